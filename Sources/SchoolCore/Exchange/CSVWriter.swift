// Tables for other people's programs. A spreadsheet runs a cell that begins with = + - or @ as a
// formula; an apostrophe before it makes it text again, and our own reader takes it off.

/// One cell of a table that goes out.
package enum CSVCell: Equatable, Sendable {
    /// Text of people, guarded so that no spreadsheet runs it.
    case text(String)
    /// A number that we made ourselves; it stays a number.
    case number(Int)
    /// An amount that we wrote ourselves, without grouping; its sign is no formula.
    case amount(String)
}

/// Writes tables as RFC 4180 has them.
package enum CSVWriter {
    /// One row with its line end.
    package static func row(_ cells: [CSVCell]) -> String {
        // A lone empty cell would be a blank line, which no reader can tell from nothing.
        if cells == [.text("")] { return "\"\"\r\n" }
        return cells.map(written).joined(separator: ",") + "\r\n"
    }

    /// One row of text.
    package static func row(_ cells: [String]) -> String { row(cells.map(CSVCell.text)) }

    private static func written(_ cell: CSVCell) -> String {
        switch cell {
        case .number(let number): String(number)
        case .amount(let amount): amount
        case .text(let text): quoted(CSVGuard.added(to: text))
        }
    }

    private static func quoted(_ text: String) -> String {
        let mustQuote = text.utf8.contains { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"),
                UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                true
            default: false
            }
        }
        let hasOuterBlank = text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard mustQuote || hasOuterBlank else { return text }
        var written = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { written += "\"" }
            written.unicodeScalars.append(scalar)
        }
        return written + "\""
    }
}

/// The apostrophe that keeps a spreadsheet from running a cell. A text that already begins with
/// apostrophes before such a character gets one more, so that taking off is always right.
enum CSVGuard {
    static func added(to text: String) -> String { isDangerous(text) ? "'" + text : text }

    static func removed(from cell: String) -> String {
        cell.utf8.first == apostrophe && isDangerous(cell) ? String(cell.dropFirst()) : cell
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static func isDangerous(_ text: String) -> Bool {
        switch text.utf8.first(where: { $0 != apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            true
        default: false
        }
    }
}
