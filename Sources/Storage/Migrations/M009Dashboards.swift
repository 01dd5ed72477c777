// What dashboards show at a glance, kept beside the rows it is added up from, so that no key ever
// adds up two million marks: a day's marks, a pupil's year, an absence that goes on, a day's money,
// what falls due on a day, and what a class was billed. Every sum is kept by trigger from the row
// it belongs to, and `school check` adds each of them up again.

enum M009Dashboards {
    static let sql = attendance + fees + waiting + past

    private static let attendance = """
        CREATE TABLE attendanceDay (
            day INTEGER PRIMARY KEY,
            registers INTEGER NOT NULL,
            signed INTEGER NOT NULL,
            present INTEGER NOT NULL,
            absent INTEGER NOT NULL,
            late INTEGER NOT NULL,
            halfDay INTEGER NOT NULL,
            excused INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER registerSummary_enters_day AFTER INSERT ON registerSummary
        BEGIN INSERT INTO attendanceDay VALUES (NEW.day, 1, NEW.isSigned, NEW.present, NEW.absent,
                NEW.late, NEW.halfDay, NEW.excused)
            ON CONFLICT (day) DO UPDATE SET registers = registers + 1,
                signed = signed + excluded.signed, present = present + excluded.present,
                absent = absent + excluded.absent, late = late + excluded.late,
                halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;
        CREATE TRIGGER registerSummary_changes_day AFTER UPDATE ON registerSummary
        BEGIN UPDATE attendanceDay SET signed = signed + NEW.isSigned - OLD.isSigned,
                present = present + NEW.present - OLD.present,
                absent = absent + NEW.absent - OLD.absent, late = late + NEW.late - OLD.late,
                halfDay = halfDay + NEW.halfDay - OLD.halfDay,
                excused = excused + NEW.excused - OLD.excused
            WHERE day = NEW.day; END;

        CREATE TABLE attendanceTotal (
            student INTEGER NOT NULL REFERENCES student (id),
            year INTEGER NOT NULL REFERENCES academicYear (id),
            present INTEGER NOT NULL,
            absent INTEGER NOT NULL,
            late INTEGER NOT NULL,
            halfDay INTEGER NOT NULL,
            excused INTEGER NOT NULL,
            PRIMARY KEY (student, year)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attendanceTotalOften ON attendanceTotal (year, student)
            WHERE 10 * absent >= present + absent + late + halfDay + excused
                AND present + absent + late + halfDay + excused >= 20;
        CREATE TRIGGER attendance_enters_total AFTER INSERT ON attendance
        BEGIN INSERT INTO attendanceTotal VALUES (NEW.student,
                (SELECT year FROM schoolDay WHERE day = NEW.day), NEW.code = 'P', NEW.code = 'A',
                NEW.code = 'L', NEW.code = 'H', NEW.code = 'E')
            ON CONFLICT (student, year) DO UPDATE SET present = present + excluded.present,
                absent = absent + excluded.absent, late = late + excluded.late,
                halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;
        CREATE TRIGGER attendance_changes_total AFTER UPDATE OF code ON attendance
        WHEN NEW.code <> OLD.code
        BEGIN UPDATE attendanceTotal SET
                present = present + (NEW.code = 'P') - (OLD.code = 'P'),
                absent = absent + (NEW.code = 'A') - (OLD.code = 'A'),
                late = late + (NEW.code = 'L') - (OLD.code = 'L'),
                halfDay = halfDay + (NEW.code = 'H') - (OLD.code = 'H'),
                excused = excused + (NEW.code = 'E') - (OLD.code = 'E')
            WHERE student = NEW.student
                AND year = (SELECT year FROM schoolDay WHERE day = NEW.day); END;
        CREATE TRIGGER attendance_leaves_total AFTER DELETE ON attendance
        BEGIN UPDATE attendanceTotal SET present = present - (OLD.code = 'P'),
                absent = absent - (OLD.code = 'A'), late = late - (OLD.code = 'L'),
                halfDay = halfDay - (OLD.code = 'H'), excused = excused - (OLD.code = 'E')
            WHERE student = OLD.student
                AND year = (SELECT year FROM schoolDay WHERE day = OLD.day); END;

        CREATE TABLE absenceRun (
            student INTEGER PRIMARY KEY REFERENCES student (id),
            sinceOn INTEGER NOT NULL,
            lastOn INTEGER NOT NULL,
            days INTEGER NOT NULL CHECK (days >= 1)
        ) STRICT;
        CREATE INDEX absenceRunLast ON absenceRun (lastOn, days, student);
        CREATE TRIGGER attendance_enters_run AFTER INSERT ON attendance
        WHEN NEW.code = 'A' OR EXISTS (SELECT 1 FROM absenceRun WHERE student = NEW.student)
        BEGIN \(run("NEW")) END;
        CREATE TRIGGER attendance_changes_run AFTER UPDATE OF code ON attendance
        WHEN NEW.code <> OLD.code AND (NEW.code = 'A' OR OLD.code = 'A')
        BEGIN \(run("NEW")) END;
        CREATE TRIGGER attendance_leaves_run AFTER DELETE ON attendance
        BEGIN \(run("OLD")) END;
        """

