// How a telephone number lies in its column: digits, and after an x the inner line.

extension PhoneNumber {
    /// `13365331632x218`.
    package var stored: String { innerLine.map { "\(digits)x\($0)" } ?? digits }

    /// Nil for an empty column.
    package init?(stored text: String) {
        guard !text.isEmpty else { return nil }
        let letters = text.utf8
        guard let mark = letters.firstIndex(of: UInt8(ascii: "x")) else {
            self.init(digits: text, innerLine: nil)
            return
        }
        guard mark > letters.startIndex else { return nil }
        let inner = text[letters.index(after: mark)...]
        self.init(digits: String(text[..<mark]), innerLine: inner.isEmpty ? nil : String(inner))
    }

    /// A stored number as people at home write it; empty stays empty.
    package static func shown(_ stored: String, at home: String) -> String {
        PhoneNumber(stored: stored)?.text(at: home) ?? ""
    }
}
