// The founding behind RegisterSchool: done once, copied for each test. Earlier registers lie back
// to Sunday 1 March, so that histories, months and percentages have something to show.

import Foundation

@testable import SchoolCore

/// The founded school that tests copy.
struct RegisterTemplate: Sendable {
    let path: String
    let roster: RegisterRoster

    static let made = Result { try RegisterTemplate() }
    static let founded = day("2026-02-26")
    static let endless = instant(day("2036-01-01"), hour: 0, minute: 0)

    /// Dhaka is six hours ahead, all year.
    static func instant(_ day: Day, hour: Int, minute: Int) -> Timestamp {
        Timestamp(Int64(day.number) * 86_400_000) + ((hour - 6) * 3600 + minute * 60)
    }

    /// A folder in memory, where the machine has such a place.
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

    private init() throws {
        path = try Self.folder() + "/template.db"
        let clock = Clock(Self.instant(Self.founded, hour: 9, minute: 0))
        let profile = SchoolProfile(
            name: "Shapla School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
            workingWeek: .sundayToThursday)
        var roster = RegisterRoster()
        try Founding.found(
            at: path, profile, clock: OfficeClock(zone: "Asia/Dhaka") { clock.now }
        ) { founding in
            try Self.openYear(&roster, founding)
        }
        self.roster = roster
        try takeEarlierRegisters(clock)
    }

    private static func openYear(_ roster: inout RegisterRoster, _ founding: Founding) throws {
        let year = try NewYear(name: "2026", startsOn: "2026-01-01", endsOn: "2026-12-31")
            .insert(week: .sundayToThursday, makeCurrent: true, in: founding.db)
        let people: [(String, String, Role)] = [
            ("office", "Selina Akter", .schoolAdmin), ("nadia", "Nadia Sultana", .teacher),
            ("rina", "Rina Das", .teacher), ("tariq", "Tariq Aziz", .teacher),
            ("karim", "Karim Uddin", .accountant),
        ]
        var staff: [String: StaffID] = [:]
        for (place, person) in people.enumerated() {
            let account = try account(person, number: place, founding)
            roster.people[person.0] = account
            staff[person.0] = try NewStaff(
                name: PersonName(written: person.1), employeeNumber: nil, designation: "",
                phone: "", email: "", joinedOn: founded
            ).insert(number: "E\(place)", user: account.user, in: founding.db)
        }
        for (name, teacher, names) in classes {
            let section = try NewSection(
                name: name, level: String(name.prefix { $0 != "-" }), capacity: 60
            ).insert(year: year, in: founding.db)
            roster.sections[name] = section
            roster.pupils[name] = try admit(names, into: section, founding)
            guard let teacher = staff[teacher] else { continue }
            try ClassTeacher.name(teacher, of: section, from: founded, in: founding.db)
        }
    }

    /// Name, class teacher, and the pupils with their names in Latin letters.
    private static let classes: [(String, String, [(String, String)])] = [
        ("7-B", "nadia", forty), ("8-A", "tariq", small), ("8-B", "tariq", small),
        ("9-A", "rina", (1...35).map { ("Pupil \(spelled($0))", "") }),
        ("10-A", "", (1...53).map { ("Pupil \(spelled($0))", "") }),
    ]

    private static func account(
        _ person: (username: String, name: String, role: Role), number: Int, _ founding: Founding
    ) throws -> RegisterRoster.Person {
        let new = NewUser(
            username: person.username, email: nil, name: person.name, roles: [person.role])
        let user = try founding.account(new, hash: nil, mustChange: false)
        let session = try SessionRow.insert(
            user: user, role: person.role, token: SessionToken("token of \(number)"),
            kind: .command, place: .nowhere, at: founding.now, expiresAt: endless,
            in: founding.db)
        return RegisterRoster.Person(
            session: session, user: user, name: person.name, role: person.role)
    }

