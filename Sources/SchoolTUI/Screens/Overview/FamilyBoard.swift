// The board of a pupil and of parents: one child below the other, how often the child was there,
// the last marks, and what is due. Each digit opens the child's card or account.

import SchoolCore

/// The figures of one's own children, or one's own.
struct FamilyBoard: Sendable {
    private(set) var children: [ChildAttendance] = []
    private(set) var fees: [StudentID: ChildFees] = [:]
    let money: Currency
    private let schoolName: String
    private var isRead = false

    init(_ session: Session) {
        money = session.school.profile.money
        schoolName = session.school.profile.name
    }

    static func read(_ session: Session) throws -> FamilyBoard {
        var board = FamilyBoard(session)
        board.children = try session.childAttendance()
        for line in try session.childFees() { board.fees[line.student] = line }
        board.isRead = true
        return board
    }

    var alerts: [HomeAlert] {
        children.flatMap { child -> [HomeAlert] in
            let name = shown(name: child.name, latin: child.latinName)
            return [
                HomeAlert(
                    kind: .card(child.student), text: "Card of \(name)", detail: "who, class, days"
                ) { _ in .push(StudentScreen(child.student)) },
                HomeAlert(
                    kind: .account(child.student),
                    isUrgent: (fees[child.student]?.overdue ?? .zero) > .zero,
                    text: "Account of \(name)", detail: due(child.student)
                ) { _ in FeeDoors.account(child.student) },
            ]
        }
    }

    private func due(_ child: StudentID) -> String {
        guard let fees = fees[child], fees.overdue > .zero else { return "nothing overdue" }
        return "\(money.text(fees.overdue)) overdue"
    }
}

// Drawing.
extension FamilyBoard {
    func draw(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        canvas.name(0, 1, schoolName, .title, width: canvas.size.columns - 4)
        if children.isEmpty, isRead {
            canvas.put(2, 1, "No pupil is yours here yet: ask the office.")
        }
        let rows = min(max(1, alerts.all.count) + 1, max(3, canvas.size.rows / 3))
        let room = canvas.size.rows - rows - 1
        let height = room >= children.count * 5 ? 5 : 4
        let shown = children.prefix(max(1, room / height))
        for (place, child) in shown.enumerated() {
            draw(child, 1 + place * height, on: &canvas)
        }
        let hidden = children.count - shown.count
        let rest = hidden > 0 ? "   " + BoardWords.count(hidden, "child more", "children more") : ""
        alerts.draw(
            "Open (press the number)\(rest)", canvas.area.below(room + 1),
            empty: "There is no card or account to open.", on: &canvas)
    }

    private func draw(_ child: ChildAttendance, _ row: Int, on canvas: inout Canvas) {
        let name = shown(name: child.name, latin: child.latinName)
        canvas.rule(row)
        let width = min(TextWidth.columns(name), canvas.size.columns - 20)
        canvas.put(row, 2, "", width: 1)
        canvas.name(row, 3, name, .title, width: width)
        canvas.putRight(row, " \(child.sectionName) ", .title)
        drawAttendance(child, row + 1, on: &canvas)
        let marks = child.marks.map(\.code.rawValue).joined(separator: " ")
        canvas.put(row + 2, 1, "Last days")
        canvas.put(row + 2, 14, marks.isEmpty ? "no mark yet" : marks, .title)
        if let first = child.marks.first?.day, let last = child.marks.last?.day {
            canvas.put(
                row + 2, 36, "\(BoardWords.date(first)) ... \(BoardWords.date(last))", .dim)
        }
        drawFees(child, row + 3, on: &canvas)
    }

    private func drawAttendance(_ child: ChildAttendance, _ row: Int, on canvas: inout Canvas) {
        let permille = child.counts.permille(excusedInTotal: child.excusedInTotal)
        canvas.put(row, 1, "Attendance")
        canvas.put(
            row, 14, permille == nil ? "-" : BoardWords.percent(permille) + " %", .title, width: 8)
        canvas.put(
            row, 24,
            "of \(BoardWords.count(child.counts.total, "day", "days"))   "
                + "absent \(child.counts.absent)   late \(child.counts.late)"
                + (child.running > 0 ? "   \(child.running) running" : ""))
    }

    private func drawFees(_ child: ChildAttendance, _ row: Int, on canvas: inout Canvas) {
        guard let fees = fees[child.student] else { return }
        canvas.put(row, 1, "Owed")
        canvas.put(row, 14, money.text(fees.owed), .title, width: 14)
        var words: [String] = []
        if fees.overdue > .zero { words.append("overdue \(money.text(fees.overdue))") }
        if let next = fees.next {
            words.append("\(money.text(next.open)) due \(BoardWords.date(next.on))")
        }
        if fees.advance > .zero { words.append("paid ahead \(money.text(fees.advance))") }
        canvas.put(row, 29, words.joined(separator: "   "), fees.overdue > .zero ? .warn : .plain)
    }
}
