// What each control character and command does to the screen.

extension ScreenReader {
    mutating func obey(control byte: UInt8) {
        switch byte {
        case 0x08: moveBy(columns: -1)
        case 0x09: move(to: Place(row: cursor.row, column: cursor.column / 8 * 8 + 8))
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D: move(to: Place(row: cursor.row, column: 0))
        case 0x0E: charset = 1
        case 0x0F: charset = 0
        default: break
        }
    }

    mutating func obey(escape letter: Unicode.Scalar) {
        switch letter {
        case "7": savedCursor = (cursor, style)
        case "8": restoreCursor()
        case "D": lineFeed()
        case "E":
            move(to: Place(row: cursor.row, column: 0))
            lineFeed()
        case "M":
            if cursor.row == region.lowerBound {
                scroll(region, by: -1)
            } else {
                moveBy(rows: -1)
            }
        case "c": self = ScreenReader(columns: columns, rows: rows, widths: widths)
        default: break
        }
    }

    mutating func obey(_ command: Command) {
        guard !command.isForeign else { return }
        switch command.letter {
        case "A", "B", "C", "D", "E", "F", "G", "`", "H", "f", "a", "d", "e", "Z", "I", "s", "u":
            travel(command)
        case "@", "J", "K", "L", "M", "P", "S", "T", "X", "b": edit(command)
        case "h", "l": setModes(command, to: command.letter == "h")
        case "m" where !command.isPrivate: setStyle(command.numbers.map { $0 ?? 0 })
        case "n" where command.number(0) == 6:
            answers += Array("\u{1B}[\(cursor.row + 1);\(cursor.column + 1)R".utf8)
        case "c": answers += Array("\u{1B}[?62;22c".utf8)
        case "r" where !command.isPrivate:
            let top = command.count - 1
            let bottom = min(rows, command.number(1) ?? rows)
            region = top < bottom ? top..<bottom : 0..<rows
            move(to: Place())
        default: break
        }
    }

    private mutating func travel(_ command: Command) {
        let count = command.count
        switch command.letter {
        case "A": moveBy(rows: -count)
        case "B", "e": moveBy(rows: count)
        case "C", "a": moveBy(columns: count)
        case "D": moveBy(columns: -count)
        case "E": move(to: Place(row: cursor.row + count, column: 0))
        case "F": move(to: Place(row: cursor.row - count, column: 0))
        case "G", "`": move(to: Place(row: cursor.row, column: count - 1))
        case "d": move(to: Place(row: count - 1, column: cursor.column))
        case "Z": move(to: Place(row: cursor.row, column: (cursor.column - 1) / 8 * 8))
        case "I": for _ in 0..<count { obey(control: 0x09) }
        case "s": savedCursor = (cursor, style)
        case "u": restoreCursor()
        default: move(to: Place(row: count - 1, column: max(1, command.number(1) ?? 1) - 1))
        }
    }

    private mutating func edit(_ command: Command) {
        let count = command.count
        let (row, column) = (cursor.row, cursor.column)
        switch command.letter {
        case "@": insertCells(count)
        case "P":
            let gone = min(count, columns - column)
            cells[row].removeSubrange(column..<(column + gone))
            cells[row] += Array(repeating: blankCell, count: gone)
        case "X": erase(row, column..<min(columns, column + count))
        case "K": eraseLine(command.number(0) ?? 0)
        case "J": eraseScreen(command.number(0) ?? 0)
        case "L" where region.contains(row): scroll(row..<region.upperBound, by: -count)
        case "M" where region.contains(row): scroll(row..<region.upperBound, by: count)
        case "S": scroll(region, by: count)
        case "T": scroll(region, by: -count)
        case "b": for _ in 0..<count { print(lastScalar) }
        default: break
        }
    }

    mutating func insertCells(_ count: Int) {
        let new = Array(repeating: blankCell, count: min(count, columns - cursor.column))
        cells[cursor.row].insert(contentsOf: new, at: cursor.column)
        cells[cursor.row].removeLast(new.count)
    }

    private mutating func erase(_ row: Int, _ range: Range<Int>) {
        for column in range { cells[row][column] = blankCell }
        lastPrinted = nil
    }

    private mutating func eraseLine(_ part: Int) {
        let ranges = [cursor.column..<columns, 0..<(cursor.column + 1), 0..<columns]
        if ranges.indices.contains(part) { erase(cursor.row, ranges[part]) }
    }

    private mutating func eraseScreen(_ part: Int) {
        let ranges = [(cursor.row + 1)..<rows, 0..<cursor.row, 0..<rows]
        guard ranges.indices.contains(part) else { return }
        for row in ranges[part] { erase(row, 0..<columns) }
        if part < 2 { eraseLine(part) }
    }

    private mutating func restoreCursor() {
        move(to: savedCursor.place)
        style = savedCursor.style
    }

    private mutating func setModes(_ command: Command, to isOn: Bool) {
        for case let mode? in command.numbers {
            guard command.isPrivate else {
                if mode == 4 { insertsCells = isOn }
                continue
            }
            if [47, 1047, 1049].contains(mode) { showOtherScreen(isOn) }
            if isOn { modes.insert(mode) } else { modes.remove(mode) }
        }
    }

    private mutating func showOtherScreen(_ isOn: Bool) {
        guard isOn != isOtherScreen else { return }
        if let first = otherScreen {
            cells = first
            otherScreen = nil
            restoreCursor()
        } else {
            savedCursor = (cursor, style)
            otherScreen = cells
            cells = Self.blank(columns, rows)
        }
    }

    private mutating func setStyle(_ numbers: [Int]) {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: style = Style()
            case 1: style.isBold = true
            case 2: style.isDim = true
            case 3: style.isItalic = true
            case 4: style.isUnderlined = true
            case 7: style.isReversed = true
            case 22: (style.isBold, style.isDim) = (false, false)
            case 23: style.isItalic = false
            case 24: style.isUnderlined = false
            case 27: style.isReversed = false
            case 30...37: style.foreground = number - 30
            case 38: style.foreground = Self.colour(&rest)
            case 39: style.foreground = nil
            case 40...47: style.background = number - 40
            case 48: style.background = Self.colour(&rest)
            case 49: style.background = nil
            case 90...97: style.foreground = number - 90 + 8
            case 100...107: style.background = number - 100 + 8
            default: break
            }
        }
    }

    /// The colour after 38 or 48: `5;n` of 256, or `2;r;g;b`.
    private static func colour(_ rest: inout ArraySlice<Int>) -> Int? {
        switch rest.popFirst() {
        case 5: return rest.popFirst()
        case 2:
            let parts = (0..<3).map { _ in rest.popFirst() ?? 0 }
            return parts.reduce(1) { $0 << 8 | $1 & 0xFF }
        default: return nil
        }
    }
}
