// A payment written by bare SQLite: the same rows as ours, the same triggers, a synced line in a
// file beside it, and the receipt read back. Both syncs are part of the limit.

import Foundation

/// The limit's half of the counter.
struct BareCounter {
    private let connection: BareSQLite
    private let statements: [String: BareStatement]
    private let user: Int64
    private let session: Int64
    private let journal: Int32

    private static let sql = [
        "begin": "BEGIN IMMEDIATE", "commit": "COMMIT",
        "head": "SELECT seq FROM auditHead", "headHash": "SELECT hash FROM auditHead",
        "entry": """
        INSERT INTO journalEntry (kind, day, at, user, session, reverses, reason, auditLine)
        VALUES ('PAYMENT', ?, ?, ?, ?, NULL, '', ?)
        """,
        "line": """
        INSERT INTO journalLine (entry, place, account, student, charge, amount)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        "charge": "UPDATE chargeBalance SET open = open + ? WHERE charge = ?",
        "account": "UPDATE accountBalance SET balance = balance + ? WHERE account = ?",
        "student": """
        UPDATE studentBalance SET owed = owed + ?, oldestDueOn = (SELECT min(dueOn)
            FROM chargeBalance WHERE chargeBalance.student = ?3 AND open > 0), lastPaidOn = ?2
        WHERE student = ?3
        """,
        "count": "UPDATE counter SET next = next + 1 WHERE name = 'receipt' AND year = ?",
        "number": "SELECT next - 1 FROM counter WHERE name = 'receipt' AND year = ?",
        "receipt": """
        INSERT INTO receipt (year, number, entry, student, total, method, gateway, reference,
            given, day, at, takenBy, studentName, studentClass, details)
        VALUES (?, ?, ?, ?, ?, 'CASH', '', '', NULL, ?, ?, ?, ?, '7-B', ?)
        """,
        "submission": """
        INSERT INTO submission (key, user, verb, result, at)
        VALUES (?, ?, 'RECEIVE_PAYMENT', ?, ?)
        """,
        "audit": """
        INSERT INTO auditLine (seq, at, user, session, role, verb, outcome, concern, concernID,
            body, previousHash, hash)
        VALUES (?, ?, ?, ?, 'SCHOOL_ADMIN', 'RECEIVE_PAYMENT', 'SUCCESS', 'receipt', ?, ?, ?, ?)
        """,
        "read": "SELECT * FROM receipt WHERE id = ?",
        "raised": """
        INSERT INTO charge (student, head, structure, year, period, name, amount, dueOn, entry)
        VALUES (?, 1, NULL, (SELECT id FROM academicYear WHERE isCurrent), '', 'Bare', ?, ?, ?)
        """,
        "raisedEntry": """
        INSERT INTO journalEntry (kind, day, at, user, session, reverses, reason, auditLine)
        VALUES ('CHARGE', ?, ?, ?, ?, NULL, '', ?)
        """,
        "billed": """
        INSERT INTO studentBalance (student, owed, advance, oldestDueOn, lastPaidOn, billed)
        VALUES (?1, ?2, 0, ?3, NULL, ?2)
        ON CONFLICT (student) DO UPDATE SET owed = owed + ?2, billed = billed + ?2,
            oldestDueOn = (SELECT min(dueOn) FROM chargeBalance WHERE student = ?1 AND open > 0)
        """,
        "headAccount": "SELECT account FROM feeHead WHERE id = 1",
    ]

    init(_ path: String, user: Int64, session: Int64) throws {
        let connection = try BareSQLite(path)
        self.connection = connection
        statements = try BareCounter.sql.mapValues { try connection.prepare($0) }
        self.user = user
        self.session = session
        journal = open(path + ".receipts", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }

    private func run(_ name: String, _ values: BareValue...) throws {
        try statements[name]?.run(values)
    }

    /// One payment over one charge.
    func pay(_ amount: Int64, _ charge: Int64, of student: Int64, on day: Int64, at now: Int64)
        throws
    {
        try run("begin")
        let seq = (try statements["head"]?.numbers().first ?? 0) + 1
        try run("entry", .number(day), .number(now), .number(user), .number(session), .number(seq))
        let entry = connection.lastRow
        try run(
            "line", .number(entry), .number(1), .number(3), .null, .null, .number(amount))
        try run(
            "line", .number(entry), .number(2), .number(1), .number(student), .number(charge),
            .number(-amount))
        try run("charge", .number(-amount), .number(charge))
        try run("account", .number(amount), .number(3))
        try run("account", .number(-amount), .number(1))
        try run("student", .number(-amount), .number(day), .number(student))
        try run("count", .number(2026))
        let number = try statements["number"]?.numbers(.number(2026)).first ?? 0
        try run(
            "receipt", .number(2026), .number(number), .number(entry), .number(student),
            .number(amount), .number(day), .number(now), .number(user), .words("Rafiqul Islam"),
            .words(#"[{"admissionNumber":"SA202600001","amount":1000,"isAdvance":false}]"#))
        let receipt = connection.lastRow
        let key = withUnsafeBytes(of: (receipt, now)) { [UInt8]($0) }
        try run("submission", .bytes(key), .number(user), .number(receipt), .number(now))
        let previous = try statements["headHash"]?.bytes() ?? []
        try run(
            "audit", .number(seq), .number(now), .number(user), .number(session),
            .number(receipt), .bytes([UInt8](repeating: 7, count: 150)), .bytes(previous),
            .bytes([UInt8](repeating: UInt8(truncatingIfNeeded: seq), count: 32)))
        try run("commit")
        let line = Array(
            "\(receipt) RCP-2026-\(number) 2026-11-19 \(amount) 0011223344556677\n".utf8)
        guard write(journal, line, line.count) == line.count, fdatasync(journal) == 0 else {
            throw BareFailure(message: "the journal was not written")
        }
        try run("read", .number(receipt))
    }

    /// A charge for each of these pupils, in one entry.
    func raise(_ amount: Int64, for students: [Int64], on day: Int64, at now: Int64) throws {
        try run("begin")
        let seq = (try statements["head"]?.numbers().first ?? 0) + 1
        try run(
            "raisedEntry", .number(day), .number(now), .number(user), .number(session),
            .number(seq))
        let entry = connection.lastRow
        for (place, student) in students.enumerated() {
            try run("raised", .number(student), .number(amount), .number(day), .number(entry))
            let charge = connection.lastRow
            try run(
                "line", .number(entry), .number(Int64(place + 1)), .number(1), .number(student),
                .number(charge), .number(amount))
            try run("charge", .number(amount), .number(charge))
            try run("billed", .number(student), .number(amount), .number(day))
        }
        let total = amount * Int64(students.count)
        let income = try statements["headAccount"]?.numbers().first ?? 0
        try run(
            "line", .number(entry), .number(Int64(students.count + 1)), .number(income), .null,
            .null, .number(-total))
        try run("account", .number(total), .number(1))
        try run("account", .number(-total), .number(income))
        let previous = try statements["headHash"]?.bytes() ?? []
        try run(
            "audit", .number(seq), .number(now), .number(user), .number(session), .number(entry),
            .bytes([UInt8](repeating: 7, count: 150)), .bytes(previous),
            .bytes([UInt8](repeating: UInt8(truncatingIfNeeded: seq), count: 32)))
        try run("commit")
    }
}
