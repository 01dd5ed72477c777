import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI
@testable import Storage

struct FeeSearchScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    @Test("The search box shows who owes what, and what lies in the drawer")
    func frames() throws {
        try fees.printToFile()
        let home = FeeSearchScreen(isHome: true)
        try Frames.expect("FeeSearchScreen", of: home, at: fees.desk)
        try Frames.expect("FeeSearchScreen-found", of: home, at: fees.desk, after: .type("raf"))
        try Frames.expect(
            "FeeSearchScreen-taken", of: home, at: fees.desk, after: .type("raf"),
            .keys(.enter), .type("2500+"))
        try Frames.expect(
            "FeeSearchScreen-jobs", of: home, at: fees.desk, after: .keys(.f(9)))
    }

    @Test(
        "The palette of the search box finds every job of the fees",
        arguments: [
            ("raises", "Raises"), ("collection", "Collection"), ("fee heads", "Fee heads"),
            ("defaulters", "Defaulters"), ("prices", "Price list"), ("day book", "Day book"),
            ("new charge", "New charge"), ("fee lists", "Fee lists"),
        ])
    func palette(words: String, title: String) throws {
        let shown = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: fees.desk, .keys(.f(9)), .type(words),
            .keys(.enter))
        #expect(shown.line(0).contains(title), "\(shown.text)")
    }

    @Test("A paste of two lines is searched for by its first, and the line says so")
    func pasted() throws {
        let shown = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: fees.desk, .read([.paste("raf\nDipa")]))
        #expect(shown.text.contains("Only the first line of the paste was taken."))
        #expect(shown.text.contains("রফিক"), "\(shown.text)")
    }

    @Test("zzzz is nobody's name")
    func nobody() throws {
        let shown = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: fees.desk, .type("zzzz"))
        #expect(shown.text.contains("Nobody is found"), "\(shown.text)")
    }

    @Test("The whole balance is taken with five keys, another amount with nine")
    func budget() throws {
        let whole = Keystrokes("raf") + .enter + "+"
        let other = Keystrokes("raf") + .enter + "2500" + "+"
        #expect((whole.count, other.count) == (5, 9))

        let part = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: fees.desk, other.atOnce)
        #expect(part.line(22).contains("  2,500.00  Rafiq Ahmed  "), "\(part.line(22))")
        #expect(try fees.today().last?.total == fees.taka(2_500))

        let rest = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: fees.desk, whole.atOnce)
        #expect(rest.line(22).contains("  2,000.00  Rafiq Ahmed  "), "\(rest.line(22))")
        #expect(try fees.owed("Rafiq Ahmed") == .zero)
        #expect(try fees.today().count == 3)
    }

    @Test("After a payment the field is empty, and the drawer has grown")
    func afterwards() throws {
        var seat = try fees.search()
        #expect(seat.lastLine.contains("drawer 5,000.00"))
        seat.type("raf")
        seat.press(.enter, "+")
        let search = try seat.top(FeeSearchScreen.self)
        #expect(search.find.words.isEmpty)
        #expect(search.find.isFinding)
        seat.type("k")
        #expect(seat.lastLine.contains("drawer 9,500.00"))
    }

    @Test("A second + at the search box takes nothing and says again what was taken")
    func twice() throws {
        var seat = try fees.search()
        seat.type("raf")
        seat.press(.enter, "+", "+", "+")
        #expect(seat.said.contains("4,500.00  Rafiq Ahmed"))
        #expect(try fees.today().count == 2)
        #expect(try seat.top(FeeSearchScreen.self).find.words.isEmpty)
    }

    @Test("The receipt is on paper; a printer that fails leaves the payment standing")
    func printing() throws {
        let paper = try fees.printToFile()
        var seat = try fees.search()
        seat.type("raf")
        seat.press(.enter)
        seat.type("2500+")
        #expect(seat.said.hasSuffix("Rafiq Ahmed  printed"), "\(seat.said)")
        let receipt = try #require(try fees.today().last)
        let text = try String(contentsOf: URL(filePath: paper), encoding: .utf8)
        #expect(text.contains(receipt.text) && text.contains("2,500.00"))

        try fees.printToFile("nowhere/receipts.txt")
        seat.type("raf")
        seat.press(.enter, "+")
        #expect(seat.said.contains("NOT printed (F7 again)"), "\(seat.said)")
        #expect(try fees.today().last?.total == fees.taka(2_000))
        try fees.printToFile()
        seat.press(.f(7), .f(7))
        #expect(seat.said.contains("COPY 1 printed"), "\(seat.said)")
    }

    @Test("F7 shows the last receipt again, also after signing in anew")
    func last() throws {
        var seat = try fees.search()
        seat.press(.f(7))
        #expect(seat.said == "You have taken no money today.")
        let receipt = try fees.pay("Dipa Roy", 100)
        seat.press(.f(7))
        #expect(seat.title == receipt.text)
    }

    @Test("F8 finds a receipt by its number")
    func number() throws {
        var seat = try fees.search()
        seat.press(.f(8))
        seat.type("1")
        seat.press(.enter)
        #expect(seat.title == "RCP-2026-0001")
        seat.press(.escape, .f(8))
        seat.type("999")
        seat.press(.enter)
        #expect(seat.said.contains("999"))
        #expect(seat.title == "Receipt")
    }

    @Test("The search is narrowed to a class")
    func narrowed() throws {
        var seat = try fees.search()
        seat.press(.f(4))
        seat.type("8a")
        seat.press(.enter)
        #expect(seat.frame.contains("only 8-A"))
        #expect(try seat.top(FeeSearchScreen.self).rows.count == 2)
    }

    @Test("Receipts that were given out and are gone are said when the counter opens")
    func lostReceipts() throws {
        _ = try fees.pay("Rafiqul Islam", 700)
        let line = "7 RCP-2026-0007 2026-03-12 700 0011223344556677\n"
        try line.write(
            toFile: fees.school.school.file.path + ".receipts", atomically: false,
            encoding: .utf8)
        let canvas = try Frames.last(of: FeeSearchScreen(isHome: true), at: fees.desk)
        let said = "RCP-2026-0007 was given out and is not in this file: no money is taken."
        #expect(canvas.text.contains(said))
    }

    @Test("A parent comes to the one child's account or a list of the children, and takes nothing")
    func parent() throws {
        let parent = try fees.school.desk("rahima")
        let canvas = try Frames.last(
            of: HomeScreen(parent.session), at: parent, .keys(.f(6), "f", .f(6), .f(7)))
        #expect(canvas.line(0).contains("Fees"))
        #expect(canvas.line(1).hasSuffix("  2"))
        #expect(!canvas.text.contains("drawer"))
        let account = try Frames.last(
            of: HomeScreen(parent.session), at: parent, .keys(.f(6), "f", .enter, "+", .f(2)))
        #expect(!account.text.contains("Take payment"))
        #expect(account.line(22).contains("F2 does nothing here."))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        try ScreenTrial.run({ _ in FeeSearchScreen(isHome: true) }, at: fees.desk, keys: 60)
        try ScreenTrial.run(
            { _ in FeeSearchScreen() }, at: fees.school.desk("rahima"), keys: 40)
    }
}
