// The price list: what the school charges for, how much, how often and for whom. A new price
// changes nothing that was raised already.

import SchoolCore

/// The price list, the newest year first.
struct FeeStructuresScreen: FindingScreen {
    var list = FoundList<FeeStructure> { structure in
        PickOption(
            structure.name, structure.name,
            detail: ([structure.headName, structure.yearName] + structure.sections.map(\.name))
                .joined(separator: " "))
    }
    private var money = Currency(code: "")
    private var hasHeads = false

    var title: String { "Price list" }
    var prompt: String {
        list.isFinding
            ? "Name, head or class. Down goes to the list, Enter raises charges."
            : "Enter raises   c price   u in use or not   h heads   l raises   n new"
    }

    mutating func load(_ desk: Office) throws {
        money = desk.session.school.profile.money
        hasHeads = try !desk.session.feeHeads().isEmpty
        show(try desk.session.feeStructures(), at: desk)
    }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            self, "Find price",
            empty: hasHeads
                ? "The price list is empty. F6 adds the first line."
                : "There is no fee head yet. Down, then h adds the first.")
    }

    var exportName: String { "price-list" }

    var columns: [SheetColumn<FeeStructure>] {
        [
            .text("Name", width: .rest) { $0.name },
            .text("Head", width: .fixed(16), priority: 2) { $0.headName },
            .money("Amount", in: money) { $0.amount },
            .text("Raised", width: .fixed(9)) { FeeListWords.frequency($0.frequency) },
            .text("Classes", width: .fixed(14)) { structure in
                structure.appliesToAll
                    ? "all" : structure.sections.map(\.name).joined(separator: " ")
            },
            .count("Due on", width: 6, priority: 1) { $0.dueDay },
            .text("Year", width: .fixed(9), priority: 3) { $0.yearName },
            .text("Use", width: .fixed(7), style: { $0.isActive ? .plain : .dim }) {
                $0.isActive ? "in use" : "not now"
            },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let line = selected
        let none = line == nil ? "There is no line to choose." : nil
        return [
            Action(
                .enter, label: "Raise", name: "Raise charges from this line",
                help: "Shows who would be charged, and raises the charges.",
                needs: .permission(.writeFees), blocked: none
            ) { _, desk in try line.map { .push(try RaiseScreen($0, at: desk)) } ?? .stay },
            Action(
                .f(4), "c", label: "Price", name: "Change the price",
                help: "Sets another amount; what was raised keeps its own.",
                needs: .permission(.writeFees), blocked: none
            ) { _, desk in line.map { .push(FeePriceScreen($0, at: desk)) } ?? .stay },
            Action(
                .f(6), "n", label: "New", name: "New line of the price list",
                help: "Adds a line to the price list.", needs: .permission(.writeFees),
                blocked: hasHeads ? nil : "Add a fee head first (h in the list)."
            ) { _, desk in .push(try NewFeeStructureScreen(at: desk)) },
            Action(
                .f(8), "u", label: "Use", name: "In use or not",
                help: "Takes the line out of use, or puts it in use again.",
                needs: .permission(.writeFees), blocked: none
            ) { _, desk in try line.map { try Self.turn($0, at: desk) } ?? .stay },
            Action("h", label: "Heads", name: "Fee heads", help: "Lists the fee heads.") { _, _ in
                .push(FeeHeadsScreen())
            },
            Action("l", label: "Raises", name: "What was raised", help: "Lists the raises.") {
                _, _ in .push(RaisesScreen())
            },
            Self.exporting(),
        ] + Self.arranging()
    }

    private static func turn(_ line: FeeStructure, at desk: Office) throws -> Step<Office> {
        try desk.session.change(
            line.id, amount: line.amount, isActive: !line.isActive, version: line.version)
        let said = line.isActive ? "is not in use any more." : "is in use again."
        return .reload.telling(Notice("\(line.name) \(said)", .good))
    }
}
