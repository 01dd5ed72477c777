// What is kept beside the ledger so that a screen need not add it up: the balance of each account,
// what is open of each charge, what each pupil owes and since when. Written in the transaction of
// the entry and compared with the lines by `school check`.

import GRDB

enum Balances {
    /// Brings the kept sums up to date with lines that were just posted.
    static func add(_ lines: [JournalLine], paidOn: Day?, in db: Database) throws {
        var accounts: [AccountID: Money] = [:]
        var students: [StudentID: Sums] = [:]
        let isBilling = !lines.contains { Account.paying.contains($0.account.rawValue) }
        let charge = try db.cachedStatement(sql: chargeUpdated)
        for line in lines {
            accounts[line.account, default: .zero] += line.amount
            if let id = line.charge { try charge.execute(arguments: [line.amount, id]) }
            guard let student = line.student else { continue }
            var sums = students[student] ?? Sums()
            if line.account == Account.receivable { sums.owed += line.amount }
            if line.account == Account.receivable, isBilling { sums.billed += line.amount }
            if line.account == Account.advance { sums.advance -= line.amount }
            students[student] = sums
        }
        let account = try db.cachedStatement(sql: accountUpdated)
        for (id, amount) in accounts { try account.execute(arguments: [amount, id]) }
        for (student, sums) in students {
            try add(sums, paidOn: paidOn, to: student, in: db)
        }
    }

    static let chargeUpdated = "UPDATE chargeBalance SET open = open + ? WHERE charge = ?"
    static let accountUpdated =
        "UPDATE accountBalance SET balance = balance + ? WHERE account = ?"
    static let studentUpdated = """
        INSERT INTO studentBalance (student, owed, advance, oldestDueOn, lastPaidOn, billed)
        VALUES (?1, ?2, ?3, (SELECT min(dueOn) FROM chargeBalance
            WHERE student = ?1 AND open > 0), ?4, ?5)
        ON CONFLICT (student) DO UPDATE SET owed = owed + excluded.owed,
            advance = advance + excluded.advance, oldestDueOn = excluded.oldestDueOn,
            lastPaidOn = coalesce(excluded.lastPaidOn, lastPaidOn),
            billed = billed + excluded.billed
        """

    /// What an entry adds to a pupil: to what he owes, to what he paid ahead, and to what he was
    /// ever billed, concessions and cancelled charges taken off.
    private struct Sums {
        var owed = Money.zero
        var advance = Money.zero
        var billed = Money.zero
    }

    private static func add(
        _ sums: Sums, paidOn: Day?, to student: StudentID, in db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: studentUpdated)
        try statement.execute(arguments: [
            student, sums.owed, sums.advance, paidOn, sums.billed,
        ])
    }

    /// After a due date has moved.
    static func refreshOldest(of student: StudentID, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE studentBalance SET oldestDueOn = (SELECT min(dueOn) FROM chargeBalance
                    WHERE chargeBalance.student = studentBalance.student AND open > 0)
                WHERE student = ?
                """
        ).execute(arguments: [student])
    }

    /// After a payment was taken back: the last that still stands.
    static func refreshLastPaid(of student: StudentID, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE studentBalance SET lastPaidOn = (
                    SELECT max(journalEntry.day) FROM journalLine
                        JOIN journalEntry ON journalEntry.id = journalLine.entry
                    WHERE journalLine.student = studentBalance.student
                        AND journalEntry.kind = 'PAYMENT'
                        AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id))
                WHERE student = ?
                """
        ).execute(arguments: [student])
    }

    /// What a pupil owes, and what was paid in advance.
    static func of(
        _ student: StudentID, in db: Database
    ) throws -> (owed: Money, advance: Money) {
        let statement = try db.cachedStatement(
            sql: "SELECT owed, advance FROM studentBalance WHERE student = ?")
        guard let row = try Row.fetchOne(statement, arguments: [student]) else {
            return (.zero, .zero)
        }
        return (row[0], row[1])
    }
}
