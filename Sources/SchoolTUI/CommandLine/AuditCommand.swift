// The audit trail from the command line.

import ArgumentParser
import SchoolCore

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "What was done, by whom and when.",
        subcommands: [List.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lines of the trail, newest first.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Only this account's lines.") var user: String?
        @Option(help: "AUTH, USERS, STUDENTS, ATTENDANCE ...") var module: String?
        @Option(help: "SUCCESS or FAILED.") var status: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = AuditTrail.Wish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.after = try window.afterNumber()
            wish.user = try user.map { try session.user(named: $0).id }
            wish.module = module?.uppercased()
            wish.hasFailed = try status.map {
                try Words.option("status", $0, AuditOutcome.self) == .failed
            }
            wish.days = try Words.days(from, to, session)
            let trail = try session.auditTrail(wish)
            let lines = columns(
                ["No.", "When", "Who", "What", "About", "Facts"],
                trail.rows.map { row in
                    [
                        String(row.seq), row.at.iso, row.username ?? "-",
                        row.verb + (row.hasFailed ? " (refused)" : ""),
                        row.concern + " " + (row.concernName ?? ""), facts(row),
                    ]
                })
            return .page(
                trail.rows.map(json), of: "lines", in: window, total: trail.total,
                next: trail.rows.last.map { String($0.seq) }, lines: lines)
        }

        private func facts(_ row: AuditTrail.Row) -> String {
            let facts = row.facts.map { "\($0.name)=\($0.fact.text)" }
            return (facts + (row.reason.map { ["reason: \($0)"] } ?? [])).joined(separator: " ")
        }

        private func json(_ row: AuditTrail.Row) -> JSON {
            [
                "id": .number(Int(row.seq)), "at": .instant(row.at),
                "user": .textOrNull(row.username), "role": .textOrNull(row.role?.rawValue),
                "action": .text(row.verb), "module": .text(row.module),
                "status": .text(row.hasFailed ? "FAILED" : "SUCCESS"),
                "entity_type": .text(row.concern),
                "entity_id": row.concernID.map { .number(Int($0)) } ?? .null,
                "entity": .textOrNull(row.concernName),
                "changes": .object(row.facts.map { ($0.name, $0.fact.json) }),
                "reason": .textOrNull(row.reason),
            ]
        }
    }
}

extension AuditFact {
    /// The fact as a word.
    var text: String {
        switch self {
        case .number(let number): String(number)
        case .word(let word): word
        case .nothing: "-"
        }
    }

    fileprivate var json: JSON {
        switch self {
        case .number(let number): .number(Int(number))
        case .word(let word): .text(word)
        case .nothing: .null
        }
    }
}

/// How a line of the trail ended.
private enum AuditOutcome: String, CaseIterable {
    case success = "SUCCESS"
    case failed = "FAILED"
}
