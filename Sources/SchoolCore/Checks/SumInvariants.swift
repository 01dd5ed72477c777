// The sums kept for the dashboards, added up again from the rows they are of. Those that read every
// mark take a second or two each on two million marks.

extension Invariant {
    static let sums = [
        Invariant(
            "D01", "The sum kept of a day is the sum of its signed registers.",
            """
            SELECT coalesce(sums.day, attendanceDay.day) AS day FROM (
                    SELECT day, count(*) AS registers, sum(isSigned) AS signed,
                        sum(isSigned * present) AS present, sum(isSigned * absent) AS absent,
                        sum(isSigned * late) AS late, sum(isSigned * halfDay) AS halfDay,
                        sum(isSigned * excused) AS excused
                    FROM registerSummary GROUP BY day) AS sums
                FULL JOIN attendanceDay ON attendanceDay.day = sums.day
            WHERE attendanceDay.registers IS NOT sums.registers
                OR attendanceDay.signed IS NOT sums.signed
                OR attendanceDay.present IS NOT sums.present
                OR attendanceDay.absent IS NOT sums.absent OR attendanceDay.late IS NOT sums.late
                OR attendanceDay.halfDay IS NOT sums.halfDay
                OR attendanceDay.excused IS NOT sums.excused
            """),
        Invariant(
            "D02", "The sum kept of a pupil's year is the sum of his signed marks.",
            """
            SELECT coalesce(sums.student, attendanceTotal.student) AS student FROM (
                    SELECT student, schoolDay.year, sum(code = 'P') AS present,
                        sum(code = 'A') AS absent, sum(code = 'L') AS late,
                        sum(code = 'H') AS halfDay, sum(code = 'E') AS excused
                    FROM attendance JOIN schoolDay ON schoolDay.day = attendance.day
                        JOIN register ON register.id = attendance.register
                    WHERE register.signedBy IS NOT NULL
                    GROUP BY student, schoolDay.year) AS sums
                FULL JOIN attendanceTotal ON attendanceTotal.student = sums.student
                    AND attendanceTotal.year = sums.year
            WHERE coalesce(attendanceTotal.present, 0) <> coalesce(sums.present, 0)
                OR coalesce(attendanceTotal.absent, 0) <> coalesce(sums.absent, 0)
                OR coalesce(attendanceTotal.late, 0) <> coalesce(sums.late, 0)
                OR coalesce(attendanceTotal.halfDay, 0) <> coalesce(sums.halfDay, 0)
                OR coalesce(attendanceTotal.excused, 0) <> coalesce(sums.excused, 0)
            """),
        Invariant(
            "D03", "An absence that goes on is kept as the last signed marks say.",
            """
            SELECT student.id AS student FROM student
                LEFT JOIN absenceRun ON absenceRun.student = student.id
            WHERE (coalesce(sinceOn, 0), coalesce(lastOn, 0), coalesce(days, 0)) <> (
                SELECT coalesce(min(away.day), 0), coalesce(max(away.day), 0), count(*)
                FROM attendance AS away JOIN register ON register.id = away.register
                WHERE away.student = student.id AND register.signedBy IS NOT NULL
                    AND away.day > coalesce((
                        SELECT here.day FROM attendance AS here
                            JOIN register AS signed ON signed.id = here.register
                        WHERE here.student = student.id AND here.code <> 'A'
                            AND signed.signedBy IS NOT NULL
                        ORDER BY here.day DESC LIMIT 1), 0))
            UNION ALL SELECT student FROM absenceRun WHERE student NOT IN (SELECT id FROM student)
            """),
        Invariant(
            "D04", "The money kept of a day is that of its receipts and of what was taken back.",
            """
            SELECT coalesce(sums.day, feeDay.day) AS day FROM (
                    SELECT day, sum(receipts) AS receipts, sum(taken) AS taken,
                        sum(takenBack) AS takenBack FROM (
                        SELECT day, 1 AS receipts, total AS taken, 0 AS takenBack FROM receipt
                        UNION ALL SELECT day, 0, 0, amount FROM reversal) GROUP BY day) AS sums
                FULL JOIN feeDay ON feeDay.day = sums.day
            WHERE feeDay.receipts IS NOT sums.receipts OR feeDay.taken IS NOT sums.taken
                OR feeDay.takenBack IS NOT sums.takenBack
            """),
        Invariant(
            "D05", "What is kept as due on a day is what is open of it, and whose oldest it is.",
            """
            SELECT coalesce(sums.day, dueDay.day) AS day FROM (
                    SELECT day, sum(open) AS open, sum(pupils) AS pupils FROM (
                        SELECT dueOn AS day, open, 0 AS pupils FROM chargeBalance
                        UNION ALL SELECT oldestDueOn, 0, 1 FROM studentBalance
                            WHERE oldestDueOn IS NOT NULL) GROUP BY day) AS sums
                FULL JOIN dueDay ON dueDay.day = sums.day
            WHERE coalesce(dueDay.open, 0) <> coalesce(sums.open, 0)
                OR coalesce(dueDay.pupils, 0) <> coalesce(sums.pupils, 0)
            """),
        Invariant(
            "D06", "What is kept as billed to a pupil is the sum of the lines that bill him.",
            """
            SELECT studentBalance.student FROM studentBalance LEFT JOIN (
                    SELECT student, sum(amount) AS billed FROM journalLine
                    WHERE account = 1 AND entry NOT IN (
                        SELECT entry FROM journalLine WHERE account BETWEEN 2 AND 6)
                    GROUP BY student) AS sums ON sums.student = studentBalance.student
            WHERE studentBalance.billed <> coalesce(sums.billed, 0)
            """),
        Invariant(
            "D07", "The sums kept of a class are those of the pupils who are in it.",
            """
            SELECT coalesce(sums.section, sectionFees.section) AS section FROM (
                    SELECT enrolment.section, sum(studentBalance.billed) AS billed,
                        sum(studentBalance.owed) AS owed
                    FROM enrolment JOIN studentBalance
                        ON studentBalance.student = enrolment.student
                    WHERE enrolment.toOn IS NULL GROUP BY enrolment.section) AS sums
                FULL JOIN sectionFees ON sectionFees.section = sums.section
            WHERE coalesce(sectionFees.billed, 0) <> coalesce(sums.billed, 0)
                OR coalesce(sectionFees.owed, 0) <> coalesce(sums.owed, 0)
            """),
    ]
}
