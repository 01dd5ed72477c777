// Which charges are to be raised, and what that would write.

/// Which charges are to be raised.
package struct RaiseOrder: Equatable, Sendable {
    package let structure: FeeStructureID
    /// Nil is the period that holds today.
    package var period: FeePeriod?
    package var scope: Scope
    /// Nil is the structure's day of the period's month.
    package var dueOn: Day?

    /// For whom charges are raised.
    package enum Scope: Equatable, Sendable {
        case school
        case section(SectionID)
        case student(StudentID)
    }

    package init(
        structure: FeeStructureID, period: FeePeriod? = nil, scope: Scope = .school,
        dueOn: Day? = nil
    ) {
        self.structure = structure
        self.period = period
        self.scope = scope
        self.dueOn = dueOn
    }
}

/// What a raise would write, or has written.
package struct RaisePlan: Equatable, Sendable {
    package let structure: FeeStructure
    package let period: FeePeriod
    package let dueOn: Day
    /// Pupils who will be charged, class by class.
    package let classes: [ClassCount]
    /// Pupils who have this charge already.
    package let already: Int
    let students: [StudentID]

    /// One class of the plan.
    package struct ClassCount: Equatable, Sendable {
        package let name: String
        package let pupils: Int
    }

    package var count: Int { students.count }
    package var total: Money { Money(minor: structure.amount.minor * Int64(count)) }
}

/// A raise that was written: its entry takes it back.
package struct Raised: Equatable, Sendable {
    package let entry: JournalEntryID
    package let count: Int
    package let total: Money
}
