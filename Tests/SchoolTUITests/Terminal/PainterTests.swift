import Testing

@testable import SchoolTUI

struct PainterTests {
    private func canvas(mark: String, marker: String = " ", name: String = "রফিকুল") -> Canvas {
        var canvas = Canvas(Size(columns: 40, rows: 3))
        canvas.put(1, 0, marker)
        canvas.name(1, 2, name, width: 14)
        canvas.put(1, 20, mark)
        canvas.put(2, 0, "below")
        return canvas
    }

    @Test("The first paint writes every row, and the names after everything else")
    func first() {
        let painting = Painter.painting(from: nil, to: canvas(mark: "[P]"))
        #expect(Set(painting.first.map(\.row)) == [0, 1, 2])
        #expect(painting.second.map(\.text) == ["রফিকুল"])
        #expect(!painting.first.contains { $0.text.contains("র") })
    }

    @Test("A name that did not change is not written in the second pass")
    func unchanged() {
        let painting = Painter.painting(from: canvas(mark: "[P]"), to: canvas(mark: "[A]"))
        #expect(Set(painting.first.map(\.row)) == [1])
        #expect(painting.second.isEmpty)
    }

    @Test("Of a row that changed only the stretch from its first change to its last is written")
    func stretch() {
        var (before, after) = (canvas(mark: "[P]"), canvas(mark: "[P]"))
        before.put(0, 2, "three words here")
        after.put(0, 2, "three WORDS here")
        let painting = Painter.painting(from: before, to: after)
        #expect(painting.first.map(\.text) == ["WORDS"] && painting.first.map(\.column) == [8])
    }

    @Test("A short name between two changes is written anew at its own address")
    func disturbed() {
        var before = canvas(mark: "[P]", name: "কি")
        var after = canvas(mark: "[P]", name: "কি")
        before.put(1, 8, "x")
        after.put(1, 8, "y")
        after.put(1, 0, ">")
        let painting = Painter.painting(from: before, to: after)
        #expect(painting.second.map(\.text) == ["কি"])
    }

    @Test("Nothing changed, nothing written")
    func nothing() {
        let same = canvas(mark: "[P]")
        #expect(Painter.painting(from: same, to: same) == Painting())
    }

    @Test("Another size is painted whole")
    func resized() {
        let painting = Painter.painting(
            from: canvas(mark: "[P]"), to: Canvas(Size(columns: 30, rows: 2)))
        #expect(painting.first.count == 2)
    }

    @Test("Where marks take columns, a row whose name had run over its field is sent whole")
    func runsOver() {
        var look = Look()
        look.marksTakeColumns = true
        var (before, after) = (canvas(mark: "[P]", name: "কৃষ্ণা"), canvas(mark: "[P]", name: "Ali"))
        (before.look, after.look) = (look, look)
        #expect(Painter.painting(from: before, to: after).doubted == [1])
        after.look.marksTakeColumns = false
        #expect(Painter.painting(from: before, to: after).doubted == [])
    }
}
