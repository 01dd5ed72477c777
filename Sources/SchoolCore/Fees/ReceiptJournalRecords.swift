// The journal of receipts beside the file: one synced line for each receipt, written after its
// commit and before its paper. When the file has lost what the journal still knows, no money is
// taken: the next receipt would bear a number that is already on somebody's paper.

import GRDB
import Storage

/// What the journal of receipts says about the file.
package enum ReceiptState: Equatable, Sendable {
    case sound
    /// Receipts that the journal has not yet: written with the next payment.
    case behind(Int)
    /// A receipt that was given out and is not in the file, or is another there.
    case lost(String)
}

struct ReceiptJournal {
    private let lines: LineJournal

    init(beside path: String) { lines = LineJournal(path + ".receipts") }

    /// Writes what the journal lacks, and syncs it.
    func bringUpToDate(from file: SchoolFile) throws {
        try lines.append { last in
            let known = try last.flatMap(readable)
            return try file.read { try Line.after(known?.id ?? ReceiptID(0), in: $0) }
                .map(\.text)
        }
    }

    /// Compares the last line with the file.
    func state(in db: Database) throws -> ReceiptState {
        let newest = try Line.newest(in: db)
        guard let last = try lines.last().flatMap(readable) else {
            return newest.map { .behind(Int($0.id.rawValue)) } ?? .sound
        }
        guard try Line.find(last.id, in: db) == last else { return .lost(last.number) }
        let missing = (newest?.id.rawValue ?? 0) - last.id.rawValue
        return missing == 0 ? .sound : .behind(Int(missing))
    }

    /// The last line that can be read: damage to the last one must not make the journal forget all
    /// others. The check tells of the unreadable one.
    private func readable(_ last: String) throws -> Line? {
        if let line = Line(last) { return line }
        return try lines.lines().reversed().lazy.compactMap(Line.init).first
    }

    /// Refuses to go on in a file that has lost a receipt.
    func mustBeWhole(in db: Database) throws {
        if case .lost(let number) = try state(in: db) { throw Refusal.fees(.receiptsLost(number)) }
    }

    /// The numbers of all lines that are not in the file as they stand in the journal.
    func strangers(in db: Database) throws -> [String] {
        var strangers: [String] = []
        for text in try lines.lines() {
            guard let line = Line(text) else {
                strangers.append("unreadable line")
                continue
            }
            if try Line.find(line.id, in: db) != line { strangers.append(line.number) }
        }
        return strangers
    }

    /// One receipt as the journal has it: no names.
    struct Line: Equatable {
        let id: ReceiptID
        let number: String
        let day: Day
        let total: Money
        /// The hash of the audit line that tells of it.
        let hash: String

        var text: String {
            "\(id.rawValue) \(number) \(day.iso) \(total.minor) \(hash)"
        }

        init?(_ text: String) {
            let parts = text.split(separator: " ")
            guard parts.count == 5, let id = Int64(parts[0]), let day = Day(iso: parts[2]),
                let total = Int64(parts[3])
            else { return nil }
            self.id = ReceiptID(id)
            number = String(parts[1])
            self.day = day
            self.total = Money(minor: total)
            hash = String(parts[4])
        }

        private init(_ row: Row) {
            id = row[0]
            number = "RCP-\(row[1] as Int)-\(padded(row[2], 4))"
            day = row[3]
            total = row[4]
            hash = (row[5] as String).lowercased()
        }

        static func after(_ id: ReceiptID, in db: Database) throws -> [Line] {
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: select + " WHERE receipt.id > ? ORDER BY receipt.id"),
                arguments: [id])
            // Row by row: a school whose journal is new has tens of thousands.
            return try Array(rows.map(Line.init))
        }

        static func find(_ id: ReceiptID, in db: Database) throws -> Line? {
            try Row.fetchOne(
                db.cachedStatement(sql: select + " WHERE receipt.id = ?"), arguments: [id]
            ).map(Line.init)
        }

        static func newest(in db: Database) throws -> Line? {
            try Row.fetchOne(
                db.cachedStatement(sql: select + " ORDER BY receipt.id DESC LIMIT 1")
            ).map(Line.init)
        }

        private static let select = """
            SELECT receipt.id, receipt.year, receipt.number, receipt.day, receipt.total,
                hex(substr(auditLine.hash, 1, 8))
            FROM receipt JOIN journalEntry ON journalEntry.id = receipt.entry
                JOIN auditLine ON auditLine.seq = journalEntry.auditLine
            """
    }
}

extension Session {
    /// What the journal of receipts says about this file.
    package func receiptState() throws -> ReceiptState {
        try look(needs: .seeFees, about: .school) { db in
            try ReceiptJournal(beside: school.file.path).state(in: db)
        }
    }
}
