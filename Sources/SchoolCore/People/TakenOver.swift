// A line that is half dead keeps its process for minutes, while its teacher has long signed in
// again. The newest screen of a teacher has the registers at once; an older one only reads, until
// the newer is left.

import GRDB

extension Session {
    /// Whether a newer screen of the same person has the registers.
    package func registersAreElsewhere() throws -> Bool {
        try look(needs: .seeAttendance) { db, _ in try isTakenOver(in: db) }
    }

    /// Refuses where the registers are at a newer screen of the same person.
    func mustHaveRegisters(in db: Database) throws {
        if try isTakenOver(in: db) { throw Refusal.attendance(.takenOver) }
    }

    /// A screen whose process is gone has nothing: that is asked only where there is a newer one.
    /// The office corrects registers from as many windows as it likes.
    private func isTakenOver(in db: Database) throws -> Bool {
        guard role == .teacher else { return false }
        return try SessionRow.newerScreens(than: id, in: db).contains {
            try SessionPresence.isPresent($0, of: school)
        }
    }
}
