// The rows the measured verbs write, written by bare SQLite into a twin of the same file: event,
// current row, summary, audit line and head; summary and head by the schema's own triggers.

/// The limit's half of the measurements.
struct BareOffice {
    let connection: BareSQLite
    private let begin: BareStatement
    private let commit: BareStatement
    private let event: BareStatement
    private let mark: BareStatement
    private let register: BareStatement
    private let signature: BareStatement
    private let line: BareStatement
    private let head: BareStatement
    private let headHash: BareStatement
    private let user: Int64
    private let session: Int64

    init(_ path: String, user: Int64, session: Int64) throws {
        connection = try BareSQLite(path)
        begin = try connection.prepare("BEGIN IMMEDIATE")
        commit = try connection.prepare("COMMIT")
        event = try connection.prepare(
            """
            INSERT INTO markEvent (register, student, kind, step, code, remark, minute, by, at)
            VALUES (?, ?, ?, 1, ?, '', NULL, ?, ?)
            """)
        mark = try connection.prepare(
            """
            INSERT INTO attendance (student, day, slot, register, code, remark, minute, event)
            VALUES (?, ?, 1, ?, ?, '', NULL, ?)
            ON CONFLICT (student, day, slot) DO UPDATE SET code = excluded.code,
                remark = excluded.remark, minute = excluded.minute, event = excluded.event
            """)
        register = try connection.prepare(
            "INSERT INTO register (section, day, slot, openedBy, openedAt) VALUES (?, ?, 1, ?, ?)")
        signature = try connection.prepare(
            "UPDATE register SET signedBy = ?, signedAt = ? WHERE id = ?")
        line = try connection.prepare(
            """
            INSERT INTO auditLine (seq, at, user, session, role, verb, outcome, concern, concernID,
                body, previousHash, hash)
            VALUES (?, ?, ?, ?, 'SCHOOL_ADMIN', 'MARK', 'SUCCESS', 'register', ?, ?, ?, ?)
            """)
        head = try connection.prepare("SELECT seq FROM auditHead")
        headHash = try connection.prepare("SELECT hash FROM auditHead")
        self.user = user
        self.session = session
    }

    /// Work and its audit line in one transaction.
    private func write(about section: Int64, at now: Int64, _ work: () throws -> Void) throws {
        try begin.run()
        try work()
        let seq = try head.numbers()[0]
        let previous = try headHash.bytes()
        try line.run(
            .number(seq + 1), .number(now), .number(user), .number(session), .number(section),
            .bytes([UInt8](repeating: 7, count: 60)), .bytes(previous),
            .bytes([UInt8](repeating: UInt8(truncatingIfNeeded: seq), count: 32)))
        try commit.run()
    }

    private func put(
        _ code: StaticString, _ kind: StaticString, _ student: Int64, in register: Int64,
        on day: Int64, at now: Int64
    ) throws {
        try event.run(
            .number(register), .number(student), .text(kind), .text(code), .number(user),
            .number(now))
        try mark.run(
            .number(student), .number(day), .number(register), .text(code),
            .number(connection.lastRow))
    }

    /// One mark.
    func mark(
        _ code: StaticString, _ student: Int64, in register: Int64, of section: Int64,
        on day: Int64, at now: Int64
    ) throws {
        try write(about: section, at: now) {
            try put(code, "SET", student, in: register, on: day, at: now)
        }
    }

    /// A new register; gives its key.
    func open(_ section: Int64, on day: Int64, at now: Int64) throws -> Int64 {
        var key: Int64 = 0
        try write(about: section, at: now) {
            try register.run(.number(section), .number(day), .number(user), .number(now))
            key = connection.lastRow
        }
        return key
    }

    /// All present.
    func fill(
        _ students: [Int64], in register: Int64, of section: Int64, on day: Int64, at now: Int64
    ) throws {
        try write(about: section, at: now) {
            for student in students {
                try put("P", "FILLED", student, in: register, on: day, at: now)
            }
        }
    }

    func sign(_ register: Int64, of section: Int64, at now: Int64) throws {
        try write(about: section, at: now) {
            try signature.run(.number(user), .number(now), .number(register))
        }
    }
}
