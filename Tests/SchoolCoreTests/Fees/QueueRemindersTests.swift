import Storage
import Testing

@testable import SchoolCore

struct QueueRemindersTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    private func messages(_ status: OutboxMessage.Status? = nil) throws -> [OutboxMessage] {
        var wish = OutboxList.Wish()
        (wish.limit, wish.status) = (-1, status)
        return try school.accountant.outbox(wish).rows.reversed()
    }

    @discardableResult
    private func queue() throws -> ReminderCount { try school.accountant.queueReminders() }

    private func nobody() throws {
        try school.expect(.fees(.nobodyToRemind)) { try queue() }
    }

    /// Corrects how the guardian of a pupil is reached.
    private func reach(_ student: StudentID, phone: String, email: String) throws {
        let guardian = try #require(try school.office.card(of: student).guardians.first)
        var form = GuardianForm(guardian)
        (form.phone, form.email) = (phone, email)
        try school.office.correct(
            guardian.id, to: form.checked(country: "880"), version: guardian.version)
    }

    private var name: String { school.school.profile.name }

    @Test("An overdue account gets one SMS and one e-mail, and the trail is told once")
    func queued() throws {
        try reach(school.abdul, phone: "01711000001", email: "rahima@example.org")
        try school.charge(school.abdul, "1000", due: "2026-02-10")
        try school.charge(school.abdul, "500.50", due: "2026-03-11")
        try school.charge(school.abdul, "700", due: "2026-04-10")
        let count = try queue()
        #expect(
            count
                == ReminderCount(
                    pupils: 1, sms: 1, emails: 1, charges: 2, total: Money(minor: 150_050)))
        let line = try school.lastLine()
        #expect(try line.says(.queuedReminders, about: .school, by: school.accountant))
        #expect(
            line.facts == [
                "pupils": .number(1), "sms": .number(1), "emails": .number(1),
                "charges": .number(2), "total": .number(150_050),
            ])
        let queued = try messages()
        #expect(queued.map(\.recipient) == ["+8801711000001", "rahima@example.org"])
        #expect(queued.map(\.subject) == ["", "Fee payment reminder - \(name)"])
        #expect(
            queued[0].body
                == "\(name): BDT 1,500.50 of the fees of Abdul Karim was due on Tue 10 Feb 2026. "
                + "Please pay at the school office.")
        #expect(queued[1].body.hasPrefix("Dear Rahima Khatun, BDT 1,500.50 of the fees of Abdul"))
        #expect(queued.allSatisfy { $0.status == .queued && $0.template == "fee-reminder" })
        #expect(try school.findings() == [])
    }

    @Test("Nobody is reminded of a charge twice within the interval, and everybody after it")
    func interval() throws {
        try school.charge(school.dipa, "1000")
        try queue()
        try nobody()
        #expect(try school.accountant.plannedReminders().lately == 1)
        for day in ["2026-03-18", "2026-03-11"] {
            school.time.become(try #require(Day(iso: day)))
            try nobody()
        }
        school.time.become("2026-03-19")
        #expect(try queue().sms == 1)
        try school.office.set(.reminderDays, to: 2)
        school.time.become("2026-03-20")
        try nobody()
        school.time.become("2026-03-21")
        #expect(try queue().charges == 1)
        #expect(try messages().count == 3)
        #expect(try school.findings() == [])
    }

    @Test("What falls due within the interval is reminded of alone, with its own amount")
    func another() throws {
        try school.charge(school.dipa, "1000", due: "2026-03-01")
        try school.charge(school.dipa, "250", due: "2026-03-14")
        try queue()
        school.time.become("2026-03-15")
        #expect(try queue().total.minor == 25_000)
        #expect(try messages().map { $0.body.contains("BDT 250.00") } == [false, true])
        #expect(try messages()[1].body.contains("Sat 14 Mar 2026"))
        school.time.become("2026-03-19")
        #expect(try queue().total.minor == 100_000)
    }

    @Test(
        "What is due today, paid, waived, cancelled or covered by an advance is never reminded of")
    func onlyOverdue() throws {
        try school.charge(school.abdul, "1000", due: "2026-03-12")
        try nobody()
        let charge = try school.charge(school.dipa, "1000")
        try school.office.grant(.waiver, off: charge, reason: "hardship")
        let other = try school.charge(school.dipa, "500")
        try school.office.cancel(other, reason: "raised twice")
        try nobody()
        try school.charge(school.dipa, "300")
        try school.pay(school.dipa, "300")
        try nobody()
        school.time.become("2026-03-13")
        #expect(try queue().pupils == 1)
        #expect(try messages().map(\.student) == [school.abdul])
        try school.charge(school.dipa, "100")
        try school.arrange("UPDATE studentBalance SET advance = owed WHERE owed = 10000")
        try nobody()
    }

    @Test("A part that was paid is not asked for again")
    func part() throws {
        try school.charge(school.dipa, "1000")
        try school.pay(school.dipa, "400")
        #expect(try queue().total.minor == 60_000)
        #expect(try messages()[0].body.contains("BDT 600.00"))
    }

    @Test("Without a mobile telephone there is no SMS, without an address no e-mail")
    func reached() throws {
        for student in [try school.abdul, try school.dipa, try school.bilal] {
            try school.charge(student, "1000")
        }
        try reach(school.abdul, phone: "", email: "rahima@example.org")
        try reach(school.dipa, phone: "01711000002 x12", email: "")
        let plan = try school.accountant.plannedReminders()
        #expect(plan.reminders.map(\.student) == [try school.abdul])
        #expect(plan.unreachable.map(\.student) == [try school.bilal, try school.dipa].sorted())
        let count = try queue()
        #expect(count.sms == 0 && count.emails == 1)
        #expect(try messages().map(\.channel) == [.email])
        // Who can be reached later is reminded then, and not only after the interval.
        try nobody()
        try reach(school.dipa, phone: "01711000002", email: "")
        #expect(try queue().sms == 1)
        #expect(try school.findings() == [])
    }

    @Test("Names of every script stand in the message as they are written, and are not filled in")
    func names() throws {
        try school.charge(school.dipa, "1000")
        try school.charge(school.abdul, "1000")
        try school.arrange(
            """
            UPDATE student SET name = 'দীপা রায়' WHERE name = 'Dipa Roy';
            UPDATE student SET name = '{amount} Karim' WHERE name = 'Abdul Karim'
            """)
        try school.office.set(.reminderSMS, to: "{student}: {amount} বাকি। {school}")
        try queue()
        let bodies = Set(try messages().map(\.body))
        #expect(
            bodies == [
                "দীপা রায়: BDT 1,000.00 বাকি। \(name)", "{amount} Karim: BDT 1,000.00 বাকি। \(name)",
            ])
    }

    @Test("The SMS and the e-mail have texts of their own, and nothing typed brings the first back")
    func templates() throws {
        try reach(school.dipa, phone: "01711000002", email: "kamal@example.org")
        try school.charge(school.dipa, "1000")
        try school.office.set(.reminderSMS, to: "Pay {amount}")
        try school.office.set(.reminderSubject, to: "{student} owes")
        try school.office.set(.reminderBody, to: "{guardian}, pay {amount}, due {due}. {school}")
        try queue()
        #expect(
            try messages().map(\.body) == [
                "Pay BDT 1,000.00", "Kamal Roy, pay BDT 1,000.00, due Tue 10 Mar 2026. \(name)",
            ])
        #expect(try messages()[1].subject == "Dipa Roy owes")
        try school.office.set(.reminderSMS, to: " ")
        let plan = try school.accountant.plannedReminders()
        #expect(plan.template.sms == ReminderTemplate.standard.sms)
        #expect(plan.template.subject == "{student} owes")
    }

    @Test(
        "A place that nobody fills is refused when the text is set",
        arguments: [
            ("Pay {sum}", "{sum}"), ("Pay {Amount}", "{Amount}"), ("Pay {amount", "{"),
            ("Pay amount}", "}"), ("{{amount}}", "{{amount}"), ("{}", "{}"),
        ])
    func refusedPlaces(text: String, stranger: String) throws {
        try school.expect(.invalid([FieldProblem("reminder.sms", .unknown(stranger))])) {
            try school.office.set(.reminderSMS, to: text)
        }
    }

    @Test("A text that is too long, or of more than one line, is refused")
    func refusedTexts() throws {
        let long = String(repeating: "x", count: 101)
        let fault = FieldProblem.Fault.text(.tooLong(characters: 101, limit: 100))
        try school.expect(.invalid([FieldProblem("reminder.subject", fault)])) {
            try school.office.set(.reminderSubject, to: long)
        }
        #expect(throws: Refusal.self) {
            try school.office.set(.reminderSubject, to: "Fees\nBcc: all@example.org")
        }
    }

    @Test("The principal and the accountant queue; teachers, parents and pupils do not")
    func roles() throws {
        try school.charge(school.dipa, "1000")
        try school.expect(.notYours(.sendMessages, .school)) {
            _ = try school.classTeacher.queueReminders()
        }
        try school.expect(.notPermitted(.sendMessages)) {
            _ = try school.parent.queueReminders()
        }
        try school.expect(.notPermitted(.seeFees)) {
            _ = try school.classTeacher.plannedReminders()
        }
        #expect(try school.principal.queueReminders().sms == 1)
    }

    @Test("A message changes only its state, and a reminder never changes")
    func kept() throws {
        try school.charge(school.dipa, "1000")
        try queue()
        for (sql, sentence) in [
            ("UPDATE outbox SET body = 'x'", "of a message only the state changes"),
            ("UPDATE outbox SET rowid = 7", "of a message only the state changes"),
            ("DELETE FROM outbox", "a message is never deleted"),
            ("UPDATE reminderLog SET remindedOn = 1", "reminderLog is append-only"),
            ("DELETE FROM reminderLog", "reminderLog is append-only"),
        ] {
            #expect(throws: StorageFailure.constraint(sentence), "\(sql)") {
                try school.arrange(sql)
            }
        }
        try school.arrange("UPDATE outbox SET status = 'SENT'")
        #expect(try messages(.queued) == [] && messages(.sent).count == 1)
        #expect(try school.findings() == [])
    }
}
