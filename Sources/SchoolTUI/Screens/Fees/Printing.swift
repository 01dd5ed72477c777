// Paper at the counter: a payment stands whatever the printer does, and the message says which of
// the two failed.

import SchoolCore

/// A receipt sent to the printer, in words for the message row.
struct Printing {
    let words: String
    let isFine: Bool

    /// The paper of a payment just taken.
    static func first(_ receipt: Receipt, stillOwed: Money?, on session: Session) -> Printing {
        paper(receipt, stillOwed: stillOwed, copy: nil, on: session)
    }

    /// The next copy, counted before it is printed.
    static func again(
        _ receipt: Receipt, stillOwed: Money?, on session: Session
    ) throws -> Printing {
        let copy = try session.countCopy(of: receipt.id)
        let printing = paper(receipt, stillOwed: stillOwed, copy: copy, on: session)
        return Printing(words: "COPY \(copy) \(printing.words)", isFine: printing.isFine)
    }

    private static func paper(
        _ receipt: Receipt, stillOwed: Money?, copy: Int?, on session: Session
    ) -> Printing {
        let paper = ReceiptPaper(
            receipt, school: session.school.profile, stillOwed: stillOwed, copy: copy)
        do {
            return switch try ReceiptPrinter.print(paper, on: session) {
            case .printed: Printing(words: "printed", isFine: true)
            case .nowhere: Printing(words: "no printer", isFine: true)
            }
        } catch {
            return Printing(
                words: "NOT printed (F7 again): \(Wording.sentence(error))", isFine: false)
        }
    }
}
