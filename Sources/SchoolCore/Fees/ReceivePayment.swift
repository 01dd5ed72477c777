// Taking money at the window. The receipt's number comes from the counter inside this transaction;
// it is read back and journalled before anybody sees it. The same form sent again, after a dropped
// line, finds the first receipt instead of taking money twice.

import GRDB
import Storage

extension Session {
    /// Takes a payment, and gives the receipt to print.
    package func receive(_ payment: Payment, key: SubmissionKey) throws -> Taken {
        let journal = ReceiptJournal(beside: school.file.path)
        let id: ReceiptID = try changeOnce(key, needs: .takeFees, about: .school) { db in
            // Check.
            let payment = try payment.checked()
            try journal.mustBeWhole(in: db)
            var ledger = try Journal(by: self, in: db)
            try CashDay.openIfNeeded(ledger.day, by: user, at: ledger.at, in: db)
            if let used = try Receipt.bearing(payment.reference, method: payment.method, in: db) {
                throw Refusal.fees(.referenceUsed(receipt: used.text, on: used.day))
            }

            // Write.
            let receipt = try payment.post(by: user, in: &ledger)

            // Tell.
            return Change(
                receipt.id,
                audit: ledger.told(
                    .receivedPayment,
                    [
                        "receipt": .id(receipt.id), "year": .count(receipt.year),
                        "number": .count(receipt.number), "total": .money(receipt.total),
                        "method": .word(receipt.method.rawValue),
                    ]), about: .receipt(receipt.id))
        }
        return try taken(id, journal)
    }

    /// Journals the receipt and reads it back. The payment stands whatever comes of the journal.
    private func taken(_ id: ReceiptID, _ journal: ReceiptJournal) throws -> Taken {
        var isJournalled = true
        do { try journal.bringUpToDate(from: school.file) } catch { isJournalled = false }
        return try look(needs: .seeFees, about: .school) { db in
            let receipt = try Receipt.find(id, in: db)
            let students = Set(
                try Journal.lines(of: receipt.entry, in: db).compactMap(\.student))
            let owed = try students.map { try Balances.of($0, in: db).owed }.total
            return Taken(receipt: receipt, stillOwed: owed, isJournalled: isJournalled)
        }
    }

    /// What became of a form that was sent: its receipt, or nil when nothing was recorded.
    package func receipt(sentAs key: SubmissionKey) throws -> Receipt? {
        try look(needs: .seeFees, about: .school) { db in
            try key.result(in: db).map { try Receipt.find(ReceiptID($0), in: db) }
        }
    }
}

extension Payment {
    /// Posts the payment: money in, dues down, the rest in advance; and issues its receipt.
    func post(by user: UserID, in journal: inout Journal) throws -> Receipt {
        let db = journal.db
        var lines = [JournalLine(method.account, total)]
        var printed: [Receipt.Line] = []
        var first: Payer?
        for share in shares {
            let payer = try Payer.find(share.student, on: journal.day, in: db)
            first = first ?? payer
            let open = try Charge.open(of: share.student, in: db)
            let spread = Allocation.spread(share.amount, over: open, chosen: share.chosen)
            for part in spread.parts {
                lines.append(
                    JournalLine(
                        Account.receivable, student: share.student, charge: part.charge,
                        -part.amount))
                printed.append(try payer.line(part.charge, part.amount, in: db))
            }
            if spread.advance > .zero {
                lines.append(
                    JournalLine(Account.advance, student: share.student, -spread.advance))
                printed.append(payer.advance(spread.advance))
            }
        }
        guard let first else { throw Refusal.invalid([FieldProblem("amount", .missing)]) }
        let entry = try journal.post(.payment, lines)
        let id = try Receipt.New(
            entry: entry, student: first.student, payment: self, lines: printed,
            studentName: first.name, studentClass: first.section, takenBy: user
        ).insert(on: journal.day, at: journal.at, in: db)
        let receipt = try Receipt.find(id, in: db)
        journal.seal(receipt)
        return receipt
    }

    /// Who is paid for, as the receipt names him.
    private struct Payer {
        let student: StudentID
        let name: String
        let admissionNumber: String
        let section: String

        static func find(_ id: StudentID, on day: Day, in db: Database) throws -> Payer {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT student.name, student.admissionNumber, section.name
                    FROM student LEFT JOIN enrolment ON enrolment.student = student.id
                            AND ?2 BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                        LEFT JOIN section ON section.id = enrolment.section
                    WHERE student.id = ?1
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [id, day]) else {
                throw Refusal.notFound(.student(id))
            }
            return Payer(
                student: id, name: row[0], admissionNumber: row[1], section: row[2] ?? "")
        }

        func line(_ charge: ChargeID, _ amount: Money, in db: Database) throws -> Receipt.Line {
            let statement = try db.cachedStatement(
                sql: "SELECT name, period FROM charge WHERE id = ?")
            let row = try Row.fetchOne(statement, arguments: [charge])
            return Receipt.Line(
                pupil: name, admissionNumber: admissionNumber, name: row?[0] ?? "",
                period: row?[1] ?? "", amount: amount.minor, isAdvance: false)
        }

        func advance(_ amount: Money) -> Receipt.Line {
            Receipt.Line(
                pupil: name, admissionNumber: admissionNumber, name: "advance", period: "",
                amount: amount.minor, isAdvance: true)
        }
    }
}
