// The school every test begins with: founded once through the real door, closed, and copied. Two
// classes, 7-A with four pupils and 7-B with three; one person for each role, signed in.

import Foundation
import GRDB
import Storage

@testable import SchoolCore

/// Who and what the small school has, by id: the same in every copy.
struct Roster: Sendable {
    var classA = SectionID(0)
    var classB = SectionID(0)
    var mathematics = SubjectID(0)
    var nadia = StaffID(0)
    var tariq = StaffID(0)
    var rahima = GuardianID(0)
    var kamal = GuardianID(0)
    var pupils: [String: StudentID] = [:]
    var sessions: [String: Session.Key] = [:]
}

extension Session {
    /// What it takes to make a session of an opened file.
    struct Key: Sendable {
        let id: SessionID
        let user: UserID
        let username: String
        let name: String
        let role: Role
    }
}

/// The founded school that tests copy.
struct Template: Sendable {
    let path: String
    let roster: Roster

    static let made = Result { try Template() }
    static let foundedOn: Day = "2026-01-04"
    static let endless: Day = "2036-01-01"

    /// `Register1`, hashed at cost 12 with four salts: a hash costs 170 ms, a test should not.
    static let hashes = [
        "office": "$2b$12$OuSF0GPS1afDA5Hmi1yNS.o9dRL3NmYoowHHu6fDW4oqpGmDXciW.",
        "nadia": "$2b$12$sv/Pc89vDFoH/PVuIPHto.ZMaDouOyoCwyAsgtATMT.ez3wROyYNC",
        "sultana": "$2b$12$jeOqAskOaSoP.x.dbBbLHuYugQ92m9FambIdxXba2o6GcqRRZNKMe",
    ]

    private init() throws {
        path = try TestFolder.make() + "/template.db"
        var profile = SchoolProfile(
            name: "Shapla School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
            workingWeek: .sundayToThursday)
        profile.principalName = "Salma Begum"
        var roster = Roster()
        let time = TestTime(Template.foundedOn)
        try Founding.found(at: path, profile, clock: time.clock(zone: "Asia/Dhaka")) { founding in
            try Template.fill(&roster, founding)
        }
        self.roster = roster
    }

    private static func fill(_ roster: inout Roster, _ founding: Founding) throws {
        let db = founding.db
        let year = try NewYear(name: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31")
            .insert(week: .sundayToThursday, makeCurrent: true, in: db)
        roster.classA = try NewSection(name: "7-A", level: "7").insert(year: year, in: db)
        roster.classB = try NewSection(name: "7-B", level: "7", capacity: 4)
            .insert(year: year, in: db)
        roster.mathematics = try Subject.insert(name: "Mathematics", code: "MAT", in: db)
        try people(&roster, founding)
        try staff(&roster, db)
        try pupils(&roster, founding)
    }

    private static func people(_ roster: inout Roster, _ founding: Founding) throws {
        let accounts: [(username: String, name: String, roles: [Role])] = [
            ("owner", "Omar Faruk", [.superAdmin]), ("office", "Selina Akter", [.schoolAdmin]),
            ("principal", "Salma Begum", [.principal]), ("nadia", "Nadia Sultana", [.teacher]),
            ("tariq", "Tariq Aziz", [.teacher]), ("karim", "Karim Uddin", [.accountant]),
            ("abdul", "Abdul Karim", [.student]), ("rahima", "Rahima Khatun", [.parent]),
            ("sultana", "Sultana Razia", [.teacher, .accountant]),
        ]
        for (number, account) in accounts.enumerated() {
            let new = NewUser(
                username: account.username, email: "\(account.username)@shapla.example",
                name: account.name, roles: account.roles)
            let hash = hashes[account.username] ?? unknownHash(number)
            let user = try founding.account(new, hash: PasswordHash(hash), mustChange: false)
            let session = try SessionRow.insert(
                user: user, role: account.roles[0], token: SessionToken("token of \(number)"),
                kind: .command, place: .nowhere, at: founding.now,
                expiresAt: TestTime.at(endless, hour: 0), in: founding.db)
            roster.sessions[account.username] = Session.Key(
                id: session, user: user, username: account.username, name: account.name,
                role: account.roles[0])
        }
    }

    /// Well formed, of a password that nobody knows.
    private static func unknownHash(_ number: Int) -> String {
        "$2b$12$" + String(repeating: "x", count: 52) + String(number)
    }

    private static func staff(_ roster: inout Roster, _ db: Database) throws {
        func appoint(_ username: String, _ number: String) throws -> StaffID {
            let name = try PersonName(written: roster.sessions[username]?.name ?? "")
            return try NewStaff(
                name: name, employeeNumber: nil, designation: "teacher", phone: "", email: "",
                joinedOn: foundedOn
            ).insert(number: number, user: roster.sessions[username]?.user, in: db)
        }
        roster.nadia = try appoint("nadia", "E0901")
        roster.tariq = try appoint("tariq", "E0902")
        try ClassTeacher.name(roster.nadia, of: roster.classA, from: foundedOn, in: db)
        _ = try Teaching.insert(
            staff: roster.tariq, section: roster.classB, subject: roster.mathematics,
            from: foundedOn, in: db)
    }

    private static func pupils(_ roster: inout Roster, _ founding: Founding) throws {
        let db = founding.db
        let classA = ["Abdul Karim", "Afia Anjum", "Bilal Hossain", "Chandni Das"]
        let classB = ["Dipa Roy", "Ehsan Kabir", "Farhana Akter"]
        for (section, names) in [(roster.classA, classA), (roster.classB, classB)] {
            for name in names {
                let number = "SA2026\(padded(roster.pupils.count + 1, 5))"
                let user = name == "Abdul Karim" ? roster.sessions["abdul"]?.user : nil
                let student = try Particulars(
                    name: PersonName(written: name), sex: nil, bornOn: "2013-05-17"
                ).insert(
                    number: number, user: user, admittedOn: foundedOn, familyFirst: false,
                    at: founding.now, in: db)
                try Enrolment.open(
                    student, in: section, from: foundedOn, reason: "ADMITTED", in: db)
                roster.pupils[name] = student
            }
        }
        let rahima = try PersonName(written: "Rahima Khatun")
        roster.rahima = try NewGuardian(
            name: rahima, phone: "8801711000001", email: "", occupation: ""
        ).insert(user: roster.sessions["rahima"]?.user, in: db)
        let kamal = try PersonName(written: "Kamal Roy")
        roster.kamal = try NewGuardian(
            name: kamal, phone: "8801711000002", email: "", occupation: ""
        ).insert(in: db)
        for (name, guardian, relation) in [
            ("Abdul Karim", roster.rahima, Guardian.Relation.mother),
            ("Dipa Roy", roster.kamal, .father),
        ] {
            guard let student = roster.pupils[name] else { continue }
            try Guardian.link(guardian, to: student, as: relation, in: db)
        }
        for student in roster.pupils.values { try StudentWords.rewrite(student, in: db) }
        for _ in roster.pupils {
            _ = try Counter.take("admission", year: foundedOn.year, in: db)
        }
    }
}

/// Folders for the files of tests: in memory where the machine has such a place.
enum TestFolder {
    static func make() throws -> String {
        let memory = "/dev/shm"
        let root =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path()
        let folder = "\(root)/school-tests-\(getpid())/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return folder
    }
}
