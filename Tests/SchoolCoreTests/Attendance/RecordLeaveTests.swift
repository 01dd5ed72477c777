// Leave known beforehand.

import Storage
import Testing

@testable import SchoolCore

struct RecordLeaveTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func record(
        _ days: ClosedRange<Day> = "2026-03-15"..."2026-03-17", of student: StudentID? = nil,
        reason: String = "wedding", by session: Session? = nil
    ) throws -> LeaveID {
        try (session ?? school.classTeacher).recordLeave(
            of: student ?? school.bilal, days, reason: reason)
    }

    @Test("The registers of those days come with the pupil excused")
    func records() throws {
        _ = try record()
        let line = try school.lastLine()
        #expect(
            try line.says(.recordedLeave, about: .student(school.bilal), by: school.classTeacher))
        #expect(line.facts == ["from": .day("2026-03-15"), "to": .day("2026-03-17")])
        school.time.become("2026-03-17")
        try school.open("2026-03-17")
        #expect(try school.marks(on: "2026-03-17") == "..E.")
    }

    @Test("Leave is recorded once for a day", arguments: [-2...0, 2...4, 1...1, -5...9])
    func again(days: ClosedRange<Int>) throws {
        _ = try record()
        let first: Day = "2026-03-15"
        try school.expect(.attendance(.leaveOverlaps(first))) {
            _ = try record(first + days.lowerBound...first + days.upperBound)
        }
        _ = try record("2026-03-18"..."2026-03-18")
        _ = try record("2026-03-14"..."2026-03-14")
    }

    @Test("Leave has a reason, and no year of it at once")
    func typed() throws {
        try school.expect(.invalid([FieldProblem("reason", .missing)])) {
            _ = try record(reason: "")
        }
        try school.expect(.invalid([FieldProblem("to", .notADate)])) {
            _ = try record("2026-03-15"..."2027-03-16")
        }
        _ = try record("2026-03-15"..."2027-03-15")
    }

    @Test("A teacher records leave for the own pupils, a parent for nobody")
    func notPermitted() throws {
        try school.expect(.notYours(.takeRegisters, .student(school.dipa))) {
            _ = try record(of: school.dipa)
        }
        try school.expect(.notPermitted(.takeRegisters)) {
            _ = try record(of: school.abdul, by: school.parent)
        }
        try school.expect(.notFound(.student(StudentID(99)))) {
            _ = try record(of: StudentID(99), by: school.office)
        }
    }

    @Test("Leave is never changed in the file")
    func guarded() throws {
        _ = try record()
        #expect(throws: StorageFailure.constraint("leave is append-only")) {
            try school.arrange("DELETE FROM leave")
        }
    }

    @Test("Leave of several is told of each, and is all or nothing")
    func several() throws {
        let days: ClosedRange<Day> = "2026-03-15"..."2026-03-17"
        let both = try [school.bilal, school.chandni]
        try school.classTeacher.recordLeave(of: both, days, reason: "excursion")
        let line = try school.lastLine()
        #expect(
            try line.says(.recordedLeave, about: .student(school.chandni), by: school.classTeacher)
        )
        let name = try school.office.card(of: school.bilal).student.latinName
        let refusal = Refusal.ofPupil(name, .attendance(.leaveOverlaps("2026-03-15")))
        try school.expect(refusal) {
            try school.classTeacher.recordLeave(
                of: [school.abdul, school.bilal], "2026-03-17"..."2026-03-18", reason: "wedding")
        }
    }
}
