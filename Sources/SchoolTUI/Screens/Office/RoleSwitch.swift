// A person with several roles works in one of them at a time. Going on in another is one choice
// from anywhere, and begins at home: what one role had open may not be for the other.

import SchoolCore

/// Taking up another role of one's own.
enum RoleSwitch {
    /// What every screen of the office offers; it has no key, F9 finds it.
    static var action: DeskAction<Office> {
        DeskAction(
            label: "Role", name: "Switch role", help: "Goes on in another of your roles.",
            group: "Everywhere"
        ) { desk in try step(at: desk) }
    }

    private static func step(at desk: Office) throws -> Step<Office> {
        let present = desk.session.role
        let roles = try desk.session.whoAmI().roles.filter { $0 != present }
        guard !roles.isEmpty else { return .notice("Your account holds this one role only.") }
        let options = roles.map { PickOption($0.title, $0.title, detail: $0.rawValue) }
        return .choose(
            Choice(picker: Picker("Work as", options)) { _, desk, place in
                let session = try desk.session.switchRole(to: roles[place])
                return .telling(
                    Notice("You work as \(session.role.title) now.", .good),
                    then: try HomeScreen.entrance(to: desk.with(session), lostAt: nil))
            })
    }
}
