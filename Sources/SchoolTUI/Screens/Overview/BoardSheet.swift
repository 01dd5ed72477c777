// The boards as they go out by F7: the same figures as on the screen, each with its name, and no
// class left out for want of room.

import SchoolCore

extension HomeScreen: PartsScreen {
    var partsName: (file: String, of: String) { ("dashboard", "") }
    var sheetParts: [SheetPart] { board.parts(needs: alerts.part) }

    /// The right that guards what a board of this role shows.
    static func boardReach(at desk: Office) -> ExportReach {
        let permission: Permission =
            switch desk.session.role {
            case .accountant: .seeFees
            case .parent, .student: .seeProfile
            default: .seeAttendance
            }
        return ExportReach(of: permission, at: desk)
    }
}

extension HomeAlerts {
    /// The lines under their digits.
    fileprivate var part: SheetPart {
        SheetPart(
            "Needs you",
            all.map { .text(($0.isUrgent ? "! " : "") + $0.text, "", $0.detail) })
    }
}

extension HomeBoard {
    fileprivate func parts(needs: SheetPart) -> [SheetPart] {
        switch self {
        case .school(let board): board.parts(needs: needs)
        case .teacher(let board): board.parts(needs: needs)
        case .counter(let board): board.parts(needs: needs)
        case .family(let board): board.parts
        }
    }
}

// What several boards show.
extension AttendanceOverview {
    fileprivate var dayLines: [SheetPart.Line] {
        [
            .text(heading, "\(signed) of \(classes.count)"),
            .count("Present", counts.present, BoardWords.share(counts.present, of: counts.total)),
            .count("Absent", counts.absent, BoardWords.share(counts.absent, of: counts.total)),
            .count("Late", counts.late, BoardWords.share(counts.late, of: counts.total)),
        ]
    }

    fileprivate var curvePart: SheetPart {
        SheetPart(
            "Attendance %",
            trend.map { line in
                let permille = line.counts.permille(excusedInTotal: excusedInTotal)
                return .text(line.day.text, BoardWords.percent(permille))
            })
    }

    fileprivate func part(_ title: String, _ lines: [ClassLine]) -> SheetPart {
        SheetPart(
            title,
            lines.map { line in
                let isIn = line.counts.total > 0
                let here = line.counts.present + line.counts.late
                let teacher = shown(name: line.teacher, latin: line.teacherLatin)
                let state = isIn ? "\(here) of \(line.counts.total)" : "not in"
                let detail = [teacher, state, line.isSigned ? "signed" : isIn ? "draft" : ""]
                return .text(
                    line.name, isIn ? "\(BoardWords.percent(permille(line))) %" : "",
                    detail.filter { !$0.isEmpty }.joined(separator: ", "))
            })
    }
}

extension FeeOverview {
    fileprivate func sums(_ money: Currency) -> [SheetPart.Line] {
        [
            .money(
                "Taken today", today.net, money,
                BoardWords.count(today.receipts, "receipt", "receipts")),
            .money("This month", month, money),
            .money("Overdue", overdue.owed, money, BoardWords.pupils(overdue.pupils)),
            .money(
                "Overdue for more than 30 days", long.owed, money, BoardWords.pupils(long.pupils)),
        ]
    }

    fileprivate func monthsPart(_ money: Currency) -> SheetPart {
        SheetPart(
            "Fees taken by month",
            months.map { month in
                let name = Day.monthNames[month.first.month - 1]
                return .money("\(name) \(month.first.year)", month.net, money)
            })
    }

    fileprivate var paidPart: SheetPart {
        SheetPart(
            "Share paid by class",
            classes.map { .text($0.name, $0.paidPercent.map { "\($0) %" } ?? "-") })
    }
}

extension SchoolBoard {
    fileprivate func parts(needs: SheetPart) -> [SheetPart] {
        [
            SheetPart("The day", attendance.dayLines), SheetPart("Fees", fees.sums(money)),
            needs, attendance.curvePart, fees.monthsPart(money),
            attendance.part("Classes, lowest first", classes), fees.paidPart,
            SheetPart(
                "Latest",
                deeds.map { .text("\($0.time)  \($0.who)  \($0.deed)", $0.detail) }),
        ]
    }
}

extension TeacherBoard {
    fileprivate func parts(needs: SheetPart) -> [SheetPart] {
        [
            SheetPart(
                "Your classes", attendance.dayLines + [.count("Away", absent.total, "pupils")]),
            needs, attendance.part("Class by class", attendance.classes), attendance.curvePart,
            SheetPart(
                "Away at the last register",
                absent.rows.map { pupil in
                    let phone = PhoneNumber.shown(pupil.guardianPhone, at: home)
                    return .text(
                        shown(name: pupil.name, latin: pupil.latinName), pupil.sectionName,
                        [AbsenceWords.running(pupil), phone].filter { !$0.isEmpty }
                            .joined(separator: ", "))
                }),
        ]
    }
}

extension CounterBoard {
    fileprivate func parts(needs: SheetPart) -> [SheetPart] {
        let drawer: SheetPart.Line =
            fees.drawer.map { .money("Drawer", $0, money) }
            ?? .text("Drawer", "", "day book not open yet")
        return [
            SheetPart("The day", [drawer] + fees.sums(money)), needs, fees.monthsPart(money),
            fees.paidPart,
            SheetPart(
                "Last receipts",
                receipts.map { line, time in
                    let name = shown(name: line.studentName, latin: line.studentLatin)
                    return .money(
                        "\(time)  \(line.paper)  \(name)", line.total, money,
                        "\(line.studentClass), \(line.method.title)")
                }),
        ]
    }
}

extension FamilyBoard {
    /// Its lines only lead to cards and accounts, so they stay on the screen.
    fileprivate var parts: [SheetPart] {
        children.map { child in
            let permille = child.counts.permille(excusedInTotal: child.excusedInTotal)
            var lines: [SheetPart.Line] = [
                .text(
                    "Attendance", permille == nil ? "-" : BoardWords.percent(permille) + " %",
                    "of \(BoardWords.count(child.counts.total, "day", "days"))"),
                .count("Absent", child.counts.absent), .count("Late", child.counts.late),
            ]
            lines += child.marks.suffix(10).map { .text($0.day.text, $0.code.rawValue) }
            if let fees = fees[child.student] {
                lines.append(.money("Owed", fees.owed, money))
                lines.append(.money("Overdue", fees.overdue, money))
                if let next = fees.next {
                    lines.append(.money("Due next", next.open, money, next.on.text))
                }
                if fees.advance > .zero { lines.append(.money("Paid ahead", fees.advance, money)) }
            }
            let name = shown(name: child.name, latin: child.latinName)
            return SheetPart("\(name)  \(child.sectionName)", lines)
        }
    }
}
