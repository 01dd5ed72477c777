// The two desks of the program: the door before sign-in, and one person's session.

import Foundation
import SchoolCore
import Synchronization

/// Before anybody has signed in.
struct Door: OfficeDesk {
    let school: School
    let slots: HashSlots

    var heading: String {
        "\(school.clock.today().text)  \(school.clock.time(of: school.clock.now()))"
    }

    var everywhere: [DeskAction<Door>] {
        [.findingNobody("Sign in first; then F3 finds anybody.")]
    }
}

/// One signed-in person's desk.
struct Office: OfficeDesk {
    let session: Session
    let slots: HashSlots
    let minutes: Int
    let presence: PresenceHold?
    let watch: ChangeWatch?
    let lastSeen = LastSeen()
    let lastTyped = LastTyped()
    /// What this person prefers; the same for every copy of the desk.
    let held: PreferenceHold

    init(
        session: Session, slots: HashSlots, minutes: Int, presence: PresenceHold?,
        watch: ChangeWatch?, held: PreferenceHold = PreferenceHold()
    ) {
        self.session = session
        self.slots = slots
        self.minutes = minutes
        self.presence = presence
        self.watch = watch
        self.held = held
    }

    /// A desk for a session that has just begun.
    static func open(_ signedIn: SignedIn, slots: HashSlots) throws -> Office {
        Office(
            session: signedIn.session, slots: slots,
            minutes: signedIn.mustChangePassword
                ? Setting.idleMinutes.standard : try signedIn.session.idleMinutes(),
            presence: PresenceHold(signedIn),
            watch: try ChangeWatch.on(signedIn.session.school),
            held: PreferenceHold(
                signedIn.mustChangePassword
                    ? Preferences() : try signedIn.session.preferences()))
    }

    /// The same desk after the person took another role.
    func with(_ session: Session) -> Office {
        Office(
            session: session, slots: slots, minutes: minutes, presence: presence, watch: watch,
            held: held)
    }

    /// The same desk, for a screen that is only read ahead: nobody has looked at it yet.
    var aside: Office { with(session) }

    var preferences: Preferences { held.preferences }
    func look(on facts: TerminalFacts) -> Look { Look(preferences, on: facts) }

    /// Prefers something from the next paint on, here and on every other terminal.
    func prefer(_ preference: Preference, _ value: String) throws {
        held.hold(try session.prefer(preference, value))
    }

    /// Remembers one of this person's ways; nil forgets it.
    func remember(_ habit: Habit, _ text: String?) throws {
        guard preferences[habit] != text else { return }
        held.hold(try session.remember(habit, text))
    }

    var commandUses: String { preferences[.commands] ?? "" }
    func remember(commandUses text: String) throws { try remember(.commands, text) }

    var heading: String {
        let clock = session.clock
        let first = session.name.split(separator: " ").first.map(String.init) ?? session.username
        if session.expiresAt < session.now + 3600 {
            return "signs out at \(clock.time(of: session.expiresAt))  "
                + "\(first) (\(session.role.title))"
        }
        return "\(clock.today().text)  \(clock.time(of: clock.now()))  "
            + "\(first) (\(session.role.title))"
    }

    var idleMinutes: Int? { minutes }
    var changesDescriptor: Int32? { watch?.descriptor }
    func sharingReadings<Value>(_ work: () throws -> Value) rethrows -> Value {
        try session.school.sharingReadings(work)
    }
    var writes: Int { session.school.writes }
    func takeForeignChanges() throws -> Bool { try watch?.takeChanges() ?? false }
    func mustStillHold() throws { try session.mustStillHold() }

    /// An ended session leads to the door, with the reason.
    func wayOut(after error: any Error) -> (any Stage)? {
        guard case .sessionEnded? = error as? Refusal else { return nil }
        return doorStage
    }

    /// The sign-in screen of the same school.
    var doorStage: any Stage {
        let door = Door(school: session.school, slots: slots)
        return DeskStage(desk: door, root: SignInScreen(session.school))
    }

    func isPassword(_ typed: String) throws -> Bool {
        try session.isMyPassword(typed, slots: slots)
    }
}

