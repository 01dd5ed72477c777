// What a check of the file found. It names rows by their ids, never people: findings are printed,
// mailed and kept in logs.

/// One thing that ought not to be.
package struct Finding: Equatable, Sendable {
    /// The rule that is broken: `T02`.
    package let rule: String
    /// What the rule says.
    package let sentence: String
    /// The rows that break it, the first few.
    package let details: [String]
    /// How many there are in all.
    package let count: Int

    static let shown = 10

    /// Nil when nothing breaks the rule.
    init?(_ rule: String, _ sentence: String, broken: [String]) {
        if broken.isEmpty { return nil }
        self.rule = rule
        self.sentence = sentence
        details = Array(broken.prefix(Finding.shown))
        count = broken.count
    }
}
