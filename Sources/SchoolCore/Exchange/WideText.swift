// A spreadsheet's "Unicode text" is UTF-16 behind a byte order mark. It becomes UTF-8 before it is
// read, so that the reader knows one encoding. Half a character is refused, never replaced.

/// Text of two bytes a letter.
enum WideText {
    /// The bytes as UTF-8 when a byte order mark says that they are UTF-16, else as they are.
    static func narrowed(_ bytes: [UInt8]) throws(CSVFault) -> [UInt8] {
        let isLowFirst = bytes.starts(with: [0xFF, 0xFE])
        guard isLowFirst || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        var units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map { place in
            let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isLowFirst ? two << 8 | one : one << 8 | two
        }.makeIterator()
        var parser = Unicode.UTF16.ForwardParser()
        var text = String.UnicodeScalarView()
        while case .valid(let encoded) = parser.parseScalar(from: &units) {
            text.append(Unicode.UTF16.decode(encoded))
        }
        let isWhole = text.reduce(2) { $0 + 2 * UTF16.width($1) } == bytes.count
        guard isWhole else { throw fault(after: text) }
        return Array(String(text).utf8)
    }

    private static func fault(after text: String.UnicodeScalarView) -> CSVFault {
        var line = 1
        var column = 1
        var before: Unicode.Scalar = " "
        for scalar in text {
            let isLineEnd = scalar == "\r" || scalar == "\n"
            if scalar == "\n", before == "\r" { line -= 1 }
            column = isLineEnd ? 1 : column + 1
            line += isLineEnd ? 1 : 0
            before = scalar
        }
        return CSVFault(.notUTF16, line: line, column: column)
    }
}
