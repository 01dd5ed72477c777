// Messages to guardians that wait to be sent, and which charge was reminded of when. A message is
// never changed but for its state, and a reminder never: what was said to whom can be shown.

enum M012Reminders {
    static let sql = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            channel TEXT NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
            recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 100),
            subject TEXT NOT NULL CHECK ((channel = 'SMS') = (subject = '')),
            body TEXT NOT NULL CHECK (body <> ''),
            template TEXT NOT NULL CHECK (template <> ''),
            student INTEGER NOT NULL REFERENCES student (id),
            status TEXT NOT NULL CHECK (status IN (
                'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED')),
            createdAt INTEGER NOT NULL,
            createdBy INTEGER NOT NULL REFERENCES user (id),
            auditLine INTEGER NOT NULL REFERENCES auditLine (seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX outboxStatus ON outbox (status, id);
        CREATE INDEX outboxStudent ON outbox (student, id);
        CREATE INDEX outboxAuditLine ON outbox (auditLine);
        CREATE TRIGGER outbox_begins BEFORE INSERT ON outbox WHEN NEW.status <> 'QUEUED'
        BEGIN SELECT RAISE(ABORT, 'a message begins as queued'); END;
        CREATE TRIGGER outbox_only_status BEFORE UPDATE ON outbox
        WHEN NEW.id <> OLD.id OR NEW.channel <> OLD.channel OR NEW.recipient <> OLD.recipient
            OR NEW.subject <> OLD.subject OR NEW.body <> OLD.body OR NEW.template <> OLD.template
            OR NEW.student <> OLD.student OR NEW.createdAt <> OLD.createdAt
            OR NEW.createdBy <> OLD.createdBy OR NEW.auditLine <> OLD.auditLine
        BEGIN SELECT RAISE(ABORT, 'of a message only the state changes'); END;
        CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox
        BEGIN SELECT RAISE(ABORT, 'a message is never deleted'); END;
        CREATE TRIGGER outbox_no_replace BEFORE INSERT ON outbox
        WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a message is never replaced'); END;

        CREATE TABLE reminderLog (
            id INTEGER PRIMARY KEY,
            charge INTEGER NOT NULL REFERENCES charge (id),
            remindedOn INTEGER NOT NULL,
            sms INTEGER REFERENCES outbox (id),
            email INTEGER REFERENCES outbox (id),
            CHECK (sms IS NOT NULL OR email IS NOT NULL),
            UNIQUE (charge, remindedOn)
        ) STRICT;
        CREATE INDEX reminderLogSMS ON reminderLog (sms) WHERE sms IS NOT NULL;
        CREATE INDEX reminderLogEmail ON reminderLog (email) WHERE email IS NOT NULL;
        \(Schema.appendOnly("reminderLog"))
        """
}
