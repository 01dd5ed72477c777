// A receipt that was wrong: taken back whole, line for line, by somebody else than the one who took
// the money, with a reason and a number of its own. The receipt itself stays in the list.

import GRDB

extension Session {
    /// Voids a receipt; gives the paper that says so, read back after the commit.
    package func void(_ id: ReceiptID, reason: String) throws -> Receipt.TakenBack {
        let paper: ReversalID = try change(needs: .writeFees, about: .receipt(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let receipt = try Receipt.find(id, in: db)
            try mayTakeBack(receipt, in: db)
            if receipt.refunded > .zero { throw Refusal.fees(.alreadyRefunded(receipt.text)) }

            // Write.
            var journal = try Journal(by: self, in: db)
            try CashDay.openIfNeeded(journal.day, by: user, at: journal.at, in: db)
            for line in try Journal.lines(of: receipt.entry, in: db)
            where line.account == Account.advance {
                guard let student = line.student else { continue }
                try Advance.release(-line.amount, of: student, in: &journal)
            }
            let entry = try journal.reverse(receipt.entry, reason: reason)
            let paper = try takeBack(
                .void, receipt, receipt.total, entry: entry, in: &journal)

            // Tell.
            return Change(
                paper.id,
                audit: journal.told(
                    .voidedReceipt,
                    ["total": .money(receipt.total), "number": .count(paper.number)]))
        }
        return try readBack(paper, of: id)
    }

    /// A paper that takes back, as it stands in the file: nothing else is printed.
    func readBack(_ paper: ReversalID, of receipt: ReceiptID) throws -> Receipt.TakenBack {
        try look(needs: .seeFees, about: .receipt(receipt)) {
            try Receipt.TakenBack.find(paper, in: $0)
        }
    }

    /// Refuses what may not be taken back, or not by this person.
    func mayTakeBack(_ receipt: Receipt, in db: Database) throws {
        if receipt.status == .cancelled { throw Refusal.fees(.alreadyVoided(receipt.text)) }
        if receipt.takenBy == user { throw Refusal.fees(.ownReceipt) }
        let year = try AcademicYear.all(in: db).first {
            $0.startsOn <= receipt.day && receipt.day <= $0.endsOn
        }
        if let year, year.endsOn < today { throw Refusal.fees(.yearClosed(year.name)) }
    }

    /// Issues the paper and brings what is kept of the pupils up to date.
    func takeBack(
        _ series: Receipt.Series, _ receipt: Receipt, _ amount: Money, entry: JournalEntryID,
        in journal: inout Journal
    ) throws -> (id: ReversalID, number: Int) {
        let db = journal.db
        let paper = try Receipt.TakenBack.insert(
            series, of: receipt.id, entry: entry, amount: amount, on: journal.day, in: db)
        for student in Set(try Journal.lines(of: entry, in: db).compactMap(\.student)) {
            try Balances.refreshLastPaid(of: student, in: db)
            if series == .void { try Advance.settle(student, in: &journal) }
        }
        return paper
    }
}
