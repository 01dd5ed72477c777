// What was raised, newest first. A raise is undone as a whole, while nothing of it is paid.

import SchoolCore

/// The raises that were written.
struct RaisesScreen: ExportingScreen {
    private var rows: [RaiseList.Row] = []
    private var table = TableState()
    private var money = Currency(code: "")

    var title: String { "Raises" }
    var prompt: String { "u undoes a raise as a whole   ? shows its entry" }

    mutating func load(_ desk: Office) throws {
        money = desk.session.school.profile.money
        let last = table.selected(in: rows)?.entry
        rows = try desk.session.raises()
        table.follow(last, in: rows.map(\.entry))
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 3) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: rows)
        let blocked: String? =
            row == nil
            ? "There is no raise to choose."
            : row?.isUndone == true ? "That raise was undone already." : nil
        return [
            Action(
                .f(8), "u", label: "Undo", name: "Undo the raise",
                help: "Takes all charges of the raise back, while nothing of them is paid.",
                needs: .permission(.writeFees), blocked: blocked, danger: true
            ) { screen, _ in row.map { screen.ask($0) } ?? .stay },
            EntriesDoor.action(
                over: Self.self, row.map { (Self.words($0), .entry($0.entry)) }),
            Self.exporting(),
        ]
    }

    private func ask(_ row: RaiseList.Row) -> Step<Office> {
        let count = FeeListWords.counted(row.count, "charge")
        return .ask(
            "\(Self.words(row)): \(count), \(money.text(row.total)), will be taken back.",
            word: "UNDO"
        ) { (_: inout Self, desk) in
            let undone = try desk.session.undoRaise(row.entry)
            let said = "\(FeeListWords.counted(undone, "charge")) taken back."
            return .reload.telling(Notice(said, .good))
        }
    }

    private static func words(_ row: RaiseList.Row) -> String {
        "\(row.name) \(FeeListWords.period(row.period))"
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("raises", columns, rows)
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, "What was raised, newest first", .title)
        canvas.putRight(0, grouped(rows.count), .dim)
        canvas.rule(1)
        canvas.sheet(
            columns, rows, table, in: canvas.area.below(2),
            empty: "Nothing was raised yet. The price list raises charges.")
    }

    private var columns: [SheetColumn<RaiseList.Row>] {
        [
            .day("Day", priority: 1) { $0.day },
            .text("What", width: .rest) { $0.name },
            .text("Period", width: .fixed(9)) { FeeListWords.period($0.period) },
            .count("Charges", width: 8, priority: 2) { $0.count },
            .money("Total", in: money, width: 14) { $0.total },
            .text("State", width: .fixed(8), style: { $0.isUndone ? .warn : .plain }) {
                $0.isUndone ? "undone" : "stands"
            },
        ]
    }
}
