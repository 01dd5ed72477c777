// The school that screens are tried on: a real file, founded once through the real door and copied
// for each test. Its pupils write their names in four scripts; two months of registers are taken.

import Foundation
import Synchronization
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// An opened copy at nine in the morning of Thursday 12 March 2026, with one signed-in person for
/// each role.
final class TUISchool: Sendable {
    static let today: Day = "2026-03-12"
    static let foundedOn: Day = "2026-01-04"

    let folder: String
    let time: TUITime
    let school: School
    let roster: TUIRoster

    init(today: Day = TUISchool.today) throws {
        let template = try TUITemplate.made.get()
        folder = try TUITemplate.folder()
        time = TUITime(today)
        roster = template.roster
        try FileManager.default.copyItem(atPath: template.path, toPath: folder + "/school.db")
        school = try School.open(at: folder + "/school.db") { [time] in time.clock(of: $0) }
    }

    deinit {
        do {
            try school.close()
            try FileManager.default.removeItem(atPath: folder)
        } catch { Issue.record("the test school was not cleared away: \(error)") }
    }

    func session(_ username: String, on school: School? = nil) throws -> Session {
        let key = try #require(roster.people[username])
        return Session(
            school: school ?? self.school, id: key.id, user: key.user, username: username,
            name: key.name, role: key.role, expiresAt: TUITemplate.endless)
    }

    /// The desk of `owner`, `office`, `principal`, `nadia`, `tariq`, `karim` or `rahima`.
    func desk(_ username: String = "office", hearsOthers: Bool = false) throws -> Office {
        Office(
            session: try session(username), slots: try HashSlots(besides: folder + "/school.db"),
            minutes: 15, presence: nil, watch: hearsOthers ? try ChangeWatch.on(school) : nil)
    }

    /// The same file as another terminal has it open.
    func openedAgain() throws -> School {
        try School.open(at: folder + "/school.db") { [time] in time.clock(of: $0) }
    }

    /// The school before anybody has signed in.
    func door() throws -> Door {
        Door(school: school, slots: try HashSlots(besides: folder + "/school.db"))
    }

    /// The password of every account that a test makes.
    static let oneTime = "Welcome24"

    /// One more account with that password.
    func account(
        _ username: String, _ name: String, _ roles: [Role], mustChange: Bool
    ) throws {
        _ = try session("owner").createUser(
            NewUser(username: username, email: nil, name: name, roles: roles),
            password: NewPassword(Self.oneTime, username: username), mustChange: mustChange,
            slots: try HashSlots(besides: folder + "/school.db"))
    }

