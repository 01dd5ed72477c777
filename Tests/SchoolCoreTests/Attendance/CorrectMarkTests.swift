// Correcting a mark of a signed register, with a reason that stays.

import Testing

@testable import SchoolCore

struct CorrectMarkTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.signed([2: .absent])
    }

    private func correct(
        _ student: StudentID, to code: AttendanceCode = .late, reason: String = "came at ten",
        on day: Day = TestSchool.today, by session: Session? = nil
    ) throws {
        try (session ?? school.classTeacher).correctMark(
            of: student, to: code, reason: reason, in: school.classA, on: day)
    }

    @Test("The corrected mark counts, the reason stays, and the signature too")
    func corrects() throws {
        try correct(school.afia)

        let register = try school.office.register(of: school.classA, on: school.today)
        #expect(register.rows[1].mark?.code == .late)
        #expect(register.rows[1].mark?.remark == "came at ten")
        #expect(register.isSigned)
        #expect(try school.office.registers(on: school.today)[0].counts.late == 1)
        #expect(try school.wrongSummaries() == [])
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.correctedMark, about: concern, by: school.classTeacher))
        #expect(try line.facts["student"] == .id(school.afia))
        #expect(line.facts["code"] == .word("L"))
    }

    @Test("A correction can be corrected, and every event stays")
    func again() throws {
        try correct(school.afia)
        try correct(school.afia, to: .excused, reason: "note of the mother", by: school.principal)
        #expect(try school.marks() == "PEPP")
        #expect(
            try school.count("SELECT count(*) FROM markEvent WHERE kind = 'CORRECTED'") == 2)
    }

    @Test("Without a reason nothing is corrected", arguments: ["", "   "])
    func noReason(reason: String) throws {
        try school.expect(.attendance(.reasonMissing)) {
            try correct(school.afia, reason: reason)
        }
    }

    @Test("A reason of a letter or two is none, and what is so already is not corrected")
    func nothingCorrected() throws {
        try school.expect(.invalid([FieldProblem("reason", .tooShort(atLeast: 3))])) {
            try correct(school.afia, reason: "x")
        }
        try school.expect(.attendance(.markUnchanged)) { try correct(school.afia, to: .absent) }
    }

    @Test("Inside the window only")
    func window() throws {
        school.time.become("2026-03-19")
        try correct(school.afia)
        school.time.become("2026-03-20")
        try school.expect(.attendance(.outsideWindow(school.today, days: 7))) {
            try correct(school.afia, to: .present)
        }
    }

    @Test("What is not signed is marked, not corrected; what is not open neither")
    func unsigned() throws {
        try school.open(school.today - 1)
        try school.expect(.attendance(.notSignedYet)) {
            try correct(school.afia, on: school.today - 1)
        }
        try school.expect(.attendance(.registerNotOpened)) {
            try correct(school.afia, on: school.today - 2)
        }
    }

    @Test("Only pupils of the class that day")
    func others() throws {
        try school.expect(.attendance(.notEnrolledThatDay(school.dipa))) {
            try correct(school.dipa)
        }
    }

    @Test("A pupil who came after the signature gets a mark by correction")
    func newcomer() throws {
        let form = AdmitStudentTests.form()
        let gopal = try school.office.admit(
            form.checked(country: "880", today: school.today), key: SubmissionKey())
        try correct(gopal, to: .present, reason: "admitted today")
        #expect(try school.marks() == "PAPPP")
        #expect(try school.wrongSummaries() == [])
    }

    @Test("Correcting needs the right to mark this class")
    func notPermitted() throws {
        try school.expect(.notYours(.takeRegisters, .register(school.classA, school.today))) {
            try correct(school.afia, by: school.subjectTeacher)
        }
        try school.expect(.notPermitted(.takeRegisters)) {
            try correct(school.afia, by: school.parent)
        }
    }
}
