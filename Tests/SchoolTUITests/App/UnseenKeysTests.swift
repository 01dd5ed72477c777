import Testing

@testable import SchoolTUI

/// Keys that nobody meant do nothing, and sentences are read to their end.
struct UnseenKeysTests {
    private func last(_ steps: Played...) throws -> Canvas {
        try #require(playing(DemoList(), at: DemoDesk(), size: Size(), steps).canvases.last)
    }

    @Test("Esc and 2 finish nothing before they are typed twice")
    func escapeFinish() throws {
        let once = try last(.keys(.f(6)), .keys(.escape, "2"))
        #expect(once.line(0).contains("Admission"))
        #expect(once.line(22).contains("Esc 2 is F2: once more does it. Nothing was done yet."))
        let twice = try last(.keys(.f(6)), .keys(.escape, "2"), .keys(.escape, "2"))
        #expect(twice.line(22).contains("Something is missing."))
        let between = try last(.keys(.f(6)), .keys(.escape, "2"), .keys("x"), .keys(.escape, "2"))
        #expect(between.line(22).contains("once more does it"))
    }

    @Test("A digit after Esc is a digit where the screen has no such F-key")
    func escapeNothing() throws {
        let back = try last(.keys(.f(6)), .keys(.escape, "5", "5"))
        #expect(back.line(22).contains("Read again.") || back.line(0).contains("Admission"))
        let unbound = try last(.keys(.f(6)), .keys(.escape, "7"))
        #expect(unbound.line(0).hasPrefix(" Registers  "))
    }

    @Test("Nobody works at what cannot be seen: what was typed into a small window is forgotten")
    func unseen() throws {
        let back = try last(
            .read([.resize(Size(columns: 40, rows: 15))]), .milliseconds(200),
            .keys("a", .down, .f(6)), .read([.paste("x")]), .read([.resize(Size())]))
        #expect(!back.text.contains("[A]"))
        #expect(back.line(0).hasPrefix(" Registers  "))
    }

    @Test("A window dragged through small sizes loses no key")
    func dragged() throws {
        let back = try last(
            .read([.resize(Size(columns: 40, rows: 15))]), .keys(.f(6)), .milliseconds(900),
            .read([.resize(Size(columns: 20, rows: 5)), .resize(Size()), .key("q")]))
        #expect(back.line(0).contains("Admission"))
        #expect(back.text.contains("q"))
    }

    @Test("A window that stays too small keeps no more than was typed lately")
    func bounded() {
        var keys = UnseenKeys()
        keys.noteMoved(at: 0)
        let events = [Event](repeating: .key("p"), count: 300)
        #expect(events.filter { keys.takes($0, at: 1) }.count == 300)
        let others: [Event] = [.key(.f(12)), .key(.control("L")), .resize(Size()), .hangUp]
        #expect(others.filter { keys.takes($0, at: 1) } == [])
        let given = [keys.give(at: 2).count, keys.give(at: 2).count]
        #expect(given == [UnseenKeys.most, 0])
    }

    @Test("A sentence that has no room on one row takes two, and its end is read")
    func longSentence() throws {
        let stage = DeskStage(desk: DemoDesk(), root: DemoList())
        var told = stage
        let sentence = "The first half of this is long enough to fill a row of eighty columns, and "
        told.tell(Notice(sentence + "the second says what to do next."))
        let canvas = told.draw()
        #expect(canvas.line(21).hasPrefix(" The first half of this"))
        #expect(canvas.line(22).contains("what to do next."))
    }
}
