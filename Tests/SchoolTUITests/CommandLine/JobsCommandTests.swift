// Reminders by command: what cron runs, and what it leaves in the outbox.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct JobsCommandTests {
    let school: TUISchool

    init() throws {
        school = try TUISchool()
        try school.charge("Dipa Roy", "1000", due: "2026-02-10")
        try school.charge("Rafiqul Islam", "500", due: "2026-03-01")
    }

    private func answer<Command: OfficeCommand>(
        _ command: Command.Type, _ words: String..., by name: String = "karim"
    ) throws -> Answer {
        try command.parse(words).answer(school.session(name))
    }

    @Test("A dry run says who would be reminded and in which words, and writes nothing")
    func dryRun() throws {
        let dry = try answer(JobsCommand.Run.self, "fee-reminder", "--dry-run")
        let data = try object(dry)
        #expect(data["sms"] as? Int == 2 && data["queued"] as? Int == 0)
        #expect(data["total"] as? Double == 1500 && data["dryRun"] as? Bool == true)
        let accounts = try #require(data["accounts"] as? [[String: Any]])
        #expect(accounts.map { $0["dueOn"] as? String } == ["2026-02-10", "2026-03-01"])
        #expect(dry.lines.contains { $0.contains("BDT 1,000.00 of the fees of Dipa Roy") })
        #expect(dry.lines.last?.hasSuffix("Nothing was written.") == true)
        #expect(try rows(answer(OutboxCommand.List.self)).isEmpty)
    }

    @Test("The job queues once, and run again it queues nothing and is no failure")
    func run() throws {
        let first = try answer(JobsCommand.Run.self, "fee-reminder")
        #expect(
            first.lines == [
                "Queued 2 SMS and 0 e-mails for 2 pupils, together 1,500.00; 0 reminded in the "
                    + "last 7 days, 0 cannot be reached. Nothing is sent yet: see school outbox "
                    + "list."
            ])
        #expect(try object(first)["queued"] as? Int == 2)
        let again = try answer(JobsCommand.Run.self, "fee-reminder")
        #expect(again.exitStatus == 0 && again.lines[0].hasPrefix("Nobody is to be reminded now"))
        #expect(try object(again)["queued"] as? Int == 0)
        #expect(try object(again)["remindedLately"] as? Int == 2)
    }

    @Test("The outbox is listed by state, page by page, and as CSV with its texts")
    func outbox() throws {
        _ = try answer(JobsCommand.Run.self, "fee-reminder")
        let one = try answer(OutboxCommand.List.self, "--status", "queued", "--limit", "1")
        #expect(one.lines.count == 3 && one.lines[2] == "1 of 2 messages, --page 2 for more.")
        let listed = try rows(answer(OutboxCommand.List.self))
        #expect(listed.map { $0["status"] as? String } == ["QUEUED", "QUEUED"])
        #expect(listed.map { $0["recipient"] as? String }.contains("+8801711204455"))
        #expect(try answer(OutboxCommand.List.self, "--status", "SENT").lines == ["No messages."])
        let csv = try #require(try answer(OutboxCommand.List.self, "--csv", "--limit", "1").text)
        let table = try CSVTable(Array(csv.utf8))
        #expect(table.rows.count == 2 && table.header.suffix(2) == ["Subject", "Text"])
        #expect(throws: Refusal.self) {
            _ = try answer(OutboxCommand.List.self, "--status", "LOST")
        }
    }

    @Test("The texts are settings, set and shown like the others")
    func template() throws {
        let words = ["reminder.sms", "{guardian}: {amount}"]
        _ = try SettingsCommand.SetValue.parse(words).answer(school.session("office"))
        _ = try answer(SettingsCommand.SetValue.self, "reminder.interval_days", "3", by: "office")
        let dry = try answer(JobsCommand.Run.self, "fee-reminder", "--dry-run")
        #expect(dry.lines.contains("Kamal Roy: BDT 1,000.00"))
        #expect(try object(dry)["intervalDays"] as? Int == 3)
        #expect(throws: Refusal.self) {
            let wrong = ["reminder.body", "{sum}"]
            _ = try SettingsCommand.SetValue.parse(wrong).answer(school.session("office"))
        }
    }

    @Test("Another job is not understood, and a teacher runs none")
    func refused() throws {
        #expect(throws: (any Error).self) { _ = try JobsCommand.Run.parse(["homework"]) }
        #expect(throws: Refusal.notPermitted(.seeFees)) {
            _ = try answer(JobsCommand.Run.self, "fee-reminder", by: "nadia")
        }
    }
}
