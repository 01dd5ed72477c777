import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The drawer from morning to evening.
struct DayBookScreenTests {
    @Test("The day is opened with what is counted; what the last day left stands proposed")
    func opens() throws {
        let school = try TUISchool()
        let desk = try school.desk("karim")
        var seat = try Seat(desk, DayBookScreen(on: TUISchool.today))
        #expect(seat.frame.contains("not open yet, F8 opens it"))
        seat.press(.f(8))
        seat.type("5000")
        seat.press(.f(2))
        #expect(seat.said == "The day book is open with 5,000.00 in the drawer.")
        #expect(seat.frame.contains("In the drawer 5,000.00"))
        #expect(seat.frame.contains("open since 09:00 by Karim Uddin"))
    }

    @Test("The difference is shown before the word closes the day, and then the day is locked")
    func closes() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        let drawer = try scene.karim.session.dayBook(on: TUISchool.today).expected
        let short = FeeScene.money.plain(drawer - (try FeeScene.amount("20")))
        seat.press(.f(8))
        seat.type(short)
        #expect(seat.frame.contains("20.00 short"))
        seat.press(.f(2))
        #expect(seat.frame.contains("20.00 short. The day book of"))
        seat.press(.enter)
        #expect(try scene.karim.session.dayBook(on: TUISchool.today).cashDay?.closing == nil)
        seat.type("close")
        seat.press(.enter)
        #expect(seat.said == "The day book is closed: 20.00 short.")
        #expect(seat.frame.contains("closed 09:28 by Karim Uddin"))
        seat.press(.f(8))
        #expect(seat.said == "This day is closed already.")
        #expect(throws: Refusal.fees(.dayClosed(TUISchool.today))) {
            try scene.pay("Dipa Roy", "10")
        }
    }

    @Test("The float of an open day is set right, and the drawer follows")
    func float() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        let before = try scene.karim.session.dayBook(on: TUISchool.today).expected
        seat.press(.f(2))
        #expect(seat.frame.contains("The day was opened with 5,000.00."))
        seat.type("4800")
        seat.press(.f(2))
        #expect(seat.said == "The float is 4,800.00.")
        let after = try scene.karim.session.dayBook(on: TUISchool.today).expected
        #expect(try before - after == FeeScene.amount("200"))
        seat.press(.left, .f(2))
        #expect(seat.said == "The float is corrected while today's day book is open.")
    }

    @Test("A day that was left open is told of on later days, and is closed where it stands")
    func leftOpen() throws {
        let scene = try FeeScene()
        let forgotten = TUISchool.today
        scene.school.time.become("2026-03-13")
        var seat = try Seat(scene.karim, DayBookScreen(on: "2026-03-13"))
        #expect(seat.lastLine.contains("Thu 12 Mar was left open: Left goes there, F8 closes it."))
        let search = try Seat(scene.karim, FeeSearchScreen())
        #expect(search.lastLine.contains("12 Mar not closed, today not open"))
        let drawer = try scene.karim.session.dayBook(on: forgotten).expected
        seat.press(.left, .f(8))
        seat.type(FeeScene.money.plain(drawer))
        seat.press(.f(2))
        seat.type("close")
        seat.press(.enter)
        #expect(seat.said == "The day book is closed: no difference.")
        #expect(try scene.karim.session.daysLeftOpen() == [])
    }

    @Test(
        "Once the day is closed every screen of the counter shows what was counted",
        arguments: [80, 120])
    func closed(columns: Int) throws {
        let scene = try FeeScene()
        let expected = try scene.karim.session.dayBook(on: TUISchool.today).expected
        let counted = expected - Money(minor: 100_000)
        _ = try scene.karim.session.closeCashDay(counted: counted)
        let text = FeeScene.money.text(counted)
        let size = Size(columns: columns, rows: 24)
        let book = try Seat(scene.karim, DayBookScreen(on: TUISchool.today), size: size)
        #expect(book.frame.contains("Counted \(text), 1,000.00 short"))
        #expect(!book.frame.contains("In the drawer"))
        #expect(book.lastLine.contains("closed, drawer \(text)"))
        #expect(book.frame.contains("Difference") == (columns >= 110))
        let search = try Seat(scene.karim, FeeSearchScreen(isHome: true), size: size)
        #expect(search.lastLine.contains("closed, drawer \(text)"))
        let account = FeeAccountScreen(try scene.school.pupil("Dipa Roy"))
        #expect(
            try Seat(scene.karim, account, size: size).lastLine.contains("closed, drawer \(text)"))
    }

    @Test("What is no amount stands beside the field, and the day stays open")
    func refuses() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        seat.press(.f(8), .f(2))
        #expect(seat.lastLine.contains("This is needed."))
        seat.type("99999999999999")
        seat.press(.f(2))
        #expect(seat.lastLine.contains("Counted:"))
        #expect(try scene.karim.session.dayBook(on: TUISchool.today).cashDay?.closing == nil)
    }

    @Test("Left and Right turn the days, never past today; only today is counted")
    func turns() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        seat.press(.right)
        #expect(seat.said == "That is today: no day lies after it.")
        seat.press(.left)
        #expect(seat.frame.contains("Wed 11 Mar 2026"))
        #expect(seat.frame.contains("No money was taken or given back on this day."))
        seat.press(.f(8))
        #expect(seat.said == "No money was taken on this day: nothing is counted.")
        seat.type("t")
        #expect(seat.frame.contains("RCP-2026-0001"))
    }

    @Test("One method or one cashier is shown alone, with a running total of its own")
    func narrows() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        seat.press(.f(4))
        seat.type("bank")
        seat.press(.enter)
        #expect(seat.frame.contains("Thu 12 Mar 2026, only bank"))
        #expect(seat.canvas.line(5).hasSuffix("2,000.00      2,000.00"))
        seat.press(.f(7), .enter)
        #expect(try scene.exports().first?.split(separator: "\r\n").count == 2)
        seat.type("o")
        seat.type("selina")
        seat.press(.enter)
        #expect(seat.canvas.line(6).hasSuffix("-2,750.00"))
        #expect(!seat.frame.contains("RCP-"))
    }

    @Test("Enter opens the receipt of the line")
    func opensReceipt() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        seat.press(.down, .enter)
        #expect(seat.title == "RCP-2026-0002")
    }

    @Test("Behind every sum of the day and of the month stand entries that add up to it")
    func figures() throws {
        let scene = try FeeScene()
        var book = DayBookScreen(on: TUISchool.today)
        try book.load(scene.karim)
        var month = CollectionScreen(around: TUISchool.today)
        try month.load(scene.karim)
        var lists = FeeListsScreen()
        try lists.load(scene.karim)
        let rows = book.sumRows + month.sumRows + lists.rows
        #expect(rows.count > 20)
        for row in rows {
            guard let figure = row.figure else {
                #expect(row.name == "Opening float")
                continue
            }
            let sum = try scene.karim.session.entries(EntryList.Wish(figure)).sum
            let isDrawer = row.name == "In the drawer"
            let float = try FeeScene.amount("5000")
            #expect(sum == (isDrawer ? row.amount - float : row.amount), "\(row.spoken)")
        }
    }

    @Test("? shows the entries behind a line, and Enter there the whole entry")
    func entries() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DayBookScreen(on: TUISchool.today))
        seat.type("?")
        #expect(seat.title == "Entries" && seat.frame.contains("1 line   1,000.00"))
        seat.press(.enter)
        #expect(seat.frame.contains("2 lines   0.00"))
        seat.press(.enter)
        #expect(seat.said == "This is the whole entry.")
    }
}
