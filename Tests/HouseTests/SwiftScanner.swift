// Tells code, comments and text in quotes apart, so that a rule about code is not fooled by a
// sentence. It knows nested comments, raw and long literals, code inside
// interpolations, and patterns written #/so/#.

/// Reads one Swift file from top to bottom.
struct SwiftScanner {
    private enum Place {
        /// Code; inside an interpolation, with the number of open parentheses.
        case code(parentheses: Int)
        case literal(hashes: Int, isLong: Bool)
        /// A pattern between `#/` and `/#`, of one line or several.
        case pattern
        case lineComment
        case blockComment(depth: Int)
    }

    private let bytes: [UInt8]
    private var at = 0
    private var places: [Place] = [.code(parentheses: 0)]
    private var raw: [UInt8] = []
    private var code: [UInt8] = []
    private var comment: [UInt8] = []
    private var lines: [Line] = []
    private var literals: [Literal] = []
    private var openLiterals: [(line: Int, before: String, text: [UInt8])] = []
    private var beganInLiteral = false

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func scan() -> (lines: [Line], literals: [Literal]) {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\n") {
                endLine()
                continue
            }
            switch places.last {
            case .literal(let hashes, let isLong): scanLiteral(hashes, isLong)
            case .pattern: scanPattern()
            case .lineComment: take(1, into: \.comment)
            case .blockComment(let depth): scanComment(depth)
            case .code, nil: scanCode()
            }
        }
        if !raw.isEmpty { endLine() }
        return (lines, literals)
    }

    private func sees(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[at...].starts(with: $0) }
    }

    private mutating func take(_ count: Int, into part: WritableKeyPath<Self, [UInt8]>? = nil) {
        let taken = bytes[at..<min(at + count, bytes.count)]
        raw += taken
        if let part { self[keyPath: part] += taken }
        if !openLiterals.isEmpty { openLiterals[openLiterals.count - 1].text += taken }
        at += count
    }

    private mutating func endLine() {
        lines.append(
            Line(
                number: lines.count + 1, raw: String(decoding: raw, as: UTF8.self),
                code: String(decoding: code, as: UTF8.self),
                comment: String(decoding: comment, as: UTF8.self), isInLiteral: beganInLiteral))
        raw = []
        code = []
        comment = []
        if case .lineComment = places.last { places.removeLast() }
        switch places.last {
        case .literal, .pattern: beganInLiteral = true
        default: beganInLiteral = false
        }
        if !openLiterals.isEmpty {
            openLiterals[openLiterals.count - 1].text.append(UInt8(ascii: "\n"))
        }
        at += 1
    }

    private mutating func scanCode() {
        if sees("//") {
            places.append(.lineComment)
            take(2, into: \.comment)
        } else if sees("/*") {
            places.append(.blockComment(depth: 1))
            take(2, into: \.comment)
        } else if sees("#/") {
            places.append(.pattern)
            take(2, into: \.code)
        } else if let hashes = hashesBeforeQuote() {
            openLiteral(hashes)
        } else {
            countParentheses()
        }
    }

    /// Nil unless a literal begins here; the number of `#` before its quotation mark.
    private func hashesBeforeQuote() -> Int? {
        let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
        return bytes[(at + hashes)...].first == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func openLiteral(_ hashes: Int) {
        let isLong = bytes[(at + hashes)...].starts(with: Array("\"\"\"".utf8))
        let before = String(decoding: code, as: UTF8.self)
        take(hashes + (isLong ? 3 : 1), into: \.code)
        openLiterals.append((lines.count + 1, before, []))
        places.append(.literal(hashes: hashes, isLong: isLong))
    }

    private mutating func countParentheses() {
        guard case .code(let open)? = places.last else { return take(1, into: \.code) }
        if bytes[at] == UInt8(ascii: "("), places.count > 1 {
            places[places.count - 1] = .code(parentheses: open + 1)
        } else if bytes[at] == UInt8(ascii: ")"), places.count > 1 {
            places[places.count - 1] = .code(parentheses: open - 1)
            if open == 1 {
                places.removeLast()
                return take(1)
            }
        }
        take(1, into: \.code)
    }

    private mutating func scanLiteral(_ hashes: Int, _ isLong: Bool) {
        let marks = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        let escape = [UInt8(ascii: "\\")] + marks
        let quote = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1) + marks
        if bytes[at...].starts(with: quote) {
            let done = openLiterals.removeLast()
            literals.append(
                Literal(
                    line: done.line, before: done.before,
                    text: String(decoding: done.text, as: UTF8.self)))
            places.removeLast()
            take(quote.count, into: \.code)
        } else if bytes[at...].starts(with: escape + [UInt8(ascii: "(")]) {
            places.append(.code(parentheses: 1))
            take(escape.count + 1)
        } else if bytes[at...].starts(with: escape) {
            let isLineEnd = bytes[(at + escape.count)...].first == UInt8(ascii: "\n")
            take(escape.count + (isLineEnd ? 0 : 1))
        } else {
            take(1)
        }
    }

    private mutating func scanPattern() {
        guard sees("/#") else { return take(1) }
        places.removeLast()
        take(2, into: \.code)
    }

    private mutating func scanComment(_ depth: Int) {
        let change = sees("/*") ? 1 : sees("*/") ? -1 : 0
        take(change == 0 ? 1 : 2, into: \.comment)
        places[places.count - 1] = .blockComment(depth: depth + change)
        if depth + change == 0 { places.removeLast() }
    }
}
