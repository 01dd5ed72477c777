// The three schools of Clever's sample district. The expected numbers were counted by a separate
// program of forty lines in another language, from the files as they are: rows by `School_id`,
// classes by cutting each grade, sorted by last, first and middle name, into ceil(n / 35) parts as
// even as can be, and assignments from the sets of pupils in each teacher's sections.

import TestSupport
import Testing

@testable import SchoolCore

@Suite(.enabled(if: SharedFolder.isThere, "\(SharedFolder.absence)"))
struct CleverSandboxTests {
    private let today = Day(year: 2026, month: 3, day: 12) ?? Day(0)

    private func plan(_ school: String, keepsYear: Bool = false) throws -> CleverPlan {
        try CleverFiles(folder: SharedFolder.clever)
            .plan(for: school, today: today, keepsYear: keepsYear)
    }

    private func classes(_ plan: CleverPlan) -> [String] {
        plan.classes.map { "\($0.name) \($0.pupils.count)" }
    }

    private func classTeachers(_ plan: CleverPlan) -> [String] {
        plan.classes.map { one in
            one.classTeacher.map { plan.teachers[$0].name.family ?? "" } ?? "-"
        }
    }

    @Test("The high school comes whole, 39 sections without their teacher")
    func highSchool() throws {
        let plan = try plan("02M800")
        #expect(plan.profile.name == "City High School")
        #expect(plan.profile.address == "350 5th Avenue, New York, NY 10001")
        #expect(plan.profile.phone == "12125551212")
        #expect(plan.profile.timeZone == "America/New_York")
        #expect(plan.profile.principalName == "Theodora Khan")
        #expect(plan.principal?.username == "theodora.khan")
        #expect(plan.rejects.isEmpty)
        #expect(plan.pupils.count == 400)
        #expect(plan.teachers.count == 36)
        #expect(plan.guardians.count == 400)
        #expect(plan.subjects.count == 128)
        #expect(plan.subjects.filter { $0.code != nil }.count == 10)
        #expect(plan.seats == 4_411)
        #expect(
            classes(plan)
                == [9, 10, 11, 12].flatMap { ["\($0)-A 34", "\($0)-B 33", "\($0)-C 33"] })
        #expect(plan.teaching.count == 141)
        #expect(Set(plan.teaching.map { [$0.teacher, $0.schoolClass] }).count == 77)
        #expect(plan.classes.map(\.subjects.count).reduce(0, +) == 399)
        let leaderless = plan.warnings.filter {
            $0.kind == .teacherNotInSchool && $0.column == "Teacher_id"
        }
        #expect(leaderless.count == 39)
        let assistants = plan.warnings.filter {
            $0.kind == .teacherNotInSchool && $0.column != "Teacher_id"
        }
        #expect(assistants.count == 16)
        #expect(plan.warnings.count == 55)
        #expect(plan.classes.allSatisfy { $0.classTeacher != nil })
    }

    @Test("In the elementary school one pupil is born on a day that never was")
    func elementarySchool() throws {
        let plan = try plan("13K123")
        let reject = try #require(plan.rejects.first)
        #expect(plan.rejects.count == 1)
        #expect(reject.file == .students)
        #expect(reject.column == "Dob")
        #expect(reject.value == "02/29/2005")
        #expect(reject.reason == .notADate)
        #expect(reject.enrolmentsLost == 6)
        #expect(reject.original.contains("577226659"))
        #expect(plan.pupils.count == 369)
        #expect(plan.teachers.count == 29)
        #expect(plan.guardians.count == 369)
        #expect(plan.subjects.count == 108)
        #expect(plan.subjects.allSatisfy { $0.code == nil })
        #expect(plan.seats == 2_214)
        #expect(
            classes(plan) == [
                "K-A 30", "K-B 30", "1-A 31", "1-B 31", "2-A 31", "2-B 30", "3-A 31", "3-B 31",
                "4-A 31", "4-B 31", "5-A 31", "5-B 31",
            ])
        #expect(plan.teaching.count == 196)
        #expect(plan.classes.map(\.subjects.count).reduce(0, +) == 216)
        #expect(plan.warnings.isEmpty)
        #expect(Set(plan.classes.map(\.classTeacher)).count == 12)
    }

    @Test("The middle school comes whole")
    func middleSchool() throws {
        let plan = try plan("27Q321")
        #expect(plan.rejects.isEmpty)
        #expect(plan.warnings.isEmpty)
        #expect(plan.pupils.count == 234)
        #expect(plan.teachers.count == 24)
        #expect(plan.subjects.count == 87)
        #expect(plan.subjects.filter { $0.code != nil }.count == 12)
        #expect(plan.seats == 2_340)
        #expect(classes(plan) == [6, 7, 8].flatMap { ["\($0)-A 26", "\($0)-B 26", "\($0)-C 26"] })
        #expect(plan.teaching.count == 336)
        #expect(Set(plan.teaching.map { [$0.teacher, $0.schoolClass] }).count == 87)
        #expect(plan.classes.map(\.subjects.count).reduce(0, +) == 323)
    }

    @Test("The year is the present one, or the file's where that is asked for")
    func year() throws {
        let moved = try plan("27Q321").year
        #expect(moved.name == "2025-2026")
        #expect(moved.startsOn.iso == "2025-08-01")
        #expect(moved.endsOn.iso == "2026-06-01")
        #expect(try plan("27Q321", keepsYear: true).year.startsOn.iso == "2015-08-01")
    }

    @Test("A pupil of the file is found with all the file says of her")
    func onePupil() throws {
        let plan = try plan("02M800")
        let diane = try #require(plan.pupils.first { $0.admissionNumber == "738733110" })
        #expect(diane.name.written == "Diane J Schmeler")
        #expect(diane.name.family == "Schmeler")
        #expect(diane.sex == .female)
        #expect(diane.bornOn.iso == "1998-11-01")
        #expect(diane.grade.name == "9")
        #expect(diane.username == "dianes10")
        let contact = try #require(diane.contact)
        #expect(contact.relation == .guardian)
        #expect(contact.word == "Uncle")
        #expect(plan.guardians[contact.guardian].name.written == "Wanell Schmeler")
        #expect(plan.guardians[contact.guardian].phone?.text == "+1 336-533-1632 x218")
    }

    @Test("The same files give the same plan, and every sign-in name once")
    func sameAgain() throws {
        let plan = try plan("02M800")
        #expect(try self.plan("02M800") == plan)
        let names = plan.teachers.map(\.username) + plan.pupils.map(\.username)
        #expect(Set(names).count == names.count)
    }

    @Test("A school that is not there is told with those that are")
    func unknownSchool() throws {
        #expect(
            throws: CleverFault.unknownSchool("x", known: ["02M800", "13K123", "27Q321"])
        ) { try plan("x") }
    }
}
