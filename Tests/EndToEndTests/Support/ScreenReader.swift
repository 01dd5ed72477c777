// A terminal without glass: the screen as a person would see it, rebuilt from the bytes a program
// wrote. It knows what ncurses sends to xterm, PuTTY, tmux and the Linux console, and little more.
// This file holds the picture; ScreenBytes.swift reads the bytes, ScreenControls.swift obeys them.

/// The screen of a terminal, as text, styles and a cursor.
struct ScreenReader {
    /// Row and column, counted from 0.
    struct Place: Equatable {
        var row = 0
        var column = 0
    }

    /// How a cell looks. A colour is its number of 256, or 0x1000000 and its red, green and blue.
    struct Style: Equatable {
        var isBold = false
        var isDim = false
        var isItalic = false
        var isUnderlined = false
        var isReversed = false
        var foreground: Int?
        var background: Int?
    }

    /// One column of one row. The second half of something wide has no text.
    struct Cell: Equatable {
        var text = " "
        var style = Style()
    }

    let widths: WidthOpinion
    var columns: Int
    var rows: Int
    var cells: [[Cell]]
    var cursor = Place()
    var style = Style()
    /// The private modes that are on: 25 shows the cursor, 1049 is the other screen, 2004 brackets
    /// what is pasted.
    var modes: Set<Int> = [7, 25]
    /// What a terminal would answer to the program's questions, until somebody sends it.
    var answers: [UInt8] = []

    var region: Range<Int>
    var savedCursor = (place: Place(), style: Style())
    var otherScreen: [[Cell]]?
    var insertsCells = false
    /// A character in the last column waits for the next before it wraps.
    var awaitsWrap = false
    var lineDrawing = [false, false]
    var charset = 0
    var lastPrinted: Place?
    var lastScalar: Unicode.Scalar = " "
    var state = State.text

    init(columns: Int = 80, rows: Int = 24, widths: WidthOpinion = .glibc) {
        self.widths = widths
        self.columns = columns
        self.rows = rows
        cells = Self.blank(columns, rows)
        region = 0..<rows
    }

    /// The rows without trailing blanks.
    var text: String { (0..<rows).map(row).joined(separator: "\n") }
    /// The same where a long line runs on in the next row.
    var unwrapped: String { cells.map { $0.map(\.text).joined() }.joined() }
    var isCursorVisible: Bool { modes.contains(25) }
    var isOtherScreen: Bool { otherScreen != nil }

    func row(_ number: Int) -> String {
        let whole = cells[number].map(\.text).joined()
        return String(whole.reversed().drop { $0 == " " }.reversed())
    }

    /// Where a text begins, reading from the top. It does not run over the end of a row.
    func find(_ wanted: String) -> Place? {
        for row in 0..<rows where cells[row].map(\.text).joined().contains(wanted) {
            for column in 0..<columns
            where !cells[row][column].text.isEmpty
                && cells[row][column...].map(\.text).joined().hasPrefix(wanted)
            {
                return Place(row: row, column: column)
            }
        }
        return nil
    }

    func style(of wanted: String) -> Style? {
        find(wanted).map { cells[$0.row][$0.column].style }
    }

    /// A window of another size: the picture keeps its top left corner.
    mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Self.fitted(cells, columns, rows)
        otherScreen = otherScreen.map { Self.fitted($0, columns, rows) }
        region = 0..<rows
        move(to: cursor)
    }

    // MARK: Painting

    mutating func print(_ scalar: Unicode.Scalar) {
        let shown = lineDrawing[charset] ? Self.lines[scalar] ?? scalar : scalar
        lastScalar = scalar
        if let last = lastPrinted, widths.joins(shown, to: cells[last.row][last.column].text) {
            cells[last.row][last.column].text.unicodeScalars.append(shown)
            return
        }
        let width = widths.width(of: shown)
        guard width > 0 else { return attach(shown) }
        if awaitsWrap || cursor.column + width > columns { wrap() }
        if insertsCells { insertCells(width) }
        put(shown, width: width)
    }

    private mutating func put(_ scalar: Unicode.Scalar, width: Int) {
        let place = cursor
        cells[place.row][place.column] = Cell(text: String(scalar), style: style)
        if width == 2 { cells[place.row][place.column + 1] = Cell(text: "", style: style) }
        lastPrinted = place
        awaitsWrap = place.column + width == columns && modes.contains(7)
        cursor.column = min(place.column + width, columns - 1)
    }

    /// A mark without a column goes into the cell before the cursor, at the left edge of a row into
    /// the end of the row above.
    private mutating func attach(_ mark: Unicode.Scalar) {
        var place = cursor
        if !awaitsWrap { place.column -= 1 }
        if place.column < 0 { place = Place(row: place.row - 1, column: columns - 1) }
        guard place.row >= 0 else { return }
        if cells[place.row][place.column].text.isEmpty { place.column -= 1 }
        cells[place.row][max(0, place.column)].text.unicodeScalars.append(mark)
    }

    private mutating func wrap() {
        guard modes.contains(7) else {
            cursor.column = max(0, columns - 2)
            return
        }
        cursor.column = 0
        lineFeed()
    }

    // MARK: Moving

    mutating func move(to place: Place) {
        cursor = Place(
            row: min(max(0, place.row), rows - 1), column: min(max(0, place.column), columns - 1))
        awaitsWrap = false
        lastPrinted = nil
    }

    mutating func moveBy(rows down: Int = 0, columns right: Int = 0) {
        move(to: Place(row: cursor.row + down, column: cursor.column + right))
    }

    mutating func lineFeed() {
        awaitsWrap = false
        lastPrinted = nil
        if cursor.row == region.upperBound - 1 {
            scroll(region, by: 1)
        } else if cursor.row < rows - 1 {
            cursor.row += 1
        }
    }

    /// Moves the rows of a range up, or down for a negative count; what comes in is blank.
    mutating func scroll(_ range: Range<Int>, by count: Int) {
        guard !range.isEmpty else { return }
        for _ in 0..<min(abs(count), range.count) {
            let from = count > 0 ? range.lowerBound : range.upperBound - 1
            cells.remove(at: from)
            cells.insert(blankRow, at: count > 0 ? range.upperBound - 1 : range.lowerBound)
        }
        lastPrinted = nil
    }

    // MARK: Blanks

    /// What is erased takes the background colour of the moment.
    var blankCell: Cell { Cell(style: Style(background: style.background)) }
    private var blankRow: [Cell] { Array(repeating: blankCell, count: columns) }

    static func blank(_ columns: Int, _ rows: Int) -> [[Cell]] {
        Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    private static func fitted(_ cells: [[Cell]], _ columns: Int, _ rows: Int) -> [[Cell]] {
        var fitted = blank(columns, rows)
        for (row, line) in cells.prefix(rows).enumerated() {
            fitted[row].replaceSubrange(0..<min(columns, line.count), with: line.prefix(columns))
        }
        return fitted
    }

    /// The line drawing characters of the VT100.
    private static let lines: [Unicode.Scalar: Unicode.Scalar] = [
        "`": "◆", "a": "▒", "f": "°", "g": "±", "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼",
        "o": "⎺", "p": "⎻", "q": "─", "r": "⎼", "s": "⎽", "t": "├", "u": "┤", "v": "┴", "w": "┬",
        "x": "│", "y": "≤", "z": "≥", "{": "π", "|": "≠", "}": "£", "~": "·",
    ]
}
