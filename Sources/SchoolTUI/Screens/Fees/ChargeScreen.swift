// One charge with everything that became of it: what was taken off, and each payment that reached
// it, with those that were taken back.

import SchoolCore

/// One charge and its payments.
struct ChargeScreen: ExportingScreen {
    let id: ChargeID
    private var charge: Charge?
    private var payer: FeeAccount.Payer?
    private var rows: [ChargePayment] = []
    private var table = TableState()
    private var money = Currency(code: "")
    private var today = Day(0)

    init(_ id: ChargeID) { self.id = id }

    var title: String { "Charge \(id.rawValue)" }
    var prompt: String { "Enter the receipt   a account   ? entries" }
    var exportConcern: Concern { charge.map { .student($0.student) } ?? .school }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        money = session.school.profile.money
        today = session.today
        let read = try session.charge(id)
        charge = read
        payer = try session.payers(of: [read])[read.student]
        rows = try session.payments(of: id)
        table.keep(within: rows.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 8) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }
}

// What can be done.
extension ChargeScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: rows)
        let none =
            row == nil
            ? "There is no payment to open."
            : row?.receipt.isEmpty == true ? "An advance paid this: it has no receipt." : nil
        return [
            Action(
                .enter, label: "Paper", name: "The receipt",
                help: "Shows the receipt this payment belongs to.", blocked: none
            ) { _, desk in
                guard let row else { return .stay }
                return .push(ReceiptScreen(try desk.session.receipt(numbered: row.receipt)))
            },
            Action(
                .f(4), label: "Change", name: "Change this charge",
                help: "Waives, discounts, postpones, corrects or cancels it.",
                needs: .wholeSchool(.writeFees),
                blocked: charge?.isCancelled == true ? "It is cancelled." : nil
            ) { screen, _ in screen.chooseChange() },
            Action(
                .f(8), "a", label: "Acct", name: "Open the account",
                help: "Opens the pupil's account."
            ) { screen, _ in screen.charge.map { FeeDoors.account($0.student) } ?? .stay },
            EntriesDoor.action(
                over: Self.self, charge.map { ($0.spoken, .charge($0.id, $0.student)) }),
            Self.exporting(),
        ]
    }

    private func chooseChange() -> Step<Office> {
        guard let charge else { return .stay }
        let ways = DueChange.allCases.filter { $0.fits(charge) }
        let options = ways.map { PickOption(String($0.letter), $0.title) }
        return .choose(charge.spoken, options) { (_: inout Self, desk, place) in
            .push(DueChangeScreen(ways[place], of: charge, at: desk))
        }
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("charge", narrowing: "\(id.rawValue)", columns, rows)
    }
}

// Drawing.
extension ChargeScreen {
    func draw(on canvas: inout Canvas) {
        guard let charge else { return }
        let name = payer.map { shown(name: $0.name, latin: $0.latinName) } ?? ""
        canvas.name(0, 1, name, .title, width: 30)
        canvas.put(0, 34, "\(payer?.admissionNumber ?? "")  \(payer?.sectionName ?? "")")
        canvas.put(1, 1, charge.spoken, .title, width: 40)
        let due = "due \(FeeListWords.due(charge.dueOn, today: today))"
        canvas.putRight(1, charge.isCancelled ? "cancelled" : due, .dim)
        let sums: [(String, Money)] = [
            ("Charged", charge.amount), ("Discount", charge.discount),
            ("Scholarship", charge.scholarship), ("Waived", charge.waived), ("Paid", charge.paid),
        ]
        let facts = sums.filter { $0.1 != .zero }.map { "\($0.0) \(money.text($0.1))" }
        canvas.put(2, 1, facts.joined(separator: "   "), width: canvas.size.columns - 2)
        let status = charge.isCancelled ? "cancelled" : charge.status(on: today).words
        canvas.put(3, 1, "Open \(money.text(charge.open))", .title)
        canvas.putRight(3, status, charge.isCancelled ? .dim : charge.style(on: today))
        canvas.rule(4, "Payments")
        canvas.sheet(
            columns, rows, table, in: canvas.area.below(5), empty: "Nothing was paid of it yet.")
    }

    private var columns: [SheetColumn<ChargePayment>] {
        [
            .day("Day") { $0.day },
            .text("Receipt", width: .fixed(14)) { $0.receipt },
            .text("What", width: .rest, style: { $0.isVoid ? .warn : .plain }) { payment in
                switch payment.kind {
                case _ where !payment.paper.isEmpty: "taken back by \(payment.paper)"
                case .advance: "paid from the advance"
                case .reversal: "back to the advance"
                default: payment.isVoid ? "payment, void now" : "payment"
                }
            },
            .money("Of this charge", in: money, width: 14) { $0.amount },
        ]
    }
}
