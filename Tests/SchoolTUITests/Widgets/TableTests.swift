import Testing

@testable import SchoolTUI

struct TableTests {
    private let columns: [Column<Int>] = [
        Column("No", width: .fixed(4), align: .right) { String($0) },
        .name("Name") { "Pupil \($0)" },
        Column("Phone", width: .fixed(12), priority: 2) { _ in "01711-204455" },
        Column("Due", width: .fixed(9), align: .right, priority: 1) { _ in "4,500.00" },
    ]

    private func drawn(_ width: Int, rows: Int = 5, cursor: Int = 1, count: Int = 3) -> Canvas {
        var canvas = Canvas(Size(columns: width, rows: rows))
        var state = TableState()
        state.cursor = cursor
        canvas.table(columns, Array(0..<count), state, empty: "Nobody owes anything.")
        return canvas
    }

    @Test("One cell is lit and the marker stands before it, and so does the cursor")
    func lit() {
        let canvas = drawn(60, rows: 4)
        #expect(
            canvas.text == """
                    No  Name                         Phone               Due
                     0  Pupil 0                      01711-204455   4,500.00
                >    1  Pupil 1                      01711-204455   4,500.00
                     2  Pupil 2                      01711-204455   4,500.00
                """)
        #expect(canvas.cursor == Position(row: 2, column: 0))
        let lit = canvas.rows[2].filter { $0.style == .focus }
        #expect(lit.map(\.text).joined() == "1")
    }

    @Test("Where room is short the least important columns go first")
    func narrow() {
        #expect(drawn(40).line(0).contains("Due"))
        #expect(!drawn(40).line(0).contains("Phone"))
        #expect(!drawn(24).line(0).contains("Due"))
        #expect(drawn(24).line(0).contains("Name"))
    }

    @Test("A list without rows says so in a sentence")
    func empty() {
        #expect(drawn(60, count: 0).text.contains("Nobody owes anything."))
    }

    @Test("Rows come by pages, so that a step never moves the others")
    func pages() {
        var state = TableState()
        #expect(state.visible(of: 100, room: 10) == 0..<10)
        state.cursor = 9
        #expect(state.visible(of: 100, room: 10) == 0..<10)
        state.cursor = 95
        #expect(state.visible(of: 100, room: 10) == 90..<100)
        #expect(state.visible(of: 0, room: 10) == 0..<0)
    }

    @Test("The cursor stays on a row that exists, and follows its row after a reload")
    func moves() {
        var state = TableState()
        #expect(state.move(.down, count: 3) == true)
        #expect(state.move(.end, count: 3) == true)
        #expect(state.cursor == 2)
        #expect(state.move(.pageDown, count: 3) == true)
        #expect(state.cursor == 2)
        #expect(state.move("x", count: 3) == false)
        state.follow(7, in: [5, 7, 9])
        #expect(state.cursor == 1)
        state.follow(8, in: [5])
        #expect(state.cursor == 0)
        #expect(state.selected(in: [String]()) == nil)
    }

    @Test("A table at any width stays inside the canvas and keeps its first name's gutter")
    func everyWidth() {
        for width in 1...120 {
            let canvas = drawn(width)
            for row in canvas.rows.indices {
                #expect(TextWidth.columns(canvas.line(row)) == width)
            }
        }
    }
}
