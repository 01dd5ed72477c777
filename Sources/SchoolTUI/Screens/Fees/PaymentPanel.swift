// The right half of the counter: what is typed, and what will come of it. This panel is the
// confirmation, so there is no question afterwards.

import SchoolCore

/// The payment being typed, ready to be drawn.
struct PaymentPanel {
    let form: PaymentForm
    let isFocused: Bool
    /// `Jan Feb Mar`.
    let paysFor: String
    /// What stays due after it.
    let left: Money
    /// What will be paid ahead.
    let advance: Money
    /// Where the paper comes out.
    let printer: String

    static let labels = 11
    private static let amounts = 13

    func draw(in area: Area, on canvas: inout Canvas) {
        var row = area.row
        let value = area.column + Self.labels
        let room = max(0, area.column + area.size.columns - value)
        func line(_ label: String, _ text: String, _ style: Style = .plain) {
            canvas.put(row, area.column, label, .dim)
            canvas.put(row, value, text, style, width: room)
            row += 1
        }
        func sum(_ label: String, _ money: Money, _ style: Style = .plain) {
            canvas.put(row, area.column, label, .dim)
            let text = form.currency.text(money)
            canvas.put(row, value, text, style, width: min(Self.amounts, room), align: .right)
            row += 1
        }
        edit("Amount", form.amount, .amount, row, area, on: &canvas)
        row += 1
        line("Method", form.method.title)
        let letters = PaymentMethod.allCases.map { $0.letter.uppercased() }
        canvas.put(row - 1, value + 8, letters.joined(separator: " "), .key, width: room - 8)
        switch form.method {
        case .cash:
            edit("Given", form.given, .given, row, area, on: &canvas)
            row += 1
            if let change = form.change {
                sum(
                    change < .zero ? "Missing" : "Change", change < .zero ? -change : change,
                    change < .zero ? .bad : .plain)
            } else {
                line("Change", "")
            }
        case .card, .cheque, .bankTransfer, .online: row = reference(row, area, on: &canvas)
        }
        line("For", paysFor)
        if advance > .zero { sum("Advance", advance, .warn) } else { sum("Still due", left) }
        line("Receipt to", printer)
        if row < area.row + area.size.rows {
            canvas.say(.sentence("take: \(promise)"), row, area.column) { canvas in
                canvas.put(row, area.column, "+ or F2", .key)
                canvas.put(row, value - 2, promise, width: room + 2)
            }
        }
    }

    private var promise: String {
        let prints = printer == PrinterChoice.nowhere.spoken ? "" : " and prints"
        guard let money = form.money else { return "takes it" + prints }
        return "takes \(form.currency.short(money))" + prints
    }

    private func reference(_ first: Int, _ area: Area, on canvas: inout Canvas) -> Int {
        var row = first
        let value = area.column + Self.labels
        let room = max(1, area.column + area.size.columns - value)
        if form.method == .online {
            canvas.put(row, area.column, "Through", .dim)
            let isHere = isFocused && form.focus == .through
            let choices = PaymentGateway.mobile.prefix(3)
                .map { "\($0.letter) \($0.gateway.title)" }.joined(separator: "  ")
            let text = form.gateway.map(\.title) ?? choices
            canvas.say(.field(through(isHere)), row, value) { canvas in
                canvas.put(row, value, text, isHere ? .focus : .plain, width: room)
                if isHere { canvas.cursor = Position(row: row, column: value) }
            }
            row += 1
        }
        let told = field(form.method.referenceTitle, form.reference, .reference)
        canvas.say(.field(told), row, area.column) { canvas in
            canvas.put(row, area.column, form.method.referenceTitle, .dim)
            canvas.edit(
                form.reference, row, value, width: room,
                isFocused: isFocused && form.focus == .reference)
        }
        return row + 1
    }

    private func through(_ isHere: Bool) -> ToldField {
        let options = PaymentGateway.mobile.map {
            PickOption(String($0.letter), $0.gateway.title)
        }
        return ToldField(
            label: "Through", value: form.gateway.map(\.title) ?? "", kind: .letter(options),
            isFocused: isHere, isRequired: true, isUnsaved: !form.isProposed)
    }

    private func field(
        _ label: String, _ editor: LineEditor, _ field: PaymentForm.Field
    ) -> ToldField {
        ToldField(
            label: label, value: editor.text, kind: field == .reference ? .text : .digits,
            isFocused: isFocused && form.focus == field, isRequired: field == .reference,
            isUnsaved: !form.isProposed)
    }

    private func edit(
        _ label: String, _ editor: LineEditor, _ field: PaymentForm.Field, _ row: Int, _ area: Area,
        on canvas: inout Canvas
    ) {
        let isHere = isFocused && form.focus == field
        let width = max(1, min(Self.amounts, area.size.columns - Self.labels))
        let shown = editor.asAmount(form.currency, isFocused: isHere)
        canvas.say(.field(self.field(label, shown, field)), row, area.column) { canvas in
            canvas.put(row, area.column, label, .dim)
            canvas.edit(
                shown, row, area.column + Self.labels,
                width: width + (isHere && width < area.size.columns - Self.labels ? 1 : 0),
                isFocused: isHere, align: .right)
        }
    }
}

extension LineEditor {
    /// An amount as it is shown: grouped, and with its decimals once it is not being typed. The
    /// text itself stays as it was typed.
    func asAmount(_ currency: Currency, isFocused: Bool) -> LineEditor {
        guard after.isEmpty, !before.isEmpty else { return self }
        var shown = self
        if !isFocused || isSelected, let money = read(currency) {
            shown.text = currency.text(money)
        } else {
            let parts = before.split(
                separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let whole = Int(parts[0]).map { grouped($0) } ?? String(parts[0])
            shown.text = whole + (parts.count > 1 ? "." + parts[1] : "")
        }
        shown.isSelected = isSelected
        return shown
    }

    private func read(_ currency: Currency) -> Money? {
        do throws(AmountFault) { return try currency.amount(text, allowingZero: true) } catch {
            return nil
        }
    }
}
