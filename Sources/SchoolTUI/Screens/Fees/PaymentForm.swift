// What is typed at the counter: amount, method, reference, what was handed over. The amount stands
// there proposed, and the first digit replaces it. Enter goes on and never takes money.

import SchoolCore

/// A payment being typed.
struct PaymentForm: Equatable, Sendable {
    enum Field: Equatable, Sendable { case amount, through, reference, given }

    let currency: Currency
    private(set) var amount: LineEditor
    private(set) var reference = LineEditor(limit: 60)
    private(set) var given: LineEditor
    private(set) var method = PaymentMethod.cash
    /// Through whom a mobile payment came; nil until somebody has said.
    private(set) var gateway: PaymentGateway?
    private(set) var focus = Field.amount
    /// True until an amount is typed: it follows what is due.
    private(set) var isProposed = true

    /// Letters and signs that command wherever numbers are typed. Every other character stays in
    /// the field and makes it no amount, until it is taken out again.
    static let commands = Set("ckmqbdfsin =+?:")

    init(_ currency: Currency) {
        self.currency = currency
        amount = LineEditor(limit: 15, letters: .amount(places: currency.decimals))
        given = LineEditor(limit: 15, letters: .amount(places: currency.decimals))
    }

    /// The fields that this method has.
    var fields: [Field] {
        switch method {
        case .cash: [.amount, .given]
        case .online: [.amount, .through, .reference]
        case .card, .cheque, .bankTransfer: [.amount, .reference]
        }
    }
}

// What it means.
extension PaymentForm {
    /// The amount; nil when nothing that can be taken is typed.
    var money: Money? { amount.isEmpty ? nil : understood(amount).money }
    var amountFault: AmountFault? { understood(amount).fault }

    var givenMoney: Money? {
        method == .cash && !given.isEmpty ? understood(given).money : nil
    }

    /// What goes back over the counter.
    var change: Money? {
        guard let money, let givenMoney else { return nil }
        return givenMoney - money
    }

    func understood(_ editor: LineEditor) -> (money: Money?, fault: AmountFault?) {
        do throws(AmountFault) { return (try currency.amount(editor.text), nil) } catch {
            return (nil, error)
        }
    }

    /// What has to be said against it while it is typed.
    var objection: String? {
        if !amount.isEmpty, let amountFault { return "Amount: \(Wording.sentence(amountFault))" }
        if method == .cash, !given.isEmpty, let fault = understood(given).fault {
            return "Given: \(Wording.sentence(fault))"
        }
        return nil
    }

    /// The payment as the office takes it; what only the form knows is refused here.
    func payment(of shares: [Payment.Share]) throws(Refusal) -> Payment {
        if let amountFault { throw .invalid([FieldProblem("amount", .of(amountFault))]) }
        if method == .online, gateway == nil {
            throw .invalid([FieldProblem("through", .missing)])
        }
        if method == .cash, !given.isEmpty, let fault = understood(given).fault {
            throw .invalid([FieldProblem("given", .of(fault))])
        }
        return Payment(
            shares: shares, method: method, gateway: method == .online ? gateway : nil,
            reference: method.needsReference ? reference.text : "", given: givenMoney)
    }
}

extension FieldProblem.Fault {
    fileprivate static func of(_ fault: AmountFault) -> Self {
        fault == .missing ? .missing : .amount(fault)
    }
}

// Typing.
extension PaymentForm {
    /// Proposes an amount, until one is typed.
    mutating func propose(_ money: Money) {
        if isProposed { put(money) }
    }

    /// Puts an amount in place of what is typed; the next digit replaces it.
    mutating func propose(anew money: Money) {
        isProposed = true
        put(money)
        focus = .amount
    }

    /// An amount that was added up from cells.
    mutating func follow(_ money: Money) {
        isProposed = false
        put(money)
    }

    private mutating func put(_ money: Money) {
        amount.text = money > .zero ? currency.plain(money) : ""
        amount.isSelected = !amount.isEmpty
    }

    mutating func choose(_ method: PaymentMethod) {
        self.method = method
        goTo(method == .cash ? .amount : method == .online ? .through : .reference)
    }

    mutating func choose(_ gateway: PaymentGateway) {
        self.gateway = gateway
        goTo(.reference)
    }

    mutating func goTo(_ field: Field) {
        focus = field
        amount.isSelected = field == .amount && !amount.isEmpty
        given.isSelected = field == .given && !given.isEmpty
    }

    /// True while letters are typed into a field, not commands.
    var takesText: Bool { focus == .reference || focus == .through }

    mutating func type(_ key: Key) -> Typed {
        switch key {
        case "+": return .ignored
        case .enter, .tab: return step(by: 1, isEnter: key == .enter)
        case .backTab: return step(by: -1, isEnter: false)
        default: break
        }
        if let typed = key.typed, !takesText, Self.commands.contains(Self.small(typed)) {
            return .ignored
        }
        switch focus {
        case .amount:
            let edit = amount.type(key)
            if edit == .changed { isProposed = false }
            return follow(edit)
        case .given: return follow(given.type(key))
        case .reference: return follow(reference.type(key))
        case .through: return chooseGateway(key)
        }
    }

    mutating func paste(_ text: String) -> Typed {
        switch focus {
        case .amount:
            let edit = amount.paste(text.replacing(",", with: ""))
            if edit.isChange { isProposed = false }
            return follow(edit)
        case .given: return follow(given.paste(text.replacing(",", with: "")))
        case .reference: return follow(reference.paste(text))
        case .through: return .ignored
        }
    }

    /// Enter goes round the fields; it says which key takes the money.
    private mutating func step(by direction: Int, isEnter: Bool) -> Typed {
        let place = fields.firstIndex(of: focus) ?? 0
        goTo(fields[(place + direction + fields.count) % fields.count])
        return isEnter && focus == .amount
            ? .say("+ or F2 takes the money; Enter never does.") : .taken
    }

    private mutating func chooseGateway(_ key: Key) -> Typed {
        guard let typed = key.typed else { return .ignored }
        if let found = PaymentGateway.mobile.first(where: { $0.letter == Self.small(typed) }) {
            choose(found.gateway)
            return .taken
        }
        return .say(.warning("Through whom did it come? \(Self.gatewayChoices)."))
    }

    /// `b bKash, n Nagad, ...`.
    static var gatewayChoices: String {
        PaymentGateway.mobile.map { "\($0.letter) \($0.gateway.title)" }.joined(separator: ", ")
    }

    private func follow(_ edit: Edit) -> Typed {
        switch edit {
        case .ignored: .ignored
        case .moved, .changed: .taken
        case .refused(let reason), .cut(let reason): .say(.warning(reason))
        }
    }

    private static func small(_ character: Character) -> Character {
        character.lowercased().first ?? character
    }
}
