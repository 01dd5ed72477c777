// Paper at the counter: what was written stands whatever the printer does, and the message says
// which of the two failed.

import SchoolCore

/// A paper sent to the printer, in words for the message row.
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
        return paper(receipt, stillOwed: stillOwed, copy: copy, on: session).copy(copy)
    }

    /// The paper of a void or a refund that was just written.
    static func first(
        _ paper: Receipt.TakenBack, of receipt: Receipt, on session: Session
    ) -> Printing {
        put(
            TakenBackPaper(paper, of: receipt, school: session.school.profile, copy: nil), session,
            again: "b")
    }

    /// The next copy of a void or a refund, counted before it is printed.
    static func again(
        _ paper: Receipt.TakenBack, of receipt: Receipt, on session: Session
    ) throws -> Printing {
        let copy = try session.countCopy(of: paper.id, of: receipt.id)
        return put(
            TakenBackPaper(paper, of: receipt, school: session.school.profile, copy: copy), session,
            again: "b"
        ).copy(copy)
    }

    /// The paper of an invoice that was just issued.
    static func first(_ invoice: Invoice, on session: Session) -> Printing {
        put(InvoicePaper(invoice, school: session.school.profile, copy: nil), session)
    }

    /// The next copy of an invoice, counted before it is printed.
    static func again(_ invoice: Invoice, on session: Session) throws -> Printing {
        let copy = try session.countCopy(of: invoice.id)
        return put(
            InvoicePaper(invoice, school: session.school.profile, copy: copy), session
        ).copy(copy)
    }

    private static func paper(
        _ receipt: Receipt, stillOwed: Money?, copy: Int?, on session: Session
    ) -> Printing {
        put(
            ReceiptPaper(
                receipt, school: session.school.profile, stillOwed: stillOwed, copy: copy), session)
    }

    /// Whatever the printer does, what was written stands.
    private static func put(
        _ paper: some CounterPaper, _ session: Session, again key: String = "F7"
    ) -> Printing {
        do {
            return switch try ReceiptPrinter.print(paper, on: session) {
            case .printed: Printing(words: "printed", isFine: true)
            case .nowhere: Printing(words: "no printer", isFine: true)
            }
        } catch {
            return Printing(
                words: "NOT printed (\(key) again): \(Wording.sentence(error))", isFine: false)
        }
    }

    private func copy(_ copy: Int) -> Printing {
        Printing(words: "COPY \(copy) \(words)", isFine: isFine)
    }

    /// What was done, and what became of its paper, for the message row.
    func notice(after done: String) -> Notice {
        let said = "\(done)  \(words)"
        return isFine ? Notice(said, .good) : .warning(said)
    }
}
