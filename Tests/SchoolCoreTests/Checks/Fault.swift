// One fault for each rule: what somebody could do to the file who has it in hand.

import GRDB

/// A fault that is planted with guards, keys and checks switched off.
struct Fault: Sendable, CustomStringConvertible {
    let rule: String
    let sql: String

    var description: String { "\(rule): \(sql.prefix(60))" }

    init(_ rule: String, _ sql: String) {
        self.rule = rule
        self.sql = sql
    }

    func plant(in db: Database) throws { try db.execute(sql: sql) }

    static let all =
        people + audit + calendar + attendance + ledger + papers + trail + sums + reminders

    private static let people = [
        Fault("U01", "UPDATE user SET passwordHash = replace(passwordHash, '$2b$12', '$2b$10')"),
        Fault(
            "U01",
            "UPDATE user SET passwordHash = substr(passwordHash, 1, 59) || '!'"
                + " WHERE id = 2"),
        // The table without its UNIQUE, so that the same hash can stand twice.
        Fault(
            "U02",
            """
            CREATE TABLE copy AS SELECT * FROM user; DROP TABLE user;
            ALTER TABLE copy RENAME TO user;
            UPDATE user SET passwordHash = (SELECT max(passwordHash) FROM user) WHERE id < 3
            """),
        Fault("U03", "UPDATE user SET status = 'INACTIVE' WHERE id < 4"),
        Fault("U04", "UPDATE userRole SET grantedBy = user WHERE user = 4"),
        Fault("U05", "UPDATE user SET status = 'SUSPENDED' WHERE username = 'nadia'"),
        Fault("U06", "UPDATE user SET authEpoch = 2 WHERE username = 'nadia'"),
        Fault("U08", "UPDATE user SET username = 'Nadia' WHERE username = 'nadia'"),
        Fault("U10", "UPDATE userRole SET isPrimary = 0 WHERE user = 4"),
        Fault("U11", "UPDATE session SET role = 'PRINCIPAL' WHERE user = 4"),
        Fault("U12", "UPDATE session SET ending = NULL WHERE endedAt IS NOT NULL"),
    ]

    private static let audit = [
        Fault("A01", "DELETE FROM auditLine WHERE seq = 3"),
        Fault("A01", "DELETE FROM auditLine WHERE seq = 1"),
        Fault("A02", "UPDATE auditLine SET previousHash = zeroblob(32) WHERE seq = 3"),
        Fault("A03", "DELETE FROM auditLine WHERE seq = (SELECT max(seq) FROM auditLine)"),
        Fault("A03", "UPDATE auditHead SET hash = zeroblob(32)"),
        Fault("A04", "UPDATE auditLine SET at = at - 1 WHERE seq = 3"),
        Fault("A05", "UPDATE auditLine SET user = 1 WHERE seq = 3"),
        Fault("A05", "UPDATE auditLine SET session = NULL WHERE seq = 3"),
        Fault("A07", "UPDATE auditLine SET body = CAST(body || '$2b$12$' AS BLOB) WHERE seq = 3"),
        Fault("A08", "UPDATE auditLine SET verb = 'MARK' WHERE seq = 2"),
        Fault("G01", "UPDATE markEvent SET student = 999 WHERE id = 1"),
    ]

    private static let calendar = [
        Fault("C01", "DELETE FROM schoolDay WHERE day = 20600"),
        Fault(
            "C02",
            """
            INSERT INTO academicYear (name, startsOn, endsOn, isCurrent)
            VALUES ('x', 20500, 20600, 0)
            """
        ),
        Fault("C03", "UPDATE schoolDay SET isOpen = 0, reason = ' ' WHERE day = 20600"),
        Fault("T04", "UPDATE enrolment SET fromOn = fromOn - 1 WHERE reason = 'MOVED'"),
        Fault("S01", "DELETE FROM sectionSubject"),
        Fault("S02", "DELETE FROM studentWord WHERE student = 3"),
        Fault(
            "S03",
            """
            DROP INDEX studentGuardianPrimary;
            INSERT INTO studentGuardian VALUES (1, 2, 'FATHER', '', 1)
            """),
        Fault(
            "S04",
            """
            DROP VIEW ownPupil;
            CREATE TABLE copy AS SELECT * FROM enrolment; DROP TABLE enrolment;
            ALTER TABLE copy RENAME TO enrolment;
            UPDATE enrolment SET rollNumber = 1 WHERE rollNumber = 2
            """),
        Fault("S02", "DELETE FROM studentWord WHERE student = 3 AND kind = 2"),
        Fault("S03", "UPDATE studentGuardian SET isPrimary = 0"),
        Fault("S06", "UPDATE enrolment SET toOn = 20600 WHERE id = 3"),
        Fault(
            "S07",
            "DROP INDEX classTeacherOpen; "
                + "INSERT INTO classTeacher (section, staff, fromOn) VALUES (1, 2, 20600)"),
        Fault("S08", "UPDATE strengthChange SET change = change + 1 WHERE section = 1"),
        Fault("S08", "DELETE FROM strengthChange WHERE section = 2"),
        Fault("G04", "DELETE FROM school"),
        Fault("S05", "UPDATE studentWord SET word = 'zzz' WHERE word = 'abdul'"),
        Fault("S05", "UPDATE student SET ownWords = ' nobody' WHERE id = 3"),
        Fault("S05", "UPDATE studentWord SET sortKey = 'a' WHERE student = 3 AND kind = 1"),
        Fault("S05", "UPDATE studentWord SET isActive = 0 WHERE student = 3"),
        Fault("S05", "UPDATE guardian SET name = 'Zahid', latinName = 'Zahid'"),
    ]

