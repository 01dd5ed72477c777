// Who may know whom. Arrows point one way: screens know the school, the school knows its file, and
// within the school each area knows only those before it.

extension Rule {
    static let arrows = [screensWithoutFile, oneTerminal, coreWithoutScreens, ladder, pureDrawing]

    /// Wording turns the failures of Storage into sentences; it opens nothing.
    static let screensWithoutFile = Rule(
        "A screen never sees the file", instead: "ask Session",
        good: ["Sources/SchoolTUI/Screens/A.swift": "import SchoolCore"],
        bad: ["Sources/SchoolTUI/Screens/A.swift": "import GRDB"],
        on: { $0.isIn("Sources/SchoolTUI") }
    ) { file, _ in
        let fileOnly = ["GRDB", "SQLite3", "CSQLiteHarden", "CCrypt"]
        return forbidden(
            file.path.contains("/Wording/") ? fileOnly : fileOnly + ["Storage"], in: file)
    }

    static let oneTerminal = Rule(
        "Three files talk to the terminal", instead: "use Terminal or PlainLine",
        good: ["Sources/SchoolTUI/Terminal/NcursesTerminal.swift": "import CTerminal"],
        bad: ["Sources/SchoolTUI/Terminal/Canvas.swift": "import CTerminal"],
        on: { file in
            let own = ["NcursesTerminal", "NcursesTurn", "PlainTerminal"]
            return file.isSource && !own.contains(file.stem)
        }
    ) { file, _ in forbidden(["CTerminal"], in: file) }

    static let coreWithoutScreens = Rule(
        "The school knows no screen, the file knows no school", instead: "return a value",
        good: ["Sources/SchoolCore/Fees/A.swift": "import Storage"],
        bad: ["Sources/Storage/A.swift": "import SchoolCore"],
        on: { $0.isIn("Sources/SchoolCore") || $0.isIn("Sources/Storage") }
    ) { file, _ in
        let above = ["SchoolTUI", "ArgumentParser"]
        return forbidden(file.isIn("Sources/Storage") ? above + ["SchoolCore"] : above, in: file)
    }

    /// Office is the one knot: its door consults People and writes Audit. Checks stand before
    /// Exchange and Demo, because a school that is imported whole is checked before it stands.
    private static let rungs: [[String]] = [
        ["Values"], ["Office", "People", "Audit"], ["Calendar"], ["Classes"], ["Staff"],
        ["Students"], ["Attendance", "Fees", "Exams"], ["Overview"], ["Leaving"], ["Checks"],
        ["Exchange"], ["Demo"],
    ]

    static let ladder = Rule(
        "An area knows only the areas before it", instead: "move it up, or pass a value or an id",
        good: [
            "Sources/SchoolCore/Classes/Section.swift": "package struct Section {}",
            "Sources/SchoolCore/Fees/A.swift": "let section: Section",
        ],
        bad: [
            "Sources/SchoolCore/Fees/Dues.swift": "package struct Dues {}",
            "Sources/SchoolCore/Exams/A.swift": "let dues: Dues",
        ],
        on: { $0.area != nil }
    ) { file, tree in
        guard let area = file.area else { return [] }
        guard rungs.joined().contains(area) else { return [(1, "\(area) is not on the ladder")] }
        let own = Set(file.types(nested: true).map(\.name))
        let strangers = strangers(to: area, in: tree)
        return file.lines.flatMap { line in
            line.names.map(String.init).filter { !own.contains($0) }.compactMap { name in
                strangers[name].map { (line.number, "\(name) of \($0)") }
            }
        }
    }

    /// The types of the areas that an area may not know, each with its area.
    private static func strangers(to area: String, in tree: SourceTree) -> [String: String] {
        let rung = rungs.firstIndex { $0.contains(area) } ?? 0
        var known = Set(rungs.prefix(rung).joined())
        known.insert(area)
        if rung == 1 { known.formUnion(rungs[1]) }
        var strangers: [String: String] = [:]
        for (other, names) in tree.types where !known.contains(other) {
            for name in names { strangers[name] = other }
        }
        return strangers
    }

    static let pureDrawing = Rule(
        "Drawing only draws", instead: "load before, and keep what was loaded in the screen",
        good: ["Sources/SchoolTUI/Screens/A.swift": "func draw(on canvas: inout Canvas) {\n}"],
        bad: [
            "Sources/SchoolTUI/Screens/A.swift": "mutating func draw(on canvas: inout Canvas) {\n}"
        ],
        on: { $0.isIn("Sources/SchoolTUI/Screens") || $0.isIn("Sources/SchoolTUI/Widgets") }
    ) { file, _ in
        file.functions.filter { $0.name == "draw" }.flatMap { function in
            file.code(of: function).compactMap { line in
                if line.number == function.firstLine, line.code.contains("mutating ") {
                    return (line.number, "mutating")
                }
                let name = line.names.first { ["session", "clock", "terminal"].contains($0) }
                return name.map { (line.number, String($0)) }
            }
        }
    }

    private static func forbidden(_ modules: [String], in file: SourceFile) -> [Finding] {
        modules.compactMap { module in file.importLine(of: module).map { ($0, module) } }
    }
}
