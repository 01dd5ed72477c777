// Words that lose: each has a better one, or a reason not to be there at all.

import Foundation

extension Rule {
    static let words =
        [
            unsafeTry, printing, wallClock, floatingMoney, emptyNames, emptyShelves, losingWords,
            storeWords, testSentences, ownMachine, ownAffairs,
        ]

    static let unsafeTry = Rule(
        "No error is thrown away or turned into a trap",
        instead: "throw it on, or handle it by name",
        good: ["Sources/A.swift": "let a = try b() as? C ?? entry?.c"],
        bad: ["Sources/A.swift": "let a = try! b()"],
        on: \.isSource
    ) { line in
        guard line.code.containsAny(["try!", "try?", "fatalError(", "as!"]) else { return nil }
        return line.code.firstMatch(of: #/\b(?:try[!?]|fatalError\(|as!)/#).map { String($0.0) }
    }

    static let printing = Rule(
        "Only CommandLine prints", instead: "show a Notice",
        good: [
            "Sources/SchoolTUI/CommandLine/A.swift": "print(a)",
            "Sources/SchoolTUI/Screens/A.swift": "ReceiptPrinter.print(a)",
        ],
        bad: ["Sources/SchoolTUI/Screens/A.swift": "print(a)"],
        on: { file in
            file.isSource && !file.path.contains("/CommandLine/") && file.stem != "SchoolCommand"
        }
    ) { line in
        guard line.code.containsAny(["rint(", "NSLog(", "dump("]) else { return nil }
        // A receipt's printer prints on paper.
        return line.code.replacing("func print(", with: "")
            .firstMatch(of: #/(?:^|[^.\w]|\bSwift\.)(?:print|debugPrint|NSLog|dump)\(/#)
            .map { String($0.0) }
    }

    static let wallClock = Rule(
        "Only OfficeClock asks the machine for the time", instead: "take the clock as a parameter",
        good: ["Sources/SchoolCore/Office/OfficeClock.swift": "Date()"],
        bad: ["Sources/SchoolCore/Fees/A.swift": "let now = Date()"],
        on: { $0.isSource && $0.stem != "OfficeClock" }
    ) { line in
        ["Date()", "Date.now", "Date(timeIntervalSinceNow", "CLOCK_REALTIME", "gettimeofday("]
            .first { line.code.contains($0) }
    }

    static let floatingMoney = Rule(
        "Money is never a floating number", instead: "use Money",
        good: ["Sources/SchoolCore/Fees/A.swift": "let amount: Money"],
        bad: ["Sources/SchoolCore/Fees/A.swift": "let amount: Double"],
        on: \.isSource
    ) { line in
        guard line.code.containsAny(["Double", "Float", "Decimal"]) else { return nil }
        return line.code.firstMatch(
            of: #/(?i)(?:amount|money|price|fee|balance|dues|paid|owes|salary)/#
        ).map { String($0.0) }
    }

    static let emptyNames = Rule(
        "A name says what a thing is for", instead: "use the office's word",
        good: ["Sources/A.swift": "struct FeePlan {}"],
        bad: ["Sources/A.swift": "struct FeeManager {}"],
        on: \.isSwift
    ) { file, _ in
        let names = file.types(nested: true).map { ($0.line.number, $0.name) } + [(1, file.stem)]
        return names.compactMap { number, name in
            emptySuffixes.contains { name.hasSuffix($0) } ? (number, name) : nil
        }
    }

    private static let emptySuffixes = [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Impl",
        "Base", "Info", "Data", "Model", "Entity", "DTO",
    ]

    static let emptyShelves = Rule(
        "A folder is a shelf the office would label", instead: "put it where it is used",
        good: ["Sources/SchoolCore/Fees/A.swift": ""],
        bad: ["Sources/SchoolCore/Utils/A.swift": ""],
        on: \.isSource
    ) { file, _ in
        let empty: Set = ["Models", "Services", "Utils", "Helpers", "Common", "Extensions", "Misc"]
        return file.path.split(separator: "/").dropLast().map(String.init)
            .filter(empty.contains).map { (1, $0) }
    }

    static let losingWords = Rule(
        "There is one word for each idea", instead: "use the word of the glossary",
        good: ["Sources/A.swift": "let section: Section"],
        bad: ["Sources/A.swift": "let division: Int"],
        on: \.isSource
    ) { line in
        let names = line.code.lowercased()
        let loser = losers.first { names.contains($0.word) }
        return loser.map { "\($0.word), better \($0.better)" }
    }

    private static let losers: [(word: String, better: String)] = [
        ("division", "section"), ("classbatch", "section"),
        ("batchname", "section"), ("homeroom", "class teacher"), ("formtutor", "class teacher"),
        ("schoolyear", "academic year"), ("enrollment", "enrolment"), ("instalment", "charge"),
        ("tardy", "late"), ("muster", "register"),
        ("rollcall", "register"), ("freeship", "concession"),
    ]

    /// Session's verbs are what the clerk does, and its questions are noun phrases.
    static let storeWords = Rule(
        "A verb is what the clerk does", instead: "name it as the office would",
        good: ["Sources/SchoolCore/Fees/A.swift": "package func receive(_ payment: Payment)"],
        bad: ["Sources/SchoolCore/Fees/A.swift": "package func savePayment()"],
        on: { $0.area != nil }
    ) { line in
        guard line.code.contains("package "), let at = line.code.range(of: "func ") else {
            return nil
        }
        let name = line.code[at.upperBound...].prefix { $0.isLetter }
        let verb = name.prefix { $0.isLowercase }
        let losers = ["save", "update", "process", "handle", "get", "fetch", "load"]
        return losers.contains(String(verb)) ? String(name) : nil
    }

    static let testSentences = Rule(
        "A test is a sentence about the office", instead: "write @Test(\"What must hold\")",
        good: ["Tests/A.swift": "@Test(\"The oldest charge is paid first\")"],
        bad: ["Tests/A.swift": "@Test func oldest() {}"],
        on: { $0.isSwift && $0.path.hasPrefix("Tests/") }
    ) { line in
        guard let at = line.code.range(of: "@Test") else { return nil }
        let rest = line.code[at.upperBound...]
        return rest.hasPrefix("(\"") || rest == "(" || rest.first?.isLetter == true ? nil : "@Test"
    }

    static let ownMachine = Rule(
        "No file knows the folders of one machine", instead: "find the path from the root",
        good: ["scripts/run": "exec .build/release/school --database /tmp/school.db"],
        bad: ["scripts/run": "exec /home/me/school"],
        on: { !$0.isIn("Tests/HouseTests") }
    ) { line in
        guard line.raw.containsAny(machineFolders) else { return nil }
        return line.raw.firstMatch(of: #/(?:^|[\s"'`=(:])(/\w+/\S)/#)
            .map { String($0.1) }
    }

    /// The temporary folder is on every machine, also when this clone happens to lie in it.
    private static let machineFolders =
        ["home", "root", "Users", "opt", "mnt"].map { "/\($0)/" }
        + [SourceTree.root.deletingLastPathComponent().path()]
        .filter { $0 != "/" && $0 != FileManager.default.temporaryDirectory.path() }

    static let ownAffairs = Rule(
        "The text speaks of the school, not of how it was written", instead: "leave it out",
        good: ["README.md": "The class teacher signs the register."],
        bad: ["README.md": "Made in a worktree."],
        on: { !$0.isIn("Tests/HouseTests") }
    ) { line in
        let words = line.raw.lowercased()
        return ["worktree", "workplace", "subagent", "chatbot"].first { words.contains($0) }
    }
}
