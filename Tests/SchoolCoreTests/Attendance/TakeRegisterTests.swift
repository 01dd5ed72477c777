// A whole register in one go, by roll number.

import Testing

@testable import SchoolCore

struct TakeRegisterTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func take(
        _ marks: [Int: AttendanceCode] = [:], restPresent: Bool = true, signs: Bool = false,
        on day: Day = TestSchool.today
    ) throws -> RegisterTaken {
        var order = RegisterOrder()
        order.marks = marks
        order.restPresent = restPresent
        order.signs = signs
        return try school.classTeacher.takeRegister(of: school.classA, on: day, order)
    }

    @Test("Who is not named is present, and it may be signed in the same stroke")
    func takes() throws {
        let taken = try take([2: .absent, 4: .late], signs: true)

        #expect(taken.created == 4 && taken.changed == 0 && taken.isSigned)
        #expect(taken.counts == MarkCounts(present: 2, absent: 1, late: 1, halfDay: 0, excused: 0))
        #expect(try school.marks() == "PAPL")
        #expect(try school.office.register(of: school.classA, on: school.today).isSigned)
        #expect(try school.wrongSummaries() == [])
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.takenRegister, about: concern, by: school.classTeacher))
        #expect(line.facts["absent"] == .number(1))
        #expect(try school.count("SELECT count(*) FROM auditLine") == 2)
    }

    @Test("Only what differs is written, and marks that stand are not made present")
    func again() throws {
        _ = try take([2: .absent])
        let before = try school.contents()
        let same = try take([2: .absent])
        #expect(same.created == 0 && same.changed == 0)
        #expect(try school.contents()["markEvent"] == before["markEvent"])
        let other = try take([3: .late])
        #expect(other.changed == 1)
        #expect(try school.marks() == "PALP")
    }

    @Test("Remarks come with the marks")
    func remarks() throws {
        var order = RegisterOrder()
        order.marks = [2: .absent]
        order.remarks = [2: "fever"]
        _ = try school.classTeacher.takeRegister(of: school.classA, on: school.today, order)
        let rows = try school.office.register(of: school.classA, on: school.today).rows
        #expect(rows[1].mark?.remark == "fever")
        order.remarks = [2: String(repeating: "x", count: 61)]
        #expect(throws: Refusal.self) {
            _ = try school.classTeacher.takeRegister(of: school.classA, on: school.today, order)
        }
    }

    @Test("The whole register is one step to undo")
    func undone() throws {
        _ = try take([2: .absent])
        _ = try school.classTeacher.undoMark(in: school.classA, on: school.today)
        #expect(try school.marks() == "....")
    }

    @Test("Pupils on leave stay excused")
    func leave() throws {
        _ = try school.classTeacher.recordLeave(
            of: school.bilal, school.today...school.today, reason: "wedding")
        _ = try take()
        #expect(try school.marks() == "PPEP")
    }

    @Test("A roll number that is not in the class refuses the whole register")
    func unknownRoll() throws {
        try school.expect(.attendance(.notInThisClass(roll: 17))) {
            _ = try take([2: .absent, 17: .absent])
        }
    }

    @Test("With marks missing it is not signed, and nothing at all is written")
    func missing() throws {
        try school.expect(.attendance(.marksMissing(rolls: [1, 3, 4]))) {
            _ = try take([2: .absent], restPresent: false, signs: true)
        }
        #expect(try take([2: .absent], restPresent: false).counts.total == 1)
    }

    @Test("A signed register is not taken again")
    func signed() throws {
        _ = try take(signs: true)
        try school.expect(.attendance(.alreadySigned)) { _ = try take([2: .absent]) }
    }

    @Test("On open days of the window only, and not for an empty class")
    func refused() throws {
        let (friday, old): (Day, Day) = ("2026-03-06", "2026-03-04")
        try school.expect(.attendance(.schoolClosed(friday, reason: "weekend"))) {
            _ = try take(on: friday)
        }
        try school.expect(.attendance(.outsideWindow(old, days: 7))) { _ = try take(on: old) }
        let tomorrow = school.today + 1
        try school.expect(.attendance(.inTheFuture(tomorrow))) { _ = try take(on: tomorrow) }
        let empty = try school.office.add(NewSection(name: "8-A", level: "8"))
        try school.expect(.attendance(.nobodyEnrolled)) {
            _ = try school.office.takeRegister(of: empty, on: school.today, RegisterOrder())
        }
    }

    @Test("Taking needs the right to mark this class")
    func notPermitted() throws {
        try school.expect(.notYours(.takeRegisters, .register(school.classB, school.today))) {
            _ = try school.classTeacher.takeRegister(
                of: school.classB, on: school.today, RegisterOrder())
        }
    }
}