extension Office {
    var everywhere: [DeskAction<Office>] {
        [
            DeskAction(
                .f(3), label: "Find", name: "Find anybody",
                help: "Finds pupils by name, number, telephone or guardian; staff and classes.",
                needs: .permission(.seeStudents)
            ) { desk in .push(StudentListScreen.anybody(for: desk.session.role)) },
            DeskAction(
                "-", label: "Last", name: "Back to the last pupil",
                help: "Opens the card of the pupil you looked at before this one.",
                needs: .permission(.seeStudents),
                blocked: lastSeen.beforeThis == nil ? "You have looked at no pupil yet." : nil
            ) { desk in desk.lastSeen.beforeThis.map { .push(StudentScreen($0)) } ?? .stay },
            RoleSwitch.action, latinNames,
            DeskAction(
                label: "Mine", name: "My settings",
                help: "Theme, names, mouse, lines and charts, as you like them."
            ) { desk in .push(MySettingsScreen(desk)) },
        ]
    }

    func screen(for line: String) throws -> (any Screen<Office>)? {
        try RegisterDoor.screen(for: line, at: self)
    }
}

extension Office {
    /// Turns every list, register and title to Latin letters, or back; remembered.
    private var latinNames: DeskAction<Office> {
        let isLatin = preferences[.latinNames] == "on"
        return DeskAction(
            label: "Latin", name: isLatin ? "Names as written" : "Latin names",
            help: "Shows every name in Latin letters, or as it is written."
        ) { desk in
            try desk.prefer(.latinNames, isLatin ? "off" : "on")
            return .reload.telling(
                isLatin ? "Names stand as they are written." : "Names stand in Latin letters.")
        }
    }
}

extension Screen where Desk == Office {
    /// Reads what this screen would show, were it opened now.
    func readAside(_ desk: Office, in size: Size) throws { _ = try loaded(aside: desk, in: size) }

    /// Opens it, reads what its next key would show, and draws it where nobody sees it.
    func rehearseOpening(_ desk: Office, in size: Size) throws {
        let screen = try loaded(aside: desk, in: size)
        try screen.readAhead(desk, in: size)
        var canvas = Canvas(size)
        screen.draw(on: &canvas)
    }

    private func loaded(aside desk: Office, in size: Size) throws -> Self {
        var screen = self
        screen.fit(size)
        try screen.load(desk.aside)
        return screen
    }
}

extension Need where Desk == Office {
    /// The right of a verb, with the sentence for roles that never hold it.
    static func permission(_ permission: Permission) -> Need {
        Need(
            isHeld: { permission.scope(of: $0.session.role) != nil },
            sentence: refusals[permission] ?? "")
    }

    /// Said once for each right: every key asks for the sentences of all actions.
    private static let refusals = Dictionary(
        uniqueKeysWithValues: Permission.allCases.map { permission in
            let holders = Role.allCases
                .filter { $0 != .superAdmin && permission.scope(of: $0) != nil }
                .map(\.title)
            return (
                permission,
                "Your role may not do this. Ask: \(holders.joined(separator: ", "))."
            )
        })
}

/// Keeps the lock that shows the other processes that this screen lives.
final class PresenceHold: Sendable {
    private let signedIn: SignedIn
    init(_ signedIn: SignedIn) { self.signedIn = signedIn }
}

/// Whom the person at this desk looked at last, for the key that goes back there.
final class LastSeen: Sendable {
    private let pupils = Mutex<[StudentID]>([])

    /// A pupil's card or account is open now.
    func note(_ student: StudentID) {
        pupils.withLock { pupils in
            pupils.removeAll { $0 == student }
            pupils.append(student)
            if pupils.count > 2 { pupils.removeFirst() }
        }
    }

    /// The pupil before the one looked at now; where there is one only, that one.
    var beforeThis: StudentID? { pupils.withLock { $0.first } }
}

/// What the person at this desk typed into the last form of each kind, for Ctrl-D. It is gone with
/// the session, and no password is in it.
final class LastTyped: Sendable {
    private let kinds = Mutex<[String: [String: String]]>([:])

    func note(_ values: [String: String], of kind: String) {
        kinds.withLock { $0[kind] = values }
    }

    func values(of kind: String) -> [String: String] { kinds.withLock { $0[kind] ?? [:] } }
}
