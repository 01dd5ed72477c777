// A grid of characters that a screen draws on and a test reads. It clips, it never wraps. Text
// whose width terminals disagree about (Bengali, Arabic, emoji) does not go into the grid but into
// a layer of name fields over blanks, so that the painter can keep its neighbours straight (screens
// C1-C3).

/// Columns and rows.
struct Size: Hashable, Sendable {
    var columns = 80
    var rows = 24
}

/// A place on a canvas, counted from 0.
struct Position: Hashable, Sendable {
    var row: Int
    var column: Int
}

/// One column of one row: a character of one scalar, as all steady text has, so that cells are
/// compared and copied as bytes. A wide character is followed by empty cells.
struct Cell: Equatable, Sendable {
    /// The scalar's value; 0 behind a wide character.
    let value: UInt32
    let style: Style

    init(scalar: Unicode.Scalar? = " ", style: Style = .plain) {
        value = scalar?.value ?? 0
        self.style = style
    }

    var scalar: Unicode.Scalar? { value == 0 ? nil : Unicode.Scalar(value) }
    var text: String { scalar.map { String($0) } ?? "" }
}

/// Text painted apart, over a blank field of its own.
struct NameField: Equatable, Sendable {
    var row: Int
    var column: Int
    var width: Int
    var text: String
    var style: Style

    var columns: Range<Int> { column..<(column + width) }

    /// The same bytes at the same place: two ways of writing one letter may look different, and to
    /// find out that they are one takes longer than to paint it.
    static func == (one: Self, other: Self) -> Bool {
        one.row == other.row && one.column == other.column && one.width == other.width
            && one.style == other.style && one.text.utf8.count == other.text.utf8.count
            && one.text.utf8.elementsEqual(other.text.utf8)
    }

    /// Whether a letter of it takes two columns.
    var isWide: Bool { text.unicodeScalars.contains { TextWidth.columns($0) > 1 } }
}

/// Which end of a field its text stands at.
enum Alignment: Sendable { case left, right }

/// What a screen draws on. A value: drawing the same state twice gives equal canvases.
struct Canvas: Equatable, Sendable {
    let size: Size
    /// How this person's screens look; drawings ask it, and the terminal follows it.
    var look: Look
    /// Where the hardware cursor stands; screen readers follow it. Nil leaves it to the app.
    var cursor: Position? { didSet { isTyping = false } }
    /// The cursor stands where typed letters go, and not on a row of a list.
    var isTyping = false
    /// The column a row of the list under the cursor begins at: its own, or that of its panel.
    var rowStart = 0
    /// What a click does, where somebody has the mouse on.
    var spots: [Spot] = []
    private(set) var rows: [[Cell]]
    private(set) var namesByRow: [[NameField]]
    /// What is said while this is drawn; nil wherever it is only looked at.
    var hearing: Hearing?

    init(_ size: Size, look: Look = .current) {
        let columns = max(0, size.columns)
        self.look = look
        self.size = Size(columns: columns, rows: max(0, size.rows))
        rows = Array(repeating: Array(repeating: Cell(), count: columns), count: self.size.rows)
        namesByRow = Array(repeating: [], count: self.size.rows)
    }

    /// What charts are drawn with here.
    var charts: ChartStyle { look.charts }
    var names: [NameField] { namesByRow.flatMap { $0 } }
    var area: Area { Area(row: 0, column: 0, size: size) }

    /// Puts text on one row. With a width the text gets a field of its own: blanked, filled from
    /// the chosen end, cut with an ellipsis. Without one it is cut at the right edge.
    mutating func put(
        _ row: Int, _ column: Int, _ text: String, _ style: Style = .plain,
        width: Int? = nil, align: Alignment = .left, asTyped: Bool = false
    ) {
        guard rows.indices.contains(row), column >= 0, column < size.columns else { return }
        let room = min(width ?? size.columns, size.columns - column)
        guard room > 0 else { return }
        if hearing == nil {
            let field = width != nil ? room : nil
            if putLatin(text, row, column, style, room, field: field, align) { return }
        }
        var text = DrawnText(text)
        let clean = text.isClean ? text.text : Clean.line(text.text)
        if !text.isClean || !isAsDrawn(text, room: room, asTyped: asTyped) {
            text = DrawnText(seen(clean, room: room, asTyped: asTyped))
        }
        let (shown, used) = (text.text, text.columns)
        let isField = width != nil
        let start = isField && align == .right ? column + room - used : column
        clear(row, column..<(column + (isField ? room : used)))
        hearing?.mark(row, column..<(column + (isField ? room : used)))
        if hearing != nil, shown != clean { hearing?.keep(clean, row, start, cutTo: used) }
        if text.isSteady {
            write(shown, row, start, style)
        } else if used > 0 {
            let field = NameField(row: row, column: start, width: used, text: shown, style: style)
            namesByRow[row].append(field)
        }
    }

