// What must stand beside what: a verb has its test, a screen its frame, a refusal somebody who
// provokes it, a permission a verb that needs it.

extension Rule {
    static let companions = [
        testedVerbs, signposts, framedScreens, provokedRefusals, neededPermissions,
    ]

    private static let receive = """
        // Takes money.
        extension Session {
            package func receive() throws { try change(needs: .receiveFees) {} }
        }
        """

    static let testedVerbs = Rule(
        "A verb has a test file of its name",
        instead: "write Tests/SchoolCoreTests/<Area>/<Verb>Tests",
        good: [
            "Sources/SchoolCore/Fees/ReceivePayment.swift": receive,
            "Tests/SchoolCoreTests/Fees/ReceivePaymentTests.swift": "",
        ],
        bad: [
            "Sources/SchoolCore/Fees/ReceivePayment.swift":
                receive.replacing("change(", with: "changeOnce(")
        ],
        on: \.isVerb
    ) { file, tree in
        let test = "Tests/SchoolCoreTests/\(file.area ?? "")/\(file.stem)Tests.swift"
        return tree.has(test) ? [] : [(1, "\(test) is missing")]
    }

    static let signposts = Rule(
        "A verb reads check, write, tell", instead: "put the signpost where the step begins",
        good: [
            "Sources/SchoolCore/Fees/A.swift": receive
                + "\n    // Check.\n    // Write.\n    // Tell."
        ],
        bad: ["Sources/SchoolCore/Fees/A.swift": receive],
        on: \.isVerb
    ) { file, _ in
        ["// Check.", "// Write.", "// Tell."]
            .filter { post in !file.lines.contains { $0.comment.hasPrefix(post) } }
            .map { (1, "no \($0)") }
    }

    static let framedScreens = Rule(
        "A screen has a frame of each of the three sizes", instead: "record them in Tests/Frames",
        good: [
            "Sources/SchoolTUI/Screens/Fees/DuesScreen.swift": "",
            "Tests/Frames/DuesScreen-80x24.txt": "", "Tests/Frames/DuesScreen-120x40.txt": "",
            "Tests/Frames/DuesScreen-late-60x16.txt": "",
        ],
        bad: [
            "Sources/SchoolTUI/Screens/Fees/DuesScreen.swift": "",
            "Tests/Frames/DuesScreen-80x24.txt": "", "Tests/Frames/DuesScreen-120x40.txt": "",
        ],
        on: { $0.isIn("Sources/SchoolTUI/Screens") && $0.stem.hasSuffix("Screen") }
    ) { file, tree in
        ["80x24", "120x40", "60x16"].compactMap { size in
            let isFramed = tree.files.contains {
                $0.path.hasPrefix("Tests/Frames/\(file.stem)-") && $0.path.hasSuffix("\(size).txt")
            }
            return isFramed ? nil : (1, "Tests/Frames/\(file.stem)-\(size).txt is missing")
        }
    }

    static let provokedRefusals = Rule(
        "Every refusal is provoked by a test", instead: "write the test, or remove the refusal",
        good: [
            "Sources/SchoolCore/Office/Refusal.swift":
                "enum Refusal {\n    case cashDayIsClosed\n}",
            "Tests/SchoolCoreTests/A.swift": "#expect(throws: Refusal.cashDayIsClosed) {}",
        ],
        bad: [
            "Sources/SchoolCore/Office/Refusal.swift": "enum Refusal {\n    case never\n}",
            "Tests/SchoolTUITests/Wording/Samples.swift": "let all: [Refusal] = [.never]",
        ],
        on: { $0.isSource && $0.stem.hasSuffix("Refusal") }
    ) { file, tree in
        // What is only listed, to see its sentence, is provoked by nobody.
        let tests = tree.files.filter {
            $0.isSwift && $0.path.hasPrefix("Tests/School") && $0.stem != "Samples"
        }
        return unmentioned(file.casesOfAll(ending: "Refusal"), in: tests)
    }

    static let neededPermissions = Rule(
        "Every permission is needed by a verb", instead: "bring it with its first verb",
        good: [
            "Sources/SchoolCore/People/Permission.swift":
                "enum Permission {\n    case receiveFees\n}",
            "Sources/SchoolCore/Fees/ReceivePayment.swift": receive,
        ],
        bad: ["Sources/SchoolCore/People/Permission.swift": "enum Permission {\n    case fly\n}"],
        on: { $0.area == "People" && $0.stem == "Permission" }
    ) { file, tree in
        let verbs = tree.files.filter {
            $0.area != nil && !$0.stem.hasPrefix("Permission") && !$0.stem.hasPrefix("Role")
        }
        return unmentioned(file.casesOfAll(ending: "Permission"), in: verbs)
    }

    private static func unmentioned(
        _ cases: [(name: String, line: Int)], in files: [SourceFile]
    ) -> [Finding] {
        let mentioned = Set(files.flatMap { $0.lines.flatMap(\.members) })
        return cases.filter { !mentioned.contains($0.name) }.map { ($0.line, $0.name) }
    }
}

extension SourceFile {
    /// The cases of every enum in the file whose name ends in a word.
    fileprivate func casesOfAll(ending word: String) -> [(name: String, line: Int)] {
        types(nested: true).filter { $0.name.hasSuffix(word) }.flatMap { cases(of: $0.name) }
    }
}

extension Line {
    /// The names after a full stop: `receiveFees` of `needs: .receiveFees`.
    fileprivate var members: [String] {
        code.matches(of: #/\.(\w+)/#).map { String($0.1) }
    }
}
