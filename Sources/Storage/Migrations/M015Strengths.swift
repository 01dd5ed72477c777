// How many pupils a class has on a day is summed from the days on which it changed, a few for each
// class, and no longer counted from its spells of enrolment: the registers of a day ask that of
// every class of the school.

enum M015Strengths {
    static let sql = """
        CREATE TABLE strengthChange (
            section INTEGER NOT NULL REFERENCES section (id),
            day INTEGER NOT NULL,
            change INTEGER NOT NULL,
            PRIMARY KEY (section, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER enrolment_enters_strength AFTER INSERT ON enrolment
        BEGIN
            INSERT INTO strengthChange VALUES (NEW.section, NEW.fromOn, 1)
                ON CONFLICT (section, day) DO UPDATE SET change = change + 1;
            INSERT INTO strengthChange SELECT NEW.section, NEW.toOn + 1, -1
                WHERE NEW.toOn IS NOT NULL
                ON CONFLICT (section, day) DO UPDATE SET change = change - 1;
        END;
        CREATE TRIGGER enrolment_closes_strength AFTER UPDATE OF toOn ON enrolment
        WHEN OLD.toOn IS NULL AND NEW.toOn IS NOT NULL
        BEGIN INSERT INTO strengthChange VALUES (NEW.section, NEW.toOn + 1, -1)
            ON CONFLICT (section, day) DO UPDATE SET change = change - 1; END;
        INSERT INTO strengthChange SELECT section, day, sum(change) FROM (
                SELECT section, fromOn AS day, 1 AS change FROM enrolment
                UNION ALL
                SELECT section, toOn + 1, -1 FROM enrolment WHERE toOn IS NOT NULL)
            GROUP BY section, day;
        """
}
