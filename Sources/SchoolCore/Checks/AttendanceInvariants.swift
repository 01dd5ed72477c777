// Registers, events, marks and the sums kept beside them. Those that read every mark take a
// second or two each on two million marks.

extension Invariant {
    static let attendance = [
        Invariant(
            "T01", "Registers are of days on which the school is open.",
            """
            SELECT register.id AS register FROM register
                LEFT JOIN schoolDay ON schoolDay.day = register.day
            WHERE schoolDay.isOpen IS NOT 1
            """),
        Invariant(
            "T02", "Marks are of pupils who are in the class that day.",
            """
            SELECT attendance.student, attendance.register FROM attendance
                JOIN register ON register.id = attendance.register
            WHERE NOT EXISTS (SELECT 1 FROM enrolment
                WHERE enrolment.student = attendance.student
                    AND enrolment.section = register.section
                    AND register.day BETWEEN enrolment.fromOn
                        AND coalesce(enrolment.toOn, 9999999))
            """),
        Invariant(
            "T03", "A pupil has one mark a day.",
            """
            SELECT student, day FROM attendance GROUP BY student, day, slot HAVING count(*) > 1
            """),
        Invariant(
            "T05", "Whoever marked or signed taught the class that day, or runs the school.",
            """
            SELECT register.id AS register, marker.user FROM (
                    SELECT register, by AS user FROM markEvent WHERE kind <> 'BROUGHT'
                    GROUP BY register, by
                    UNION SELECT id, signedBy FROM register
                        WHERE signedBy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM markEvent
                            WHERE markEvent.register = register.id AND kind = 'BROUGHT')
                ) AS marker
                JOIN register ON register.id = marker.register
            WHERE marker.user NOT IN (SELECT user FROM userRole
                    WHERE role IN ('SUPER_ADMIN', 'SCHOOL_ADMIN', 'PRINCIPAL'))
                AND NOT EXISTS (SELECT 1 FROM staff JOIN (
                        SELECT staff, section, fromOn, toOn FROM classTeacher
                        UNION ALL SELECT staff, section, fromOn, toOn FROM teaching) AS own
                    ON own.staff = staff.id
                    WHERE staff.user = marker.user AND own.section = register.section
                        AND register.day BETWEEN own.fromOn AND coalesce(own.toOn, 9999999))
            """),
        Invariant(
            "T06", "No register is of a day to come.",
            """
            SELECT id AS register FROM register
            WHERE day > (SELECT at FROM auditHead) / 86400000 + 1
            """),
        Invariant(
            "T07", "A mark has the day of its register.",
            """
            SELECT attendance.student, attendance.day FROM attendance
                JOIN register ON register.id = attendance.register
            WHERE attendance.day <> register.day OR attendance.slot <> register.slot
            """),
        Invariant(
            "T08", "The mark that counts is the last event.",
            """
            SELECT last.register, last.student FROM (
                    SELECT register, student, max(id) AS id FROM markEvent
                    GROUP BY register, student) AS last
                JOIN markEvent ON markEvent.id = last.id
                LEFT JOIN attendance ON attendance.register = last.register
                    AND attendance.student = last.student
            WHERE attendance.code IS NOT markEvent.code OR (markEvent.code IS NOT NULL
                AND (attendance.event <> last.id OR attendance.remark <> markEvent.remark
                    OR attendance.minute IS NOT markEvent.minute))
            """),
        Invariant(
            "T09", "A mark has its own event.",
            """
            SELECT attendance.student, attendance.register FROM attendance
                LEFT JOIN markEvent ON markEvent.id = attendance.event
            WHERE markEvent.register IS NOT attendance.register
                OR markEvent.student IS NOT attendance.student
            """),
        // The plus keeps the index out: sorting the marks is quicker than looking each of them up.
        Invariant(
            "T10", "The sum kept beside a register is the sum of its marks.",
            """
            SELECT registerSummary.register FROM registerSummary LEFT JOIN (
                    SELECT register, sum(code = 'P') AS present, sum(code = 'A') AS absent,
                        sum(code = 'L') AS late, sum(code = 'H') AS halfDay,
                        sum(code = 'E') AS excused
                    FROM attendance GROUP BY +register) AS marks
                ON marks.register = registerSummary.register
            WHERE registerSummary.present <> coalesce(marks.present, 0)
                OR registerSummary.absent <> coalesce(marks.absent, 0)
                OR registerSummary.late <> coalesce(marks.late, 0)
                OR registerSummary.halfDay <> coalesce(marks.halfDay, 0)
                OR registerSummary.excused <> coalesce(marks.excused, 0)
            """),
        Invariant(
            "T11", "Every register has its sum, of the same class and day.",
            """
            SELECT register.id AS register FROM register
                LEFT JOIN registerSummary ON registerSummary.register = register.id
            WHERE registerSummary.day IS NOT register.day
                OR registerSummary.section IS NOT register.section
                OR registerSummary.isSigned IS NOT (register.signedBy IS NOT NULL)
            """),
        // Whoever joins the class on the day itself may come after the signature.
        Invariant(
            "T12", "A signed register misses nobody who was in the class.",
            """
            SELECT register.id AS register, enrolment.student FROM register JOIN enrolment
                ON enrolment.section = register.section AND enrolment.fromOn < register.day
                    AND register.day <= coalesce(enrolment.toOn, 9999999)
            WHERE register.signedBy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance
                WHERE attendance.register = register.id
                    AND attendance.student = enrolment.student)
            """),
        Invariant(
            "T13", "Only signed registers are corrected, and with a reason.",
            """
            SELECT markEvent.id AS event FROM markEvent
                JOIN register ON register.id = markEvent.register
            WHERE markEvent.kind = 'CORRECTED'
                AND (register.signedBy IS NULL OR trim(markEvent.remark) = ''
                    OR markEvent.code IS NULL)
            """),
        Invariant(
            "T14", "Leave of one pupil is recorded once for a day.",
            """
            SELECT student, leave FROM (
                SELECT student, id AS leave, fromOn,
                    lag(toOn) OVER (PARTITION BY student ORDER BY fromOn, id) AS before FROM leave)
            WHERE fromOn <= before
            """),
        Invariant(
            "T15", "No event of a register was lost.",
            "SELECT count(*) AS events, max(id) AS last FROM markEvent HAVING count(*) <> max(id)"),
    ]
}
