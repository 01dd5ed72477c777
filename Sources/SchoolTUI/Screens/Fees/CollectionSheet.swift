// The collection register as a list: what the screen draws, what it exports, and what the command
// prints are these columns and these sums.

import SchoolCore

/// The columns and the sums of a collection register.
enum CollectionSheet {
    /// Every method has its column where there is room; a narrow window has one for the rarer ones.
    ///
    /// - Parameter width: columns of the window; nil is as wide as it takes.
    static func columns(
        _ money: Currency, in width: Int? = nil
    ) -> [SheetColumn<CollectionRegister.Line>] {
        let isWide = width.map { $0 >= 110 } ?? true
        let own: [PaymentMethod] = isWide ? PaymentMethod.allCases : [.cash, .bankTransfer]
        let rest = PaymentMethod.allCases.filter { !own.contains($0) }
        var columns: [SheetColumn<CollectionRegister.Line>] = [.day("Day") { $0.day }]
        if isWide { columns.append(.count("No", width: 4) { $0.receipts }) }
        columns += own.map { method in
            .money(method.title, in: money) { $0.amounts[method] }
        }
        if !rest.isEmpty {
            columns.append(
                .money("Other", in: money, width: 11, priority: 1) { line in
                    let amounts = rest.compactMap { line.amounts[$0] }
                    return amounts.isEmpty ? nil : amounts.total
                })
        }
        return columns + [
            .money("Back", in: money, width: 11, priority: 2) {
                $0.takenBack == .zero ? nil : -$0.takenBack
            },
            .money("Net", in: money, style: { $0.net < .zero ? .warn : .plain }) { $0.net },
        ]
    }

    /// The days as they go into a file.
    static func export(
        _ days: ClosedRange<Day>, _ lines: [CollectionRegister.Line], _ money: Currency,
        shownIn width: Int? = nil
    ) -> ListToExport {
        ListToExport(
            "collection", narrowing: span(days), columns(money, in: width), lines, shownIn: width)
    }

    /// `2026-03`, `2026-03-12` or `2026-03-01-2026-03-12`: short, so that the name of the file
    /// stands whole in the message.
    static func span(_ days: ClosedRange<Day>) -> String {
        if days == days.lowerBound.wholeMonth { return String(days.lowerBound.iso.prefix(7)) }
        let ends = [days.lowerBound.iso, days.upperBound.iso]
        return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "-")
    }

    /// The sums say which of them are gross and which are net.
    static func sumColumns(_ money: Currency) -> [SheetColumn<SumRow>] {
        SumRow.columns(money, groupWidth: 12)
    }

    /// Gross, taken back and net, then by method, before anything was taken back, and by head,
    /// less what was taken back.
    static func sums(_ register: CollectionRegister) -> [SumRow] {
        let taking = FeeFigure.Taking(register.days)
        func row(_ name: String, _ amount: Money, _ side: FeeFigure.Taking.Side) -> SumRow {
            SumRow(
                group: "Money", name: name, count: nil, amount: amount,
                figure: taking.with(side: side))
        }
        return [
            row("Gross", register.gross, .taken),
            row("Taken back", register.takenBack, .givenBack), row("Net", register.net, .net),
        ]
            + SumRow.rows("Method gross", register.byMethod, naming: FeeListWords.method) {
                taking.with(side: .taken, method: PaymentMethod(rawValue: $0.name))
            }
            + SumRow.rows("Head net", register.byHead) { taking.with(head: $0.name) }
    }
}
