// The whole ledger in the plain-text form of hledger, so that a program no one here wrote can check
// every sum. Pupils appear by admission number, not by name.

import GRDB

/// Writes the ledger for other programs.
enum LedgerExport {
    /// The journal, line by line.
    static func hledger(
        _ currency: Currency, in db: Database, line: (String) throws -> Void
    ) throws {
        try line("; The ledger of this school. Amounts are \(currency.code).")
        try line("commodity \(currency.code) \(sample(currency))")
        try line("decimal-mark .")
        let codes = try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT code FROM account ORDER BY id"))
        for code in codes { try line("account \(code)") }
        for code in ["assets:receivable", "liabilities:advance"] {
            let numbers = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT admissionNumber FROM student WHERE id IN (
                            SELECT journalLine.student FROM journalLine
                                JOIN account ON account.id = journalLine.account
                            WHERE account.code = ?) ORDER BY id
                        """), arguments: [code])
            while let row = try numbers.next() {
                try line("account \(code):\(plainName(row[0]))")
            }
        }
        try entries(currency, in: db, line: line)
    }

    private static func sample(_ currency: Currency) -> String {
        "1000." + String(repeating: "0", count: currency.decimals)
    }

    /// Account names end at two blanks and comments begin at a semicolon.
    private static func plainName(_ text: String) -> String {
        text.map { $0.isLetter || $0.isNumber || "-_/.".contains($0) ? String($0) : "-" }.joined()
    }

    private static func entries(
        _ currency: Currency, in db: Database, line: (String) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.id, journalEntry.day, journalEntry.kind,
                        journalEntry.reverses, receipt.year, receipt.number,
                        account.id, account.code, student.admissionNumber, journalLine.amount
                    FROM journalEntry JOIN journalLine ON journalLine.entry = journalEntry.id
                        JOIN account ON account.id = journalLine.account
                        LEFT JOIN student ON student.id = journalLine.student
                        LEFT JOIN receipt ON receipt.entry = journalEntry.id
                    ORDER BY journalEntry.id, journalLine.place
                    """))
        var last: Int64?
        while let row = try rows.next() {
            let entry: Int64 = row[0]
            if entry != last {
                try line("")
                try line(title(row))
                last = entry
            }
            let account: AccountID = row[6]
            var name: String = row[7]
            if account == Account.receivable || account == Account.advance {
                name += ":" + plainName(row[8] ?? "")
            }
            try line("    \(name)  \(currency.code) \(currency.plain(row[9]))")
        }
    }

    private static func title(_ row: Row) -> String {
        let day: Day = row[1]
        var text = "\(day.iso) * (\(row[0] as Int64)) \((row[2] as String).lowercased())"
        if let number: Int = row[5] { text += " RCP-\(row[4] as Int)-\(padded(number, 4))" }
        if let reversed: Int64 = row[3] { text += " of \(reversed)" }
        return text
    }
}

/// One account with its balance.
package struct AccountSum: Equatable, Sendable {
    package let code: String
    package let name: String
    package let balance: Money
}

extension Session {
    /// Writes the ledger in hledger's form, line by line.
    package func exportLedger(line: (String) throws -> Void) throws {
        try look(needs: .seeFees, about: .school) { db in
            try LedgerExport.hledger(school.profile.money, in: db, line: line)
        }
    }

    /// Every account and its balance: the trial balance.
    package func accounts() throws -> [AccountSum] {
        try look(needs: .seeFees, about: .school) { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT account.code, account.name, accountBalance.balance FROM account
                            JOIN accountBalance ON accountBalance.account = account.id
                        ORDER BY account.id
                        """)
            ).map { AccountSum(code: $0[0], name: $0[1], balance: $0[2]) }
        }
    }

    /// The lines of an entry: what stands behind a figure.
    package func entry(_ id: JournalEntryID) throws -> [EntryLine] {
        try look(needs: .seeFees, about: .school) { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT account.name, student.admissionNumber, charge.name, charge.period,
                            journalLine.amount
                        FROM journalLine JOIN account ON account.id = journalLine.account
                            LEFT JOIN student ON student.id = journalLine.student
                            LEFT JOIN charge ON charge.id = journalLine.charge
                        WHERE journalLine.entry = ? ORDER BY journalLine.place
                        """), arguments: [id]
            ).map {
                EntryLine(
                    account: $0[0], admissionNumber: $0[1] ?? "", charge: $0[2] ?? "",
                    period: $0[3] ?? "", amount: $0[4])
            }
        }
    }
}

/// A line of an entry, in the words of the office.
package struct EntryLine: Equatable, Sendable {
    package let account: String
    package let admissionNumber: String
    package let charge: String
    package let period: String
    /// Debit is above zero.
    package let amount: Money
}
