// Signing: the teacher says that this is the register of the day.

import Storage
import Testing

@testable import SchoolCore

struct SignRegisterTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.open()
    }

    private func sign(_ session: Session? = nil) throws -> MarkCounts {
        try (session ?? school.classTeacher).signRegister(of: school.classA, on: school.today)
    }

    @Test("What was signed, by whom and when, stays")
    func signs() throws {
        try school.mark(school.afia, .absent)
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        let counts = try sign()

        #expect(counts == MarkCounts(present: 3, absent: 1, late: 0, halfDay: 0, excused: 0))
        let register = try school.office.register(of: school.classA, on: school.today)
        #expect(register.signedBy == "Nadia Sultana" && register.signedAt == school.time.now)
        #expect(try school.office.registers(on: school.today)[0].isSigned)
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.signedRegister, about: concern, by: school.classTeacher))
        #expect(line.facts["present"] == .number(3) && line.facts["absent"] == .number(1))
        #expect(try school.wrongSummaries() == [])
    }

    @Test("Nobody signs while marks are missing, and the missing roll numbers are named")
    func missing() throws {
        try school.mark(school.afia, .absent)
        try school.expect(.attendance(.marksMissing(rolls: [1, 3, 4]))) { _ = try sign() }
    }

    @Test("A pupil admitted today is missing until marked")
    func newcomer() throws {
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        let form = AdmitStudentTests.form()
        _ = try school.office.admit(
            form.checked(country: "880", today: school.today), key: SubmissionKey())
        try school.expect(.attendance(.marksMissing(rolls: [5]))) { _ = try sign() }
    }

    @Test("A register is signed once")
    func again() throws {
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        _ = try sign()
        try school.expect(.attendance(.alreadySigned)) { _ = try sign(school.principal) }
    }

    @Test("A register that nobody opened, or whose days have passed, is not signed")
    func refused() throws {
        try school.expect(.attendance(.registerNotOpened)) {
            _ = try school.classTeacher.signRegister(of: school.classA, on: school.today - 1)
        }
        school.time.become("2026-03-20")
        try school.expect(.attendance(.outsideWindow(school.today, days: 7))) { _ = try sign() }
    }

    @Test("The file itself keeps a signed register as it was signed")
    func guarded() throws {
        try school.signed()
        for change in ["signedBy = NULL, signedAt = NULL", "day = day - 1", "signedAt = 5"] {
            #expect(
                throws: StorageFailure.constraint("a signed register stays as it was signed")
            ) { try school.arrange("UPDATE register SET \(change)") }
        }
        #expect(throws: StorageFailure.constraint("a signed register is only corrected")) {
            try school.arrange(
                """
                INSERT INTO markEvent (register, student, kind, step, code, remark, by, at)
                SELECT id, \(school.afia.rawValue), 'SET', 9, 'A', '', signedBy, 0 FROM register
                """)
        }
    }

    @Test("A teacher signs the registers of the own classes")
    func notYours() throws {
        try school.expect(.notYours(.takeRegisters, .register(school.classA, school.today))) {
            _ = try sign(school.subjectTeacher)
        }
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        _ = try sign(school.principal)
    }
}
