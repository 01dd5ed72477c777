// A rule of the house is a small value: what it looks at, what it finds, and what to do instead,
// with one example that obeys it and one that does not.

import Testing

/// One rule, tested by its own two examples and then applied to the whole package.
struct Rule: Sendable, CustomTestStringConvertible {
    /// A line that breaks the rule, and what on it does.
    typealias Finding = (line: Int, what: String)

    let name: String
    let instead: String
    let good: SourceTree
    let bad: SourceTree
    private let looksAt: @Sendable (SourceFile) -> Bool
    private let findings: @Sendable (SourceFile, SourceTree) -> [Finding]

    init(
        _ name: String, instead: String,
        good: [String: String], bad: [String: String],
        on looksAt: @escaping @Sendable (SourceFile) -> Bool,
        findings: @escaping @Sendable (SourceFile, SourceTree) -> [Finding]
    ) {
        self.name = name
        self.instead = instead
        self.good = SourceTree(good)
        self.bad = SourceTree(bad)
        self.looksAt = looksAt
        self.findings = findings
    }

    /// A rule that judges each line by itself. Nil means that the line is as it should be.
    init(
        _ name: String, instead: String, good: [String: String], bad: [String: String],
        on looksAt: @escaping @Sendable (SourceFile) -> Bool,
        line: @escaping @Sendable (Line) -> String?
    ) {
        self.init(name, instead: instead, good: good, bad: bad, on: looksAt) { file, _ in
            file.lines.compactMap { each in line(each).map { (each.number, $0) } }
        }
    }

    var testDescription: String { name }

    /// Every breach in a tree: `file:line: rule (what): what to do instead`.
    func violations(in tree: SourceTree) -> [String] {
        tree.files.filter(looksAt).flatMap { file in
            findings(file, tree).map { finding in
                "\(file.path):\(finding.line): \(name) (\(finding.what)): \(instead)"
            }
        }
    }

    static let all = sizes + words + comments + arrows + databases + companions
}
