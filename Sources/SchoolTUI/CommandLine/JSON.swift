// JSON as commands print it: keys in the order they were given, and no dates or decimals of
// anybody's locale.

import SchoolCore

/// A JSON value.
enum JSON: Equatable, Sendable {
    case object([(String, JSON)])
    case array([JSON])
    case text(String)
    case number(Int)
    case decimal(String)
    case bool(Bool)
    case null

    static func == (left: JSON, right: JSON) -> Bool { left.text == right.text }

    static func id<Kind>(_ id: ID<Kind>) -> JSON { .number(Int(id.rawValue)) }
    static func day(_ day: Day) -> JSON { .text(day.iso) }
    static func day(_ day: Day?) -> JSON { day.map { .text($0.iso) } ?? .null }
    static func instant(_ at: Timestamp?) -> JSON { at.map { .text($0.iso) } ?? .null }
    static func textOrNull(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// The value on one line.
    var text: String {
        switch self {
        case .object(let pairs):
            "{" + pairs.map { "\(JSON.quoted($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .text(let text): JSON.quoted(text)
        case .number(let number): String(number)
        case .decimal(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case let hidden where hidden.value >= 127 && !CleanText.isTame(hidden),
                let hidden where hidden.value < 32:
                quoted += escaped(hidden)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// What could steer a terminal, or hide from whoever reads, stands as its number: a script gets
    /// every character as it is stored.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        UTF16.encode(scalar).map { unit in
            unit.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
        } ?? ""
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
}
