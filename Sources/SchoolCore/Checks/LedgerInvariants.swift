// The ledger, its receipts and everything kept beside them, derived again from the lines. The rules
// bear the names they have in the threat model: L01 to L19.

import GRDB

extension Invariant {
    static let ledger = entries + receipts + days + kept + charges

    private static let entries = [
        Invariant(
            "L01", "Every entry balances.",
            "SELECT entry FROM journalLine GROUP BY entry HAVING sum(amount) <> 0"),
        Invariant(
            "L02", "Every entry has lines on two accounts at least.",
            """
            SELECT journalEntry.id AS entry FROM journalEntry
                LEFT JOIN journalLine ON journalLine.entry = journalEntry.id
            GROUP BY journalEntry.id HAVING count(DISTINCT journalLine.account) < 2
            """),
        Invariant(
            "L03", "No line is without its entry or its account.",
            """
            SELECT journalLine.entry, journalLine.place FROM journalLine
                LEFT JOIN journalEntry ON journalEntry.id = journalLine.entry
                LEFT JOIN account ON account.id = journalLine.account
            WHERE journalEntry.id IS NULL OR account.id IS NULL
            """),
        Invariant(
            "L04", "The whole ledger adds up to nothing.",
            "SELECT sum(amount) AS total FROM journalLine HAVING sum(amount) <> 0"),
        Invariant(
            "L09", "A reversal mirrors what it takes back, line for line.",
            """
            SELECT back.id AS entry FROM journalEntry AS back
            WHERE back.kind = 'REVERSAL' AND EXISTS (
                SELECT 1 FROM journalLine WHERE entry IN (back.id, back.reverses)
                GROUP BY account, student, charge HAVING sum(amount) <> 0)
            """),
        Invariant(
            "L10", "Nothing is taken back twice, and no taking back is taken back.",
            """
            SELECT back.id AS entry FROM journalEntry AS back
                JOIN journalEntry AS first ON first.id = back.reverses
            WHERE first.kind IN ('REVERSAL', 'REFUND')
            UNION ALL SELECT reverses FROM journalEntry WHERE reverses IS NOT NULL
            GROUP BY reverses HAVING count(*) > 1
            """),
        Invariant(
            "L11", "A reversal never comes before what it takes back.",
            """
            SELECT back.id AS entry FROM journalEntry AS back
                JOIN journalEntry AS first ON first.id = back.reverses
            WHERE back.id <= first.id OR back.day < first.day
            """),
        Invariant(
            "L12", "One form, one entry: no receipt belongs to two submissions.",
            """
            SELECT result AS receipt FROM submission WHERE verb = 'RECEIVE_PAYMENT'
            GROUP BY result HAVING count(*) > 1
            """),
        Invariant(
            "L16", "Amounts are whole and within bounds.",
            """
            SELECT entry, place FROM journalLine
            WHERE typeof(amount) <> 'integer' OR amount = 0 OR abs(amount) > 10000000000000
            """),
        Invariant(
            "L17", "No entry of the ledger was lost.",
            """
            SELECT count(*) AS entries, max(id) AS last FROM journalEntry
            HAVING count(*) > 0 AND (min(id) <> 1 OR max(id) <> count(*))
            """),
        Invariant(
            "L18", "Every entry was written in a session of that person, or brought by the system.",
            """
            SELECT journalEntry.id AS entry FROM journalEntry
                LEFT JOIN session ON session.id = journalEntry.session
                    AND session.user = journalEntry.user
                LEFT JOIN auditLine ON auditLine.seq = journalEntry.auditLine
            WHERE session.id IS NULL AND NOT (journalEntry.session IS NULL
                AND auditLine.user IS NULL AND auditLine.session IS NULL)
            """),
        Invariant(
            "L19", "Every entry is told in the trail, by the one who wrote it.",
            """
            SELECT journalEntry.id AS entry FROM journalEntry
                LEFT JOIN auditLine ON auditLine.seq = journalEntry.auditLine
            WHERE auditLine.seq IS NULL
                OR auditLine.session IS NOT journalEntry.session
            UNION ALL SELECT auditLine.seq FROM auditLine
            WHERE auditLine.outcome = 'SUCCESS' AND auditLine.verb IN ('RAISE_CHARGES',
                    'CHARGE_STUDENTS', 'UNDO_RAISE', 'CANCEL_CHARGE', 'GRANT_CONCESSION',
                    'TAKE_BACK_CONCESSION', 'RECEIVE_PAYMENT', 'VOID_RECEIPT', 'REFUND_RECEIPT',
                    'BRING_FEES')
                AND NOT EXISTS (SELECT 1 FROM journalEntry
                    WHERE journalEntry.auditLine = auditLine.seq)
            """),
        Invariant("L20", "Every line of the ledger is as the trail was told.") {
            try LedgerSeal.broken(in: $0).map { "line \($0)" }
        },
    ]

