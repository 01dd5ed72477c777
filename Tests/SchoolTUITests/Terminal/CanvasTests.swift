import Testing

@testable import SchoolTUI

struct CanvasTests {
    @Test("Text is cut at the right edge and never wraps")
    func cut() {
        var canvas = Canvas(Size(columns: 10, rows: 2))
        canvas.put(0, 4, "Mathematics")
        canvas.put(5, 0, "below the screen")
        canvas.put(1, -3, "left of it")
        #expect(canvas.text == "    Mathe…\n")
    }

    @Test("A field is blanked before it is filled, and filled from the chosen end")
    func field() {
        var canvas = Canvas(Size(columns: 12, rows: 1))
        canvas.put(0, 0, "xxxxxxxxxxxx")
        canvas.put(0, 2, "7.50", width: 8, align: .right)
        #expect(canvas.text == "xx    7.50xx")
    }

    @Test("Names in any script lie in a layer of their own over blanks")
    func names() {
        var canvas = Canvas(Size(columns: 30, rows: 1))
        canvas.name(0, 2, "রফিকুল ইসলাম", width: 16)
        canvas.put(0, 20, "[P]")
        #expect(canvas.names.count == 1)
        #expect(canvas.names.first?.width == TextWidth.columns("রফিকুল ইসলাম"))
        #expect(canvas.rows[0][2..<20].allSatisfy { $0.text == " " })
        #expect(canvas.line(0).hasSuffix("[P]       "))
        #expect(canvas.text.contains("রফিকুল ইসলাম"))
    }

    @Test("A Latin name is ordinary text")
    func latin() {
        var canvas = Canvas(Size(columns: 30, rows: 1))
        canvas.name(0, 0, "Zoë Fernandes", width: 20)
        #expect(canvas.names.isEmpty)
        #expect(canvas.text == "Zoë Fernandes")
    }

    @Test("What is drawn over a name takes its place")
    func overdrawn() {
        var canvas = Canvas(Size(columns: 30, rows: 1))
        canvas.name(0, 0, "রফিকুল ইসলাম", width: 20)
        canvas.put(0, 4, "box")
        #expect(canvas.names.count == 1)
        #expect(canvas.names.allSatisfy { $0.column + $0.width <= 4 })
        canvas.clear(0, 0..<30)
        #expect(canvas.names.isEmpty)
    }

    @Test("Half of a wide character never stays")
    func wide() {
        var canvas = Canvas(Size(columns: 10, rows: 1))
        canvas.place(halfWide, 0, 0)
        canvas.put(0, 2, "x")
        #expect(canvas.rows[0].map { TextWidth.columns($0.text) }.reduce(0, +) == 10)
    }

    private var halfWide: Canvas {
        var canvas = Canvas(Size(columns: 10, rows: 1))
        canvas.put(0, 1, "学校")
        return canvas
    }

    @Test("A box has a title and hides what was under it")
    func box() {
        var canvas = Canvas(Size(columns: 16, rows: 4))
        for row in 0..<4 { canvas.put(row, 0, "################") }
        canvas.box(Area(row: 0, column: 2, rows: 3, columns: 12), "Sure?")
        #expect(
            canvas.text == """
                ##┌ Sure? ───┐##
                ##│          │##
                ##└──────────┘##
                ################
                """)
    }

    @Test("Rules, right ends and centres")
    func shapes() {
        var canvas = Canvas(Size(columns: 20, rows: 3))
        canvas.rule(0, "Dues")
        canvas.putRight(1, "total 5.00")
        canvas.putCentred(2, "locked")
        #expect(
            canvas.text == """
                ── Dues ────────────
                          total 5.00
                       locked
                """)
        #expect(canvas.styles.hasPrefix("dd.tttt.dddddddddddd"))
    }

    @Test("One canvas laid on another brings its names and its cursor")
    func place() {
        var inner = Canvas(Size(columns: 20, rows: 2))
        inner.name(1, 1, "कृष्ण", width: 10)
        inner.cursor = Position(row: 1, column: 0)
        var outer = Canvas(Size(columns: 20, rows: 4))
        outer.place(inner, 1, 0)
        #expect(outer.cursor == Position(row: 2, column: 0))
        #expect(outer.names.map(\.row) == [2])
        #expect(outer.text.contains("कृष्ण"))
    }

    @Test(
        "Lists show the Latin name of a right-to-left name, unless it stands alone",
        arguments: [
            ("محمد نعیم", "Mohammad Naeem", false, "Mohammad Naeem"),
            ("محمد نعیم", "Mohammad Naeem", true, "محمد نعیم"),
            ("محمد نعیم", "", false, "محمد نعیم"), ("রফিকুল", "Rafiqul", false, "রফিকুল"),
        ])
    func latinNames(name: String, latin: String, isAlone: Bool, expected: String) {
        #expect(shown(name: name, latin: latin, standsAlone: isAlone) == expected)
    }
}
