// What the boards of all roles are drawn from: figures with their labels, the curve of attendance
// with its scale and its days, the bars of the months.

import SchoolCore

/// Numbers as the boards write them.
enum BoardWords {
    /// `91.4`, or `-` where nothing was recorded.
    static func percent(_ permille: Int?) -> String {
        permille.map { "\($0 / 10).\($0 % 10)" } ?? "-"
    }

    /// A part of a whole as `8.1 %`; nothing of nothing is nothing.
    static func share(_ part: Int, of whole: Int) -> String {
        whole > 0 ? percent((part * 1000 + whole / 2) / whole) + " %" : ""
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(number == 1 ? one : many)"
    }

    static func pupils(_ number: Int) -> String { count(number, "pupil", "pupils") }

    /// `09:15`.
    static func time(_ minute: Int) -> String {
        "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    }

    /// `12 Mar`.
    static func date(_ day: Day) -> String { String(day.shortText.dropFirst(4)) }
}

/// The days of the attendance curve.
struct AttendanceCurve {
    /// Nil is today while no register is signed: its place is kept, so that the first one moves
    /// no other day.
    let values: [Int?]
    let first: Day
    let last: Day
    let scale: ChartScale
    /// `now 91.4`, of the newest day that has a figure.
    let now: String
    /// Whether the scale has one value only, as on a school's first day.
    private let isFlat: Bool

    /// The last days with a mark; nil before there are any. The scale is that of the figures as
    /// they were read first, so that a mark made elsewhere moves one step and not the whole curve.
    init?(_ overview: AttendanceOverview, days: Int, scaledBy read: AttendanceOverview? = nil) {
        let waiting = overview.isToday && overview.trend.last?.day != overview.day
        let lines = overview.trend.suffix(waiting ? days - 1 : days)
        guard let first = lines.first, let last = lines.last else { return nil }
        let shown = Self.values(lines, overview)
        let scaled = Self.values((read ?? overview).trend.suffix(days), overview)
        scale = ChartScale(around: scaled.isEmpty ? shown : scaled)
        isFlat = Set(scaled.isEmpty ? shown : scaled).count == 1
        values = shown + (waiting ? [nil] : [])
        now = "now \(BoardWords.percent(shown.last))"
        (self.first, self.last) = (first.day, waiting ? overview.day ?? last.day : last.day)
    }

    private static func values(
        _ lines: some Sequence<AttendanceOverview.DayLine>, _ overview: AttendanceOverview
    ) -> [Int] {
        lines.map { $0.counts.permille(excusedInTotal: overview.excusedInTotal) ?? 0 }
    }

    var span: String { "\(BoardWords.date(first)) ... \(BoardWords.date(last))" }
    var title: String {
        "Attendance %, " + BoardWords.count(values.count, "school day", "school days")
    }
    var high: String { BoardWords.percent(isFlat ? scale.low : scale.high) }
    /// Nothing below a flat curve: its one value stands beside it.
    var low: String { isFlat ? "" : BoardWords.percent(scale.low) }
}

extension Canvas {
    /// The curve in two rows: the highest value and the curve, the lowest and the days.
    mutating func attendance(_ curve: AttendanceCurve?, _ row: Int, _ column: Int) {
        guard let curve else {
            put(row, column + 1, "No register was taken yet.")
            return
        }
        put(row, column, curve.high, width: 5, align: .right)
        put(row + 1, column, curve.low, width: 5, align: .right)
        chartLine(row, column + 6, curve.values, on: curve.scale)
        let after = charts == .none ? 0 : curve.values.count + 2
        put(row, column + 6 + after, curve.now, .title)
        put(row + 1, column + 6, curve.span, .dim)
    }

    /// The curve over several rows, its scale on the left, its days below.
    mutating func attendance(_ curve: AttendanceCurve?, _ area: Area) {
        guard let curve, area.size.rows > 2 else {
            put(area.row, area.column + 1, "No register was taken yet.")
            return
        }
        let last = area.row + area.size.rows - 2
        put(area.row, area.column, curve.high, width: 5, align: .right)
        put(last, area.column, curve.low, width: 5, align: .right)
        let plot = Area(
            row: area.row, column: area.column + 6, rows: area.size.rows - 1,
            columns: min(area.size.columns - 16, curve.values.count * 2))
        chartColumns(plot, curve.values, on: curve.scale)
        let after = charts == .none ? area.column + 6 : plot.column + plot.size.columns + 1
        put(last, after, curve.now, .title)
        put(last + 1, area.column + 6, curve.span, .dim)
    }

    /// One bar a month with its sum at the right end.
    mutating func months(_ months: [FeeOverview.Month], _ unit: MoneyUnit, _ area: Area) {
        let most = max(1, months.map { unit.whole($0.net) }.max() ?? 0)
        for (place, month) in months.suffix(area.size.rows).enumerated() {
            let row = area.row + place
            let name = Day.monthNames[month.first.month - 1]
            put(row, area.column, name)
            let sum = unit.whole(month.net)
            let edge = area.column + area.size.columns
            putRight(row, grouped(sum), before: edge)
            let room = min(32, area.size.columns - 14)
            chartBar(row, area.column + 4, sum, of: most, width: room)
        }
    }

    /// A rule that a vertical line begins under, with a title on each side of it.
    mutating func rules(_ row: Int, _ left: String, _ right: String, at middle: Int) {
        rule(row, left, in: 0..<middle)
        put(row, middle, "┬", .dim)
        rule(row, right, in: (middle + 1)..<size.columns)
    }
}

/// In what unit sums are shown: whole ones, or thousands where they are large.
struct MoneyUnit: Equatable, Sendable {
    private let minor: Int64
    /// `, thousands`, or nothing.
    let words: String

    init(_ money: Currency, for sums: [Money]) {
        let isLarge = sums.contains { $0.minor >= 100_000 * money.unit }
        minor = money.unit * (isLarge ? 1000 : 1)
        words = isLarge ? ", thousands" : ""
    }

    /// Rounded to whole units.
    func whole(_ sum: Money) -> Int {
        let half = sum.minor < 0 ? -minor / 2 : minor / 2
        return Int((sum.minor + half) / minor)
    }
}
