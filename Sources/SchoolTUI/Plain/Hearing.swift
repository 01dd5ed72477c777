// The words that go with a canvas while it is drawn for somebody who is read to. What a widget has
// said is not read a second time from its cells; what nobody has said is read from them, so that
// nothing a sighted person sees is ever left out.

/// What was said while a canvas was drawn, and which cells have been said by it.
struct Hearing: Equatable, Sendable {
    struct Placed: Equatable, Sendable {
        let row: Int
        let column: Int
        let told: Told
    }

    private(set) var placed: [Placed] = []
    private(set) var isSaid: [[Bool]]
    /// Texts that had no room, whole, by the row and column where their beginning stands.
    private(set) var whole: [[Int: Whole]]
    private var depth = 0

    /// A text that was cut, and how many columns are left of it.
    struct Whole: Equatable, Sendable {
        let text: String
        let columns: Int
    }

    init(_ size: Size) {
        isSaid = Array(
            repeating: Array(repeating: false, count: size.columns), count: size.rows)
        whole = Array(repeating: [:], count: size.rows)
    }

    /// Cells are drawn: by something that has given its words, or by nobody.
    mutating func mark(_ row: Int, _ columns: Range<Int>) {
        for column in columns where isSaid[row].indices.contains(column) {
            isSaid[row][column] = depth > 0
            if !whole[row].isEmpty { whole[row][column] = nil }
        }
    }

    /// A text was cut where it is drawn; it is read whole.
    mutating func keep(_ text: String, _ row: Int, _ column: Int, cutTo columns: Int) {
        whole[row][column] = Whole(text: text, columns: columns)
    }

    mutating func begin(_ told: Told, _ row: Int, _ column: Int) {
        if depth == 0 { placed.append(Placed(row: row, column: column, told: told)) }
        depth += 1
    }

    mutating func end() { depth -= 1 }

    /// A panel lies over everything that was said so far, and has the person's whole attention.
    mutating func cover() {
        placed = []
        for row in isSaid.indices {
            for column in isSaid[row].indices { isSaid[row][column] = true }
        }
    }
}

extension Canvas {
    /// A canvas that is drawn to be read out.
    static func heard(_ size: Size) -> Canvas {
        var canvas = Canvas(size)
        canvas.hearing = Hearing(canvas.size)
        return canvas
    }

    /// Draws something that has words of its own. Where nobody listens only the drawing is done.
    mutating func say(
        _ told: @autoclosure () -> Told, _ row: Int, _ column: Int = 0,
        _ draw: (inout Canvas) -> Void
    ) {
        guard hearing != nil else { return draw(&self) }
        hearing?.begin(told(), row, column)
        draw(&self)
        hearing?.end()
    }

    /// The same for what lies over everything else.
    mutating func sayOnly(_ told: @autoclosure () -> Told, _ draw: (inout Canvas) -> Void) {
        hearing?.cover()
        say(told(), 0, 0, draw)
    }
}
