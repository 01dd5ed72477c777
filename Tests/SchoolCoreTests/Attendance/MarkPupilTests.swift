// One mark against one name, stored as it is typed.

import Testing

@testable import SchoolCore

struct MarkPupilTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.open()
    }

    @Test("A mark is stored as it is typed: another terminal sees it at once")
    func stored() throws {
        try school.classTeacher.mark(
            MarkOrder(school.afia, .late, remark: "  the bus  ", minute: 552), in: school.classA,
            on: school.today)

        let other = try school.session("principal", on: school.openedAgain())
        let mark = try other.register(of: school.classA, on: school.today).rows[1].mark
        #expect(mark?.code == .late && mark?.remark == "the bus" && mark?.minute == 552)
        #expect(try mark?.by == school.user("nadia"))
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.marked, about: concern, by: school.classTeacher))
        #expect(
            try line.facts == [
                "day": .day(school.today), "student": .id(school.afia), "code": .word("L"),
            ])
    }

    @Test(
        "Every mark counts in the summary, and a new one replaces the old",
        arguments: AttendanceCode.allCases)
    func summary(code: AttendanceCode) throws {
        try school.mark(school.abdul, .present)
        try school.mark(school.abdul, code)
        let counts = try school.office.registers(on: school.today)[0].counts
        #expect(counts.total == 1 && counts[code] == 1)
        #expect(try school.wrongSummaries() == [])
    }

    @Test("A cleared mark is gone from register and summary, the events stay")
    func clear() throws {
        try school.mark(school.abdul, .absent)
        try school.mark(school.abdul, nil)

        #expect(try school.marks() == "....")
        #expect(try school.office.registers(on: school.today)[0].counts.total == 0)
        #expect(try school.count("SELECT count(*) FROM markEvent") == 2)
        #expect(try school.lastLine().facts["code"] == .nothing)
        try school.mark(school.abdul, nil)
        #expect(try school.marks() == "....")
    }

    @Test("The same mark again changes nothing that counts")
    func again() throws {
        try school.mark(school.abdul, .absent)
        try school.mark(school.abdul, .absent)
        #expect(try school.marks() == "A...")
        #expect(try school.office.registers(on: school.today)[0].counts.absent == 1)
    }

    @Test("Two teachers at once: the last mark counts, and nothing is lost from the record")
    func twoAtOnce() throws {
        let other = try school.session("principal", on: school.openedAgain())
        try school.mark(school.abdul, .absent)
        try school.mark(school.abdul, .late, by: other)
        try school.mark(school.afia, .present, by: other)
        #expect(try school.marks() == "LP..")
        #expect(try school.count("SELECT count(*) FROM markEvent") == 3)
    }

    @Test("Only pupils of the class that day are marked")
    func others() throws {
        try school.expect(.attendance(.notEnrolledThatDay(school.dipa))) {
            try school.mark(school.dipa, .present)
        }
        try school.office.move(school.chandni, to: school.classB, on: school.today)
        try school.expect(.attendance(.notEnrolledThatDay(school.chandni))) {
            try school.mark(school.chandni, .present)
        }
    }

    @Test("A register must have been opened, and not be signed")
    func state() throws {
        try school.expect(.attendance(.registerNotOpened)) {
            try school.mark(school.abdul, .present, on: school.today - 1)
        }
        try school.signed()
        try school.expect(.attendance(.alreadySigned)) { try school.mark(school.abdul, .absent) }
    }

    @Test("A register that stayed open is marked as long as the window lasts")
    func window() throws {
        school.time.become("2026-03-19")
        try school.mark(school.abdul, .present)
        school.time.become("2026-03-20")
        try school.expect(.attendance(.outsideWindow(school.today, days: 7))) {
            try school.mark(school.abdul, .absent)
        }
        try school.expect(.attendance(.inTheFuture("2026-03-21"))) {
            try school.mark(school.abdul, .absent, on: "2026-03-21")
        }
    }

    @Test("A remark is one short line, a minute lies within the day")
    func typed() throws {
        let long = String(repeating: "x", count: MarkOrder.remarkCharacters + 1)
        #expect(throws: Refusal.self) {
            try school.classTeacher.mark(
                MarkOrder(school.abdul, .absent, remark: long), in: school.classA, on: school.today)
        }
        let fault = FieldProblem("minute", .notANumber(from: 0, to: 1439))
        try school.expect(.invalid([fault])) {
            try school.classTeacher.mark(
                MarkOrder(school.abdul, .late, minute: 1440), in: school.classA, on: school.today)
        }
    }

    @Test("The place to return to is the last mark of a register that waits for its signature")
    func place() throws {
        #expect(try school.classTeacher.placeToReturn() == nil)
        try school.mark(school.bilal, .absent)
        let again = try school.session("nadia", on: school.openedAgain())
        let place = try again.placeToReturn()
        #expect(try place?.student == school.bilal && place?.day == school.today)
        #expect(place?.marks == 1 && place?.section == school.classA)
        let markedAt = try #require(place?.at)
        #expect(try again.placeToReturn(lostAt: markedAt) == place)
        #expect(try again.placeToReturn(lostAt: markedAt + 86_400) == nil)
        #expect(try school.principal.placeToReturn() == nil)
        try school.signed()
        #expect(try school.classTeacher.placeToReturn() == nil)
    }

    @Test("A parent marks nobody, a teacher nobody of another class")
    func notPermitted() throws {
        try school.expect(.notPermitted(.takeRegisters)) {
            try school.mark(school.abdul, .present, by: school.parent)
        }
        try school.expect(.notYours(.takeRegisters, .register(school.classA, school.today))) {
            try school.mark(school.abdul, .present, by: school.subjectTeacher)
        }
    }
}
