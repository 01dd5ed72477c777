// A receipt as it stands on paper. It is never changed: what was wrong is voided or given back, by
// somebody else than the one who took the money, with a reason and a number of its own.

import SchoolCore

/// One receipt.
struct ReceiptScreen: Screen {
    private(set) var receipt: Receipt
    private var lines: [String] = []
    private var stillOwed: Money?
    private var top = 0
    private var page = 20
    private var money = Currency(code: "")

    init(_ receipt: Receipt) { self.receipt = receipt }

    var title: String { receipt.text }
    var prompt: String {
        lines.count > page ? "PgDn goes on." : hints.joined(separator: "   ")
    }
    /// What this person may do with this receipt now.
    private var hints: [String] = []

    var status: String {
        let copies = receipt.copies
        return copies == 0 ? "" : copies == 1 ? "1 copy printed" : "\(copies) copies printed"
    }

    mutating func fit(_ size: Size) { page = max(1, size.rows - 1) }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        receipt = try session.receipt(numbered: receipt.text)
        money = session.school.profile.money
        stillOwed = try session.feeAccount(of: receipt.student, history: 1).owed
        lines = ReceiptPaper(
            receipt, school: session.school.profile, stillOwed: stillOwed, copy: nil
        ).lines(width: Self.columns)
        let open = Set(offers(desk).filter { $0.refusal == nil }.flatMap(\.keys))
        let words: [(key: Key, hint: String)] = [
            (.f(7), "F7 prints a copy"), ("v", "v void"), ("r", "r refund"), ("a", "a account"),
        ]
        hints = words.filter { open.contains($0.key) }.map { $0.hint }
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    private static let columns = 80

    mutating func type(_ key: Key) -> Typed {
        let last = max(0, lines.count - page)
        switch key {
        case .down: top += 1
        case .up: top -= 1
        case .pageDown: top += page
        case .pageUp: top -= page
        case .home: top = 0
        case .end: top = last
        default: return .ignored
        }
        top = max(0, min(last, top))
        return .taken
    }

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
                "a", label: "Acct", name: "Open the account", help: "Opens the pupil's account."
            ) { screen, _ in .push(FeeAccountScreen(screen.receipt.student)) },
        ]
    }

    private func printCopy(at desk: Office) throws -> Step<Office> {
        let printing = try Printing.again(receipt, stillOwed: stillOwed, on: desk.session)
        let said = "\(receipt.text)  \(printing.words)"
        return .reload.telling(printing.isFine ? Notice(said, .good) : .warning(said))
    }

    func draw(on canvas: inout Canvas) {
        let left = max(0, (canvas.size.columns - Self.columns) / 2)
        canvas.cursor = Position(row: 0, column: 0)
        for (line, text) in lines.dropFirst(top).prefix(canvas.size.rows).enumerated() {
            draw(text, line, left, on: &canvas)
        }
    }

    /// A sum on the right stays in its column, whatever the terminal makes of the name before it.
    private func draw(_ text: String, _ row: Int, _ left: Int, on canvas: inout Canvas) {
        guard !TextWidth.isSteady(text), let gap = text.ranges(of: "  ").last,
            text[..<gap.lowerBound].contains(where: { $0 != " " })
        else {
            canvas.put(row, left, text)
            return
        }
        canvas.put(row, left, String(text[..<gap.lowerBound]))
        canvas.putRight(row, String(text[gap.upperBound...]), before: left + Self.columns)
    }
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
