// Taking back one's own last step while it still is what counts.

import Testing

@testable import SchoolCore

struct UndoMarkTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.open()
    }

    @discardableResult
    private func undo(_ session: Session? = nil) throws -> UndoneStep {
        try (session ?? school.classTeacher).undoMark(in: school.classA, on: school.today)
    }

    @discardableResult
    private func redo(_ session: Session? = nil) throws -> UndoneStep {
        try (session ?? school.classTeacher).redoMark(in: school.classA, on: school.today)
    }

    @Test("An undone mark is what it was before, and the trail says so")
    func undoes() throws {
        try school.mark(school.afia, .late)
        try school.mark(school.afia, .absent)
        #expect(try undo().students == [school.afia])

        #expect(try school.marks() == ".L..")
        #expect(try school.wrongSummaries() == [])
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.undidMark, about: concern, by: school.classTeacher))
        #expect(line.facts["pupils"] == .number(1))
    }

    @Test("Remark and minute come back with the mark")
    func remark() throws {
        let late = MarkOrder(try school.afia, .late, remark: "the bus", minute: 552)
        try school.classTeacher.mark(late, in: school.classA, on: school.today)
        try school.mark(school.afia, nil)
        try undo()
        let mark = try school.office.register(of: school.classA, on: school.today).rows[1].mark
        #expect(mark?.remark == "the bus" && mark?.minute == 552)
    }

    @Test("Step by step back to the empty register, and step by step forward again")
    func several() throws {
        let steps: [(StudentID, AttendanceCode?)] = [
            (try school.abdul, .present), (try school.afia, .absent), (try school.afia, .late),
            (try school.afia, nil), (try school.bilal, .excused), (try school.afia, .halfDay),
        ]
        var pictures = [try school.marks()]
        for (student, code) in steps {
            try school.mark(student, code)
            pictures.append(try school.marks())
        }
        for picture in pictures.dropLast().reversed() {
            try undo()
            #expect(try school.marks() == picture)
        }
        try school.expect(.attendance(.nothingToUndo)) { try undo() }
        for picture in pictures.dropFirst() {
            try redo()
            #expect(try school.marks() == picture)
        }
        try school.expect(.attendance(.nothingToRedo)) { try redo() }
        #expect(try school.wrongSummaries() == [])
    }

    @Test("It outlives a dropped line: another session of the same person goes on undoing")
    func newSession() throws {
        try school.mark(school.afia, .late)
        try school.mark(school.afia, .absent)
        let again = try school.session("nadia", on: school.openedAgain())
        try undo(again)
        #expect(try school.marks() == ".L..")
        try undo(again)
        #expect(try school.marks() == "....")
        try redo(again)
        #expect(try school.marks() == ".L..")
    }

    @Test("What somebody else has marked since is not touched")
    func somebodyElse() throws {
        try school.mark(school.afia, .absent)
        try school.mark(school.afia, .late, by: school.principal)
        try school.expect(.attendance(.changedBySomebodyElse)) { try undo() }
        #expect(try school.marks() == ".L..")
    }

    @Test("Everyone undoes the own steps only")
    func ownOnly() throws {
        try school.mark(school.afia, .absent)
        try school.expect(.attendance(.nothingToUndo)) { try undo(school.principal) }
        try school.mark(school.bilal, .late, by: school.principal)
        try undo()
        #expect(try school.marks() == "..L.")
        try undo(school.principal)
        #expect(try school.marks() == "....")
    }

    @Test("Undoing one's own mark gives back the mark of somebody else before it")
    func before() throws {
        try school.mark(school.afia, .late, by: school.principal)
        try school.mark(school.afia, .absent)
        try undo()
        #expect(try school.marks() == ".L..")
        #expect(try school.wrongSummaries() == [])
    }

    @Test("Nothing is undone or redone past the signature")
    func signature() throws {
        try school.mark(school.afia, .absent)
        try school.mark(school.bilal, .absent)
        try undo()
        try school.signed()
        try school.expect(.attendance(.alreadySigned)) { try undo() }
        try school.expect(.attendance(.alreadySigned)) { try redo() }
    }

    @Test("Nothing is undone in a register that is not open, or outside the window")
    func refused() throws {
        try school.mark(school.afia, .absent)
        try school.expect(.attendance(.registerNotOpened)) {
            _ = try school.classTeacher.undoMark(in: school.classA, on: school.today - 1)
        }
        school.time.become("2026-03-20")
        let refusal = Refusal.attendance(.outsideWindow(school.today, days: 7))
        try school.expect(refusal) { try undo() }
        try school.expect(refusal) { try redo() }
    }

    @Test("Undoing needs the right to mark")
    func notPermitted() throws {
        try school.expect(.notPermitted(.takeRegisters)) { try undo(school.accountant) }
        try school.expect(.notPermitted(.takeRegisters)) { try redo(school.parent) }
    }
}

struct MarkHistoryTests {
    @Test("The steps of a register are worked out from its events alone")
    func steps() {
        func history(_ steps: [(MarkStep.Kind, Int64)]) -> MarkHistory {
            MarkHistory(steps.map { MarkStep(kind: $0.0, number: $0.1) })
        }
        let filled = history([(.set, 1), (.filled, 2), (.filled, 2), (.filled, 2)])
        #expect(filled.undoable == [1, 2] && filled.redoable == [])
        let undone = history([(.set, 1), (.filled, 2), (.filled, 2), (.undone, 2), (.undone, 2)])
        #expect(undone.undoable == [1] && undone.redoable == [2])
        let both = history([(.set, 1), (.set, 2), (.undone, 2), (.undone, 1), (.redone, 1)])
        #expect(both.undoable == [1] && both.redoable == [2])
        let new = history([(.set, 1), (.undone, 1), (.set, 3)])
        #expect(new.undoable == [3] && new.redoable == [])
    }
}
