// How an invented school pays: seven in ten families in the first days of a month, two in ten late
// and in halves, and one in ten hardly ever. Who pays when follows from the seed, the pupil and the
// month alone.

extension DemonstrationPlan {
    /// A line of the price list.
    package struct FeeLine: Equatable, Sendable {
        package let head: String
        package let category: FeeHead.Category
        package let name: String
        package let amount: Money
        package let frequency: FeeStructure.Frequency
        /// Nil is every class.
        package let grades: ClosedRange<Int>?
    }

    static let priceList = [
        FeeLine(
            head: "Tuition", category: .tuition, name: "Tuition, lower classes",
            amount: Money(minor: 120_000), frequency: .monthly, grades: 0...5),
        FeeLine(
            head: "Tuition", category: .tuition, name: "Tuition, upper classes",
            amount: Money(minor: 180_000), frequency: .monthly, grades: 6...99),
        FeeLine(
            head: "Examination", category: .other, name: "Examination fee",
            amount: Money(minor: 50_000), frequency: .quarterly, grades: nil),
        FeeLine(
            head: "Library", category: .library, name: "Library",
            amount: Money(minor: 30_000), frequency: .annually, grades: nil),
    ]

    /// What somebody pays on one day.
    enum PaymentHabit {
        case nothing
        case whole
        case half
        case ahead
    }

    /// What a pupil's family does on the day that is so many school days into its month.
    func habit(of pupil: Int, in month: Int, on place: Int) -> PaymentHabit {
        var random = Random(seed: size.seed, pupil, -2)
        let kind = random.below(100)
        random = Random(seed: size.seed, pupil, -month)
        let early = random.below(8)
        let late = 9 + random.below(8)
        let chance = random.below(100)
        switch kind {
        case ..<70: return place == early ? (chance < 2 ? .ahead : .whole) : .nothing
        case ..<90: return place == late && chance < 80 ? .half : .nothing
        default: return place == late && chance < 15 ? .half : .nothing
        }
    }

    /// How a payment comes: mostly cash.
    func method(of pupil: Int, in month: Int) -> (PaymentMethod, PaymentGateway?) {
        var random = Random(seed: size.seed, pupil, 1000 + month)
        switch random.below(100) {
        case ..<72: return (.cash, nil)
        case ..<86: return (.online, .bkash)
        case ..<95: return (.bankTransfer, nil)
        default: return (.cheque, nil)
        }
    }

    func user(_ username: String, among users: [UserID]) -> UserID? {
        for signIn in signIns where signIn.username == username {
            if case .staff(let place) = signIn.owner { return users[place] }
        }
        return nil
    }
}
