// Stands in until the printing of receipts is merged.

import SchoolCore

struct ReceiptPaper {
    let receipt: Receipt
    let school: SchoolProfile
    let stillOwed: Money?
    let copy: Int?

    init(_ receipt: Receipt, school: SchoolProfile, stillOwed: Money?, copy: Int?) {
        self.receipt = receipt
        self.school = school
        self.stillOwed = stillOwed
        self.copy = copy
    }

    func lines(width: Int) -> [String] {
        [school.name, receipt.text]
            + receipt.lines.map { "\($0.name) \(school.money.text($0.money))" }
            + [school.money.text(receipt.total)]
    }
}

enum PrintOutcome { case printed, nowhere }

enum ReceiptPrinter {
    static func print(_ paper: ReceiptPaper, on session: Session) throws -> PrintOutcome {
        .nowhere
    }
}
