// Sums under names, such as the money of a day by method, head and cashier: one list of them is
// drawn, exported and asked about (`?`) in the same way on every screen.

import SchoolCore

/// One sum, and what it was added up from.
struct SumRow: Equatable, Sendable {
    let group: String
    let name: String
    let count: Int?
    let amount: Money
    /// Nil where nothing was posted: the float was counted.
    let figure: FeeFigure?

    /// What the entries behind it are called.
    var spoken: String { "\(group): \(name)" }

    static func columns(_ money: Currency, groupWidth: Int = 8) -> [SheetColumn<SumRow>] {
        [
            .text("By", width: .fixed(groupWidth)) { $0.group },
            .text("Name", width: .rest) { $0.name },
            .count("Count", width: 7) { $0.count },
            .money("Amount", in: money, width: 14, style: { $0.amount < .zero ? .warn : .plain }) {
                $0.amount
            },
        ]
    }
}

extension SumRow {
    /// Sums of the day book or of the collection register, each with its figure.
    static func rows(
        _ group: String, _ sums: [DayBook.Sum], naming: (String) -> String = { $0 },
        figure: (DayBook.Sum) -> FeeFigure
    ) -> [SumRow] {
        sums.map {
            SumRow(
                group: group, name: naming($0.name), count: $0.count, amount: $0.amount,
                figure: figure($0))
        }
    }
}

extension FeeFigure.Taking {
    /// The same money, narrowed.
    func with(
        side: Side? = nil, method: PaymentMethod? = nil, head: String? = nil,
        cashier: String? = nil
    ) -> FeeFigure {
        var taking = self
        if let side { taking.side = side }
        if let method { taking.method = method }
        if let head { taking.head = head }
        if let cashier { taking.cashier = cashier }
        return .money(taking)
    }
}
