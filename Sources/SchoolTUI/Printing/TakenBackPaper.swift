// A void or a refund as it comes out of the printer: its own number, which receipt it takes back
// and how much of it, why, and who did it. Who gets the money signs it.

import SchoolCore

/// A paper that takes a receipt back.
struct TakenBackPaper: CounterPaper {
    let paper: Receipt.TakenBack
    let receipt: Receipt
    private let school: SchoolProfile
    private let copy: Int?

    /// `copy` is the number of a reprint.
    init(_ paper: Receipt.TakenBack, of receipt: Receipt, school: SchoolProfile, copy: Int?) {
        self.paper = paper
        self.receipt = receipt
        self.school = school
        self.copy = copy
    }

    var number: String { paper.text }
    private var money: Currency { school.money }
    private var isVoid: Bool { paper.series == .void }

    func lines(width: Int) -> [String] {
        var text = PaperText(width: width)
        PaperHead(
            title: "\(isVoid ? "Void" : "Refund") \(paper.text)",
            when: PaperHead.when(paper.day, paper.at, school), who: "By \(paper.by)", copy: copy
        ).draw(of: school, on: &text)
        whatIsTakenBack(&text)
        text.rule()
        text.row("\(isVoid ? "TAKEN BACK" : "GIVEN BACK"), \(money.code)", money.text(paper.amount))
        text.left(money.words(paper.amount), indent: 2)
        let means = [receipt.method.words, receipt.gateway?.rawValue ?? "", receipt.reference]
        text.left("It came by " + means.filter { !$0.isEmpty }.joined(separator: " "))
        text.left("Reason: \(paper.reason)")
        text.rule()
        text.blank()
        text.left("Signature " + String(repeating: "_", count: min(30, width - 10)))
        return text.lines
    }

    private func whatIsTakenBack(_ text: inout PaperText) {
        text.row("Receipt \(receipt.text)", money.text(receipt.total))
        text.left("of \(receipt.day.text), taken by \(receipt.takenByName)", indent: 2)
        text.row("\(receipt.studentName)  \(receipt.studentClass)", receipt.admission)
        guard isVoid else { return }
        for line in receipt.lines {
            text.row(line.words, money.text(line.money), indent: 2)
        }
    }
}

extension Receipt {
    /// The admission number of the pupil at its head.
    fileprivate var admission: String { lines.first?.admissionNumber ?? "" }
}
