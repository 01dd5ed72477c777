// A teacher's board: the registers that wait, the own classes of the day, and who of the own pupils
// is away, since when.

import SchoolCore

/// The figures of one's own classes.
struct TeacherBoard: Sendable {
    let attendance: AttendanceOverview
    /// The attendance as it was when the board was read: the curve keeps its scale.
    private var read: AttendanceOverview
    private(set) var absent: AbsenceList
    let home: String
    private let name: String

    init(_ session: Session) throws {
        attendance = try session.attendanceOverview()
        read = attendance
        absent = try session.absences(.now, limit: 30)
        home = session.school.profile.country
        name = session.name
    }

    /// The figures of now; the pupils who are away stay in their rows until F5.
    func inPlace(of old: TeacherBoard) -> TeacherBoard {
        var board = self
        board.absent = old.absent
        board.read = old.read
        return board
    }

    /// First the registers to take, one's own class before the others.
    var alerts: [HomeAlert] {
        let missing = attendance.missing
        let registers = (missing.filter(\.isOwn) + missing.filter { !$0.isOwn }).prefix(6)
        return registers.compactMap(alert)
            + [
                attendance.forgottenAlert, attendance.runningAlert, attendance.oftenAlert,
            ].compactMap { $0 }
    }

    private func alert(_ line: AttendanceOverview.ClassLine) -> HomeAlert? {
        guard let day = attendance.day else { return nil }
        let marks = line.counts.total
        let state = marks == 0 ? "not begun" : "\(marks) marked, not signed"
        let due = attendance.isToday ? "due \(BoardWords.time(attendance.dueAt))" : day.shortText
        return HomeAlert(
            kind: .register(line.section), isUrgent: attendance.isDue,
            text: "Register of \(line.name): \(state)", detail: due
        ) { _ in .push(RegisterScreen(line.section, on: day)) }
    }
}

// Drawing.
extension TeacherBoard {
    func draw(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        let isSmall = canvas.size.rows < 20
        drawFigures(on: &canvas)
        let curve = AttendanceCurve(
            attendance, days: canvas.size.columns >= 110 ? 20 : 14, scaledBy: read)
        if !isSmall { canvas.rule(3, "Your classes: " + (curve?.title ?? "Attendance")) }
        canvas.attendance(curve, isSmall ? 3 : 4, 0)
        var row = isSmall ? 5 : 6
        if !isSmall { row = drawClasses(row, on: &canvas) }
        let left = canvas.size.rows - row
        let rows = min(max(1, alerts.all.count) + 1, max(2, isSmall ? left : left - 3), 10)
        let needs = Area(row: row, column: 0, rows: rows, columns: canvas.size.columns)
        alerts.draw("Needs you (press the number)", needs, on: &canvas)
        drawAbsent(canvas.area.below(row + rows), on: &canvas)
    }

    private func drawFigures(on canvas: inout Canvas) {
        let counts = attendance.counts
        canvas.name(0, 1, name, .title, width: 24)
        canvas.put(1, 1, attendance.heading)
        canvas.put(1, 15, "\(attendance.signed) of \(attendance.classes.count)", .title)
        canvas.chartBar(
            1, 25, attendance.signed, of: attendance.classes.count, width: 10, hasTrack: true)
        canvas.put(2, 1, "Away")
        canvas.put(2, 15, BoardWords.pupils(absent.total), .title)
        let marks = [
            ("Present", counts.present), ("Absent", counts.absent), ("Late", counts.late),
        ]
        for (row, mark) in marks.enumerated() {
            canvas.put(row, 39, mark.0)
            canvas.put(row, 47, grouped(mark.1), .title, width: 4, align: .right)
            canvas.put(
                row, 52, BoardWords.share(mark.1, of: counts.total), width: 7, align: .right)
        }
    }

    /// One line a class; gives back the row below.
    private func drawClasses(_ row: Int, on canvas: inout Canvas) -> Int {
        let room = max(2, (canvas.size.rows - row) / 3)
        let shown = attendance.classes.prefix(room)
        if shown.isEmpty {
            canvas.put(row, 1, "You have no classes today.")
            return row + 1
        }
        for (place, line) in shown.enumerated() {
            let here = line.counts.present + line.counts.late
            canvas.put(row + place, 1, line.name, width: 8)
            canvas.put(row + place, 10, line.isOwn ? "own class" : "", .dim, width: 10)
            let words = line.counts.total == 0 ? "not in" : "\(here) of \(line.counts.total)"
            canvas.put(row + place, 21, words, width: 10, align: .right)
            canvas.put(
                row + place, 33,
                line.isSigned ? "signed" : line.counts.total > 0 ? "draft" : "",
                line.isSigned ? .good : .warn, width: 8)
            let percent = BoardWords.percent(attendance.permille(line))
            canvas.put(
                row + place, 42, percent == "-" ? "" : "\(percent) %", width: 7, align: .right)
        }
        return row + shown.count
    }

    private func drawAbsent(_ area: Area, on canvas: inout Canvas) {
        guard area.size.rows > 1 else { return }
        canvas.rule(area.row, "Away at the last register")
        for (place, pupil) in absent.rows.prefix(area.size.rows - 1).enumerated() {
            let row = area.row + 1 + place
            let isWide = canvas.size.columns >= 76
            let running = canvas.size.columns - (isWide ? 40 : 22)
            canvas.put(row, 1, pupil.sectionName, width: 6)
            canvas.name(
                row, 8, shown(name: pupil.name, latin: pupil.latinName), width: running - 11)
            canvas.put(row, running, AbsenceWords.running(pupil), width: 22)
            guard isWide else { continue }
            canvas.putRight(row, PhoneNumber.shown(pupil.guardianPhone, at: home))
        }
        if absent.rows.isEmpty { canvas.put(area.row + 1, 1, "Nobody of your classes is away.") }
    }
}

/// The words of an absence.
enum AbsenceWords {
    /// `3 days, since 10 Mar`; `today only` is one day.
    static func running(_ pupil: AbsenceList.Row) -> String {
        guard let since = pupil.sinceOn, pupil.running > 0 else { return "" }
        return pupil.running == 1
            ? "1 day, \(BoardWords.date(since))"
            : "\(pupil.running) days, since \(BoardWords.date(since))"
    }
}
