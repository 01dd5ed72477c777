// One rule of the file, said a second time and independently of the verbs and triggers that keep it
// while they write. Most are a query that returns nothing when all is well.

import GRDB

/// A rule, and how what breaks it is found.
struct Invariant: Sendable {
    let rule: String
    let sentence: String
    private let broken: @Sendable (Database) throws -> [String]

    /// A rule as a query. Its rows are what breaks it, named by their keys: `student 3, day 20524`.
    init(_ rule: String, _ sentence: String, _ query: String) {
        self.init(rule, sentence) { db in
            try Row.fetchAll(db, sql: query).map { row in
                row.map { "\($0) \(String.fromDatabaseValue($1) ?? $1.description)" }
                    .joined(separator: ", ")
            }
        }
    }

    /// A rule that SQL alone cannot tell.
    init(
        _ rule: String, _ sentence: String,
        broken: @escaping @Sendable (Database) throws -> [String]
    ) {
        self.rule = rule
        self.sentence = sentence
        self.broken = broken
    }

    /// Nil when the rule holds.
    func finding(in db: Database) throws -> Finding? {
        Finding(rule, sentence, broken: try broken(db))
    }
}
