// What a person likes, each of it applied as soon as it is chosen: the screen that asks is drawn in
// the new look already.

import SchoolCore

/// The preferences of whoever sits here.
struct MySettingsScreen: ExportingScreen {
    private var preferences: Preferences
    private var table = TableState()
    private let user: UserID
    /// Who sits here, in which roles, and until when.
    private var account = ""

    init(_ desk: Office) {
        preferences = desk.preferences
        user = desk.session.user
    }

    var title: String { "My settings" }
    private var chosen: Preference? { table.selected(in: Preference.allCases) }

    var prompt: String {
        chosen.map { "\($0.rawValue): \($0.choices.joined(separator: ", "))" } ?? ""
    }

    var fieldHelp: String? { chosen.map { "\($0.rawValue): \($0.meaning)." } }

    mutating func load(_ desk: Office) throws {
        preferences = desk.preferences
        let (session, clock) = (desk.session, desk.session.clock)
        let user = try session.whoAmI()
        let ends = session.expiresAt
        let until = "\(clock.day(of: ends).shortText) \(clock.time(of: ends))"
        account = [
            user.username, user.email ?? "", user.roles.map(\.title).joined(separator: ", "),
            "signed in until \(until)",
        ].filter { !$0.isEmpty }.joined(separator: "   ")
    }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 3) }

    mutating func type(_ key: Key) -> Typed {
        .if(table.move(key, count: Preference.allCases.count))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .enter, " ", label: "Next", name: "Next choice",
                help: "Takes the next of the words it may be, at once."
            ) { screen, desk in try screen.step(at: desk) },
            Action(
                .f(4), "c", label: "Choose", name: "Choose from a list",
                help: "Shows the words it may be."
            ) { screen, _ in screen.choose() },
            Action(
                "n", label: "Names", name: "Try names from right to left",
                help: "Shows such names on this terminal in each way, and keeps one."
            ) { _, desk in .push(NameOrderScreen(desk)) },
            Self.exporting(),
        ]
    }

    var exportNeeds: Permission { .seeProfile }
    var exportConcern: Concern { .user(user) }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport(
            name: "my-settings", header: ["Setting", "Value", "Meaning"],
            rows: Preference.allCases.map { preference in
                [preference.rawValue, preferences[preference], preference.meaning]
                    .map(CSVCell.text)
            })
    }

    private mutating func step(at desk: Office) throws -> Step<Office> {
        guard let chosen else { return .stay }
        let words = chosen.choices
        guard words.count > 1 else { return .notice("\(chosen.rawValue): \(chosen.meaning).") }
        let place = words.firstIndex(of: preferences[chosen]) ?? 0
        return try prefer(chosen, words[(place + 1) % words.count], at: desk)
    }

    private func choose() -> Step<Office> {
        guard let chosen else { return .stay }
        let options = chosen.choices.map { PickOption("", $0) }
        return .choose(chosen.rawValue, options) { (screen: inout Self, desk, place) in
            try screen.prefer(chosen, chosen.choices[place], at: desk)
        }
    }

    private mutating func prefer(
        _ preference: Preference, _ value: String, at desk: Office
    ) throws -> Step<Office> {
        try desk.prefer(preference, value)
        preferences = desk.preferences
        return .notice(Notice("\(preference.rawValue) is \(value) now.", .good))
    }
}

// Drawing.
extension MySettingsScreen {
    func draw(on canvas: inout Canvas) {
        let preferences = preferences
        canvas.say(.sentence(account), 0) { $0.put(0, 1, account) }
        canvas.table(
            [
                Column("Value", width: .fixed(13)) { preferences[$0] },
                Column("Setting", width: .fixed(13)) { $0.rawValue },
                Column("Meaning", width: .rest) { $0.meaning },
            ], Preference.allCases, table, in: canvas.area.below(2),
            empty: "There is nothing to set.")
    }
}
