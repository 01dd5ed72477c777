// The auditor's walk: every invariant the verbs rely on, derived again from the rows, in one
// snapshot that other people's work does not disturb.

import GRDB
import Storage

/// Checks a whole school.
package enum CheckSchool {
    /// Told which rule is being looked at, and how many of how many are done.
    package typealias Progress = (String, Int, Int) -> Void

    /// Everything that is wrong with an open school; empty when all is well.
    package static func run(
        on school: School, thorough: Bool = false, progress: Progress = { _, _, _ in }
    ) throws -> [Finding] {
        try school.file.read { try findings(in: $0, thorough: thorough, progress: progress) }
    }

    /// Throws at the first finding: a new file with one gets no name.
    static func mustBeSound(_ db: Database, progress: Progress) throws {
        if let finding = try findings(in: db, thorough: false, progress: progress).first {
            throw StorageFailure.damaged(
                finding.rule, detail: "\(finding.sentence) \(finding.details.joined(separator: "; "))")
        }
    }

    /// How many rules are checked.
    package static var rules: Int { invariants.count + 4 }

    static let invariants =
        OfficeInvariants.people + OfficeInvariants.school + OfficeInvariants.trail
        + AttendanceInvariants.all

    static func findings(
        in db: Database, thorough: Bool, progress: Progress
    ) throws -> [Finding] {
        let steps = rules
        var done = 0
        var findings: [Finding] = []
        func step(_ rule: String, _ look: () throws -> Finding?) throws {
            progress("Check " + rule, done, steps)
            done += 1
            if let finding = try look() { findings.append(finding) }
        }
        for invariant in invariants { try step(invariant.rule) { try look(at: invariant, in: db) } }
        try step("A05") { try brokenChain(in: db) }
        try step("G01") {
            list("G01", "Every row points at something.", try Integrity.danglingKeys(db))
        }
        try step("G02") { list("G02", "The guards are all there.", try missingGuards(in: db)) }
        try step("G00") {
            list("G00", "The pages are sound.", try Integrity.pages(db, thorough: thorough))
        }
        progress("Check", steps, steps)
        return findings
    }

    private static let shown = 10

    private static func look(at invariant: Invariant, in db: Database) throws -> Finding? {
        list(invariant.rule, invariant.sentence, try String.fetchAll(db, sql: invariant.query))
    }

    private static func list(_ rule: String, _ sentence: String, _ rows: [String]) -> Finding? {
        guard !rows.isEmpty else { return nil }
        return Finding(
            rule: rule, sentence: sentence, details: Array(rows.prefix(shown)), count: rows.count)
    }

    private static func brokenChain(in db: Database) throws -> Finding? {
        let line = try AuditTrail.firstBrokenLine(in: db)
        return list(
            "A05", "The audit trail is as it was written.", line.map { ["line \($0)"] } ?? [])
    }

    private static func missingGuards(in db: Database) throws -> [String] {
        let present = try String.fetchSet(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        return Schema.guards.filter { !present.contains($0) }
    }
}
