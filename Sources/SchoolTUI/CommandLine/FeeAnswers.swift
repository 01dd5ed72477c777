// Charges, accounts and receipts as JSON and as lines, and the words of the fee commands as values.

import SchoolCore

extension Words {
    /// An amount as typed, in digits of any script.
    static func amount(
        _ field: String, _ typed: String, _ session: Session, allowingZero: Bool = false
    ) throws -> Money {
        do throws(AmountFault) {
            return try session.school.profile.money.amount(typed, allowingZero: allowingZero)
        } catch {
            throw Refusal.invalid([
                FieldProblem(field, error == .missing ? .missing : .amount(error))
            ])
        }
    }

    /// A script's own key of a form; a fresh one where none is given.
    static func key(_ typed: String?) throws -> SubmissionKey {
        guard let typed else { return SubmissionKey() }
        guard let key = SubmissionKey(hexadecimal: typed) else {
            throw CommandFault("--key takes 32 hexadecimal digits.")
        }
        return key
    }

    /// One of a few words, in any case.
    static func option<Word: RawRepresentable & CaseIterable>(
        _ field: String, _ typed: String, _ kind: Word.Type
    ) throws -> Word where Word.RawValue == String {
        let wanted = typed.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        guard let word = kind.allCases.first(where: { $0.rawValue.uppercased() == wanted }) else {
            throw Refusal.invalid([
                FieldProblem(field, .notAnOption(kind.allCases.map(\.rawValue)))
            ])
        }
        return word
    }

    /// A month or a quarter.
    static func period(_ typed: String) throws -> FeePeriod {
        guard let period = FeePeriod(typed: typed) else {
            throw Refusal.invalid([FieldProblem("period", .notAPeriod)])
        }
        return period
    }
}

/// Money and fees as scripts read them, in the school's currency.
struct FeeAnswers {
    let session: Session

    var money: Currency { session.school.profile.money }

    func json(_ money: Money) -> JSON { .decimal(self.money.plain(money)) }
    func text(_ money: Money) -> String { self.money.text(money) }

    private func phone(_ payer: FeeAccount.Payer) -> String {
        PhoneNumber.shown(payer.guardianPhone, at: session.school.profile.country)
    }

    func status(_ charge: Charge) -> String {
        charge.isCancelled ? "CANCELLED" : charge.status(on: session.today).rawValue
    }

    func json(_ charge: Charge, of payer: FeeAccount.Payer?) -> JSON {
        [
            "id": .id(charge.id), "student": .textOrNull(payer?.admissionNumber),
            "name": .textOrNull(payer?.name), "class": .textOrNull(payer?.sectionName),
            "head": .text(charge.headName), "type": .text(charge.category.rawValue),
            "fee": .text(charge.name), "period": .text(charge.period),
            "total": json(charge.amount), "discount": json(charge.discount),
            "scholarship": json(charge.scholarship), "net": json(charge.net),
            "waived": json(charge.waived), "paid": json(charge.paid), "balance": json(charge.open),
            "dueOn": .day(charge.dueOn), "daysLate": .number(charge.daysLate(on: session.today)),
            "status": .text(status(charge)),
        ]
    }

    /// A charge with its pupil, read for it.
    func json(of charge: Charge) throws -> JSON {
        json(charge, of: try session.payers(of: [charge])[charge.student])
    }

    func lines(_ charges: [Charge], of payers: [StudentID: FeeAccount.Payer]) -> [String] {
        columns(
            ["ID", "Name", "Class", "Fee", "Period", "Due", "Status", "Net", "Paid", "Balance"],
            charges.map { charge in
                [
                    String(charge.id.rawValue), payers[charge.student]?.name ?? "",
                    payers[charge.student]?.sectionName ?? "", charge.name, charge.period,
                    charge.dueOn.iso, status(charge), text(charge.net), text(charge.paid),
                    text(charge.open),
                ]
            })
    }

    func json(_ payer: FeeAccount.Payer) -> JSON {
        [
            "student": .text(payer.admissionNumber), "name": .text(payer.name),
            "class": .text(payer.sectionName), "guardian": .text(payer.guardianName),
            "guardianPhone": .text(phone(payer)), "balance": json(payer.owed),
            "oldestDueOn": .day(payer.oldestDueOn),
            "daysLate": .number(daysLate(payer)), "lastPaidOn": .day(payer.lastPaidOn),
        ]
    }

    func daysLate(_ payer: FeeAccount.Payer) -> Int {
        payer.oldestDueOn.map { max(0, session.today - $0) } ?? 0
    }

