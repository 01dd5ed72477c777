import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What can be clicked, and which keys a click stands for.
struct SpotTests {
    private var look: Look {
        var look = Look()
        look.hasMouse = true
        return look
    }

    private func table(_ state: TableState, look: Look) -> Canvas {
        var canvas = Canvas(Size(columns: 40, rows: 10), look: look)
        canvas.table(
            [
                Column("No", width: .fixed(4)) { (row: Int) in String(row) },
                .name("Name") { "Row \($0)" },
            ], Array(0..<20), state, empty: "")
        return canvas
    }

    @Test("A row of a list is as many steps away as it is, and opens when it is marked")
    func rows() {
        let canvas = table(TableState(cursor: 2), look: look)
        #expect(canvas.keys(at: Position(row: 6, column: 9)) == [.down, .down, .down])
        #expect(canvas.keys(at: Position(row: 1, column: 0)) == [.up, .up])
        #expect(canvas.keys(at: Position(row: 3, column: 39)) == [.enter])
        #expect(canvas.keys(at: Position(row: 0, column: 3)) == [.home])
        #expect(canvas.keys(at: Position(row: 0, column: 39)) == [])
    }

    @Test("From the search line the first step leads to the rows")
    func underLine() {
        let state = TableState(cursor: 2, isFocused: false, isUnderLine: true)
        let canvas = table(state, look: look)
        #expect(canvas.keys(at: Position(row: 3, column: 9)) == [.down])
        #expect(canvas.keys(at: Position(row: 4, column: 9)) == [.down, .down])
    }

    @Test("A list that has not the keys cannot be clicked, nor anything without a mouse")
    func none() {
        #expect(table(TableState(isFocused: false), look: look).spots == [])
        #expect(table(TableState(), look: Look()).spots == [])
    }

    @Test("A field of a form is as many tabs away as it is")
    func fields() {
        var canvas = Canvas(Size(columns: 70, rows: 10), look: look)
        var form = DemoForm(today: Day(20_524)).form
        _ = form.type(.tab)
        canvas.form(form)
        #expect(canvas.keys(at: Position(row: 0, column: 20)) == [.backTab])
        #expect(canvas.keys(at: Position(row: 3, column: 20)) == [.tab, .tab])
        #expect(canvas.keys(at: Position(row: 1, column: 20)) == [])
    }

    @Test("A panel has the keys: nothing under it is clicked")
    func panels() {
        var canvas = table(TableState(), look: look)
        Picker("Class", [PickOption("7A", "Seven A"), PickOption("7B", "Seven B")])
            .draw(on: &canvas)
        let inside = canvas.spots.map(\.keys)
        #expect(inside == [[.enter], [.down, .enter]])
    }

    @Test("The key bar, a row and the wheel do what their keys do")
    func stage() throws {
        var stage = DeskStage(desk: MouseDesk(), root: MouseList())
        try stage.begin(in: Surroundings(wording: { "\($0)" }, wake: {}))
        _ = stage.handle(.mouse(.click(Position(row: 4, column: 5))), at: 1)
        #expect(stage.draw().line(4).hasPrefix(">"))
        _ = stage.handle(.mouse(.wheelDown), at: 1)
        #expect(stage.draw().line(7).hasPrefix(">"))
        _ = stage.handle(.mouse(.wheelUp), at: 1)
        #expect(stage.draw().line(4).hasPrefix(">"))
        _ = stage.handle(.mouse(.click(Position(row: 23, column: 9))), at: 1)
        #expect(stage.notice?.text == "Second.")
        _ = stage.handle(.mouse(.click(Position(row: 23, column: 66))), at: 1)
        #expect(stage.draw().text.contains("Commands"))
        _ = stage.handle(.mouse(.click(Position(row: 1, column: 2))), at: 1)
        #expect(stage.draw().text.contains("Commands"))
    }

    @Test("A click on a heading orders an arranged list by it, and again turns it round")
    func headings() throws {
        let school = try TUISchool()
        let desk = try school.desk()
        try desk.prefer(.mouse, "on")
        var seat = try Seat(desk, ClassListScreen())
        let row = try #require((0..<24).first { seat.canvas.line($0).contains("Class ") })
        let column = 4
        _ = seat.stage.handle(.mouse(.click(Position(row: row, column: column))), at: 1)
        #expect(seat.said == "Ordered by Class.")
        _ = seat.stage.handle(.mouse(.click(Position(row: row, column: column))), at: 1)
        #expect(seat.said == "Ordered by Class, turned round.")
    }

    @Test("A locked screen and a question are answered by keys alone")
    func locked() throws {
        var stage = DeskStage(desk: MouseDesk(), root: MouseList())
        try stage.begin(in: Surroundings(wording: { "\($0)" }, wake: {}))
        stage.lock()
        let before = stage.draw()
        _ = stage.handle(.mouse(.click(Position(row: 4, column: 5))), at: 1)
        #expect(stage.isLocked && stage.draw() == before)
    }
}

/// A desk of somebody who has the mouse on.
private struct MouseDesk: OfficeDesk {
    var heading: String { "Thu 12 Mar 2026" }
    var idleMinutes: Int? { 15 }

    func look(on facts: TerminalFacts) -> Look {
        var look = Look(on: facts)
        look.hasMouse = true
        return look
    }
}

private struct MouseList: Screen {
    var table = TableState()
    var title: String { "List" }

    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: 20)) }

    func draw(on canvas: inout Canvas) {
        canvas.table(
            [Column("No", width: .fixed(4)) { (row: Int) in String(row) }], Array(0..<20), table,
            empty: "")
    }

    func actions(_ desk: MouseDesk) -> [Action<Self>] {
        [Action(.f(2), label: "Two", help: "Says two.") { _, _ in .notice("Second.") }]
    }
}
