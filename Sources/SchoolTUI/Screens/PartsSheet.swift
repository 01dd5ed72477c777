// What is no list leaves the program too: a dashboard, a pupil's card, a class. Its parts stand
// under their headings on paper, and in a file each line says which part it belongs to.

import SchoolCore

/// One part of a screen, as it goes out.
struct SheetPart: Equatable, Sendable {
    /// What stands on the left, the figure on the right, and what is said beside them.
    struct Line: Equatable, Sendable {
        let what: String
        let cell: CSVCell
        /// The figure as people read it.
        let figure: String
        let detail: String

        static func text(_ what: String, _ figure: String = "", _ detail: String = "") -> Line {
            Line(what: what, cell: .text(figure), figure: figure, detail: detail)
        }

        static func count(_ what: String, _ number: Int, _ detail: String = "") -> Line {
            Line(what: what, cell: .number(number), figure: grouped(number), detail: detail)
        }

        static func money(
            _ what: String, _ amount: Money, _ money: Currency, _ detail: String = ""
        ) -> Line {
            Line(
                what: what, cell: .amount(money.plain(amount)), figure: money.text(amount),
                detail: detail)
        }
    }

    let name: String
    let lines: [Line]

    init(_ name: String, _ lines: [Line]) {
        self.name = name
        self.lines = lines
    }
}

/// A screen that goes out in parts.
protocol PartsScreen: ExportingScreen {
    /// What its file is called, and whom or what it shows.
    var partsName: (file: String, of: String) { get }
    /// What stands on it; a part without lines is left out.
    var sheetParts: [SheetPart] { get }
    /// Whose it is, read with the screen.
    var reach: ExportReach? { get }
}

extension PartsScreen {
    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func parts(_ desk: Office) throws -> [SheetPart]? { sheetParts.filter { !$0.lines.isEmpty } }

    func listToExport(_ desk: Office) throws -> ListToExport {
        let lines = sheetParts.flatMap { part in part.lines.map { (part.name, $0) } }
        return ListToExport(
            name: partsName.file, narrowing: partsName.of,
            header: ["Part", "What", "Figure", "Detail"],
            rows: lines.map { [.text($0), .text($1.what), $1.cell, .text($1.detail)] })
    }

    /// F7: everything that stands here, also what a small window leaves out.
    static func exportingParts() -> Action<Self> {
        var action = exportingByF7()
        action.offer.label = "Print"
        action.offer.name = "Print or export this"
        action.offer.help = "What stands here: to a file, the printer or the screen."
        return action
    }
}

extension Action {
    /// F7 where nothing may leave the program, or nothing stands that could: the key says why.
    static func keepingIn(_ reason: String) -> Action {
        Action(
            .f(7), label: "Print", help: "Prints or exports what is shown, where that may leave.",
            blocked: reason
        ) { _, _ in .stay }
    }
}
