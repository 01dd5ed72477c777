// An amount typed into a form becomes money, or a problem beside its field.

import SchoolCore

/// Reads the amounts of one form.
struct AmountCheck {
    private let money: Currency

    init(_ money: Currency) { self.money = money }

    func amount(
        _ field: String, _ typed: String, allowingZero: Bool = false
    ) throws(Refusal) -> Money {
        do throws(AmountFault) {
            return try money.amount(typed, allowingZero: allowingZero)
        } catch {
            throw .invalid([FieldProblem(field, error == .missing ? .missing : .amount(error))])
        }
    }
}
