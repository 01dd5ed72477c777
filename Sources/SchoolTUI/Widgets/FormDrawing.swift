// A form on a canvas: label, value, and beside the value what it was understood as or what is wrong
// with it. A form longer than its area is shown by pages.

import SchoolCore

extension Canvas {
    mutating func form<Name>(_ form: Form<Name>, in area: Area? = nil) {
        let area = area ?? self.area
        guard area.size.rows > 0, area.size.columns > 10 else { return }
        if hearing == nil {
            fields(of: form, in: area)
        } else {
            sayFields(of: form, in: area)
        }
        overlay(form.overlay)
    }

    /// All fields in words, those of other pages too.
    private mutating func sayFields<Name>(of form: Form<Name>, in area: Area) {
        let isDirty = form.isDirty
        for (place, field) in form.fields.enumerated() {
            let told = ToldField(field, isFocused: place == form.focus, isUnsaved: isDirty)
            say(.field(told), area.row, area.column) { canvas in
                if place == 0 { canvas.fields(of: form, in: area) }
            }
        }
    }

    private mutating func fields<Name>(of form: Form<Name>, in area: Area) {
        let labels = form.fields.map { TextWidth.columns($0.label) + ($0.isRequired ? 2 : 0) }
        let column = area.column + 2 + min(labels.max() ?? 0, area.size.columns / 3) + 2
        let edge = area.column + area.size.columns
        let top = form.focus / area.size.rows * area.size.rows
        for index in top..<min(form.fields.count, top + area.size.rows) {
            let row = area.row + index - top
            let isFocused = index == form.focus
            label(form.fields[index], row, area.column, column - area.column - 4, isFocused)
            value(form.fields[index], row, column, edge, isFocused)
            let step: Key = index > form.focus ? .tab : .backTab
            spot(row, area.columns, Array(repeating: step, count: abs(index - form.focus)))
        }
    }

    private mutating func overlay(_ overlay: FormOverlay?) {
        switch overlay {
        case .picker(let picker): picker.draw(on: &self)
        case .calendar(let grid): grid.draw(on: &self)
        case nil: break
        }
    }

    private mutating func label<Name>(
        _ field: FormField<Name>, _ row: Int, _ column: Int, _ width: Int, _ isFocused: Bool
    ) {
        put(row, column, isFocused ? ">" : " ", isFocused ? .focus : .plain)
        put(row, column + 2, field.label + (field.isRequired ? " *" : ""), width: width)
    }

    private mutating func value<Name>(
        _ field: FormField<Name>, _ row: Int, _ column: Int, _ edge: Int, _ isFocused: Bool
    ) {
        let room = edge - column
        let width = max(1, min(field.columnsBesideVerdict, room))
        let isAmount = field.isAmount
        if let name = field.chosenName, field.editor.isEmpty {
            put(row, column, name, width: width)
            if isFocused { cursor = Position(row: row, column: column) }
        } else {
            edit(
                field.editor, row, column, width: width, isFocused: isFocused,
                align: isAmount ? .right : .left)
        }
        let start = column + width + 2
        guard start < edge else { return }
        switch field.verdict {
        case .error(let text): put(row, start, "! " + text, .bad, width: edge - start)
        case .warning(let text): put(row, start, text, .warn, width: edge - start)
        case nil: put(row, start, field.echo(isFocused: isFocused), .dim, width: edge - start)
        }
    }
}

extension FormField {
    /// Columns the value gets on the screen.
    fileprivate var columns: Int {
        switch kind {
        case .text(let limit): min(limit + 1, 34)
        case .password: 24
        case .code(let length): length + 1
        case .digits(let limit): limit + 1
        case .amount: 16
        case .choice(let options):
            max(10, min(34, options.map { TextWidth.columns($0.name) }.max() ?? 0))
        case .day: 12
        }
    }

    /// A sentence beside the value gets the room that the value does not need.
    fileprivate var columnsBesideVerdict: Int {
        guard verdict != nil, case .text = kind else { return columns }
        return min(columns, max(12, TextWidth.columns(Clean.line(editor.text)) + 1))
    }

    fileprivate var isAmount: Bool {
        if case .amount = kind { true } else { false }
    }

    fileprivate var chosenName: String? {
        guard case .choice(let options) = kind, let chosen else { return nil }
        return options[chosen].name
    }

    /// The day in words, or the codes of a choice while the cursor is on it.
    fileprivate func echo(isFocused: Bool) -> String {
        switch kind {
        case .day: return day?.text ?? (isFocused ? "12, 12 3, 041113, mon, t" : "")
        case .choice(let options) where isFocused:
            guard options.count <= 6 else { return "type, or F4" }
            return options.map { "\($0.code) \($0.name)" }.joined(separator: "  ")
        default: return ""
        }
    }
}
