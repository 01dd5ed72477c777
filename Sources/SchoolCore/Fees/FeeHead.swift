// What the school charges for, and its price list. A charge copies what it needs when it is raised,
// so a later price changes nothing that was issued.

/// A kind of charge with its own income account: tuition, examination, transport.
package struct FeeHead: Equatable, Sendable {
    package let id: FeeHeadID
    package let name: String
    package let category: Category
    let account: AccountID

    /// The six categories of rules.md section 6.
    package enum Category: String, CaseIterable, Sendable {
        case tuition = "TUITION"
        case transport = "TRANSPORT"
        case library = "LIBRARY"
        case sports = "SPORTS"
        case hostel = "HOSTEL"
        case other = "OTHER"
    }
}

/// A head to be added, checked.
package struct NewFeeHead: Equatable, Sendable {
    package let name: String
    package let category: FeeHead.Category

    package init(name: String, category: String) throws(Refusal) {
        var check = FieldCheck()
        self.name = check.line("name", name, atLeast: 2, atMost: 40)
        let word = check.option(
            "category", category, of: FeeHead.Category.allCases.map(\.rawValue))
        try check.orRefuse()
        self.category = word.flatMap(FeeHead.Category.init) ?? .other
    }
}

/// One line of the price list: a head, an amount, how often, for whom, in one academic year.
package struct FeeStructure: Equatable, Sendable {
    package let id: FeeStructureID
    package let year: YearID
    package let yearName: String
    package let head: FeeHeadID
    package let headName: String
    package let category: FeeHead.Category
    package let name: String
    package let amount: Money
    package let frequency: Frequency
    package let appliesToAll: Bool
    /// The day of the month on which a charge falls due.
    package let dueDay: Int
    package let isActive: Bool
    package let sections: [Section]
    package let version: Int

    /// A class the structure is for.
    package struct Section: Equatable, Sendable {
        package let id: SectionID
        package let name: String
    }

    /// How often a charge is raised.
    package enum Frequency: String, CaseIterable, Sendable {
        case monthly = "MONTHLY"
        case quarterly = "QUARTERLY"
        case annually = "ANNUALLY"
        case oneTime = "ONE_TIME"
    }
}

/// A line of the price list as typed.
package struct FeeStructureForm: Equatable, Sendable {
    package var name = ""
    package var head = ""
    package var amount = ""
    package var frequency = "MONTHLY"
    /// Names of classes, `7-A 7-B`; empty is all.
    package var classes = ""
    /// Empty is the tenth.
    package var dueDay = ""
    /// The academic year's name; empty is the current one.
    package var year = ""

    package init() {}

    /// The structure, or every problem at once.
    package func checked(_ currency: Currency) throws(Refusal) -> NewFeeStructure {
        var check = FieldCheck()
        let head = check.line("head", head, atMost: 40)
        let typedName = check.optionalLine("name", name, atMost: 60)
        let amount = check.amount("amount", amount, in: currency)
        let frequency = check.option(
            "frequency", frequency, of: FeeStructure.Frequency.allCases.map(\.rawValue))
        let dueDay = Int(dueDay.trimmedOfBlanks.isEmpty ? "10" : dueDay.trimmedOfBlanks) ?? 0
        if !(1...28).contains(dueDay) { check.add("dueDay", .notANumber(from: 1, to: 28)) }
        let classes = check.optionalLine("classes", classes, atMost: 500)
        try check.orRefuse()
        guard let amount else { throw .invalid(check.problems) }
        return NewFeeStructure(
            name: typedName.isEmpty ? head : typedName, head: head, amount: amount,
            frequency: frequency.flatMap(FeeStructure.Frequency.init) ?? .monthly,
            classes: classes.split { $0 == " " || $0 == "," }.map(String.init), dueDay: dueDay,
            year: year.trimmedOfBlanks)
    }
}

/// A line of the price list to be added, checked as far as that needs no file.
package struct NewFeeStructure: Equatable, Sendable {
    package let name: String
    package let head: String
    package let amount: Money
    package let frequency: FeeStructure.Frequency
    /// Empty is all classes.
    package let classes: [String]
    package let dueDay: Int
    /// The academic year's name; empty is the current one.
    var year = ""
}
