// Two copies of one demonstration school, byte for byte the same before the first measurement: ours
// is written through the verbs, the twin by bare SQLite. The clock stands on the first open day
// that has no register yet and runs on from ten in the morning.

import Foundation
import GRDBSQLite
import SchoolCore
import Storage

/// What every measurement works on.
struct Ground {
    let school: School
    let slots: HashSlots
    let office: Session
    let teacher: Session
    let twin: BareOffice
    let reads: BareSQLite
    /// The day being marked, and the newest day that has all its marks.
    let day: Day
    let markedDay: Day
    /// The class of the teacher, open for marking on both sides.
    let section: SectionID
    let register: Int64
    let students: [StudentID]
    let sections: [SectionID]
    /// What other processes work with, and how far their clocks are ahead of the machine's.
    let token: String
    let shift: Int64

    /// Milliseconds since the ground was laid, on the shifted clock.
    var now: Int64 { school.clock.now().milliseconds }

    init(copying database: String, into folder: String) throws {
        let ours = folder + "/ours.db"
        let other = folder + "/twin.db"
        try FileManager.default.copyItem(atPath: database, toPath: ours)
        let (day, markedDay) = try Ground.days(ours)
        let shift = Int64(day.number) * 86_400_000 + 14_400_000 - Ground.machineNow
        let first = try Ground.open(ours, shift: shift)
        let slots = try HashSlots(besides: ours)
        let office = try first.signIn(Ground.form("admin"), slots: slots)
        let teacher = try first.signIn(Ground.form("teacher"), slots: slots)
        let mine = try teacher.session.registers(on: day).first { $0.isClassTeacher }
        guard let section = mine?.section else { throw BareFailure(message: "no class") }
        let register = try teacher.session.openRegister(of: section, on: day)
        try first.close()
        try FileManager.default.copyItem(atPath: ours, toPath: other)
        sync()  // Or the disk writes the copies while our own syncs are timed.

        school = try Ground.open(ours, shift: shift)
        self.shift = shift
        token = office.token.text
        self.slots = slots
        self.office = try school.resume(office.token)
        self.teacher = try school.resume(teacher.token)
        twin = try BareOffice(
            other, user: teacher.session.user.rawValue, session: teacher.session.id.rawValue)
        reads = try BareSQLite(other)
        self.day = day
        self.markedDay = markedDay
        self.section = section
        self.register = register.id?.rawValue ?? 0
        students = register.rows.map(\.student)
        sections = try self.office.sections().map(\.id).filter { $0 != section }
    }

    private static func form(_ name: String) -> SignInForm {
        SignInForm(name, "Demo1234", kind: .command)
    }

    private static var machineNow: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    static func open(_ path: String, shift: Int64) throws -> School {
        try School.open(at: path) {
            OfficeClock(zone: $0.timeZone) { Timestamp(machineNow + shift) }
        }
    }

    private static func days(_ path: String) throws -> (next: Day, marked: Day) {
        let connection = try BareSQLite(path)
        let marked = try connection.prepare("SELECT max(day) FROM register").numbers()
        let next = try connection.prepare(
            """
            SELECT min(day) FROM schoolDay
            WHERE isOpen = 1 AND day > (SELECT max(day) FROM register)
                AND day > (SELECT at / 86400000 FROM auditHead)
            """
        ).numbers()
        return (Day(Int(next[0])), Day(Int(marked[0])))
    }
}
