// What random hands do: keys by their weight, words that answer questions, dates, amounts, names in
// four scripts, torn and foreign sequences, pastes, windows of any size. The same seed does the
// same.

/// One key or word, as it is named in a report and as it is sent.
struct Press: Equatable, Sendable {
    let name: String
    let bytes: [UInt8]
    /// How many keys a person presses for it.
    let keys: Int

    /// A word is as many keys as it has letters; what only a terminal sends is one.
    init(_ name: String, _ text: String? = nil, keys: Int? = nil) {
        let text = text ?? name
        self.name = name
        bytes = Array(text.utf8)
        self.keys = keys ?? (text.contains("\u{1B}") ? 1 : text.unicodeScalars.count)
    }

    init(_ name: String, _ stroke: Stroke) {
        (self.name, bytes, keys) = (name, stroke.bytes, 1)
    }
}

/// What is done between two looks at the screen.
enum Move: Equatable, Sendable {
    case keys([Press])
    case window(columns: Int, rows: Int)

    /// The keys in it; a window counts as one.
    var count: Int {
        if case .keys(let presses) = self { presses.reduce(0) { $0 + $1.keys } } else { 1 }
    }

    var text: String {
        switch self {
        case .keys(let keys): keys.map(\.name).joined(separator: " ")
        case .window(let columns, let rows): "<\(columns)x\(rows)>"
        }
    }
}

/// Random hands. They know the ways to every screen of a role, and go one of them now and then,
/// each as often as the others: hands alone would seldom come to what lies deep.
struct MonkeyHands {
    private var random: SeededNumbers
    private let routes: [MonkeyRoute]
    private var ahead: [MonkeyRoute] = []
    private var way: [Move] = []
    private var movesUntilRoute = 0

    init(seed: UInt64, routes: [MonkeyRoute] = []) {
        random = SeededNumbers(seed: seed)
        self.routes = routes
    }

    /// The next move: mostly keys, now and then another window or a known way.
    mutating func move() -> Move {
        if !way.isEmpty { return way.removeFirst() }
        movesUntilRoute -= 1
        if movesUntilRoute < 0, !routes.isEmpty {
            movesUntilRoute = 4
            if ahead.isEmpty { ahead = routes.shuffled(using: &random) }
            way = ahead.removeLast().moves
            return way.removeFirst()
        }
        if Int.random(in: 0..<40, using: &random) == 0 {
            let (columns, rows) = Self.windows.randomElement(using: &random) ?? (80, 24)
            return .window(
                columns: columns > 0 ? columns : Int.random(in: 1...220, using: &random),
                rows: rows > 0 ? rows : Int.random(in: 1...70, using: &random))
        }
        return .keys((0..<Int.random(in: 8...48, using: &random)).map { _ in press() })
    }

    private mutating func press() -> Press {
        var at = Int.random(in: 0..<Self.weight, using: &random)
        for (weight, presses) in Self.table {
            if at < weight { return presses.randomElement(using: &random) ?? Press("a") }
            at -= weight
        }
        return Press("a")
    }

    /// Zero is any number.
    private static let windows = [
        (80, 24), (80, 24), (120, 40), (60, 16), (0, 0), (1, 1), (59, 15), (300, 100), (60, 70),
        (200, 16),
    ]

    private static let weight = table.reduce(0) { $0 + $1.0 }

    private static let table: [(Int, [Press])] = [
        (20, "abcdefghijklmnoprstuvwxyz".map { Press(String($0)) }),
        (16, "0123456789".map { Press(String($0)) }),
        (16, [Press("Enter", .enter)]),
        (
            22,
            [
                Press("Down", .down), Press("Down", .down), Press("Up", .up), Press("Left", .left),
                Press("Right", .right), Press("PgDn", .pageDown), Press("PgUp", .pageUp),
                Press("Home", .home), Press("End", .end), Press("Tab", .tab),
                Press("BackTab", .backTab),
            ]
        ),
        (18, [1, 2, 4, 5, 6, 7, 8, 9].map { Press("F\($0)", .f($0)) }),
        (1, [Press("F3", .f(3))]),
        (6, [Press("Esc", .escape)]),
        (7, jumps),
        (1, [Press("F10", .f(10)), Press("q")]),
        (4, [Press("Space", .space), Press("Bksp", .backspace), Press("Del", .delete)]),
        (5, "palheuU*+-?/:.,v".map { Press(String($0)) }),
        (2, "ACDGKLPRUZ".map { Press("^\($0)", .control($0)) }),
        (4, words.map { Press("“\($0)”", $0) }),
        (1, foreign),
        (1, pastes),
    ]

    /// Home from anywhere, and from there to a job of the role: hands alone would stay in the
    /// finder, to which so many keys lead.
    private static let jumps =
        "1234567890fbltp".map { Press("job \($0)", home + "\u{1B}[17~\($0)", keys: 10) }
        + [
            "Registers", "Pupils", "Classes", "Subjects", "Staff", "Calendar", "Accounts",
            "Settings", "Audit trail", "My sessions", "Fees", "Day book", "Fee lists",
            "Price list", "Defaulters", "My password", "Receipt by its number", "Switch",
        ].map { Press("→\($0)", home + "\u{1B}[20~\($0)\r", keys: 10 + $0.count) }
    static let home = String(repeating: "\u{1B}", count: 8)

    private static let words = [
        "RESET", "VOID", "REFUND", "UNDO", "CLOSE", "CANCEL", "END", "OPEN", "Demo1234",
        "12.03.2026", "t", "y", "+1", "mon", "2026-11-19", "2000", "0.01", "999999999999999", "-5",
        "রফিক", "محمد", "कृष्ण", "Zoë", "dan", "ra a", "7b", "3-A", "01711204455", "x@y.example",
        "holiday", "sick", "\u{202E}", "e\u{301}", "👩‍👧", String(repeating: "x", count: 90),
    ]
    private static let foreign = [
        Press("ESC[", "\u{1B}["), Press("ESC O", "\u{1B}O"), Press("CPR", "\u{1B}[24;80R"),
        Press("OSC", "\u{1B}]11;rgb:0/0/0\u{7}"), Press("mouse", "\u{1B}[<0;5;5M"),
        Press("pad7", "\u{1B}Ow"), Press("NUL", "\0"), Press("C1", "\u{9B}"),
        Press("DEL", "\u{7F}"), Press("F13", "\u{1B}[25~"),
    ]
    private static let pastes = [
        "raf", "a\u{1B}[21~\rb", "12\n34", String(repeating: "ab ", count: 4000),
    ]
    .map { Press("<paste \($0.count)>", "\u{1B}[200~" + $0 + "\u{1B}[201~") }
}