    private static let receipts = [
        Invariant(
            "L05", "Every payment has one receipt, and nothing else has one.",
            """
            SELECT journalEntry.id AS entry FROM journalEntry
                LEFT JOIN receipt ON receipt.entry = journalEntry.id
            WHERE (journalEntry.kind = 'PAYMENT') <> (receipt.id IS NOT NULL)
            """),
        Invariant(
            "L06", "A receipt's total is the money its entry took in.",
            """
            SELECT receipt.id AS receipt FROM receipt
                JOIN journalLine ON journalLine.entry = receipt.entry
                JOIN account ON account.id = journalLine.account
                    AND account.kind IN ('CASH', 'BANK', 'WALLET', 'CHEQUE')
            GROUP BY receipt.id HAVING sum(journalLine.amount) <> receipt.total
            """),
        Invariant(
            "L07",
            "Papers are numbered from 1 without a gap, and the counter is one past the last.",
            """
            SELECT paper.series, paper.year FROM (
                    SELECT 'receipt' AS series, year, number FROM receipt
                    UNION ALL SELECT 'invoice', year, number FROM invoice
                    UNION ALL SELECT lower(series), year, number FROM reversal) AS paper
                LEFT JOIN counter ON counter.name = paper.series AND counter.year = paper.year
            GROUP BY paper.series, paper.year
            HAVING min(paper.number) <> 1 OR max(paper.number) <> count(*)
                OR counter.next IS NOT count(*) + 1
            UNION ALL SELECT counter.name, counter.year FROM counter
            WHERE counter.name IN ('receipt', 'invoice', 'void', 'refund') AND NOT EXISTS (
                SELECT 1 FROM receipt
                WHERE counter.name = 'receipt' AND receipt.year = counter.year
                UNION ALL SELECT 1 FROM invoice
                WHERE counter.name = 'invoice' AND invoice.year = counter.year
                UNION ALL SELECT 1 FROM reversal
                WHERE lower(reversal.series) = counter.name AND reversal.year = counter.year)
            """),
        Invariant(
            "L08", "Receipts were given out in the order of their entries.",
            """
            SELECT id AS receipt FROM (SELECT id, entry,
                    lag(entry) OVER (PARTITION BY year ORDER BY number) AS before FROM receipt)
            WHERE entry <= before
            """),
        Invariant(
            "L21", "A void takes back the whole receipt, refunds no more than it.",
            """
            SELECT receipt.id AS receipt FROM receipt
                JOIN reversal ON reversal.receipt = receipt.id
            GROUP BY receipt.id HAVING sum(reversal.amount) > receipt.total
                OR (max(reversal.series) = 'VOID' AND sum(reversal.amount) <> receipt.total)
            """),
        Invariant(
            "L22", "A paper that takes back has moved that money out.",
            """
            SELECT reversal.id AS reversal FROM reversal
                JOIN journalLine ON journalLine.entry = reversal.entry
                JOIN account ON account.id = journalLine.account
                    AND account.kind IN ('CASH', 'BANK', 'WALLET', 'CHEQUE')
            GROUP BY reversal.id HAVING -sum(journalLine.amount) <> reversal.amount
            """),
        Invariant(
            "U09", "What somebody took, somebody else took back.",
            """
            SELECT reversal.id AS reversal FROM reversal
                JOIN receipt ON receipt.id = reversal.receipt
                JOIN journalEntry ON journalEntry.id = reversal.entry
            WHERE journalEntry.user = receipt.takenBy
            """),
        Invariant(
            "L28", "What a receipt says in detail adds up to it, and its instant is its entry's.",
            """
            SELECT receipt.id AS receipt FROM receipt
                JOIN journalEntry ON journalEntry.id = receipt.entry
            WHERE receipt.at <> journalEntry.at OR receipt.day <> journalEntry.day
                OR receipt.total <> (SELECT coalesce(sum(json_extract(value, '$.amount')), 0)
                    FROM json_each(receipt.details))
            """),
        Invariant(
            "L23", "A copy of a paper follows the copy before it.",
            """
            SELECT paper, id FROM (SELECT 'receipt' AS paper, receipt AS id, copy FROM receiptCopy
                UNION ALL SELECT 'invoice', invoice, copy FROM invoiceCopy
                UNION ALL SELECT 'reversal', reversal, copy FROM reversalCopy)
            GROUP BY paper, id HAVING min(copy) <> 1 OR max(copy) <> count(*)
            """),
        InvoiceSeal.invariant,
    ]

