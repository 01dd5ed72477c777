// Who may sign in. Accounts of those above oneself stand in the list, but are managed by others.

import SchoolCore

/// All accounts, found as one types.
struct UserListScreen: FindingScreen {
    var list: FoundList<User>
    private var clock: OfficeClock?

    init(finding words: String = "") {
        list = FoundList(finding: words) { user in
            PickOption(
                user.username, user.name,
                detail: ([user.username, user.email ?? "", Self.state(of: user)]
                    + user.roles.map(\.title)).joined(separator: " "))
        }
    }

    var title: String { "Accounts" }
    var prompt: String {
        list.isFinding
            ? "Name, sign-in, role or state. Down goes to the list, Enter chooses."
            : "Enter chooses what to do   p one-time password   / finds again"
    }

    mutating func load(_ desk: Office) throws {
        clock = desk.session.clock
        show(try desk.session.users(), at: desk)
    }

    func draw(on canvas: inout Canvas) {
        canvas.found(self, "Find account", empty: "There are no accounts.")
    }

    var exportName: String { "accounts" }
    var exportNeeds: Permission { .seeUsers }

    var columns: [SheetColumn<User>] {
        let clock = clock
        return [
            .text("Signs in as", width: .fixed(16)) { $0.username },
            .name("Name") { $0.name },
            .text("Roles", width: .fixed(18)) {
                $0.roles.map(\.title).joined(separator: ", ")
            },
            .text("State", width: .fixed(12), priority: 1, style: { Self.style(of: $0) }) {
                Self.state(of: $0)
            },
            .text("Last signed in", width: .fixed(16), priority: 2) { user in
                user.lastSignedInAt.flatMap { clock?.dayAndTime(of: $0) } ?? "never"
            },
        ]
    }

    private static func state(of user: User) -> String {
        if user.status != .active { return user.status.rawValue.lowercased() }
        if !user.hasPassword { return "no password" }
        return user.mustChangePassword ? "one-time" : "active"
    }

    private static func style(of user: User) -> Style {
        user.status != .active ? .warn : user.hasPassword ? .plain : .dim
    }
}

// What can be done.
extension UserListScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let off = blocked(desk)
        return [
            Action(
                .enter, .f(4), label: "Choose", name: "Choose what to do",
                help: "Lists what can be done with the account.",
                needs: .permission(.updateUsers), blocked: off
            ) { screen, _ in screen.choose() },
            Action(
                .f(6), "n", label: "New", name: "New account",
                help: "Makes an account with a one-time password.",
                needs: .permission(.createUsers)
            ) { _, desk in .push(NewUserScreen(at: desk)) },
            Action(
                .f(8), "p", label: "Passw.", name: "Give a one-time password",
                help: "For somebody who forgot his own. All his sessions end.",
                needs: .permission(.updateUsers), blocked: off ?? blockedForOneself(desk)
            ) { screen, _ in screen.askForReset() },
            Self.exporting(),
        ] + Self.arranging()
    }

    /// Why the account under the cursor is not for this person to manage.
    private func blocked(_ desk: Office) -> String? {
        guard let user = selected else { return "There is no account to choose." }
        let outOfReach = user.roles.first { !desk.session.role.mayManage.contains($0) }
        return outOfReach.map { Wording.sentence(Refusal.people(.accountOutOfReach($0))) }
    }

    private func blockedForOneself(_ desk: Office) -> String? {
        selected?.id == desk.session.user
            ? Wording.sentence(Refusal.people(.notOneselfHere)) : nil
    }

    private func choose() -> Step<Office> {
        guard let user = selected else { return .stay }
        let options = [
            PickOption("p", "Give a one-time password"),
            PickOption("u", "Let the account sign in again at once"),
            PickOption("o", user.status == .active ? "Switch the account off" : "Switch it on"),
        ]
        return .choose("\(user.name) (\(user.username))", options) {
            (screen: inout Self, desk, place) in
            if place == 1 { return try screen.unlock(user, at: desk) }
            if place == 2 { return try screen.askToSwitch(user, at: desk) }
            return screen.blockedForOneself(desk).map { .notice(.warning($0)) }
                ?? screen.askForReset()
        }
    }

    private func unlock(_ user: User, at desk: Office) throws -> Step<Office> {
        try desk.session.unlock(user.id)
        return .reload.telling(Notice("\(user.username) may sign in again.", .good))
    }

    /// Switching on hurts nobody; off signs somebody out in the middle of his work, so that a word
    /// is asked for.
    private func askToSwitch(_ user: User, at desk: Office) throws -> Step<Office> {
        guard user.id != desk.session.user else {
            return .notice(.warning(Wording.sentence(Refusal.people(.ownAccount))))
        }
        guard user.status == .active else {
            try desk.session.setStatus(of: user.id, to: .active)
            return .reload.telling(Notice("\(user.username) is active now.", .good))
        }
        let sentence =
            "\(user.name) is signed out everywhere and can no longer sign in. What was done stays."
        return .ask(sentence, word: "OFF") { (_: inout Self, desk) in
            try desk.session.setStatus(of: user.id, to: .inactive)
            return .reload.telling(Notice("\(user.username) is inactive now.", .good))
        }
    }

    /// The old password is gone at once, and so are the sessions: a word is asked for.
    private func askForReset() -> Step<Office> {
        guard let user = selected else { return .stay }
        let sentence =
            "\(user.name) can no longer sign in with the old password, "
            + "and is signed out everywhere."
        return .ask(sentence, word: "RESET") { (_: inout Self, desk) in
            let (session, slots) = (desk.session, desk.slots)
            return .run("Making a one-time password") { _ in
                try session.resetPassword(of: user.id, slots: slots)
            } then: { (_: inout Self, _, password: NewPassword) in
                .push(
                    OneTimePasswordScreen(
                        password, for: user.name, username: user.username,
                        said: "\(user.username) has a new one-time password."))
            }
        }
    }
}

extension OfficeClock {
    /// `12 Mar 2026 09:41`.
    func dayAndTime(of at: Timestamp) -> String {
        "\(day(of: at).text.dropFirst(4)) \(time(of: at))"
    }
}
