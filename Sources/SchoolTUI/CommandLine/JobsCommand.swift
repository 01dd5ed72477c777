// The jobs a machine runs by its clock, and the outbox they fill. Nothing is sent by this program.

import ArgumentParser
import SchoolCore

struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Jobs for cron: fee-reminder.",
        subcommands: [Run.self])

    struct Run: OfficeCommand {
        /// The jobs there are.
        enum Job: String, CaseIterable, ExpressibleByArgument {
            case feeReminder = "fee-reminder"
        }

        static let configuration = CommandConfiguration(
            abstract:
                "Run a job. fee-reminder queues an SMS and an e-mail for each overdue account.",
            discussion: """
                Nobody is reminded of the same charge twice within reminder.interval_days, so that \
                it may run every day. The messages stay in the outbox: nothing is sent.
                """)
        @OptionGroup var options: CommandOptions
        @Argument(help: "The job: fee-reminder.") var job: Job
        @Flag(help: "Say who would be reminded, and write nothing.") var dryRun = false

        func answer(_ session: Session) throws -> Answer {
            let plan = try session.plannedReminders()
            let isIdle = plan.reminders.isEmpty
            let queued = dryRun || isIdle ? nil : try session.queueReminders()
            return Answer(
                json(plan, queued, FeeAnswers(session: session)),
                message: sentence(plan, queued), lines: lines(plan, queued))
        }

        private func sentence(_ plan: ReminderPlan, _ queued: ReminderCount?) -> String {
            let count = queued ?? plan.count
            let others = ReminderWords.others(plan) + "."
            guard count.pupils > 0 else { return "Nobody is to be reminded now: \(others)" }
            let said =
                "\(ReminderWords.messages(count)) for "
                + "\(FeeListWords.counted(count.pupils, "pupil")), together "
                + plan.currency.text(count.total)
            return queued == nil
                ? "Would queue \(said); \(others) Nothing was written."
                : "Queued \(said); \(others) Nothing is sent yet: see school outbox list."
        }

        private func lines(_ plan: ReminderPlan, _ queued: ReminderCount?) -> [String] {
            guard dryRun, let first = plan.reminders.first else { return [sentence(plan, queued)] }
            let rows = (plan.reminders + plan.unreachable).map { reminder in
                [
                    reminder.admissionNumber, reminder.sectionName, reminder.dueOn?.iso ?? "",
                    plan.currency.text(reminder.amount), reminder.mobile, reminder.email,
                    reminder.name,
                ]
            }
            let texts = plan.messages(of: first).flatMap { message in
                ["", "To \(message.recipient)  \(message.subject)", message.body]
            }
            return columns(["No.", "Class", "Due", "Overdue", "SMS to", "E-mail to", "Name"], rows)
                + texts + ["", sentence(plan, queued)]
        }

        private func json(
            _ plan: ReminderPlan, _ queued: ReminderCount?, _ fees: FeeAnswers
        ) -> JSON {
            let count = queued ?? plan.count
            let first = plan.reminders.first.map { plan.messages(of: $0) } ?? []
            return [
                "job": .text(job.rawValue), "dryRun": .bool(dryRun),
                "queued": .number((queued?.sms ?? 0) + (queued?.emails ?? 0)),
                "pupils": .number(count.pupils), "sms": .number(count.sms),
                "emails": .number(count.emails), "charges": .number(count.charges),
                "total": fees.json(count.total), "currency": .text(fees.money.code),
                "remindedLately": .number(plan.lately), "intervalDays": .number(plan.interval),
                "unreachable": .number(plan.unreachable.count),
                "accounts": .array((plan.reminders + plan.unreachable).map(fees.json)),
                "first": .array(first.map(fees.json)),
            ]
        }
    }
}

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Messages to guardians that were queued.",
        subcommands: [List.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The messages, newest first. Nothing is sent by this program.")
        @OptionGroup var options: CommandOptions
        @Option(help: "QUEUED, SENDING, SENT, DELIVERED, FAILED or CANCELLED.")
        var status: String?
        @Flag(help: "All of them as CSV, with subject and text.") var csv = false
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = OutboxList.Wish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.after = try window.afterNumber()
            wish.status = try status.map {
                try Words.option("status", $0, OutboxMessage.Status.self)
            }
            if csv { (wish.offset, wish.limit, wish.after) = (0, -1, nil) }
            let found = try session.outbox(wish)
            let fees = FeeAnswers(session: session)
            let sheet = OutboxSheet.columns(session.clock)
            let rows = found.rows.map(fees.json)
            let lines = columns(
                sheet.map(\.shown.heading),
                found.rows.map { row in sheet.map { $0.shown.text(row) } })
            guard csv else {
                return .page(
                    rows, of: "messages", in: window, total: found.total,
                    next: found.rows.last.map { String($0.id.rawValue) }, lines: lines)
            }
            var answer = Answer.page(
                rows, of: "messages", page: 1, limit: max(1, found.total), total: found.total,
                lines: lines)
            answer.text = OutboxSheet.export(found.rows, wish.status, session.clock).text
            return answer
        }
    }
}

extension FeeAnswers {
    fileprivate func json(_ reminder: Reminder) -> JSON {
        [
            "student": .text(reminder.admissionNumber), "name": .text(reminder.name),
            "class": .text(reminder.sectionName), "guardian": .text(reminder.guardianName),
            "sms": .textOrNull(reminder.mobile.isEmpty ? nil : reminder.mobile),
            "email": .textOrNull(reminder.email.isEmpty ? nil : reminder.email),
            "amount": json(reminder.amount), "dueOn": .day(reminder.dueOn),
            "charges": .array(reminder.dues.map { .id($0.charge) }),
        ]
    }

    fileprivate func json(_ message: OutboxMessage.New) -> JSON {
        [
            "channel": .text(message.channel.rawValue), "recipient": .text(message.recipient),
            "subject": .text(message.subject), "body": .text(message.body),
        ]
    }

    fileprivate func json(_ message: OutboxMessage) -> JSON {
        [
            "id": .id(message.id), "channel": .text(message.channel.rawValue),
            "recipient": .text(message.recipient), "subject": .text(message.subject),
            "body": .text(message.body), "template": .text(message.template),
            "student": .text(message.admissionNumber), "name": .text(message.studentName),
            "status": .text(message.status.rawValue), "createdAt": .instant(message.createdAt),
            "createdBy": .text(message.createdBy),
        ]
    }
}
