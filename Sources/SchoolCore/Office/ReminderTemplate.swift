// What a fee reminder says: three texts of the school, with places for what differs from one
// account to the next. The school's name is such a place, never a word of the program.

/// The texts of a reminder.
package struct ReminderTemplate: Equatable, Sendable {
    package let sms: String
    package let subject: String
    package let body: String

    /// What the outbox calls messages made from it.
    package static let name = "fee-reminder"

    /// The texts of a school that has chosen none of its own.
    static let standard = ReminderTemplate(
        sms: "{school}: {amount} of the fees of {student} was due on {due}. "
            + "Please pay at the school office.",
        subject: "Fee payment reminder - {school}",
        body: "Dear {guardian}, {amount} of the fees of {student} was due on {due} and is still "
            + "open. Please pay at the school office, or tell us if you have paid already. "
            + "{school}")

    /// What is filled in.
    package enum Place: String, CaseIterable, Sendable {
        case student, amount, due, guardian, school

        /// As it stands in a text: `{student}`.
        package var mark: String { "{\(rawValue)}" }
    }

    /// The first `{word}` of a text that is no place, or a brace that stands alone.
    static func stranger(in text: String) -> String? {
        for part in parts(of: text) {
            if let brace = part.before.first(where: { "{}".contains($0) }) { return String(brace) }
            if let mark = part.mark, place(mark) == nil { return String(mark) }
        }
        return nil
    }

    /// A text with its places filled. What is filled in is not looked at again, so that a name
    /// which looks like a place stays a name.
    static func filled(_ text: String, _ words: [Place: String]) -> String {
        parts(of: text).reduce(into: "") { filled, part in
            filled += part.before
            guard let mark = part.mark else { return }
            filled += place(mark).flatMap { words[$0] } ?? String(mark)
        }
    }

    private static func place(_ mark: Substring) -> Place? {
        Place.allCases.first { $0.mark == mark }
    }

    /// A text cut behind each `{...}`; the last part has none.
    private static func parts(of text: String) -> [(before: Substring, mark: Substring?)] {
        var parts: [(before: Substring, mark: Substring?)] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append((rest[..<open], rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return parts + [(rest, nil)]
    }
}
