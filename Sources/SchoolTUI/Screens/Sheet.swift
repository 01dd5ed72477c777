// Lists that are shown and exported: one declaration of a column says what stands in its cell and
// what goes into the file, so that both always agree. A file has every column of the list, also
// one that a narrow window leaves out, unless the list says how wide it is shown; its texts are
// whole, and its amounts are written without grouping.

import SchoolCore

/// One column of a list that can leave the program.
struct SheetColumn<Row> {
    let shown: Column<Row>
    let cell: (Row) -> CSVCell

    static func text(
        _ heading: String, width: ColumnWidth, align: Alignment = .left, priority: Int = 0,
        style: @escaping (Row) -> Style = { _ in .plain }, _ text: @escaping (Row) -> String
    ) -> SheetColumn {
        SheetColumn(
            shown: Column(
                heading, width: width, align: align, priority: priority, style: style, text: text)
        ) { .text(text($0)) }
    }

    /// A column of names in any script; never the last one.
    static func name(
        _ heading: String, width: ColumnWidth = .rest, _ text: @escaping (Row) -> String
    ) -> SheetColumn {
        SheetColumn(shown: .name(heading, width: width, text: text)) { .text(text($0)) }
    }

    /// A count; nothing where there is none.
    static func count(
        _ heading: String, width: Int, priority: Int = 0, _ count: @escaping (Row) -> Int?
    ) -> SheetColumn {
        SheetColumn(
            shown: Column(heading, width: .fixed(width), align: .right, priority: priority) {
                count($0).map(grouped) ?? ""
            }
        ) { count($0).map(CSVCell.number) ?? .text("") }
    }

    /// An amount; nothing where there is none.
    static func money(
        _ heading: String, in currency: Currency, width: Int = 12, priority: Int = 0,
        style: @escaping (Row) -> Style = { _ in .plain }, _ amount: @escaping (Row) -> Money?
    ) -> SheetColumn {
        SheetColumn(
            shown: Column(
                heading, width: .fixed(width), align: .right, priority: priority, style: style
            ) { amount($0).map(currency.text) ?? "" }
        ) { amount($0).map { .amount(currency.plain($0)) } ?? .text("") }
    }

    /// A day as files have it, so that the list sorts in every program.
    static func day(
        _ heading: String, priority: Int = 0, _ day: @escaping (Row) -> Day?
    ) -> SheetColumn {
        text(heading, width: .fixed(10), priority: priority) { day($0)?.iso ?? "" }
    }
}

extension ListToExport {
    /// - Parameter width: how many columns of the screen the list has; what that leaves out stays
    ///   out of the file too. Nil writes every column.
    init<Row>(
        _ name: String, narrowing: String = "", _ columns: [SheetColumn<Row>], _ rows: [Row],
        shownIn width: Int? = nil
    ) {
        let places = width.map { TableLayout(columns.map(\.shown), columnsWide: $0).places }
        let columns = places.map { $0.map { columns[$0.index] } } ?? columns
        self.init(
            name: name, narrowing: narrowing, header: columns.map(\.shown.heading),
            rows: rows.map { row in columns.map { $0.cell(row) } })
    }
}

extension Canvas {
    /// A list, drawn from the columns it is exported by.
    mutating func sheet<Row>(
        _ columns: [SheetColumn<Row>], _ rows: [Row], _ state: TableState, in area: Area,
        empty: String, from first: Int = 0, of total: Int? = nil, clicks: [String: [Key]] = [:]
    ) {
        table(
            columns.map(\.shown), rows, state, in: area, empty: empty, from: first, of: total,
            clicks: clicks)
    }
}

/// A screen whose list can be written to a file as it is shown.
protocol ExportingScreen: Screen where Desk == Office {
    /// Everything the list shows, the rows of other pages too.
    func listToExport(_ desk: Office) throws -> ListToExport
    /// The same as parts under headings, for the paper of what is no list; nil for lists.
    func parts(_ desk: Office) throws -> [SheetPart]?
    /// What the trail says the list is about.
    var exportConcern: Concern { get }
    /// The right that exporting this list takes.
    var exportNeeds: Permission { get }
}

/// Whose list it is: the school's, or the part of it that one person may see. Rows were read within
/// that person's reach; the file is then his own affair, and the trail tells of it as such.
struct ExportReach: Equatable, Sendable {
    let needs: Permission
    let concern: Concern

    init(of permission: Permission, at desk: Office) {
        let isWhole = permission.scope(of: desk.session.role) == .school
        needs = isWhole ? permission : .seeProfile
        concern = isWhole ? .school : .user(desk.session.user)
    }
}

extension ExportingScreen {
    var exportConcern: Concern { .school }
    var exportNeeds: Permission { .seeFees }
    func parts(_ desk: Office) throws -> [SheetPart]? { nil }

    /// The same where the letter means something else.
    static func exportingByF7() -> Action<Self> {
        var action = exporting()
        action.offer.keys = [.f(7)]
        return action
    }

    /// F7: the list as it is shown, into a file, on paper, or as paper on the screen.
    static func exporting() -> Action<Self> {
        Action(
            .f(7), "e", label: "Export", name: "Export this list",
            help: "The list, as it is shown: a file for a spreadsheet, the printer, the screen."
        ) { screen, desk in
            let list = try screen.listToExport(desk)
            guard !list.rows.isEmpty else { return .notice("There is nothing to export.") }
            let count = list.rows.count == 1 ? "1 row is" : "\(grouped(list.rows.count)) rows are"
            return Leaving(
                list: list, title: screen.title, needs: screen.exportNeeds,
                concern: screen.exportConcern, counted: count, parts: try screen.parts(desk)
            ).step(from: Self.self)
        }
    }
}

extension OfficeForm {
    /// F7: what stands in the form, field by field, the same ways. Passwords stay out. Only what
    /// this person sees and has typed is in it, so the trail tells of it as his own.
    static func exportingForm() -> Action<Self> {
        Action(
            .f(7), label: "Export", name: "Export this form",
            help: "What stands in the form: a file for a spreadsheet, the printer, the screen."
        ) { screen, desk in
            let fields = screen.form.fields.filter { $0.kind != .password }
            let list = ListToExport(
                name: "form", narrowing: screen.title, header: ["Field", "Value"],
                rows: fields.map { [.text($0.label), .text($0.value)] })
            return Leaving(
                list: list, title: screen.title, needs: .seeProfile,
                concern: .user(desk.session.user), counted: "The form is"
            ).step(from: Self.self)
        }
    }
}

/// Where a file lies, in one line.
enum ExportWords {
    /// The whole path where it fits into the line, else the last folder and the name.
    static func place(of path: String, saying count: String) -> String {
        let whole = "\(count) in \(path)"
        guard TextWidth.columns(whole) > 78 else { return whole }
        return "\(count) in \(path.split(separator: "/").suffix(2).joined(separator: "/"))"
    }
}
