// The calendar, classes and pupils.

extension Invariant {
    static let school = [
        Invariant(
            "C01", "An academic year has a row for every day.",
            """
            SELECT id AS year FROM academicYear WHERE endsOn - startsOn + 1 <> (
                SELECT count(*) FROM schoolDay WHERE schoolDay.year = academicYear.id
                    AND day BETWEEN startsOn AND endsOn)
            """),
        Invariant(
            "C02", "Academic years share no day.",
            """
            SELECT one.id AS year, two.id AS other FROM academicYear AS one
                JOIN academicYear AS two ON one.id < two.id
                    AND one.startsOn <= two.endsOn AND two.startsOn <= one.endsOn
            """),
        Invariant(
            "C03", "A closed day has a reason.",
            "SELECT day FROM schoolDay WHERE isOpen = 0 AND trim(reason) = ''"),
        Invariant(
            "T04", "A pupil is in one class on any day.",
            """
            SELECT student, enrolment FROM (
                SELECT student, id AS enrolment, fromOn, lag(coalesce(toOn, 9999999))
                    OVER (PARTITION BY student ORDER BY fromOn, id) AS before FROM enrolment)
            WHERE fromOn <= before
            """),
        Invariant(
            "S01", "A class is taught only what is on its plan.",
            """
            SELECT teaching.id AS teaching FROM teaching WHERE NOT EXISTS (
                SELECT 1 FROM sectionSubject WHERE sectionSubject.section = teaching.section
                    AND sectionSubject.subject = teaching.subject)
            """),
        Invariant(
            "S02", "Every pupil is found by name and number.",
            """
            SELECT id AS student FROM student
            WHERE NOT EXISTS (SELECT 1 FROM studentWord
                    WHERE studentWord.student = student.id AND kind = 1)
                OR NOT EXISTS (SELECT 1 FROM studentWord WHERE studentWord.student = student.id
                    AND kind = 2 AND word = lower(student.admissionNumber))
            """),
        Invariant(
            "S03", "Who has guardians has exactly one that is called first.",
            """
            SELECT student FROM studentGuardian GROUP BY student HAVING sum(isPrimary) <> 1
            """),
        Invariant(
            "S04", "No two spells of a class share a roll number.",
            """
            SELECT section, rollNumber FROM enrolment
            GROUP BY section, rollNumber HAVING count(*) > 1
            """),
        Invariant(
            "S06", "An active pupil is in a class.",
            """
            SELECT id AS student FROM student WHERE status = 'ACTIVE' AND NOT EXISTS (
                SELECT 1 FROM enrolment
                WHERE enrolment.student = student.id AND enrolment.toOn IS NULL)
            """),
        Invariant(
            "S07", "A class has at most one class teacher from now on.",
            """
            SELECT section FROM classTeacher WHERE toOn IS NULL GROUP BY section HAVING count(*) > 1
            """),
        Invariant(
            "S08", "The strength kept of a class is that of its spells.",
            """
            SELECT section, day FROM (
                SELECT section, fromOn AS day, 1 AS change FROM enrolment
                UNION ALL
                SELECT section, toOn + 1, -1 FROM enrolment WHERE toOn IS NOT NULL
                UNION ALL
                SELECT section, day, -change FROM strengthChange)
            GROUP BY section, day HAVING sum(change) <> 0
            """),
    ]
}
