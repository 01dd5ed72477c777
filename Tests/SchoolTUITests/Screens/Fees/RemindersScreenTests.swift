import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Reminders from the defaulters to the outbox.
struct RemindersScreenTests {
    let scene: FeeScene

    init() throws { scene = try FeeScene() }

    @Test("From the defaulters the reminders are shown, queued by F2, and stand in the outbox")
    func queued() throws {
        try scene.reach("Dipa Roy", email: "kamal@example.org")
        try scene.charge("Dipa Roy", "300", head: "Tuition", dueOn: "2026-02-01")
        var seat = try Seat(scene.karim, DefaultersScreen())
        seat.type("r")
        let count = try scene.karim.session.plannedReminders().count
        #expect(seat.title == "Reminders" && count.emails == 1 && count.sms == count.pupils)
        #expect(seat.frame.contains("\(count.sms) SMS and 1 e-mail"))
        #expect(seat.frame.contains("0 reminded in the last 7 days, 0 cannot be reached"))
        #expect(seat.frame.contains("nothing is sent yet"))
        #expect(seat.frame.contains("of the fees of Gopal Saha was due on Sat 15 Nov"))
        let frames = try playOffice(
            DefaultersScreen(), at: scene.karim, .type("r"), .keys(.f(2)),
            .untilShown("Nothing is sent yet."))
        #expect(frames.endWith("Queued \(count.sms) SMS and 1 e-mail. Nothing is sent yet."))
        #expect(frames.endWith("Outbox") && frames.endWith("\(count.sms + 1) messages"))
        seat.press(.escape)
        #expect(seat.title == "Defaulters")
        seat.type("r")
        #expect(seat.frame.contains("Nobody is to be reminded now."))
        #expect(seat.frame.contains("\(count.pupils) reminded in the last 7 days"))
        seat.press(.f(2))
        #expect(seat.said.contains("There is nobody to remind who can be reached."))
    }

    @Test("Where money came in meanwhile, what has changed is shown before anything is queued")
    func changed() throws {
        var seat = try Seat(scene.karim, RemindersScreen())
        let before = try scene.karim.session.plannedReminders().count
        try scene.pay("Gopal Saha", "100")
        seat.press(.f(2))
        #expect(seat.said.contains("Something has changed. Look at this first. F2 queues it."))
        #expect(try scene.karim.session.outbox(OutboxList.Wish()).total == 0)
        let left = before.total - (try FeeScene.amount("100"))
        #expect(seat.frame.contains(FeeScene.money.text(left)))
    }

    @Test("Who cannot be reached stands last in the list, and says so")
    func unreachable() throws {
        try scene.reach("Gopal Saha", phone: "", email: "")
        var seat = try Seat(scene.karim, RemindersScreen())
        #expect(seat.frame.contains("1 cannot be reached"))
        seat.press(.end)
        #expect(seat.frame.contains("unreachable"))
        seat.press(.enter)
        #expect(seat.title.contains("Gopal Saha"))
    }

    @Test("A move changes two rows of either list, whatever the messages say")
    func moves() throws {
        _ = try scene.karim.session.queueReminders()
        scene.school.time.become("2026-03-19")
        for isOutbox in [true, false] {
            var seat =
                isOutbox
                ? try Seat(scene.karim, OutboxScreen()) : try Seat(scene.karim, RemindersScreen())
            let before = seat.canvas
            seat.press(.down)
            let after = seat.canvas
            #expect(before.rows.indices.filter { before.line($0) != after.line($0) }.count == 2)
        }
    }

    @Test("The outbox is narrowed to a state and leaves with its texts")
    func outbox() throws {
        _ = try scene.karim.session.queueReminders()
        var seat = try Seat(scene.karim, OutboxScreen())
        seat.press(.f(4))
        seat.type("sent")
        seat.press(.enter)
        #expect(seat.frame.contains("Only sent") && seat.frame.contains("No message was queued."))
        seat.press(.f(4), .enter, .f(7), .enter)
        let file = try #require(try scene.exports().first)
        #expect(file.hasPrefix("Day,By,To,Pupil,No,State,Queued by,Subject,Text"))
        #expect(file.contains("of the fees of Gopal Saha was due on"))
        seat.press(.enter)
        #expect(seat.frame.contains("Please pay at the school office."))
        let first = seat.frame
        seat.press(.down)
        #expect(seat.title == "Outbox" && seat.frame != first)
        seat.press(.escape)
        #expect(seat.title == "Outbox" && !seat.frame.contains("Please pay"))
        seat.type("o")
        #expect(seat.title != "Outbox")
    }

    @Test("A text of the reminders is changed on the settings; a place nobody fills is refused")
    func text() throws {
        var seat = try Seat(scene.office, SettingsScreen())
        let place = Setting.allCases.count + TextSetting.allCases.count - 3
        for _ in 0..<place { seat.press(.down) }
        seat.press(.enter, .control("U"))
        seat.type("Pay {sum}")
        seat.press(.f(2))
        #expect(seat.frame.contains("{sum}") && seat.frame.contains("is not known."))
        seat.press(.control("U"))
        seat.type("Pay {amount}")
        seat.press(.f(2))
        #expect(seat.said == "reminder.sms is changed.")
        #expect(try scene.karim.session.plannedReminders().template.sms == "Pay {amount}")
    }

    @Test("The principal queues reminders; a parent sees neither them nor the outbox")
    func roles() throws {
        let rahima = try scene.school.desk("rahima")
        for refused in [
            try Seat(rahima, RemindersScreen()), try Seat(rahima, OutboxScreen()),
        ] {
            #expect(refused.isHome && refused.said.hasPrefix("!"))
        }
        let count = try scene.karim.session.plannedReminders().count
        let frames = try playOffice(
            RemindersScreen(), at: try scene.school.desk("principal"), .keys(.f(2)),
            .untilShown("Nothing is sent yet."))
        #expect(frames.endWith("Outbox") && frames.endWith("\(count.sms) messages"))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        try ScreenTrial.run({ _ in RemindersScreen() }, at: scene.karim, keys: 40)
        try ScreenTrial.run({ _ in OutboxScreen() }, at: scene.karim, keys: 40)
    }
}
