// Sums count signed registers only: a draft changes with every key, and what the head reads or a
// parent hears must not. The sums of a day, of a pupil's year and of an absence that goes on are
// kept from signature on; a mark typed into a draft touches its own register's sum and no other.

enum M013SignedSums {
    static let sql = day + total + run + past

    private static let day = """
        DROP TRIGGER registerSummary_enters_day;
        DROP TRIGGER registerSummary_changes_day;
        CREATE TRIGGER registerSummary_enters_day AFTER INSERT ON registerSummary
        BEGIN INSERT INTO attendanceDay VALUES (NEW.day, 1, NEW.isSigned,
                NEW.isSigned * NEW.present, NEW.isSigned * NEW.absent, NEW.isSigned * NEW.late,
                NEW.isSigned * NEW.halfDay, NEW.isSigned * NEW.excused)
            ON CONFLICT (day) DO UPDATE SET registers = registers + 1,
                signed = signed + excluded.signed, present = present + excluded.present,
                absent = absent + excluded.absent, late = late + excluded.late,
                halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused; END;
        CREATE TRIGGER registerSummary_changes_day AFTER UPDATE ON registerSummary
        WHEN NEW.isSigned OR OLD.isSigned
        BEGIN UPDATE attendanceDay SET signed = signed + NEW.isSigned - OLD.isSigned,
                present = present + NEW.isSigned * NEW.present - OLD.isSigned * OLD.present,
                absent = absent + NEW.isSigned * NEW.absent - OLD.isSigned * OLD.absent,
                late = late + NEW.isSigned * NEW.late - OLD.isSigned * OLD.late,
                halfDay = halfDay + NEW.isSigned * NEW.halfDay - OLD.isSigned * OLD.halfDay,
                excused = excused + NEW.isSigned * NEW.excused - OLD.isSigned * OLD.excused
            WHERE day = NEW.day; END;

        """

    private static let total = """
        DROP TRIGGER attendance_enters_total;
        DROP TRIGGER attendance_changes_total;
        DROP TRIGGER attendance_leaves_total;
        CREATE TRIGGER attendance_enters_total AFTER INSERT ON attendance
        WHEN \(isSigned("NEW"))
        BEGIN INSERT INTO attendanceTotal VALUES (NEW.student,
                (SELECT year FROM schoolDay WHERE day = NEW.day), NEW.code = 'P', NEW.code = 'A',
                NEW.code = 'L', NEW.code = 'H', NEW.code = 'E')
            \(added); END;
        CREATE TRIGGER attendance_changes_total AFTER UPDATE OF code ON attendance
        WHEN NEW.code <> OLD.code AND \(isSigned("NEW"))
        BEGIN UPDATE attendanceTotal SET
                present = present + (NEW.code = 'P') - (OLD.code = 'P'),
                absent = absent + (NEW.code = 'A') - (OLD.code = 'A'),
                late = late + (NEW.code = 'L') - (OLD.code = 'L'),
                halfDay = halfDay + (NEW.code = 'H') - (OLD.code = 'H'),
                excused = excused + (NEW.code = 'E') - (OLD.code = 'E')
            WHERE student = NEW.student
                AND year = (SELECT year FROM schoolDay WHERE day = NEW.day); END;
        CREATE TRIGGER attendance_leaves_total AFTER DELETE ON attendance
        WHEN \(isSigned("OLD"))
        BEGIN UPDATE attendanceTotal SET present = present - (OLD.code = 'P'),
                absent = absent - (OLD.code = 'A'), late = late - (OLD.code = 'L'),
                halfDay = halfDay - (OLD.code = 'H'), excused = excused - (OLD.code = 'E')
            WHERE student = OLD.student
                AND year = (SELECT year FROM schoolDay WHERE day = OLD.day); END;
        CREATE TRIGGER register_signs_total AFTER UPDATE OF signedBy ON register
        WHEN OLD.signedBy IS NULL AND NEW.signedBy IS NOT NULL
        BEGIN INSERT INTO attendanceTotal SELECT student,
                (SELECT year FROM schoolDay WHERE day = NEW.day), code = 'P', code = 'A',
                code = 'L', code = 'H', code = 'E'
            FROM attendance WHERE register = NEW.id
            \(added); END;

        """

