// What must hold of registers and marks at every committed state, stated a second time and
// independently of the verbs.

enum AttendanceInvariants {
    static let all = [
        Invariant(
            rule: "T01", sentence: "Registers exist only for open school days.",
            query: """
                SELECT 'register ' || register.id FROM register
                    LEFT JOIN schoolDay ON schoolDay.day = register.day
                WHERE schoolDay.isOpen IS NOT 1
                """),
        Invariant(
            rule: "T02", sentence: "A pupil is marked only in the class of that day.",
            query: """
                SELECT 'student ' || attendance.student || ', register ' || attendance.register
                FROM attendance JOIN register ON register.id = attendance.register
                WHERE NOT EXISTS (SELECT 1 FROM enrolment
                    WHERE enrolment.student = attendance.student
                        AND enrolment.section = register.section
                        AND register.day BETWEEN enrolment.fromOn
                            AND coalesce(enrolment.toOn, 9999999))
                """),
        Invariant(
            rule: "T03", sentence: "A mark has the day and slot of its register.",
            query: """
                SELECT 'student ' || attendance.student || ', register ' || attendance.register
                FROM attendance LEFT JOIN register ON register.id = attendance.register
                WHERE register.day IS NOT attendance.day OR register.slot IS NOT attendance.slot
                """),
        Invariant(
            rule: "T05", sentence: "Whoever marked taught the class that day or is of the office.",
            query: """
                SELECT 'register ' || marked.register || ', user ' || marked.by
                FROM (SELECT DISTINCT register, by FROM markEvent) AS marked
                    JOIN register ON register.id = marked.register
                WHERE NOT EXISTS (SELECT 1 FROM ownSection
                        WHERE ownSection.user = marked.by AND ownSection.section = register.section
                            AND register.day BETWEEN ownSection.fromOn AND ownSection.toOn)
                    AND NOT EXISTS (SELECT 1 FROM userRole WHERE userRole.user = marked.by
                        AND userRole.role IN ('SUPER_ADMIN', 'SCHOOL_ADMIN', 'PRINCIPAL'))
                """),
        Invariant(
            rule: "T06", sentence: "No register lies in the future.",
            query: """
                SELECT 'register ' || register.id FROM register, auditHead
                WHERE register.day > auditHead.at / 86400000 + 1
                """),
        Invariant(
            rule: "T07", sentence: "What a register adds up to is what its marks are.",
            query: """
                SELECT 'register ' || registerSummary.register FROM registerSummary
                    LEFT JOIN (SELECT register, sum(code = 'P') AS present,
                        sum(code = 'A') AS absent, sum(code = 'L') AS late,
                        sum(code = 'H') AS halfDay, sum(code = 'E') AS excused
                        FROM attendance GROUP BY register) AS counted
                    ON counted.register = registerSummary.register
                WHERE registerSummary.present <> coalesce(counted.present, 0)
                    OR registerSummary.absent <> coalesce(counted.absent, 0)
                    OR registerSummary.late <> coalesce(counted.late, 0)
                    OR registerSummary.halfDay <> coalesce(counted.halfDay, 0)
                    OR registerSummary.excused <> coalesce(counted.excused, 0)
                """),
        Invariant(
            rule: "T08", sentence: "What counts for a pupil is the last event of the register.",
            query: """
                SELECT 'student ' || markEvent.student || ', register ' || markEvent.register
                FROM (SELECT register, student, max(id) AS id FROM markEvent
                        GROUP BY register, student) AS last
                    JOIN markEvent ON markEvent.id = last.id
                    LEFT JOIN attendance ON attendance.register = last.register
                        AND attendance.student = last.student
                WHERE attendance.code IS NOT markEvent.code
                    OR (attendance.code IS NOT NULL AND (attendance.event <> markEvent.id
                        OR attendance.remark <> markEvent.remark
                        OR attendance.minute IS NOT markEvent.minute))
                """),
        Invariant(
            rule: "T09", sentence: "Every mark that counts comes from an event.",
            query: """
                SELECT 'student ' || attendance.student || ', register ' || attendance.register
                FROM attendance LEFT JOIN markEvent ON markEvent.id = attendance.event
                WHERE markEvent.register IS NOT attendance.register
                    OR markEvent.student IS NOT attendance.student
                """),
        Invariant(
            rule: "T10", sentence: "In a signed register no pupil is without a mark.",
            query: """
                SELECT 'register ' || register.id || ', student ' || enrolment.student
                FROM register JOIN enrolment ON enrolment.section = register.section
                    AND register.day BETWEEN enrolment.fromOn
                        AND coalesce(enrolment.toOn, 9999999)
                WHERE register.signedBy IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attendance
                    WHERE attendance.register = register.id
                        AND attendance.student = enrolment.student)
                """),
        Invariant(
            rule: "T11", sentence: "Every register has its summary, signed when it is signed.",
            query: """
                SELECT 'register ' || register.id FROM register
                    LEFT JOIN registerSummary ON registerSummary.register = register.id
                WHERE registerSummary.day IS NOT register.day
                    OR registerSummary.section IS NOT register.section
                    OR registerSummary.isSigned IS NOT (register.signedBy IS NOT NULL)
                """),
        Invariant(
            rule: "T12", sentence: "After a signature there are only corrections.",
            query: """
                SELECT 'event ' || markEvent.id FROM register
                    JOIN markEvent ON markEvent.register = register.id
                WHERE register.signedAt IS NOT NULL AND markEvent.kind <> 'CORRECTED'
                    AND markEvent.at > register.signedAt + 120000
                """),
        Invariant(
            rule: "T13", sentence: "No event of a register was lost.",
            query: """
                SELECT 'events ' || count(*) || ' of ' || max(id) FROM markEvent
                HAVING count(*) <> max(id)
                """),
    ]
}
