// Accounts that wait for somebody: at rest after failures, or never used since they were made.

import GRDB

/// Accounts that wait.
package struct AccountsWaiting: Equatable, Sendable {
    /// At rest after five failures.
    package let resting: Int
    /// With a one-time password that nobody has used.
    package let unused: Int
    /// With a one-time password after somebody forgot his own.
    package let reset: Int

    static func read(at now: Timestamp, in db: Database) throws -> AccountsWaiting {
        let statement = try db.cachedStatement(
            sql: """
                SELECT coalesce(sum(lastSignedInAt IS NULL), 0),
                    coalesce(sum(lastSignedInAt IS NOT NULL), 0)
                FROM user INDEXED BY userOneTime
                WHERE mustChangePassword = 1 AND passwordHash IS NOT NULL AND status = 'ACTIVE'
                """)
        let row = try Row.fetchOne(statement)
        return AccountsWaiting(
            resting: try SignInAttempts.resting(at: now, in: db), unused: row?[0] ?? 0,
            reset: row?[1] ?? 0)
    }
}

extension SignInAttempts {
    /// How many identifiers rest now. Only the newest attempts are looked at: what is older has
    /// rested long ago, unless hundreds were made within half an hour.
    fileprivate static func resting(at now: Timestamp, in db: Database) throws -> Int {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT hex(identifier), outcome, at FROM signInAttempt
                WHERE id > (SELECT coalesce(max(id), 0) - 2000 FROM signInAttempt)
                    AND at > \(now - (windowSeconds + restSeconds)) ORDER BY id
                """, cached: true
        ).fetchAll(db)
        var failures: [String: [Timestamp]] = [:]
        for row in rows {
            let (who, outcome): (String, String) = (row[0], row[1])
            switch Outcome(rawValue: outcome) {
            case .failure: failures[who, default: []].append(row[2])
            case .success, .unlocked: failures[who] = nil
            case .resting, nil: break
            }
        }
        return failures.values.filter { restsUntil($0, at: now) != nil }.count
    }
}

extension Session {
    /// Accounts that wait for somebody.
    package func accountsWaiting() throws -> AccountsWaiting {
        try look(needs: .seeUsers, about: .school) { try AccountsWaiting.read(at: now, in: $0) }
    }
}
