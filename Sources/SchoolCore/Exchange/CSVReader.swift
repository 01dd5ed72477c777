// RFC 4180 over bytes, a row at a time. Bytes and not Characters, because Swift sees CRLF as one
// Character and because UTF-8 must be checked before there is a String.

/// A row that was read, or one that was not.
package enum CSVRecord: Equatable, Sendable {
    case row(CSVRow)
    case broken(BrokenRow)
}

/// Reads a table row by row. After a broken row it goes on at the next line.
package struct CSVReader: Sendable {
    private let bytes: [UInt8]
    private let limits: CSVLimits
    private let separator: UInt8
    private var index: Int
    /// The line that the next row begins on, from 1.
    package private(set) var line = 1

    /// Refuses what is too large, and UTF-16 that is broken.
    package init(_ bytes: [UInt8], limits: CSVLimits = .office) throws(CSVFault) {
        guard bytes.count <= limits.bytes else {
            throw CSVFault(.tooManyBytes(limit: limits.bytes), line: 1, column: 1)
        }
        let bytes = try WideText.narrowed(bytes)
        self.bytes = bytes
        self.limits = limits
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        separator = Self.separator(of: bytes[index...])
    }

    /// The next row; nil at the end of the file.
    package mutating func next() -> CSVRecord? {
        while index < bytes.count, isLineEnd(bytes[index]) { takeLineEnd() }
        guard index < bytes.count else { return nil }
        let start = index
        let startLine = line
        do throws(CSVFault) {
            let cells = try cells(from: start)
            let original = try text(of: start..<index, startLine)
            if index < bytes.count { takeLineEnd() }
            return .row(CSVRow(line: startLine, cells: cells, original: original))
        } catch {
            while index < bytes.count, !isLineEnd(bytes[index]) { index += 1 }
            let original = String(decoding: bytes[start..<index], as: UTF8.self)
            if index < bytes.count { takeLineEnd() }
            return .broken(BrokenRow(fault: error, original: original))
        }
    }

    private mutating func cells(from start: Int) throws(CSVFault) -> [String] {
        let startLine = line
        var cells: [String] = []
        while true {
            let isQuoted = index < bytes.count && bytes[index] == quote
            cells.append(
                isQuoted
                    ? try quotedCell(start, startLine) : try plainCell(start, startLine))
            guard index < bytes.count, bytes[index] == separator else { return cells }
            index += 1
        }
    }

    private mutating func plainCell(_ row: Int, _ line: Int) throws(CSVFault) -> String {
        let start = index
        while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) {
            if bytes[index] == quote { throw fault(.strayQuote, at: index, row, line) }
            index += 1
        }
        guard index - start <= limits.cellBytes else {
            throw fault(.cellTooLong(limit: limits.cellBytes), at: start, row, line)
        }
        return CSVGuard.removed(from: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func quotedCell(_ row: Int, _ startLine: Int) throws(CSVFault) -> String {
        let start = index
        var content: [UInt8] = []
        index += 1
        while true {
            guard index < bytes.count else {
                throw fault(.unclosedQuote, at: start, row, startLine)
            }
            if bytes[index] == quote {
                index += 1
                guard index < bytes.count, bytes[index] == quote else { break }
                content.append(quote)
                index += 1
            } else if isLineEnd(bytes[index]) {
                let from = index
                takeLineEnd()
                content += bytes[from..<index]
            } else {
                content.append(bytes[index])
                index += 1
            }
            guard content.count <= limits.cellBytes else {
                // A cell of many lines is not long: its quote was forgotten.
                let kind: CSVFault.Kind =
                    line > startLine ? .unclosedQuote : .cellTooLong(limit: limits.cellBytes)
                throw fault(kind, at: start, row, startLine)
            }
        }
        guard index == bytes.count || bytes[index] == separator || isLineEnd(bytes[index]) else {
            throw fault(.textAfterQuote, at: index, row, startLine)
        }
        return CSVGuard.removed(from: String(decoding: content, as: UTF8.self))
    }

    /// The row as it stood, when it is sound text.
    private func text(of range: Range<Int>, _ line: Int) throws(CSVFault) -> String {
        let row = bytes[range]
        if let nul = row.firstIndex(of: 0) { throw fault(.nul, at: nul, range.lowerBound, line) }
        guard let text = String(validating: row, as: UTF8.self) else {
            let offset = CleanText.firstInvalidByte(in: row) ?? 0
            throw fault(.notUTF8, at: range.lowerBound + offset, range.lowerBound, line)
        }
        return text
    }

    /// Lines and columns are counted only when there is something to tell.
    private func fault(_ kind: CSVFault.Kind, at place: Int, _ row: Int, _ line: Int) -> CSVFault {
        var line = line
        var column = 1
        var index = row
        while index < place {
            if isLineEnd(bytes[index]) {
                if bytes[index] == carriageReturn, index + 1 < place, bytes[index + 1] == lineFeed {
                    index += 1
                }
                line += 1
                column = 1
            } else if bytes[index] & 0xC0 != 0x80 {
                column += 1
            }
            index += 1
        }
        return CSVFault(kind, line: line, column: column)
    }

    private mutating func takeLineEnd() {
        if bytes[index] == carriageReturn, index + 1 < bytes.count, bytes[index + 1] == lineFeed {
            index += 1
        }
        index += 1
        line += 1
    }

    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts = [0, 0, 0, 0]
        let candidates = Array(",;\t|".utf8)
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if !isQuoted, byte == lineFeed || byte == carriageReturn { break }
            if !isQuoted, let which = candidates.firstIndex(of: byte) { counts[which] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
