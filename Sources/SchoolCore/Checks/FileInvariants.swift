// What holds of any file of this schema: its pages, its keys, its guards, the words its pupils are
// found by, and that it is one school.

import GRDB
import Storage

extension Invariant {
    static func file(thorough: Bool) -> [Invariant] {
        let pages = Invariant("G00", "The pages of the file are sound.") {
            try Integrity.pages($0, thorough: thorough)
        }
        return [pages] + schema + (thorough ? [words] : [])
    }

    private static let schema = [
        Invariant("G01", "Every row points at something.") { try Integrity.danglingKeys($0) },
        Invariant("G02", "Tables, indexes and guards are as they were made.") {
            try Schema.differences($0)
        },
        Invariant(
            "G03", "Every table is strict.",
            """
            SELECT name AS "table" FROM pragma_table_list WHERE schema = 'main'
                AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                AND name NOT LIKE 'grdb_%'
            """),
        Invariant(
            "G04", "The file is one school.",
            "SELECT count(*) AS schools FROM school HAVING count(*) <> 1"),
    ]

    private static let words = Invariant("S05", "Pupils are found by the words of their rows.") {
        try StudentWords.outdated(in: $0).map { "student \($0.rawValue)" }
    }
}
