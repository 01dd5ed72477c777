// What is remembered of a person's ways although nobody asked for it by name: how a list stands,
// and which commands were used most. It is kept beside what the person prefers and, like it, leaves
// no line in the audit trail.

/// One thing that is remembered of a person's ways.
package enum Habit: Hashable, Sendable {
    /// The order and the columns of a list, by the name of the list.
    case list(String)
    /// How often each command was used.
    case commands

    /// Characters that one habit may have, as long as the file allows.
    package static let longest = 400

    /// The name it is stored under. No preference has a blank in its name.
    var name: String {
        switch self {
        case .list(let list): "list " + list
        case .commands: "used commands"
        }
    }

    /// The text as it is stored; nil forgets the habit.
    func checked(_ text: String?) throws(Refusal) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let length = text.unicodeScalars.count
        guard length <= Self.longest else {
            throw .invalid([
                FieldProblem(name, .text(.tooLong(characters: length, limit: Self.longest)))
            ])
        }
        return text
    }
}
