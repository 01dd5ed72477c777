// No screen asks once for every row it shows, and none walks through a table that grows. Both are
// counted on the real statements of a demonstration while every screen is tried by every role.

import Foundation
import GRDB
import Testing

@testable import SchoolCore
@testable import SchoolTUI
@testable import Storage

@Suite(.timeLimit(.minutes(60)))
struct StatementTests {
    /// How many statements more a screen may run, and why.
    private static let more: [String: (most: Int, because: String)] = [
        "RegisterScreen": (2, "the names of who signed it, where somebody has")
    ]

    @Test("A screen runs as many statements for 240 pupils on 60 rows as for 60 on 16")
    func sameCounts() throws {
        let few = try counts(pupils: 60, rows: 16)
        let many = try counts(pupils: 240, rows: 60)
        #expect(few.count > 125, "\(few.keys.sorted())")
        for (place, statements) in many {
            guard let before = few[place] else { continue }
            let more = Self.more[String(place.prefix { $0 != " " })]?.most ?? 0
            #expect(
                statements.count <= before.count + more,
                "\(place): \(extra(statements, beyond: before))")
        }
        for (place, statements) in many {
            #expect(statements.count <= 40, "\(place): \(statements)")
        }
    }

    @Test("Coming back to the dashboard reads nothing unless it was written to, or a minute went")
    func comingBack() throws {
        let school = try TUISchool()
        let desk = try school.desk("office")
        var seat = try Seat(desk, HomeScreen(desk.session))
        let log = try StatementLog(desk.session.school)
        func cameBack() -> Int {
            seat.press(.f(3))
            _ = log.take()
            seat.press(.f(10))
            return log.take().count
        }
        #expect(cameBack() == 0)
        try school.charge("Dipa Roy", "500")
        #expect(cameBack() > 5)
        #expect(seat.frame.contains("500.00"))
        #expect(cameBack() == 0)
        school.time.pass(minutes: 1)
        #expect(cameBack() > 5)
    }

    @Test("Nothing is prepared in a payment's turn: all it does is prepared or read before")
    func prepared() throws {
        let school = try TUISchool()
        try school.charge("Dipa Roy", "500")
        try school.pay([("Dipa Roy", "200")])
        let session = try school.session("karim")
        let log = try StatementLog(session.school)
        try session.prepareToReceive()
        _ = try session.feeAccount(of: school.pupil("Dipa Roy"))
        let before = Set(log.take()).union(Payment.statements)

        let share = Payment.Share(
            student: try school.pupil("Dipa Roy"), amount: try school.amount("100"))
        let draft = SentDraft(form: "payment", fields: ["payer": "Dipa Roy"])
        _ = try session.receive(Payment(shares: [share]), key: SubmissionKey(), draft: draft)
        let run = Set(log.take())
        #expect(run.isSuperset(of: Payment.statements))
        // Prepared by the file itself, for whoever writes.
        #expect(run.subtracting(before) == ["SELECT seq, hash FROM auditHead"])
    }

    /// What each screen runs when it is read again.
    private func counts(pupils: Int, rows: Int) throws -> [String: [String]] {
        let school = try CrawledSchool(pupils: pupils)
        let crawl = Crawl(school, size: Size(columns: 80, rows: rows))
        var counts: [String: [String]] = [:]
        for (role, _) in CrawledSchool.roles {
            for var place in try crawl.places(of: role) {
                _ = school.log.take()
                _ = place.stage.handle(.key(.f(5)), at: 0)
                counts[place.name] = school.log.take()
            }
        }
        return counts
    }

    private func extra(_ statements: [String], beyond before: [String]) -> [String] {
        var rest = before
        return statements.filter { statement in
            guard let place = rest.firstIndex(of: statement) else { return true }
            rest.remove(at: place)
            return false
        }
    }

    /// Tables that grow with the classes, the subjects, the roles and the price list, and with
    /// nothing else. Every other table of the schema is large: a new one is until it stands here.
    private static let small: Set<String> = [
        "school", "setting", "counter", "role", "auditHead", "academicYear", "level", "section",
        "subject", "sectionSubject", "teaching", "classTeacher", "staff", "attendanceCode",
        "account", "accountBalance", "feeHead", "feeStructure", "feeStructureSection",
        "sectionFees",
    ]

    /// A walk that is meant: how its line of the plan begins, a part of its statement, and why.
    private struct Meant {
        let plan: String
        let statement: String
        let because: String
    }

    private static let meant = [
        Meant(
            plan: "SCAN", statement: "INSERT INTO",
            because: "children of a new row are looked for only while a foreign key is violated"),
        Meant(
            plan: "SCAN", statement: "ORDER BY id DESC LIMIT 1", because: "one row from the end"),
        Meant(
            plan: "SCAN receipt", statement: "ORDER BY receipt.id DESC LIMIT 1",
            because: "one row from the end"),
        Meant(
            plan: "SCAN receipt", statement: "ORDER BY receipt.id DESC LIMIT ?",
            because: "a page of the newest, read backwards along the key"),
        Meant(
            plan: "SCAN user USING INDEX userOneTime", statement: "mustChangePassword = 1",
            because: "the index holds only who still has a one-time password"),
        Meant(
            plan: "SCAN auditLine", statement: "ORDER BY auditLine.seq DESC",
            because: "a page is read backwards along the key and ends with the page"),
        Meant(
            plan: "SCAN auditLine", statement: "SELECT count(*) FROM auditLine WHERE 1 AND",
            because: "a narrowed trail is counted: 0.1 s for a million lines, once a narrowing"),
        Meant(
            plan: "SCAN outbox", statement: "ORDER BY outbox.id DESC",
            because: "a page is read backwards along the key and ends with the page"),
        Meant(
            plan: "SCAN outbox USING COVERING INDEX", statement: "SELECT count(*) FROM outbox",
            because: "messages are counted along an index: 2 ms for a hundred thousand"),
        Meant(
            plan: "SCAN user", statement: "GROUP BY user.id ORDER BY user.username",
            because: "the list of accounts is shown whole; it grows with the staff, not the years"),
        Meant(
            plan: "SCAN userRole", statement: "sum(user.status = 'ACTIVE')",
            because: "the school's page counts accounts when it is opened, never by itself"),
        Meant(
            plan: "SCAN enrolment USING COVERING INDEX enrolmentSpell",
            statement: "(SELECT count(*) FROM enrolment WHERE toOn IS NULL)",
            because: "the school's page counts pupils when it is opened, never by itself"),
        Meant(
            plan: "SCAN chargeBalance USING COVERING INDEX chargeBalanceOpen",
            statement: "coalesce(sum(open), 0)",
            because: "the index holds only what is open now, and all of it is the sum"),
        Meant(
            plan: "SCAN journalLine", statement: "WHERE account.kind = ",
            because: "the lines that make up a sum of the whole ledger, in the ledger's order"),
    ]

    @Test("No statement of a screen walks through a large table")
    func plans() throws {
        let school = try CrawledSchool(pupils: 120)
        let crawl = Crawl(school, size: Size())
        var statements: Set<String> = []
        for (role, _) in CrawledSchool.roles {
            for var place in try crawl.places(of: role) {
                statements.formUnion(school.log.take())
                for key: Key in [.f(5), .pageDown, "r", "ম", "1"] {
                    _ = place.stage.handle(.key(key), at: 0)
                }
            }
        }
        statements.formUnion(school.log.take())
        #expect(statements.count > 50)
        for sql in statements.sorted() {
            let walks = try school.school.file.read { try Self.walks(of: sql, in: $0) }
            for walk in walks where !Self.isMeant(walk, sql) {
                Issue.record("\(walk): \(sql)")
            }
        }
    }

    private static func isMeant(_ walk: String, _ sql: String) -> Bool {
        meant.contains { walk.hasPrefix($0.plan) && sql.contains($0.statement) }
    }

    /// The lines of the plan that read a large table from its beginning.
    private static func walks(of sql: String, in db: Database) throws -> [String] {
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
        statement.setUncheckedArguments(StatementArguments())
        let lines = try Row.fetchAll(statement).map { $0["detail"] as String }
        let large = Set(
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        ).subtracting(small)
        return lines.filter { line in
            let words = line.split(separator: " ")
            guard words.first == "SCAN", words.count > 1 else { return false }
            return large.contains(table(String(words[1]), in: sql))
        }
    }

    /// A plan names a table as the statement does: `AS mine` is looked up.
    private static func table(_ name: String, in sql: String) -> String {
        guard let found = sql.range(of: " AS \(name)\\b", options: .regularExpression) else {
            return name
        }
        return String(sql[..<found.lowerBound].split { " \n(".contains($0) }.last ?? "")
    }
}
