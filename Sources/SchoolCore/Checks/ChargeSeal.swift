// What a charge is for and when it falls due decides who is overdue and under which head money is
// counted. No sum of the ledger knows it, so the trail is told a hash of it, and of each move of a
// due day the day before and after.

import Crypto
import Foundation
import GRDB

extension AuditEntry {
    fileprivate func day(_ name: String) -> Day? {
        if case .number(let number)? = self[name] { Day(Int(number)) } else { nil }
    }
}

/// The trail's hash of what was charged, computed again.
enum ChargeSeal {
    /// The charges and audit lines that do not agree.
    static func broken(in db: Database) throws -> [String] {
        var moves = Moves()
        var broken = try moves.read(in: db)
        var hash = SHA256()
        var line: Int64?
        let charges = try Row.fetchCursor(
            db,
            sql: """
                SELECT charge.id, charge.head, charge.structure, charge.period, charge.name,
                    charge.dueOn, journalEntry.auditLine
                FROM charge JOIN journalEntry ON journalEntry.id = charge.entry
                ORDER BY journalEntry.auditLine, charge.entry, charge.id
                """)
        while let row = try charges.next() {
            let next: Int64 = row[6]
            if let line, line != next {
                if try !isTold(hash, in: line, db) { broken.append("line \(line)") }
                hash = SHA256()
            }
            line = next
            var terms = ChargeTerms(row)
            if let last = moves.last[terms.id], last != terms.dueOn {
                broken.append("charge \(terms.id.rawValue)")
            }
            terms.dueOn = moves.first[terms.id] ?? terms.dueOn
            hash.update(data: JournalBytes.terms(terms))
        }
        if let line, try !isTold(hash, in: line, db) { broken.append("line \(line)") }
        return broken
    }

    /// Lines of before the hash was told say nothing of it.
    private static func isTold(_ hash: SHA256, in line: Int64, _ db: Database) throws -> Bool {
        guard let told = try AuditEntry.told(in: line, db) else { return false }
        return told["terms"].map { $0 == .word(JournalBytes.hexadecimal(hash)) } ?? true
    }

    /// Where the due days of charges were moved from at first, and where to at last.
    private struct Moves {
        var first: [ChargeID: Day] = [:]
        var last: [ChargeID: Day] = [:]

        /// Gives the charges whose moves do not follow on each other.
        mutating func read(in db: Database) throws -> [String] {
            var broken: [String] = []
            let lines = try Row.fetchCursor(
                db,
                sql: """
                    SELECT concernID, body FROM auditLine
                    WHERE verb = ? AND outcome = ? AND concern = 'charge' ORDER BY seq
                    """, arguments: [AuditVerb.correctedCharge.rawValue, AuditLine.succeeded])
            while let row = try lines.next() {
                let told = AuditEntry(verb: .correctedCharge, body: Array(row[1] as Data))
                // A corrected amount is told with the hash of its entries, a moved day without.
                guard let told, told["digest"] == nil, let before = told.day("before"),
                    let after = told.day("after")
                else { continue }
                let charge: ChargeID = row[0]
                if let last = last[charge], last != before {
                    broken.append("charge \(charge.rawValue)")
                }
                first[charge] = first[charge] ?? before
                last[charge] = after
            }
            return broken
        }
    }
}
