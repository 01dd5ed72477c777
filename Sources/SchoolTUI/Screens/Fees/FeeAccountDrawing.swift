// The account on a canvas. A tick before a due means that the amount pays it, a stroke that it pays
// a part of it.

import SchoolCore

extension FeeAccountScreen {
    func draw(on canvas: inout Canvas) {
        guard let account else { return }
        let layout = FeeLayout(canvas.size)
        canvas.cursor = Position(row: 2, column: 0)
        drawHeading(account, on: &canvas)
        canvas.rule(1, "Dues, oldest first", in: 0..<(mayTake ? layout.middle : layout.right))
        drawLedger(account, layout, on: &canvas)
        if layout.hasPanels, let panels { panels.draw(layout, preview, on: &canvas) }
        drawDues(layout, on: &canvas)
        guard mayTake else { return }
        canvas.put(1, layout.middle, "┬", .dim)
        canvas.rule(1, "Take payment", in: (layout.middle + 1)..<layout.right)
        canvas.bar(layout.middle, rows: 2..<layout.ledgerRow)
        canvas.put(layout.ledgerRow, layout.middle, "┴", .dim)
        panel.draw(in: layout.payment, on: &canvas)
    }

    private func drawHeading(_ account: FeeAccount, on canvas: inout Canvas) {
        let payer = account.payer
        let wide = canvas.size.columns >= 116
        let due = account.advance > .zero ? "advance" : "due"
        let sum = account.advance > .zero ? account.advance : account.owed
        let balance = "\(wide ? "balance " : "")\(due) \(form.currency.text(sum))"
        var column = 1
        func put(_ text: String, _ width: Int, _ style: Style = .plain, isName: Bool = false) {
            let room = canvas.size.columns - TextWidth.columns(balance) - 2 - column
            guard room > 5, !text.isEmpty else { return }
            if isName {
                canvas.name(0, column, text, style, width: min(width, room))
            } else {
                canvas.put(0, column, text, style, width: min(width, room))
            }
            column += width + 2
        }
        put(payer.shownName, wide ? 24 : 18, .title, isName: true)
        put(payer.admissionNumber, 11)
        put(payer.shownGuardian, wide ? 22 : 14, isName: true)
        put(PhoneNumber.shown(payer.guardianPhone, at: profile?.country ?? ""), wide ? 16 : 12)
        if let sibling = account.family.first {
            let more = account.family.count > 1 ? " +\(account.family.count - 1)" : ""
            put("\(sibling.latinName) \(sibling.sectionName)\(more)", 24, .dim)
        }
        canvas.putRight(0, balance, .title, before: canvas.size.columns - 1)
    }

    private var panel: PaymentPanel {
        let spread = spread
        return PaymentPanel(
            form: form, isFocused: true, paysFor: paysFor(spread.parts.map(\.charge)),
            left: owed - spread.parts.map(\.amount).total, advance: spread.advance,
            printer: printer)
    }

    /// `Jan Feb Mar`, the periods the amount pays; `7 dues` where they have no room.
    private func paysFor(_ charges: [ChargeID]) -> String {
        var words: [String] = []
        for charge in dues where charges.contains(charge.id) {
            let word = charge.periodText.split(separator: " ").first.map(String.init) ?? ""
            if words.last != word { words.append(word) }
        }
        let text = words.joined(separator: " ")
        let room = FeeLayout(size).payment.size.columns - PaymentPanel.labels
        return TextWidth.columns(text) <= room ? text : "\(charges.count) dues"
    }
}

// Dues.
extension FeeAccountScreen {
    private func drawDues(_ layout: FeeLayout, on canvas: inout Canvas) {
        let area = layout.dues
        guard !dues.isEmpty else {
            canvas.put(area.row + 1, 2, "Nothing is due.", width: area.size.columns - 2)
            return
        }
        let parts = Dictionary(uniqueKeysWithValues: spread.parts.map { ($0.charge, $0.amount) })
        let state = TableState(cursor: due)
        let shown = state.visible(of: dues.count, room: layout.duesLines)
        let widest = ([owed] + dues.map(\.open)).map { form.currency.text($0).count }.max() ?? 0
        let columns = DueColumns(mayTake ? area.size.columns : 45, amount: widest)
        canvas.say(.table(toldDues(parts)), area.row) { canvas in
            for (line, place) in shown.enumerated() {
                drawDue(place, area.row + line, columns, paid: parts, on: &canvas)
            }
        }
        drawTotal(area, layout, columns, more: dues.count - shown.count, on: &canvas)
    }

