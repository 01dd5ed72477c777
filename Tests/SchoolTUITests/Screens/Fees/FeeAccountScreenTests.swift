import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FeeAccountScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private func expect(_ name: String, _ pupil: String, _ steps: Played...) throws {
        let student = try fees.pupil(pupil)
        for size in Frames.sizes {
            let canvases = try Frames.canvases(
                of: FeeAccountScreen(student), at: fees.desk, size: size, steps)
            try expectFrame(
                try #require(canvases.last), "\(name)-\(size.columns)x\(size.rows)")
        }
    }

    @Test("The account proposes the whole balance, oldest dues first")
    func frames() throws {
        try expect("FeeAccountScreen", "Rafiqul Islam")
        try expect("FeeAccountScreen-typed", "Rafiqul Islam", .type("2200"))
        try expect("FeeAccountScreen-chosen", "Rafiqul Islam", .keys(.down, .down, .down, " "))
        try expect(
            "FeeAccountScreen-given", "Rafiqul Islam", .type("2500"), .keys(.tab), .type("3000"))
        try expect("FeeAccountScreen-cheque", "Rafiqul Islam", .type("2500q00412"))
        try expect("FeeAccountScreen-mobile", "Rafiqul Islam", .type("5000mb8F3K9"))
        try expect("FeeAccountScreen-change", "Rafiqul Islam", .keys(.f(4)))
        try expect("FeeAccountScreen-arabic", "Muhammad Naeem")
        try expect("FeeAccountScreen-devanagari", "Krishna Kumar")
        try expect("FeeAccountScreen-advance", "Zoë Fernandes")
    }

    @Test("Who may only look sees dues and ledger, and no payment")
    func readOnly() throws {
        let student = try fees.pupil("Rafiqul Islam")
        try Frames.expect(
            "FeeAccountScreen-principal", of: FeeAccountScreen(student),
            at: fees.school.desk("principal"))
    }

    @Test("A window made larger shows the receipt, the day book and the defaulters at once")
    func larger() throws {
        let student = try fees.pupil("Rafiqul Islam")
        let large = Size(columns: 120, rows: 40)
        let grown = try Frames.canvases(
            of: FeeAccountScreen(student), at: fees.desk, [.read([.resize(large)])])
        #expect(try #require(grown.last).text.contains("Receipt as it will print"))
        try expectFrame(try #require(grown.last), "FeeAccountScreen-120x40")

        let again = try Frames.canvases(
            of: FeeAccountScreen(student), at: fees.desk,
            [.read([.resize(large)]), .read([.resize(Size())])])
        try expectFrame(try #require(again.last), "FeeAccountScreen-80x24")
    }

    @Test("Enter never takes money, wherever it is pressed")
    func enter() throws {
        let keys: [Key] = Array(repeating: .enter, count: 9)
        for first in ["", "2500", "k", "m", "mb", "q123", "2500c"] {
            var seat = try fees.account("Rafiqul Islam")
            seat.type(first)
            for key in keys { seat.press(key) }
            #expect(seat.title.hasPrefix("Rafiqul Islam"), "\(first)")
        }
        #expect(try fees.today().count == 1)
        #expect(try fees.owed("Rafiqul Islam") == fees.taka(4_000))
    }

    @Test("The ticks follow the amount, and say what will be paid in part")
    func ticks() throws {
        var seat = try fees.account("Rafiqul Islam")
        func ticks() -> String {
            (3...6).map { seat.canvas.line($0) }
                .compactMap { $0.split(separator: "[").dropFirst().first?.first }
                .map(String.init).joined()
        }
        #expect(ticks() == "xxxx")
        seat.type("1")
        #expect(ticks() == "/   ")
        seat.type("700")
        #expect(ticks() == "xx/ ")
        seat.press(.backspace, .backspace, .backspace, .backspace)
        #expect(ticks() == "    ")
        seat.press("=")
        #expect(ticks() == "xxxx")
    }

    @Test("Space takes one due only, and the receipt says so")
    func oneDue() throws {
        var seat = try fees.account("Rafiqul Islam")
        seat.press(.down, .down, .down, " ", "+")
        let receipt = try #require(try fees.today().last)
        #expect(receipt.total == fees.taka(1_500))
        #expect(receipt.lines.map(\.name) == ["Exam fee"])
    }

    @Test("Digits of another script are digits")
    func bengali() throws {
        var seat = try fees.account("Rafiqul Islam")
        seat.type("২৫০০+")
        #expect(try fees.today().last?.total == fees.taka(2_500))
    }

    @Test("What exceeds the dues is an advance, shown before it is taken")
    func over() throws {
        var seat = try fees.account("Rafiqul Islam")
        seat.type("5000")
        #expect(seat.frame.contains("Advance"))
        seat.press(.f(2))
        #expect(try fees.today().last?.lines.last?.isAdvance == true)
        #expect(
            try fees.office.feeAccount(of: fees.pupil("Rafiqul Islam")).advance == fees.taka(1_000))
    }

    @Test("Change is shown as what was given is typed, and stands on the receipt")
    func given() throws {
        var seat = try fees.account("Rafiqul Islam")
        seat.type("2500")
        seat.press(.enter)
        seat.type("2000")
        #expect(seat.frame.contains("Missing"))
        seat.press("+")
        #expect(seat.said.contains("less than the amount"))
        seat.press(.backspace, .backspace, .backspace, .backspace)
        seat.type("3000+")
        #expect(try fees.today().last?.change == fees.taka(500))
    }

    @Test("A letter chooses the method, and the money goes where it says")
    func methods() throws {
        let typed: [(String, PaymentMethod, PaymentGateway?)] = [
            ("100k77+", .card, nil), ("100mn5XQ+", .online, .nagad), ("100Q881+", .cheque, nil),
            ("100bS1+", .bankTransfer, nil),
        ]
        for (keys, method, gateway) in typed {
            var seat = try fees.account("Rafiqul Islam")
            seat.type(keys)
            let receipt = try #require(try fees.today().last)
            #expect(receipt.method == method, "\(keys)")
            #expect(receipt.gateway == gateway, "\(keys)")
        }
        var seat = try fees.account("Rafiqul Islam")
        seat.type("100k")
        seat.press(.backTab, "c", "+")
        #expect(try fees.today().last?.method == .cash)
        #expect(try fees.today().count == 6)
    }

    @Test(
        "What cannot be taken is refused with a sentence, and nothing is recorded",
        arguments: [
            ("0+", "above zero"), ("99999999+", "more than one payment"),
            ("2500.123+", "at most 2 decimals"), ("2o00+", "not an amount"),
            ("-500+", "above zero"), ("12/50+", "not an amount"), ("k+", "Only cash has no number"),
            ("m+", "Through"), ("2500k+", "Only cash has no number"), ("kBT-1+", "RCP-"),
            ("100mb8F3K2L+", "was taken on"),
        ])
    func refused(keys: String, sentence: String) throws {
        if keys.hasPrefix("kBT") { try fees.pay("Dipa Roy", 10, .card, "BT-1") }
        let before = try fees.today().count
        var seat = try fees.account("Rafiqul Islam")
        seat.type(keys)
        let said = seat.said + seat.lastLine
        #expect(said.contains(sentence), "\(said)")
        #expect(try fees.today().count == before)
        #expect(seat.title.hasPrefix("Rafiqul Islam"))
    }

    @Test("A wrong character stays with its reason until it is taken out; then + takes the amount")
    func corrected() throws {
        var seat = try fees.account("Rafiqul Islam")
        seat.type("25x")
        #expect(seat.lastLine.contains("Amount: not an amount"))
        seat.press(.tab, .backTab, .f(2))
        #expect(try fees.today().count == 1)
        seat.press(.end, .backspace)
        seat.type("00+")
        #expect(try fees.today().last?.total == fees.taka(2_500))
    }

    @Test("A pupil who owes nothing is said to, and may pay ahead")
    func nothingDue() throws {
        var seat = try fees.account("Imran Khan")
        seat.press("+")
        #expect(seat.said.contains("Nothing is due."))
        seat.type("250+")
        #expect(try fees.today().last?.lines.map(\.isAdvance) == [true])
    }

    @Test("On a closed day nothing is taken")
    func closedDay() throws {
        _ = try fees.office.closeCashDay(counted: fees.taka(5_000))
        var seat = try fees.account("Rafiqul Islam")
        seat.press("+")
        #expect(seat.said.contains("is closed"))
        #expect(try fees.today().count == 1)
    }

    @Test("F4 changes the due at the cursor: waived, discounted, postponed, corrected, cancelled")
    func changes() throws {
        func change(_ letter: String, _ typing: (inout Seat) -> Void) throws -> Seat {
            var seat = try fees.account("Rafiqul Islam")
            seat.press(.f(4))
            seat.type(letter)
            seat.press(.enter)
            typing(&seat)
            seat.press(.f(2))
            return seat
        }
        let waived = try change("w") { seat in
            seat.press(.enter)
            seat.type("hardship")
        }
        #expect(waived.said == "Tuition Jan 2026: 500.00 waiver.")
        #expect(try fees.owed("Rafiqul Islam") == fees.taka(3_500))
        let discounted = try change("d") { seat in
            seat.type("200")
            seat.press(.enter)
            seat.type("sibling")
        }
        #expect(discounted.said == "Tuition Feb 2026: 200.00 discount.")
        let postponed = try change("p") { $0.type("30.03.2026") }
        #expect(postponed.said == "Tuition Feb 2026: due on Mon 30 Mar 2026.")
        let cancelled = try change("x") { $0.type("raised twice") }
        #expect(cancelled.said == "Tuition Mar 2026: cancelled.")
        let without = try change("w") { $0.press(.enter) }
        #expect(without.said.contains("Reason"))
        #expect(try fees.owed("Rafiqul Islam") == fees.taka(2_300))
    }

    @Test("Somebody else's payment is seen at once, and the proposal follows")
    func meanwhile() throws {
        var seat = try fees.account("Rafiqul Islam")
        try fees.pay("Rafiqul Islam", 1_500, by: fees.office)
        seat.press(.f(5))
        #expect(seat.frame.contains("2,500.00"))
        seat.press("+")
        #expect(try fees.owed("Rafiqul Islam") == .zero)
        #expect(try fees.today().last?.total == fees.taka(2_500))
    }

    @Test("PgDn reads further movements, each with the balance the whole account gives it")
    func ledger() throws {
        let student = try fees.pupil("Rafiqul Islam")
        let whole = try fees.office.feeAccount(of: student, history: .max)
        var seat = try Seat(fees.desk, FeeAccountScreen(student), size: Size(columns: 60, rows: 16))
        func read() throws -> Int {
            try seat.top(FeeAccountScreen.self).account?.history.count ?? 0
        }
        #expect(try read() < whole.movements)
        var pages = 0
        while try read() < whole.movements, pages < 20 {
            seat.press(.pageDown)
            pages += 1
            let account = try #require(try seat.top(FeeAccountScreen.self).account)
            #expect(account.history == Array(whole.history.prefix(account.history.count)))
        }
        #expect(try read() == whole.movements && whole.history.count == whole.movements)
        #expect(whole.history.last.map { $0.balance == $0.charged - $0.paid } == true)
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let student = try fees.pupil("Rafiqul Islam")
        for name in ["karim", "rahima", "principal", "owner"] {
            try ScreenTrial.run(
                { _ in FeeAccountScreen(student) }, at: fees.school.desk(name), keys: 40)
        }
    }
}
