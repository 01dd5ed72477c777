// Who orders names that run from right to left, tried out: the marked line is in force while it is
// marked, so that everybody sees it on the terminal at hand before choosing. No other way tells
// what a terminal really does.

import SchoolCore

/// The three ways, with a sample of each.
struct NameOrderScreen: Screen {
    private var table = TableState()
    private let present: RightToLeft

    init(_ desk: Office) {
        present = RightToLeft(rawValue: desk.preferences[.rightToLeft]) ?? .byTerminal
        table.cursor = RightToLeft.allCases.firstIndex(of: present) ?? 0
    }

    var title: String { "Names from right to left" }
    var prompt: String { "Up and Down try; Enter keeps what reads rightly." }
    private var tried: RightToLeft { table.selected(in: RightToLeft.allCases) ?? present }

    mutating func type(_ key: Key) -> Typed {
        .if(table.move(key, count: RightToLeft.allCases.count))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .enter, .f(2), label: "Keep", name: "Keep this way",
                help: "Orders names in the marked way from now on."
            ) { screen, desk in
                try desk.prefer(.rightToLeft, screen.tried.rawValue)
                return .telling(
                    Notice("right-to-left is \(screen.tried.rawValue) now.", .good), then: .pop)
            },
            .keepingIn("This is a sample for your own screen: paper needs no such choice."),
        ]
    }

    /// Names of the sample: Arabic with a lam and an alef, Urdu with letters of its own.
    private static let sample = [
        ("عبد الله السلام", "Abdullah as-Salam"), ("محمد نعیم", "Muhammad Naeem"),
        ("گل رخ چوہدری", "Gulrukh Chaudhry"),
    ]
}

// Drawing.
extension NameOrderScreen {
    func draw(on canvas: inout Canvas) {
        canvas.look.rightToLeft = tried
        canvas.put(0, 2, "A name is right where it reads from right to left and its")
        canvas.put(1, 2, "letters join. Beside it the mark [P] keeps its column.")
        var state = table
        state.page = RightToLeft.allCases.count
        canvas.table(
            [
                Column("Way", width: .fixed(12)) { $0.rawValue },
                Column("What it means", width: .rest) { $0.meaning },
            ], RightToLeft.allCases, state, in: Area(canvas, row: 3, rows: 4), empty: "")
        canvas.rule(8, "So it looks here")
        for (line, sample) in Self.sample.enumerated() {
            drawSample(sample, 9 + line, on: &canvas)
        }
    }

    /// In grids the terminal's own order would move the mark, so a name stands alone there.
    private func drawSample(
        _ sample: (written: String, latin: String), _ row: Int, on canvas: inout Canvas
    ) {
        let name = tried == .latin ? sample.latin : sample.written
        canvas.name(row, 2, name, width: 24)
        guard tried != .byTerminal else { return }
        canvas.put(row, 30, "[P]")
        if tried == .byUs { canvas.put(row, 36, sample.latin, .dim, width: 22) }
    }
}

extension Area {
    /// Some rows of a canvas at its full width.
    fileprivate init(_ canvas: Canvas, row: Int, rows: Int) {
        self.init(row: row, column: 0, rows: rows, columns: canvas.size.columns)
    }
}

extension RightToLeft {
    /// What each way does, for the one who chooses.
    fileprivate var meaning: String {
        switch self {
        case .byUs: "we order and join the letters, in lists too"
        case .byTerminal: "your terminal does; lists show Latin letters"
        case .latin: "Latin letters everywhere"
        }
    }
}
