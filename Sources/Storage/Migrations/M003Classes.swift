// Grades, classes, subjects, staff, and who teaches what on which day.

enum M003Classes {
    static let sql = """
        CREATE TABLE level (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            sortOrder INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE staff (
            id INTEGER PRIMARY KEY,
            user INTEGER UNIQUE REFERENCES user (id),
            employeeNumber TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            latinName TEXT NOT NULL,
            sortKey TEXT NOT NULL,
            designation TEXT NOT NULL,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            joinedOn INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'ON_LEAVE')),
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX staffSort ON staff (sortKey);

        CREATE TABLE section (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL REFERENCES academicYear (id),
            level INTEGER NOT NULL REFERENCES level (id),
            name TEXT NOT NULL,
            searchName TEXT NOT NULL,
            room TEXT NOT NULL,
            capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 500),
            status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE')),
            version INTEGER NOT NULL,
            UNIQUE (year, name),
            UNIQUE (year, searchName)
        ) STRICT;

        CREATE TABLE subject (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            code TEXT UNIQUE,
            status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE'))
        ) STRICT;

        CREATE TABLE sectionSubject (
            section INTEGER NOT NULL REFERENCES section (id),
            subject INTEGER NOT NULL REFERENCES subject (id),
            PRIMARY KEY (section, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE teaching (
            id INTEGER PRIMARY KEY,
            staff INTEGER NOT NULL REFERENCES staff (id),
            section INTEGER NOT NULL REFERENCES section (id),
            subject INTEGER NOT NULL REFERENCES subject (id),
            fromOn INTEGER NOT NULL,
            toOn INTEGER,
            CHECK (toOn IS NULL OR toOn >= fromOn),
            FOREIGN KEY (section, subject) REFERENCES sectionSubject (section, subject)
        ) STRICT;
        CREATE INDEX teachingStaff ON teaching (staff, section);
        CREATE INDEX teachingSection ON teaching (section, subject);
        CREATE UNIQUE INDEX teachingOpen ON teaching (staff, section, subject) WHERE toOn IS NULL;
        CREATE TRIGGER teaching_no_delete BEFORE DELETE ON teaching
        BEGIN SELECT RAISE(ABORT, 'an assignment ends on a day, it is never deleted'); END;

        CREATE TABLE classTeacher (
            id INTEGER PRIMARY KEY,
            section INTEGER NOT NULL REFERENCES section (id),
            staff INTEGER NOT NULL REFERENCES staff (id),
            fromOn INTEGER NOT NULL,
            toOn INTEGER,
            CHECK (toOn IS NULL OR toOn >= fromOn)
        ) STRICT;
        CREATE UNIQUE INDEX classTeacherOpen ON classTeacher (section) WHERE toOn IS NULL;
        CREATE INDEX classTeacherStaff ON classTeacher (staff, section);
        CREATE TRIGGER classTeacher_no_delete BEFORE DELETE ON classTeacher
        BEGIN SELECT RAISE(ABORT, 'a class teacher leaves on a day, the row stays'); END;

        CREATE VIEW ownSection (user, section, fromOn, toOn, isClassTeacher) AS
            SELECT staff.user, classTeacher.section, classTeacher.fromOn,
                coalesce(classTeacher.toOn, 9999999), 1
            FROM staff JOIN classTeacher ON classTeacher.staff = staff.id
            WHERE staff.status <> 'INACTIVE'
            UNION ALL
            SELECT staff.user, teaching.section, teaching.fromOn,
                coalesce(teaching.toOn, 9999999), 0
            FROM staff JOIN teaching ON teaching.staff = staff.id
            WHERE staff.status <> 'INACTIVE';
        """
}
