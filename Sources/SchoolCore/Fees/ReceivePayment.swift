// Taking money at the window. The receipt's number comes from the counter inside this transaction;
// it is read back and journalled before anybody sees it. The same form sent again, after a dropped
// line, finds the first receipt instead of taking money twice.

import GRDB
import Storage

extension Session {
    /// Takes a payment, and gives the receipt to print.
    ///
    /// - Parameter draft: what the next sign-in finds when the program ends before the commit.
    package func receive(
        _ payment: Payment, key: SubmissionKey, draft: SentDraft? = nil
    ) throws -> Taken {
        let journal = ReceiptJournal(beside: school.file.path)
        try school.file.prepare(Payment.statements)
        var isRepeat = true
        let id: ReceiptID = try changeOnce(
            key, of: .receivedPayment, needs: .takeFees, about: .school,
            keeping: draft,
            repeats: { db, earlier in
                let receipt = try Receipt.find(earlier, in: db)
                return (receipt.text, try payment.isTold(by: receipt, in: db))
            }
        ) { db in
            isRepeat = false

            // Check.
            let payment = try payment.checked(in: db)
            try journal.mustBeWhole(in: db)
            var ledger = try Journal(by: self, in: db)
            try CashDay.openIfNeeded(ledger.day, by: user, at: ledger.at, in: db)
            if let used = try Receipt.bearing(payment.reference, method: payment.method, in: db) {
                throw Refusal.fees(.referenceUsed(receipt: used.text, on: used.day))
            }

            // Write.
            let receipt = try payment.post(by: user, in: &ledger)
            if let draft { try Draft.drop(draft.form, of: user, in: db) }

            // Tell.
            return Change(
                receipt.id,
                audit: ledger.told(
                    .receivedPayment,
                    [
                        "receipt": .id(receipt.id), "year": .count(receipt.year),
                        "number": .count(receipt.number), "total": .money(receipt.total),
                        "method": .word(receipt.method),
                    ]), about: .receipt(receipt.id))
        }
        return try taken(id, journal, isRepeat: isRepeat)
    }

    /// Prepares what a payment does, and reads what it reads, as the counter does when it opens:
    /// the first payment of a cashier then takes little longer than the others, and nobody waits
    /// behind it.
    ///
    /// Refuses where receipts that were given out are not in the file, so that no money is taken.
    package func prepareToReceive() throws {
        try school.file.prepare(Payment.statements)
        try look(needs: .takeFees, about: .school) { db in
            try ReceiptJournal(beside: school.file.path).mustBeWhole(in: db)
            _ = try AuditLine.Head.current(in: db)
            _ = try (Journal.lastDay(in: db), CashDay.lastClosed(in: db))
            guard let newest = try ReceiptJournal.Line.newest(in: db) else { return }
            let receipt = try Receipt.find(newest.id, in: db)
            _ = try ReceiptJournal.Line.after(newest.id, in: db)
            _ = try Journal.lines(of: receipt.entry, in: db)
            _ = try Charge.open(of: receipt.student, in: db)
        }
    }

    /// Journals the receipt and reads it back. The payment stands whatever comes of the journal.
    private func taken(
        _ id: ReceiptID, _ journal: ReceiptJournal, isRepeat: Bool
    ) throws -> Taken {
        var isJournalled = true
        do { try journal.bringUpToDate(from: school.file) } catch { isJournalled = false }
        return try look(needs: .seeFees, about: .school) { db in
            let receipt = try Receipt.find(id, in: db)
            let students = Set(
                try Journal.lines(of: receipt.entry, in: db).compactMap(\.student))
            let owed = try students.map { try Balances.of($0, in: db).owed }.total
            return Taken(
                receipt: receipt, stillOwed: owed, isJournalled: isJournalled, isRepeat: isRepeat)
        }
    }

    /// What became of a form that this person sent: its receipt, or nil when nothing was recorded.
    package func receipt(sentAs key: SubmissionKey) throws -> Receipt? {
        try look(needs: .seeFees, about: .school) { db in
            guard let earlier = try key.earlier(in: db), earlier.user == user,
                earlier.verb == AuditVerb.receivedPayment.rawValue
            else { return nil }
            return try Receipt.find(ReceiptID(earlier.result), in: db)
        }
    }
}
