// "All present": only the blanks are filled, and one undo takes all of it back.

import Testing

@testable import SchoolCore

struct FillRegisterTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.open()
    }

    private func fill() throws -> Int {
        try school.classTeacher.fillRegister(of: school.classA, on: school.today)
    }

    @Test("Marks that stand are left alone")
    func fills() throws {
        try school.mark(school.afia, .absent)
        #expect(try fill() == 3)

        #expect(try school.marks() == "PAPP")
        #expect(try school.wrongSummaries() == [])
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.filledRegister, about: concern, by: school.classTeacher))
        #expect(line.facts["present"] == .number(3))
    }

    @Test("One undo takes the whole step back, and one redo puts it there again")
    func undone() throws {
        try school.mark(school.afia, .absent)
        _ = try fill()
        let undone = try school.classTeacher.undoMark(in: school.classA, on: school.today)
        #expect(undone.students.count == 3)
        #expect(try school.marks() == ".A..")
        _ = try school.classTeacher.redoMark(in: school.classA, on: school.today)
        #expect(try school.marks() == "PAPP")
    }

    @Test("What somebody else has marked since stays when the step is undone")
    func partly() throws {
        _ = try fill()
        try school.mark(school.bilal, .late, by: school.principal)
        let undone = try school.classTeacher.undoMark(in: school.classA, on: school.today)
        #expect(undone.students.count == 3)
        #expect(try school.marks() == "..L.")
    }

    @Test("Filling a full register changes nothing")
    func again() throws {
        _ = try fill()
        let before = try school.contents()
        #expect(try fill() == 0)
        #expect(try school.contents()["markEvent"] == before["markEvent"])
    }

    @Test("It takes an open, unsigned register inside the window, of the own class")
    func refused() throws {
        try school.expect(.attendance(.registerNotOpened)) {
            _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today - 1)
        }
        try school.expect(.notYours(.takeRegisters, .register(school.classB, school.today))) {
            _ = try school.classTeacher.fillRegister(of: school.classB, on: school.today)
        }
        try school.signed()
        try school.expect(.attendance(.alreadySigned)) { _ = try fill() }
        school.time.become("2026-03-20")
        try school.expect(.attendance(.outsideWindow(school.today, days: 7))) { _ = try fill() }
    }
}
