// The demonstration is invented, and yet the same wherever and whenever it is made: the whole file
// is compared as text, made by programs that share nothing but seed, size and day.

import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct DemonstrationTests {
    private let school: SchoolOnDisk

    init() throws { school = try SchoolOnDisk() }

    /// Makes a demonstration and gives every row of it.
    private func made(
        seed: Int, asOf day: String = SchoolOnDisk.today, now: String = "2026-11-19T03:30:00Z",
        in place: [String: String] = [:]
    ) throws -> LogicalDump {
        let school = try SchoolOnDisk()
        school.now = now
        let result = try school.run(
            [
                "demo", "--no-open", "--students", "48", "--days", "4", "--seed", "\(seed)",
                "--as-of", day,
            ], environment: place)
        #expect(result.status == 0, "\(result.output)")
        return try school.read { try LogicalDump($0) }
    }

    @Test(
        "The same seed and day give the same school to the byte, in another place and another year")
    func same() throws {
        let one = try made(seed: 7)
        let two = try made(
            seed: 7, now: "2031-02-28T22:45:00Z",
            in: ["TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"])
        for table in one.tables.keys.sorted() {
            #expect(one.tables[table] == two.tables[table], "\(table)")
        }
        #expect(one.text.utf8.elementsEqual(two.text.utf8))
        #expect(one.tables["attendance"]?.count == 48 * 4)
        #expect(one.tables["student"]?.count == 48 && one.tables["auditLine"]?.isEmpty == false)
    }

    @Test("It has prices, a term of charges, payments, defaulters, and every drawer was counted")
    func fees() throws {
        let made = try school.run(["demo", "--no-open", "--students", "140", "--days", "60"])
        #expect(made.status == 0, "\(made.output)")
        #expect(try count("(SELECT DISTINCT frequency FROM feeStructure)") >= 2)
        let month = "strftime('%m', dueOn * 86400, 'unixepoch')"
        #expect(try count("(SELECT DISTINCT \(month) FROM charge)") >= 3)
        #expect(try count("receipt") > 140)
        #expect(try count("(SELECT DISTINCT method FROM receipt)") >= 4)
        #expect(try count("studentBalance WHERE owed > 0") > 10)
        #expect(try count("cashDay") == 60 && count("cashDay WHERE closedAt IS NULL") == 0)
        #expect(try school.problems() == [])
    }

    private func count(_ rows: String) throws -> Int {
        try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM " + rows) ?? 0 }
    }

    @Test("Made in the first minute of a day, it takes money and marks at once")
    func atMidnight() throws {
        school.now = "2026-11-18T18:00:30Z"
        let made = try school.run(["demo", "--no-open", "--students", "48", "--days", "4"])
        #expect(made.status == 0, "\(made.output)")
        try school.login(as: "accountant")
        let pupil = try school.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT admissionNumber FROM student
                    JOIN studentBalance ON studentBalance.student = student.id WHERE owed > 0
                    """)
        }
        let pay = ["fees", "pay", "--student", try #require(pupil), "--amount", "10"]
        let paid = try school.run(pay)
        #expect(paid.status == 0 && paid.output.contains("RCP-2026-"), "\(paid.output)")
        try school.login(as: "admin")
        let marked = try school.run(["attendance", "mark", "1-A", "--absent", "1"])
        #expect(marked.status == 0, "\(marked.output)")
        #expect(try school.problems() == [])
    }

    @Test("Another seed, and another day, give another school")
    func other() throws {
        let one = try made(seed: 7)
        for other in [try made(seed: 8), try made(seed: 7, asOf: "2026-11-18")] {
            #expect(one.text != other.text)
            #expect(one.tables["attendance"] != other.tables["attendance"])
            #expect(one.tables["auditHead"] != other.tables["auditHead"])
        }
        #expect(one.tables["student"] != (try made(seed: 8)).tables["student"])
    }
}

/// Everything a file says: its marks of identity, its schema, and every row of every table, tables
/// by name and rows by key. Nothing is left out.
struct LogicalDump {
    let identity: String
    /// The rows of each table as SQL literals.
    let tables: [String: [String]]

    init(_ db: Database) throws {
        identity = try ["application_id", "user_version", "encoding"].map { name in
            try "\(name) \(String.fetchOne(db, sql: "PRAGMA \(name)") ?? "")"
        }.joined(separator: "\n")
        var tables = [
            "sqlite_schema": try String.fetchAll(
                db, sql: "SELECT quote(sql) FROM sqlite_schema ORDER BY type, name")
        ]
        for table in try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        {
            tables[table] = try Self.rows(of: table, in: db)
        }
        self.tables = tables
    }

    var text: String {
        tables.keys.sorted().reduce(identity) { text, table in
            text + "\n-- \(table)\n" + (tables[table] ?? []).joined(separator: "\n")
        }
    }

    private static func rows(of table: String, in db: Database) throws -> [String] {
        let columns = try db.columns(in: table).map(\.name)
        let key = try db.primaryKey(table).columns
        let values = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ',' || ")
        let order = key.map { "\"\($0)\"" }.joined(separator: ", ")
        return try String.fetchAll(db, sql: "SELECT \(values) FROM \"\(table)\" ORDER BY \(order)")
    }
}
