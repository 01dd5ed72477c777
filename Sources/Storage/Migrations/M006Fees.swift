// Fees and the ledger behind them: accounts, balanced entries that are never changed, and what is
// derived from them and kept beside them. Amounts are minor units of the school's one currency;
// debit is positive. A pupil is a dimension of a line, not an account.

enum M006Fees {
    static let sql = ledger + fees + papers

    private static let ledger = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('CASH', 'BANK', 'WALLET', 'CHEQUE', 'RECEIVABLE',
                'ADVANCE', 'INCOME', 'CONCESSION', 'EXPENSE', 'LIABILITY', 'EQUITY'))
        ) STRICT;
        INSERT INTO account (id, code, name, kind) VALUES
            (1, 'assets:receivable', 'Fees owed', 'RECEIVABLE'),
            (2, 'liabilities:advance', 'Paid in advance', 'ADVANCE'),
            (3, 'assets:cash', 'Cash in the drawer', 'CASH'),
            (4, 'assets:bank', 'Bank', 'BANK'),
            (5, 'assets:wallet', 'Mobile wallets', 'WALLET'),
            (6, 'assets:cheques', 'Cheques in hand', 'CHEQUE'),
            (7, 'expenses:discount', 'Discounts', 'CONCESSION'),
            (8, 'expenses:scholarship', 'Scholarships', 'CONCESSION'),
            (9, 'expenses:waiver', 'Waivers', 'CONCESSION'),
            (10, 'expenses:cash-difference', 'Cash over and short', 'EXPENSE'),
            (11, 'equity:opening', 'Opening balances', 'EQUITY');
        CREATE TRIGGER account_no_update BEFORE UPDATE OF id, code, kind ON account
        BEGIN SELECT RAISE(ABORT, 'an account stays what it is'); END;
        CREATE TRIGGER account_no_delete BEFORE DELETE ON account
        BEGIN SELECT RAISE(ABORT, 'an account stays what it is'); END;

        CREATE TABLE cashDay (
            day INTEGER PRIMARY KEY,
            float INTEGER NOT NULL CHECK (float BETWEEN 0 AND 1000000000),
            openedBy INTEGER NOT NULL REFERENCES user (id),
            openedAt INTEGER NOT NULL,
            expected INTEGER,
            counted INTEGER CHECK (counted >= 0),
            lastEntry INTEGER,
            auditLine INTEGER REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
            closedBy INTEGER REFERENCES user (id),
            closedAt INTEGER,
            CHECK ((closedAt IS NULL) = (counted IS NULL)
                AND (closedAt IS NULL) = (expected IS NULL)
                AND (closedAt IS NULL) = (closedBy IS NULL)
                AND (closedAt IS NULL) = (lastEntry IS NULL)
                AND (closedAt IS NULL) = (auditLine IS NULL))
        ) STRICT;
        CREATE TRIGGER cashDay_only_closes BEFORE UPDATE ON cashDay
        WHEN OLD.closedAt IS NOT NULL OR NEW.closedAt IS NULL OR NEW.day <> OLD.day
            OR NEW.float <> OLD.float OR NEW.openedBy <> OLD.openedBy
            OR NEW.openedAt <> OLD.openedAt
        BEGIN SELECT RAISE(ABORT, 'a day of the day book only closes'); END;
        CREATE TRIGGER cashDay_no_delete BEFORE DELETE ON cashDay
        BEGIN SELECT RAISE(ABORT, 'a day of the day book only closes'); END;
        CREATE TRIGGER cashDay_order BEFORE INSERT ON cashDay
        WHEN NEW.day <= (SELECT max(day) FROM cashDay)
        BEGIN SELECT RAISE(ABORT, 'days of the day book follow each other'); END;

        CREATE TABLE journalEntry (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('OPENING', 'CHARGE', 'DISCOUNT', 'SCHOLARSHIP',
                'WAIVER', 'CANCELLATION', 'ADVANCE', 'PAYMENT', 'REVERSAL', 'REFUND', 'FINE',
                'CHEQUE', 'DIFFERENCE', 'TRANSFER', 'SALARY')),
            day INTEGER NOT NULL,
            at INTEGER NOT NULL,
            user INTEGER REFERENCES user (id),
            session INTEGER REFERENCES session (id),
            reverses INTEGER UNIQUE REFERENCES journalEntry (id),
            reason TEXT NOT NULL,
            auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
            CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL))
        ) STRICT;
        CREATE INDEX journalEntryDay ON journalEntry (day);
        CREATE INDEX journalEntryAuditLine ON journalEntry (auditLine);
        \(Schema.appendOnly("journalEntry"))
        CREATE TRIGGER journalEntry_next BEFORE INSERT ON journalEntry
        WHEN NEW.id IS NOT NULL AND NEW.id > 0
            AND NEW.id <> coalesce((SELECT max(id) FROM journalEntry), 0) + 1
            OR NEW.day < (SELECT day FROM journalEntry ORDER BY id DESC LIMIT 1)
        BEGIN SELECT RAISE(ABORT, 'entries follow each other in number and day'); END;
        CREATE TRIGGER journalEntry_closed_day BEFORE INSERT ON journalEntry
        WHEN NEW.day <= (SELECT max(day) FROM cashDay WHERE closedAt IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'that day of the day book is closed'); END;
        CREATE TRIGGER journalEntry_reversal BEFORE INSERT ON journalEntry
        WHEN NEW.reverses IS NOT NULL
            AND (SELECT kind FROM journalEntry WHERE id = NEW.reverses) IN ('REVERSAL', 'REFUND')
        BEGIN SELECT RAISE(ABORT, 'a reversal is never reversed'); END;

        CREATE TABLE journalLine (
            entry INTEGER NOT NULL REFERENCES journalEntry (id),
            place INTEGER NOT NULL CHECK (place >= 1),
            account INTEGER NOT NULL REFERENCES account (id),
            student INTEGER REFERENCES student (id),
            charge INTEGER REFERENCES charge (id),
            amount INTEGER NOT NULL CHECK (amount <> 0 AND abs(amount) <= 10000000000000),
            PRIMARY KEY (entry, place),
            CHECK ((charge IS NOT NULL) = (account = 1)),
            CHECK (account NOT IN (1, 2) OR student IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX journalLineStudent ON journalLine (student, entry) WHERE student IS NOT NULL;
        CREATE INDEX journalLineCharge ON journalLine (charge, entry) WHERE charge IS NOT NULL;
        CREATE TRIGGER journalLine_no_update BEFORE UPDATE ON journalLine
        BEGIN SELECT RAISE(ABORT, 'journalLine is append-only'); END;
        CREATE TRIGGER journalLine_no_delete BEFORE DELETE ON journalLine
        BEGIN SELECT RAISE(ABORT, 'journalLine is append-only'); END;
        CREATE TRIGGER journalLine_of_last BEFORE INSERT ON journalLine
        WHEN NEW.entry <> (SELECT max(id) FROM journalEntry)
            OR EXISTS (SELECT 1 FROM journalLine WHERE entry = NEW.entry AND place = NEW.place)
        BEGIN SELECT RAISE(ABORT, 'only the newest entry takes lines'); END;

        CREATE TABLE accountBalance (
            account INTEGER PRIMARY KEY REFERENCES account (id),
            balance INTEGER NOT NULL
        ) STRICT;
        INSERT INTO accountBalance (account, balance) SELECT id, 0 FROM account;
        CREATE TRIGGER account_balance AFTER INSERT ON account
        BEGIN INSERT INTO accountBalance (account, balance) VALUES (NEW.id, 0); END;
        """

    private static let fees = """

        CREATE TABLE feeHead (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            category TEXT NOT NULL CHECK (category IN (
                'TUITION', 'TRANSPORT', 'LIBRARY', 'SPORTS', 'HOSTEL', 'OTHER')),
            account INTEGER NOT NULL UNIQUE REFERENCES account (id)
        ) STRICT;
        CREATE TRIGGER feeHead_no_delete BEFORE DELETE ON feeHead
        BEGIN SELECT RAISE(ABORT, 'a fee head stays'); END;

        CREATE TABLE feeStructure (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL REFERENCES academicYear (id),
            head INTEGER NOT NULL REFERENCES feeHead (id),
            name TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
            frequency TEXT NOT NULL CHECK (frequency IN (
                'MONTHLY', 'QUARTERLY', 'ANNUALLY', 'ONE_TIME')),
            appliesTo TEXT NOT NULL CHECK (appliesTo IN ('ALL', 'CLASS_SPECIFIC')),
            dueDay INTEGER NOT NULL CHECK (dueDay BETWEEN 1 AND 28),
            status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE')),
            createdAt INTEGER NOT NULL,
            version INTEGER NOT NULL,
            UNIQUE (year, name)
        ) STRICT;
        CREATE TRIGGER feeStructure_no_delete BEFORE DELETE ON feeStructure
        BEGIN SELECT RAISE(ABORT, 'a fee structure is deactivated, never deleted'); END;
        CREATE TABLE feeStructureSection (
            structure INTEGER NOT NULL REFERENCES feeStructure (id),
            section INTEGER NOT NULL REFERENCES section (id),
            PRIMARY KEY (structure, section)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE charge (
            id INTEGER PRIMARY KEY,
            student INTEGER NOT NULL REFERENCES student (id),
            head INTEGER NOT NULL REFERENCES feeHead (id),
            structure INTEGER REFERENCES feeStructure (id),
            year INTEGER NOT NULL REFERENCES academicYear (id),
            period TEXT NOT NULL,
            name TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
            dueOn INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES journalEntry (id) DEFERRABLE INITIALLY DEFERRED,
            cancelledBy INTEGER REFERENCES journalEntry (id)
        ) STRICT;
        CREATE UNIQUE INDEX chargeOnce ON charge (student, structure, period)
            WHERE structure IS NOT NULL AND cancelledBy IS NULL;
        CREATE INDEX chargeStudent ON charge (student, dueOn);
        CREATE INDEX chargeDue ON charge (dueOn);
        CREATE INDEX chargeEntry ON charge (entry);
        CREATE INDEX chargeStructure ON charge (structure, period);
        CREATE TRIGGER charge_no_delete BEFORE DELETE ON charge
        BEGIN SELECT RAISE(ABORT, 'a charge is cancelled, never deleted'); END;
        CREATE TRIGGER charge_only_cancelled BEFORE UPDATE ON charge
        WHEN OLD.cancelledBy IS NOT NULL OR NEW.student <> OLD.student OR NEW.head <> OLD.head
            OR NEW.structure IS NOT OLD.structure OR NEW.year <> OLD.year
            OR NEW.period <> OLD.period OR NEW.name <> OLD.name OR NEW.amount <> OLD.amount
            OR NEW.entry <> OLD.entry
        BEGIN SELECT RAISE(ABORT, 'of a charge only the due date moves'); END;

        CREATE TABLE chargeBalance (
            charge INTEGER PRIMARY KEY REFERENCES charge (id),
            student INTEGER NOT NULL REFERENCES student (id),
            dueOn INTEGER NOT NULL,
            open INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX chargeBalanceOpen ON chargeBalance (student, dueOn, charge, open)
            WHERE open > 0;
        CREATE TRIGGER charge_balance AFTER INSERT ON charge
        BEGIN INSERT INTO chargeBalance (charge, student, dueOn, open)
            VALUES (NEW.id, NEW.student, NEW.dueOn, 0); END;
        CREATE TRIGGER charge_due AFTER UPDATE OF dueOn ON charge
        BEGIN UPDATE chargeBalance SET dueOn = NEW.dueOn WHERE charge = NEW.id; END;

        CREATE TABLE studentBalance (
            student INTEGER PRIMARY KEY REFERENCES student (id),
            owed INTEGER NOT NULL,
            advance INTEGER NOT NULL,
            oldestDueOn INTEGER,
            lastPaidOn INTEGER
        ) STRICT;
        CREATE INDEX studentBalanceOldest ON studentBalance (oldestDueOn, student, owed)
            WHERE oldestDueOn IS NOT NULL;
        """

    private static let papers = """

        CREATE TABLE receipt (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            entry INTEGER NOT NULL UNIQUE REFERENCES journalEntry (id),
            student INTEGER NOT NULL REFERENCES student (id),
            total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 1000000000),
            method TEXT NOT NULL CHECK (method IN (
                'CASH', 'CARD', 'ONLINE', 'CHEQUE', 'BANK_TRANSFER')),
            gateway TEXT NOT NULL CHECK (gateway IN (
                '', 'BKASH', 'NAGAD', 'SSLCOMMERZ', 'BANK', 'CASH', 'STRIPE', 'RAZORPAY')),
            reference TEXT NOT NULL,
            given INTEGER CHECK (given >= total),
            day INTEGER NOT NULL,
            at INTEGER NOT NULL,
            takenBy INTEGER NOT NULL REFERENCES user (id),
            studentName TEXT NOT NULL,
            studentClass TEXT NOT NULL,
            details TEXT NOT NULL,
            UNIQUE (year, number)
        ) STRICT;
        CREATE INDEX receiptDay ON receipt (day, id);
        CREATE INDEX receiptStudent ON receipt (student, id);
        CREATE INDEX receiptReference ON receipt (reference) WHERE reference <> '';
        \(Schema.appendOnly("receipt"))
        CREATE TRIGGER receipt_number BEFORE INSERT ON receipt
        WHEN NEW.number
            IS NOT (SELECT next - 1 FROM counter WHERE name = 'receipt' AND year = NEW.year)
        BEGIN SELECT RAISE(ABORT, 'a receipt takes the number the counter gave'); END;

        CREATE TABLE reversal (
            id INTEGER PRIMARY KEY,
            series TEXT NOT NULL CHECK (series IN ('VOID', 'REFUND')),
            year INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            entry INTEGER NOT NULL UNIQUE REFERENCES journalEntry (id),
            receipt INTEGER NOT NULL REFERENCES receipt (id),
            amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000000000),
            day INTEGER NOT NULL,
            UNIQUE (series, year, number)
        ) STRICT;
        CREATE INDEX reversalReceipt ON reversal (receipt);
        CREATE INDEX reversalDay ON reversal (day);
        \(Schema.appendOnly("reversal"))
        CREATE TRIGGER reversal_number BEFORE INSERT ON reversal
        WHEN NEW.number IS NOT (SELECT next - 1 FROM counter
            WHERE name = lower(NEW.series) AND year = NEW.year)
        BEGIN SELECT RAISE(ABORT, 'a reversal takes the number the counter gave'); END;
        CREATE TRIGGER reversal_other BEFORE INSERT ON reversal
        WHEN (SELECT takenBy FROM receipt WHERE id = NEW.receipt)
            IS (SELECT user FROM journalEntry WHERE id = NEW.entry)
        BEGIN SELECT RAISE(ABORT, 'nobody takes back what he took himself'); END;

        CREATE TRIGGER counter_papers BEFORE UPDATE ON counter
        WHEN OLD.name IN ('receipt', 'void', 'refund') AND NEW.next <> OLD.next + 1
        BEGIN SELECT RAISE(ABORT, 'numbers of papers go up by one'); END;
        CREATE TRIGGER counter_begins BEFORE INSERT ON counter
        WHEN NEW.name IN ('receipt', 'void', 'refund') AND NEW.next <> 2
        BEGIN SELECT RAISE(ABORT, 'numbers of papers begin with one'); END;

        CREATE TABLE receiptCopy (
            id INTEGER PRIMARY KEY,
            receipt INTEGER NOT NULL REFERENCES receipt (id),
            copy INTEGER NOT NULL CHECK (copy >= 1),
            by INTEGER NOT NULL REFERENCES user (id),
            at INTEGER NOT NULL,
            UNIQUE (receipt, copy)
        ) STRICT;
        \(Schema.appendOnly("receiptCopy"))
        """
}