    /// The quick way of nearly every text: printable ASCII that has room, one byte a column.
    private mutating func putLatin(
        _ text: String, _ row: Int, _ column: Int, _ style: Style, _ room: Int, field: Int?,
        _ align: Alignment
    ) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= room, bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
                return false
            }
            let range = column..<(column + (field ?? bytes.count))
            if !namesByRow[row].isEmpty { clear(row, range) }
            let start = align == .right ? range.upperBound - bytes.count : column
            rows[row].withUnsafeMutableBufferPointer { cells in
                for place in column..<start { cells[place] = Cell() }
                for (place, byte) in bytes.enumerated() {
                    cells[start + place] = Cell(scalar: Unicode.Scalar(byte), style: style)
                }
                for place in (start + bytes.count)..<range.upperBound { cells[place] = Cell() }
            }
            if !range.isEmpty { breakWideCharacters(row, range) }
            return true
        }
    }

    /// Whether a safe text has room and stands in the order of its columns as it is.
    private func isAsDrawn(_ text: DrawnText, room: Int, asTyped: Bool) -> Bool {
        let marks = look.marksTakeColumns == true ? text.marks : 0
        let isTurned = text.runsLeft && look.rightToLeft == .byUs && !asTyped
        return text.columns + marks <= room && !isTurned
    }

    /// The text as it is drawn: safe, cut to its room by what this terminal needs for it, and in
    /// the order of its columns. What is being typed stays in the order of typing.
    private func seen(_ clean: String, room: Int, asTyped: Bool) -> String {
        let marks = look.marksTakeColumns == true ? 1 : 0
        let cut = TextWidth.shortened(clean, to: room, marks: marks)
        return look.rightToLeft == .byUs && !asTyped ? Bidi.visual(cut) : cut
    }

    /// Puts a person's name: a field with a gutter of two blank columns after it.
    mutating func name(
        _ row: Int, _ column: Int, _ text: String, _ style: Style = .plain, width: Int
    ) {
        put(row, column, "", width: width + 2)
        put(row, column, text, style, width: width)
    }

    /// Blanks part of a row. A name that began before it keeps what is left of it.
    mutating func clear(_ row: Int, _ columns: Range<Int>) {
        guard rows.indices.contains(row) else { return }
        let range = columns.clamped(to: 0..<size.columns)
        guard !range.isEmpty else { return }
        rows[row].withUnsafeMutableBufferPointer { cells in
            for column in range { cells[column] = Cell() }
        }
        breakWideCharacters(row, range)
        guard namesByRow[row].contains(where: { $0.columns.overlaps(range) }) else { return }
        namesByRow[row] = namesByRow[row].compactMap { field in
            guard field.columns.overlaps(range) else { return field }
            return field.cut(at: range.lowerBound, marks: look.marksTakeColumns == true ? 1 : 0)
        }
    }

    mutating func clear(_ area: Area) {
        for row in area.rows { clear(row, area.columns) }
    }

    /// Copies another canvas onto this one, with its names and its cursor.
    mutating func place(_ other: Canvas, _ row: Int, _ column: Int) {
        for index in other.rows.indices where rows.indices.contains(row + index) {
            let fits = max(0, min(other.size.columns, size.columns - column))
            if fits == size.columns {
                rows[row + index] = other.rows[index]
                namesByRow[row + index] = []
            } else {
                clear(row + index, column..<(column + fits))
                rows[row + index].replaceSubrange(
                    column..<(column + fits), with: other.rows[index][..<fits])
            }
            for var field in other.namesByRow[index] where field.column + field.width <= fits {
                field.row += row
                field.column += column
                namesByRow[row + index].append(field)
            }
        }
        look = other.look
        rowStart = other.rowStart + column
        spots += other.spots.map { $0.moved(row, column) }
        if let inner = other.cursor {
            cursor = Position(row: inner.row + row, column: inner.column + column)
            isTyping = other.isTyping
        }
    }

    private mutating func write(_ text: String, _ row: Int, _ column: Int, _ style: Style) {
        let (hasLines, columns) = (look.hasLines, size.columns)
        var column = column
        rows[row].withUnsafeMutableBufferPointer { cells in
            for scalar in text.unicodeScalars {
                let width = TextWidth.columns(scalar)
                guard width > 0, column + width <= columns else { continue }
                let isHidden = !hasLines && scalar.isLine
                cells[column] = Cell(scalar: isHidden ? " " : scalar, style: style)
                for next in (column + 1)..<(column + width) {
                    cells[next] = Cell(scalar: nil, style: style)
                }
                column += width
            }
        }
    }

    /// Half of a wide character cannot stay: both halves become blank.
    private mutating func breakWideCharacters(_ row: Int, _ range: Range<Int>) {
        var after = range.upperBound
        while after < size.columns, rows[row][after].value == 0 {
            rows[row][after] = Cell()
            after += 1
        }
        let before = range.lowerBound - 1
        guard before >= 0, rows[row][before].value > 0x7F,
            let scalar = rows[row][before].scalar, TextWidth.columns(scalar) > 1
        else { return }
        rows[row][before] = Cell()
    }
}

extension Unicode.Scalar {
    /// A piece of a box or a rule.
    fileprivate var isLine: Bool { (0x2500...0x257F).contains(value) }
}

extension NameField {
    /// What is left before a column, with the gutter that no name goes without.
    fileprivate func cut(at column: Int, marks: Int) -> NameField? {
        let room = column - self.column - 2
        guard room > 0 else { return nil }
        var rest = self
        rest.text = TextWidth.shortened(text, to: room, marks: marks)
        rest.width = TextWidth.columns(rest.text)
        return rest.width > 0 ? rest : nil
    }
}
