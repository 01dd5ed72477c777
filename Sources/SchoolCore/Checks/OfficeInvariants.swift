// What must hold of people, accounts, classes, enrolment and the file itself.

enum OfficeInvariants {
    static let people = [
        Invariant(
            rule: "U01", sentence: "Password hashes are bcrypt 2b of cost 12 or more, or none.",
            query: """
                SELECT 'user ' || id FROM user WHERE passwordHash IS NOT NULL
                    AND (length(passwordHash) <> 60 OR substr(passwordHash, 1, 4) <> '$2b$'
                        OR CAST(substr(passwordHash, 5, 2) AS INTEGER) < 12
                        OR substr(passwordHash, 8) GLOB '*[^./A-Za-z0-9]*')
                """),
        Invariant(
            rule: "U02", sentence: "No two accounts share a password hash.",
            query: """
                SELECT 'users ' || group_concat(id, ' ') FROM user WHERE passwordHash IS NOT NULL
                GROUP BY passwordHash HAVING count(*) > 1
                """),
        Invariant(
            rule: "U03", sentence: "Somebody active administers the school.",
            query: """
                SELECT 'no active administrator' WHERE NOT EXISTS (SELECT 1 FROM user
                    JOIN userRole ON userRole.user = user.id WHERE user.status = 'ACTIVE'
                        AND user.passwordHash IS NOT NULL
                        AND userRole.role IN ('SUPER_ADMIN', 'SCHOOL_ADMIN'))
                """),
        Invariant(
            rule: "U04", sentence: "Nobody granted himself a role.",
            query: "SELECT 'user ' || user FROM userRole WHERE user = grantedBy"),
        Invariant(
            rule: "U05", sentence: "Who is not active has no open session.",
            query: """
                SELECT 'session ' || session.id FROM session JOIN user ON user.id = session.user
                WHERE session.endedAt IS NULL AND user.status <> 'ACTIVE'
                    AND session.authEpoch = user.authEpoch
                """),
        Invariant(
            rule: "U06", sentence: "No open session is ahead of its account.",
            query: """
                SELECT 'session ' || session.id FROM session JOIN user ON user.id = session.user
                WHERE session.endedAt IS NULL AND session.authEpoch > user.authEpoch
                """),
        Invariant(
            rule: "U08", sentence: "Sign-in names are canonical.",
            query: """
                SELECT 'user ' || id FROM user WHERE username <> lower(username)
                    OR username GLOB '*[^a-z0-9._-]*' OR length(username) NOT BETWEEN 3 AND 32
                """),
        Invariant(
            rule: "U10", sentence: "Every account has exactly one primary role.",
            query: """
                SELECT 'user ' || user.id FROM user LEFT JOIN userRole
                    ON userRole.user = user.id AND userRole.isPrimary = 1
                GROUP BY user.id HAVING count(userRole.role) <> 1
                """),
        Invariant(
            rule: "U11", sentence: "A session works in a role its person holds.",
            query: """
                SELECT 'session ' || session.id FROM session WHERE session.endedAt IS NULL
                    AND NOT EXISTS (SELECT 1 FROM userRole WHERE userRole.user = session.user
                        AND userRole.role = session.role)
                """),
    ]

