// How large things may grow. Limits are for reading: one screen a function, one sitting a file.

extension Rule {
    static let sizes = [fileLength, functionLength, lineLength]

    /// Files that were longer than the limit when it came, with their length: it may only shrink.
    static let longFiles: [String: Int] = [:]

    static let fileLength = Rule(
        "A file has at most 300 lines", instead: "give a part of it a name and a file",
        good: ["Sources/A.swift": String(repeating: "let a = 1\n", count: 300)],
        bad: ["Sources/A.swift": String(repeating: "let a = 1\n", count: 301)],
        on: \.isCode
    ) { file, _ in
        let limit = longFiles[file.path] ?? 300
        return file.lines.count <= limit ? [] : [(limit + 1, "\(file.lines.count) lines")]
    }

    /// Exhaustive tables of sentences are one switch each and read like a list.
    static let functionLength = Rule(
        "A function has at most 50 lines", instead: "name the steps",
        good: ["Sources/A.swift": "func a() {\n" + String(repeating: "b()\n", count: 48) + "}"],
        bad: ["Sources/A.swift": "func a() {\n" + String(repeating: "b()\n", count: 49) + "}"],
        on: { $0.isSwift && !$0.stem.contains("Wording") && !$0.stem.contains("Refusal") }
    ) { file, _ in
        file.functions.filter { $0.length > 50 }.map { ($0.firstLine, "\($0.name), \($0.length)") }
    }

    /// The frames of a wide screen stand in a test as they look.
    static let lineLength = Rule(
        "A line has at most 100 columns", instead: "break it where it breathes",
        good: ["Sources/A.swift": String(repeating: "a", count: 100)],
        bad: ["Sources/A.swift": String(repeating: "a", count: 101)],
        on: \.isCode
    ) { file, _ in
        file.lines.compactMap { line in
            let isFrame = line.isInLiteral && file.path.hasPrefix("Tests/")
            guard line.raw.count > 100, !isFrame else { return nil }
            return (line.number, "\(line.raw.count) columns")
        }
    }
}