    private static let days = [
        Invariant(
            "L14", "No entry came into a closed day after its close.",
            """
            SELECT journalEntry.id AS entry, cashDay.day FROM journalEntry
                JOIN cashDay ON journalEntry.day <= cashDay.day
            WHERE journalEntry.id > cashDay.lastEntry
            """),
        Invariant(
            "L15", "A closed day expected its float and the cash of its entries.",
            """
            SELECT cashDay.day FROM cashDay WHERE cashDay.closedAt IS NOT NULL
                AND cashDay.expected - cashDay.float <> (
                    SELECT coalesce(sum(journalLine.amount), 0) FROM journalEntry
                        JOIN journalLine ON journalLine.entry = journalEntry.id
                        JOIN account ON account.id = journalLine.account
                    WHERE journalEntry.day = cashDay.day AND account.kind = 'CASH'
                        AND journalEntry.kind <> 'DIFFERENCE')
            """),
        Invariant(
            "L24", "A closed day's difference was posted.",
            """
            SELECT cashDay.day FROM cashDay WHERE cashDay.closedAt IS NOT NULL
                AND cashDay.counted - cashDay.expected <> (
                    SELECT coalesce(sum(journalLine.amount), 0) FROM journalEntry
                        JOIN journalLine ON journalLine.entry = journalEntry.id
                            AND journalLine.account = 3
                    WHERE journalEntry.auditLine = cashDay.auditLine
                        AND journalEntry.kind = 'DIFFERENCE')
            """),
        CashDaySeal.invariant,
    ]

    private static let kept = [
        Invariant(
            "L13", "The balance kept of an account is the sum of its lines.",
            """
            SELECT account.id AS account FROM account
                LEFT JOIN accountBalance ON accountBalance.account = account.id
                LEFT JOIN (SELECT account, sum(amount) AS total FROM journalLine GROUP BY account)
                    AS lines ON lines.account = account.id
            WHERE accountBalance.balance IS NOT coalesce(lines.total, 0)
            """),
        Invariant(
            "L25", "What is kept as open of a charge is the sum of its lines.",
            """
            SELECT charge.id AS charge FROM charge
                LEFT JOIN chargeBalance ON chargeBalance.charge = charge.id
                LEFT JOIN (SELECT charge, sum(amount) AS open FROM journalLine
                    WHERE charge IS NOT NULL GROUP BY charge) AS lines ON lines.charge = charge.id
            WHERE chargeBalance.open IS NOT coalesce(lines.open, 0)
                OR chargeBalance.dueOn <> charge.dueOn OR chargeBalance.student <> charge.student
                OR chargeBalance.open < 0
                OR (charge.cancelledBy IS NOT NULL AND chargeBalance.open <> 0)
            """),
        Invariant(
            "L26", "What is kept of a pupil is the sum of his lines.",
            """
            SELECT coalesce(sums.student, studentBalance.student) AS student FROM (
                    SELECT student, sum(iif(account = 1, amount, 0)) AS owed,
                        -sum(iif(account = 2, amount, 0)) AS advance
                    FROM journalLine WHERE student IS NOT NULL GROUP BY student) AS sums
                FULL JOIN studentBalance ON studentBalance.student = sums.student
            WHERE studentBalance.owed IS NOT sums.owed
                OR studentBalance.advance IS NOT sums.advance OR studentBalance.advance < 0
                OR studentBalance.oldestDueOn IS NOT (SELECT min(dueOn) FROM chargeBalance
                    WHERE chargeBalance.student = studentBalance.student
                        AND chargeBalance.open > 0)
            """),
        // The plus keeps the key out: an entry has ten thousand lines, a charge a handful.
        Invariant(
            "L27", "A charge was posted as it stands, on its own pupil.",
            """
            SELECT charge.id AS charge FROM charge
                LEFT JOIN journalLine ON journalLine.charge = charge.id
                    AND +journalLine.entry = charge.entry
            WHERE journalLine.amount IS NOT charge.amount
                OR journalLine.student IS NOT charge.student
            UNION ALL SELECT charge.id FROM charge
                JOIN journalLine ON journalLine.charge = charge.id
            WHERE journalLine.student <> charge.student
            """),
    ]
}
