// How a telephone number lies in its column: digits, and after an x the inner line.

extension PhoneNumber {
    /// `13365331632x218`.
    package var stored: String { innerLine.map { "\(digits)x\($0)" } ?? digits }

    /// Nil for an empty column.
    package init?(stored text: String) {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: "x", maxSplits: 1).map(String.init)
        guard let digits = parts.first else { return nil }
        self.init(digits: digits, innerLine: parts.count > 1 ? parts[1] : nil)
    }

    /// A stored number as people at home write it; empty stays empty.
    package static func shown(_ stored: String, at home: String) -> String {
        PhoneNumber(stored: stored)?.text(at: home) ?? ""
    }
}
