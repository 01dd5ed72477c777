// Fee heads: what money can be for. Each has an income account of its own.

import SchoolCore

/// All fee heads, by name.
struct FeeHeadsScreen: FindingScreen, ExportingScreen {
    var list = FoundList<FeeHead> {
        PickOption($0.name, $0.name, detail: $0.category.rawValue.lowercased())
    }

    var title: String { "Fee heads" }
    var prompt: String { "Name or kind. F6 adds a head." }

    mutating func load(_ desk: Office) throws { list.show(try desk.session.feeHeads()) }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            list, "Find head", columns.map(\.shown),
            empty: "There are no fee heads yet. F6 adds the first.")
    }

    private var columns: [SheetColumn<FeeHead>] {
        [
            .text("Kind", width: .fixed(12)) { $0.category.rawValue.lowercased() },
            .text("Head", width: .rest) { $0.name },
        ]
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("fee-heads", narrowing: list.line.words, columns, list.rows)
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(6), "n", label: "New", name: "New fee head", help: "Adds a fee head.",
                needs: .permission(.writeFees)
            ) { _, desk in .push(NewFeeHeadScreen(today: desk.session.today)) },
            Self.exporting(),
        ]
    }
}
