// The board of the office and of the principal: the day's registers and money, the weeks before,
// the classes, what needs somebody, and what was done last.

import SchoolCore

/// The figures of the whole school.
struct SchoolBoard: Sendable {
    let attendance: AttendanceOverview
    /// The attendance as it was when the board was read: the curve keeps its scale.
    private(set) var read: AttendanceOverview
    let fees: FeeOverview
    let accounts: AccountsWaiting
    let money: Currency
    /// What was done last, the newest first.
    private(set) var deeds: [DeedLine]
    /// The line of the trail up to which `deeds` tells.
    private var seq: Int64
    private(set) var news = 0
    /// The classes as they stood when the board was read: rows do not change places by themselves.
    private(set) var standing: [SectionID]
    private(set) var paying: [SectionID]
    private var lowestOnes: [SectionID] = []
    private var highestOnes: [SectionID] = []

    init(_ session: Session) throws {
        attendance = try session.attendanceOverview()
        read = attendance
        fees = try session.feeOverview()
        accounts = try session.accountsWaiting()
        let money = session.school.profile.money
        self.money = money
        let latest = try session.latest(limit: 16)
        deeds = latest.rows.map { DeedLine($0, money, session.clock, today: session.today) }
        seq = latest.seq
        standing = Self.lowestFirst(attendance).map(\.section)
        paying = Self.bestAndWorst(fees).map(\.section)
        let marked = classes.filter { $0.isSigned }.map(\.section)
        lowestOnes = Array(marked.prefix(3))
        highestOnes = marked.dropFirst(3).suffix(3).reversed()
    }

    /// These figures in the rows of a board that was read before.
    func inPlace(of old: SchoolBoard, _ session: Session) throws -> SchoolBoard {
        var board = self
        board.deeds = old.deeds
        board.seq = old.seq
        board.news = try session.latest(after: old.seq, limit: 1).news
        board.read = old.read
        board.standing = old.standing
        board.paying = old.paying
        board.lowestOnes = old.lowestOnes
        board.highestOnes = old.highestOnes
        return board
    }

    /// The signed classes by their share of the day, then those that are not in.
    private static func lowestFirst(
        _ overview: AttendanceOverview
    ) -> [AttendanceOverview.ClassLine] {
        overview.classes.enumerated().sorted { left, right in
            let shares = (
                overview.permille(left.element) ?? 2000, overview.permille(right.element) ?? 2000
            )
            return shares.0 != shares.1 ? shares.0 < shares.1 : left.offset < right.offset
        }.map(\.element)
    }

    /// The best half of what fits first, then the worst, the worst last.
    private static func bestAndWorst(_ fees: FeeOverview) -> [FeeOverview.ClassLine] {
        let ranked = fees.classes.enumerated().sorted { left, right in
            let shares = (left.element.paidPercent ?? 0, right.element.paidPercent ?? 0)
            return shares.0 != shares.1 ? shares.0 > shares.1 : left.offset < right.offset
        }.map(\.element)
        return ranked.count <= 6 ? ranked : Array(ranked.prefix(3)) + ranked.suffix(3)
    }

    /// The classes in the order in which they are shown.
    var classes: [AttendanceOverview.ClassLine] { lines(of: standing) }

    private func lines(of sections: [SectionID]) -> [AttendanceOverview.ClassLine] {
        sections.compactMap { id in attendance.classes.first { $0.section == id } }
    }

    var payers: [FeeOverview.ClassLine] {
        paying.compactMap { id in fees.classes.first { $0.section == id } }
    }

    /// The classes that were lowest when the board was read, the lowest first.
    var lowest: [AttendanceOverview.ClassLine] { lines(of: lowestOnes) }
    /// And those that were highest, the highest first.
    var highest: [AttendanceOverview.ClassLine] { lines(of: highestOnes) }
}

extension AttendanceOverview {
    /// The share of a class on the day; nil until its register is signed.
    func permille(_ line: ClassLine) -> Int? {
        line.isSigned ? line.counts.permille(excusedInTotal: excusedInTotal) : nil
    }

