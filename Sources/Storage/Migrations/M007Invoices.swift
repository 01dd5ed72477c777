// Invoices, numbered like receipts and never changed, and the copies of every paper that had none
// yet. An invoice says what was due on its day; nothing is derived from it.

enum M007Invoices {
    static let sql = """
        CREATE TABLE invoice (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            student INTEGER NOT NULL REFERENCES student (id),
            period TEXT NOT NULL,
            total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 10000000000000),
            advance INTEGER NOT NULL CHECK (advance >= 0),
            day INTEGER NOT NULL,
            at INTEGER NOT NULL,
            issuedBy INTEGER NOT NULL REFERENCES user (id),
            studentName TEXT NOT NULL,
            studentClass TEXT NOT NULL,
            admissionNumber TEXT NOT NULL,
            guardianName TEXT NOT NULL,
            details TEXT NOT NULL,
            auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED,
            UNIQUE (year, number)
        ) STRICT;
        CREATE INDEX invoiceStudent ON invoice (student, id);
        CREATE INDEX invoiceDay ON invoice (day, id);
        CREATE INDEX invoiceAuditLine ON invoice (auditLine);
        \(Schema.appendOnly("invoice"))
        CREATE TRIGGER invoice_number BEFORE INSERT ON invoice
        WHEN NEW.number
            IS NOT (SELECT next - 1 FROM counter WHERE name = 'invoice' AND year = NEW.year)
        BEGIN SELECT RAISE(ABORT, 'an invoice takes the number the counter gave'); END;
        CREATE TRIGGER counter_invoices BEFORE UPDATE ON counter
        WHEN OLD.name = 'invoice' AND NEW.next <> OLD.next + 1
        BEGIN SELECT RAISE(ABORT, 'numbers of invoices go up by one'); END;
        CREATE TRIGGER counter_invoices_begin BEFORE INSERT ON counter
        WHEN NEW.name = 'invoice' AND NEW.next <> 2
        BEGIN SELECT RAISE(ABORT, 'numbers of invoices begin with one'); END;

        CREATE TABLE invoiceCopy (
            id INTEGER PRIMARY KEY,
            invoice INTEGER NOT NULL REFERENCES invoice (id),
            copy INTEGER NOT NULL CHECK (copy >= 1),
            by INTEGER NOT NULL REFERENCES user (id),
            at INTEGER NOT NULL,
            UNIQUE (invoice, copy)
        ) STRICT;
        \(Schema.appendOnly("invoiceCopy"))

        CREATE TABLE reversalCopy (
            id INTEGER PRIMARY KEY,
            reversal INTEGER NOT NULL REFERENCES reversal (id),
            copy INTEGER NOT NULL CHECK (copy >= 1),
            by INTEGER NOT NULL REFERENCES user (id),
            at INTEGER NOT NULL,
            UNIQUE (reversal, copy)
        ) STRICT;
        \(Schema.appendOnly("reversalCopy"))
        """
}
