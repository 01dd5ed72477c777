// What a large window shows beside an account: the receipt as it will print, the day so far, and
// who else of the class is behind.

import SchoolCore

/// The panels, read when the account is.
struct FeePanels: Sendable {
    private let day: DayBook
    private let ofClass: DefaulterList?
    private let ofSchool: DefaulterList
    private let className: String
    private let today: Day
    private let profile: SchoolProfile

    private static let defaulters = 12

    init(beside account: FeeAccount, _ session: Session) throws {
        day = try session.dayBook(on: session.today)
        today = session.today
        profile = session.school.profile
        className = account.payer.sectionName
        var wish = DefaulterList.Wish()
        wish.limit = 0
        ofSchool = try session.defaulters(wish)
        guard !className.isEmpty else {
            ofClass = nil
            return
        }
        wish.limit = Self.defaulters
        wish.section = try session.section(named: className)
        ofClass = try session.defaulters(wish)
    }

    func draw(_ layout: FeeLayout, _ preview: [ReceiptPreview.Line], on canvas: inout Canvas) {
        let right = layout.right
        let columns = (right + 1)..<canvas.size.columns
        canvas.put(1, right, "┬", .dim)
        canvas.rule(1, "Receipt as it will print", in: columns)
        canvas.bar(right, rows: 2..<canvas.size.rows)
        canvas.put(layout.ledgerRow, right, "┼", .dim)
        canvas.rule(layout.ledgerRow, "Day book, today", in: columns)
        canvas.put(layout.defaultersRow, right, "┼", .dim)
        canvas.rule(layout.defaultersRow, "By age", in: columns)
        ReceiptPreview.draw(preview, in: layout.panel(below: 1, rows: layout.upper), on: &canvas)
        let book = layout.panel(
            below: layout.ledgerRow, rows: layout.defaultersRow - layout.ledgerRow - 1)
        drawDay(in: book, on: &canvas)
        let below = canvas.size.rows - layout.defaultersRow - 1
        drawAges(in: layout.panel(below: layout.defaultersRow, rows: below), on: &canvas)
        drawClass(layout, rows: below, on: &canvas)
    }

    private func drawDay(in area: Area, on canvas: inout Canvas) {
        let money = profile.money
        var lines: [(String, String)] = [
            ("Opening float", money.text(day.float)),
            ("Cash in", money.text(day.cashIn)), ("Cash out", money.text(day.cashOut)),
            (
                day.drawer.isClosed ? "Counted, closed" : "In the drawer",
                money.text(day.drawer.amount)
            ),
        ]
        lines += day.byMethod.filter { $0.name != PaymentMethod.cash.rawValue }.map { sum in
            let title = PaymentMethod(rawValue: sum.name)?.title ?? sum.name
            return ("\(title)  \(sum.count)", money.text(sum.amount))
        }
        lines.append(
            ("Total  \(FeeListWords.counted(day.receipts, "receipt"))", money.text(day.total)))
        if day.cashDay == nil { lines = [("The day book is not open yet.", "")] }
        for (line, each) in lines.prefix(area.size.rows - 1).enumerated() {
            canvas.put(area.row + line, area.column, each.0)
            canvas.putRight(area.row + line, each.1, before: area.column + area.size.columns)
        }
        guard let last = day.lines.last, lines.count < area.size.rows - 1 else { return }
        let row = area.row + area.size.rows - 1
        canvas.put(row, area.column, "Last \(last.paper)", .dim)
        canvas.putRight(row, money.text(last.amount), .dim, before: area.columns.upperBound)
    }

