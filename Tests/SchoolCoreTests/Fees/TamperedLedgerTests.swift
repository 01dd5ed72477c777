import Testing

@testable import SchoolCore

/// Somebody edits the file with `sqlite3`.
struct TamperedLedgerTests {
    private let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.charge(school.abdul, "1000")
        try school.pay(school.abdul, "600")
        let second = try school.pay(school.abdul, "100")
        _ = try school.office.void(second.id, reason: "wrong pupil")
        _ = try school.accountant.countCopy(of: second.id)
    }

    @Test(
        "The triggers refuse what the ledger never does",
        arguments: [
            "UPDATE journalLine SET amount = amount * 2", "DELETE FROM journalLine",
            "UPDATE journalEntry SET day = day - 1", "DELETE FROM journalEntry WHERE id = 3",
            "UPDATE receipt SET total = 1", "DELETE FROM receipt", "DELETE FROM charge",
            "UPDATE charge SET amount = 1", "UPDATE reversal SET amount = 1",
            "DELETE FROM reversal", "DELETE FROM receiptCopy",
            "INSERT OR REPLACE INTO receipt SELECT * FROM receipt",
            "REPLACE INTO journalEntry SELECT * FROM journalEntry WHERE id = 1",
            "INSERT INTO journalLine VALUES (1, 9, 3, NULL, NULL, 5)",
            "UPDATE counter SET next = next + 2 WHERE name = 'receipt'",
            "INSERT INTO counter VALUES ('receipt', 2030, 7)",
            "UPDATE account SET kind = 'BANK' WHERE id = 3", "DELETE FROM account WHERE id = 3",
            "DELETE FROM cashDay", "UPDATE cashDay SET openedAt = 7",
            "UPDATE cashDay SET float = 7, openedBy = 1", "UPDATE cashDay SET day = day + 1",
            "INSERT INTO journalEntry (kind, day, at, reason, auditLine) "
                + "VALUES ('CHARGE', 1, 1, '', 1)",
            "DELETE FROM feeHead",
        ])
    func refused(statement: String) throws {
        let before = try school.contents()
        #expect(throws: (any Error).self) { try school.arrange(statement) }
        #expect(try school.contents() == before)
    }

    @Test(
        "What the triggers must allow, for the verbs do it too, the check finds",
        arguments: [
            (
                """
                UPDATE charge SET dueOn = dueOn - 100;
                UPDATE studentBalance SET oldestDueOn = oldestDueOn - 100
                """, "L30"
            ),
            ("UPDATE studentBalance SET lastPaidOn = lastPaidOn + 1", "L32"),
            ("UPDATE studentBalance SET owed = owed - 1", "L26"),
            ("UPDATE chargeBalance SET open = open - 1", "L25"),
            ("UPDATE accountBalance SET balance = balance + 1 WHERE account = 3", "L13"),
        ])
    func found(statement: String, rule: String) throws {
        #expect(try school.findings() == [])
        try school.arrange(statement)
        let found = try school.findings().map { String($0.prefix(3)) }
        #expect(found.contains(rule), "\(found)")
    }
}
