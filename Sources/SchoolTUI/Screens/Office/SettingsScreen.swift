// What a school may set for itself, each with its range. A new value counts from the next time it
// is asked for.

import SchoolCore

/// The settings with their values.
struct SettingsScreen: Screen {
    enum Field: String, Hashable, Sendable { case value }

    private var rows: [Row] = []
    private var table = TableState()
    /// The value being typed for the setting under the cursor.
    private var changing: Form<Field>?

    private struct Row: Sendable {
        let setting: Setting
        let value: Int
    }

    var title: String { "Settings" }
    var fieldHelp: String? { changing?.fieldHelp }
    var prompt: String {
        table.selected(in: rows).map { "\($0.value): \($0.setting.meaning)." } ?? ""
    }

    mutating func load(_ desk: Office) throws {
        rows = try desk.session.settings().map { Row(setting: $0.setting, value: $0.value) }
        table.keep(within: rows.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 1) }
    mutating func paste(_ text: String) -> Typed { changing?.paste(text) ?? .ignored }

    mutating func type(_ key: Key) -> Typed {
        changing?.type(key) ?? .if(table.move(key, count: rows.count))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        if changing != nil { return changingActions }
        return [
            Action(
                .enter, .f(4), "c", label: "Change", name: "Change the setting",
                help: "Takes a new value for the setting.", needs: .permission(.changeSettings)
            ) { screen, desk in screen.startChanging(today: desk.session.today) }
        ]
    }

    private var changingActions: [Action<Self>] {
        [
            Action(.f(2), label: "Save", help: "Saves the new value.") { screen, desk in
                try screen.change(at: desk)
            },
            Action(
                .f(10), .escape, .control("C"), label: "Back", help: "Leaves the value as it is."
            ) { screen, _ in
                screen.changing = nil
                return .stay
            },
        ]
    }

    private mutating func startChanging(today: Day) -> Step<Office> {
        guard let row = table.selected(in: rows) else { return .stay }
        var form = Form(
            [
                FormField(
                    Field.value, "New value", .digits(limit: 4),
                    help: "A whole number, \(Self.range(of: row.setting)).", required: true,
                    value: String(row.value))
            ], today: today)
        form.enterAtEnd = .f(2)
        form.warningOnEscape = "Esc again leaves the value as it is."
        changing = form
        return .stay
    }

    private mutating func change(at desk: Office) throws -> Step<Office> {
        guard let row = table.selected(in: rows), changing?.check() == true,
            let typed = changing?[.value]
        else { return .stay }
        do {
            try desk.session.set(row.setting, to: Int(typed) ?? -1)
        } catch Refusal.invalid(let problems) {
            let faults = problems.map {
                (name: Field.value, sentence: Wording.besideField($0.fault))
            }
            changing?.refuse(faults)
            return .notice(.warning("That is not a value of this setting."))
        }
        changing = nil
        return .reload.telling(Notice("\(row.setting.rawValue) is \(typed) now.", .good))
    }
}

// Drawing.
extension SettingsScreen {
    func draw(on canvas: inout Canvas) {
        canvas.table(
            columns(isWide: canvas.size.columns >= 110), rows, table,
            empty: "There is nothing to set.")
        guard let changing, let row = table.selected(in: rows) else { return }
        let inside = canvas.panel(row.setting.rawValue, rows: 4, columns: 68)
        canvas.put(inside.row, inside.column, row.setting.meaning, .dim, width: inside.size.columns)
        canvas.form(
            changing,
            in: Area(
                row: inside.row + 2, column: inside.column, rows: 1,
                columns: inside.size.columns))
    }

    private func columns(isWide: Bool) -> [Column<Row>] {
        let name = Column<Row>("Setting", width: .fixed(28)) { $0.setting.rawValue }
        return [
            Column("Value", width: .fixed(5), align: .right) { String($0.value) },
            Column("Range", width: .fixed(9)) { Self.range(of: $0.setting) },
            Column("Meaning", width: .rest) { $0.setting.meaning },
        ] + (isWide ? [name] : [])
    }

    /// `5 to 60`, `0 or 1`.
    private static func range(of setting: Setting) -> String {
        let (from, to) = (setting.range.lowerBound, setting.range.upperBound)
        return "\(from) \(to == from + 1 ? "or" : "to") \(to)"
    }
}
