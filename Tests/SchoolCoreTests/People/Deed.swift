// Everything a signed-in person can try: one closure for each verb and each question of Session.

import Testing

@testable import SchoolCore

/// Whether a deed is about what is one's own, or another's.
enum Side: String, CaseIterable, Sendable { case own, other }

/// One verb or question, tried about one's own or another's.
struct Deed: Sendable {
    /// What a deed is about.
    enum Extent: Sendable { case general, school, user, section, register, student }

    /// What a deed is tried on: the school, and the one who tries.
    struct Scene {
        let school: TestSchool
        let session: Session
        let side: Side

        var isOwn: Bool { side == .own }
        var section: SectionID { isOwn ? school.classA : school.classB }
        var student: StudentID { get throws { try isOwn ? school.abdul : school.dipa } }
        var user: UserID { get throws { try isOwn ? session.user : school.user("tariq") } }
        var today: Day { school.today }
        var hashSlots: HashSlots { get throws { try HashSlots(besides: school.path) } }

        /// For lists: what is not listed is denied as well.
        func lists(_ isListed: Bool) throws {
            if !isListed { throw Refusal.unknown("", kind: "") }
        }
    }

    let name: String
    let permission: Permission
    let extent: Extent
    let writes: Bool
    /// A list does not refuse what is another's: it leaves it out.
    let isList: Bool
    let work: @Sendable (Scene) throws -> Void

    /// What is general, or the school's, is tried once.
    var sides: [Side] { extent == .general || extent == .school ? [.own] : Side.allCases }

    /// True when it was done, or refused for another reason than the person's rights.
    func isDone(in school: TestSchool, as role: Role, about side: Side) throws -> Bool {
        let scene = Scene(school: school, session: try school.session(as: role), side: side)
        do {
            try work(scene)
            return true
        } catch let refusal as Refusal {
            switch refusal {
            case .notPermitted, .notYours, .notFound, .unknown: return false
            default: return true
            }
        }
    }

    /// A school with a register of each class: yesterday's signed, today's open.
    static func school() throws -> TestSchool {
        let school = try TestSchool()
        var order = RegisterOrder()
        for section in [school.classA, school.classB] {
            order.signs = true
            _ = try school.office.takeRegister(of: section, on: school.today - 1, order)
            _ = try school.office.openRegister(of: section, on: school.today)
        }
        try school.takeFees()
        return school
    }

    static let all =
        people + office + drafts + classes + students + registers + reports + overviews + fees
        + money

    static func verb(
        _ name: String, _ permission: Permission, _ extent: Extent = .general,
        _ work: @escaping @Sendable (Scene) throws -> Void
    ) -> Deed {
        Deed(
            name: name, permission: permission, extent: extent, writes: true, isList: false,
            work: work)
    }

    static func question(
        _ name: String, _ permission: Permission, _ extent: Extent = .general,
        isList: Bool = false, _ work: @escaping @Sendable (Scene) throws -> Void
    ) -> Deed {
        Deed(
            name: name, permission: permission, extent: extent, writes: false, isList: isList,
            work: work)
    }

    private static let people = [
        question("users", .seeUsers) { _ = try $0.session.users() },
        question("user", .seeUsers) { _ = try $0.session.user(named: "tariq") },
        verb("createUser", .createUsers) {
            let new = UserForm(username: "jamal", name: "Jamal Uddin", roles: ["PARENT"])
            _ = try $0.session.createUser(
                new.checked(), password: .oneTime(), mustChange: true, slots: $0.hashSlots)
        },
        verb("unlock", .updateUsers, .user) { try $0.session.unlock($0.user) },
        verb("setStatus", .updateUsers, .user) {
            try $0.session.setStatus(of: $0.user, to: .suspended)
        },
        verb("resetPassword", .updateUsers, .user) {
            _ = try $0.session.resetPassword(of: $0.user, slots: $0.hashSlots)
        },
        verb("end", .updateProfile) { try $0.session.end($0.session.id) },
        verb("end", .endSessions) { try $0.session.end($0.school.subjectTeacher.id) },
        question("sessions", .seeProfile) { _ = try $0.session.sessions() },
        question("sessions", .seeUsers) { _ = try $0.session.sessions(ofEverybody: true) },
        verb("changePassword", .updateProfile) {
            try $0.session.changePassword(
                from: "Register2", to: "Attendance7", slots: $0.hashSlots)
        },
        verb("isMyPassword", .seeProfile) {
            _ = try $0.session.isMyPassword("Register2", slots: $0.hashSlots)
        },
        verb("signOut", .seeProfile) { try $0.session.signOut() },
        verb("switchRole", .updateProfile) {
            _ = try $0.session.switchRole(to: $0.session.role)
        },
        question("whoAmI", .seeProfile) { _ = try $0.session.whoAmI() },
    ]

