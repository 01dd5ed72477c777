// Makes a school file of a Clever plan, in one transaction. One-time passwords are hashed before
// it begins, two at a time, because bcrypt takes longer than everything else together.

import Foundation
import GRDB
import Storage
import Synchronization

/// A whole school from the five files.
package struct ImportClever: Sendable {
    package let plan: CleverPlan
    package let path: String
    package let administrator: NewUser
    package let administratorPassword: NewPassword

    /// Refuses a bad administrator before anything is hashed or written.
    package init(
        _ plan: CleverPlan, to path: String, administrator username: String, password: String
    ) throws(Refusal) {
        self.plan = plan
        self.path = path
        administrator = try UserForm(
            username: username, name: username, roles: [Role.superAdmin.rawValue]
        ).checked()
        administratorPassword = try NewPassword(password, username: administrator.username)
    }

    /// A sign-in that was made, with its one-time password: for the paper it is handed out on.
    package struct HandedOut: Equatable, Sendable {
        package let name: String
        package let username: String
        package let password: String
    }

    /// Makes the file and gives back the one-time passwords. Nothing is left behind on failure.
    package func make(
        clock: OfficeClock, progress: @escaping @Sendable (String, Int, Int) -> Void
    ) throws -> [HandedOut] {
        let slots = try HashSlots(besides: path)
        let adminHash = try PasswordHash.of(administratorPassword, slots: slots)
        let accounts = try hashed(slots, progress)
        try Founding.found(
            at: path, plan.profile, as: .imported, clock: clock,
            check: { try CheckSchool.mustBeSound($0, progress: progress) },
            { founding in
                _ = try founding.account(administrator, hash: adminHash, mustChange: false)
                var writing = Writing(plan: plan, founding: founding, today: clock.today())
                try writing.write(accounts, progress)
            })
        return accounts.map {
            HandedOut(name: $0.name, username: $0.user.username, password: $0.password)
        }
    }

    /// An account waiting to be written.
    struct Account: Sendable {
        let user: NewUser
        let name: String
        let password: String
        let hash: PasswordHash
    }

    /// The principal first, then the teachers in order.
    private func hashed(
        _ slots: HashSlots, _ progress: @escaping @Sendable (String, Int, Int) -> Void
    ) throws -> [Account] {
        let people = plan.people
        let made = Mutex<[Int: Account]>([:])
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: people.count) { place in
            do {
                let password = NewPassword.oneTime()
                let hash = try PasswordHash.of(password, slots: slots)
                let account = Account(
                    user: people[place].user, name: people[place].name,
                    password: password.shownOnce, hash: hash)
                let done = made.withLock { made in
                    made[place] = account
                    return made.count
                }
                progress("One-time passwords", done, people.count)
            } catch { failure.withLock { $0 = error } }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        return made.withLock { made in people.indices.compactMap { made[$0] } }
    }

    /// Positions of the plan as the ids they became.
    struct Writing {
        let plan: CleverPlan
        let founding: Founding
        let today: Day
        var staff: [StaffID] = []
        var subjects: [SubjectID] = []
        var sections: [SectionID] = []
        var guardians: [GuardianID] = []

        var db: Database { founding.db }

        init(plan: CleverPlan, founding: Founding, today: Day) {
            self.plan = plan
            self.founding = founding
            self.today = today
        }
    }
}

extension CleverPlan {
    /// Everybody who gets a sign-in, with the account it will be.
    fileprivate var people: [(user: NewUser, name: String)] {
        let head = principal.map { person in
            [
                (
                    NewUser(
                        username: person.username, email: nil, name: person.name.written,
                        roles: [.principal]), person.name.written
                )
            ]
        }
        let teachers = teachers.map { person in
            (
                NewUser(
                    username: person.username, email: nil, name: person.name.written,
                    roles: [.teacher]), person.name.written
            )
        }
        return (head ?? []) + teachers
    }
}

extension ImportClever.Writing {
    mutating func write(
        _ accounts: [ImportClever.Account], _ progress: (String, Int, Int) -> Void
    ) throws {
        let year = try plan.year.insert(
            week: plan.profile.workingWeek, makeCurrent: true, in: db)
        try people(accounts)
        subjects = try plan.subjects.map {
            try Subject.insert(name: $0.name, code: $0.code, in: db)
        }
        guardians = try plan.guardians.map { person in
            try NewGuardian(
                name: person.name, phone: person.phone?.stored ?? "", email: person.email,
                occupation: ""
            ).insert(in: db)
        }
        var done = 0
        for group in plan.classes {
            let section = try section(group, year)
            for pupil in group.pupils {
                try admit(plan.pupils[pupil], into: section)
                done += 1
            }
            progress("Pupils", done, plan.pupils.count)
        }
        for row in plan.teaching {
            _ = try Teaching.insert(
                staff: staff[row.teacher], section: sections[row.schoolClass],
                subject: subjects[row.subject], from: plan.year.startsOn, in: db)
        }
    }

    private mutating func people(_ accounts: [ImportClever.Account]) throws {
        var users = try accounts.map {
            try founding.account($0.user, hash: $0.hash, mustChange: true)
        }
        if let principal = plan.principal {
            let new = NewStaff(
                name: principal.name, employeeNumber: nil, designation: "Principal", phone: "",
                email: principal.email, joinedOn: plan.year.startsOn)
            _ = try new.insert(number: "PRINCIPAL", user: users.removeFirst(), in: db)
        }
        for (person, user) in zip(plan.teachers, users) {
            let new = NewStaff(
                name: person.name, employeeNumber: person.employeeNumber,
                designation: person.designation, phone: "", email: person.email,
                joinedOn: plan.year.startsOn)
            staff.append(try new.insert(number: person.employeeNumber, user: user, in: db))
        }
    }

    private mutating func section(
        _ group: CleverPlan.SchoolClass, _ year: YearID
    ) throws -> SectionID {
        let new = try NewSection(name: group.name, level: group.grade.name, capacity: 35)
        let section = try new.insert(year: year, in: db)
        sections.append(section)
        for subject in group.subjects {
            try Subject.plan(subjects[subject], for: section, in: db)
        }
        if let teacher = group.classTeacher {
            try ClassTeacher.name(staff[teacher], of: section, from: plan.year.startsOn, in: db)
        }
        return section
    }

    private func admit(_ pupil: CleverPlan.Pupil, into section: SectionID) throws {
        let particulars = Particulars(
            name: pupil.name, sex: pupil.sex, bornOn: pupil.bornOn, email: pupil.email,
            address: pupil.postcode)
        let student = try particulars.insert(
            number: pupil.admissionNumber, admittedOn: plan.year.startsOn,
            familyFirst: plan.profile.listsFamilyFirst, at: founding.now, in: db)
        try Enrolment.open(
            student, in: section, from: plan.year.startsOn, reason: "IMPORTED", in: db)
        try StudentWords.write(
            particulars, number: pupil.admissionNumber, of: student, in: db)
        guard let contact = pupil.contact else { return }
        let person = plan.guardians[contact.guardian]
        try Guardian.link(
            guardians[contact.guardian], to: student, as: contact.relation, word: contact.word,
            in: db)
        try StudentWords.write(
            guardian: person.name, phone: person.phone?.stored ?? "", of: student, in: db)
    }
}
