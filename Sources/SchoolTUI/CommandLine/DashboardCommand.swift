// The figures of home for scripts and for other programs: `school dashboard`, with the names that
// other school systems give them. What this program has no facts for is null.

import ArgumentParser
import SchoolCore

struct DashboardCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard", abstract: "The figures of a role at a glance.")
    @OptionGroup var options: CommandOptions
    @Option(help: "Whose: SCHOOL_ADMIN, TEACHER, ACCOUNTANT, STUDENT, PARENT; yours unless given.")
    var role: String?

    func answer(_ session: Session) throws -> Answer {
        let wanted = try role.map(Self.named) ?? session.role
        let answers = DashboardAnswers(session: session)
        switch wanted {
        case .superAdmin, .schoolAdmin, .principal: return try answers.school()
        case .teacher: return try answers.teacher()
        case .accountant: return try answers.counter()
        case .student, .parent: return try answers.family()
        }
    }

    private static func named(_ typed: String) throws -> Role {
        if let role = Role(typed: typed) { return role }
        throw Refusal.invalid([
            FieldProblem("role", .notAnOption(Role.allCases.map(\.rawValue)))
        ])
    }
}

/// The dashboards as answers. Every figure is asked of its verb, which refuses whom it is not for.
struct DashboardAnswers {
    let session: Session

    private var money: Currency { session.school.profile.money }
    private func json(_ sum: Money) -> JSON { .decimal(money.plain(sum)) }
    private func percent(_ permille: Int?) -> JSON {
        permille.map { .decimal("\($0 / 10).\($0 % 10)") } ?? .null
    }

    /// The school's figures: what EduSphere's stats and R's school-admin board name.
    func school() throws -> Answer {
        let attendance = try session.attendanceOverview()
        let fees = try session.feeOverview()
        let summary = try session.feeSummary()
        let totals = try session.schoolTotals()
        let accounts = try session.accountsWaiting()
        let board = try SchoolBoard(session)
        let deeds = try activities()
        let rate = attendance.counts.permille(excusedInTotal: attendance.excusedInTotal)
        var pairs: [(String, JSON)] = [
            ("totalStudents", .number(totals.students)),
            ("totalTeachers", .number(totals.teachers)),
            ("totalClasses", .number(totals.classes)), ("attendanceRate", percent(rate)),
            ("totalRevenue", json(summary.paid)),
            ("feeCollectionRate", percent(summary.collectionRate)),
            (
                "feeCollection",
                [
                    "total": json(summary.net), "collected": json(summary.paid),
                    "pending": json(summary.owed),
                ]
            ),
            ("pendingRequests", .number(accounts.reset + accounts.unused)),
            ("pendingAdmissions", .null), ("upcomingExams", .null), ("upcomingEvents", .null),
        ]
        pairs += [
            ("attendance", json(attendance)), ("fees", json(fees)),
            ("alerts", .array(board.alerts.map(json))),
            ("recentActivity", .array(deeds)), ("recentActivities", .array(deeds)),
        ]
        return Answer(.object(pairs), lines: lines(attendance, fees) + lines(board.alerts))
    }

    /// A teacher's classes, registers to take, and who is away.
    func teacher() throws -> Answer {
        let attendance = try session.attendanceOverview()
        let absent = try session.absences(.now, limit: 100)
        let pupils = absent.rows.map { row -> JSON in
            [
                "id": .id(row.student), "name": .text(row.name), "class": .text(row.sectionName),
                "daysRunning": .number(row.running), "since": .day(row.sinceOn),
            ]
        }
        let missing = attendance.missing.map { JSON.text($0.name) }
        let data: JSON = [
            "attendance": json(attendance), "registersToTake": .array(missing),
            "absentNow": .array(pupils), "periods": .null, "marksToEnter": .null,
            "submissionsToGrade": .null,
        ]
        let names = absent.rows.map {
            "\($0.sectionName)  \($0.name)  \(AbsenceWords.running($0))"
        }
        return Answer(data, lines: attendanceLines(attendance) + names)
    }

    /// The counter's sums and the last receipts.
    func counter() throws -> Answer {
        let fees = try session.feeOverview()
        let receipts = fees.last.map { line -> JSON in
            [
                "id": .id(line.receipt), "number": .text(line.paper), "date": .day(line.day),
                "student": .text(line.studentName), "class": .text(line.studentClass),
                "amount": json(line.total), "method": .text(line.method.rawValue),
            ]
        }
        var pairs: [(String, JSON)] = [("fees", json(fees))]
        pairs += [
            ("collectedToday", json(fees.today.net)), ("collectedThisMonth", json(fees.month)),
            ("overdueTotal", json(fees.overdue.owed)), ("lastReceipts", .array(receipts)),
            ("pendingSalaries", .null),
        ]
        return Answer(
            .object(pairs),
            lines: feeLines(fees) + fees.last.map { "\($0.paper)  \(money.text($0.total))" })
    }

    /// One's own children, or oneself; nobody else has a family here.
    func family() throws -> Answer {
        guard session.role == .parent || session.role == .student else {
            throw Refusal.notPermitted(.seeFees)
        }
        let children = try session.childAttendance()
        let fees = try session.childFees()
        var lines: [String] = []
        let values = children.map { child -> JSON in
            let account = fees.first { $0.student == child.student }
            lines.append(line(child, account))
            return json(child, account)
        }
        return Answer(["children": .array(values)], lines: lines)
    }
}

