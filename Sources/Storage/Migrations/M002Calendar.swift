// Academic years and their days. Every day of a year has a row, so that "is the school open" is
// looked up and never computed from a rule that has changed since.

enum M002Calendar {
    static let sql = """
        CREATE TABLE academicYear (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            startsOn INTEGER NOT NULL,
            endsOn INTEGER NOT NULL,
            isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
            CHECK (endsOn > startsOn AND endsOn - startsOn < 800)
        ) STRICT;
        CREATE UNIQUE INDEX academicYearCurrent ON academicYear (isCurrent) WHERE isCurrent = 1;
        CREATE TRIGGER academicYear_overlap BEFORE INSERT ON academicYear
        WHEN EXISTS (SELECT 1 FROM academicYear
            WHERE startsOn <= NEW.endsOn AND NEW.startsOn <= endsOn)
        BEGIN SELECT RAISE(ABORT, 'academic years do not overlap'); END;

        CREATE TABLE schoolDay (
            day INTEGER PRIMARY KEY,
            year INTEGER NOT NULL REFERENCES academicYear (id),
            isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX schoolDayYear ON schoolDay (year, day);
        CREATE TRIGGER schoolDay_no_delete BEFORE DELETE ON schoolDay
        BEGIN SELECT RAISE(ABORT, 'a day is closed, never deleted'); END;
        """
}