    /// The dues in words, all of them: what the amount pays, and how late each is.
    private func toldDues(_ parts: [ChargeID: Money]) -> ToldTable {
        let rows = dues.map { charge in
            let late = charge.daysLate(on: today)
            let paid = parts[charge.id] ?? .zero
            let sign =
                !mayTake || paid == .zero
                ? "" : paid == charge.open ? "paid by this amount" : "paid in part by this amount"
            return [
                "Due \(charge.periodText)".trimmed + " \(charge.name)",
                form.currency.text(charge.open),
                late > 0 ? "\(late) d late" : "", sign, chosen.contains(charge.id) ? "chosen" : "",
            ].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return ToldTable(rows: rows, cursor: due, opens: false)
    }

    private func drawDue(
        _ place: Int, _ row: Int, _ columns: DueColumns, paid parts: [ChargeID: Money],
        on canvas: inout Canvas
    ) {
        let charge = dues[place]
        let isHere = place == due
        canvas.put(row, 0, isHere ? ">" : " ", .dim)
        if mayTake {
            let paid = parts[charge.id] ?? .zero
            let sign = paid == .zero ? " " : paid == charge.open ? "x" : "/"
            canvas.put(row, 1, "[\(sign)]", chosen.contains(charge.id) ? .focus : .plain)
        }
        if columns.period > 0 {
            canvas.put(row, columns.periodAt, charge.periodText, width: columns.period)
        }
        canvas.put(row, columns.nameAt, charge.name, width: columns.name)
        canvas.put(
            row, columns.amountAt, form.currency.text(charge.open), width: columns.amount,
            align: .right)
        let late = charge.daysLate(on: today)
        guard columns.late > 0, late > 0 else { return }
        canvas.put(
            row, columns.lateAt, "\(late) d", .warn, width: columns.late, align: .right)
    }

    private func drawTotal(
        _ area: Area, _ layout: FeeLayout, _ columns: DueColumns, more: Int,
        on canvas: inout Canvas
    ) {
        let row = area.row + min(dues.count, layout.duesLines)
        canvas.put(row, columns.amountAt, String(repeating: "-", count: columns.amount), .dim)
        if more > 0 { canvas.put(row, 1, "\(more) more \(more == 1 ? "due" : "dues"), Down", .dim) }
        canvas.put(
            row + 1, columns.nameAt, "total due", .dim, width: columns.name)
        canvas.put(
            row + 1, columns.amountAt, form.currency.text(owed), .title, width: columns.amount,
            align: .right)
    }

    /// Period, name, amount and days late, in the columns there are.
    private struct DueColumns {
        let period: Int
        let name: Int
        let amount: Int
        let late: Int
        let periodAt = 5
        var nameAt: Int { periodAt + (period > 0 ? period + 1 : 0) }
        var amountAt: Int { nameAt + name + 1 }
        var lateAt: Int { amountAt + amount + 1 }

        init(_ width: Int, amount: Int) {
            let isRoomy = width >= 44
            self.amount = amount
            period = isRoomy ? 8 : 0
            late = isRoomy ? 5 : 0
            name = max(4, width - 5 - (isRoomy ? 15 : 0) - amount - 2)
        }
    }
}

// The ledger.
extension FeeAccountScreen {
    private func drawLedger(
        _ account: FeeAccount, _ layout: FeeLayout, on canvas: inout Canvas
    ) {
        canvas.rule(layout.ledgerRow, "Ledger", in: 0..<layout.right)
        let left = account.movements - ledgerTop
        let room = left > layout.ledgerLines ? layout.ledgerLines - 1 : layout.ledgerLines
        let lines = Array(account.history.dropFirst(ledgerTop).prefix(room))
        canvas.table(
            ledgerColumns(layout), lines, TableState(isFocused: false), in: layout.ledger,
            empty: "Nothing has been charged or paid yet.", opens: false)
        guard left > lines.count, lines.count == room else { return }
        canvas.put(layout.ledger.row + room + 1, 2, "PgDn \(left - room) more", .dim)
    }

    private func ledgerColumns(_ layout: FeeLayout) -> [Column<FeeAccount.Movement>] {
        let (money, year) = (form.currency, today.year)
        func sum(_ money: Money, _ currency: Currency) -> String {
            money == .zero ? "" : currency.text(money)
        }
        return [
            Column("Date", width: .fixed(9)) { $0.day.ledgerText(in: year) },
            Column("What", width: .rest) { $0.what(money) },
            Column("How", width: .fixed(6), priority: 2) { $0.method?.title ?? "" },
            Column("Charged", width: .fixed(10), align: .right, priority: 1) {
                sum($0.charged, money)
            },
            Column("Paid", width: .fixed(10), align: .right, priority: 1) { sum($0.paid, money) },
            Column("Balance", width: .fixed(11), align: .right) { money.text($0.balance) },
        ]
    }
}
