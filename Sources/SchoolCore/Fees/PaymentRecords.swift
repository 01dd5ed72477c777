// A payment as it is posted, and the receipt it makes.

import GRDB

extension Payment {
    /// What a payment does in its turn of the file: the triggers of the ledger make these take
    /// longer to prepare than to run, so they are prepared before the turn comes.
    static let statements = [
        Draft.stored, SubmissionKey.found, CashDay.closedRead, Receipt.bearerFound, payerFound,
        chargeNamed, Journal.entryInserted, Journal.lineInserted, Balances.chargeUpdated,
        Balances.accountUpdated, Balances.studentUpdated, Counter.stepped, Counter.read,
        Receipt.New.inserted, Draft.dropped, SubmissionKey.inserted, AuditLine.inserted,
    ]
    private static let payerFound = """
        SELECT student.name, student.admissionNumber, section.name
        FROM student LEFT JOIN enrolment ON enrolment.student = student.id
                AND ?2 BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
            LEFT JOIN section ON section.id = enrolment.section
        WHERE student.id = ?1
        """
    private static let chargeNamed = "SELECT name, period FROM charge WHERE id = ?"

    /// Posts the payment: money in, dues down, the rest in advance; and issues its receipt.
    func post(by user: UserID, in journal: inout Journal) throws -> ReceiptSeal {
        let db = journal.db
        var lines = [JournalLine(method.account, total)]
        var printed: [Receipt.Line] = []
        var first: Payer?
        for share in shares {
            let payer = try Payer.find(share.student, on: journal.day, in: db)
            first = first ?? payer
            let open = try share.open(in: journal)
            let spread = Allocation.spread(share.amount, over: open, chosen: share.chosen)
            for part in spread.parts {
                lines.append(
                    JournalLine(
                        Account.receivable, student: share.student, charge: part.charge,
                        -part.amount))
                printed.append(try payer.line(part.charge, part.amount, in: db))
            }
            if spread.advance > .zero {
                lines.append(
                    JournalLine(Account.advance, student: share.student, -spread.advance))
                printed.append(payer.advance(spread.advance))
            }
        }
        guard let first else { throw Refusal.invalid([FieldProblem("amount", .missing)]) }
        let entry = try journal.post(.payment, lines)
        let receipt = try Receipt.New(
            entry: entry, student: first.student, payment: self, lines: printed,
            studentName: first.name, studentClass: first.section, takenBy: user
        ).insert(on: journal.day, at: journal.at, in: db)
        journal.seal(receipt)
        return receipt
    }

    /// The payment with its texts cleaned, once the charges it names are found open.
    func checked(in db: Database) throws -> Payment {
        for share in shares { try share.mustBeOpen(in: db) }
        return try checked()
    }

    /// Whether a receipt tells of this very payment: the same pupils with the same sums, in the
    /// same way. What is not stored with a receipt, such as an order of charges, is not compared.
    func isTold(by receipt: Receipt, in db: Database) throws -> Bool {
        let lines = try Journal.lines(of: receipt.entry, in: db).filter { $0.student != nil }
        let sums = Dictionary(grouping: lines) { $0.student }.mapValues { -$0.map(\.amount).total }
        let mine = Dictionary(grouping: shares) { StudentID?.some($0.student) }
            .mapValues { $0.map(\.amount).total }
        let wanted = Set(shares.filter(\.paysOnlyChosen).flatMap(\.chosen))
        return sums == mine && method == receipt.method && gateway == receipt.gateway
            && Receipt.key(ofReference: reference) == Receipt.key(ofReference: receipt.reference)
            && (wanted.isEmpty || wanted == Set(lines.compactMap(\.charge)))
    }

    /// Who is paid for, as the receipt names him.
    private struct Payer {
        let student: StudentID
        let name: String
        let admissionNumber: String
        let section: String

        static func find(_ id: StudentID, on day: Day, in db: Database) throws -> Payer {
            let statement = try db.cachedStatement(sql: payerFound)
            guard let row = try Row.fetchOne(statement, arguments: [id, day]) else {
                throw Refusal.notFound(.student(id))
            }
            return Payer(
                student: id, name: row[0], admissionNumber: row[1], section: row[2] ?? "")
        }

        func line(_ charge: ChargeID, _ amount: Money, in db: Database) throws -> Receipt.Line {
            let statement = try db.cachedStatement(sql: chargeNamed)
            let row = try Row.fetchOne(statement, arguments: [charge])
            return Receipt.Line(
                pupil: name, admissionNumber: admissionNumber, name: row?[0] ?? "",
                period: row?[1] ?? "", amount: amount.minor, isAdvance: false,
                section: section)
        }

        func advance(_ amount: Money) -> Receipt.Line {
            Receipt.Line(
                pupil: name, admissionNumber: admissionNumber, name: "advance", period: "",
                amount: amount.minor, isAdvance: true, section: section)
        }
    }
}

extension Payment.Share {
    /// What this share may pay: all that is open of the pupil, or the chosen charges alone. Those
    /// refuse by name when they are paid, waived or cancelled, or when less of them is open.
    fileprivate func open(in journal: Journal) throws -> [(charge: ChargeID, open: Money)] {
        let open = try Charge.open(of: student, in: journal.db)
        guard paysOnlyChosen else { return open }
        let wanted = open.filter { chosen.contains($0.charge) }
        let sum = wanted.map(\.open).total
        guard amount <= sum else {
            throw Refusal.fees(.paymentTooLarge(open: journal.currency.text(sum)))
        }
        return wanted
    }

    /// Refuses a charge that is named and takes no money any more.
    fileprivate func mustBeOpen(in db: Database) throws {
        for id in chosen where paysOnlyChosen {
            let charge = try Charge.find(id, in: db)
            if charge.isCancelled { throw Refusal.fees(.chargeCancelled) }
            if charge.open <= .zero { throw Refusal.fees(.chargeSettled) }
        }
    }
}