    private static let office = [
        verb("set", .changeSettings) { try $0.session.set(.idleMinutes, to: 20) },
        verb("set", .changeSettings) { try $0.session.set(.receiptWidth, to: "40") },
        question("textSettings", .seeSettings) { _ = try $0.session.textSettings() },
        question("settings", .seeSettings) { _ = try $0.session.settings() },
        question("idleMinutes", .seeProfile) { _ = try $0.session.idleMinutes() },
        question("auditTrail", .seeAuditTrail) {
            _ = try $0.session.auditTrail(AuditTrail.Wish())
        },
        verb("close", .writeCalendar) { try $0.session.close("2026-04-01", reason: "storm") },
        verb("open", .writeCalendar) { try $0.session.open("2026-04-03") },
        verb("openYear", .changeSettings) {
            let year = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-02-01")
            _ = try $0.session.openYear(year, makeCurrent: false)
        },
        question("years", .seeCalendar) { _ = try $0.session.years() },
        question("calendar", .seeCalendar) { _ = try $0.session.calendar($0.today...$0.today) },
    ]

    private static let drafts = [
        verb("keepDraft", .updateProfile) { try $0.session.keepDraft(form: "leave", body: "") },
        verb("dropDraft", .updateProfile) { try $0.session.dropDraft(form: "leave") },
        question("draft", .seeProfile) { _ = try $0.session.draft(form: "leave") },
        verb("prefer", .updateProfile) { _ = try $0.session.prefer(.lines, "off") },
        verb("remember", .updateProfile) { _ = try $0.session.remember(.commands, "a 1") },
        question("preferences", .seeProfile) { _ = try $0.session.preferences() },
    ]

    private static let students = [
        question("students", .seeStudents, .student, isList: true) { scene in
            let student = try scene.student
            let found = try scene.session.students(StudentList.Wish())
            try scene.lists(found.rows.contains { $0.id == student })
        },
        question("student", .seeStudents, .student, isList: true) {
            let number = $0.isOwn ? "Abdul Karim" : "Dipa Roy"
            let card = try $0.school.office.card(of: $0.school.pupil(number))
            _ = try $0.session.student(numbered: card.student.admissionNumber)
        },
        question("card", .seeStudents, .student) { _ = try $0.session.card(of: $0.student) },
        verb("admit", .writeStudents) {
            let admission = try AdmitStudentTests.form().checked(country: "880", today: $0.today)
            _ = try $0.session.admit(admission, key: SubmissionKey())
        },
        verb("correct", .writeStudents, .student) {
            let known = try $0.school.office.card(of: $0.student).student
            let new = try AdmissionForm(known).corrected(country: "880", today: $0.today)
            try $0.session.correct($0.student, to: new, version: 1)
        },
        verb("correct", .writeStudents) {
            let new = NewGuardian(
                name: try PersonName(written: "Rahima Begum"), phone: "", email: "",
                occupation: "")
            try $0.session.correct($0.school.roster.rahima, to: new, version: 1)
        },
        verb("move", .writeStudents, .student) {
            let other = $0.isOwn ? $0.school.classB : $0.school.classA
            try $0.session.move($0.student, to: other, on: $0.today)
        },
        verb("move", .writeStudents, .student) {
            let other = $0.isOwn ? $0.school.classB : $0.school.classA
            try $0.session.move([$0.student], to: other, on: $0.today)
        },
    ]