// The values.
extension DashboardAnswers {
    private func json(_ alert: HomeAlert) -> JSON {
        [
            "text": .text(alert.text), "detail": .text(alert.detail),
            "urgent": .bool(alert.isUrgent),
        ]
    }

    private func json(_ overview: AttendanceOverview) -> JSON {
        let rate = overview.counts.permille(excusedInTotal: overview.excusedInTotal)
        let trend = overview.trend.map { line -> JSON in
            let share = line.counts.permille(excusedInTotal: overview.excusedInTotal)
            return ["date": .day(line.day), "rate": percent(share)]
        }
        let classes = overview.classes.map { line -> JSON in
            [
                "class": .text(line.name), "signed": .bool(line.isSigned),
                "rate": percent(overview.permille(line)),
                "counts": AttendanceCommand.json(line.counts),
            ]
        }
        return [
            "date": .day(overview.day), "registers": .number(overview.classes.count),
            "signed": .number(overview.signed), "rate": percent(rate),
            "counts": AttendanceCommand.json(overview.counts), "trend": .array(trend),
            "classes": .array(classes), "absentThreeDays": .number(overview.running.pupils),
            "oftenAbsent": .number(overview.often),
        ]
    }

    private func json(_ fees: FeeOverview) -> JSON {
        let months = fees.months.map { month -> JSON in
            ["month": .text(String(month.first.iso.prefix(7))), "collected": json(month.net)]
        }
        let classes = fees.classes.map { line -> JSON in
            [
                "class": .text(line.name), "billed": json(line.billed), "owed": json(line.owed),
                "paidPercent": line.paidPercent.map(JSON.number) ?? .null,
            ]
        }
        return [
            "today": json(fees.today.net), "receiptsToday": .number(fees.today.receipts),
            "months": .array(months), "overdue": json(fees.overdue.owed),
            "overduePupils": .number(fees.overdue.pupils), "overdue30": json(fees.long.owed),
            "overdue30Pupils": .number(fees.long.pupils), "classes": .array(classes),
            "drawer": fees.drawer.map(json) ?? .null, "dayBookLeftOpen": .day(fees.leftOpen),
        ]
    }

    private func json(_ child: ChildAttendance, _ fees: ChildFees?) -> JSON {
        let marks = child.marks.map { mark -> JSON in
            ["date": .day(mark.day), "status": .text(mark.code.word)]
        }
        let rate = child.counts.permille(excusedInTotal: child.excusedInTotal)
        let next: JSON =
            fees?.next.map { ["date": .day($0.on), "amount": json($0.open)] } ?? .null
        return [
            "id": .id(child.student), "name": .text(child.name),
            "class": .text(child.sectionName), "attendanceRate": percent(rate),
            "counts": AttendanceCommand.json(child.counts), "lastDays": .array(marks),
            "balance": json(fees?.owed ?? .zero), "overdue": json(fees?.overdue ?? .zero),
            "nextDue": next, "nextExams": .null, "openAssignments": .null, "notices": .null,
        ]
    }

    /// The newest deeds, as home tells them.
    private func activities() throws -> [JSON] {
        try session.latest(limit: 20).rows.map { row in
            let line = DeedLine(row, money, session.clock, today: session.today)
            return [
                "at": .instant(row.at), "user": .textOrNull(row.username),
                "action": .text(row.verb), "text": .text(line.deed), "detail": .text(line.detail),
            ]
        }
    }
}

// The lines for people.
extension DashboardAnswers {
    private func lines(_ attendance: AttendanceOverview, _ fees: FeeOverview) -> [String] {
        attendanceLines(attendance) + feeLines(fees)
    }

    private func attendanceLines(_ overview: AttendanceOverview) -> [String] {
        let counts = overview.counts
        let percent = counts.percentText(excusedInTotal: overview.excusedInTotal)
        var lines = [
            "\(overview.heading)  \(overview.signed) of \(overview.classes.count)",
            "Attendance  \(percent) %  (\(counts.spoken))",
        ]
        if let curve = AttendanceCurve(overview, days: 20) {
            lines.append("\(curve.title)  \(curve.low) to \(curve.high), \(curve.now)")
        }
        return lines
    }

    private func feeLines(_ fees: FeeOverview) -> [String] {
        let receipts = BoardWords.count(fees.today.receipts, "receipt", "receipts")
        let behind = BoardWords.pupils(fees.overdue.pupils)
        let months = fees.months.map {
            "\(Day.monthNames[$0.first.month - 1]) \(money.text($0.net))"
        }
        return [
            "Fees today  \(money.text(fees.today.net))  \(receipts)",
            "Fees overdue  \(money.text(fees.overdue.owed))  \(behind)",
            "Fees by month  " + months.joined(separator: "  "),
        ]
    }

    private func lines(_ alerts: [HomeAlert]) -> [String] {
        alerts.map { ($0.isUrgent ? "! " : "  ") + $0.text + "  " + $0.detail }
    }

    private func line(_ child: ChildAttendance, _ fees: ChildFees?) -> String {
        let percent = child.counts.percentText(excusedInTotal: child.excusedInTotal)
        let marks = child.marks.map(\.code.rawValue).joined(separator: " ")
        return "\(child.name)  \(child.sectionName)  \(percent) %  \(marks)  "
            + "owes \(money.text(fees?.owed ?? .zero)), "
            + "overdue \(money.text(fees?.overdue ?? .zero))"
    }
}