    func lines(_ payers: [FeeAccount.Payer]) -> [String] {
        columns(
            ["No.", "Name", "Class", "Late", "Owed", "Last paid", "Guardian", "Phone"],
            payers.map { payer in
                [
                    payer.admissionNumber, payer.name, payer.sectionName,
                    "\(daysLate(payer)) d", text(payer.owed), payer.lastPaidOn?.iso ?? "",
                    payer.guardianName, phone(payer),
                ]
            })
    }

    func json(_ movement: FeeAccount.Movement) -> JSON {
        [
            "entry": .id(movement.entry), "date": .day(movement.day),
            "kind": .text(movement.kind.rawValue), "fee": .text(movement.name),
            "period": .text(movement.period), "paper": .text(movement.paper),
            "method": .textOrNull(movement.method?.rawValue), "reason": .text(movement.reason),
            "charged": json(movement.charged), "paid": json(movement.paid),
            "balance": json(movement.balance), "charges": .number(movement.charges),
            "moved": json(movement.moved),
        ]
    }
}

// Payments of a charge.
extension FeeAnswers {
    func json(_ payment: ChargePayment) -> JSON {
        [
            "receiptNumber": .text(payment.receipt), "number": .text(payment.paper),
            "kind": .text(payment.kind.rawValue), "date": .day(payment.day),
            "amount": json(payment.amount), "isVoid": .bool(payment.isVoid),
        ]
    }

    /// `RCP-2026-1049  2026-11-26  1,200.00  void`, then the paper that took it back.
    func lines(_ payments: [ChargePayment]) -> [String] {
        guard !payments.isEmpty else { return ["No payments."] }
        let rows = payments.map { payment in
            let name = payment.paper.isEmpty ? payment.receipt : payment.paper
            let back = payment.paper.isEmpty ? "" : "takes back \(payment.receipt)"
            return [
                name.isEmpty ? "advance" : name, payment.day.iso, text(payment.amount),
                back.isEmpty && payment.isVoid ? "void" : back,
            ]
        }
        return columns(["Paper", "Day", "Of this charge", ""], rows)
            + ["together \(text(payments.map(\.amount).total))"]
    }
}

// Receipts.
extension FeeAnswers {
    func json(_ receipt: Receipt) -> JSON {
        [
            "receiptNumber": .text(receipt.text), "status": .text(receipt.status.rawValue),
            "date": .day(receipt.day), "paymentDate": .day(receipt.day),
            "at": .instant(receipt.at),
            "studentName": .text(receipt.studentName),
            "studentClass": .text(receipt.studentClass), "amount": json(receipt.total),
            "amountInWords": .text(money.words(receipt.total)), "currency": .text(money.code),
            "paymentMethod": .text(receipt.method.rawValue),
            "gateway": .textOrNull(receipt.gateway?.rawValue),
            "reference": .text(receipt.reference), "transactionId": .text(receipt.reference),
            "given": receipt.given.map(json) ?? .null,
            "change": receipt.change.map(json) ?? .null,
            "receivedBy": .text(receipt.takenByName), "refunded": json(receipt.refunded),
            "copies": .number(receipt.copies),
            "feeDetails": .array(receipt.lines.map(json)),
            "takenBack": .array(receipt.takenBack.map(json)),
        ]
    }

    private func json(_ line: Receipt.Line) -> JSON {
        [
            "student": .text(line.admissionNumber), "name": .text(line.pupil),
            "class": .textOrNull(line.section), "fee": .text(line.name),
            "period": .text(line.period), "amount": json(line.money),
            "isAdvance": .bool(line.isAdvance),
        ]
    }

    func json(_ paper: Receipt.TakenBack) -> JSON {
        [
            "number": .text(paper.text), "kind": .text(paper.series.rawValue),
            "amount": json(paper.amount), "date": .day(paper.day),
            "reason": .text(paper.reason), "by": .text(paper.by),
            "copies": .number(paper.copies),
        ]
    }

    /// A list of receipts, whole or as a page.
    func page(_ receipts: [Receipt], _ window: ListWindow) throws -> Answer {
        let shown = try window.rows(of: receipts, kind: "receipt", number: \.text)
        let lines = columns(
            [
                "Receipt", "Day", "Name", "Class", "Method", "Reference", "By", "Status",
                "Given back", "Amount",
            ],
            shown.map { receipt in
                [
                    receipt.text, receipt.day.iso, receipt.studentName, receipt.studentClass,
                    receipt.method.rawValue, receipt.reference, receipt.takenByName,
                    receipt.status.rawValue,
                    receipt.refunded == .zero ? "" : text(receipt.refunded),
                    text(receipt.total),
                ]
            })
        return .page(
            shown.map(json), of: "receipts", in: window, total: receipts.count,
            next: shown.last?.text, lines: lines)
    }
}
