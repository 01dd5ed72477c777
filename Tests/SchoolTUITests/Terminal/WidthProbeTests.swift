import Testing

@testable import SchoolTUI

struct WidthProbeTests {
    private func facts(_ columns: [Int], after milliseconds: Int64 = 20) -> TerminalFacts? {
        var probe = WidthProbe()
        probe.ask(at: 1000)
        for column in columns { probe.take(column: column, at: 1000 + milliseconds) }
        return probe.result(for: TerminalFacts())
    }

    @Test("A terminal like the C library, and one of clusters, are cut for as usual")
    func usual() {
        #expect(facts([3, 3, 2, 2, 2]) == TerminalFacts(marksTakeColumns: false))
        #expect(facts([2, 2, 2, 2, 2]) == TerminalFacts(marksTakeColumns: false))
    }

    @Test("A terminal that gives marks a column is known by any of three answers")
    func marks() {
        #expect(facts([3, 4, 3, 3, 2])?.marksTakeColumns == true)
        #expect(facts([3, 3, 2, 3, 2])?.marksTakeColumns == true)
    }

    @Test("Wide lines and foreign alphabets are known by the line")
    func lines() {
        #expect(facts([3, 3, 2, 2, 3])?.hasWideLines == true)
        let foreign = facts([7, 10, 4, 5, 4])
        #expect(foreign?.isForeign == true && foreign?.hasWideLines == false)
    }

    @Test("Four answers, or late ones, say nothing")
    func nothing() {
        #expect(facts([3, 4, 3, 3]) == nil)
        #expect(facts([3, 4, 3, 3, 2], after: WidthProbe.usualPatience) == nil)
        var silent = WidthProbe()
        silent.take(column: 9, at: 5)
        #expect(silent.patient(at: 5) == nil && !silent.mayAnswer(at: 5))
    }

    @Test("The patience ends by itself, and with the fifth answer")
    func patience() {
        var probe = WidthProbe()
        probe.ask(at: 1000)
        #expect(probe.patient(at: 1299) == 1300 && probe.patient(at: 1300) == nil)
        for _ in 1...5 { probe.take(column: 2, at: 1010) }
        #expect(probe.patient(at: 1011) == nil && !probe.mayAnswer(at: 1011))
        #expect(probe.result(for: TerminalFacts()) != nil)
        #expect(probe.result(for: TerminalFacts()) == nil)
    }

    /// Reads pieces of bytes, each a while after the other.
    private func decoded(_ pieces: [String], every pause: Int64 = 60) -> (KeyDecoder, [Event]) {
        var decoder = KeyDecoder()
        decoder.probe.ask(at: 0)
        var events: [Event] = []
        for (place, piece) in pieces.enumerated() {
            let now = Int64(place) * pause + 1
            events += decoder.events([], at: now)
            events += decoder.events(piece.unicodeScalars.map { .scalar($0) }, at: now)
        }
        return (decoder, events)
    }

    @Test("Answers are never typed, whole or torn anywhere, in time or late")
    func swallowed() {
        let answers = ["3", "4", "3", "3", "2"].map { "\u{1B}[2;\($0)R" }.joined()
        let all = answers.map { String($0) }
        for cut in 1..<all.count {
            let pieces = [all[..<cut].joined(), all[cut...].joined()]
            var (decoder, events) = decoded(pieces)
            #expect(events == [], "cut at \(cut)")
            #expect(decoder.probe.result(for: TerminalFacts())?.marksTakeColumns == true)
            #expect(
                decoded(pieces, every: 400).1.filter { $0 != .lateKey(nil) } == [.key(.escape)]
                    || decoded(pieces, every: 400).1 == [])
        }
        let (_, late) = decoded(["", "", answers], every: 2000)
        #expect(late == [])
    }

    @Test("An Esc that no answer follows is a key after a moment")
    func escape() {
        var (decoder, events) = decoded(["\u{1B}"])
        #expect(events == [] && decoder.deadline == 251)
        #expect(decoder.events([], at: 250) == [])
        #expect(decoder.events([], at: 251) == [.key(.escape)])
        #expect(decoder.deadline == nil && !decoder.holdsEscape)
        let (_, both) = decoded(["\u{1B}", "a"])
        #expect(both == [.key(.escape), .key("a")])
    }

    @Test("Shift and F3, which looks like an answer from the first row, is none")
    func shifted() {
        let (decoder, events) = decoded(["\u{1B}[1;2R", "a"])
        #expect(events == [.key("a")])
        var asked = WidthProbe()
        asked.ask(at: 0)
        #expect(decoder.probe == asked)
    }

    @Test("With nothing asked, Esc is a key at once")
    func unasked() {
        var decoder = KeyDecoder()
        #expect(decoder.events([.scalar("\u{1B}")], at: 5) == [.key(.escape)])
    }

    @Test("Buttons and the wheel are events; releases and movements are nothing")
    func mouse() {
        let (_, events) = decoded([
            "\u{1B}[<0;10;5M\u{1B}[<0;10;5m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<35;4;4M"
                + "\u{1B}[<0;0;0M\u{1B}[<9;M"
        ])
        #expect(
            events == [
                .mouse(.click(Position(row: 4, column: 9))), .mouse(.wheelUp), .mouse(.wheelDown),
            ])
    }
}
