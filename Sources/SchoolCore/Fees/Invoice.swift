// An invoice: what a pupil owes, as a numbered letter to the guardian. It is a copy of what was due
// on its day and moves no money; the charges behind it are paid, changed and cancelled as before.

/// An invoice as it was issued.
package struct Invoice: Equatable, Sendable {
    package let id: InvoiceID
    package let year: Int
    package let number: Int
    package let student: StudentID
    /// The month or quarter it is for; nothing for all that was open.
    package let period: String
    /// What was open of its charges.
    package let total: Money
    /// What lay in advance beside it.
    package let advance: Money
    package let day: Day
    package let at: Timestamp
    package let issuedBy: String
    /// Names as they were then.
    package let studentName: String
    package let studentClass: String
    package let admissionNumber: String
    package let guardianName: String
    package let lines: [Line]
    /// How often it was printed again.
    package let copies: Int

    /// `INV-2026-0042`: four digits, and more when a year needs them.
    package var text: String { PaperNumber.text(Self.prefix, year, number) }

    static let prefix = "INV"

    /// One charge that is due. Amounts in minor units.
    package struct Line: Codable, Equatable, Sendable {
        package let charge: Int64
        package let name: String
        package let period: String
        /// Days since 1970.
        package let dueOn: Int
        package let charged: Int64
        package let conceded: Int64
        package let paid: Int64
        package let open: Int64

        init(_ charge: Charge) {
            self.charge = charge.id.rawValue
            name = charge.name
            period = charge.period
            dueOn = charge.dueOn.number
            charged = charge.amount.minor
            conceded = (charge.discount + charge.scholarship + charge.waived).minor
            paid = charge.paid.minor
            open = charge.open.minor
        }

        package var dueDay: Day { Day(dueOn) }
        package var money: Money { Money(minor: open) }
    }
}

extension FeePeriod {
    /// Whether a charge belongs to this month or quarter: by its own month or quarter where it has
    /// one, else by the day on which it falls due.
    package func includes(_ charge: Charge) -> Bool {
        if charge.period == text { return true }
        let own = FeePeriod(typed: charge.period)
        let month = own?.month ?? (charge.dueOn.year, charge.dueOn.month)
        return text.contains("Q") ? holds(month) : own == nil && holds(month)
    }

    /// Whether a month lies in this month or quarter.
    private func holds(_ other: (year: Int, month: Int)) -> Bool {
        guard let month else { return false }
        let length = text.contains("Q") ? 3 : 1
        return other.year == month.year
            && (month.month..<(month.month + length)).contains(other.month)
    }
}
