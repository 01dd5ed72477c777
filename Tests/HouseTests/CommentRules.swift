// What a comment is for: the reason, the surprise, the absence. Never code, never a wish.

import Foundation

extension Rule {
    static let comments = [openings, wishes, sleepingCode, documentedTypes]

    static let openings = Rule(
        "A file says at its head what it is for",
        instead: "open it with a comment of one to four lines",
        good: ["Sources/A.swift": "// Who works here.\nimport GRDB\nstruct A {}"],
        bad: ["Sources/A.swift": "import GRDB\nstruct A {}"],
        on: \.isSource
    ) { file, _ in
        let first = file.lines.first { line in
            !line.raw.allSatisfy(\.isWhitespace) && !line.code.contains("import ")
        }
        return first?.comment.isEmpty == false || file.lines.isEmpty ? [] : [(1, file.stem)]
    }

    static let wishes = Rule(
        "A wish has a name and a date", instead: "do it, or write TODO(Name, 2026-03-01): why",
        good: ["Sources/A.swift": "// TODO(Asha, 2026-03-01): the printer of room 7."],
        bad: ["Sources/A.swift": "// TODO: finish"],
        on: \.isCode
    ) { line in
        let comment = line.comment.isEmpty ? line.code : line.comment
        guard comment.contains("//") || comment.contains("*") else { return nil }
        return comment.firstMatch(of: #/\b(?:TODO|FIXME|XXX|HACK)\b(?!\(\w+, \d{4}-\d\d-\d\d\))/#)
            .map { String($0.0) }
    }

    /// An example, indented below its sentence, is welcome.
    static let sleepingCode = Rule(
        "No code sleeps in a comment", instead: "delete it, the history remembers",
        good: ["Sources/A.swift": "// If nothing is owed, the receipt says so."],
        bad: ["Sources/A.swift": "// let owed = dues.total"],
        on: \.isSwift
    ) { line in
        let isProse = ["///", "//     "].contains { line.comment.hasPrefix($0) }
        guard line.comment.hasPrefix("//"), !isProse else { return nil }
        let text = line.comment.dropFirst(2).trimmingCharacters(in: .whitespaces)
        let isCode =
            text.contains(#/^(?:let|var) \w+(?:: \S+)? = /#)
            || text.contains(#/^(?:package |private |static )*func \w+[(<]/#)
            || text.contains(#/^(?:if|guard|for|while|switch|else|do) .*\{$/#)
            || text.contains(#/^(?:return|throw|try|import|@\w+) ?[\w.(]*[\w)]$/#)
            || text.contains(#/^[\w.]+\([^ ]*\)$/#) || text.contains(#/^[})]+$/#)
        return isCode ? text : nil
    }

    static let documentedTypes = Rule(
        "A type that others use has a sentence in office words", instead: "write it above with ///",
        good: ["Sources/A.swift": "/// What one student owes.\npackage struct Dues {\n}"],
        bad: ["Sources/A.swift": "package struct Dues {\n}"],
        on: \.isSource
    ) { file, _ in
        file.types().compactMap { name, line in
            guard line.code.hasPrefix("package "), !line.code.hasSuffix("{}"),
                !line.code.contains("typealias")
            else { return nil }
            let above = file.lines.prefix(line.number - 1).last { !$0.code.hasPrefix("@") }
            return above?.comment.hasPrefix("///") == true ? nil : (line.number, name)
        }
    }
}
