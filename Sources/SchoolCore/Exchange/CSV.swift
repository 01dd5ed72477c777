// Tables from other people's programs. The reader is our own because a clerk must be told the line
// and the column of every fault, and must get the refused rows back exactly as they stood; SwiftCSV
// tells neither and gives up at the first bad row.

/// What is wrong with a table, where: lines and columns count from 1, columns in characters.
package struct CSVFault: Error, Equatable, Sendable {
    /// The ways a table can be wrong.
    package enum Kind: Equatable, Sendable {
        case empty
        case notUTF8
        /// A byte order mark promised UTF-16, and half a character stands here.
        case notUTF16
        case nul
        case unclosedQuote
        /// A quote in the middle of a cell that does not begin with one.
        case strayQuote
        case textAfterQuote
        case cells(expected: Int, found: Int)
        case cellTooLong(limit: Int)
        case columnMissing(String)
        case columnTwice(String)
        case tooManyRows(limit: Int)
        case tooManyBytes(limit: Int)
    }

    package let kind: Kind
    package let line: Int
    package let column: Int

    package init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }

    /// Where in its line; empty where the line as a whole is wrong.
    var columnWord: String {
        if case .cells = kind { "" } else { "character \(column)" }
    }

    /// After these nothing that follows in the file can be trusted.
    var spoilsTheRest: Bool {
        switch kind {
        case .unclosedQuote, .cellTooLong: true
        default: false
        }
    }
}

/// How much of a file is read before it is refused.
package struct CSVLimits: Equatable, Sendable {
    package var bytes = 50 * 1024 * 1024
    package var rows = 200_000
    package var cellBytes = 64 * 1024

    package static let office = CSVLimits()

    package init() {}
}

/// One row: its cells, the line it begins on, and its text as it stood in the file.
package struct CSVRow: Equatable, Sendable {
    package let line: Int
    package let cells: [String]
    package let original: String
}

/// A row that could not be read, with what could be kept of its text.
package struct BrokenRow: Equatable, Sendable {
    package let fault: CSVFault
    package let original: String
}

/// A whole table in memory: the names of its columns, its rows, and the rows that are broken.
package struct CSVTable: Equatable, Sendable {
    package let header: [String]
    /// The header line as it stood, to stand over a file of rejected rows.
    package let headerOriginal: String
    package let rows: [CSVRow]
    package let broken: [BrokenRow]

    /// Reads a table: UTF-8, or UTF-16 with its byte order mark; LF, CRLF or CR; parted by comma,
    /// semicolon, tab or bar, whichever the header line has most of. Blank lines count for nothing.
    ///
    /// Throws where the whole file is of no use; a single bad row goes to `broken`.
    package init(
        _ bytes: [UInt8], limits: CSVLimits = .office, progress: (Int) -> Void = { _ in }
    ) throws(CSVFault) {
        var reader = try CSVReader(bytes, limits: limits)
        guard let first = reader.next() else { throw CSVFault(.empty, line: 1, column: 1) }
        let head: CSVRow
        switch first {
        case .row(let row): head = row
        case .broken(let row): throw row.fault
        }
        header = try Self.columns(of: head)
        headerOriginal = head.original
        var rows: [CSVRow] = []
        var broken: [BrokenRow] = []
        while let record = reader.next() {
            switch record {
            case .row(let row) where row.cells.count == header.count: rows.append(row)
            case .row(let row): broken.append(Self.uneven(row, header.count))
            case .broken(let row) where row.fault.spoilsTheRest: throw row.fault
            case .broken(let row): broken.append(row)
            }
            let count = rows.count + broken.count
            guard count <= limits.rows else {
                throw CSVFault(.tooManyRows(limit: limits.rows), line: reader.line, column: 1)
            }
            if count % 1000 == 0 { progress(count) }
        }
        self.rows = rows
        self.broken = broken
        progress(rows.count + broken.count)
    }

    /// Where a column stands, by its name; case and blanks around it do not matter.
    package func index(of column: String) throws(CSVFault) -> Int {
        guard let index = header.firstIndex(where: { $0.lowercased() == column.lowercased() })
        else { throw CSVFault(.columnMissing(column), line: 1, column: 1) }
        return index
    }

    private static func columns(of head: CSVRow) throws(CSVFault) -> [String] {
        let names = head.cells.map(\.trimmedOfSpaces)
        var seen: Set<String> = []
        for name in names where !name.isEmpty && !seen.insert(name.lowercased()).inserted {
            throw CSVFault(.columnTwice(name), line: head.line, column: 1)
        }
        return names
    }

    private static func uneven(_ row: CSVRow, _ expected: Int) -> BrokenRow {
        let fault = CSVFault(
            .cells(expected: expected, found: row.cells.count), line: row.line, column: 1)
        return BrokenRow(fault: fault, original: row.original)
    }
}

extension String {
    fileprivate var trimmedOfSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
