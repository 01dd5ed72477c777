import Testing

@testable import SchoolTUI

/// What a canvas says, in which order.
struct ReadingTests {
    private func heard(_ draw: (inout Canvas) -> Void) -> [Told] {
        var canvas = Canvas.heard(Size(columns: 60, rows: 8))
        draw(&canvas)
        return canvas.told
    }

    @Test("Two blanks part two things, and a label is said before its value")
    func labels() {
        let told = heard { canvas in
            canvas.put(0, 1, "Born", .dim)
            canvas.put(0, 10, "Fri 4 Jan 2013")
            canvas.put(0, 30, "Sex", .dim)
            canvas.put(0, 34, "boy")
        }
        #expect(told == [.sentence("Born: Fri 4 Jan 2013, Sex: boy")])
    }

    @Test("What had no room is read whole")
    func whole() {
        let told = heard { canvas in
            canvas.put(0, 1, "Grandfather of both", width: 10)
            canvas.name(1, 1, "রফিকুল ইসলাম চৌধুরী", width: 8)
            canvas.put(2, 1, "overwritten whole", width: 6)
            canvas.put(2, 1, "by this")
        }
        let whole = ["Grandfather of both", "রফিকুল ইসলাম চৌধুরী", "by this"]
        #expect(told == whole.map { .sentence($0) })
    }

    @Test("Lines, blocks and the mark of the cursor are drawn and not said")
    func signs() {
        let told = heard { canvas in
            canvas.rule(0, "Ledger")
            canvas.put(1, 0, ">")
            canvas.put(1, 2, "Tuition")
            canvas.blocks(2, 0, share: 0.5, width: 20)
            canvas.put(3, 0, "------------")
        }
        #expect(told == [.sentence("Ledger"), .sentence("Tuition")])
    }

    @Test("What stands left of an upright line is read before what stands right of it")
    func panes() {
        let told = heard { canvas in
            for row in 0..<2 {
                canvas.put(row, 1, "left \(row)")
                canvas.put(row, 22, "right \(row)")
            }
            canvas.bar(20, rows: 0..<2)
            canvas.put(3, 1, "below")
        }
        #expect(told == ["left 0", "left 1", "right 0", "right 1", "below"].map { .sentence($0) })
    }

    @Test("Names keep the order in which they are written, from right to left too")
    func logicalOrder() {
        let told = heard { canvas in
            canvas.name(0, 1, "محمد نعیم", width: 20)
            canvas.put(0, 24, "7-A")
            canvas.name(1, 1, "রফিকুল ইসলাম", width: 20)
        }
        #expect(told == [.sentence("محمد نعیم, 7-A"), .sentence("রফিকুল ইসলাম")])
    }

    @Test("What has words of its own is said by them, and not a second time from its cells")
    func once() {
        let told = heard { canvas in
            canvas.say(.sentence("3 absent"), 0) { $0.put(0, 1, "A 3") }
            canvas.put(1, 1, "draft")
        }
        #expect(told == [.sentence("3 absent"), .sentence("draft")])
    }

    @Test("A panel lies over everything else, and only the panel is said")
    func panel() {
        let told = heard { canvas in
            canvas.put(0, 1, "underneath")
            let inside = canvas.panel("Close the day", rows: 2, columns: 30)
            canvas.put(inside.row, inside.column, "Why?")
        }
        #expect(told == [.sentence("Close the day"), .sentence("Why?")])
    }

    @Test("A table says every row in the words of its columns, those too that have no room")
    func table() {
        let columns: [Column<Int>] = [
            Column("No", width: .fixed(4)) { String($0) },
            .name("Name") { ["Dipa Roy", "कृष्ण कुमार"][$0] },
            Column("Phone", width: .fixed(50), priority: 3) { "0171\($0)" },
            Column("", width: .fixed(4)) { $0 == 0 ? "own" : "" },
        ]
        let told = heard { $0.table(columns, [0, 1], TableState(cursor: 1), empty: "Nobody.") }
        let rows = ["No 0, Name Dipa Roy, Phone 01710, own", "No 1, Name कृष्ण कुमार, Phone 01711"]
        #expect(told == [.table(ToldTable(rows: rows, cursor: 1, empty: "Nobody."))])
        let empty = heard { $0.table(columns, [], TableState(), empty: "Nobody.") }
        #expect(empty == [.table(ToldTable(rows: [], empty: "Nobody."))])
    }

    @Test("A form says its fields with what is in them and what is wrong, never a password")
    func form() throws {
        var form = Form(
            [
                FormField("name", "Name", help: "A name.", required: true),
                FormField("secret", "Password", .password, help: "Secret.", value: "Hush4you"),
            ], today: "2026-03-12")
        _ = form.check()
        let told = heard { $0.form(form) }
        var name = ToldField(label: "Name", value: "", isFocused: true, isRequired: true)
        (name.verdict, name.isWrong) = ("This is needed.", true)
        let secret = ToldField(label: "Password", value: "typed", kind: .secret)
        #expect(told == [.field(name), .field(secret)])
    }

    @Test("A canvas that nobody listens to keeps no words")
    func silent() {
        var canvas = Canvas(Size())
        canvas.say(.sentence("3 absent"), 0) { $0.put(0, 1, "A 3") }
        #expect(canvas.hearing == nil)
        #expect(canvas.told == [])
        #expect(canvas.line(0).hasPrefix(" A 3 "))
    }
}
