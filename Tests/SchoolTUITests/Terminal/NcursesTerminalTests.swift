import Foundation
import Testing

@testable import SchoolTUI

/// The real terminal, in bytes: the budgets of a slow line.
@Suite(.serialized) struct NcursesTerminalTests {
    /// Draws the demonstration list after each batch of keys and counts what was sent.
    private func bytes(
        _ size: Size, _ batches: [[Key]], kind: String = "xterm-256color"
    ) throws -> [Int] {
        let pseudo = try PseudoTerminal(size, kind: kind)
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        defer { terminal.close() }
        var stage = DeskStage(desk: DemoDesk(), root: DemoList())
        try stage.begin(in: Surroundings(size: terminal.size, wording: { "\($0)" }, wake: {}))
        terminal.show(stage.draw())
        var counts = [pseudo.sent().count]
        for keys in batches {
            for key in keys { _ = stage.handle(.key(key), at: 1) }
            terminal.show(stage.draw())
            counts.append(pseudo.sent().count)
        }
        return counts
    }

    @Test("A move costs at most 64 bytes, a mark 128, the first paint 3 KB")
    func budget() throws {
        let counts = try bytes(Size(), [[.down], [.down], ["a"], [.up], [.end], [], [.up, .down]])
        #expect(counts[0] <= 3072)
        #expect(counts[1...2].allSatisfy { $0 <= 64 })
        #expect(counts[3] <= 128)
        #expect(counts[4...5].allSatisfy { $0 <= 64 })
        #expect(counts[6...7].allSatisfy { $0 == 0 })
    }

    @Test("The first paint of a large window costs at most 6 KB")
    func large() throws {
        #expect(try bytes(Size(columns: 120, rows: 40), [])[0] <= 6144)
    }

    @Test(
        "Old and unknown terminals are served too",
        arguments: ["vt100", "vt220", "linux", "xterm-kitty", "no-such-terminal"])
    func kinds(kind: String) throws {
        let counts = try bytes(Size(), [[.down]], kind: kind)
        #expect(counts[0] > 500)
        #expect(counts[1] <= 64)
    }

