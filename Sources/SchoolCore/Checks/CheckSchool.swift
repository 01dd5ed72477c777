// The auditor's walk: everything the verbs rely on, derived again from the rows. Each rule holds at
// every committed state, so each is read in a transaction of its own and nobody waits for the walk.

import GRDB
package import Storage

/// Checks a school's file.
package enum CheckSchool {
    /// Every rule that does not hold. Quickly: what costs milliseconds, at the start of the
    /// program. Thoroughly: all of it. `progress` is told the rule that comes next, its place, and
    /// how many.
    package static func run(
        on file: SchoolFile, thorough: Bool,
        progress: (_ rule: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
    ) throws -> [Finding] {
        try walk(thorough: thorough, progress) { try file.read($0) }
    }

    /// For a new school, before its file gets its name: a finding is a fault of ours.
    static func mustBeSound(
        _ db: Database, progress: (String, Int, Int) -> Void = { _, _, _ in }
    ) throws {
        let findings = try walk(thorough: true, progress) { try $0(db) }
        guard findings.isEmpty else {
            let names = findings.map { "\($0.name): \($0.examples.first ?? "")" }
            throw StorageFailure.constraint(names.joined(separator: "; "))
        }
    }

    /// Every query, by area.
    static var invariants: [Invariant] {
        Invariant.people + Invariant.audit + Invariant.school + Invariant.attendance
    }

    private typealias Proof = (Database) throws -> Finding?

    private static func walk(
        thorough: Bool, _ progress: (String, Int, Int) -> Void,
        _ reading: (Proof) throws -> Finding?
    ) throws -> [Finding] {
        let steps = CheckStep.all.filter { thorough || $0.isQuick }
        let queries = invariants.filter { thorough || $0.isQuick }
        let rules: [(rule: String, proof: Proof)] =
            steps.map { ($0.rule, $0.finding) } + queries.map { ($0.rule, $0.finding) }
        var findings: [Finding] = []
        for (place, rule) in rules.enumerated() {
            progress(rule.rule, place, rules.count)
            if let finding = try reading(rule.proof) { findings.append(finding) }
        }
        progress("", rules.count, rules.count)
        return findings
    }
}
