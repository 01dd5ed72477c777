import Testing

@testable import SchoolTUI

struct KeyDecoderTests {
    private func scalars(_ text: String) -> [Raw] { text.unicodeScalars.map { .scalar($0) } }

    private func decoded(_ text: String) -> [Event] {
        var decoder = KeyDecoder()
        return decoder.events(scalars(text), at: 5000)
    }

    @Test("Characters and control characters become keys")
    func plain() {
        #expect(
            decoded("aক\r\n\t\u{7F}\u{08}\u{04}\u{10}\u{00}").compactMap(key) == [
                "a", "ক", .enter, .enter, .tab, .backspace, .backspace, .control("D"),
                .control("P"),
            ])
    }

    private func key(_ event: Event) -> Key? {
        if case .key(let key) = event { key } else { nil }
    }

    @Test("An unknown sequence is swallowed, never typed")
    func unknown() {
        #expect(decoded("\u{1B}[24;80Ra").compactMap(key) == ["a"])
        #expect(decoded("\u{1B}[?1;2cx").compactMap(key) == ["x"])
    }

    @Test("Esc and a digit in one read are the F-key")
    func escapeDigit() {
        #expect(decoded("\u{1B}2").compactMap(key) == [.f(2)])
    }

    @Test("The rest of a torn sequence takes its Esc back")
    func torn() {
        var decoder = KeyDecoder()
        #expect(decoder.events(scalars("\u{1B}"), at: 5000) == [.key(.escape)])
        #expect(decoder.events(scalars("[A"), at: 5060) == [.lateKey(.up)])
        #expect(decoder.events(scalars("\u{1B}"), at: 6000) == [.key(.escape)])
        #expect(decoder.events(scalars("OPb"), at: 6060) == [.lateKey(.f(1)), .key("b")])
        #expect(decoder.events(scalars("\u{1B}"), at: 7000) == [.key(.escape)])
        #expect(decoder.events(scalars("[99x"), at: 7100) == [.lateKey(nil)])
        #expect(decoder.events(scalars("\u{1B}"), at: 8000) == [.key(.escape)])
        #expect(decoder.events(scalars("["), at: 10_000) == [.key("[")])
    }

    @Test("A paste is text whatever it holds, in one read or in several")
    func paste() {
        var decoder = KeyDecoder()
        let whole = [.pasteBegin] + scalars("F\u{1B}2\rx") + [.key(.up), .pasteEnd]
        #expect(decoder.events(whole, at: 5000) == [.paste("F\u{1B}2\nx")])
        #expect(decoder.events([.pasteBegin] + scalars("Di"), at: 5000).isEmpty)
        let rest = scalars("pa") + [Raw.pasteEnd]
        #expect(decoder.events(rest, at: 5500) == [.paste("Dipa")])
    }

    @Test("A paste whose end is lost ends by itself, and is never larger than 4 KB")
    func lostPaste() {
        var decoder = KeyDecoder()
        let flood = [Raw.pasteBegin] + scalars(String(repeating: "x", count: 10_000))
        #expect(decoder.events(flood, at: 5000).isEmpty)
        let events = decoder.events(scalars("a"), at: 9000)
        #expect(events == [.paste(String(repeating: "x", count: 4096)), .key("a")])
    }

    @Test("What only a terminal says is swallowed to its end, in one read or torn anywhere")
    func words() {
        for answer in [
            "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}]10;rgb:f/f/f\u{1B}\\", "\u{1B}P>|XTerm\u{1B}\\",
            "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{9D}0;title\u{9C}", "\u{1B}[M #7",
            "\u{1B}[<0;5;5m", "\u{9B}1;2R",
        ] {
            #expect(decoded(answer + "a") == [.key("a")])
            for cut in answer.unicodeScalars.indices.dropFirst(2) {
                var decoder = KeyDecoder()
                let parts = [answer.unicodeScalars[..<cut], answer.unicodeScalars[cut...]]
                // A person may have typed what a torn head of such an answer looks like.
                guard !["P", ">", "1", "$", "_"].contains(parts[0].last ?? " ") else { continue }
                let events = parts.flatMap { part in
                    decoder.events(part.map { .scalar($0) }, at: 5000)
                }
                #expect(events == [], "\(Array(parts[0]))")
                #expect(decoder.events(scalars("a"), at: 5001) == [.key("a")])
            }
        }
    }

    @Test("Esc and a capital P before a roll number are keys, and no answer")
    func notAnAnswer() {
        #expect(
            decoded("\u{1B}P17a") == [.key(.escape), .key("P"), .key("1"), .key("7"), .key("a")])
        #expect(decoded("\u{1B}x]") == [.key(.escape), .key("x"), .key("]")])
    }

    @Test("An O alone behind an Esc is held for a moment: it may be half a key, or a letter")
    func held() {
        var decoder = KeyDecoder()
        #expect(decoder.events(scalars("\u{1B}"), at: 5000) == [.key(.escape)])
        #expect(decoder.events(scalars("O"), at: 5060) == [])
        #expect(decoder.deadline == 5260)
        #expect(decoder.events([], at: 5260) == [.key("O")])
        #expect(decoder.deadline == nil)
        #expect(decoder.events(scalars("\u{1B}"), at: 6000) == [.key(.escape)])
        #expect(decoder.events(scalars("O"), at: 6060) == [])
        #expect(decoder.events(scalars("w"), at: 6120) == [.lateKey("7")])
        #expect(decoder.events(scalars("\u{1B}"), at: 7000) == [.key(.escape)])
        #expect(decoder.events(scalars("O"), at: 7060) == [])
        #expect(decoder.events(scalars("z"), at: 7120) == [.key("O"), .key("z")])
    }

    @Test("The console's F-keys are keys, torn or whole")
    func console() {
        #expect(decoded("\u{1B}[[A\u{1B}[[E") == [.key(.f(1)), .key(.f(5))])
        var decoder = KeyDecoder()
        #expect(decoder.events(scalars("\u{1B}[["), at: 5000) == [])
        #expect(decoder.events(scalars("A"), at: 5060) == [.key(.f(1))])
    }

    @Test("A sequence that another one tears off is swallowed as far as it came")
    func tornByAnother() {
        #expect(decoded("\u{1B}[\u{1B}[A") == [.key(.up)])
        #expect(decoded("\u{1B}[1;\ra") == [.key(.enter), .key("a")])
    }

    @Test("A paste whose marks are torn is still text")
    func tornPaste() {
        var decoder = KeyDecoder()
        #expect(decoder.events(scalars("\u{1B}[20"), at: 5000) == [])
        #expect(decoder.events(scalars("0~F\r\u{1B}[20"), at: 5060) == [])
        #expect(decoder.isPasting && decoder.deadline == 6061)
        #expect(decoder.events(scalars("1~a"), at: 5120) == [.paste("F\n"), .key("a")])
        #expect(!decoder.isPasting)
    }

    @Test("Any bytes at all decode without a trap")
    func random() {
        var generator = SeededGenerator(seed: 7)
        var decoder = KeyDecoder()
        for round in 0..<2000 {
            let read = (0..<Int.random(in: 0...12, using: &generator)).map { _ -> Raw in
                switch Int.random(in: 0...9, using: &generator) {
                case 0: .pasteBegin
                case 1: .pasteEnd
                case 2: .unknown
                case 3: .key(.down)
                case 4: .scalar("\u{1B}")
                case 5: .scalar("[")
                default: .scalar(Unicode.Scalar(UInt8.random(in: 0...255, using: &generator)))
                }
            }
            _ = decoder.events(read, at: Int64(round) * 300)
        }
    }
}

/// A random source that gives the same numbers each time.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
