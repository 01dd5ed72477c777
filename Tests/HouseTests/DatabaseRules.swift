// One door to the file, SQL in few places, and nobody but SQLite opens the database: POSIX locks
// vanish with any close of the file in this process.

import Foundation

extension Rule {
    static let databases = [
        oneDoor, pureNouns, sqlAtHome, keptStatements, boundValues, onlySQLite, oneHash,
    ]

    static let oneDoor = Rule(
        "Only the door writes", instead: "use Session.change",
        good: ["Sources/SchoolCore/Office/Session.swift": "try file.write { db in }"],
        bad: ["Sources/SchoolCore/Fees/A.swift": "try file.write { db in }"],
        on: { file in
            file.area != nil
                && !["Session", "School", "Founding", "SignIn"].contains(file.stem)
        }
    ) { line in line.code.contains("file.write") ? "file.write" : nil }

    static let pureNouns = Rule(
        "A noun is plain Swift", instead: "move the query to …Records, …List or …Report",
        good: ["Sources/SchoolCore/Fees/FeeRecords.swift": "import GRDB"],
        bad: ["Sources/SchoolCore/Fees/Dues.swift": "import GRDB"],
        on: { $0.area != nil && !mayKnowGRDB($0) }
    ) { file, _ in file.importLine(of: "GRDB").map { [($0, "GRDB")] } ?? [] }

    private static func mayKnowGRDB(_ file: SourceFile) -> Bool {
        let doors = ["Session", "School", "Founding"]
        return keepsSQL(file) || doors.contains(file.stem) || file.mentions("Founding.found(")
            || doors.contains { file.mentions("extension \($0)") }
    }

    /// Rights holds the conditions of every scope; Founding counts what it made.
    private static func keepsSQL(_ file: SourceFile) -> Bool {
        file.area == "Checks" || ["Rights", "Founding"].contains(file.stem)
            || ["Records", "List", "Report", "Columns"].contains { file.stem.hasSuffix($0) }
    }

    static let sqlAtHome = Rule(
        "SQL stands in Records, List, Report and Checks", instead: "name the query there",
        good: ["Sources/SchoolCore/Fees/DuesReport.swift": "let a = \"SELECT * FROM charge\""],
        bad: ["Sources/SchoolCore/Fees/TakeFee.swift": "let a = \"SELECT * FROM charge\""],
        on: { $0.isSource && !$0.isIn("Sources/Storage") && !keepsSQL($0) }
    ) { file, _ in
        file.literals.filter(isSQL).map { ($0.line, String($0.text.prefix(30))) }
    }

    /// The check reads each once; the demonstration and the import write a school once.
    static let keptStatements = Rule(
        "A statement is prepared once", instead: "use db.cachedStatement, or a cached SQLRequest",
        good: [
            "Sources/SchoolCore/Fees/DuesReport.swift":
                "try Row.fetchAll(\n    db.cachedStatement(sql: \"SELECT 1\"))"
        ],
        bad: [
            "Sources/SchoolCore/Fees/DuesReport.swift":
                "try Row.fetchAll(\n    db,\n    sql: \"SELECT 1\")"
        ],
        on: { file in
            file.area != nil && file.stem != "Founding"
                && !["Checks", "Demo", "Exchange"].contains(file.area)
        }
    ) { file, _ in
        file.lines.enumerated().compactMap { place, line in
            guard line.code.containsAny(["fetch", "execute("]) else { return nil }
            let code = file.lines[place...].prefix(3).map(\.code).joined(separator: " ")
            let found = code.prefixMatch(
                of: #/.*?(?:fetch\w+\(\s*(?:\w+\.)?db,|\bdb\.execute\()\s*sql:/#)
            return found.map { _ in (line.number, "prepared at each call") }
        }
    }

    private static func isSQL(_ literal: Literal) -> Bool {
        literal.before.hasSuffix("sql: ")
            || literal.text.contains(
                #/
                    \b (?:SELECT\s.* | INSERT\sINTO\s\w+ | UPDATE\s\w+\s+SET | DELETE\sFROM
                    | CREATE\s(?:TABLE|VIEW|TRIGGER|INDEX) | PRAGMA\s\w+) \b
                /#)
    }

    /// A constant of a type, such as `Student.columns`, cannot carry what somebody typed, nor can
    /// the `index` of a loop.
    static let boundValues = Rule(
        "A value is bound to SQL, never written into it", instead: "use ? and arguments",
        good: ["Sources/Storage/A.swift": #"let a = b(sql: "SELECT \(Dues.columns) FROM dues")"#],
        bad: ["Sources/Storage/A.swift": #"let a = b(sql: "SELECT * FROM dues WHERE id = \(id)")"#],
        on: \.isSource
    ) { file, _ in
        file.literals.filter(isPlainSQL).flatMap { literal in
            literal.text.matches(of: #/\\#*\(([^)]*)\)?/#).map { String($0.1) }
                .filter { !$0.contains(#/^[A-Z]\w*(?:\.\w+)+(?:\("*)?$/#) }
                .filter { $0 != "index" && !file.mentions("static let \($0) = ") }
                .map { (literal.line, $0) }
        }
    }

    /// A text that is SQL as it stands. GRDB's own `SQL` type binds what is written into it, and a
    /// pragma takes no arguments.
    private static func isPlainSQL(_ literal: Literal) -> Bool {
        literal.before.contains(#/\bsql(?:: String)?(?::| =| \+=) $/#)
            && !literal.text.hasPrefix("PRAGMA")
    }

    static let onlySQLite = Rule(
        "Nothing but SQLite opens the database", instead: "go through SchoolFile",
        good: ["Sources/A.swift": "let text = try Data(contentsOf: importFile)"],
        bad: ["Sources/A.swift": "let text = try Data(contentsOf: database)"],
        on: \.isSource
    ) { line in
        let openers = ["FileHandle", "Data(contentsOf", "copyItem", "atPath", "fopen(", " open("]
        guard let opener = openers.first(where: line.code.contains),
            line.raw.contains(#/\bdatabase(?:URL|Path|File)?\b|\.db"|-wal\b|-shm\b/#)
        else { return nil }
        return opener
    }

    static let oneHash = Rule(
        "Only Password hashes", instead: "use Password",
        good: ["Sources/SchoolCore/People/Password.swift": "import CCrypt"],
        bad: ["Sources/SchoolCore/People/SignIn.swift": "import CCrypt"],
        on: { $0.isSource && !$0.stem.hasPrefix("Password") }
    ) { file, _ in file.importLine(of: "CCrypt").map { [($0, "CCrypt")] } ?? [] }
}
