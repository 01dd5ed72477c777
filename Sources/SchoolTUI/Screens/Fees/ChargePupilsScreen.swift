// Who will be charged: the class with a tick before each pupil. What is ticked is charged in one
// transaction, all or nobody; the key of the form makes a second F2 harmless.

import SchoolCore

/// The pupils of a charge that is about to be raised.
struct ChargePupilsScreen: Screen {
    private let plan: ChargePlan
    private let key: SubmissionKey
    private var left: Set<StudentID> = []
    private var table = TableState()
    private var money = Currency(code: "")

    init(_ plan: ChargePlan, key: SubmissionKey) {
        self.plan = plan
        self.key = key
    }

    var title: String { "Who" }
    var prompt: String { "F2 raises   Space leaves one out or in   a all or none" }

    private var chosen: ChargePlan {
        ChargePlan(new: plan.new, pupils: plan.pupils.filter { !left.contains($0.student) })
    }

    mutating func load(_ desk: Office) throws { money = desk.session.school.profile.money }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 4) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: plan.count)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Raise", name: "Raise these charges",
                help: "Charges every ticked pupil, in one go.", needs: .wholeSchool(.writeFees),
                blocked: chosen.count == 0 ? "Nobody is ticked. Space ticks a pupil." : nil
            ) { screen, desk in try screen.raise(at: desk) },
            Action(
                " ", label: "Tick", name: "Leave out or take in",
                help: "Leaves the pupil at the cursor out, or takes him in again."
            ) { screen, _ in
                screen.tick()
                return .stay
            },
            Action("a", label: "All", name: "All or none", help: "Ticks all pupils, or none.") {
                screen, _ in
                screen.left = screen.left.isEmpty ? Set(screen.plan.pupils.map(\.student)) : []
                return .stay
            },
            Self.exporting(),
        ]
    }

    private mutating func tick() {
        guard let pupil = table.selected(in: plan.pupils) else { return }
        if left.remove(pupil.student) == nil { left.insert(pupil.student) }
        _ = table.move(.down, count: plan.count)
    }

    /// Back to where the form was opened, with what was done.
    private func raise(at desk: Office) throws -> Step<Office> {
        let students = chosen.pupils.map(\.student)
        let raised = try desk.session.charge(plan.new, for: .students(students), key: key)
        let said =
            "Raised \(FeeListWords.counted(raised.count, "charge")) of \(plan.new.name), "
            + "\(money.text(chosen.total)). Raises undo it."
        return .telling(
            Notice(said, .good),
            then: .pop { (form: inout NewChargeScreen, desk) in try form.raised(at: desk) })
    }

    func draw(on canvas: inout Canvas) {
        let new = plan.new
        let count = FeeListWords.counted(chosen.count, "pupil")
        let sum = "\(count)  total \(money.text(chosen.total))"
        let each = "\(new.name): \(money.text(plan.net)) each"
        let due = ", due \(new.dueOn.text)"
        let room = canvas.size.columns - sum.count - 4
        canvas.put(0, 1, each.count + due.count > room ? each : each + due, .title, width: room)
        canvas.putRight(0, sum, .title)
        canvas.rule(1)
        canvas.sheet(columns, plan.pupils, table, in: canvas.area.below(2), empty: "")
    }

    private var columns: [SheetColumn<FeeAccount.Payer>] {
        [
            .text("", width: .fixed(3)) { left.contains($0.student) ? "[ ]" : "[x]" },
            .name("Name") { $0.shownName },
            .text("Number", width: .fixed(11)) { $0.admissionNumber },
            .text("Class", width: .fixed(8)) { $0.sectionName },
            .money("Owes now", in: money, width: 13) { $0.owed },
        ]
    }
}

extension ChargePupilsScreen: ExportingScreen {
    /// Nobody else sees it before it is raised: whoever may raise may take it out.
    var exportNeeds: Permission { .writeFees }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("charge", narrowing: plan.new.name, columns, plan.pupils)
    }
}
