// The attendance register. Every mark is an event that is never changed; `attendance` holds what
// counts now, and `registerSummary` what each register adds up to, kept by trigger so that it
// cannot disagree.

enum M005Attendance {
    static let sql = """
        CREATE TABLE attendanceCode (
            code TEXT PRIMARY KEY,
            word TEXT NOT NULL UNIQUE
        ) STRICT, WITHOUT ROWID;
        INSERT INTO attendanceCode (code, word) VALUES ('P', 'PRESENT'), ('A', 'ABSENT'),
            ('L', 'LATE'), ('H', 'HALF_DAY'), ('E', 'EXCUSED');

        CREATE TABLE register (
            id INTEGER PRIMARY KEY,
            section INTEGER NOT NULL REFERENCES section (id),
            day INTEGER NOT NULL REFERENCES schoolDay (day),
            slot INTEGER NOT NULL CHECK (slot = 1),
            openedBy INTEGER NOT NULL REFERENCES user (id),
            openedAt INTEGER NOT NULL,
            signedBy INTEGER REFERENCES user (id),
            signedAt INTEGER,
            UNIQUE (section, day, slot),
            CHECK ((signedBy IS NULL) = (signedAt IS NULL))
        ) STRICT;
        CREATE TRIGGER register_no_delete BEFORE DELETE ON register
        BEGIN SELECT RAISE(ABORT, 'a register is never deleted'); END;
        CREATE TRIGGER register_signed_once BEFORE UPDATE ON register
        WHEN OLD.signedBy IS NOT NULL OR NEW.section <> OLD.section OR NEW.day <> OLD.day
            OR NEW.slot <> OLD.slot
        BEGIN SELECT RAISE(ABORT, 'a signed register stays as it was signed'); END;
        CREATE TRIGGER register_on_open_days BEFORE INSERT ON register
        WHEN NOT EXISTS (SELECT 1 FROM schoolDay WHERE day = NEW.day AND isOpen = 1)
        BEGIN SELECT RAISE(ABORT, 'the school is closed that day'); END;

        CREATE TABLE markEvent (
            id INTEGER PRIMARY KEY,
            register INTEGER NOT NULL REFERENCES register (id),
            student INTEGER NOT NULL REFERENCES student (id),
            kind TEXT NOT NULL CHECK (kind IN (
                'SET', 'FILLED', 'UNDONE', 'REDONE', 'CORRECTED', 'LEAVE', 'BROUGHT')),
            step INTEGER NOT NULL,
            code TEXT REFERENCES attendanceCode (code),
            remark TEXT NOT NULL,
            minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
            by INTEGER NOT NULL REFERENCES user (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX markEventRegister ON markEvent (register, student);
        CREATE INDEX markEventBy ON markEvent (by, id);
        \(Schema.appendOnly("markEvent"))
        CREATE TRIGGER markEvent_after_signature BEFORE INSERT ON markEvent
        WHEN NEW.kind <> 'CORRECTED'
            AND (SELECT signedBy FROM register WHERE id = NEW.register) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a signed register is only corrected'); END;

        CREATE TABLE attendance (
            student INTEGER NOT NULL REFERENCES student (id),
            day INTEGER NOT NULL,
            slot INTEGER NOT NULL,
            register INTEGER NOT NULL REFERENCES register (id),
            code TEXT NOT NULL REFERENCES attendanceCode (code),
            remark TEXT NOT NULL,
            minute INTEGER,
            event INTEGER NOT NULL REFERENCES markEvent (id),
            PRIMARY KEY (student, day, slot)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX attendanceRegister ON attendance (register, student);

        CREATE TABLE registerSummary (
            register INTEGER PRIMARY KEY REFERENCES register (id),
            day INTEGER NOT NULL,
            section INTEGER NOT NULL,
            isSigned INTEGER NOT NULL CHECK (isSigned IN (0, 1)),
            present INTEGER NOT NULL,
            absent INTEGER NOT NULL,
            late INTEGER NOT NULL,
            halfDay INTEGER NOT NULL,
            excused INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX registerSummaryDay ON registerSummary (day, section);
        CREATE TRIGGER register_begins_summary AFTER INSERT ON register
        BEGIN INSERT INTO registerSummary VALUES (
            NEW.id, NEW.day, NEW.section, NEW.signedBy IS NOT NULL, 0, 0, 0, 0, 0); END;
        CREATE TRIGGER register_signs_summary AFTER UPDATE OF signedBy ON register
        BEGIN UPDATE registerSummary SET isSigned = NEW.signedBy IS NOT NULL
            WHERE register = NEW.id; END;
        CREATE TRIGGER attendance_enters_summary AFTER INSERT ON attendance
        BEGIN UPDATE registerSummary SET present = present + (NEW.code = 'P'),
            absent = absent + (NEW.code = 'A'), late = late + (NEW.code = 'L'),
            halfDay = halfDay + (NEW.code = 'H'), excused = excused + (NEW.code = 'E')
            WHERE register = NEW.register; END;
        CREATE TRIGGER attendance_changes_summary AFTER UPDATE OF code ON attendance
        WHEN NEW.code <> OLD.code
        BEGIN UPDATE registerSummary SET
            present = present + (NEW.code = 'P') - (OLD.code = 'P'),
            absent = absent + (NEW.code = 'A') - (OLD.code = 'A'),
            late = late + (NEW.code = 'L') - (OLD.code = 'L'),
            halfDay = halfDay + (NEW.code = 'H') - (OLD.code = 'H'),
            excused = excused + (NEW.code = 'E') - (OLD.code = 'E')
            WHERE register = NEW.register; END;
        CREATE TRIGGER attendance_leaves_summary AFTER DELETE ON attendance
        BEGIN UPDATE registerSummary SET present = present - (OLD.code = 'P'),
            absent = absent - (OLD.code = 'A'), late = late - (OLD.code = 'L'),
            halfDay = halfDay - (OLD.code = 'H'), excused = excused - (OLD.code = 'E')
            WHERE register = OLD.register; END;
        CREATE TRIGGER attendance_stays_put BEFORE UPDATE ON attendance
        WHEN NEW.register <> OLD.register OR NEW.student <> OLD.student OR NEW.day <> OLD.day
        BEGIN SELECT RAISE(ABORT, 'a mark stays in its register'); END;
        CREATE TRIGGER attendance_of_its_register BEFORE INSERT ON attendance
        WHEN NEW.day IS NOT (SELECT day FROM register WHERE id = NEW.register)
        BEGIN SELECT RAISE(ABORT, 'a mark has the day of its register'); END;
        CREATE TRIGGER schoolDay_with_marks BEFORE UPDATE OF isOpen ON schoolDay
        WHEN NEW.isOpen = 0 AND EXISTS (SELECT 1 FROM registerSummary WHERE day = NEW.day)
        BEGIN SELECT RAISE(ABORT, 'a day with registers stays open'); END;

        CREATE TABLE leave (
            id INTEGER PRIMARY KEY,
            student INTEGER NOT NULL REFERENCES student (id),
            fromOn INTEGER NOT NULL,
            toOn INTEGER NOT NULL,
            reason TEXT NOT NULL,
            recordedBy INTEGER NOT NULL REFERENCES user (id),
            recordedAt INTEGER NOT NULL,
            CHECK (toOn >= fromOn AND toOn - fromOn < 366)
        ) STRICT;
        CREATE INDEX leaveStudent ON leave (student, fromOn);
        \(Schema.appendOnly("leave"))
        """
}
