// Discounts, scholarships and waivers: lines that take off what is owed, each with its reason. The
// charge itself stays as it was raised, so that both are seen.

import GRDB

extension Session {
    /// Takes an amount off what is open of a charge; nil is all of it.
    @discardableResult
    package func grant(
        _ concession: Concession, of amount: Money? = nil, off id: ChargeID, reason: String
    ) throws -> Money {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            try concession.mustBeAllowed(to: role, in: db)
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
}

extension Concession {
    /// Waiving is the administrators' alone where the school has set so.
    func mustBeAllowed(to role: Role, in db: Database) throws {
        let isAdministrator = role == .superAdmin || role == .schoolAdmin
        if self != .waiver || isAdministrator { return }
        if try Setting.waiverByAdmin.value(in: db) == 1 {
            throw Refusal.fees(.waiverNeedsAdministrator)
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