    /// What stands before the number of registers: a closed day shows the newest open one.
    var heading: String {
        guard let day, !isToday else { return "Registers in" }
        return "\(day.shortText) in"
    }

    /// `usual for a Thu  93.1 %`.
    var usualText: String? {
        guard let usual, let day else { return nil }
        return "usual for a \(day.weekdayName)  "
            + "\(usual.percentText(excusedInTotal: excusedInTotal)) %"
    }

    /// `4 registers not in: 3-B 5-A`; nil before they are due, and when all are in. On a closed
    /// day they are those of the newest school day, once the school has taken any.
    var missingAlert: HomeAlert? {
        let isLate = isToday ? isDue : !trend.isEmpty
        guard let day, isLate, !missing.isEmpty else { return nil }
        let names = missing.map(\.name).joined(separator: " ")
        let count = BoardWords.count(missing.count, "register", "registers")
        return HomeAlert(
            kind: .registers, isUrgent: true, text: "\(count) not in: \(names)",
            detail: isToday ? "due \(BoardWords.time(dueAt))" : "of \(day.shortText)"
        ) { _ in .push(RegisterListScreen(on: day, onlyWaiting: true)) }
    }

    var forgottenAlert: HomeAlert? {
        guard let forgotten else { return nil }
        let day = forgotten.day
        let count = BoardWords.count(forgotten.registers, "register", "registers")
        return HomeAlert(
            kind: .forgotten, isUrgent: true, text: "\(count) of \(day.shortText) not signed",
            detail: "may still be signed"
        ) { _ in .push(RegisterListScreen(on: day, onlyWaiting: true)) }
    }

    var runningAlert: HomeAlert? {
        guard running.pupils > 0 else { return nil }
        return HomeAlert(
            kind: .running, isUrgent: true,
            text: "\(BoardWords.pupils(running.pupils)) absent 3 days running or more",
            detail: "longest \(running.longest) days"
        ) { _ in .push(AbsencesScreen(.running)) }
    }

    var oftenAlert: HomeAlert? {
        guard often > 0 else { return nil }
        return HomeAlert(
            kind: .often, text: "\(BoardWords.pupils(often)) absent one day in ten or more",
            detail: "this year"
        ) { _ in .push(AbsencesScreen(.often)) }
    }
}

extension FeeOverview {
    var leftOpenAlert: HomeAlert? {
        guard let day = leftOpen else { return nil }
        return HomeAlert(
            kind: .leftOpen, text: "The day book of \(day.shortText) was left open",
            detail: "its cash not counted"
        ) { _ in .push(DayBookScreen(on: day)) }
    }

    func longAlert(_ money: Currency) -> HomeAlert? {
        guard long.pupils > 0 else { return nil }
        return HomeAlert(
            kind: .longOverdue,
            text: BoardWords.pupils(long.pupils)
                + (long.pupils == 1 ? " owes fees" : " owe fees") + " over 30 days old",
            detail: money.text(long.owed)
        ) { _ in .push(DefaultersScreen()) }
    }
}

extension SchoolBoard {
    var alerts: [HomeAlert] {
        [
            attendance.missingAlert, attendance.forgottenAlert, attendance.runningAlert,
            restingAlert, fees.leftOpenAlert, attendance.oftenAlert, fees.longAlert(money),
            unusedAlert,
        ].compactMap { $0 }
    }

    private var restingAlert: HomeAlert? {
        guard accounts.resting > 0 else { return nil }
        return HomeAlert(
            kind: .resting, isUrgent: true,
            text: BoardWords.count(accounts.resting, "sign-in rests", "sign-ins rest")
                + " after five failures", detail: "fifteen minutes"
        ) { desk in .push(AuditScreen(refusedSignInsOn: desk.session.today)) }
    }

    private var unusedAlert: HomeAlert? {
        guard accounts.unused > 0 else { return nil }
        return HomeAlert(
            kind: .unused,
            text: BoardWords.count(accounts.unused, "account has", "accounts have")
                + " a one-time password that nobody used"
        ) { _ in .push(UserListScreen(finding: "one-time")) }
    }
}
