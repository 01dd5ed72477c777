// Pupils, their guardians, and the dated spells of their enrolment.

enum M004Students {
    static let sql = """
        CREATE TABLE student (
            id INTEGER PRIMARY KEY,
            user INTEGER UNIQUE REFERENCES user (id),
            admissionNumber TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            latinName TEXT NOT NULL,
            familyName TEXT NOT NULL,
            listName TEXT NOT NULL,
            sortKey TEXT NOT NULL,
            sex TEXT CHECK (sex IN ('MALE', 'FEMALE', 'OTHER')),
            bornOn INTEGER,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            address TEXT NOT NULL,
            admittedOn INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN (
                'ACTIVE', 'INACTIVE', 'GRADUATED', 'SUSPENDED', 'TRANSFERRED')),
            createdAt INTEGER NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX studentSort ON student (sortKey, id);
        CREATE INDEX studentStatus ON student (status, sortKey, id);
        CREATE TRIGGER student_no_delete BEFORE DELETE ON student
        BEGIN SELECT RAISE(ABORT, 'a pupil leaves, the record stays'); END;

        CREATE TABLE studentWord (
            word TEXT NOT NULL,
            student INTEGER NOT NULL REFERENCES student (id),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
            PRIMARY KEY (word, student, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX studentWordStudent ON studentWord (student);

        CREATE TABLE guardian (
            id INTEGER PRIMARY KEY,
            user INTEGER UNIQUE REFERENCES user (id),
            name TEXT NOT NULL,
            latinName TEXT NOT NULL,
            sortKey TEXT NOT NULL,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            occupation TEXT NOT NULL,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX guardianPhone ON guardian (phone);
        CREATE INDEX guardianSort ON guardian (sortKey);

        CREATE TABLE studentGuardian (
            student INTEGER NOT NULL REFERENCES student (id),
            guardian INTEGER NOT NULL REFERENCES guardian (id),
            relation TEXT NOT NULL CHECK (relation IN ('FATHER', 'MOTHER', 'GUARDIAN')),
            relationWord TEXT NOT NULL,
            isPrimary INTEGER NOT NULL CHECK (isPrimary IN (0, 1)),
            PRIMARY KEY (student, guardian)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX studentGuardianPrimary ON studentGuardian (student) WHERE isPrimary = 1;
        CREATE INDEX studentGuardianGuardian ON studentGuardian (guardian);

        CREATE TABLE enrolment (
            id INTEGER PRIMARY KEY,
            student INTEGER NOT NULL REFERENCES student (id),
            section INTEGER NOT NULL REFERENCES section (id),
            rollNumber INTEGER NOT NULL CHECK (rollNumber BETWEEN 1 AND 999),
            fromOn INTEGER NOT NULL,
            toOn INTEGER,
            reason TEXT NOT NULL,
            CHECK (toOn IS NULL OR toOn >= fromOn),
            UNIQUE (section, rollNumber)
        ) STRICT;
        CREATE INDEX enrolmentStudent ON enrolment (student, fromOn);
        CREATE UNIQUE INDEX enrolmentOpen ON enrolment (student) WHERE toOn IS NULL;
        CREATE TRIGGER enrolment_no_delete BEFORE DELETE ON enrolment
        BEGIN SELECT RAISE(ABORT, 'a spell of enrolment ends on a day, it is never deleted'); END;
        CREATE TRIGGER enrolment_overlap BEFORE INSERT ON enrolment
        WHEN EXISTS (SELECT 1 FROM enrolment WHERE student = NEW.student
            AND fromOn <= coalesce(NEW.toOn, 9999999) AND NEW.fromOn <= coalesce(toOn, 9999999))
        BEGIN SELECT RAISE(ABORT, 'a pupil is in one class on any day'); END;
        CREATE TRIGGER enrolment_only_closes BEFORE UPDATE ON enrolment
        WHEN OLD.toOn IS NOT NULL OR NEW.toOn IS NULL OR NEW.student <> OLD.student
            OR NEW.section <> OLD.section OR NEW.fromOn <> OLD.fromOn
            OR NEW.rollNumber <> OLD.rollNumber
        BEGIN SELECT RAISE(ABORT, 'a spell of enrolment only closes'); END;

        CREATE VIEW ownChild (user, student) AS
            SELECT guardian.user, studentGuardian.student
            FROM guardian JOIN studentGuardian ON studentGuardian.guardian = guardian.id
            WHERE guardian.user IS NOT NULL;
        CREATE VIEW ownPupil (user, student, fromOn, toOn) AS
            SELECT ownSection.user, enrolment.student, max(ownSection.fromOn, enrolment.fromOn),
                min(ownSection.toOn, coalesce(enrolment.toOn, 9999999))
            FROM ownSection JOIN enrolment ON enrolment.section = ownSection.section;
        """
}
