// What home offers, in the order of its keys. A role sees the jobs whose permission it holds; the
// keys stay the same for everybody, so that fingers learn them once. F6 shows them, and a digit or
// letter there opens one: letters on home itself find people.

import SchoolCore

/// One job that home offers.
struct HomeJob: Sendable {
    let key: Character
    let name: String
    var sentence: String
    let needs: Permission
    /// What is said instead to those who may look and not write.
    var looking: Looking?
    /// Offered only where the permission reaches the whole school.
    var wholeSchool = false
    let open: @Sendable (Office) throws -> Step<Office>

    /// The right that writing takes, and the sentence for those who lack it.
    struct Looking: Sendable {
        let without: Permission
        let sentence: String
    }

    func isOffered(to role: Role) -> Bool {
        guard let scope = needs.scope(of: role) else { return false }
        return !wholeSchool || scope == .school
    }

    /// The job in words that promise this role no more than it may do.
    func said(to role: Role) -> HomeJob {
        var job = self
        if let looking, looking.without.scope(of: role) == nil { job.sentence = looking.sentence }
        return job
    }

    /// The job as a menu offers it; without its key where letters have another meaning.
    func action<Owner: Screen>(
        over owner: Owner.Type, hasKey: Bool = true,
        before: @escaping @Sendable (inout Owner) -> Void = { _ in }
    ) -> Action<Owner> where Owner.Desk == Office {
        var action = Action<Owner>(
            .character(key), label: String(name.prefix(6)), name: name, help: sentence,
            group: "Jobs"
        ) { owner, desk in
            before(&owner)
            return try open(desk)
        }
        if !hasKey {
            action.offer.keys = []
            action.offer.way = "\(Key.f(6).name) \(key)"
        }
        return action
    }
}

extension HomeJob {
    static let all: [HomeJob] = [
        HomeJob(
            key: "1", name: "Registers", sentence: "Take the register of a class, or see them all.",
            needs: .takeRegisters
        ) { desk in try RegisterDoor.first(for: desk)?.step ?? .stay },
        HomeJob(
            key: "2", name: "Pupils", sentence: "Find a pupil; admit, correct, move.",
            needs: .seeStudents,
            looking: Looking(without: .writeStudents, sentence: "Find a pupil.")
        ) { _ in .push(StudentListScreen()) },
        HomeJob(
            key: "3", name: "Classes", sentence: "Classes, their pupils and who teaches them.",
            needs: .seeClasses
        ) { _ in .push(ClassListScreen()) },
        HomeJob(
            key: "4", name: "Subjects", sentence: "What the school teaches.", needs: .seeSubjects
        ) { _ in .push(SubjectListScreen()) },
        HomeJob(
            key: "5", name: "Staff", sentence: "Who works here, and what they teach.",
            needs: .seeStaff
        ) { _ in .push(StaffListScreen()) },
        HomeJob(
            key: "6", name: "Calendar", sentence: "School days and holidays; a new year.",
            needs: .seeCalendar,
            looking: Looking(without: .writeCalendar, sentence: "School days and holidays.")
        ) { desk in .push(CalendarScreen(at: desk.session.today)) },
        HomeJob(
            key: "7", name: "Accounts", sentence: "Who may sign in; one-time passwords.",
            needs: .seeUsers
        ) { _ in .push(UserListScreen()) },
        HomeJob(
            key: "8", name: "Settings", sentence: "What the school sets for itself.",
            needs: .seeSettings
        ) { _ in .push(SettingsScreen()) },
        HomeJob(
            key: "9", name: "Audit trail", sentence: "Who did what, and when.",
            needs: .seeAuditTrail
        ) { _ in .push(AuditScreen()) },
        HomeJob(
            key: "0", name: "My sessions", sentence: "Where you are signed in; end one.",
            needs: .seeProfile
        ) { _ in .push(SessionsScreen()) },
        HomeJob(
            key: FeeDoors.key, name: "Fees", sentence: "Accounts, payments and receipts.",
            needs: .seeFees
        ) { desk in try FeeDoors.open(at: desk) },
        HomeJob(
            key: FeeDoors.dayBookKey, name: "Day book",
            sentence: "Receipts of the day and the drawer.",
            needs: .seeFees, wholeSchool: true
        ) { desk in .push(DayBookScreen(on: desk.session.today)) },
        HomeJob(
            key: "l", name: "Fee lists", sentence: "Billed, paid and due; defaulters; collection.",
            needs: .seeFees, wholeSchool: true
        ) { _ in .push(FeeListsScreen()) },
        HomeJob(
            key: "t", name: "Price list", sentence: "Fee heads and prices; raise charges.",
            needs: .seeFees,
            looking: Looking(without: .writeFees, sentence: "Fee heads and prices."),
            wholeSchool: true
        ) { _ in .push(FeeStructuresScreen()) },
        HomeJob(
            key: "m", name: "My settings", sentence: "Theme, names, mouse, lines, as you like.",
            needs: .seeProfile
        ) { desk in .push(MySettingsScreen(desk)) },
        HomeJob(
            key: "p", name: "My password", sentence: "Choose another password of your own.",
            needs: .updateProfile
        ) { desk in .push(ChoosePasswordScreen(desk.session, old: nil)) },
    ]
}
