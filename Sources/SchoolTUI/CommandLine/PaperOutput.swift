// Papers that commands print. What was written stands whatever the printer does: the answer says
// which of the two failed, and the exit status tells of the printer.

import SchoolCore

/// A paper of a command, on its way to the printer.
enum PaperOutput {
    /// A copy is counted before it is printed, so that one without a printer is refused first.
    static func mustHavePrinter(_ session: Session) throws {
        guard try session.receiptSettings().printer != .nowhere else {
            throw PrintFailure.noneSet
        }
    }

    /// A reprint, which has been counted.
    static func copy(
        _ copy: Int, _ paper: some CounterPaper, as field: String = "number", _ session: Session
    ) throws -> Answer {
        let outcome = try ReceiptPrinter.print(paper, on: session)
        return .done(
            "\(paper.number), copy \(copy): \(outcome.words).",
            .object([(field, .text(paper.number)), ("copy", .number(copy))]))
    }

    /// The first print of what was just written, where it is wanted.
    static func first(
        _ paper: some CounterPaper, said sentence: String, failing: String,
        _ pairs: [(String, JSON)], _ isWanted: Bool, _ session: Session
    ) -> Answer {
        var lines = [sentence]
        var (printed, status): (JSON, Int32) = (.null, 0)
        if isWanted {
            do {
                let outcome = try ReceiptPrinter.print(paper, on: session)
                printed = .text(outcome.words)
                lines.append(outcome.words)
            } catch {
                status = ErrorCode(error).exitStatus
                printed = .text(Wording.sentence(error))
                lines.append("\(failing): \(Wording.sentence(error))")
            }
        }
        var answer = Answer(
            .object(pairs + [("printing", printed)]), message: sentence, lines: lines)
        answer.exitStatus = status
        return answer
    }
}
