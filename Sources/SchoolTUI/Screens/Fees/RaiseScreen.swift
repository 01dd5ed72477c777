// Charges are looked at before they are raised: for whom, how many, and what it comes to. F2 raises
// exactly what was shown; when the school has changed meanwhile, it shows that first.

import SchoolCore

/// The form of a raise, with its preview.
struct RaiseScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case period, scope, student, dueOn }

    var form: Form<Field>
    let structure: FeeStructure
    private let sections: [Section]
    private let today: Day
    private let money: Currency
    private var plan: RaisePlan?
    /// Why there is no preview.
    private var objection = ""

    private static let school = "all"
    private static let one = "one"

    init(_ structure: FeeStructure, at desk: Office) throws {
        self.structure = structure
        today = desk.session.today
        money = desk.session.school.profile.money
        let listed = try desk.session.sections()
        sections = listed
        let scopes =
            [PickOption(Self.school, "Whole school")]
            + listed.map { PickOption(Section.searchName($0.name), $0.name) }
            + [PickOption(Self.one, "One pupil")]
        form = Form(
            [
                FormField(
                    .period, "Period", .text(limit: 9),
                    help: "A month 2026-03 or a quarter 2026-Q1; empty is the present one."),
                FormField(
                    .scope, "For", .choice(scopes),
                    help: "The whole school, a class, or one pupil.",
                    required: true, value: Self.school),
                FormField(
                    .student, "Pupil", .text(limit: 20),
                    help: "The admission number, when it is for one pupil."),
                FormField(
                    .dueOn, "Due on", .day(.future),
                    help: "Empty is day \(structure.dueDay) of the period."),
            ], today: desk.session.today)
    }

    var draftOf: Int64? { structure.id.rawValue }
    var title: String { "Raise \(structure.name)" }
    var prompt: String { form.prompt("Enter goes on, F2 raises what is shown.") }

    mutating func load(_ desk: Office) throws { preview(desk) }
    mutating func meanwhile(_ desk: Office) throws { preview(desk) }
    mutating func keep(_ desk: Office) throws {
        preview(desk)
        try keepDraft(desk)
    }

    /// Asks what would be raised; a refusal stands where the preview would.
    private mutating func preview(_ desk: Office) {
        do {
            plan = try desk.session.planned(order(desk))
            objection = ""
        } catch {
            plan = nil
            objection = Wording.sentence(error)
        }
    }

    private func order(_ desk: Office) throws -> RaiseOrder {
        var order = RaiseOrder(structure: structure.id)
        let typed = form[.period]
        if !typed.isEmpty {
            guard let period = FeePeriod(typed: typed) else {
                throw Refusal.unknown(typed, kind: "month or quarter")
            }
            order.period = period
        }
        switch form[.scope] {
        case Self.school: order.scope = .school
        case Self.one: order.scope = .student(try desk.session.student(numbered: form[.student]))
        default:
            let place = (form.choice(.scope) ?? 0) - 1
            if sections.indices.contains(place) { order.scope = .section(sections[place].id) }
        }
        order.dueOn = form.day(.dueOn)
        return order
    }
}

// Raising.
extension RaiseScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Raise", name: "Raise these charges",
                help: "Raises the charges that are shown; nobody is charged twice.",
                needs: .permission(.writeFees),
                blocked: structure.isActive
                    ? nil : "\(structure.name) is not in use. Put it in use again first."
            ) { screen, desk in try screen.finish { try $0.raise(at: desk) } },
            Self.exportingForm(), Self.leaving("Goes back; nothing is raised."),
        ]
    }

    private mutating func raise(at desk: Office) throws -> Step<Office> {
        let order = try order(desk)
        let planned = try desk.session.planned(order)
        guard planned == plan else {
            preview(desk)
            return .notice(.warning("Look at this first. F2 raises it."))
        }
        guard planned.count > 0 else {
            return .notice(.warning(Self.nobody(planned)))
        }
        let session = desk.session
        let title = "Raising \(structure.name) \(FeeListWords.period(planned.period.text))"
        return .run(title) { progress in
            try session.raise(order) { done, total in try progress.report(done, of: total) }
        } then: { (screen: inout Self, _, raised: Raised) in
            let count = FeeListWords.counted(raised.count, "charge")
            let said = "Raised \(count), \(screen.money.text(raised.total)). u undoes it."
            return .replace(RaisesScreen()).telling(Notice(said, .good))
        }
    }

    private static func nobody(_ plan: RaisePlan) -> String {
        guard plan.already > 0 else { return "Nobody is in those classes. Choose others." }
        let period = FeeListWords.period(plan.period.text)
        return "Everybody there has this charge for \(period) already."
    }
}

// Drawing.
extension RaiseScreen {
    func draw(on canvas: inout Canvas) {
        canvas.put(
            0, 1,
            "\(structure.name): \(money.text(structure.amount)) "
                + FeeListWords.frequency(structure.frequency), .title)
        drawPreview(on: &canvas)
        canvas.form(form, in: Area(row: 2, column: 0, rows: 4, columns: canvas.size.columns))
    }

    private func drawPreview(on canvas: inout Canvas) {
        canvas.rule(7, "What will be raised")
        guard let plan else {
            canvas.put(9, 2, objection, .warn, width: canvas.size.columns - 3)
            return
        }
        let period = FeeListWords.period(plan.period.text)
        let count = FeeListWords.counted(plan.count, "charge")
        canvas.put(
            8, 2, "\(period), due \(FeeListWords.due(plan.dueOn, today: today))   \(count)")
        canvas.putRight(8, "total \(money.text(plan.total)) ", .title)
        guard plan.count > 0 else {
            canvas.put(9, 2, Self.nobody(plan), .warn)
            return
        }
        if plan.already > 0 { canvas.put(9, 2, "\(grouped(plan.already)) have it already", .dim) }
        if plan.dueOn < today { canvas.putRight(9, "\(count) overdue at once ", .warn) }
        drawClasses(plan, on: &canvas)
    }

    /// Classes in as many columns as there is room for; what does not fit is counted.
    private func drawClasses(_ plan: RaisePlan, on canvas: inout Canvas) {
        let width = 38
        let across = max(1, canvas.size.columns / width)
        let down = max(1, canvas.size.rows - 12)
        let room = across * down
        let shown = plan.classes.prefix(plan.classes.count > room ? room - 1 : room)
        for (place, line) in shown.enumerated() {
            let (row, column) = (11 + place % down, 2 + place / down * width)
            let total = Money(minor: structure.amount.minor * Int64(line.pupils))
            canvas.put(row, column, line.name, width: 10)
            canvas.put(
                row, column + 10, FeeListWords.counted(line.pupils, "pupil"), .dim, width: 11,
                align: .right)
            canvas.put(row, column + 22, money.text(total), width: 14, align: .right)
        }
        let rest = plan.classes.count - shown.count
        guard rest > 0 else { return }
        canvas.put(11 + down - 1, 2 + (across - 1) * width, "and \(rest) more classes", .dim)
    }
}
