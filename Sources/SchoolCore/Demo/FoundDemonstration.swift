// Writes an invented school into a new file. Nothing here asks the clock or rolls a die: the same
// seed, day and sizes give the same rows, hashes included, so that measurements can be repeated.

import GRDB
import Storage

/// A demonstration on its way into a file.
package struct FoundDemonstration: Sendable {
    package let plan: DemonstrationPlan

    /// The password of the six named sign-ins; everybody else has none.
    package static let password = "Demo1234"

    package init(_ size: DemonstrationSize) { plan = DemonstrationPlan(size) }

    /// Makes the file. `progress` is told what is written, how much, and of how much.
    package func make(at path: String, progress: (String, Int, Int) -> Void) throws {
        // Midnight: whoever made it at five past twelve finds no deed that is still to come.
        let midnight = OfficeClock(zone: plan.profile.timeZone, read: { Timestamp(0) })
            .start(of: plan.size.asOf)
        let clock = OfficeClock(zone: plan.profile.timeZone, read: { midnight })
        try Founding.found(
            at: path, plan.profile, clock: clock,
            check: { try CheckSchool.mustBeSound($0, progress: { _, _, _ in }) },
            { founding in
                var writing = Writing(plan: plan, db: founding.db, now: founding.now)
                try writing.calendar()
                try writing.staff(founding)
                try writing.classes()
                try writing.pupils(progress)
                try writing.accounts(founding)
                try writing.registers(progress)
            })
    }

    /// Positions of the plan as the ids they became.
    struct Writing {
        let plan: DemonstrationPlan
        let db: Database
        let now: Timestamp
        var users: [UserID] = []
        var staff: [StaffID] = []
        var sections: [SectionID] = []
        var subjects: [SubjectID] = []
        var guardians: [GuardianID] = []
        var pupils: [StudentID] = []

        init(plan: DemonstrationPlan, db: Database, now: Timestamp) {
            self.plan = plan
            self.db = db
            self.now = now
        }
    }
}

extension FoundDemonstration.Writing {
    mutating func calendar() throws {
        _ = try plan.year.insert(week: plan.profile.workingWeek, makeCurrent: true, in: db)
        for holiday in plan.holidays {
            try SchoolDay.set(holiday.day, isOpen: false, reason: holiday.reason, in: db)
        }
        subjects = try plan.subjects.map {
            try Subject.insert(name: $0.name, code: $0.code, in: db)
        }
    }

    /// Staff with their accounts: who is named signs in, the others only sign registers.
    mutating func staff(_ founding: Founding) throws {
        var named: [Int: DemonstrationPlan.SignIn] = [:]
        for signIn in plan.signIns {
            if case .staff(let place) = signIn.owner { named[place] = signIn }
        }
        for (place, person) in plan.staff.enumerated() {
            let account = NewUser(
                username: named[place]?.username ?? "staff\(place + 1)", email: person.email,
                name: person.name.latin, roles: [named[place]?.role ?? .teacher])
            let hash = named[place].flatMap { DemonstrationHashes.of($0.username) }
            let user = try founding.account(account, hash: hash, mustChange: false)
            users.append(user)
            let new = NewStaff(
                name: person.name, employeeNumber: person.employeeNumber,
                designation: person.designation, phone: person.phone.stored, email: person.email,
                joinedOn: person.joinedOn)
            staff.append(
                try new.insert(number: person.employeeNumber, user: user, in: db))
        }
    }

    mutating func classes() throws {
        let year = try AcademicYear.current(in: db)
        for group in plan.classes {
            let new = try NewSection(
                name: group.name, level: String(group.grade), room: group.room, capacity: 45)
            let section = try new.insert(year: year.id, in: db)
            for subject in group.subjects {
                try Subject.plan(subjects[subject], for: section, in: db)
            }
            try ClassTeacher.name(
                staff[group.classTeacher], of: section, from: plan.year.startsOn, in: db)
            sections.append(section)
        }
        for row in plan.teaching {
            _ = try Teaching.insert(
                staff: staff[row.staff], section: sections[row.schoolClass],
                subject: subjects[row.subject], from: plan.year.startsOn, in: db)
        }
    }

    mutating func pupils(_ progress: (String, Int, Int) -> Void) throws {
        guardians = try plan.guardians.map { person in
            try NewGuardian(
                name: person.name, phone: person.phone.stored, email: person.email,
                occupation: person.occupation
            ).insert(in: db)
        }
        for (place, pupil) in plan.pupils.enumerated() {
            pupils.append(try admit(pupil))
            if place % 500 == 499 { progress("Pupils", place + 1, plan.pupils.count) }
        }
        for (place, group) in plan.classes.enumerated() {
            for pupil in group.pupils {
                try Enrolment.open(
                    pupils[pupil], in: sections[place], from: plan.year.startsOn,
                    reason: "ADMITTED", in: db)
            }
        }
        progress("Pupils", plan.pupils.count, plan.pupils.count)
    }

