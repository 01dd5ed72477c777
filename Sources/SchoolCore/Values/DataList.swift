// Reading the lists that are part of the program.

/// The lists that are compiled in: plain cells without quotes, so that no reader can fail on them.
enum DataList {
    /// The rows after the first.
    static func rows(_ bytes: [UInt8], columns: Int) -> [[String]] {
        let rows = bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
            line.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) }
        }
        assert(rows.allSatisfy { $0.count == columns })
        return rows
    }
}
