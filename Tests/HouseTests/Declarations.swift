// What a file declares, found by the shape of its lines. swift format keeps that shape.

/// One function, initialiser or computed property with its body.
struct Function: Equatable {
    let name: String
    let firstLine: Int
    let lastLine: Int

    var length: Int { lastLine - firstLine + 1 }
}

extension SourceFile {
    var functions: [Function] {
        lines.indices.compactMap { index in
            guard let name = Self.functionName(lines[index].code), let last = bodyEnd(from: index)
            else { return nil }
            return Function(
                name: name, firstLine: lines[index].number, lastLine: lines[last].number)
        }
    }

    /// The types declared in the file: only those at the margin, or all of them.
    func types(nested: Bool = false) -> [(name: String, line: Line)] {
        lines.compactMap { line in
            guard nested || line.code.first?.isWhitespace == false,
                let name = Self.typeName(line.code)
            else { return nil }
            return (name, line)
        }
    }

    /// The cases of an enum declared in this file.
    func cases(of name: String) -> [(name: String, line: Int)] {
        guard let first = lines.firstIndex(where: { Self.typeName($0.code) == name }),
            let last = bodyEnd(from: first)
        else { return [] }
        return lines[first...last].flatMap { line in
            Self.caseNames(line.code).map { ($0, line.number) }
        }
    }

    func code(of function: Function) -> ArraySlice<Line> {
        lines[(function.firstLine - 1)..<function.lastLine]
    }

    static func functionName(_ code: String) -> String? {
        guard ["func ", "init", "var ", "subscript"].contains(where: code.contains) else {
            return nil
        }
        let found = code.firstMatch(
            of:
                #/
                ^\s* (?:@\w+ (?:\([^)]*\))? \s+)* (?:[a-z]+ (?:\(set\))? \s+)*
                (func\s+[^\s(<]+ | init\b | deinit\b | subscript\b | var\s+\w+\s*:[^=]*\{\s*$)
            /#)
        guard let found, !code.contains("case ") else { return nil }
        let words = found.1.split { " :".contains($0) }
        return String(words.dropFirst().first ?? found.1)
    }

    private static let typeKeywords = [
        "struct ", "class ", "enum ", "actor ", "protocol ", "typealias ",
    ]

    static func typeName(_ code: String) -> String? {
        guard typeKeywords.contains(where: code.contains) else { return nil }
        return code.firstMatch(
            of: #/^\s*(?:[a-z]+\s+)*(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/#
        ).map { String($0.1) }
    }

    /// The names in `case left, right(Int)`; none in the `case .left:` of a switch.
    static func caseNames(_ code: String) -> [String] {
        guard let list = code.firstMatch(of: #/^\s*(?:indirect\s+)?case\s+([a-z].*)$/#)?.1,
            !list.hasPrefix("let "), !list.hasPrefix("var ")
        else { return [] }
        var depth = 0
        let outside = list.filter { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth == 0 && character != ")"
        }
        return outside.split(separator: ",").compactMap {
            $0.split { !($0.isLetter || $0.isNumber) }.first.map(String.init)
        }
    }

    /// The line of the brace that closes the body opened by the declaration on this line.
    private func bodyEnd(from first: Int) -> Int? {
        var parentheses = 0
        var braces = 0
        for index in first..<lines.count {
            if index > first, parentheses == 0, braces == 0, !continues(lines[index]) { return nil }
            for character in lines[index].code {
                switch character {
                case "(" where braces == 0: parentheses += 1
                case ")" where braces == 0: parentheses -= 1
                case "{" where parentheses == 0: braces += 1
                case "}" where parentheses == 0:
                    braces -= 1
                    if braces == 0 { return index }
                default: break
                }
            }
        }
        return nil
    }

    /// Whether a line goes on with the head of a declaration, rather than beginning another.
    private func continues(_ line: Line) -> Bool {
        let words = line.code.split(separator: " ")
        guard let first = words.first else { return false }
        return ["{", "->", "throws", "async", "where", ":"].contains { first.hasPrefix($0) }
            || words.last == "{"
    }
}
