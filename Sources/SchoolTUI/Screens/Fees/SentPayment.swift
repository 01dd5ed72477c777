// A payment form on its way into the file. Its key is kept as a draft before it is taken, so that
// after a dropped line the next sign-in can ask what became of it. After an error the file is
// asked, and the answer is one of three: recorded, not recorded, or nobody can tell.

import SchoolCore

/// A payment that `+` has sent.
struct SentPayment {
    static let draftName = "payment"

    let payment: Payment
    let key: SubmissionKey
    /// Who pays, as the message names him.
    let payer: String

    /// What became of it.
    enum Answer {
        case recorded(
            Receipt, stillOwed: Money?, isJournalled: Bool, isRepeat: Bool = false)
        case notRecorded(any Error)
        case unknown(any Error)
    }

    /// Sends it; the same key again finds the first receipt.
    func send(at session: Session) throws -> Answer {
        let draft = SentDraft(
            form: Self.draftName,
            fields: [
                "key": key.hexadecimal, "payer": payer,
                "amount": session.school.profile.money.text(payment.total),
            ])
        do {
            let taken = try session.receive(payment, key: key, draft: draft)
            if taken.isRepeat { Self.forget(at: session) }
            return .recorded(
                taken.receipt, stillOwed: taken.stillOwed, isJournalled: taken.isJournalled,
                isRepeat: taken.isRepeat)
        } catch {
            let answer = ask(at: session, after: error)
            if error is Refusal, case .notRecorded = answer { throw error }
            if error is Refusal, case .unknown = answer { throw error }
            return answer
        }
    }

    /// What the file says about the key.
    private func ask(at session: Session, after error: any Error) -> Answer {
        do {
            let receipt = try session.receipt(sentAs: key)
            Self.forget(at: session)
            guard let receipt else { return .notRecorded(error) }
            return .recorded(receipt, stillOwed: nil, isJournalled: true)
        } catch { return .unknown(error) }
    }

    /// A draft that cannot be dropped is only told once more at the next opening.
    private static func forget(at session: Session) {
        do { try session.dropDraft(form: draftName) } catch { return }
    }
}

// What was sent before the line dropped.
extension SentPayment {
    /// What the first screen after a dropped line says: what became of the payment that was on its
    /// way, or else what was recorded last at the screen that is gone; nil when none is.
    static func afterDroppedLine(at session: Session) throws -> Notice? {
        if let said = try unanswered(at: session) { return said }
        guard let lost = try session.lostSitting() else { return nil }
        let day = session.clock.day(of: lost.at)
        let when =
            session.clock.time(of: lost.at) + (day == session.today ? "" : " on \(day.shortText)")
        guard let receipt = lost.receipt else {
            return .warning("Your line dropped at \(when). No payment was recorded there.")
        }
        let money = session.school.profile.money.text(receipt.total)
        return .warning(
            "Your line dropped at \(when). Last recorded: \(receipt.text), \(money), "
                + "\(lost.payer).")
    }

    /// What became of a payment whose answer nobody saw; nil when there is none.
    static func unanswered(at session: Session) throws -> Notice? {
        guard let draft = try session.draft(form: draftName),
            let key = draft.fields["key"].flatMap(SubmissionKey.init(hexadecimal:))
        else { return nil }
        let clock = session.clock
        let day = clock.day(of: draft.at)
        let when = clock.time(of: draft.at) + (day == session.today ? "" : " on \(day.shortText)")
        let what = "\(draft.fields["amount"] ?? "") \(draft.fields["payer"] ?? "")"
        do {
            var receipt = try session.receipt(sentAs: key)
            // Dropping the draft waits for whoever is writing: what is read after it is final.
            try session.dropDraft(form: draftName)
            if receipt == nil { receipt = try session.receipt(sentAs: key) }
            guard let receipt else {
                return .warning("Dropped \(when): \(what) was NOT recorded. Take it again.")
            }
            return .warning(
                "Dropped \(when): \(what) is recorded, \(receipt.text). F7 prints it.")
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            return .refusal("Dropped \(when): nobody can read whether \(what) is recorded.")
        }
    }
}
