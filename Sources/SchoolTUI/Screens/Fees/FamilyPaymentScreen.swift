// One payment for brothers and sisters, one receipt. Down leads from the total into the cells,
// where a digit replaces what was proposed.

import SchoolCore

/// The family of one pupil at the counter.
struct FamilyPaymentScreen: PaymentTaking {
    let student: StudentID
    private let payer: FeeAccount.Payer
    var form: PaymentForm
    private(set) var split: FamilySplit
    /// The cell that has the keys; nil while the form has them.
    private(set) var cell: Int?
    private var dues: [StudentID: [Charge]] = [:]
    private let home: String
    private var drawer: Drawer?
    private var printer = ""
    private var isUncertain = false
    private let key = SubmissionKey()

    init(_ account: FeeAccount, at desk: Office) throws {
        let profile = desk.session.school.profile
        student = account.payer.student
        payer = account.payer
        home = profile.country
        form = PaymentForm(profile.money)
        split = FamilySplit([account.payer] + account.family, profile.money)
        form.propose(split.owed)
        split.propose(split.owed)
    }

    var title: String { "Family of \(payer.guardianLatinName)" }
    var prompt: String {
        let prints = printer == PrinterChoice.nowhere.spoken ? "" : " and print"
        return split.objection ?? form.objection
            ?? "Down to the cells   = whole amount   + take\(prints)"
    }
    var status: String {
        drawer == nil ? "day book not open yet" : keptStatus
    }
    var keptStatus: String { drawer.map { DrawerWords.status($0, form.currency) } ?? "" }
    var fieldHelp: String? {
        cell == nil
            ? "The sum of all; it is split over the family as you type. Down goes to the cells."
            : "What is paid for this one. The total follows; = is all that is due."
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        let before = split.owed
        var payers: [FeeAccount.Payer] = []
        for id in split.payers.map(\.student) {
            let account = try session.feeAccount(of: id, history: 1)
            payers.append(account.payer)
            dues[id] = account.dues
        }
        split.refresh(payers)
        drawer = try session.drawer()
        printer = try session.receiptSettings().printer.spoken
        if form.isProposed, split.owed != before {
            form.propose(split.owed)
            split.propose(split.owed)
        }
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
}

// Typing.
extension FamilyPaymentScreen {
    mutating func type(_ key: Key) -> Typed {
        if isUncertain, key.typed.map({ $0 != "+" }) == true || key == .backspace {
            return .say(.warning(FeeAccountScreen.uncertain))
        }
        guard let cell else { return typeInForm(key) }
        switch key {
        case .up, .backTab: return go(to: cell - 1)
        case .down, .enter, .tab: return go(to: cell + 1, orOn: key != .down)
        case .character(let typed) where PaymentForm.commands.contains(typed): return .ignored
        default: break
        }
        switch split.type(key, at: cell) {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason), .cut(let reason): return .say(.warning(reason))
        case .changed:
            form.follow(split.total)
            return .taken
        }
    }

    mutating func paste(_ text: String) -> Typed {
        guard cell == nil, !isUncertain else { return .ignored }
        return followTotal { $0.paste(text) }
    }

    private mutating func typeInForm(_ key: Key) -> Typed {
        if key == .down || (key == .enter || key == .tab) && form.focus == .amount {
            return go(to: 0)
        }
        return followTotal { $0.type(key) }
    }

    /// A changed total is split anew.
    private mutating func followTotal(_ edit: (inout PaymentForm) -> Typed) -> Typed {
        let before = form.amount.text
        let typed = edit(&form)
        if form.amount.text != before { split.propose(form.money ?? .zero) }
        return typed
    }

    /// To another cell; above the first stands the total, below the last the rest of the form.
    private mutating func go(to place: Int, orOn goesOn: Bool = false) -> Typed {
        if split.cells.indices.contains(place) {
            cell = place
            split.enter(place)
        } else if place < 0 {
            cell = nil
            form.goTo(.amount)
        } else if goesOn {
            cell = nil
            form.goTo(form.fields.count > 1 ? form.fields[1] : .amount)
        }
        return .taken
    }
}

// What can be done.
extension FamilyPaymentScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), "+", label: "Take", name: "Take and print",
                help: "Takes the sum for all of them on one receipt.", group: "Payment",
                needs: .takingFees
            ) { screen, desk in try screen.take(at: desk) },
            Action(
                "=", label: "Whole", name: "Everything that is due",
                help: "Proposes all that is due: of this one in a cell, of all in the total.",
                group: "Payment"
            ) { screen, _ in
                screen.fill()
                return .stay
            },
            Action(
                .f(8), .escape, .f(10), "f", "F", label: "One", name: "Back to one pupil",
                help: "Goes back to the account; nothing is taken.", group: "Payment"
            ) { screen, _ in .replace(FeeAccountScreen(screen.student)) },
            Self.exportingByF7(),
        ] + methodActions
    }

    private mutating func fill() {
        guard let cell else {
            form.propose(anew: split.owed)
            split.propose(split.owed)
            return
        }
        split.fill(cell)
        form.follow(split.total)
    }

    private mutating func take(at desk: Office) throws -> Step<Office> {
        if let objection = split.objection { return .notice(.warning(objection)) }
        let names = split.shares.count == 1 ? "one" : "\(split.shares.count)"
        let sent = SentPayment(
            payment: try form.payment(of: split.shares), key: key,
            payer: "\(payer.guardianLatinName), for \(names)")
        let answer = try sent.send(at: desk.session)
        isUncertain = answer.isUnknown
        return answer.step(for: sent, at: desk)
    }
}

