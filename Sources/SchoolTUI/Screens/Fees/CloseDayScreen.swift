// The evening: the drawer is counted. What is missing or over is shown before anything is written,
// and the day closes only by the word.

import SchoolCore

/// The form that closes a day book: today's, or one that was left open.
struct CloseDayScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case counted }

    var form: Form<Field>
    private let money: Currency
    private var book: DayBook

    init(_ book: DayBook, at desk: Office) {
        self.book = book
        money = desk.session.school.profile.money
        form = Form(
            [
                FormField(
                    .counted, "Counted", .amount(places: money.decimals),
                    help: "All notes and coins that lie in the drawer.", required: true)
            ], today: desk.session.today)
        form.warningOnEscape = "The day is still open. Esc again leaves it so."
    }

    /// What was counted another day is not proposed again.
    var draftName: String? { nil }
    var title: String { "Close" }
    var prompt: String { form.prompt("Count the drawer. F2 asks once more, then closes the day.") }

    mutating func load(_ desk: Office) throws { book = try desk.session.dayBook(on: book.day) }
    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    /// What was counted, as far as it can be read.
    private var counted: Money? {
        do throws(AmountFault) {
            return try money.amount(form[.counted], allowingZero: true)
        } catch { return nil }
    }

    func draw(on canvas: inout Canvas) {
        let lines: [(String, Money)] = [
            ("Opening float", book.float), ("Cash in", book.cashIn), ("Cash out", -book.cashOut),
            ("Must lie in the drawer", book.expected),
        ]
        for (row, line) in lines.enumerated() {
            canvas.put(1 + row, 2, line.0, width: 24)
            canvas.put(1 + row, 27, money.text(line.1), width: 14, align: .right)
        }
        canvas.form(form, in: Area(row: 6, column: 0, rows: 1, columns: canvas.size.columns))
        guard let counted else { return }
        let difference = counted - book.expected
        canvas.put(8, 2, "Difference", width: 24)
        canvas.put(
            8, 27, money.text(difference), difference == .zero ? .good : .warn, width: 14,
            align: .right)
        canvas.put(8, 43, DrawerWords.difference(difference, money))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), "+", label: "Close", name: "Close the day book",
                help: "Closes the day with what was counted; it takes no entry any more.",
                needs: .takingFees, danger: true
            ) { screen, desk in try screen.finish { try $0.ask(at: desk) } },
            Self.exportingForm(), Self.leaving("Goes back; the day stays open."),
        ]
    }

    private mutating func ask(at desk: Office) throws -> Step<Office> {
        try load(desk)
        let check = AmountCheck(money)
        let counted = try check.amount("counted", form[.counted], allowingZero: true)
        let difference = DrawerWords.difference(counted - book.expected, money)
        return .ask(
            "The drawer holds \(money.text(counted)): \(difference). The day book of "
                + "\(book.day.text) closes and takes no entry any more.", word: "CLOSE"
        ) { (screen: inout Self, desk) in
            let closing = try desk.session.closeCashDay(counted: counted, of: screen.book.day)
            let words = DrawerWords.difference(closing.difference, screen.money)
            return .pop.telling(Notice("The day book is closed: \(words).", .good))
        }
    }
}
