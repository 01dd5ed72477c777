// The files of this package, read as text and taken apart just far enough for the rules of the
// house. Nothing is compiled: a rule that needs a type checker belongs to the compiler.

import Foundation

/// One file, by its path from the root of the package.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// The lines taken apart; for anything but Swift, code is all there is.
    let lines: [Line]
    let literals: [Literal]

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        if path.hasSuffix(".swift") {
            var scanner = SwiftScanner(text)
            (lines, literals) = scanner.scan()
        } else {
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .map { Line(number: $0.offset + 1, raw: String($0.element)) }
            literals = []
        }
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var isSource: Bool { isSwift && path.hasPrefix("Sources/") }
    var isCode: Bool { isSwift || path.hasSuffix(".c") || path.hasSuffix(".h") }

    /// `AdmitStudent` of `Sources/SchoolCore/Students/AdmitStudent.swift`.
    var stem: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.split(separator: ".").first.map(String.init) ?? name
    }

    /// `Students` of `Sources/SchoolCore/Students/AdmitStudent.swift`; nil outside the areas.
    var area: String? {
        let parts = path.split(separator: "/")
        guard isSource, parts.count >= 4, parts[1] == "SchoolCore" else { return nil }
        return String(parts[2])
    }

    /// A file that changes the school: verbs on the signed-in person's session.
    var isVerb: Bool {
        area != nil && stem != "Session" && mentions("extension Session")
            && ["change(", "changeOnce(", "changeEach("].contains(where: mentions)
    }

    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
    func mentions(_ code: String) -> Bool { lines.contains { $0.code.contains(code) } }
    func imports(_ module: String) -> Bool { importLine(of: module) != nil }

    func importLine(of module: String) -> Int? {
        lines.first { line in
            let words = line.code.split(separator: " ")
            return words.contains("import") && words.last.map(String.init) == module
        }?.number
    }
}

/// One line of a file: as written, its code without the words in quotes, and its comment.
struct Line: Sendable {
    let number: Int
    let raw: String
    let code: String
    let comment: String
    /// Whether the line begins inside a literal of several lines.
    let isInLiteral: Bool

    init(
        number: Int, raw: String, code: String? = nil, comment: String = "",
        isInLiteral: Bool = false
    ) {
        self.number = number
        self.raw = raw
        self.code = code ?? raw
        self.comment = comment
        self.isInLiteral = isInLiteral
    }

    /// The names in the code; of `office.clock.now` only the first, of `.now` none.
    var names: [Substring] {
        code.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
            .compactMap { $0.first == "." ? nil : $0.split(separator: ".").first }
    }
}

extension String {
    /// Cheap enough to ask of every line, before a pattern looks closer.
    func containsAny(_ words: [String]) -> Bool { words.contains { contains($0) } }
}

/// One text in quotes, with its interpolations as written, and what stands before it on its line.
struct Literal: Sendable {
    let line: Int
    let before: String
    let text: String
}

/// All files of the package, or of an example.
struct SourceTree: Sendable {
    let files: [SourceFile]
    /// The types at the margin of each area's files, found once: the ladder asks for all of them.
    let types: [String: [String]]

    init(_ texts: [String: String]) {
        files = texts.sorted { $0.key < $1.key }.map { SourceFile($0.key, $0.value) }
        types = files.reduce(into: [:]) { types, file in
            guard let area = file.area else { return }
            types[area, default: []] += file.types().map(\.name)
        }
    }

    func has(_ path: String) -> Bool { files.contains { $0.path == path } }

    /// The package this test was built from.
    static let house = Result { try SourceTree(read(root)) }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let shelves = ["Sources", "Tests", "Benchmarks", "scripts", ".ci", "docs"]
    private static let kinds = ["swift", "c", "h", "md", "txt", "sql", "sh", ""]

    private static func read(_ root: URL) throws -> [String: String] {
        var paths = ["Package.swift", "README.md"]
        for shelf in shelves {
            let names = FileManager.default.enumerator(atPath: root.appending(path: shelf).path())
            while let name = names?.nextObject() as? String {
                if names?.fileAttributes?[.type] as? FileAttributeType == .typeRegular,
                    kinds.contains(URL(filePath: name).pathExtension)
                {
                    paths.append("\(shelf)/\(name)")
                }
            }
        }
        var texts: [String: String] = [:]
        for path in paths {
            let file = root.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path()) else { continue }
            texts[path] = try String(contentsOf: file, encoding: .utf8)
        }
        return texts
    }
}
