// Any days from one to another: two fields, for a list whose ready-made ranges do not fit. The
// list is shown again with them.

import SchoolCore

/// A list of some days, from one to another.
protocol DayRangeScreen: Screen where Desk == Office {
    var days: ClosedRange<Day> { get }
    /// A digit that was typed over the list: a day begins with it.
    var typedDays: String { get set }
    mutating func show(_ days: ClosedRange<Day>)
}

extension DayRangeScreen {
    /// Left and Right turn by months, digits begin a day; nil for any other key.
    mutating func typeDays(_ key: Key) -> Typed? {
        if key.digit != nil, let digit = key.typed {
            typedDays = String(digit)
            return .act(.f(4))
        }
        switch key {
        case .left where days.lowerBound > Day.always.lowerBound:
            show((days.lowerBound.wholeMonth.lowerBound - 1).wholeMonth)
        case .right where days.upperBound < Day.always.upperBound:
            show((days.upperBound.wholeMonth.upperBound + 1).wholeMonth)
        case .left, .right: return .say("All days are shown. F4 chooses some.")
        default: return nil
        }
        return .load
    }

    /// Ready-made ranges, or any other; a day that was typed already goes into the first field.
    mutating func askDays(_ spans: [(name: String, days: ClosedRange<Day>)]) -> Step<Office> {
        guard typedDays.isEmpty else {
            defer { typedDays = "" }
            return .push(DaysScreen<Self>(days, typed: typedDays))
        }
        let options =
            spans.map { PickOption("", $0.name, detail: FeeListWords.span($0.days)) }
            + [PickOption("o", "Other days", detail: "type them")]
        return .choose("Which days", options, otherwise: "Enter begins with this day.") {
            (screen: inout Self, _, place) in
            guard spans.indices.contains(place) else {
                return .push(DaysScreen<Self>(screen.days))
            }
            screen.show(spans[place].days)
            return .reload
        } typed: { (screen: inout Self, _, words) in
            .push(DaysScreen<Self>(screen.days, typed: words))
        }
    }
}

extension Day {
    /// Every day a school can mean: from the first of 1900 to the last of 2999.
    static let always = Day(-25567)...Day(376199)
}

/// The form of the two days.
struct DaysScreen<Owner: DayRangeScreen>: OfficeForm {
    enum Field: String, Hashable, Sendable { case from, to }

    var form: Form<Field>

    /// - Parameter typed: what was typed of the first day already.
    init(_ days: ClosedRange<Day>, typed: String = "") {
        let isShown = typed.isEmpty && days != Day.always
        form = Form(
            [
                FormField(
                    .from, "From", .day(.nearest),
                    help: "The first day: 2026-03-01, 1.3. or 1 mar.",
                    required: true, value: isShown ? days.lowerBound.iso : ""),
                FormField(
                    .to, "To", .day(.nearest), help: "The last day; empty is the first day alone.",
                    value: isShown ? days.upperBound.iso : ""),
            ], today: days.lowerBound)
        form.enterAtEnd = .f(2)
        for letter in typed { _ = form.type(.character(letter)) }
    }

    /// Days to look at are nobody's unfinished work.
    var draftName: String? { nil }
    var title: String { "Days" }
    var prompt: String { form.prompt("F2 shows these days.") }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(.f(2), label: "Show", name: "Show these days", help: "Shows the list again.") {
                screen, _ in try screen.finish { try $0.shown() }
            },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func shown() throws -> Step<Office> {
        guard let from = form.day(.from) else { return .stay }
        let to = form.day(.to) ?? from
        guard from <= to else {
            throw Refusal.invalid([FieldProblem(Field.to.rawValue, .endsBeforeStart)])
        }
        return .pop { (screen: inout Owner, _) in
            screen.show(from...to)
            return .stay
        }
    }
}
