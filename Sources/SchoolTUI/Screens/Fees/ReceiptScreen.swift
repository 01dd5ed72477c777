// A receipt as it stands on paper. It is never changed: what was wrong is voided or given back, by
// somebody else than the one who took the money, with a reason and a number of its own.

import SchoolCore

/// One receipt.
struct ReceiptScreen: Screen {
    private(set) var receipt: Receipt
    private var sheet = PaperSheet()
    private var stillOwed: Money?

    init(_ receipt: Receipt) { self.receipt = receipt }

    var title: String { receipt.text }
    var prompt: String {
        sheet.goesOn ? "PgDn goes on." : hints.joined(separator: "   ")
    }
    /// What this person may do with this receipt now.
    private var hints: [String] = []

    var status: String { CopyWords.counted(receipt.copies) }

    mutating func fit(_ size: Size) { sheet.fit(size) }
    mutating func type(_ key: Key) -> Typed { sheet.type(key) }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        receipt = try session.receipt(numbered: receipt.text)
        stillOwed = try session.feeAccount(of: receipt.student, history: 1).owed
        sheet.show(
            ReceiptPaper(
                receipt, school: session.school.profile, stillOwed: stillOwed, copy: nil))
        let open = Set(offers(desk).filter { $0.refusal == nil }.flatMap(\.keys))
        let words: [(key: Key, hint: String)] = [
            (.f(7), "F7 prints a copy"), ("v", "v void"), ("r", "r refund"),
            ("b", "b prints what took it back"), ("a", "a account"),
        ]
        hints = words.filter { open.contains($0.key) }.map { $0.hint }
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let isVoid = receipt.status == .cancelled
        let isBack = receipt.status == .refunded
        let isOwn = receipt.takenBy == desk.session.user
        let void =
            isVoid
            ? "\(receipt.text) is void already."
            : isOwn ? Wording.sentence(Refusal.fees(.ownReceipt)) : nil
        return [
            Action(
                .f(7), "p", label: "Copy", name: "Print a copy",
                help: "Prints it again, marked as a copy with its number.", needs: .takingFees
            ) { screen, desk in try screen.printCopy(at: desk) },
            Action(
                .f(8), "v", label: "Void", name: "Void the receipt",
                help: "Takes the whole payment back, with a reason.",
                needs: .wholeSchool(.writeFees),
                blocked: void ?? (receipt.takenBack.isEmpty ? nil : "Refund the rest instead."),
                danger: true
            ) { screen, desk in .push(TakeBackScreen(.void, of: screen.receipt, at: desk)) },
            Action(
                .f(4), "r", label: "Refund", name: "Give money back",
                help: "Gives all or a part of it back, with a reason.",
                needs: .wholeSchool(.writeFees),
                blocked: void ?? (isBack ? "All of it was given back already." : nil), danger: true
            ) { screen, desk in .push(TakeBackScreen(.refund, of: screen.receipt, at: desk)) },
            Action(
                "b", label: "Paper", name: "Print the void or refund again",
                help: "Prints the paper that took it back once more, marked as a copy.",
                needs: .takingFees,
                blocked: receipt.takenBack.isEmpty ? "Nothing of it was taken back." : nil
            ) { screen, desk in try screen.printTakenBack(at: desk) },
            Action(
                "a", label: "Acct", name: "Open the account", help: "Opens the pupil's account."
            ) { screen, _ in .push(FeeAccountScreen(screen.receipt.student)) },
        ]
    }

    private func printCopy(at desk: Office) throws -> Step<Office> {
        let printing = try Printing.again(receipt, stillOwed: stillOwed, on: desk.session)
        return .reload.telling(printing.notice(after: receipt.text))
    }

    /// Which of the papers that take it back is wanted, where there are several.
    private func printTakenBack(at desk: Office) throws -> Step<Office> {
        let papers = receipt.takenBack
        if papers.count == 1 { return try printAgain(papers[0], at: desk) }
        let money = desk.session.school.profile.money
        let options = papers.map {
            PickOption($0.text, $0.text, detail: "\(money.text($0.amount))  \($0.day.text)")
        }
        return .choose("Print again", options) { (screen: inout Self, desk, place) in
            try screen.printAgain(papers[place], at: desk)
        }
    }

    private func printAgain(_ paper: Receipt.TakenBack, at desk: Office) throws -> Step<Office> {
        let printing = try Printing.again(paper, of: receipt, on: desk.session)
        return .reload.telling(printing.notice(after: paper.text))
    }

    func draw(on canvas: inout Canvas) { sheet.draw(on: &canvas) }
}

/// Finding a receipt by what stands on its head.
struct ReceiptNumberScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case number }

    var form: Form<Field>

    init(today: Day) {
        form = Form(
            [
                FormField(
                    .number, "Number", .text(limit: 20),
                    help: "RCP-2026-0871, or 871 for one of this year.", required: true)
            ], today: today)
        form.enterAtEnd = .f(2)
        form.warningOnEscape = "Esc again goes back."
    }

    var draftName: String? { nil }
    var title: String { "Receipt" }
    var prompt: String {
        form.prompt("RCP-2026-0871, or 871 for one of this year; Enter shows it.")
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(.f(2), label: "Show", help: "Shows the receipt.") { screen, desk in
                try screen.finish { screen in
                    .replace(
                        ReceiptScreen(try desk.session.receipt(numbered: screen.form[.number])))
                }
            },
            Self.leaving(),
        ]
    }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(2)) }
}
