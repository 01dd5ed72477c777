// A screen went away without signing out: its line dropped, or its program was killed. The sign-in
// after it asks the file what was recorded last at that screen, whatever instant the end came.

import GRDB

/// A person's screen that went away, and the last payment taken at it.
package struct LostSitting: Equatable, Sendable {
    /// When that screen was last seen to do something.
    package let at: Timestamp
    /// Nil when no payment was taken there.
    package let receipt: Receipt?
    /// Who was paid for, in Latin letters.
    package let payer: String

    /// The screens that the beginning of a session found gone; nil when there were none.
    static func before(
        _ session: SessionID, _ clock: OfficeClock, in db: Database
    ) throws -> LostSitting? {
        let lost = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT lost.id, lost.lastSeenAt, lost.startedAt FROM session AS mine
                        JOIN session AS lost ON lost.user = mine.user AND lost.ending = 'LOST'
                            AND lost.endedAt = mine.startedAt
                    WHERE mine.id = ? ORDER BY lost.lastSeenAt
                    """), arguments: [session])
        guard let last = lost.last else { return nil }
        let sessions = lost.map { $0[0] as SessionID }
        let since = lost.map { $0[2] as Timestamp }.min() ?? last[2]
        let receipt = try Receipt.select(
            """
            receipt.day >= \(clock.day(of: since)) AND receipt.entry IN (
                SELECT id FROM journalEntry WHERE session IN \(sessions)
                    AND day >= \(clock.day(of: since)))
            """, in: db
        ).last
        let payer = try receipt.flatMap { try FeeAccount.Payer.find([$0.student], in: db).first }
        return LostSitting(
            at: max(last[1], receipt?.at ?? last[1]), receipt: receipt,
            payer: payer?.latinName ?? "")
    }
}

extension Session {
    /// What was recorded last at this person's screen that was found gone when this session began;
    /// nil when none was.
    package func lostSitting() throws -> LostSitting? {
        try look(needs: .seeFees, about: .school) { try LostSitting.before(id, clock, in: $0) }
    }
}
