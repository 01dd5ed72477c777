// What a check finds wrong. It names rows by their ids, never people by their names.

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
}

/// A rule about the rows of a school, as a query that returns nothing when all is well.
struct Invariant {
    let rule: String
    let sentence: String
    /// Each row is one text that names what is wrong by ids.
    let query: String
}