    private func drawAges(in area: Area, on canvas: inout Canvas) {
        let money = profile.money
        let most = ofSchool.byAge.map(\.owed).max() ?? .zero
        for (line, age) in ofSchool.byAge.enumerated() where line < area.size.rows {
            let row = area.row + line
            let days =
                age.days.upperBound > 365
                ? "over \(age.days.lowerBound - 1) d"
                : "\(age.days.lowerBound) to \(age.days.upperBound) d"
            canvas.put(row, area.column, days, width: 10)
            canvas.put(
                row, area.column + 10, money.text(age.owed), width: 13, align: .right)
            let share = most > .zero ? Double(age.owed.minor) / Double(most.minor) : 0
            canvas.blocks(row, area.column + 24, share: share, width: area.size.columns - 24)
        }
        guard let ofClass, area.size.rows > 5 else { return }
        canvas.put(area.row + 5, area.column, className, width: 10)
        canvas.put(
            area.row + 5, area.column + 10, money.text(ofClass.owed), width: 13, align: .right)
        canvas.put(
            area.row + 5, area.column + 24, "of \(money.short(ofSchool.owed))", .dim,
            width: area.size.columns - 24)
    }

    private func drawClass(_ layout: FeeLayout, rows: Int, on canvas: inout Canvas) {
        canvas.rule(
            layout.defaultersRow, "Defaulters, \(className), most overdue first",
            in: 0..<layout.right)
        guard let ofClass else { return }
        let area = Area(
            row: layout.defaultersRow + 1, column: 0, rows: rows, columns: layout.right)
        let (money, today, home) = (profile.money, today, profile.country)
        let columns: [Column<FeeAccount.Payer>] = [
            .name("Name") { $0.shownName },
            Column("Due", width: .fixed(12), align: .right) { money.text($0.owed) },
            Column("Late", width: .fixed(6), align: .right) { payer in
                payer.oldestDueOn.map { "\(today.number - $0.number) d" } ?? ""
            },
            Column("Phone", width: .fixed(16)) { PhoneNumber.shown($0.guardianPhone, at: home) },
            Column("Last paid", width: .fixed(9)) { payer in
                payer.lastPaidOn.map { $0.ledgerText(in: today.year) } ?? "never"
            },
        ]
        canvas.table(
            columns, ofClass.rows, TableState(isFocused: false), in: area,
            empty: "Nobody of \(className) is behind.")
    }
}

/// The receipt while it is still being typed; its number comes with `+`.
enum ReceiptPreview {
    struct Line: Equatable, Sendable {
        var text: String
        var amount = ""
        var isName = false
    }

    static func draw(_ lines: [Line], in area: Area, on canvas: inout Canvas) {
        for (line, each) in lines.prefix(area.size.rows).enumerated() {
            let row = area.row + line
            let room = area.size.columns - TextWidth.columns(each.amount) - 2
            if each.isName {
                canvas.name(row, area.column, each.text, width: room)
            } else {
                canvas.put(row, area.column, each.text, width: max(0, room))
            }
            canvas.putRight(row, each.amount, before: area.columns.upperBound)
        }
    }
}

extension FeeAccountScreen {
    /// What the paper will say, as far as it is known before the number is given.
    var preview: [ReceiptPreview.Line] {
        guard let payer = account?.payer, let profile else { return [] }
        let money = form.currency
        let spread = spread
        var lines = [
            ReceiptPreview.Line(text: profile.name.uppercased(), isName: true),
            ReceiptPreview.Line(text: "Receipt  (number at +)", amount: today.iso),
            ReceiptPreview.Line(
                text: payer.shownName, amount: "\(payer.sectionName)  \(payer.admissionNumber)",
                isName: true),
        ]
        var parts = spread.parts.compactMap { part in
            dues.first { $0.id == part.charge }.map {
                ReceiptPreview.Line(text: $0.spoken, amount: money.text(part.amount))
            }
        }
        if spread.advance > .zero {
            parts.append(
                ReceiptPreview.Line(text: "In advance", amount: money.text(spread.advance)))
        }
        let room = 4
        if parts.count > room {
            let more = parts.count - room + 1
            parts = parts.prefix(room - 1) + [ReceiptPreview.Line(text: "and \(more) more")]
        }
        lines += parts
        let left = owed - spread.parts.map(\.amount).total
        lines.append(
            ReceiptPreview.Line(
                text: "PAID  \(form.method.title.lowercased())",
                amount: money.text(form.money ?? .zero)))
        lines.append(ReceiptPreview.Line(text: "Still due", amount: money.text(left)))
        return lines
    }
}
