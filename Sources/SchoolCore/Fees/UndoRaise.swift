// A raise made by mistake, taken back as a whole while nothing of it is paid or conceded.

import GRDB

extension Session {
    /// Takes a whole raise back, while nothing of it is paid or conceded.
    package func undoRaise(_ entry: JournalEntryID) throws -> Int {
        try change(needs: .writeFees, about: .school) { db in
            // Check.
            let charges = try Charge.raised(by: entry, in: db)
            guard let first = charges.first else {
                throw Refusal.unknown(String(entry.rawValue), kind: "raise")
            }
            if try Journal.isReversed(entry, in: db) { throw Refusal.fees(.alreadyTakenBack) }

            // Write.
            var journal = try Journal(by: self, in: db)
            try Advance.release(charges, in: &journal)
            for charge in charges { try Charge.mustBeUntouched(charge, in: journal) }
            let reversal = try journal.reverse(entry, reason: "raised by mistake")
            for charge in charges { try Charge.cancel(charge, by: reversal, in: db) }

            // Tell.
            return Change(
                charges.count,
                audit: journal.told(
                    .undidRaise, ["charges": .count(charges.count), "first": .id(first)]))
        }
    }
}