    private static let attendance = [
        Fault("T01", "UPDATE schoolDay SET isOpen = 0, reason = 'x' WHERE day = 20524"),
        Fault("T01", "DELETE FROM schoolDay WHERE day = 20524"),
        Fault("T02", "UPDATE enrolment SET fromOn = 20524 WHERE id = 2"),
        Fault("T02", "UPDATE register SET section = 2"),
        Fault(
            "T03",
            """
            CREATE TABLE copy AS SELECT * FROM attendance; DROP TABLE attendance;
            ALTER TABLE copy RENAME TO attendance;
            INSERT INTO attendance SELECT * FROM attendance LIMIT 1
            """),
        Fault("T05", "UPDATE markEvent SET by = 5 WHERE id = 1"),
        Fault("T05", "UPDATE register SET signedBy = 6 WHERE signedBy IS NOT NULL"),
        Fault("T05", "UPDATE classTeacher SET fromOn = 20524"),
        Fault("T06", "UPDATE register SET day = 20600 WHERE id = 1"),
        Fault("T07", "UPDATE attendance SET day = day - 1 WHERE day = 20523 AND student = 1"),
        Fault("T08", "UPDATE attendance SET code = 'H' WHERE student = 1"),
        Fault("T08", "UPDATE attendance SET remark = 'x' WHERE student = 2"),
        Fault("T08", "UPDATE attendance SET minute = 5 WHERE student = 2"),
        Fault("T08", "DELETE FROM attendance WHERE student = 1"),
        Fault("T08", "UPDATE attendance SET event = event - 1 WHERE day = 20524"),
        Fault(
            "T08",
            "INSERT INTO attendance SELECT 1, 20524, 1, max(id), 'P', '', NULL, 9 FROM register"),
        Fault("T09", "UPDATE attendance SET event = 1 WHERE student <> 1"),
        Fault("T10", "UPDATE registerSummary SET present = present + 1"),
        Fault("T10", "UPDATE registerSummary SET excused = excused - 1 WHERE register = 1"),
        Fault("T10", "DELETE FROM attendance WHERE student = 1"),
        Fault("T11", "UPDATE registerSummary SET isSigned = 1 - isSigned"),
        Fault("T11", "DELETE FROM registerSummary WHERE register = 1"),
        Fault("T11", "UPDATE registerSummary SET day = day + 1 WHERE register = 2"),
        Fault("T12", "DELETE FROM attendance WHERE student = 3 AND day = 20523"),
        Fault("T13", "UPDATE markEvent SET remark = '' WHERE kind = 'CORRECTED'"),
        Fault("T13", "UPDATE register SET signedBy = NULL, signedAt = NULL"),
        Fault("T15", "DELETE FROM markEvent WHERE id = 2"),
        Fault(
            "T14",
            """
            INSERT INTO leave (student, fromOn, toOn, reason, recordedBy, recordedAt)
            SELECT student, toOn, toOn + 2, 'again', recordedBy, recordedAt FROM leave
            """),
    ]

    /// Changed alike in event, mark and sum, so that nothing but the trail contradicts.
    private static let trail = [
        Fault("A09", "UPDATE markEvent SET code = 'H' WHERE kind = 'SET'"),
        Fault("A09", "UPDATE markEvent SET code = 'E' WHERE kind = 'CORRECTED'"),
        Fault("A09", "UPDATE markEvent SET by = 5"),
        Fault("A10", forged(corrected: true)), Fault("A10", forged(corrected: false)),
        Fault("A10", "UPDATE registerSummary SET present = present - 1, excused = excused + 1"),
        Fault("A10", "DELETE FROM auditLine WHERE verb = 'TAKE_REGISTER'"),
    ]

    /// The absent of signed registers become present, in those that were corrected or the others.
    static func forged(corrected: Bool) -> String {
        let registers = """
            SELECT id FROM register WHERE signedBy IS NOT NULL
                AND \(corrected ? "" : "NOT ") EXISTS (SELECT 1 FROM markEvent
                    WHERE markEvent.register = register.id AND kind = 'CORRECTED')
            """
        return """
            UPDATE markEvent SET code = 'P' WHERE code = 'A' AND register IN (\(registers));
            UPDATE attendance SET code = 'P' WHERE code = 'A' AND register IN (\(registers));
            UPDATE registerSummary SET present = present + absent, absent = 0
            WHERE register IN (\(registers));
            UPDATE attendanceDay SET (present, absent) = (
                SELECT sum(present), sum(absent) FROM registerSummary
                WHERE registerSummary.day = attendanceDay.day);
            UPDATE attendanceTotal SET (present, absent) = (
                SELECT sum(code = 'P'), sum(code = 'A') FROM attendance
                WHERE attendance.student = attendanceTotal.student)
            """
    }
}
