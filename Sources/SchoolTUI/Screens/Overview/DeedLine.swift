// What was done, as a person says it: `nadia  signed the register of 7-A  35 P  1 A`. The trail
// keeps verbs and facts; these are their words.

import SchoolCore

/// One deed of the trail as a line of the board.
struct DeedLine: Equatable, Sendable {
    let time: String
    let who: String
    let deed: String
    let detail: String

    init(_ row: AuditTrail.Row, _ money: Currency, _ clock: OfficeClock, today: Day) {
        let day = clock.day(of: row.at)
        time = day == today ? clock.time(of: row.at) : BoardWords.date(day)
        who = row.username ?? "the system"
        deed = Self.sentence(row)
        detail = Self.detail(row, money)
    }

    func draw(_ row: Int, on canvas: inout Canvas) {
        let columns = canvas.size.columns
        canvas.put(row, 1, time, .dim, width: 6)
        canvas.put(row, 8, who, width: 11)
        let right = min(TextWidth.columns(Clean.line(detail)), columns / 3)
        canvas.name(row, 20, deed, width: columns - 24 - right)
        if right > 0 { canvas.put(row, columns - right, detail, .dim, width: right) }
    }

    /// The verb in words, with what it was done to.
    private static func sentence(_ row: AuditTrail.Row) -> String {
        guard let verb = AuditVerb(rawValue: row.verb) else { return row.verb.lowercased() }
        let name = row.concernName ?? day(row) ?? ""
        let words = row.hasFailed ? "was refused" : DeedWording.words(of: verb)
        return name.isEmpty ? words : "\(words) \(name)"
    }

    private static func day(_ row: AuditTrail.Row) -> String? {
        guard row.concern == "day", let number = row.concernID.flatMap({ Int(exactly: $0) })
        else { return nil }
        return Day(number).shortText
    }

    /// The figures of the deed: what was marked, or how much money.
    private static func detail(_ row: AuditTrail.Row, _ money: Currency) -> String {
        var numbers: [String: Int64] = [:]
        var method = ""
        for named in row.facts {
            if case .number(let number) = named.fact { numbers[named.name] = number }
            if case .word(let word) = named.fact, named.name == "method" {
                method = " " + word.lowercased().replacing("_", with: " ")
            }
        }
        let marks = [("present", "P"), ("absent", "A"), ("late", "L"), ("halfDay", "H")]
            .compactMap { name, letter -> String? in
                guard let count = numbers[name], count > 0 else { return nil }
                return "\(count) \(letter)"
            }
        if !marks.isEmpty { return marks.joined(separator: "  ") }
        let sums = ["total", "amount", "float", "counted"].compactMap { numbers[$0] }
        return sums.first.map { money.text(Money(minor: $0)) + method } ?? ""
    }
}