    static let school = [
        Invariant(
            rule: "T04", sentence: "A pupil is in at most one class on any day.",
            query: """
                SELECT 'student ' || first.student FROM enrolment AS first
                    JOIN enrolment AS second ON second.student = first.student
                        AND second.id > first.id
                        AND first.fromOn <= coalesce(second.toOn, 9999999)
                        AND second.fromOn <= coalesce(first.toOn, 9999999)
                """),
        Invariant(
            rule: "E01", sentence: "An active pupil is in a class.",
            query: """
                SELECT 'student ' || student.id FROM student WHERE student.status = 'ACTIVE'
                    AND NOT EXISTS (SELECT 1 FROM enrolment WHERE enrolment.student = student.id
                        AND enrolment.toOn IS NULL)
                """),
        Invariant(
            rule: "E02", sentence: "Roll numbers are unique in a class.",
            query: """
                SELECT 'class ' || section || ', roll ' || rollNumber FROM enrolment
                GROUP BY section, rollNumber HAVING count(*) > 1
                """),
        Invariant(
            rule: "E03", sentence: "Who has guardians has exactly one that is called first.",
            query: """
                SELECT 'student ' || student FROM studentGuardian
                GROUP BY student HAVING sum(isPrimary) <> 1
                """),
        Invariant(
            rule: "E04", sentence: "Every pupil can be found by name and number.",
            query: """
                SELECT 'student ' || student.id FROM student
                WHERE NOT EXISTS (SELECT 1 FROM studentWord
                        WHERE studentWord.student = student.id AND kind = 1)
                    OR NOT EXISTS (SELECT 1 FROM studentWord WHERE studentWord.student = student.id
                        AND kind = 2 AND word = lower(student.admissionNumber))
                """),
        Invariant(
            rule: "C01", sentence: "Every day of every academic year has its row.",
            query: """
                SELECT 'year ' || academicYear.id FROM academicYear
                WHERE (SELECT count(*) FROM schoolDay WHERE schoolDay.year = academicYear.id
                        AND schoolDay.day BETWEEN startsOn AND endsOn) <> endsOn - startsOn + 1
                """),
        Invariant(
            rule: "C02", sentence: "Academic years do not overlap.",
            query: """
                SELECT 'years ' || first.id || ' ' || second.id FROM academicYear AS first
                    JOIN academicYear AS second ON second.id > first.id
                        AND first.startsOn <= second.endsOn AND second.startsOn <= first.endsOn
                """),
        Invariant(
            rule: "C03", sentence: "A class has at most one class teacher at a time.",
            query: """
                SELECT 'class ' || first.section FROM classTeacher AS first
                    JOIN classTeacher AS second ON second.section = first.section
                        AND second.id > first.id AND first.toOn IS NULL AND second.toOn IS NULL
                """),
    ]

    static let trail = [
        Invariant(
            rule: "A01", sentence: "The audit trail has no hole.",
            query: """
                SELECT 'lines ' || count(*) || ' of ' || max(seq) FROM auditLine
                HAVING count(*) <> max(seq)
                """),
        Invariant(
            rule: "A02", sentence: "The head of the audit trail is its last line.",
            query: """
                SELECT 'head ' || auditHead.seq FROM auditHead
                    LEFT JOIN auditLine ON auditLine.seq = auditHead.seq
                WHERE auditHead.seq <> coalesce((SELECT max(seq) FROM auditLine), 0)
                    OR (auditHead.seq > 0 AND auditLine.hash IS NOT auditHead.hash)
                """),
        Invariant(
            rule: "A03", sentence: "The audit trail never goes back in time.",
            query: """
                SELECT 'line ' || seq FROM (SELECT seq, at, lag(at) OVER (ORDER BY seq) AS earlier
                    FROM auditLine) WHERE at < earlier
                """),
        Invariant(
            rule: "A04", sentence: "A session in the audit trail belongs to its person.",
            query: """
                SELECT 'line ' || auditLine.seq FROM auditLine
                    LEFT JOIN session ON session.id = auditLine.session
                WHERE auditLine.session IS NOT NULL AND session.user IS NOT auditLine.user
                """),
        Invariant(
            rule: "G03", sentence: "Every table is strict.",
            query: """
                SELECT 'table ' || name FROM pragma_table_list WHERE schema = 'main'
                    AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    AND name NOT LIKE 'grdb_%'
                """),
        Invariant(
            rule: "G04", sentence: "The file is one school.",
            query: "SELECT 'rows ' || count(*) FROM school HAVING count(*) <> 1"),
        Invariant(
            rule: "G05", sentence: "The indexes of attendance are there.",
            query: """
                SELECT wanted.name FROM (SELECT 'attendanceRegister' AS name
                    UNION SELECT 'registerSummaryDay' UNION SELECT 'markEventRegister') AS wanted
                WHERE wanted.name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'index')
                """),
    ]
}
