// What a school may set for itself, each with its range. A new value counts from the next time it
// is asked for.

import SchoolCore

/// The settings with their values.
struct SettingsScreen: ExportingScreen {
    enum Field: String, Hashable, Sendable { case value }

    private var rows: [Row] = []
    private var table = TableState()
    private var reach: ExportReach?
    /// The value being typed for the setting under the cursor.
    private var changing: Form<Field>?

    /// A setting of either kind: a number in its range, or one of a few words.
    private struct Row: Sendable {
        enum Kind: Sendable {
            case number(Setting)
            case word(TextSetting)
        }

        let kind: Kind
        let value: String

        var name: String {
            switch kind {
            case .number(let setting): setting.rawValue
            case .word(let setting): setting.rawValue
            }
        }

        var meaning: String {
            switch kind {
            case .number(let setting): setting.meaning
            case .word(let setting): setting.meaning
            }
        }

        /// `5 to 60`, `0 or 1`, `40, 80, A5`.
        var range: String {
            switch kind {
            case .number(let setting):
                let (from, to) = (setting.range.lowerBound, setting.range.upperBound)
                return "\(from) \(to == from + 1 ? "or" : "to") \(to)"
            case .word where isText: return "a text"
            case .word(let setting): return setting.choices.joined(separator: ", ")
            }
        }

        /// True where the value is a text of many words.
        var isText: Bool {
            if case .word(let setting) = kind { setting.templateLimit != nil } else { false }
        }

        var shownValue: String { value.isEmpty ? "none" : value }
    }

    var title: String { "Settings" }
    var fieldHelp: String? { changing?.fieldHelp }
    var prompt: String {
        table.selected(in: rows).map { "\($0.shownValue): \($0.meaning)." } ?? ""
    }

    mutating func load(_ desk: Office) throws {
        let numbers = try desk.session.settings().map {
            Row(kind: .number($0.setting), value: String($0.value))
        }
        let words = try desk.session.textSettings().map {
            Row(kind: .word($0.setting), value: $0.value)
        }
        rows = numbers + words
        reach = ExportReach(of: .seeSettings, at: desk)
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
            ) { screen, desk in screen.startChanging(today: desk.session.today) },
            Action(
                .f(6), "v", label: "School", name: "The school on one page",
                help: "Profile, file, last check, and accounts by role.",
                needs: .permission(.seeSettings)
            ) { _, _ in .push(SchoolScreen()) },
            Self.exporting(),
        ]
    }

    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport(
            name: "settings", header: ["Setting", "Value", "Range", "Meaning"],
            rows: rows.map { row in
                [row.name, row.value, row.range, row.meaning].map(CSVCell.text)
            })
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
        var form = Form([Self.field(for: row)], today: today)
        form.enterAtEnd = .f(2)
        form.warningOnEscape = "Esc again leaves the value as it is."
        changing = form
        return .stay
    }

    private static func field(for row: Row) -> FormField<Field> {
        switch row.kind {
        case .number:
            FormField(
                Field.value, "New value", .digits(limit: 4),
                help: "A whole number, \(row.range).", required: true, value: row.value)
        case .word(let setting) where setting.templateLimit != nil:
            FormField(
                Field.value, "New text", .text(limit: setting.templateLimit ?? 0),
                help: "Filled in for each account: \(setting.choices.joined(separator: ", ")).",
                required: true, value: row.value)
        case .word:
            FormField(
                Field.value, "New value", .text(limit: 200), help: "One of \(row.range).",
                required: true, value: row.shownValue)
        }
    }

    private mutating func change(at desk: Office) throws -> Step<Office> {
        guard let row = table.selected(in: rows), changing?.check() == true,
            let typed = changing?[.value]
        else { return .stay }
        do {
            switch row.kind {
            case .number(let setting): try desk.session.set(setting, to: Int(typed) ?? -1)
            case .word(let setting): try desk.session.set(setting, to: typed)
            }
        } catch Refusal.invalid(let problems) {
            let faults = problems.map {
                (name: Field.value, sentence: Wording.besideField($0.fault))
            }
            changing?.refuse(faults)
            return .notice(.warning("That is not a value of this setting."))
        }
        changing = nil
        let said = row.isText ? "\(row.name) is changed." : "\(row.name) is \(typed) now."
        return .reload.telling(Notice(said, .good))
    }
}

// Drawing.
extension SettingsScreen {
    func draw(on canvas: inout Canvas) {
        canvas.table(
            columns(isWide: canvas.size.columns >= 110), rows, table,
            empty: "There is nothing to set.")
        guard let changing, let row = table.selected(in: rows) else { return }
        let inside = canvas.panel(row.name, rows: 4, columns: 68)
        canvas.put(inside.row, inside.column, row.meaning, .dim, width: inside.size.columns)
        canvas.form(
            changing,
            in: Area(
                row: inside.row + 2, column: inside.column, rows: 1,
                columns: inside.size.columns))
    }

    private func columns(isWide: Bool) -> [Column<Row>] {
        let name = Column<Row>("Setting", width: .fixed(28)) { $0.name }
        return [
            Column("Value", width: .fixed(10)) { $0.shownValue },
            Column("Range", width: .fixed(11)) { $0.range },
            Column("Meaning", width: .rest) { $0.meaning },
        ] + (isWide ? [name] : [])
    }
}
