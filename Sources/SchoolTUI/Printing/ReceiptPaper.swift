// A receipt as it comes out of the printer: the same words at 40 and at 80 columns. Names are those
// of the day it was issued.

import SchoolCore

/// A receipt to be printed.
struct ReceiptPaper: CounterPaper {
    let receipt: Receipt
    private let school: SchoolProfile
    private let stillOwed: Money?
    private let copy: Int?

    /// `stillOwed` is left out where nobody may say; `copy` is the number of a reprint.
    init(_ receipt: Receipt, school: SchoolProfile, stillOwed: Money?, copy: Int?) {
        self.receipt = receipt
        self.school = school
        self.stillOwed = stillOwed
        self.copy = copy
    }

    var number: String { receipt.text }

    func lines(width: Int) -> [String] {
        var paper = PaperText(width: width)
        head(&paper)
        paid(&paper)
        foot(&paper)
        return paper.lines
    }
}

extension ReceiptPaper {
    private var money: Currency { school.money }

    private func head(_ paper: inout PaperText) {
        PaperHead(
            title: "Receipt \(receipt.text)",
            when: PaperHead.when(receipt.day, receipt.at, school),
            who: "Taken by \(receipt.takenByName)", copy: copy
        ).draw(of: school, on: &paper, stamp: stamp)
    }

    /// Nobody shall pay with, or be paid by, a receipt that was taken back.
    private func stamp(_ paper: inout PaperText) {
        for taken in receipt.takenBack {
            switch taken.series {
            case .void: paper.centred("*** VOID ***  \(taken.text)  \(taken.day.text)")
            case .refund:
                paper.row("GIVEN BACK \(taken.text) \(taken.day.text)", money.text(taken.amount))
            }
            paper.left(taken.reason, indent: 2)
        }
    }

    private func paid(_ paper: inout PaperText) {
        var pupil: String?
        for line in receipt.lines {
            if line.admissionNumber != pupil {
                pupil = line.admissionNumber
                let section = line.section ?? receipt.studentClass
                paper.row("\(line.pupil)  \(section)", line.admissionNumber)
            }
            paper.row(line.words, money.text(line.money), indent: 2)
        }
        paper.rule()
        paper.row("PAID, \(money.code)", money.text(receipt.total))
        paper.left(money.words(receipt.total), indent: 2)
    }

    private func foot(_ paper: inout PaperText) {
        let means = [receipt.method.words, receipt.gateway?.rawValue ?? "", receipt.reference]
        paper.left("By " + means.filter { !$0.isEmpty }.joined(separator: " "))
        if let given = receipt.given, let change = receipt.change {
            paper.row("Given", money.text(given))
            paper.row("Change", money.text(change))
        }
        if let stillOwed { paper.row("Still due", money.text(stillOwed)) }
        paper.rule()
    }
}

extension Receipt.Line {
    /// What was paid, and for when: `Tuition  Mar 2026`.
    var words: String {
        let what = isAdvance ? ["Paid in advance"] : [name, FeePeriod.words(period)]
        return what.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}

extension PaymentMethod {
    /// How people say it: `cash`, `bank transfer`.
    var words: String {
        switch self {
        case .cash: "cash"
        case .card: "card"
        case .online: "online"
        case .cheque: "cheque"
        case .bankTransfer: "bank transfer"
        }
    }
}
