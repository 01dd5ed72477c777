// Where a click means something. A drawing leaves spots behind, each with the keys that a person
// would press instead: a click can do nothing that a key cannot, and no screen knows of a mouse.

/// A part of the screen that can be clicked.
struct Spot: Equatable, Sendable {
    var area: Area
    let keys: [Key]

    func moved(_ rows: Int, _ columns: Int) -> Spot {
        var spot = self
        spot.area.row += rows
        spot.area.column += columns
        return spot
    }

    func holds(_ place: Position) -> Bool {
        area.rows.contains(place.row) && area.columns.contains(place.column)
    }
}

/// What a mouse does; movements are never asked for.
enum Mouse: Equatable, Sendable {
    case click(Position)
    case wheelUp, wheelDown
}

extension Canvas {
    /// Lets a click on part of a row stand for keys.
    mutating func spot(_ row: Int, _ columns: Range<Int>, _ keys: @autoclosure () -> [Key]) {
        guard look.hasMouse, !columns.isEmpty else { return }
        let keys = keys()
        guard !keys.isEmpty else { return }
        let area = Area(row: row, column: columns.lowerBound, rows: 1, columns: columns.count)
        spots.append(Spot(area: area, keys: keys))
    }

    /// The keys a click stands for; what was drawn last lies on top.
    func keys(at place: Position) -> [Key] {
        spots.last { $0.holds(place) }?.keys ?? []
    }

    /// Puts the cursor at the beginning of its row, for those who read by touch.
    mutating func putCursorAtRowStart() {
        guard look.cursorAtRowStart, !isTyping, let place = cursor else { return }
        cursor = Position(row: place.row, column: min(rowStart, place.column))
    }
}

extension [Key] {
    /// Steps from one row of a list to another.
    static func steps(from: Int, to: Int) -> [Key] {
        Array(repeating: to > from ? .down : .up, count: abs(to - from))
    }
}