    func section(_ name: String) throws -> SectionID { try #require(roster.sections[name]) }
    func pupil(_ latinName: String) throws -> StudentID { try #require(roster.pupils[latinName]) }
}

/// Who and what the school has, by id: the same in every copy.
struct TUIRoster: Sendable {
    struct Person: Sendable {
        let id: SessionID
        let user: UserID
        let name: String
        let role: Role
    }

    var people: [String: Person] = [:]
    var sections: [String: SectionID] = [:]
    var pupils: [String: StudentID] = [:]
    var staff: [String: StaffID] = [:]
    var rahima = GuardianID(0)
}

/// The founded school that tests copy.
struct TUITemplate: Sendable {
    let path: String
    let roster: TUIRoster

    static let made = Result { try TUITemplate() }
    static let endless = TUITime.at("2036-01-01", hour: 0)

    private init() throws {
        path = try Self.folder() + "/template.db"
        var roster = TUIRoster()
        let time = TUITime(TUISchool.foundedOn)
        let profile = SchoolProfile(
            name: "Shapla School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
            workingWeek: .sundayToThursday)
        try Founding.found(at: path, profile, clock: time.clock(zone: "Asia/Dhaka")) { founding in
            _ = try NewYear(name: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31")
                .insert(week: .sundayToThursday, makeCurrent: true, in: founding.db)
            try Self.people(&roster, founding)
        }
        let school = try School.open(at: path) { time.clock(of: $0) }
        let office = Self.session("office", roster, school)
        try Self.classes(&roster, office)
        try Self.pupils(&roster, office)
        try Self.registers(roster, office, time)
        try school.close()
        self.roster = roster
    }

    private static func session(_ name: String, _ roster: TUIRoster, _ school: School) -> Session {
        let key = roster.people[name]
        return Session(
            school: school, id: key?.id ?? SessionID(0), user: key?.user ?? UserID(0),
            username: name, name: key?.name ?? "", role: key?.role ?? .student, expiresAt: endless)
    }

    /// `Register1` for the office; nobody knows the passwords of the others.
    private static let officeHash = "$2b$12$OuSF0GPS1afDA5Hmi1yNS.o9dRL3NmYoowHHu6fDW4oqpGmDXciW."

    private static func people(_ roster: inout TUIRoster, _ founding: Founding) throws {
        let accounts: [(username: String, name: String, role: Role)] = [
            ("owner", "Omar Faruk", .superAdmin), ("office", "Selina Akter", .schoolAdmin),
            ("principal", "Salma Begum", .principal), ("nadia", "Nadia Sultana", .teacher),
            ("tariq", "Tariq Aziz", .teacher), ("karim", "Karim Uddin", .accountant),
            ("rahima", "Rahima Khatun", .parent),
        ]
        for (number, account) in accounts.enumerated() {
            let new = NewUser(
                username: account.username, email: nil, name: account.name, roles: [account.role])
            let hash =
                account.username == "office"
                ? officeHash : "$2b$12$" + String(repeating: "x", count: 52) + String(number)
            let user = try founding.account(new, hash: PasswordHash(hash), mustChange: false)
            let session = try SessionRow.insert(
                user: user, role: account.role, token: SessionToken("token of \(number)"),
                kind: .command, place: .nowhere, at: founding.now, expiresAt: endless,
                in: founding.db)
            roster.people[account.username] = TUIRoster.Person(
                id: session, user: user, name: account.name, role: account.role)
        }
        let rahima = try PersonName(written: "Rahima Khatun")
        roster.rahima = try NewGuardian(
            name: rahima, phone: "8801711204455", email: "", occupation: "tailor"
        ).insert(user: roster.people["rahima"]?.user, in: founding.db)
    }

    private static func classes(_ roster: inout TUIRoster, _ office: Session) throws {
        for (name, level, capacity) in [
            ("7-A", "7", 40), ("7-B", "7", 40), ("8-A", "8", 2), ("10-A", "10", 40),
        ] {
            roster.sections[name] = try office.add(
                NewSection(name: name, level: level, room: "R" + level, capacity: capacity))
        }
        let mathematics = try office.addSubject(name: "Mathematics", code: "MAT")
        _ = try office.addSubject(name: "Bangla", code: "BAN")
        for (username, section) in [("nadia", "7-A"), ("tariq", "7-B")] {
            var form = StaffForm()
            form.name = roster.people[username]?.name ?? ""
            form.designation = "teacher"
            let new = try form.checked(country: "880", today: office.today)
            let staff = try office.appoint(new, account: roster.people[username]?.user)
            roster.staff[username] = staff
            guard let section = roster.sections[section] else { continue }
            _ = try office.assign(staff, to: section, subject: mathematics)
            if username == "nadia" { try office.nameClassTeacher(staff, of: section) }
        }
    }
}

// Pupils and their registers.
extension TUITemplate {
    private static func pupils(_ roster: inout TUIRoster, _ office: Session) throws {
        for (place, line) in TUIPupils.all.enumerated() {
            var form = AdmissionForm()
            form.name = line.name
            form.latinName = line.latin == line.name ? "" : line.latin
            form.sex = line.sex
            form.bornOn = Day("2013-01-11").advanced(by: place * 17).iso
            form.section = line.section
            form.address = "House \(place + 1), Green Road, Dhaka"
            form.relation = line.relation
            if line.guardian == "Rahima Khatun" {
                form.knownGuardian = roster.rahima
            } else {
                form.guardianName = line.guardian
                form.guardianPhone = "01819-77\(padded(place, 4))"
            }
            let admission = try form.checked(country: "880", today: office.today)
            roster.pupils[line.latin] = try office.admit(admission, key: SubmissionKey())
        }
    }

    /// Every open day from February to yesterday; today's registers wait to be taken.
    private static func registers(
        _ roster: TUIRoster, _ office: Session, _ time: TUITime
    ) throws {
        let week = WorkingWeek.sundayToThursday
        for day in Day("2026-02-01")...(TUISchool.today - 1) where week.isOpen(on: day) {
            time.become(day)
            for name in ["7-A", "7-B"] {
                guard let section = roster.sections[name] else { continue }
                var order = RegisterOrder()
                order.marks[day.number % 7 + 1] = .absent
                if day.number % 3 == 0 { order.marks[1] = .late }
                order.signs = true
                _ = try office.takeRegister(of: section, on: day, order)
            }
        }
    }

    /// In memory where the machine has such a place.
    static func folder() throws -> String {
        let memory = "/dev/shm"
        let root =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path()
        let folder = "\(root)/school-screens-\(getpid())/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return folder
    }
}

/// Twenty-four children: Bengali, Arabic, Devanagari and Latin names; two of them are siblings.
enum TUIPupils {
    typealias Line = (
        name: String, latin: String, sex: String, section: String, guardian: String,
        relation: String
    )

    static let all: [Line] =
        [
            ("রফিকুল ইসলাম", "Rafiqul Islam", "m", "7-A", "Rahima Khatun", "mother"),
            ("محمد نعیم", "Muhammad Naeem", "m", "7-A", "Naeem Ahmad", "father"),
            ("कृष्ण कुमार", "Krishna Kumar", "m", "7-A", "Sita Kumar", "mother"),
            ("Zoë Fernandes", "Zoë Fernandes", "f", "7-A", "Maria Fernandes", "mother"),
            ("শ্রাবন্তী দাস", "Srabanti Das", "f", "7-A", "Bimal Das", "father"),
            ("আয়েশা সিদ্দিকা", "Ayesha Siddika", "f", "7-A", "Jahanara Begum", "mother"),
            ("فاطمہ زہرا", "Fatima Zahra", "f", "7-A", "Hasan Raza", "father"),
            ("Dipa Roy", "Dipa Roy", "f", "7-A", "Kamal Roy", "father"),
            ("Ehsan Kabir", "Ehsan Kabir", "m", "7-A", "Kabir Hossain", "father"),
            ("Gopal Saha", "Gopal Saha", "m", "7-A", "Mina Saha", "mother"),
            ("Habib Ullah", "Habib Ullah", "m", "7-A", "Ullah Kazi", "guardian"),
            ("Urmi Chowdhury", "Urmi Chowdhury", "f", "7-A", "Farida Chowdhury", "mother"),
            ("Rokeya Islam", "Rokeya Islam", "f", "7-B", "Rahima Khatun", "mother"),
            ("রফিক আহমেদ", "Rafiq Ahmed", "m", "7-B", "Hasina Begum", "mother"),
            ("Arafat Hossain", "Arafat Hossain", "m", "7-B", "Selim Hossain", "father"),
            ("Polash Mia", "Polash Mia", "m", "7-B", "Abdul Mia", "father"),
            ("Quazi Tasnim", "Quazi Tasnim", "f", "7-B", "Quazi Anwar", "father"),
            ("Tuhin Biswas", "Tuhin Biswas", "m", "7-B", "Ratan Biswas", "father"),
            ("सीता देवी", "Sita Devi", "f", "7-B", "Ram Prasad", "father"),
            ("Zahid Iqbal", "Zahid Iqbal", "m", "7-B", "Iqbal Hasan", "father"),
            ("Nusrat Jahan", "Nusrat Jahan", "f", "7-B", "Jahan Ara", "mother"),
            ("Omar Farooq", "Omar Farooq", "m", "7-B", "Farooq Omar", "father"),
            ("Lamia Haque", "Lamia Haque", "f", "8-A", "Haque Munshi", "father"),
            ("Imran Khan", "Imran Khan", "m", "8-A", "Khan Bahadur", "father"),
        ]
}

/// The time of a test stands still until the test moves it.
final class TUITime: Sendable {
    private let instant: Mutex<Timestamp>

    /// Nine in the morning of a day, in Dhaka.
    init(_ day: Day) { instant = Mutex(TUITime.at(day, hour: 9)) }

    var now: Timestamp { instant.withLock { $0 } }
    func pass(minutes: Int) { instant.withLock { $0 = $0 + minutes * 60 } }
    func become(_ day: Day) { instant.withLock { $0 = TUITime.at(day, hour: 9) } }
    func clock(zone: String) -> OfficeClock { OfficeClock(zone: zone) { self.now } }
    func clock(of profile: SchoolProfile) -> OfficeClock { clock(zone: profile.timeZone) }

    /// An instant by the school's wall clock; Dhaka is six hours ahead, all year.
    static func at(_ day: Day, hour: Int) -> Timestamp {
        Timestamp(Int64(day.number) * 86_400_000) + (hour - 6) * 3600
    }
}

/// Days are written as people write them in files.
extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}