    private func admit(_ pupil: DemonstrationPlan.Pupil) throws -> StudentID {
        let number = try Student.admissionNumber(nil, year: pupil.admittedOn.year, in: db)
        let particulars = Particulars(
            name: pupil.name, sex: pupil.sex, bornOn: pupil.bornOn, address: pupil.address)
        let student = try particulars.insert(
            number: number, admittedOn: pupil.admittedOn,
            familyFirst: plan.profile.listsFamilyFirst, at: now, in: db)
        try StudentWords.write(particulars, number: number, of: student, in: db)
        for (place, contact) in pupil.contacts.enumerated() {
            let person = plan.guardians[contact.guardian]
            try Guardian.link(
                guardians[contact.guardian], to: student, as: contact.relation, word: contact.word,
                isPrimary: place == 0, in: db)
            try StudentWords.write(
                guardian: person.name, phone: person.phone.stored, of: student, in: db)
        }
        return student
    }

    /// The named sign-ins of a guardian and of a pupil.
    func accounts(_ founding: Founding) throws {
        for signIn in plan.signIns {
            switch signIn.owner {
            case .staff: continue
            case .guardian(let place):
                let user = try account(signIn, plan.guardians[place].name, founding)
                try Guardian.setUser(user, of: guardians[place], in: db)
            case .pupil(let place):
                let user = try account(signIn, plan.pupils[place].name, founding)
                try Student.setUser(user, of: pupils[place], in: db)
            }
        }
    }

    private func account(
        _ signIn: DemonstrationPlan.SignIn, _ name: PersonName, _ founding: Founding
    ) throws -> UserID {
        let new = NewUser(
            username: signIn.username, email: nil, name: name.latin, roles: [signIn.role])
        return try founding.account(
            new, hash: DemonstrationHashes.of(signIn.username), mustChange: false)
    }

    /// Every register of every day, told to the trail one line each.
    func registers(_ progress: (String, Int, Int) -> Void) throws {
        let remarks = DemonstrationPlan.Remarks()
        let total = plan.days.count * plan.pupils.count
        var done = 0
        var fees = try FeeWriting(
            plan, users: users, pupils: pupils, sections: sections, in: db)
        for day in plan.days {
            let at = Timestamp(Int64(day.number) * 86_400_000 + 3 * 3_600_000)
            for place in plan.classes.indices {
                done += try register(place, day, at: at, remarks)
            }
            try fees?.write(day)
            progress("Marks", done, total)
        }
    }

    private func register(
        _ place: Int, _ day: Day, at: Timestamp, _ remarks: DemonstrationPlan.Remarks
    ) throws -> Int {
        let teacher = users[plan.classes[place].classTeacher]
        let row = try RegisterRow.insert(sections[place], day, by: teacher, at: at, in: db)
        let marks = plan.marks(on: day, in: place, remarks)
        let step = try MarkEvent.nextStep(in: db)
        for mark in marks {
            let order = MarkOrder(
                pupils[mark.pupil], mark.code, remark: mark.remark, minute: mark.minute)
            try MarkEvent(register: row, order: order, kind: .brought, step: step)
                .insert(by: teacher, at: at, in: db)
        }
        if plan.isSigned(on: day, in: place) { try row.sign(by: teacher, at: at, in: db) }
        let counts = marks.reduce(into: MarkCounts()) { $0[$1.code] += 1 }
        try AuditLine.append(
            AuditEntry(verb: .takenRegister, facts: AuditEntry.signed(counts).facts),
            about: .register(sections[place], day), by: nil, at: at, in: db)
        return marks.count
    }
}

/// bcrypt hashes of the demonstration's password, one a sign-in, made once: the same school comes
/// out every time, and no two accounts share a hash. They open nothing but demonstrations.
enum DemonstrationHashes {
    static func of(_ username: String) -> PasswordHash? {
        switch username {
        case "admin":
            PasswordHash("$2b$12$demonstrationAdminxu.uSgEKyVhOKIoh2jBNk9pvqnBg/uGPTPC")
        case "principal":
            PasswordHash("$2b$12$demonstrationPrincie.uzqE5rlCA.zq7t4TnVM7lWKQc9ypENoS")
        case "teacher":
            PasswordHash("$2b$12$demonstrationTeachee.uuGot9hiua/eUPq4t.vLF/Xyk2p70qAO")
        case "accountant":
            PasswordHash("$2b$12$demonstrationAccoune.uUjDuN1X4JRsCSR2czLWJZDQAfro5lyi")
        case "parent":
            PasswordHash("$2b$12$demonstrationParenxe.uLhgBfcgic9yZHepYJxGARhhx21lHQWe")
        case "student":
            PasswordHash("$2b$12$demonstrationStudene.u7FHyP6cIy4.cgbfZDEFrX2aQRA0GsK.")
        default: nil
        }
    }
}
