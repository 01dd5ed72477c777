// The auditor's walk: everything the verbs rely on, derived again from the rows. Each rule holds at
// every committed state, so each is read in a transaction of its own and nobody waits for the walk.

import GRDB
import Storage

/// Checks a whole school.
package enum CheckSchool {
    /// Told which rule is being looked at, and how many of how many are done.
    package typealias Progress = (String, Int, Int) -> Void

    /// Everything that is wrong with an open school; empty when all is well. Thoroughly compares
    /// every index with its table and every pupil's words with the row they come from.
    package static func run(
        on school: School, thorough: Bool = false, progress: Progress = { _, _, _ in }
    ) throws -> [Finding] {
        let findings = try walk(thorough: thorough, progress) { invariant in
            try school.file.read(within: nil, invariant.finding)
        }
        return try findings + school.file.read(within: nil) { try journal(beside: school, in: $0) }
    }

    /// Notes beside the file when it was checked and what came of it. A check of a copy on a disk
    /// that nobody may write to is as good a check, so what cannot be noted is let go.
    package static func note(_ findings: [Finding], on school: School) {
        do {
            try CheckLog(beside: school.path).note(broken: findings.count, of: school)
        } catch {}
    }

    /// What the journal of receipts beside the file knows and the file does not.
    private static func journal(beside school: School, in db: Database) throws -> [Finding] {
        let strangers = try ReceiptJournal(beside: school.file.path).strangers(in: db)
        let finding = Finding(
            "J01", "Every receipt that was given out is in the file.", broken: strangers)
        return finding.map { [$0] } ?? []
    }

    /// Throws unless every rule holds: a new file with a finding gets no name.
    static func mustBeSound(_ db: Database, progress: Progress) throws {
        let findings = try walk(thorough: true, progress) { try $0.finding(in: db) }
        if let first = findings.first {
            let details = first.details.joined(separator: "; ")
            throw StorageFailure.damaged(first.rule, detail: "\(first.sentence) \(details)")
        }
    }

    /// How many rules are checked.
    package static var rules: Int { invariants(thorough: false).count }

    static func invariants(thorough: Bool) -> [Invariant] {
        Invariant.file(thorough: thorough) + Invariant.people + Invariant.audit + Invariant.school
            + Invariant.attendance + Invariant.ledger + Invariant.trail + Invariant.sums
            + Invariant.reminders
    }

    private static func walk(
        thorough: Bool, _ progress: Progress, _ look: (Invariant) throws -> Finding?
    ) throws -> [Finding] {
        let invariants = invariants(thorough: thorough)
        var findings: [Finding] = []
        for (done, invariant) in invariants.enumerated() {
            progress("Check " + invariant.rule, done, invariants.count)
            if let finding = try look(invariant) { findings.append(finding) }
        }
        progress("Check", invariants.count, invariants.count)
        return findings
    }
}