// Drawing.
extension FamilyPaymentScreen {
    func draw(on canvas: inout Canvas) {
        let layout = FeeLayout(canvas.size).forFamily
        let middle = layout.middle
        canvas.name(0, 1, payer.shownGuardian, .title, width: 30)
        canvas.put(0, 34, PhoneNumber.shown(payer.guardianPhone, at: home), width: 16)
        let owed = "due \(form.currency.text(split.owed))"
        canvas.putRight(0, owed, .title, before: canvas.size.columns - 1)
        canvas.rule(1, "Who is paid for", in: 0..<middle)
        canvas.put(1, middle, "┬", .dim)
        canvas.rule(1, "Take payment", in: (middle + 1)..<layout.right)
        canvas.bar(middle, rows: 2..<layout.ledgerRow)
        drawParts(layout, on: &canvas)
        PaymentPanel(
            form: form, isFocused: cell == nil,
            paysFor: split.shares.count == 1 ? "1 pupil" : "\(split.shares.count) pupils",
            left: left, advance: advance, printer: printer
        ).draw(in: layout.payment, on: &canvas)
        drawCells(layout, on: &canvas)
    }

    private func drawCells(_ layout: FeeLayout, on canvas: inout Canvas) {
        let amount = 10
        let paysAt = layout.middle - amount - 1
        // In the smallest window the name needs the room more than what is due.
        let hasDue = paysAt - amount - 1 > 14
        let dueAt = hasDue ? paysAt - amount - 1 : paysAt
        if hasDue { canvas.put(2, dueAt, "Due", .dim, width: amount, align: .right) }
        canvas.put(2, paysAt, "Paid now", .dim, width: amount, align: .right)
        for (place, payer) in split.payers.prefix(layout.upper - 1).enumerated() {
            let row = 3 + place
            canvas.put(row, 0, place == cell ? ">" : " ", .dim)
            let isRoomy = dueAt > 30
            let name = dueAt - 5 - (isRoomy ? 7 : 0)
            canvas.name(row, 2, payer.shownName, width: max(4, name))
            if isRoomy { canvas.put(row, dueAt - 6, payer.sectionName, width: 5) }
            if hasDue {
                canvas.put(
                    row, dueAt, form.currency.text(payer.owed), width: amount, align: .right)
            }
            let isHere = place == cell
            let shown = split.cells[place].asAmount(form.currency, isFocused: isHere)
            let told = ToldField(
                label: "Paid now for \(payer.shownName)", value: shown.text, kind: .digits,
                isFocused: isHere, isUnsaved: !form.isProposed)
            canvas.say(.field(told), row, paysAt) { canvas in
                canvas.edit(
                    shown, row, paysAt, width: amount + (isHere ? 1 : 0), isFocused: isHere,
                    align: .right)
            }
        }
    }

    /// What each part pays, due by due, in the order of the receipt.
    private func drawParts(_ layout: FeeLayout, on canvas: inout Canvas) {
        canvas.rule(layout.ledgerRow, "What the receipt will say", in: 0..<canvas.size.columns)
        canvas.put(layout.ledgerRow, layout.middle, "┴", .dim)
        var row = layout.ledgerRow + 1
        for (payer, part) in parts where row < canvas.size.rows {
            canvas.name(row, 1, payer.shownName, width: 22)
            canvas.put(row, 26, part.text, width: max(0, canvas.size.columns - 42))
            canvas.putRight(row, form.currency.text(part.amount), before: canvas.size.columns - 1)
            row += 1
        }
        if parts.isEmpty { canvas.put(row, 1, "Nothing yet.", .dim) }
    }

    private var parts: [(payer: FeeAccount.Payer, part: (text: String, amount: Money))] {
        zip(split.payers, split.amounts).flatMap { payer, amount in
            let dues = dues[payer.student] ?? []
            let spread = Allocation.spread(
                amount, over: dues.map { (charge: $0.id, open: $0.open) })
            var lines = spread.parts.compactMap { part in
                dues.first { $0.id == part.charge }.map { (text: $0.spoken, amount: part.amount) }
            }
            if spread.advance > .zero {
                lines.append((text: "in advance", amount: spread.advance))
            }
            return lines.map { (payer: payer, part: $0) }
        }
    }

    private var advance: Money {
        zip(split.payers, split.amounts).map { max(.zero, $0.1 - $0.0.owed) }.total
    }

    private var left: Money {
        zip(split.payers, split.amounts).map { max(.zero, $0.0.owed - $0.1) }.total
    }
}

// What the window asks before anything is paid.
extension FamilyPaymentScreen: ExportingScreen {
    func listToExport(_ desk: Office) throws -> ListToExport {
        let money = form.currency
        let columns: [SheetColumn<(payer: FeeAccount.Payer, paid: Money)>] = [
            .name("Pupil") { $0.payer.shownName },
            .text("Number", width: .fixed(11)) { $0.payer.admissionNumber },
            .text("Class", width: .fixed(8)) { $0.payer.sectionName },
            .money("Due", in: money) { $0.payer.owed },
            .money("Paid now", in: money) { $0.paid },
        ]
        let rows = zip(split.payers, split.amounts).map { (payer: $0, paid: $1) }
        return ListToExport("family", columns, rows)
    }
}