    private static let run = """
        DROP TRIGGER attendance_enters_run;
        DROP TRIGGER attendance_changes_run;
        DROP TRIGGER attendance_leaves_run;
        CREATE TRIGGER attendance_enters_run AFTER INSERT ON attendance
        WHEN \(isSigned("NEW")) AND (NEW.code = 'A'
            OR EXISTS (SELECT 1 FROM absenceRun WHERE student = NEW.student))
        BEGIN \(runs("IN (NEW.student)")) END;
        CREATE TRIGGER attendance_changes_run AFTER UPDATE OF code ON attendance
        WHEN NEW.code <> OLD.code AND (NEW.code = 'A' OR OLD.code = 'A') AND \(isSigned("NEW"))
        BEGIN \(runs("IN (NEW.student)")) END;
        CREATE TRIGGER attendance_leaves_run AFTER DELETE ON attendance WHEN \(isSigned("OLD"))
        BEGIN \(runs("IN (OLD.student)")) END;
        CREATE TRIGGER register_signs_run AFTER UPDATE OF signedBy ON register
        WHEN OLD.signedBy IS NULL AND NEW.signedBy IS NOT NULL
        BEGIN \(runs("IN (SELECT student FROM attendance WHERE register = NEW.id)")) END;

        """

    private static let added = """
        ON CONFLICT (student, year) DO UPDATE SET present = present + excluded.present,
            absent = absent + excluded.absent, late = late + excluded.late,
            halfDay = halfDay + excluded.halfDay, excused = excused + excluded.excused
        """

    private static func isSigned(_ row: String) -> String {
        "(SELECT signedBy FROM register WHERE id = \(row).register) IS NOT NULL"
    }

    private static func runs(_ students: String) -> String {
        """
        DELETE FROM absenceRun WHERE student \(students);
            INSERT INTO absenceRun \(since("student.id \(students)"));
        """
    }

    /// The absences since the last day on which a signed register has the pupil as anything but
    /// absent.
    private static func since(_ pupils: String) -> String {
        """
        SELECT student.id, min(away.day), max(away.day), count(*) FROM student
                CROSS JOIN attendance AS away ON away.student = student.id
                    AND away.day > coalesce((SELECT here.day FROM attendance AS here
                        CROSS JOIN register ON register.id = here.register
                        WHERE here.student = student.id AND here.code <> 'A'
                            AND register.signedBy IS NOT NULL
                        ORDER BY here.day DESC LIMIT 1), 0)
                CROSS JOIN register ON register.id = away.register
                    AND register.signedBy IS NOT NULL
            WHERE \(pupils) GROUP BY student.id
        """
    }

    private static let past = """
        DELETE FROM attendanceDay;
        INSERT INTO attendanceDay SELECT day, count(*), sum(isSigned), sum(isSigned * present),
            sum(isSigned * absent), sum(isSigned * late), sum(isSigned * halfDay),
            sum(isSigned * excused) FROM registerSummary GROUP BY day;
        DELETE FROM attendanceTotal;
        INSERT INTO attendanceTotal SELECT attendance.student, schoolDay.year,
            sum(code = 'P'), sum(code = 'A'), sum(code = 'L'), sum(code = 'H'), sum(code = 'E')
            FROM attendance JOIN schoolDay ON schoolDay.day = attendance.day
                JOIN register ON register.id = attendance.register
            WHERE register.signedBy IS NOT NULL GROUP BY 1, 2;
        DELETE FROM absenceRun;
        INSERT INTO absenceRun \(since("TRUE"));
        """
}
