// Lines of the screens as sentences of the plain mode.

/// How a line that was made to be seen is said.
enum PlainSpeech {
    /// A line of the screen as a sentence: gaps become commas, and what names keys names words.
    static func spoken(_ text: String) -> String {
        joined(text).replacing("Esc again", with: "back again")
            .replacing("+ or F2 takes the money", with: "Say take to take the money")
            .replacing(", F5", with: ", say reload").replacing("Esc stops", with: "stop ends it")
            .asSentence
    }

    static func spoken(_ notice: Notice) -> String {
        (notice.style == .bad ? "Attention: " : "") + spoken(notice.text)
    }

    static func joined(_ text: String) -> String {
        var parts: [String] = []
        for part in Clean.line(text).split(separator: "  ") {
            let words = String(part).trimmed
            if !words.isEmpty { parts.append(words) }
        }
        return parts.joined(separator: ", ")
    }
}