    /// The absences since the last day on which the pupil was anything but absent.
    private static func run(_ row: String) -> String {
        """
        DELETE FROM absenceRun WHERE student = \(row).student;
            INSERT INTO absenceRun SELECT \(row).student, min(day), max(day), count(*)
            FROM attendance WHERE student = \(row).student AND day > coalesce((
                SELECT day FROM attendance WHERE student = \(row).student AND code <> 'A'
                ORDER BY day DESC LIMIT 1), 0)
            HAVING count(*) > 0;
        """
    }

    private static let fees = """

        CREATE TABLE feeDay (
            day INTEGER PRIMARY KEY,
            receipts INTEGER NOT NULL,
            taken INTEGER NOT NULL,
            takenBack INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER receipt_enters_day AFTER INSERT ON receipt
        BEGIN INSERT INTO feeDay VALUES (NEW.day, 1, NEW.total, 0)
            ON CONFLICT (day) DO UPDATE SET receipts = receipts + 1,
                taken = taken + excluded.taken; END;
        CREATE TRIGGER reversal_enters_day AFTER INSERT ON reversal
        BEGIN INSERT INTO feeDay VALUES (NEW.day, 0, 0, NEW.amount)
            ON CONFLICT (day) DO UPDATE SET takenBack = takenBack + excluded.takenBack; END;

        CREATE TABLE dueDay (
            day INTEGER PRIMARY KEY,
            open INTEGER NOT NULL,
            pupils INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER chargeBalance_enters_due AFTER INSERT ON chargeBalance WHEN NEW.open <> 0
        BEGIN INSERT INTO dueDay VALUES (NEW.dueOn, NEW.open, 0)
            ON CONFLICT (day) DO UPDATE SET open = open + excluded.open; END;
        CREATE TRIGGER chargeBalance_changes_due AFTER UPDATE ON chargeBalance
        WHEN NEW.open <> OLD.open OR NEW.dueOn <> OLD.dueOn
        BEGIN UPDATE dueDay SET open = open - OLD.open WHERE day = OLD.dueOn;
            INSERT INTO dueDay VALUES (NEW.dueOn, NEW.open, 0)
            ON CONFLICT (day) DO UPDATE SET open = open + excluded.open; END;
        CREATE TRIGGER studentBalance_enters_due AFTER INSERT ON studentBalance
        WHEN NEW.oldestDueOn IS NOT NULL
        BEGIN INSERT INTO dueDay VALUES (NEW.oldestDueOn, 0, 1)
            ON CONFLICT (day) DO UPDATE SET pupils = pupils + 1; END;
        CREATE TRIGGER studentBalance_changes_due AFTER UPDATE OF oldestDueOn ON studentBalance
        WHEN NEW.oldestDueOn IS NOT OLD.oldestDueOn
        BEGIN UPDATE dueDay SET pupils = pupils - 1 WHERE day = OLD.oldestDueOn;
            INSERT INTO dueDay SELECT NEW.oldestDueOn, 0, 1 WHERE NEW.oldestDueOn IS NOT NULL
            ON CONFLICT (day) DO UPDATE SET pupils = pupils + 1; END;

        ALTER TABLE studentBalance ADD COLUMN billed INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE sectionFees (
            section INTEGER PRIMARY KEY REFERENCES section (id),
            billed INTEGER NOT NULL,
            owed INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER studentBalance_enters_section AFTER INSERT ON studentBalance
        BEGIN INSERT INTO sectionFees SELECT section, NEW.billed, NEW.owed FROM enrolment
                WHERE student = NEW.student AND toOn IS NULL
            ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
                owed = owed + excluded.owed; END;
        CREATE TRIGGER studentBalance_changes_section AFTER UPDATE ON studentBalance
        WHEN NEW.billed <> OLD.billed OR NEW.owed <> OLD.owed
        BEGIN INSERT INTO sectionFees
                SELECT section, NEW.billed - OLD.billed, NEW.owed - OLD.owed FROM enrolment
                WHERE student = NEW.student AND toOn IS NULL
            ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
                owed = owed + excluded.owed; END;
        CREATE TRIGGER enrolment_enters_section AFTER INSERT ON enrolment WHEN NEW.toOn IS NULL
        BEGIN INSERT INTO sectionFees SELECT NEW.section, billed, owed FROM studentBalance
                WHERE student = NEW.student
            ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
                owed = owed + excluded.owed; END;
        CREATE TRIGGER enrolment_leaves_section AFTER UPDATE OF toOn ON enrolment
        WHEN OLD.toOn IS NULL AND NEW.toOn IS NOT NULL
        BEGIN INSERT INTO sectionFees SELECT OLD.section, -billed, -owed FROM studentBalance
                WHERE student = OLD.student
            ON CONFLICT (section) DO UPDATE SET billed = billed + excluded.billed,
                owed = owed + excluded.owed; END;
        """

