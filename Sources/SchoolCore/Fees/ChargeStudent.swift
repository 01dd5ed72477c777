// A single charge outside the price list: a broken window, an excursion, an old debt. A discount
// and a scholarship may be granted with it, each with its reason.

import GRDB

/// A charge as typed.
package struct ChargeForm: Equatable, Sendable {
    package var head = ""
    package var name = ""
    package var amount = ""
    package var dueOn = ""
    package var discount = ""
    package var scholarship = ""
    package var reason = ""

    package init() {}

    /// The charge, or every problem at once. An empty due date is today.
    package func checked(_ currency: Currency, today: Day) throws(Refusal) -> NewCharge {
        var check = FieldCheck()
        let head = check.line("head", head, atMost: 40)
        let typedName = check.optionalLine("name", name, atMost: 60)
        let amount = check.amount("amount", amount, in: currency)
        let dueOn = check.day("dueOn", dueOn, isRequired: false)
        let discount = optional("discount", discount, &check, currency)
        let scholarship = optional("scholarship", scholarship, &check, currency)
        let reason = check.optionalLine("reason", reason, atMost: 200)
        if (discount > .zero || scholarship > .zero) && reason.isEmpty {
            check.add("reason", .missing)
        }
        if let amount, discount + scholarship > amount {
            check.add("discount", .moreThanCharged)
        }
        try check.orRefuse()
        guard let amount else { throw .invalid(check.problems) }
        return NewCharge(
            head: head, name: typedName.isEmpty ? head : typedName, amount: amount,
            dueOn: dueOn ?? today, discount: discount, scholarship: scholarship, reason: reason)
    }

    private func optional(
        _ field: String, _ typed: String, _ check: inout FieldCheck, _ currency: Currency
    ) -> Money {
        if typed.trimmedOfBlanks.isEmpty { return .zero }
        return check.amount(field, typed, in: currency, allowingZero: true) ?? .zero
    }
}

/// A charge to be raised, checked as far as that needs no file.
package struct NewCharge: Equatable, Sendable {
    package let head: String
    package let name: String
    package let amount: Money
    package let dueOn: Day
    package let discount: Money
    package let scholarship: Money
    package let reason: String
}

extension Session {
    /// Charges one pupil. The same form sent twice charges once.
    package func charge(
        _ student: StudentID, _ new: NewCharge, key: SubmissionKey
    ) throws -> ChargeID {
        try changeOnce(
            key, of: .raisedCharges, needs: .writeFees, about: .student(student),
            repeats: { db, earlier in
                let charge = try Charge.find(earlier, in: db)
                let isSame =
                    charge.student == student && charge.amount == new.amount
                    && charge.name == new.name
                return ("charge \(earlier.rawValue)", isSame)
            }
        ) { db in
            // Check.
            _ = try Student.find(student, in: db)
            let head = try FeeHead.named(new.head, in: db)
            let year = try AcademicYear.current(in: db)

            // Write.
            var journal = try Journal(by: self, in: db)
            let charge = try Charge.New(
                student: student, head: head.id, structure: nil, year: year.id,
                period: FeePeriod(.monthly, on: new.dueOn, year: year).text, name: new.name,
                amount: new.amount, dueOn: new.dueOn
            ).insert(entry: Charge.nextEntry(in: db), in: db)
            try journal.post(
                .charge,
                [
                    JournalLine(Account.receivable, student: student, charge: charge, new.amount),
                    JournalLine(head.account, -new.amount),
                ])
            for (kind, amount) in [
                (Concession.discount, new.discount), (.scholarship, new.scholarship),
            ] where amount > .zero {
                try kind.post(amount, off: charge, of: student, reason: new.reason, in: &journal)
            }
            try Advance.settle(student, in: &journal)

            // Tell.
            return Change(
                charge,
                audit: journal.told(
                    .raisedCharges,
                    ["charges": .count(1), "total": .money(new.amount), "charge": .id(charge)]))
        }
    }
}