    private static func admit(
        _ names: [(String, String)], into section: SectionID, _ founding: Founding
    ) throws -> [StudentID] {
        var guardian: GuardianID?
        return try names.enumerated().map { place, name in
            let serial = try Counter.take("admission", year: 2026, in: founding.db)
            let student = try Particulars(
                name: PersonName(written: name.0, latin: name.1.isEmpty ? nil : name.1),
                sex: place.isMultiple(of: 2) ? .female : .male, bornOn: day("2013-11-04")
            ).insert(
                number: "SA2026\(padded(serial, 5))", admittedOn: founded, familyFirst: false,
                at: founding.now, in: founding.db)
            try Enrolment.open(
                student, in: section, from: founded, reason: "ADMITTED", in: founding.db)
            let kin = try guardian ?? newGuardian(founding)
            guardian = kin
            try Guardian.link(kin, to: student, as: .mother, in: founding.db)
            return student
        }
    }

    private static func newGuardian(_ founding: Founding) throws -> GuardianID {
        try NewGuardian(
            name: PersonName(written: "Salma Chowdhury"), phone: "8801712550183", email: "",
            occupation: ""
        ).insert(in: founding.db)
    }

    /// Registers of 7-B from Sunday 1 to Wednesday 11 March, signed.
    private func takeEarlierRegisters(_ clock: Clock) throws {
        let school = try School.open(at: path) { OfficeClock(zone: $0.timeZone) { clock.now } }
        guard let office = roster.people["office"], let section = roster.sections["7-B"] else {
            return
        }
        let session = Session(
            school: school, id: office.session, user: office.user, username: "office",
            name: office.name, role: office.role, expiresAt: Self.endless)
        for day in day("2026-03-01")...day("2026-03-11") where session.isOpen(day) {
            clock.set(Self.instant(day, hour: 9, minute: 0))
            var order = RegisterOrder()
            order.marks = Self.marks(on: day)
            order.remarks = order.marks.filter { $0.value == .absent }.mapValues { _ in "sick" }
            order.signs = true
            _ = try session.takeRegister(of: section, on: day, order)
        }
        try school.close()
    }

    /// A pattern with some absent and late; roll 7 stays away from the 9th on.
    private static func marks(on day: Day) -> [Int: AttendanceCode] {
        var marks: [Int: AttendanceCode] = [:]
        for roll in 1...40 {
            if (roll * 7 + day.number).isMultiple(of: 23) { marks[roll] = .absent }
            if (roll * 11 + day.number).isMultiple(of: 31) { marks[roll] = .late }
        }
        if day.dayOfMonth >= 9 { marks[7] = .absent }
        return marks
    }

    private static func spelled(_ number: Int) -> String {
        let letters = Array("abcdefghij").map(String.init)
        return String(number).compactMap { digit in digit.wholeNumberValue.map { letters[$0] } }
            .joined().capitalized
    }

    private static let small = [("Dipa Roy", ""), ("Ehsan Kabir", ""), ("Farhana Akter", "")]

    private static let forty: [(String, String)] = [
        ("Abdul Karim", ""), ("Afia Anjum", ""), ("আয়েশা সিদ্দিকা", "Ayesha Siddika"),
        ("Bilal Hossain", ""), ("Chandni Das", ""), ("Dipa Roy", ""), ("Ehsan Kabir", ""),
        ("Farhana Akter", ""), ("محمد نعیم", "Muhammad Naeem"), ("Gopal Saha", ""),
        ("Habib Ullah", ""), ("Ishrat Jahan", ""), ("Jamal Uddin", ""), ("Kabita Paul", ""),
        ("Lamia Haque", ""), ("Mahbub Alam", ""), ("Nadia Islam", ""), ("Omar Faruk", ""),
        ("Polash Mia", ""), ("Quazi Tasnim", ""), ("রফিকুল ইসলাম", "Rafiqul Islam"),
        ("Rokeya Begum", ""), ("Sabbir Ahmed", ""), ("Sharmin Sultana", ""), ("Tania Khatun", ""),
        ("Tareq Aziz", ""), ("Ujjal Barman", ""), ("Urmi Chowdhury", ""), ("Wahida Rahman", ""),
        ("Yasin Ali", ""), ("Yusuf Hasan", ""), ("Zahid Iqbal", ""), ("Zara Noor", ""),
        ("कृष्ण कुमार", "Krishna Kumar"), ("Zoë Fernandes", ""), ("Ziaul Haq", ""),
        ("Anika Tabassum", ""), ("Bashir Mollah", ""), ("Shaila Parvin", ""), ("Tuhin Biswas", ""),
    ]
}

extension Session {
    fileprivate func isOpen(_ day: Day) -> Bool { school.profile.workingWeek.isOpen(on: day) }
}
