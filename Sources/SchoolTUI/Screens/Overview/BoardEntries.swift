// The entries behind a figure of the fees. Where the cursor stands on a figure, `?` explains it by
// its entries. A board has several figures and no cursor on them: there `?` is the help, as on
// every screen, and its first line, or `=` at once, asks which figure is meant.

import SchoolCore

/// A figure of a board and the entries it was added up from.
struct BoardFigure: Equatable, Sendable {
    let name: String
    let amount: Money
    let figure: FeeFigure
}

extension FeeOverview {
    /// The figures in the order in which they stand on the board.
    func figures(on today: Day) -> [BoardFigure] {
        let day = FeeFigure.Taking(today...today)
        let month = FeeFigure.Taking(today.wholeMonth)
        return [
            BoardFigure(name: "Taken today", amount: self.today.net, figure: .money(day)),
            BoardFigure(
                name: "Taken back today", amount: self.today.takenBack,
                figure: day.with(side: .givenBack)),
            BoardFigure(
                name: "Cash of today, in the drawer", amount: cash,
                figure: day.with(method: .cash)),
            BoardFigure(name: "This month", amount: self.month, figure: .money(month)),
            BoardFigure(name: "Overdue", amount: overdue.owed, figure: .overdue),
            BoardFigure(
                name: "Overdue for more than 30 days", amount: long.owed,
                figure: .overdueFor(days: 30)),
        ] + earlierMonths
    }

    /// The bars of the months before this one, the newest first.
    private var earlierMonths: [BoardFigure] {
        months.dropLast().reversed().map { month in
            BoardFigure(
                name: "\(Day.monthNames[month.first.month - 1]) \(month.first.year)",
                amount: month.net,
                figure: .money(FeeFigure.Taking(month.first.wholeMonth)))
        }
    }
}

extension HomeBoard {
    /// The fees on the board, where its reader sees those of the whole school.
    var fees: (overview: FeeOverview, money: Currency)? {
        switch self {
        case .school(let board): (board.fees, board.money)
        case .counter(let board): (board.fees, board.money)
        case .teacher, .family: nil
        }
    }
}

extension HomeScreen {
    /// `=`, on boards with figures of the fees.
    var entriesActions: [Action<Self>] {
        guard let (fees, money) = board.fees else { return [] }
        return [
            Action(
                "=", label: "Why", name: "Entries of a figure",
                help: "The entries of the ledger behind a figure."
            ) { _, desk in
                let figures = fees.figures(on: desk.session.today)
                let options = figures.map {
                    PickOption("", $0.name, detail: money.text($0.amount))
                }
                return .choose("Entries behind which figure", options) {
                    (_: inout Self, _, place) in
                    .push(EntriesScreen(figures[place].name, figures[place].figure))
                }
            }
        ]
    }
}
