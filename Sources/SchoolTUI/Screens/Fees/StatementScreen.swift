// A pupil's statement: every charge, concession and payment from the first on, with the balance
// after it.

import SchoolCore

/// All movements of one pupil's account.
struct StatementScreen: ExportingScreen {
    let student: StudentID
    private var account: FeeAccount?
    private var rows: [FeeAccount.Movement] = []
    private var table = TableState()
    private var money = Currency(code: "")
    private var width = 80

    init(_ student: StudentID) { self.student = student }

    var title: String { "Statement" }
    var prompt: String { table.selected(in: rows)?.what(money) ?? "" }
    var exportConcern: Concern { .student(student) }

    mutating func load(_ desk: Office) throws {
        let isFirst = account == nil
        money = desk.session.school.profile.money
        let read = try desk.session.feeAccount(of: student, history: .max)
        account = read
        rows = read.history.reversed()
        if isFirst { table.cursor = rows.count - 1 }
        table.keep(within: rows.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) {
        table.page = max(1, size.rows - 4)
        width = size.columns
    }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: rows)
        let student = student
        return [
            Action(
                .enter, label: "Entry", name: "Entries of this line",
                help: "Shows the entries behind this line.",
                blocked: row == nil ? "There is no line to open." : nil
            ) { screen, _ in row.map { .push(screen.entries($0, student)) } ?? .stay },
            EntriesDoor.action(
                over: Self.self, row.map { (name($0), .movement($0.entry, student)) }),
            Action(
                "b", label: "Owed", name: "Entries behind the balance",
                help: "Shows every entry behind what is owed."
            ) { screen, _ in
                .push(EntriesScreen(screen.heading, .owedBy(screen.student)))
            },
            Action(
                "c", label: "Sums", name: "Entries behind a sum",
                help: "Shows every entry behind what was charged, paid, or paid ahead."
            ) { screen, _ in screen.chooseSum() },
            Self.exporting(),
        ]
    }

    /// The sums in the lines above the list, and the entries of each.
    private func chooseSum() -> Step<Office> {
        let paid = rows.map(\.paid).total
        let sums: [(name: String, amount: Money, figure: FeeFigure)] = [
            ("Charged", rows.map(\.charged).total, .sum(.charged, student)),
            ("Taken off and paid", paid, .sum(.takenOff, student)),
            ("Advance", account?.advance ?? .zero, .sum(.advance, student)),
        ]
        let options = sums.map { PickOption("", $0.name, detail: money.text($0.amount)) }
        return .choose("Entries behind which sum", options) { (_: inout Self, _, place) in
            .push(EntriesScreen("\(sums[place].name)", sums[place].figure))
        }
    }

    private func entries(
        _ movement: FeeAccount.Movement, _ student: StudentID
    ) -> EntriesScreen {
        EntriesScreen(name(movement), .movement(movement.entry, student))
    }

    private func name(_ movement: FeeAccount.Movement) -> String {
        "\(movement.day.iso) \(movement.what(money))"
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport(
            "statement", narrowing: account?.payer.admissionNumber ?? "", columns, rows,
            shownIn: width)
    }

    private var heading: String {
        guard let payer = account?.payer else { return "" }
        return "\(shown(name: payer.name, latin: payer.latinName))"
    }

    func draw(on canvas: inout Canvas) {
        guard let account else { return }
        canvas.name(0, 1, heading, .title, width: 30)
        canvas.put(0, 34, "\(account.payer.admissionNumber)  \(account.payer.sectionName)")
        canvas.putRight(0, "balance due \(money.text(account.owed))")
        let charged = rows.map(\.charged).total
        let paid = rows.map(\.paid).total
        canvas.put(
            1, 1,
            "Charged \(money.text(charged))   Taken off and paid \(money.text(paid))"
                + "   Advance \(money.text(account.advance))", .dim)
        canvas.rule(2)
        canvas.sheet(
            columns, rows, table, in: canvas.area.below(3),
            empty: "Nothing was charged or paid yet.")
    }

    /// A narrow window leaves out how it was paid.
    private var columns: [SheetColumn<FeeAccount.Movement>] {
        let money = money
        let isWide = width >= 100
        let how: [SheetColumn<FeeAccount.Movement>] = [
            .text("How", width: .fixed(6)) { $0.method?.title ?? "" }
        ]
        return [
            .day("Day") { $0.day },
            .text("What", width: .rest) { $0.what(money) },
        ] + (isWide ? how : []) + [
            .money("Charged", in: money, width: 11) { $0.charged == .zero ? nil : $0.charged },
            .money("Paid", in: money, width: 11) { $0.paid == .zero ? nil : $0.paid },
            .money("Balance", in: money, width: 11) { $0.balance },
        ]
    }
}
