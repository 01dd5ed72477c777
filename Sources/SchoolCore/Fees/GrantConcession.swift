// Discounts, scholarships and waivers: lines that take off what is owed, each with its reason. The
// charge itself stays as it was raised, so that both are seen.

import GRDB

/// What may be taken off a charge.
package enum Concession: String, CaseIterable, Sendable {
    case discount = "DISCOUNT"
    case scholarship = "SCHOLARSHIP"
    case waiver = "WAIVER"

    var kind: EntryKind {
        switch self {
        case .discount: .discount
        case .scholarship: .scholarship
        case .waiver: .waiver
        }
    }

    var account: AccountID {
        switch self {
        case .discount: Account.discounts
        case .scholarship: Account.scholarships
        case .waiver: Account.waivers
        }
    }

    @discardableResult
    func post(
        _ amount: Money, off charge: ChargeID, of student: StudentID, reason: String,
        in journal: inout Journal
    ) throws -> JournalEntryID {
        try journal.post(
            kind, reason: reason,
            [
                JournalLine(account, student: student, amount),
                JournalLine(Account.receivable, student: student, charge: charge, -amount),
            ])
    }
}

extension Session {
    /// Takes an amount off what is open of a charge; nil is all of it.
    @discardableResult
    package func grant(
        _ concession: Concession, of amount: Money? = nil, off id: ChargeID, reason: String
    ) throws -> Money {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let charge = try Charge.find(id, in: db)
            if charge.isCancelled { throw Refusal.fees(.chargeCancelled) }
            if charge.open <= .zero { throw Refusal.fees(.chargeSettled) }
            let amount = amount ?? charge.open
            guard amount > .zero, amount <= charge.open else {
                throw Refusal.fees(
                    .concessionTooLarge(open: school.profile.money.text(charge.open)))
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            try concession.post(
                amount, off: id, of: charge.student, reason: reason, in: &journal)

            // Tell.
            return Change(
                amount,
                audit: journal.told(
                    .grantedConcession,
                    ["kind": .word(concession.rawValue), "amount": .money(amount)]))
        }
    }

    /// Takes back the last concession that still stands on a charge.
    @discardableResult
    package func takeBackConcession(on id: ChargeID, reason: String) throws -> Money {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            guard let last = try Charge.lastConcession(on: id, in: db) else {
                throw Refusal.fees(.alreadyTakenBack)
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            try journal.reverse(last.entry, reason: reason)
            try Advance.settle(Charge.owner(of: id, in: db), in: &journal)

            // Tell.
            return Change(
                last.amount,
                audit: journal.told(.tookBackConcession, ["amount": .money(last.amount)]))
        }
    }
}

/// Why something was taken off or taken back.
enum Reason {
    /// The reason as it is stored; refuses one of fewer than three letters.
    static func checked(_ typed: String) throws(Refusal) -> String {
        var check = FieldCheck()
        let reason = check.line("reason", typed, atLeast: 3, atMost: 200)
        try check.orRefuse()
        return reason
    }
}

extension Charge {
    static func lastConcession(
        on id: ChargeID, in db: Database
    ) throws -> (entry: JournalEntryID, amount: Money)? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT journalEntry.id, -journalLine.amount FROM journalLine
                    JOIN journalEntry ON journalEntry.id = journalLine.entry
                WHERE journalLine.charge = ?
                    AND journalEntry.kind IN ('DISCOUNT', 'SCHOLARSHIP', 'WAIVER')
                    AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                        WHERE back.reverses = journalEntry.id)
                ORDER BY journalEntry.id DESC LIMIT 1
                """, arguments: [id]
        ).map { ($0[0], $0[1]) }
    }
}
