// What every paper of the counter shares: its number, the school at its head, and its three widths.
// Half A4 is two sides to be cut apart, the parent's above the office's.

import SchoolCore

/// A paper with a number.
protocol CounterPaper {
    /// Its number, such as `RCP-2026-0871`.
    var number: String { get }
    func lines(width: Int) -> [String]
}

/// Lines of 80 columns on half an A4 sheet; a long paper takes as many halves as it needs.
enum HalfSheet {
    static let lines = 33
}

extension CounterPaper {
    /// The paper of a kind that the school has set.
    func lines(_ width: ReceiptWidth) -> [String] {
        switch width {
        case .narrow: lines(width: 40)
        case .wide: lines(width: 80)
        case .halfA4: halfA4()
        }
    }

    /// Two sides to be cut apart: the parent's copy above, the office's below.
    func halfA4() -> [String] {
        side("Parent's copy", below: String(repeating: "- ", count: 40)) + side("Office copy")
    }

    private func side(_ name: String, below: String = "") -> [String] {
        var paper = PaperText(width: 80)
        paper.row("", name)
        let lines = paper.lines + lines(width: 80)
        let halves = (lines.count + HalfSheet.lines - 1) / (HalfSheet.lines - 1)
        let blanks = halves * HalfSheet.lines - 1 - lines.count
        return lines + Array(repeating: "", count: max(0, blanks)) + [below]
    }
}

/// What stands at the head of a paper besides the school.
struct PaperHead {
    /// `Receipt RCP-2026-0871`.
    let title: String
    /// `Thu 12 Mar 2026  09:10`.
    let when: String
    /// `Taken by Karim Uddin`.
    let who: String
    /// The number of a reprint.
    let copy: Int?

    private var mark: String { copy.map { "COPY \($0)" } ?? "" }
}

extension PaperHead {
    /// `stamp` is written below, before the rule that ends the head.
    func draw(
        of school: SchoolProfile, on paper: inout PaperText,
        stamp: (inout PaperText) -> Void = { _ in }
    ) {
        paper.centred(school.name)
        paper.centred(school.address)
        paper.centred(PhoneNumber.shown(school.phone, at: school.country))
        paper.rule()
        if paper.width >= 60 {
            paper.row(title, when)
            paper.row(who, mark)
        } else {
            paper.row(title, mark)
            paper.left(when)
            paper.left(who)
        }
        stamp(&paper)
        paper.rule()
    }

    /// A day and an instant of it, in the school's zone.
    static func when(_ day: Day, _ at: Timestamp, _ school: SchoolProfile) -> String {
        "\(day.text)  \(OfficeClock(zone: school.timeZone) { at }.time(of: at))"
    }
}
