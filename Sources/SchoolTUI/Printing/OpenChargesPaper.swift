// What a pupil owes, as a letter to take home. It bears no number: it is the account as it stands
// today, and tomorrow's may say another thing.

import SchoolCore

/// A pupil's open charges on paper.
struct OpenChargesPaper {
    private let payer: FeeAccount.Payer
    private let dues: [Charge]
    private let advance: Money
    private let school: SchoolProfile
    private let today: Day

    init(_ payer: FeeAccount.Payer, _ dues: [Charge], _ advance: Money, _ session: Session) {
        self.payer = payer
        self.dues = dues
        self.advance = advance
        school = session.school.profile
        today = session.today
    }

    func lines(width: Int) -> [String] {
        let money = school.money
        var paper = PaperText(width: width)
        paper.centred(school.name)
        paper.centred(school.address)
        paper.rule()
        paper.row("Open charges", today.text)
        paper.row("\(payer.name)  \(payer.sectionName)", payer.admissionNumber)
        if !payer.guardianName.isEmpty { paper.left("To \(payer.guardianName)") }
        paper.rule()
        for due in dues {
            let late = due.daysLate(on: today)
            let when = late > 0 ? "\(late) days late" : "due \(due.dueOn.text)"
            let what = [due.name, FeePeriod.words(due.period), when].filter { !$0.isEmpty }
            paper.row(what.joined(separator: "  "), money.text(due.open))
        }
        if dues.isEmpty { paper.left("Nothing is open.") }
        paper.rule()
        paper.row("To pay, \(money.code)", money.text(dues.map(\.open).total))
        if !dues.isEmpty { paper.left(money.words(dues.map(\.open).total), indent: 2) }
        if advance > .zero { paper.row("Paid in advance", money.text(advance)) }
        return paper.lines
    }
}
