// A pupil's account at the window: dues on the left, the payment on the right, the ledger below.
// The whole balance stands proposed; the ticks follow the amount as it is typed, because the
// spreading is the very function the verb uses. The form's key is made when it opens and kept
// through every `+`.

import SchoolCore

/// One pupil's fees, and the payment being taken.
struct FeeAccountScreen: PaymentTaking {
    let student: StudentID
    /// Nil until it has been read.
    private(set) var account: FeeAccount?
    var form = PaymentForm(Currency(code: ""))
    /// Dues to be paid before all others.
    private(set) var chosen: [ChargeID] = []
    private(set) var due = 0
    /// The first line of the ledger that is shown.
    private(set) var ledgerTop = 0
    private(set) var drawer: Drawer?
    private(set) var printer = ""
    private(set) var panels: FeePanels?
    private(set) var today = Day(0)
    private(set) var profile: SchoolProfile?
    private(set) var size = Size()
    private(set) var mayTake = false
    /// Sent, and nobody knows what became of it: the form stands still until that is known.
    var isUncertain = false
    let key = SubmissionKey()

    init(_ student: StudentID) { self.student = student }

    var title: String {
        guard let payer = account?.payer else { return "Account" }
        return "\(payer.latinName)  \(payer.sectionName)"
    }

    var prompt: String {
        guard mayTake else { return "Down goes through the dues, PgDn through the ledger." }
        let prints = printer == PrinterChoice.nowhere.spoken ? "" : " and print"
        return form.objection ?? "= whole amount   Space one due only   + take\(prints)"
    }

    var status: String {
        guard mayTake else { return "" }
        return drawer == nil ? "day book not open yet" : keptStatus
    }
    var keptStatus: String {
        mayTake ? drawer.map { DrawerWords.status($0, form.currency) } ?? "" : ""
    }

    var fieldHelp: String? {
        guard mayTake else { return nil }
        return switch form.focus {
        case .amount:
            "The amount to take: the whole balance until you type another. Letters choose the "
                + "method: c cash, k card, m mobile, q cheque, b bank. Space takes one due only."
        case .through: "Through whom it came: \(PaymentForm.gatewayChoices)."
        case .reference: "The number of slip, cheque or transaction. Shift-Tab goes back."
        case .given: "What was handed over; the change is shown. It may stay empty."
        }
    }

    var dues: [Charge] { account?.dues ?? [] }
    var owed: Money { account?.owed ?? .zero }

    /// What the amount pays, due by due, and what is left of it.
    var spread: (parts: [(charge: ChargeID, amount: Money)], advance: Money) {
        Allocation.spread(
            form.money ?? .zero, over: dues.map { (charge: $0.id, open: $0.open) }, chosen: chosen)
    }
}

// Reading.
extension FeeAccountScreen {
    mutating func load(_ desk: Office) throws {
        let session = desk.session
        let read = try session.feeAccount(
            of: student, history: ledgerTop + FeeLayout(size).ledgerLines)
        desk.lastSeen.note(student)
        if account == nil {
            form = PaymentForm(session.school.profile.money)
            profile = session.school.profile
            mayTake = Permission.takeFees.scope(of: session.role) == .school
        }
        account = read
        today = session.today
        due = max(0, min(due, dues.count - 1))
        let open = Set(dues.map(\.id))
        chosen.removeAll { !open.contains($0) }
        if mayTake {
            form.propose(proposal)
            drawer = try session.drawer()
            printer = try session.receiptSettings().printer.spoken
            panels = FeeLayout(size).hasPanels ? try FeePanels(beside: read, session) : nil
        }
    }

    /// Somebody else may have taken this very payment: dues and balance follow at once.
    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    mutating func fit(_ size: Size) { self.size = size }

    /// The panels of a large window are read only where there is room for them, and lines of the
    /// ledger only as far as they have been shown.
    var lacksRows: Bool {
        let lacksPanels = mayTake && panels == nil && FeeLayout(size).hasPanels
        return account != nil && (lacksPanels || lacksLines)
    }

    private var lacksLines: Bool {
        guard let account else { return false }
        let shown = ledgerTop + FeeLayout(size).ledgerLines
        return account.history.count < min(shown, account.movements)
    }

    /// The whole balance, or what is open of the chosen dues.
    private var proposal: Money {
        chosen.isEmpty ? owed : dues.filter { chosen.contains($0.id) }.map(\.open).total
    }
}

// Typing.
extension FeeAccountScreen {
    mutating func type(_ key: Key) -> Typed {
        switch key {
        case .up, .down:
            due = max(0, min(dues.count - 1, due + (key == .down ? 1 : -1)))
            return .taken
        case .pageUp, .pageDown:
            let page = max(1, FeeLayout(size).ledgerLines - 1)
            let step = key == .pageDown ? page : -page
            let last = max(0, (account?.movements ?? 0) - 1)
            if (0...last).contains(ledgerTop + step) { ledgerTop += step }
            return lacksLines ? .load : .taken
        default: break
        }
        guard mayTake else { return .ignored }
        if isUncertain, key.typed.map({ $0 != "+" }) == true || key == .backspace {
            return .say(.warning(Self.uncertain))
        }
        return form.type(key)
    }

    mutating func paste(_ text: String) -> Typed {
        mayTake && !isUncertain ? form.paste(text) : .ignored
    }

    static let uncertain = "Do not take it twice: + asks again whether it is recorded."

    /// Pays this due before all others, or no longer; the amount follows.
    mutating func chooseDue() {
        guard dues.indices.contains(due) else { return }
        let id = dues[due].id
        if let place = chosen.firstIndex(of: id) {
            chosen.remove(at: place)
        } else {
            chosen.append(id)
        }
        form.propose(anew: proposal)
        due = min(due + 1, dues.count - 1)
    }

    /// The whole balance again.
    mutating func chooseAll() {
        chosen = []
        form.propose(anew: owed)
    }
}
