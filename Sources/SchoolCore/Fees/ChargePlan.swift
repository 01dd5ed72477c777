// A charge outside the price list for several pupils at once: for whom, and what it comes to.

/// For whom a charge outside the price list is raised.
package enum ChargeScope: Equatable, Sendable {
    /// Everybody who sits in a class today.
    case section(SectionID)
    /// These pupils, each once.
    case students([StudentID])
}

/// What such a charge would write, or has written.
package struct ChargePlan: Equatable, Sendable {
    package let new: NewCharge
    package let pupils: [FeeAccount.Payer]

    package init(new: NewCharge, pupils: [FeeAccount.Payer]) {
        self.new = new
        self.pupils = pupils
    }

    package var count: Int { pupils.count }
    /// What one pupil owes of it.
    package var net: Money { new.amount - new.discount - new.scholarship }
    package var total: Money { Money(minor: net.minor * Int64(count)) }
}
