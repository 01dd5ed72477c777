// One rule of the file as a query that returns nothing when all is well. The verbs and the triggers
// keep these rules as they write; here they are said a second time, from the rows alone.

import GRDB

/// A rule as a query. Its rows are what breaks it, named by their keys.
struct Invariant: Sendable {
    let name: String
    let rule: String
    /// False where every mark of the school is read: too slow for the start of the program.
    let isQuick: Bool
    let query: String

    init(_ name: String, _ rule: String, isQuick: Bool = true, _ query: String) {
        self.name = name
        self.rule = rule
        self.isQuick = isQuick
        self.query = query
    }

    /// Nil when the rule holds.
    func finding(in db: Database) throws -> Finding? {
        var count = 0
        var examples: [String] = []
        let rows = try Row.fetchCursor(db, sql: query)
        while let row = try rows.next() {
            count += 1
            if examples.count < Finding.examplesMaximum {
                examples.append(
                    row.map { column, value in
                        "\(column) \(String.fromDatabaseValue(value) ?? "\(value)")"
                    }.joined(separator: ", "))
            }
        }
        return count == 0 ? nil : Finding(name: name, rule: rule, count: count, examples: examples)
    }
}
