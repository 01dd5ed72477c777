// The screen reader against what terminals do.

import Testing

struct ScreenReaderTests {
    private func screen(_ bytes: String, columns: Int = 20, rows: Int = 4) -> ScreenReader {
        var screen = ScreenReader(columns: columns, rows: rows)
        screen.feed(bytes)
        return screen
    }

    @Test(
        "A sequence does what xterm does",
        arguments: [
            Sample("places the cursor", "one\r\ntwo\u{1B}[1;5Hthree", "one three\ntwo\n\n"),
            Sample("erases to the end of the row", "abcdef\u{1B}[4D\u{1B}[K", "ab\n\n\n"),
            Sample("erases to the start of the row", "abcdef\u{1B}[3G\u{1B}[1K", "   def\n\n\n"),
            Sample("erases below", "a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J", "a\n\n\n"),
            Sample("erases all", "a\r\nb\r\nc\u{1B}[2J", "\n\n\n"),
            Sample("deletes characters", "abcdef\u{1B}[2G\u{1B}[2P", "adef\n\n\n"),
            Sample("inserts characters", "abcdef\u{1B}[2G\u{1B}[2@", "a  bcdef\n\n\n"),
            Sample("erases characters", "abcdef\u{1B}[2G\u{1B}[2X", "a  def\n\n\n"),
            Sample("inserts a row", "a\r\nb\r\nc\u{1B}[1;1H\u{1B}[L", "\na\nb\nc"),
            Sample("deletes a row", "a\r\nb\r\nc\u{1B}[1;1H\u{1B}[M", "b\nc\n\n"),
            Sample("scrolls at the bottom", "a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"),
            Sample("scrolls in a region", "a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\n", "a\nc\n\nd"),
            Sample("scrolls back at the top", "a\r\nb\u{1B}[1;1H\u{1B}M", "\na\nb\n"),
            Sample("repeats", "a\u{1B}[5bc", "aaaaaac\n\n\n"),
            Sample("draws lines", "\u{1B}(0lqk\u{1B}(Bq", "┌─┐q\n\n\n"),
            Sample("draws lines from the second set", "\u{1B})0\u{E}x\u{F}x", "│x\n\n\n"),
            Sample("takes a title", "\u{1B}]0;title\u{7}a\u{1B}]2;b\u{1B}\\c", "ac\n\n\n"),
            Sample("goes to a tab stop", "a\tb\u{1B}[3;4dx", "a       b\n\n         x\n"),
            Sample("inserts as it types", "\u{1B}[4habc\u{1B}[2Gx\u{1B}[4l", "axbc\n\n\n"),
            Sample(
                "ignores what it does not know", "\u{1B}[>4;1ma\u{1B}[?1h\u{1B}=\u{1B}[22;0;0tb",
                "ab\n\n\n"),
        ])
    func sequence(sample: Sample) { #expect(screen(sample.bytes).text == sample.wanted) }

    /// Named, so that no report carries the sequence to the terminal of whoever reads it.
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: String
        let wanted: String

        init(_ name: String, _ bytes: String, _ wanted: String) {
            (testDescription, self.bytes, self.wanted) = (name, bytes, wanted)
        }
    }

    @Test("A line wraps only when the next character comes")
    func wrapping() {
        var screen = screen("12345", columns: 5, rows: 2)
        #expect(screen.cursor == ScreenReader.Place(row: 0, column: 4))
        screen.feed("6")
        #expect(screen.text == "12345\n6")
    }

    @Test("The other screen leaves the first as it was")
    func otherScreen() {
        var screen = screen("before\u{1B}[?1049h\u{1B}[2J\u{1B}[Hinside")
        #expect(screen.row(0) == "inside" && screen.isOtherScreen)
        screen.feed("\u{1B}[?1049l")
        #expect(screen.row(0) == "before" && !screen.isOtherScreen)
        #expect(screen.cursor == ScreenReader.Place(row: 0, column: 6))
    }

    @Test("Styles and colours are kept with the cells")
    func styles() {
        let screen = screen("\u{1B}[1;7mA\u{1B}[0;38;5;196mB\u{1B}[48;2;1;2;3mC\u{1B}[mD")
        #expect(screen.style(of: "A") == ScreenReader.Style(isBold: true, isReversed: true))
        #expect(screen.style(of: "B")?.foreground == 196)
        #expect(screen.style(of: "C")?.background == 0x1010203)
        #expect(screen.style(of: "D") == ScreenReader.Style())
    }

    @Test(
        "A name is as wide as the terminal believes",
        arguments: [
            ("রফিকুল", [5, 4, 6]), ("শ্রাবন্তী", [7, 3, 9]), ("مُحَمَّد", [4, 4, 8]),
            ("e\u{301}", [1, 1, 2]), ("कि", [2, 1, 2]), ("王小明", [6, 6, 6]), ("Müller", [6, 6, 6]),
        ])
    func widths(name: String, wanted: [Int]) {
        for (model, columns) in zip(WidthOpinion.allCases, wanted) {
            var screen = ScreenReader(columns: 20, rows: 1, widths: model)
            screen.feed(name)
            #expect(screen.cursor.column == columns, "\(model)")
            screen.feed("|")
            #expect(screen.row(0).unicodeScalars.elementsEqual((name + "|").unicodeScalars))
            #expect(screen.find("|")?.column == columns)
        }
    }

    @Test("A sequence may be cut anywhere")
    func cut() {
        let bytes = Array("ab\u{1B}[31m\u{1B}[2;3Hশ্রা\u{1B}]0;x\u{1B}\\é\u{1B}(0q".utf8)
        var whole = ScreenReader(columns: 20, rows: 4)
        whole.feed(bytes)
        for cut in bytes.indices {
            var screen = ScreenReader(columns: 20, rows: 4)
            screen.feed(bytes[..<cut])
            screen.feed(bytes[cut...])
            #expect(screen.cells == whole.cells, "cut before byte \(cut)")
        }
    }

    @Test("A terminal answers where its cursor is")
    func answers() {
        let screen = screen("abc\u{1B}[6n")
        #expect(String(decoding: screen.answers, as: UTF8.self) == "\u{1B}[1;4R")
    }

    @Test("Any bytes leave a whole screen")
    func anyBytes() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var screen = ScreenReader(
                columns: 7, rows: 3, widths: .allCases.randomElement(using: &random) ?? .glibc)
            let pool = Array("\u{1B}[;?0123456789HJKLMPrSTXbm@hlc\n\r\t王é".utf8) + [0xFF, 0x80]
            screen.feed((0..<400).map { _ in pool.randomElement(using: &random) ?? 0 })
            screen.resize(columns: 9, rows: 2)
            #expect(screen.cells.count == 2 && screen.cells.allSatisfy { $0.count == 9 })
        }
    }
}
