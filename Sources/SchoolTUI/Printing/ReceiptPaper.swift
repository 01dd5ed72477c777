// A receipt as it comes out of the printer: the same words at 40 and at 80 columns, and twice on an
// A4 sheet to be cut in half. Names are those of the day it was issued.

import SchoolCore

/// A receipt to be printed.
struct ReceiptPaper {
    let receipt: Receipt
    private let school: SchoolProfile
    private let stillOwed: Money?
    private let copy: Int?
    private let time: String

    /// `stillOwed` is left out where nobody may say; `copy` is the number of a reprint.
    init(_ receipt: Receipt, school: SchoolProfile, stillOwed: Money?, copy: Int?) {
        self.receipt = receipt
        self.school = school
        self.stillOwed = stillOwed
        self.copy = copy
        let at = receipt.at
        time = OfficeClock(zone: school.timeZone) { at }.time(of: at)
    }

    /// The paper of a kind that the school has set.
    func lines(_ width: ReceiptWidth) -> [String] {
        switch width {
        case .narrow: lines(width: 40)
        case .wide: lines(width: 80)
        case .halfA4: halfA4()
        }
    }

    func lines(width: Int) -> [String] {
        var paper = PaperText(width: width)
        head(&paper)
        paid(&paper)
        foot(&paper)
        return paper.lines
    }

    /// Lines of 80 columns on half an A4 sheet; a long receipt takes as many halves as it needs.
    static let halfSheet = 33

    /// Two sides to be cut apart: the parent's copy above, the office's below.
    func halfA4() -> [String] {
        side("Parent's copy", below: String(repeating: "- ", count: 40)) + side("Office copy")
    }

    private func side(_ name: String, below: String = "") -> [String] {
        var paper = PaperText(width: 80)
        paper.row("", name)
        let lines = paper.lines + lines(width: 80)
        let halves = (lines.count + Self.halfSheet - 1) / (Self.halfSheet - 1)
        let blanks = halves * Self.halfSheet - 1 - lines.count
        return lines + Array(repeating: "", count: max(0, blanks)) + [below]
    }
}

extension ReceiptPaper {
    private var money: Currency { school.money }

    private func head(_ paper: inout PaperText) {
        paper.centred(school.name)
        paper.centred(school.address)
        paper.centred(PhoneNumber.shown(school.phone, at: school.country))
        paper.rule()
        let when = "\(receipt.day.text)  \(time)"
        if paper.width >= 60 {
            paper.row("Receipt \(receipt.text)", when)
            paper.row("Taken by \(receipt.takenByName)", copy.map { "COPY \($0)" } ?? "")
        } else {
            paper.row("Receipt \(receipt.text)", copy.map { "COPY \($0)" } ?? "")
            paper.left(when)
            paper.left("Taken by \(receipt.takenByName)")
        }
        stamp(&paper)
        paper.rule()
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
            let what =
                line.isAdvance
                ? ["Paid in advance"] : [line.name, FeePeriod.words(line.period)]
            let words = what.filter { !$0.isEmpty }.joined(separator: "  ")
            paper.row(words, money.text(line.money), indent: 2)
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
