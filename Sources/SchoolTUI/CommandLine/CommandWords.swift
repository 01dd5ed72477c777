// The words of a command line before the option parser reads them. To it everything that begins
// with a dash is an option, so that `--amount -5` would be answered by its usage; what is wrong
// with an amount is ours to say.

/// The words of a command line.
enum CommandWords {
    /// `--amount -5` as `--amount=-5`, so that the number reaches the option before it.
    static func joined(_ words: [String]) -> [String] {
        var joined: [String] = []
        var isOver = false
        for word in words {
            if !isOver, looksLikeNumber(word), let option = joined.last, takesValue(option) {
                joined[joined.count - 1] = "\(option)=\(word)"
            } else {
                joined.append(word)
            }
            isOver = isOver || word == "--"
        }
        return numbersLast(joined)
    }

    /// `fees pay -5 --json` as `fees pay --json -- -5`: a number below zero that no option takes
    /// reaches the command as what it is, and gets its answer.
    private static func numbersLast(_ words: [String]) -> [String] {
        guard words.first?.hasPrefix("-") == false, !words.contains("--") else { return words }
        let numbers = words.filter(looksLikeNumber)
        return numbers.isEmpty
            ? words : words.filter { !looksLikeNumber($0) } + ["--"] + numbers
    }

    /// A long option that has no value yet. `--json`, which every command has, takes none.
    private static func takesValue(_ word: String) -> Bool {
        word.hasPrefix("--") && word.count > 2 && !word.contains("=") && word != "--json"
    }

    /// A dash and then a digit of any script, or a point or comma before one.
    private static func looksLikeNumber(_ word: String) -> Bool {
        guard word.first == "-" else { return false }
        let rest = word.dropFirst()
        return rest.first.map { $0.isNumber || ".,".contains($0) } == true
            && rest.contains(where: \.isNumber)
    }
}