    @Test("No move trusts a column: nothing but absolute addresses is sent")
    func absolute() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        defer { terminal.close() }
        var canvas = Canvas(Size())
        for row in 0..<20 {
            canvas.name(row, row % 5, DemoList.names[row % 14], width: 12)
            canvas.put(row, 20 + row % 3, "[P]")
        }
        terminal.show(canvas)
        let bytes = pseudo.sent()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!bytes.contains(0x08) && !bytes.contains(0x09) && !bytes.contains(0x0A))
        for final in "ABCDd" {
            let moves = text.split(separator: "\u{1B}[").filter { part in
                part.drop { $0.isNumber }.first == final
            }
            #expect(moves.isEmpty)
        }
    }

    @Test("Each name is written at its own address, after everything else")
    func names() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        defer { terminal.close() }
        var canvas = Canvas(Size())
        canvas.name(3, 5, "শ্রাবন্তী", width: 12)
        canvas.put(3, 20, "[P]")
        terminal.show(canvas)
        let text = String(decoding: pseudo.sent(), as: UTF8.self)
        let mark = try #require(text.range(of: "[P]"))
        let name = try #require(text.range(of: "\u{1B}[4;6Hশ্রাবন্তী"))
        #expect(mark.upperBound <= name.lowerBound)
        canvas.put(3, 20, "[A]")
        terminal.show(canvas)
        #expect(!String(decoding: pseudo.sent(), as: UTF8.self).contains("শ্রা"))
    }

    @Test(
        "Every form of a key arrives as that key",
        arguments: [
            ("\u{1B}OP", Key.f(1)), ("\u{1B}[11~", .f(1)), ("\u{1B}[[A", .f(1)),
            ("\u{1B}[15~", .f(5)), ("\u{1B}[[E", .f(5)), ("\u{1B}[21~", .f(10)),
            ("\u{1B}[24~", .f(12)), ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down),
            ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}OF", .end),
            ("\u{1B}[5~", .pageUp), ("\u{1B}[Z", .backTab), ("\u{1B}Op", "0"), ("\u{1B}Oy", "9"),
            ("\u{1B}Ok", "+"), ("\u{1B}Ol", "+"), ("\u{1B}On", "."), ("\u{1B}OM", .enter),
            ("\r", .enter), ("\u{7F}", .backspace), ("\u{08}", .backspace), ("\t", .tab),
            ("ক", "ক"), ("\u{04}", .control("D")),
        ])
    func keys(bytes: String, key: Key) throws {
        for kind in ["xterm-256color", "vt100"] {
            let pseudo = try PseudoTerminal(Size(), kind: kind)
            var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
            defer { terminal.close() }
            pseudo.send(Array(bytes.utf8))
            #expect(terminal.next(watching: nil, until: nil) == [.key(key)], "\(kind)")
        }
    }

    @Test("Many keys in one packet are one batch; a paste in it is text")
    func batch() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        defer { terminal.close() }
        pseudo.send(Array("a\u{1B}[Bb\u{1B}[200~x\u{1B}2\ry\u{1B}[201~c\u{1B}2".utf8))
        let events = terminal.next(watching: nil, until: nil)
        #expect(
            events == [
                .key("a"), .key(.down), .key("b"), .paste("x\u{1B}2\ny"), .key("c"),
                .key(.f(2)),
            ])
    }

    @Test("A wake-up, a deadline and a dead line end the wait")
    func waits() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        defer { terminal.close() }
        terminal.wake()
        #expect(terminal.next(watching: nil, until: nil) == [.wake])
        #expect(terminal.next(watching: nil, until: terminal.uptime + 20) == [.deadline])
        #expect(terminal.next(watching: nil, until: 1) == [.deadline])
    }

    @Test("The line's modes come back as they were")
    func restored() throws {
        let pseudo = try PseudoTerminal(Size())
        let before = pseudo.modes()
        let terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        #expect(pseudo.modes() != before)
        terminal.close()
        #expect(pseudo.modes() == before)
    }

    @Test("Standard input that is no terminal is refused, not served")
    func noTerminal() throws {
        let pseudo = try PseudoTerminal(Size(), kind: "dumb")
        #expect(throws: TerminalFailure.notATerminal) {
            _ = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        }
    }

    /// The package manager refuses colours for its tests; these are about them.
    init() { unsetenv("NO_COLOR") }

    /// What a canvas of every style sends after one of the usual look, without the probe.
    private func sent(
        _ look: Look, kind: String = "xterm-256color", monochrome: Bool = false
    ) throws -> String {
        let pseudo = try PseudoTerminal(Size(), kind: kind)
        var terminal = try NcursesTerminal(
            input: pseudo.far, output: pseudo.far, monochrome: monochrome)
        defer { terminal.close() }
        terminal.show(Canvas(Size()))
        _ = pseudo.sent()
        var canvas = Canvas(Size(), look: look)
        for style in Style.allCases { canvas.put(Int(style.rawValue), 3, "meaning", style) }
        terminal.show(canvas)
        return String(decoding: pseudo.sent(), as: UTF8.self)
    }

    @Test("No theme paints a background or uses more colours than there are")
    func themes() throws {
        for theme in Theme.allCases {
            for (kind, isColoured) in [
                ("xterm-256color", true), ("xterm", true), ("linux", true), ("vt220", false),
            ] {
                let text = try sent(Look(theme: theme), kind: kind)
                let codes = text.matches(of: #/\u{1B}\[([0-9;]*)m/#).flatMap {
                    $0.1.split(separator: ";").compactMap { Int($0) }
                }
                #expect(codes.allSatisfy { !(40...47).contains($0) && !(100...107).contains($0) })
                let bright = codes.filter { (90...97).contains($0) || $0 == 38 }
                if kind != "xterm-256color" { #expect(bright == [], "\(kind) \(theme)") }
                let hasColour = codes.contains { (30...37).contains($0) || (90...97).contains($0) }
                let mayColour = isColoured && (theme == .dark || theme == .light)
                #expect(hasColour == mayColour, "\(kind) \(theme) \(codes)")
                #expect(codes.contains(7) && codes.contains(4))
            }
        }
    }

    @Test("Monochrome and NO_COLOR leave only bold, dim, underline and reverse")
    func monochrome() throws {
        let coloured = #/\u{1B}\[[0-9;]*(?:3[0-7]|9[0-7])[0-9;]*m/#
        #expect(try sent(Look(theme: .light)).contains(coloured))
        #expect(try !sent(Look(theme: .light), monochrome: true).contains(coloured))
        setenv("NO_COLOR", "1", 1)
        defer { unsetenv("NO_COLOR") }
        #expect(try !sent(Look(theme: .light)).contains(coloured))
    }

    @Test("Clicks, the order of names and the clipboard are asked for, and given back at the end")
    func wishes() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        terminal.show(Canvas(Size()))
        #expect(!String(decoding: pseudo.sent(), as: UTF8.self).contains("\u{1B}[?1000h"))
        var look = Look()
        look.hasMouse = true
        look.rightToLeft = .byUs
        terminal.show(Canvas(Size(), look: look))
        let asked = String(decoding: pseudo.sent(), as: UTF8.self)
        #expect(asked.contains("\u{1B}[?1000h\u{1B}[?1006h") && asked.contains("\u{1B}[8l"))
        #expect(!asked.contains("1003"))
        terminal.show(Canvas(Size(), look: look))
        #expect(pseudo.sent().isEmpty)
        terminal.copy("01711 204455\u{1B}]0;x\u{7}")
        let copied = String(decoding: pseudo.sent(), as: UTF8.self)
        #expect(copied == "\u{1B}]52;c;MDE3MTEgMjA0NDU1XTA7eA==\u{1B}\\")
        terminal.close()
        let given = String(decoding: pseudo.sent(), as: UTF8.self)
        #expect(given.contains("\u{1B}[?1006l\u{1B}[?1000l") && given.contains("\u{1B}[8h"))
    }

    @Test("The widths are asked before the first paint, and only of a terminal that answers")
    func probe() throws {
        let pseudo = try PseudoTerminal(Size())
        var terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
        var canvas = Canvas(Size())
        canvas.put(3, 3, "first")
        terminal.show(canvas)
        let text = String(decoding: pseudo.sent(), as: UTF8.self)
        let last = try #require(text.ranges(of: "\u{1B}[6n").last)
        let first = try #require(text.range(of: "first"))
        #expect(text.ranges(of: "\u{1B}[6n").count == 5 && last.upperBound < first.lowerBound)
        let answers = [3, 4, 3, 3, 2].map { "\u{1B}[2;\($0)R" }.joined()
        pseudo.send(Array(answers.utf8))
        let events = terminal.next(watching: nil, until: nil)
        #expect(events == [.measured(TerminalFacts(marksTakeColumns: true))])
        terminal.close()
        for kind in ["pcansi", "unknown"] {
            let pseudo = try PseudoTerminal(Size(), kind: kind)
            let terminal = try NcursesTerminal(input: pseudo.far, output: pseudo.far)
            terminal.close()
            let asks = String(decoding: pseudo.sent(), as: UTF8.self).contains("[6n")
            #expect(asks == (kind == "unknown"))  // Falls back to the family's description.
        }
    }
}
