// What a check of the file found. It names ids, never people: findings are printed, mailed and kept
// in logs.

/// One rule that does not hold, and where.
package struct Finding: Equatable, Sendable {
    /// The short name of the rule: `T02`.
    package let name: String
    /// What should hold, as a sentence.
    package let rule: String
    /// How many rows break it.
    package let count: Int
    /// The first of them, by their keys: `student 3, day 20524`.
    package let examples: [String]

    /// Rows named in a finding; the rest are only counted.
    package static let examplesMaximum = 5
}