    private static let registers = [
        question("register", .seeAttendance, .register) {
            _ = try $0.session.register(of: $0.section, on: $0.today)
        },
        verb("openRegister", .seeAttendance, .register) {
            _ = try $0.session.openRegister(of: $0.section, on: $0.today)
        },
        verb("openRegister", .takeRegisters, .register) {
            _ = try $0.session.openRegister(of: $0.section, on: $0.today - 2)
        },
        verb("mark", .takeRegisters, .register) {
            let order = MarkOrder(try $0.student, .present)
            try $0.session.mark(order, in: $0.section, on: $0.today)
        },
        verb("fillRegister", .takeRegisters, .register) {
            _ = try $0.session.fillRegister(of: $0.section, on: $0.today)
        },
        verb("undoMark", .takeRegisters, .register) {
            _ = try $0.session.undoMark(in: $0.section, on: $0.today)
        },
        verb("redoMark", .takeRegisters, .register) {
            _ = try $0.session.redoMark(in: $0.section, on: $0.today)
        },
        verb("signRegister", .takeRegisters, .register) {
            _ = try $0.session.signRegister(of: $0.section, on: $0.today)
        },
        verb("takeRegister", .takeRegisters, .register) {
            _ = try $0.session.takeRegister(of: $0.section, on: $0.today, RegisterOrder())
        },
        verb("correctMark", .takeRegisters, .register) {
            try $0.session.correctMark(
                of: $0.student, to: .late, reason: "came at ten", in: $0.section,
                on: $0.today - 1)
        },
        verb("recordLeave", .takeRegisters, .student) {
            _ = try $0.session.recordLeave(
                of: $0.student, "2026-03-15"..."2026-03-15", reason: "wedding")
        },
        verb("recordLeave", .takeRegisters, .student) {
            try $0.session.recordLeave(
                of: [$0.student], "2026-03-15"..."2026-03-15", reason: "excursion")
        },
        question("registers", .seeAttendance, .section, isList: true) { scene in
            let states = try scene.session.registers(on: scene.today)
            try scene.lists(states.contains { $0.section == scene.section })
        },
        question("markingWindow", .seeAttendance) { _ = try $0.session.markingWindow() },
        question("dayToMark", .seeAttendance) { _ = try $0.session.dayToMark() },
        question("placeToReturn", .seeAttendance) { _ = try $0.session.placeToReturn() },
    ]

    private static let reports = [
        question("attendance", .seeAttendance, .student, isList: true) {
            var wish = AttendanceRecord.Wish()
            wish.student = try $0.student
            try $0.lists($0.session.attendance(wish).total > 0)
        },
        question("attendanceSummary", .seeAttendance, .student) {
            _ = try $0.session.attendanceSummary(of: $0.student)
        },
        question("attendanceSummary", .seeAttendance, .register) {
            _ = try $0.session.attendanceSummary(of: $0.section)
        },
        question("attendanceStatistics", .seeAttendance, .section, isList: true) {
            let marks = try $0.session.attendanceStatistics(on: $0.today - 1).counts.total
            try $0.lists(marks >= ($0.isOwn ? 4 : 7))
        },
        question("sheetPrinter", .seeAttendance) { _ = try $0.session.sheetPrinter() },
        verb("printSheet", .seeAttendance, .register) {
            try $0.session.printSheet(of: $0.section, $0.today...$0.today)
        },
        question("month", .seeAttendance, .register) {
            _ = try $0.session.month(of: $0.section, containing: $0.today)
        },
        question("markAuthors", .seeAttendance, .register) {
            _ = try $0.session.markAuthors(of: [], in: $0.section, containing: $0.today)
        },
        question("excusedCounts", .seeProfile) { _ = try $0.session.excusedCounts() },
    ]
}
