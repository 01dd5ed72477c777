// The office itself: the school's profile, who may sign in, and the audit trail.

enum M001Office {
    static let sql = """
        CREATE TABLE school (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            principalName TEXT NOT NULL,
            timeZone TEXT NOT NULL,
            country TEXT NOT NULL,
            currency TEXT NOT NULL,
            admissionPrefix TEXT NOT NULL,
            workingWeek INTEGER NOT NULL CHECK (workingWeek BETWEEN 1 AND 127),
            startsAtMinute INTEGER NOT NULL CHECK (startsAtMinute BETWEEN 0 AND 1439),
            listsFamilyFirst INTEGER NOT NULL CHECK (listsFamilyFirst IN (0, 1)),
            isDemonstration INTEGER NOT NULL CHECK (isDemonstration IN (0, 1)),
            foundedAt INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER school_no_delete BEFORE DELETE ON school
        BEGIN SELECT RAISE(ABORT, 'a file is one school'); END;
        CREATE TRIGGER school_demonstration BEFORE UPDATE OF isDemonstration, foundedAt ON school
        BEGIN SELECT RAISE(ABORT, 'a school is a demonstration for ever, or never'); END;

        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counter (
            name TEXT NOT NULL,
            year INTEGER NOT NULL,
            next INTEGER NOT NULL CHECK (next >= 1),
            PRIMARY KEY (name, year)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER counter_step BEFORE UPDATE ON counter
        WHEN NEW.next <= OLD.next OR NEW.name <> OLD.name OR NEW.year <> OLD.year
        BEGIN SELECT RAISE(ABORT, 'a counter only moves on'); END;

        CREATE TABLE user (
            id INTEGER PRIMARY KEY,
            username TEXT NOT NULL UNIQUE CHECK (
                length(username) BETWEEN 3 AND 32 AND username NOT GLOB '*[^a-z0-9._-]*'),
            email TEXT UNIQUE CHECK (email = lower(email)),
            name TEXT NOT NULL,
            passwordHash TEXT UNIQUE CHECK (length(passwordHash) = 60),
            mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
            status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'SUSPENDED')),
            authEpoch INTEGER NOT NULL,
            createdAt INTEGER NOT NULL,
            lastSignedInAt INTEGER,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER user_no_delete BEFORE DELETE ON user
        BEGIN SELECT RAISE(ABORT, 'an account is deactivated, never deleted'); END;

        CREATE TABLE role (
            code TEXT PRIMARY KEY,
            title TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO role (code, title) VALUES
            ('SUPER_ADMIN', 'site owner'), ('SCHOOL_ADMIN', 'office'), ('PRINCIPAL', 'principal'),
            ('TEACHER', 'teacher'), ('ACCOUNTANT', 'accounts'), ('STUDENT', 'pupil'),
            ('PARENT', 'parent');

        CREATE TABLE userRole (
            user INTEGER NOT NULL REFERENCES user (id),
            role TEXT NOT NULL REFERENCES role (code),
            isPrimary INTEGER NOT NULL CHECK (isPrimary IN (0, 1)),
            grantedBy INTEGER REFERENCES user (id),
            grantedAt INTEGER NOT NULL,
            PRIMARY KEY (user, role)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX userRolePrimary ON userRole (user) WHERE isPrimary = 1;
        CREATE TRIGGER userRole_not_oneself BEFORE INSERT ON userRole WHEN NEW.grantedBy = NEW.user
        BEGIN SELECT RAISE(ABORT, 'nobody grants a role to himself'); END;

        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            user INTEGER NOT NULL REFERENCES user (id),
            role TEXT NOT NULL REFERENCES role (code),
            tokenHash BLOB NOT NULL UNIQUE CHECK (length(tokenHash) = 32),
            authEpoch INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('SCREEN', 'COMMAND')),
            terminal TEXT NOT NULL,
            address TEXT NOT NULL,
            startedAt INTEGER NOT NULL,
            lastSeenAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL,
            endedAt INTEGER,
            ending TEXT CHECK (ending IN (
                'SIGNED_OUT', 'ENDED', 'LOST', 'EXPIRED', 'REVOKED', 'ACCOUNT_CHANGED'))
        ) STRICT;
        CREATE INDEX sessionUser ON session (user, endedAt);

        CREATE TABLE signInAttempt (
            id INTEGER PRIMARY KEY,
            identifier BLOB NOT NULL CHECK (length(identifier) = 32),
            outcome TEXT NOT NULL CHECK (outcome IN (
                'SUCCESS', 'FAILURE', 'RESTING', 'UNLOCKED')),
            terminal TEXT NOT NULL,
            address TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX signInAttemptIdentifier ON signInAttempt (identifier, at);
        \(Schema.appendOnly("signInAttempt"))

        CREATE TABLE submission (
            key BLOB PRIMARY KEY CHECK (length(key) = 16),
            user INTEGER NOT NULL REFERENCES user (id),
            verb TEXT NOT NULL,
            result INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
        BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;
        CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
        BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

        CREATE TABLE draft (
            user INTEGER NOT NULL REFERENCES user (id),
            form TEXT NOT NULL,
            body TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (user, form)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE auditLine (
            seq INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            user INTEGER REFERENCES user (id),
            session INTEGER REFERENCES session (id),
            role TEXT,
            verb TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('SUCCESS', 'FAILED')),
            concern TEXT NOT NULL,
            concernID INTEGER,
            body BLOB NOT NULL,
            previousHash BLOB NOT NULL CHECK (length(previousHash) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX auditLineUser ON auditLine (user, seq);
        CREATE INDEX auditLineConcern ON auditLine (concern, concernID, seq);
        CREATE TABLE auditHead (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        INSERT INTO auditHead (id, seq, at, hash) VALUES (1, 0, 0, zeroblob(32));
        CREATE TRIGGER auditLine_no_update BEFORE UPDATE ON auditLine
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER auditLine_no_delete BEFORE DELETE ON auditLine
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER auditLine_next BEFORE INSERT ON auditLine
        WHEN NEW.seq IS NOT (SELECT seq + 1 FROM auditHead)
            OR NEW.previousHash IS NOT (SELECT hash FROM auditHead)
            OR NEW.at < (SELECT at FROM auditHead)
        BEGIN SELECT RAISE(ABORT, 'the audit chain would break'); END;
        CREATE TRIGGER auditLine_moves AFTER INSERT ON auditLine
        BEGIN UPDATE auditHead SET seq = NEW.seq, at = NEW.at, hash = NEW.hash WHERE id = 1; END;
        CREATE TRIGGER auditHead_no_delete BEFORE DELETE ON auditHead
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
        CREATE TRIGGER auditHead_follows BEFORE UPDATE ON auditHead
        WHEN NOT EXISTS (SELECT 1 FROM auditLine
            WHERE seq = NEW.seq AND hash = NEW.hash AND NEW.seq = OLD.seq + 1)
        BEGIN SELECT RAISE(ABORT, 'the head of the audit trail follows its last line'); END;
        """
}
