// Fee heads: what money can be for. Each has an income account of its own.

import SchoolCore

/// All fee heads, by name.
struct FeeHeadsScreen: FindingScreen {
    var list = FoundList<FeeHead> {
        PickOption($0.name, $0.name, detail: $0.category.rawValue.lowercased())
    }

    var title: String { "Fee heads" }
    var prompt: String { "Name or kind. F6 adds a head." }

    mutating func load(_ desk: Office) throws { show(try desk.session.feeHeads(), at: desk) }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            self, "Find head",
            empty: "There are no fee heads yet. F6 adds the first.")
    }

    var exportName: String { "fee-heads" }

    var columns: [SheetColumn<FeeHead>] {
        [
            .text("Kind", width: .fixed(12)) { $0.category.rawValue.lowercased() },
            .text("Head", width: .rest) { $0.name },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(6), "n", label: "New", name: "New fee head", help: "Adds a fee head.",
                needs: .permission(.writeFees)
            ) { _, desk in .push(NewFeeHeadScreen(today: desk.session.today)) },
            Self.exporting(),
        ] + Self.arranging()
    }
}
