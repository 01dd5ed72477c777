// One fault for each rule of the ledger. The scene: entry 1 is a charge, 2 a payment of 600, 3 one
// of 100, 4 the void of that, 5 the difference of a closed day.

extension Fault {
    static let ledger = [
        Fault("L01", "UPDATE journalLine SET amount = amount + 1 WHERE entry = 2 AND place = 1"),
        Fault("L02", "DELETE FROM journalLine WHERE entry = 2 AND place = 2"),
        Fault("L02", "UPDATE journalLine SET account = 3 WHERE entry = 2"),
        Fault("L03", "UPDATE journalLine SET account = 77 WHERE entry = 2 AND place = 1"),
        Fault("L03", "UPDATE journalLine SET entry = 77 WHERE entry = 2"),
        Fault("L04", "DELETE FROM journalLine WHERE entry = 2 AND place = 2"),
        Fault("L09", "UPDATE journalLine SET amount = amount * 2 WHERE entry = 4"),
        Fault(
            "L10",
            """
            CREATE TABLE copy AS SELECT * FROM journalEntry; DROP TABLE journalEntry;
            ALTER TABLE copy RENAME TO journalEntry;
            UPDATE journalEntry SET reverses = 3 WHERE id = 5
            """),
        Fault("L10", "UPDATE journalEntry SET reverses = 4 WHERE id = 5"),
        Fault("L11", "UPDATE journalEntry SET day = day - 9 WHERE id = 4"),
        Fault("L11", "UPDATE journalEntry SET reverses = 5 WHERE id = 4"),
        Fault("L12", "UPDATE submission SET result = 1 WHERE verb = 'RECEIVE_PAYMENT'"),
        Fault("L16", "UPDATE journalLine SET amount = 0 WHERE entry = 2"),
        Fault("L16", "UPDATE journalLine SET amount = amount * 1000000000 WHERE entry = 2"),
        Fault("L17", "UPDATE journalEntry SET id = 9 WHERE id = 5"),
        Fault("L17", "DELETE FROM journalEntry WHERE id = 1"),
        Fault("L18", "UPDATE journalEntry SET user = 1 WHERE id = 2"),
        Fault("L18", "UPDATE journalEntry SET session = NULL WHERE id = 2"),
        Fault("L19", "UPDATE journalEntry SET auditLine = 1 WHERE id = 2"),
        Fault("L19", "UPDATE journalEntry SET auditLine = 9999 WHERE id = 2"),
        Fault("L20", "UPDATE journalLine SET amount = amount * 2 WHERE entry = 2"),
        Fault("L20", "UPDATE journalLine SET student = 2 WHERE entry = 2 AND student = 1"),
        Fault("L20", "UPDATE receipt SET method = 'CARD' WHERE number = 1"),
        Fault("L20", "UPDATE receipt SET takenBy = 1 WHERE number = 1"),
        Fault("L13", "UPDATE accountBalance SET balance = 1 WHERE account = 3"),
        Fault("L13", "DELETE FROM accountBalance WHERE account = 3"),
        Fault("L25", "UPDATE chargeBalance SET open = 1"),
        Fault("L25", "UPDATE chargeBalance SET dueOn = 1"),
        Fault("L25", "DELETE FROM chargeBalance"),
        Fault("L26", "UPDATE studentBalance SET owed = 1"),
        Fault("L26", "UPDATE studentBalance SET oldestDueOn = 1"),
        Fault("L26", "DELETE FROM studentBalance"),
        Fault("L30", "UPDATE charge SET dueOn = dueOn + 300"),
        Fault("L30", "UPDATE charge SET head = 2"),
        Fault("L30", "UPDATE charge SET name = 'Rent'"),
        Fault("L30", "UPDATE charge SET period = '2031-01'"),
        Fault("L31", "UPDATE charge SET cancelledBy = entry"),
        Fault("L31", "UPDATE charge SET cancelledBy = 4"),
        Fault("L32", "UPDATE studentBalance SET lastPaidOn = lastPaidOn + 1"),
        Fault("L32", "UPDATE studentBalance SET lastPaidOn = NULL"),
        Fault("L27", "UPDATE charge SET amount = 7"),
        Fault("L27", "UPDATE charge SET student = 2"),
    ]

    static let papers = [
        Fault("L05", "DELETE FROM receipt WHERE number = 1"),
        Fault("L05", "UPDATE receipt SET entry = 1 WHERE number = 1"),
        Fault("L06", "UPDATE receipt SET total = 70000 WHERE number = 1"),
        Fault("L07", "UPDATE counter SET next = 9 WHERE name = 'receipt'"),
        Fault("L07", "UPDATE receipt SET number = 5 WHERE number = 2"),
        Fault("L07", "DELETE FROM reversal"),
        Fault("L07", "DELETE FROM invoice WHERE number = 1"),
        Fault("L07", "DELETE FROM invoice WHERE number = 2"),
        Fault("L07", "UPDATE invoice SET number = 5 WHERE number = 2"),
        Fault("L07", "DELETE FROM counter WHERE name = 'invoice'"),
        Fault(
            "L29",
            """
            DELETE FROM invoice WHERE number = 2;
            UPDATE counter SET next = 2 WHERE name = 'invoice'
            """),
        Fault("L29", "UPDATE invoice SET total = total + 1"),
        Fault("L29", "UPDATE invoice SET details = '[]'"),
        Fault("L29", "UPDATE invoice SET student = 2"),
        Fault("L29", "UPDATE invoice SET auditLine = 1 WHERE number = 1"),
        Fault(
            "L08",
            """
            UPDATE receipt SET number = 9 WHERE number = 1;
            UPDATE receipt SET number = 1 WHERE number = 2;
            UPDATE receipt SET number = 2 WHERE number = 9
            """),
        Fault("L21", "UPDATE reversal SET amount = 5"),
        Fault("L21", "UPDATE reversal SET amount = 50000000"),
        Fault("L22", "UPDATE reversal SET amount = 5"),
        Fault("L28", "UPDATE receipt SET details = replace(details, '0', '1')"),
        Fault("L28", "UPDATE receipt SET at = at - 1"),
        Fault("L23", "UPDATE receiptCopy SET copy = 3"),
        Fault("L23", "UPDATE invoiceCopy SET copy = 3 WHERE id = 1"),
        Fault("L23", "UPDATE reversalCopy SET copy = 3"),
        Fault(
            "U09", "UPDATE receipt SET takenBy = (SELECT user FROM journalEntry WHERE id = 4)"),
        Fault("L14", "UPDATE cashDay SET lastEntry = 1"),
        Fault("L15", "UPDATE cashDay SET expected = 1"),
        Fault("L24", "UPDATE cashDay SET counted = 1"),
        Fault("A06", "UPDATE cashDay SET auditLine = 1"),
        Fault(
            "A06",
            """
            UPDATE cashDay SET float = float - 100, expected = expected - 100,
                counted = counted - 100
            """),
        Fault(
            "A06",
            """
            UPDATE cashDay SET expected = NULL, counted = NULL, closedBy = NULL, closedAt = NULL,
                lastEntry = NULL, auditLine = NULL
            """),
        Fault("A06", "DELETE FROM cashDay"),
        Fault("A06", "UPDATE cashDay SET closedBy = 1"),
    ]
}
