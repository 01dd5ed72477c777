// F7: what stands on a screen leaves it, as a file for a spreadsheet, on paper, or as paper on the
// screen.

import SchoolCore

/// A list or a form on its way out, and the right it takes.
struct Leaving {
    let list: ListToExport
    let title: String
    let needs: Permission
    let concern: Concern
    /// What became of it, before the place: `3 rows are`.
    let counted: String
    /// What the paper shows under headings; nil where the list stands in its columns.
    var parts: [SheetPart]?

    private static let ways = [
        PickOption("f", "File", detail: "for a spreadsheet"),
        PickOption("p", "Printer", detail: "where receipts come out"),
        PickOption("s", "Screen", detail: "as it would be printed"),
    ]

    /// Asks which way; Enter is the file.
    func step<Owner: Screen>(from owner: Owner.Type) -> Step<Office> where Owner.Desk == Office {
        .choose("Export to", Self.ways) { (_: inout Owner, desk, place) in
            switch place {
            case 0: try write(at: desk)
            case 1: try putOnPaper(at: desk)
            default: .push(ListPaperScreen(self, at: desk))
            }
        }
    }

    private func write(at desk: Office) throws -> Step<Office> {
        let path = try desk.session.export(list, needs: needs, about: concern)
        return .notice(Notice(ExportWords.place(of: path, saying: counted), .good))
    }

    /// Onto the printer of the settings, and says what became of it.
    func putOnPaper(
        at desk: Office, orElse way: String = "F7 and Enter write a file instead."
    ) throws -> Step<Office> {
        let settings = try desk.session.listPrinter(needs: needs)
        guard settings.printer != .nowhere else {
            return .notice(.warning("No printer is set. \(way)"))
        }
        try desk.session.printList(list, needs: needs, about: concern)
        let paper = paper(at: desk)
        do {
            _ = try ReceiptPrinter.put(
                paper.lines(settings.width), titled: paper.name, on: settings.printer,
                schoolFile: desk.session.school.path)
        } catch let failure as PrintFailure {
            return .notice(.warning("NOT printed (F7 again): \(Wording.sentence(failure))"))
        }
        return .notice(Notice("\(title) printed.", .good))
    }

    func paper(at desk: Office) -> any SheetPaper {
        let session = desk.session
        let school = session.school.profile
        let when = PaperHead.when(session.today, session.now, school)
        if let parts { return PartsPaper(parts: parts, title: title, when: when, school: school) }
        return ListPaper(list: list, title: title, when: when, school: school)
    }
}

/// A list or a form as it would be printed.
struct ListPaperScreen: Screen {
    private let leaving: Leaving
    private var sheet = PaperSheet()

    init(_ leaving: Leaving, at desk: Office) {
        self.leaving = leaving
        let paper = leaving.paper(at: desk)
        sheet.show(
            wide: paper.lines(width: 80), narrow: paper.lines(width: 40), isTable: true)
    }

    var title: String { "On paper" }
    var prompt: String {
        sheet.goesOn ? "PgDn goes on   F7 prints it" : "As it would be printed   F7 prints it"
    }

    mutating func load(_ desk: Office) throws {}
    mutating func fit(_ size: Size) { sheet.fit(size) }
    mutating func type(_ key: Key) -> Typed { sheet.type(key) }
    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(7), "p", label: "Print", name: "Print this paper",
                help: "Prints what stands here, where receipts come out."
            ) { screen, desk in
                try screen.leaving.putOnPaper(
                    at: desk, orElse: "Esc goes back; F7 and Enter there write a file.")
            }
        ]
    }
    func draw(on canvas: inout Canvas) { sheet.draw(on: &canvas) }
}
