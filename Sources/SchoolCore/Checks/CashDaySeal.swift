// Whether the day book says what the trail says. A closed day's count is where the next day begins,
// so that a count lowered behind the program's back would let cash leave the drawer unseen.

import Foundation
import GRDB

/// The days of the drawer beside what was told of them.
enum CashDaySeal {
    static let invariant = Invariant(
        "A06", "Every day of the drawer is as the trail was told."
    ) { db in
        let told = try Told.all(in: db)
        let days = try Stored.all(in: db)
        return try gone(told, days) + wrong(days, told, in: db) + unopened(in: db)
    }

    /// What one day of the drawer was told to be.
    private struct Told {
        var float: Int64?
        var closing: Closing?

        struct Closing: Equatable {
            let line: Int64
            var by: Int64?
            let expected: Int64?
            let counted: Int64?
        }

        static func all(in db: Database) throws -> [Int64: Told] {
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT seq, user, verb, concernID, body FROM auditLine
                    WHERE outcome = 'SUCCESS'
                        AND verb IN ('OPEN_CASH_DAY', 'CORRECT_FLOAT', 'CLOSE_CASH_DAY')
                    ORDER BY seq
                    """)
            var told: [Int64: Told] = [:]
            while let row = try rows.next() {
                guard let day: Int64 = row[3], let verb = AuditVerb(rawValue: row[2]) else {
                    continue
                }
                let entry = AuditEntry(verb: verb, body: Array(row[4] as Data))
                func fact(_ name: String) -> Int64? {
                    entry?.facts.first { $0.name == name }?.fact.number
                }
                switch verb {
                case .closedCashDay:
                    told[day, default: Told()].closing = Closing(
                        line: row[0], by: row[1], expected: fact("expected"),
                        counted: fact("counted"))
                case .correctedFloat: told[day, default: Told()].float = fact("after")
                default: told[day, default: Told()].float = fact("float")
                }
            }
            return told
        }
    }

    /// One day as its row has it.
    private struct Stored {
        let day: Int64
        let float: Int64
        var closing: Told.Closing?
        /// Whether it came with the school, from before its file: nobody's session told of it.
        let isImported: Bool

        static func all(in db: Database) throws -> [Stored] {
            try Row.fetchAll(
                db,
                sql: """
                    SELECT day, float, auditLine, closedBy, expected, counted, closedAt IS NOT NULL,
                        openedAt < (SELECT foundedAt FROM school)
                    FROM cashDay ORDER BY day
                    """
            ).map { row in
                let closing = Told.Closing(
                    line: row[2] ?? 0, by: row[3], expected: row[4], counted: row[5])
                return Stored(
                    day: row[0], float: row[1], closing: row[6] ? closing : nil,
                    isImported: row[7] ?? false)
            }
        }
    }

    /// Days that were told of and are gone.
    private static func gone(_ told: [Int64: Told], _ days: [Stored]) -> [String] {
        let known = Set(days.map(\.day))
        return told.keys.filter { !known.contains($0) }.sorted().map(named)
    }

    /// Days that were closed, or opened, with other sums than were told, or by another.
    private static func wrong(
        _ days: [Stored], _ told: [Int64: Told], in db: Database
    ) throws -> [String] {
        var wrong: [String] = []
        var before: Stored?
        for var day in days {
            let said = told[day.day] ?? Told()
            if day.isImported { day.closing?.by = said.closing?.by }
            var isWrong = day.closing != said.closing
            if let float = said.float {
                isWrong = isWrong || day.float != float
            } else if !day.isImported {
                isWrong = try isWrong || !carries(day, from: before, in: db)
            }
            if isWrong { wrong.append(named(day.day)) }
            before = day
        }
        return wrong
    }

    /// A day that opened by itself begins with what the last one left, counted or not.
    private static func carries(
        _ day: Stored, from before: Stored?, in db: Database
    ) throws -> Bool {
        guard let before else { return day.float == 0 }
        let cash = try CashDay.cash(on: Day(Int(before.day)), in: db)
        return [max(0, before.float + cash.minor), before.closing?.counted].contains(day.float)
    }

    /// Days on which money was taken and that stand in no day book.
    private static func unopened(in db: Database) throws -> [String] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT day FROM journalEntry
                WHERE kind = 'PAYMENT' AND day NOT IN (SELECT day FROM cashDay)
                """
        ).map(named)
    }

    private static func named(_ day: Int64) -> String { Day(Int(day)).iso }
}
