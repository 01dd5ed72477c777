// The trail's hash over the ledger, computed again from the lines.

import Crypto
import Foundation
import GRDB

/// The hash that the trail holds of every verb's entries, computed again.
enum LedgerSeal {
    /// The audit lines whose entries are not what was told.
    static func broken(in db: Database) throws -> [Int64] {
        var broken: [Int64] = []
        var hash = SHA256()
        var line: Int64?
        let entries = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, kind, day, reverses, auditLine FROM journalEntry
                ORDER BY auditLine, id
                """)
        while let row = try entries.next() {
            let next: Int64 = row[4]
            if let line, line != next {
                if try !isTold(hash, in: line, db) { broken.append(line) }
                hash = SHA256()
            }
            line = next
            let entry: JournalEntryID = row[0]
            let lines = try Journal.lines(of: entry, in: db)
            hash.update(data: JournalBytes.entry(entry, row[1], row[2], row[3], lines))
            if row[1] == "PAYMENT", let receipt = try Receipt.sealed(by: entry, in: db) {
                hash.update(data: JournalBytes.receipt(receipt))
            }
        }
        if let line, try !isTold(hash, in: line, db) { broken.append(line) }
        return broken
    }

    private static func isTold(_ hash: SHA256, in line: Int64, _ db: Database) throws -> Bool {
        let told = try AuditEntry.told(in: line, db)
        return told?["digest"] == .word(JournalBytes.hexadecimal(hash))
    }
}

extension AuditEntry {
    /// What a line of the trail tells; nil where there is none, or none that can be read.
    static func told(in line: Int64, _ db: Database) throws -> AuditEntry? {
        let statement = try db.cachedStatement(
            sql: "SELECT verb, body FROM auditLine WHERE seq = ?")
        guard let row = try Row.fetchOne(statement, arguments: [line]),
            let verb = AuditVerb(rawValue: row[0])
        else { return nil }
        return AuditEntry(verb: verb, body: Array(row[1] as Data))
    }

    subscript(name: String) -> AuditFact? { facts.first { $0.name == name }?.fact }
}
