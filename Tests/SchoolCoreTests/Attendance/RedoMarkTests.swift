// Putting back the step that was undone last.

import Testing

@testable import SchoolCore

struct RedoMarkTests {
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

    @Test("A redone mark is the undone one again, and the trail says so")
    func redoes() throws {
        let late = MarkOrder(try school.afia, .late, remark: "the bus", minute: 552)
        try school.classTeacher.mark(late, in: school.classA, on: school.today)
        try undo()
        #expect(try redo().students == [school.afia])

        let mark = try school.office.register(of: school.classA, on: school.today).rows[1].mark
        #expect(mark?.code == .late && mark?.remark == "the bus" && mark?.minute == 552)
        #expect(try school.wrongSummaries() == [])
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.redidMark, about: concern, by: school.classTeacher))
        #expect(line.facts["pupils"] == .number(1))
    }

    @Test("Back and forth at the same step is always the same")
    func backAndForth() throws {
        try school.mark(school.afia, .absent)
        for _ in 0..<3 {
            try undo()
            #expect(try school.marks() == "....")
            try redo()
            #expect(try school.marks() == ".A..")
        }
    }

    @Test("A new mark after an undo leaves nothing to redo")
    func newMark() throws {
        try school.mark(school.afia, .absent)
        try undo()
        try school.mark(school.abdul, .present)
        try school.expect(.attendance(.nothingToRedo)) { try redo() }
        try undo()
        #expect(try school.marks() == "....")
    }

    @Test("Nothing is redone over somebody else's mark")
    func redoOver() throws {
        try school.mark(school.afia, .absent)
        try undo()
        try school.mark(school.afia, .late, by: school.principal)
        try school.expect(.attendance(.changedBySomebodyElse)) { try redo() }
    }

    @Test("Nothing is redone that was not undone, nor what somebody else has undone")
    func nothing() throws {
        try school.mark(school.afia, .absent)
        try school.expect(.attendance(.nothingToRedo)) { try redo() }
        try undo()
        try school.expect(.attendance(.nothingToRedo)) { try redo(school.principal) }
    }

    @Test("Redoing needs the right to mark, an open register and a day in the window")
    func refused() throws {
        try school.mark(school.afia, .absent)
        try undo()
        try school.expect(.notPermitted(.takeRegisters)) { try redo(school.accountant) }
        try school.expect(.attendance(.registerNotOpened)) {
            _ = try school.classTeacher.redoMark(in: school.classA, on: school.today - 1)
        }
        school.time.become("2026-03-20")
        let refusal = Refusal.attendance(.outsideWindow(school.today, days: 7))
        try school.expect(refusal) { try redo() }
    }
}
