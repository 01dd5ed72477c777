// Text that came into the file past every gate, written by a tool that knows no rules. Wherever it
// leaves the program, on a screen, in a command's answer, in an exported list, on paper, it can be
// noticed, and none of it is obeyed.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct HostileTextTests {
    private let school: SchoolOnDisk

    /// What each of them would do to a terminal, a reader or a spreadsheet.
    private static let corpus: [String] = [
        "\u{1B}]0;owned\u{7}Eve", "\u{1B}[2J\u{1B}[HEve", "\u{1B}]52;c;cm0gLXJm\u{7}Eve",
        "\u{1B}P$q\"p\u{1B}\\Eve", "\u{1B}[6nEve", "\u{1B}[5iEve\u{1B}[4i", "\u{1B}cEve",
        "a\u{9B}31mred", "a\u{9D}0;x\u{9C}", "\u{202E}gnp.exe", "\u{2066}a\u{2069}b\u{200F}",
        "x\r\ny", "x\u{8}\u{8}\u{8}y", "x\u{85}y\u{2028}z", "a\tb", "a\u{7}\u{E}\u{F}b",
        "E\u{200B}v\u{200D}e\u{FEFF}", "E\u{AD}ve\u{2060}", "\u{E0041}\u{E0042}Eve",
        "Z" + String(repeating: "\u{301}", count: 50), "\u{301}Eve", "e\u{301}\u{302}\u{303}",
        "=HYPERLINK(\"http://x\")", "+1+1", "-1", "@SUM(A1)", "\"quoted\", and; more",
        "'; DROP TABLE student; --", "%_*?[]", "\u{FDFD}\u{6DD}", "\u{FFFE}\u{E000}Eve",
        "王小明", "👩‍👩‍👧‍👦", String(repeating: "আ", count: 200),
    ]

    /// What no byte of ours ever is, wherever it goes.
    private static let forbidden = [
        "\u{1B}]0;", "\u{1B}]52", "\u{1B}P", "\u{1B}[6n", "\u{1B}[5i", "\u{1B}c", "\u{7}", "\u{8}",
        "\u{9B}", "\u{9D}", "\u{9C}", "\u{85}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{2069}",
        "\u{200F}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{E0041}", "\u{FFFE}",
        "\u{E000}",
    ]

    init() throws {
        school = try .demonstration()
        try school.write { db in
            let corpus = Self.corpus
            for (table, columns) in [
                ("student", ["name", "latinName", "listName", "address", "email"]),
                ("guardian", ["name", "latinName", "occupation", "email"]),
                ("staff", ["name", "latinName", "designation", "email"]),
                ("subject", ["name"]), ("feeHead", ["name"]), ("user", ["name"]),
                ("schoolDay", ["reason"]), ("section", ["room"]),
            ] {
                let rows = try Int64.fetchAll(db, sql: "SELECT rowid FROM \(table)")
                for (place, row) in rows.enumerated() {
                    for (shift, column) in columns.enumerated() {
                        try Self.put(corpus[(place + shift) % corpus.count], table, column, row, db)
                    }
                }
            }
        }
    }

    /// Rows that the file's own guards protect stay as they are.
    private static func put(
        _ text: String, _ table: String, _ column: String, _ row: Int64, _ db: Database
    ) throws {
        do {
            try db.execute(
                sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = ?", arguments: [text, row])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {}
    }

    /// Nothing forbidden, and of the controls only those of the sink's own.
    private func expectTame(_ bytes: [UInt8], _ sink: String, allowing own: Set<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        for (place, sequence) in Self.forbidden.enumerated()
        where text.range(of: sequence, options: .literal) != nil {
            Issue.record("\(sink): sequence \(place) passed")
        }
        let controls = Set(bytes.filter { $0 < 0x20 || $0 == 0x7F }).subtracting(own)
        #expect(controls == [], "\(sink)")
    }

    @Test("On the screens nothing of it acts, and the frame stands", arguments: Place.all)
    func screens(place: Place) throws {
        let terminal = try school.open(at: place)
        for key in [Stroke.down, .pageDown, .end, .home, .f(5)] { try terminal.pressEach(key) }
        for kind in [(120, 40), (60, 16), (80, 24)] { try terminal.become(kind.0, kind.1) }
        expectTame(terminal.painted, place.testDescription, allowing: [0x1B, 0x0D, 0x0A])
        #expect(terminal.obeyedForeignCommands() == [])
        #expect(!terminal.screen.text.contains("\u{FDFD}"))
    }

    @Test(
        "The bar, the lines and the columns stand where they stand without it", arguments: Place.all
    )
    func frame(place: Place) throws {
        let tame = try SchoolOnDisk.demonstration().open(at: place).screen
        let terminal = try school.open(at: place)
        let screen = terminal.screen
        #expect(screen.row(23) == tame.row(23))
        // A title between lines, and a search for a name that is no longer there, may differ.
        guard
            !["a parent's home", "a pupil's home", "card", "counter", "account"]
                .contains(place.testDescription)
        else { return }
        for sign in ["│", "┬", "┴", "├", "┤", "┌", "┐", "└", "┘"] {
            #expect(screen.places(of: sign) == tame.places(of: sign), "\(sign)\n\(screen.text)")
        }
        guard place.testDescription == "register" else { return }
        for (row, columns) in tame.places(of: "[").enumerated() {
            for column in columns {
                let box = screen.cells[row][column..<(column + 3)].map(\.text).joined()
                #expect(box == "[ ]", "row \(row), column \(column)\n\(screen.text)")
            }
        }
    }

    @Test("In the answers of commands nothing of it acts, and each row stays one row")
    func commands() throws {
        try school.login(as: "admin")
        for arguments in [
            ["students", "list"], ["teachers", "list"], ["guardians", "list"], ["users", "list"],
            ["classes", "list"], ["subjects", "list"], ["audit", "list"], ["calendar", "list"],
            ["fees", "list"], ["receipts", "list"], ["fee-heads", "list"], ["sessions", "list"],
            ["attendance", "show", SchoolOnDisk.ownClass],
        ] {
            for form in [[], ["--json"]] {
                let answer = try school.run(arguments + form)
                expectTame(
                    Array(answer.output.utf8), (arguments + form).joined(separator: " "),
                    allowing: [0x0A])
            }
        }
    }

    @Test("In exported lists it is quoted: no byte steers, no cell is a formula")
    func exports() throws {
        for (who, name) in [("accountant", "Defaulters"), ("teacher", "")] {
            let terminal = try school.open(at: Place(name, who))
            if !name.isEmpty { try terminal.command(name) }
            try terminal.command("Export this list")
            try terminal.press(.enter)
            try terminal.waitUntilIdle()
            terminal.hangUp()
            _ = try terminal.waitForEnd()
        }
        let folder = school.path + ".outbox"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count == 2, "\(files)")
        for file in files {
            let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
            expectTame(Array(bytes), file, allowing: [0x0A, 0x0D])
            let cells = String(decoding: bytes, as: UTF8.self)
                .split(whereSeparator: { $0 == "," || $0.isNewline })
            #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("@") }, "\(file)")
        }
    }

    @Test("On paper there is no control but the new line and the new page")
    func paper() throws {
        let paper = school.folder.file("receipts.txt")
        try school.login(as: "admin")
        let set = try school.run(["settings", "set", "receipt.printer", "file:\(paper)"])
        #expect(set.status == 0, "\(set.output)")
        try school.login(as: "accountant")
        let pupils = try school.read {
            try String.fetchAll($0, sql: "SELECT admissionNumber FROM student ORDER BY id LIMIT 40")
        }
        for pupil in pupils {
            let paid = try school.run([
                "fees", "pay", "--student", pupil, "--amount", "10", "--print",
            ])
            expectTame(Array(paid.output.utf8), pupil, allowing: [0x0A])
        }
        let bytes = try Data(contentsOf: URL(filePath: paper))
        #expect(bytes.count > 4000)
        expectTame(Array(bytes), "the receipts", allowing: [0x0A, 0x0C])
    }

    @Test("A NUL that a foreign tool put into a name ends nothing and hides nothing else")
    func nul() throws {
        let school = try SchoolOnDisk.demonstration()
        try school.write { db in
            try db.execute(sql: "UPDATE student SET listName = 'Eve' || char(0) || 'Mallory'")
        }
        let terminal = try school.open(at: .named("pupils"))
        expectTame(terminal.painted, "pupils", allowing: [0x1B, 0x0D, 0x0A])
        #expect(terminal.screen.text.contains("Eve"))
        try terminal.pressEach(.escape, .down, .enter)
        #expect(terminal.place == "StudentScreen")
        expectTame(terminal.painted, "card", allowing: [0x1B, 0x0D, 0x0A])
    }
}

