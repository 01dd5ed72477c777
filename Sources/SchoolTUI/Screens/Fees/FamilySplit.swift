// One sum over several children: proposed from the top, then edited cell by cell. The cells and the
// total always agree: a typed total is split anew, a typed cell changes the total.

import SchoolCore

/// Who pays how much of one payment.
struct FamilySplit: Equatable, Sendable {
    private(set) var payers: [FeeAccount.Payer]
    private(set) var cells: [LineEditor]
    let currency: Currency

    init(_ payers: [FeeAccount.Payer], _ currency: Currency) {
        self.payers = payers
        self.currency = currency
        cells = payers.map { _ in
            LineEditor(limit: 15, letters: .amount(places: currency.decimals))
        }
    }

    var owed: Money { payers.map(\.owed).total }
    var amounts: [Money] { cells.map(money) }
    var total: Money { amounts.total }

    /// Nothing typed is nothing paid; a cell that cannot be read counts nothing either.
    private func money(_ cell: LineEditor) -> Money {
        do throws(AmountFault) { return try currency.amount(cell.text, allowingZero: true) } catch {
            return .zero
        }
    }

    /// What is wrong with a cell.
    var objection: String? {
        for (payer, cell) in zip(payers, cells) where !cell.isEmpty {
            do throws(AmountFault) {
                _ = try currency.amount(cell.text, allowingZero: true)
            } catch { return "\(payer.latinName): \(Wording.sentence(error))" }
        }
        return nil
    }

    /// What is owed now; the cells stay as they are.
    mutating func refresh(_ payers: [FeeAccount.Payer]) {
        if payers.map(\.student) == self.payers.map(\.student) { self.payers = payers }
    }

    /// Splits a total: each one's dues in turn, the rest to the first.
    mutating func propose(_ total: Money) {
        let parts = Allocation.proposed(
            total, over: payers.map { (student: $0.student, owed: $0.owed) })
        for (place, part) in parts.enumerated() { put(part.amount, at: place) }
    }

    /// All that one of them owes.
    mutating func fill(_ place: Int) {
        if payers.indices.contains(place) { put(payers[place].owed, at: place) }
    }

    mutating func enter(_ place: Int) {
        for index in cells.indices {
            cells[index].isSelected = index == place && !cells[index].isEmpty
        }
    }

    mutating func type(_ key: Key, at place: Int) -> Edit { cells[place].type(key) }

    private mutating func put(_ money: Money, at place: Int) {
        cells[place].text = money > .zero ? currency.plain(money) : ""
        cells[place].isSelected = !cells[place].isEmpty
    }

    /// The parts of those who pay anything.
    var shares: [Payment.Share] {
        zip(payers, amounts).filter { $0.1 > .zero }
            .map { Payment.Share(student: $0.0.student, amount: $0.1) }
    }
}
