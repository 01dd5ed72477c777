// What holds for any file of this schema: its pages, its keys, its guards, the chain of its audit
// trail, and the words pupils are found by.

import GRDB
import Storage

/// One step of a check: a rule that SQL alone, or not SQL alone, can prove.
struct CheckStep: Sendable {
    let name: String
    let rule: String
    let isQuick: Bool
    /// Names what breaks the rule.
    let broken: @Sendable (Database) throws -> [String]

    init(
        _ name: String, _ rule: String, isQuick: Bool,
        _ broken: @escaping @Sendable (Database) throws -> [String]
    ) {
        self.name = name
        self.rule = rule
        self.isQuick = isQuick
        self.broken = broken
    }

    func finding(in db: Database) throws -> Finding? {
        let broken = try broken(db)
        if broken.isEmpty { return nil }
        return Finding(
            name: name, rule: rule, count: broken.count,
            examples: Array(broken.prefix(Finding.examplesMaximum)))
    }

    static let all = [
        CheckStep("F01", "The pages and indexes of the file are sound", isQuick: false) {
            try Integrity.pages($0, thorough: true)
        },
        CheckStep("G01", "Every key points at something", isQuick: false) {
            try Integrity.danglingKeys($0)
        },
        CheckStep("G02", "Tables, indexes and guards are as the program made them", isQuick: true) {
            try Schema.differences($0)
        },
        CheckStep("G03", "Every table keeps to its types", isQuick: true, looseTables),
        CheckStep("A08", "Every line of the audit trail is as it was written", isQuick: false) {
            try AuditTrail.firstBrokenLine(in: $0).map { ["line \($0)"] } ?? []
        },
        CheckStep("S05", "Pupils are found by the words of their rows", isQuick: false) {
            try StudentWords.outdated(in: $0).map { "student \($0.rawValue)" }
        },
    ]

    private static func looseTables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT 'table ' || name FROM pragma_table_list WHERE schema = 'main'
                    AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    AND name NOT LIKE 'grdb_%'
                """)
    }
}