extension PseudoTerminal {
    /// The output without what the program asks of a terminal before it shows anything: asked once,
    /// and to the letter.
    var painted: [UInt8] {
        let clusters = [
            "\u{995}\u{9BF}", "\u{995}\u{9CD}\u{9B7}", "e\u{301}", "\u{628}\u{64E}", "─",
        ]
        let question = clusters.map { "\u{1B}[2H\($0)\u{1B}[6n" }.joined() + "\u{1B}[2H\u{1B}[K"
        var bytes = Data(output)
        if let range = bytes.range(of: Data(question.utf8)) { bytes.removeSubrange(range) }
        return Array(bytes)
    }

    /// Sequences in the output that no screen of ours sends: each is named by its last letter.
    func obeyedForeignCommands() -> Set<Character> {
        var foreign: Set<Character> = []
        for part in String(decoding: painted, as: UTF8.self).split(separator: "\u{1B}[").dropFirst()
        {
            let end = part.firstIndex { !($0.isNumber || ";?>=".contains($0)) }
            if let end, !"HJKXPmhlr@bGdtcSTLM".contains(part[end]) { foreign.insert(part[end]) }
        }
        return foreign
    }
}

extension ScreenReader {
    /// The columns of each row in which a sign stands.
    func places(of sign: String) -> [[Int]] {
        cells.map { row in row.indices.filter { row[$0].text == sign } }
    }
}