    private static let waiting = """

        CREATE INDEX cashDayOpen ON cashDay (day) WHERE closedAt IS NULL;
        CREATE INDEX userOneTime ON user (lastSignedInAt) WHERE mustChangePassword = 1;
        """

    /// Fills the sums of a school that was kept before there were any.
    private static let past = """

        INSERT INTO attendanceDay SELECT day, count(*), sum(isSigned), sum(present), sum(absent),
            sum(late), sum(halfDay), sum(excused) FROM registerSummary GROUP BY day;
        INSERT INTO attendanceTotal SELECT attendance.student, schoolDay.year,
            sum(code = 'P'), sum(code = 'A'), sum(code = 'L'), sum(code = 'H'), sum(code = 'E')
            FROM attendance JOIN schoolDay ON schoolDay.day = attendance.day GROUP BY 1, 2;
        INSERT INTO absenceRun SELECT attendance.student, min(day), max(day), count(*)
            FROM student JOIN attendance ON attendance.student = student.id
                AND attendance.day > coalesce((SELECT other.day FROM attendance AS other
                    WHERE other.student = student.id AND other.code <> 'A'
                    ORDER BY other.day DESC LIMIT 1), 0)
            GROUP BY attendance.student;
        INSERT INTO feeDay SELECT day, sum(receipts), sum(taken), sum(takenBack) FROM (
            SELECT day, 1 AS receipts, total AS taken, 0 AS takenBack FROM receipt
            UNION ALL SELECT day, 0, 0, amount FROM reversal) GROUP BY day;
        INSERT INTO dueDay SELECT day, sum(open), sum(pupils) FROM (
            SELECT dueOn AS day, open, 0 AS pupils FROM chargeBalance WHERE open <> 0
            UNION ALL SELECT oldestDueOn, 0, 1 FROM studentBalance WHERE oldestDueOn IS NOT NULL)
            GROUP BY day;
        UPDATE studentBalance SET billed = sums.billed FROM (
            SELECT student, sum(amount) AS billed FROM journalLine
            WHERE account = 1 AND entry NOT IN (
                SELECT entry FROM journalLine WHERE account BETWEEN 2 AND 6)
            GROUP BY student) AS sums
            WHERE sums.student = studentBalance.student;
        DELETE FROM sectionFees;
        INSERT INTO sectionFees SELECT enrolment.section, sum(billed), sum(owed) FROM enrolment
            JOIN studentBalance ON studentBalance.student = enrolment.student
            WHERE enrolment.toOn IS NULL GROUP BY enrolment.section;
        """
}
