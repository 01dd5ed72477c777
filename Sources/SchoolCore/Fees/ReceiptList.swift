// Receipts as they are read.

import GRDB

extension Reach {
    /// Whether a pupil is among those whom this person sees.
    func includes(_ student: StudentID, in db: Database) throws -> Bool {
        try SQLRequest<Bool>(
            literal: """
                SELECT EXISTS (SELECT 1 FROM student WHERE id = \(student) AND \(students("id")))
                """, cached: true
        ).fetchOne(db) ?? false
    }
}

extension Receipt {
    func isWithin(_ reach: Reach, in db: Database) throws -> Bool {
        try reach.includes(student, in: db)
    }
}

extension Session {
    /// A receipt by its number: `RCP-2026-0871`, `2026-871`, `871`.
    package func receipt(numbered typed: String) throws -> Receipt {
        try look(needs: .seeFees) { db, reach in
            let receipt = try Receipt.numbered(typed, thisYear: today.year, in: db)
            guard try receipt.isWithin(reach, in: db) else {
                throw Refusal.unknown(typed, kind: "receipt")
            }
            return receipt
        }
    }

    /// A receipt by its key.
    package func receipt(_ id: ReceiptID) throws -> Receipt {
        try look(needs: .seeFees, about: .receipt(id)) { try Receipt.find(id, in: $0) }
    }

    /// The receipts of a pupil, family receipts included, newest first.
    package func receipts(of student: StudentID) throws -> [Receipt] {
        try look(needs: .seeFees, about: .student(student)) { db in
            try Receipt.select(
                """
                receipt.student = \(student) OR receipt.entry IN (
                    SELECT entry FROM journalLine WHERE student = \(student))
                """, in: db
            ).reversed()
        }
    }

    /// The receipts of a range of days, oldest first.
    package func receipts(on days: ClosedRange<Day>) throws -> [Receipt] {
        try look(needs: .seeFees, about: .school) { db in
            try Receipt.select(
                "receipt.day BETWEEN \(days.lowerBound) AND \(days.upperBound)", in: db)
        }
    }
}
