import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct LookTests {
    private func shown(_ look: Look, alone: Bool = false) -> [String] {
        Look.$current.withValue(look) {
            [("রফিকুল", "Rafiqul"), ("محمد", "Muhammad"), ("Zoë", "Zoë")].map {
                SchoolTUI.shown(name: $0, latin: $1, standsAlone: alone)
            }
        }
    }

    @Test("Grids show names as written, but Latin ones where a terminal would turn the row")
    func standard() {
        #expect(shown(Look()) == ["রফিকুল", "Muhammad", "Zoë"])
        #expect(shown(Look(), alone: true) == ["রফিকুল", "محمد", "Zoë"])
    }

    @Test("By us, names from right to left stand in grids as they are written")
    func byUs() {
        var look = Look()
        look.rightToLeft = .byUs
        #expect(shown(look) == ["রফিকুল", "محمد", "Zoë"])
        look.rightToLeft = .latin
        #expect(shown(look, alone: true) == ["রফিকুল", "Muhammad", "Zoë"])
    }

    @Test("Latin names are Latin everywhere, where there is such a form")
    func latin() {
        var look = Look()
        look.isLatin = true
        #expect(shown(look, alone: true) == ["Rafiqul", "Muhammad", "Zoë"])
        Look.$current.withValue(look) {
            #expect(SchoolTUI.shown(name: "রফিকুল", latin: "") == "রফিকুল")
            #expect(SchoolTUI.shown(name: "রফিকুল", latin: nil) == "রফিকুল")
        }
    }

    @Test("On the machine's own console names are Latin whatever is preferred")
    func console() {
        var preferences = Preferences()
        let console = TerminalFacts(isConsole: true)
        for word in ["on", "off", "automatic"] {
            preferences[.latinNames] = word
            #expect(Look(preferences, on: console).isLatin)
            #expect(Look(preferences, on: TerminalFacts()).isLatin == (word == "on"))
        }
        #expect(Look(on: console).isLatin)
    }

    @Test("Every preference has its place in the look")
    func preferred() {
        var preferences = Preferences()
        for (preference, word) in [
            (Preference.theme, "light"), (.rightToLeft, "by-us"), (.lines, "off"),
            (.charts, "none"), (.cursor, "row-start"), (.mouse, "on"), (.copying, "on"),
        ] { preferences[preference] = word }
        let look = Look(preferences, on: TerminalFacts())
        #expect(look.theme == .light && look.rightToLeft == .byUs && look.charts == .none)
        #expect(!look.hasLines && look.cursorAtRowStart && look.hasMouse && look.mayCopy)
        #expect(Look(Preferences(), on: TerminalFacts()) == Look())
    }

    @Test("The words of the preferences are those of the look")
    func words() {
        #expect(Set(Preference.theme.choices) == Set(Theme.allCases.map(\.rawValue)))
        #expect(Set(Preference.rightToLeft.choices) == Set(RightToLeft.allCases.map(\.rawValue)))
        #expect(Preference.charts.choices == ChartStyle.allCases.map(\.rawValue))
    }

    @Test("A terminal that draws lines two columns wide, or takes our bytes for another alphabet")
    func foreign() {
        let wide = Look(Preferences(), on: TerminalFacts(hasWideLines: true))
        #expect(!wide.hasLines && wide.charts == .ascii && !wide.isLatin)
        let foreign = Look(Preferences(), on: TerminalFacts(isForeign: true))
        #expect(!foreign.hasLines && foreign.charts == .ascii && foreign.isLatin)
    }

    @Test("Without lines there is not one piece of a box, and bars follow their setting")
    func bare() {
        var look = Look()
        look.hasLines = false
        for (style, bar) in [(ChartStyle.blocks, "█"), (.ascii, "#"), (.none, "")] {
            look.charts = style
            var canvas = Canvas(Size(columns: 40, rows: 9), look: look)
            canvas.bar(3, rows: 0..<9)
            _ = canvas.panel("A title", rows: 4, columns: 30)
            canvas.rule(8, "Dues")
            canvas.put(7, 0, "├─┤")
            canvas.blocks(0, 10, share: 0.5, width: 4)
            #expect(!canvas.text.contains { ("\u{2500}"..."\u{257F}").contains($0) })
            #expect(canvas.text.contains("A title") && canvas.text.contains("Dues"))
            #expect(canvas.line(0).dropFirst(10).hasPrefix(bar + bar + " "))
        }
    }

    @Test("A name is cut by what this terminal needs for it, between characters")
    func cut() {
        var look = Look()
        var usual = Canvas(Size(columns: 40, rows: 1), look: look)
        look.marksTakeColumns = true
        var strange = Canvas(Size(columns: 40, rows: 1), look: look)
        for room in 1...12 {
            usual.name(0, 0, "শ্রাবন্তী কৃষ্ণা", width: room)
            strange.name(0, 0, "শ্রাবন্তী কৃষ্ণা", width: room)
            let (seen, cut) = (usual.names.first?.text ?? "", strange.names.first?.text ?? "")
            #expect(TextWidth.columns(seen) <= room)
            #expect(TextWidth.columns(cut, marks: 1) <= room)
            for text in [seen, cut] where text.hasSuffix("…") {
                #expect("শ্রাবন্তী কৃষ্ণা".map { $0 }.starts(with: text.dropLast()))
            }
        }
        #expect(TextWidth.columns("শ্রাবন্তী") == 7 && TextWidth.columns("শ্রাবন্তী", marks: 1) == 9)
    }

    @Test("A mark that begins a text gets a circle to stand on")
    func lonelyMark() {
        var canvas = Canvas(Size(columns: 10, rows: 2))
        canvas.name(1, 0, "\u{301}x", width: 5)
        #expect(canvas.line(1).unicodeScalars.first == "\u{25CC}")
    }

    @Test("The cursor goes to the row's beginning only where nothing is typed")
    func rowStart() {
        var look = Look()
        look.cursorAtRowStart = true
        var canvas = Canvas(Size(columns: 40, rows: 9), look: look)
        canvas.cursor = Position(row: 2, column: 17)
        canvas.putCursorAtRowStart()
        #expect(canvas.cursor == Position(row: 2, column: 0))
        canvas.edit(LineEditor("abc"), 3, 10, width: 9, isFocused: true)
        canvas.putCursorAtRowStart()
        #expect(canvas.cursor == Position(row: 3, column: 13))
        let inside = canvas.panel("Box", rows: 3, columns: 20)
        canvas.cursor = Position(row: inside.row, column: inside.column + 9)
        canvas.putCursorAtRowStart()
        #expect(canvas.cursor == Position(row: inside.row, column: inside.column))
    }
}
