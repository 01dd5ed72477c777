// Everything that can be tried with fees. Charges and receipts that a deed is about are made by the
// office first: the deed itself is the question.

import Testing

@testable import SchoolCore

extension Deed.Scene {
    func charge() throws -> ChargeID {
        var wish = ChargeWish()
        wish.student = try student
        return try school.office.charges(wish).rows[0].id
    }

    func receipt() throws -> Receipt { try school.office.receipts(of: student)[0] }

    func takenBack() throws -> Receipt.TakenBack {
        try #require(try school.office.receipts(of: student).flatMap(\.takenBack).first)
    }

    func invoice() throws -> Invoice { try school.office.invoices(of: student)[0] }

    func structure() throws -> FeeStructureID {
        try school.office.feeStructure(named: "Tuition").id
    }

    func newCharge() throws -> NewCharge {
        var form = ChargeForm()
        (form.head, form.amount) = ("Tuition", "5")
        return try form.checked(TestSchool.money, today: today)
    }

    /// A raise that nobody has made yet.
    func order() throws -> RaiseOrder {
        RaiseOrder(structure: try structure(), period: FeePeriod(typed: "2026-04"))
    }
}

extension TestSchool {
    /// A month's tuition of everybody, and a receipt of two pupils that the site owner took.
    func takeFees() throws {
        _ = try office.raise(RaiseOrder(structure: structure()))
        for student in [try abdul, try dipa] {
            let taken = try owner.receive(payment(student, "100"), key: SubmissionKey())
            _ = try office.refund(
                taken.receipt.id, amount: TestSchool.amount("1"), reason: "overpaid")
            _ = try office.issueInvoice(to: student, key: SubmissionKey())
            _ = try owner.receive(payment(student, "100"), key: SubmissionKey())
        }
    }
}

extension Deed {
    static let fees = [
        verb("add", .writeFees, .school) {
            _ = try $0.session.add(NewFeeHead(name: "Library", category: "LIBRARY"))
        },
        question("feeHeads", .seeFees, .school) { _ = try $0.session.feeHeads() },
        verb("add", .writeFees, .school) { scene in
            var form = FeeStructureForm()
            form.head = "Tuition"
            form.name = "Boarding"
            form.amount = "5"
            _ = try scene.session.add(form.checked(TestSchool.money))
        },
        verb("change", .writeFees, .school) {
            try $0.session.change(
                $0.structure(), amount: TestSchool.amount("5"), isActive: true, version: 1)
        },
        question("feeHead", .seeFees, .school) { _ = try $0.session.feeHead(named: "Tuition") },
        question("feeStructures", .seeFees, .school) { _ = try $0.session.feeStructures() },
        question("feeStructure", .seeFees, .school) {
            _ = try $0.session.feeStructure(named: "Tuition")
        },
        question("planned", .seeFees, .school) { _ = try $0.session.planned($0.order()) },
        verb("raise", .writeFees, .school) { _ = try $0.session.raise($0.order()) },
        verb("undoRaise", .writeFees, .school) {
            _ = try $0.session.undoRaise($0.school.office.raises()[0].entry)
        },
        question("raises", .seeFees, .school) { _ = try $0.session.raises() },
        verb("charge", .writeFees, .student) { scene in
            var form = ChargeForm()
            form.head = "Tuition"
            form.amount = "5"
            _ = try scene.session.charge(
                scene.student, form.checked(TestSchool.money, today: scene.today),
                key: SubmissionKey())
        },
        question("planned", .seeFees, .school) {
            _ = try $0.session.planned($0.newCharge(), for: .section($0.section))
        },
        verb("charge", .writeFees, .school) {
            _ = try $0.session.charge(
                $0.newCharge(), for: .section($0.section), key: SubmissionKey())
        },
        verb("grant", .writeFees, .school) {
            try $0.session.grant(.waiver, off: $0.charge(), reason: "hardship")
        },
        verb("takeBackConcession", .writeFees, .school) {
            try $0.session.takeBackConcession(on: $0.charge(), reason: "mistake")
        },
        verb("postpone", .writeFees, .school) {
            try $0.session.postpone($0.charge(), to: "2026-04-01")
        },
        verb("correct", .writeFees, .school) {
            _ = try $0.session.correct(
                $0.charge(), amount: TestSchool.amount("5"), reason: "mistake")
        },
        verb("cancel", .writeFees, .school) {
            try $0.session.cancel($0.charge(), reason: "mistake")
        },
        question("charges", .seeFees, .student, isList: true) { scene in
            let charge = try scene.charge()
            let found = try scene.session.charges(ChargeWish()).rows
            try scene.lists(found.contains { $0.id == charge })
        },
        question("charge", .seeFees, .student, isList: true) {
            _ = try $0.session.charge($0.charge())
        },
    ]

    static let money = [
        question("prepareToReceive", .takeFees, .school) {
            try $0.session.prepareToReceive()
        },
        verb("receive", .takeFees, .school) {
            _ = try $0.session.receive(
                $0.school.payment($0.student, "100"), key: SubmissionKey())
        },
        question("receipt", .seeFees, .school) {
            _ = try $0.session.receipt(sentAs: SubmissionKey())
        },
        verb("void", .writeFees, .school) {
            _ = try $0.session.void($0.receipt().id, reason: "wrong pupil")
        },
        verb("refund", .writeFees, .school) {
            _ = try $0.session.refund(
                $0.receipt().id, amount: TestSchool.amount("1"), reason: "overpaid")
        },
        verb("countCopy", .takeFees, .school) { _ = try $0.session.countCopy(of: $0.receipt().id) },
        verb("countCopy", .takeFees, .school) {
            let receipt = try $0.school.office.receipts(of: $0.student)[1]
            _ = try $0.session.countCopy(of: $0.takenBack().id, of: receipt.id)
        },
        verb("countCopy", .takeFees, .school) {
            _ = try $0.session.countCopy(of: $0.invoice().id)
        },
        question("takenBack", .seeFees, .student, isList: true) {
            _ = try $0.session.takenBack(numbered: $0.takenBack().text)
        },
        verb("issueInvoice", .writeFees, .student) {
            _ = try $0.session.issueInvoice(to: $0.student, key: SubmissionKey())
        },
        question("invoice", .seeFees, .student, isList: true) {
            _ = try $0.session.invoice(numbered: $0.invoice().text)
        },
        question("invoices", .seeFees, .student) { _ = try $0.session.invoices(of: $0.student) },
        question("invoices", .seeFees, .school) {
            _ = try $0.session.invoices(on: $0.today...$0.today)
        },
        question("receipt", .seeFees, .student, isList: true) {
            _ = try $0.session.receipt(numbered: $0.receipt().text)
        },
        question("receipt", .seeFees, .school) { _ = try $0.session.receipt($0.receipt().id) },
        question("receipts", .seeFees, .student) { _ = try $0.session.receipts(of: $0.student) },
        question("receipts", .seeFees, .school) {
            _ = try $0.session.receipts(on: $0.today...$0.today)
        },
        question("feeAccount", .seeFees, .student) {
            _ = try $0.session.feeAccount(of: $0.student)
        },
        question("payers", .seeFees, .student, isList: true) { scene in
            let student = try scene.student
            let found = try scene.session.payers(StudentList.Wish())
            try scene.lists(found.rows.contains { $0.student == student })
        },
        question("payers", .seeFees, .student, isList: true) { scene in
            let charge = try scene.school.office.charge(scene.charge())
            try scene.lists(!scene.session.payers(of: [charge]).isEmpty)
        },
        question("payments", .seeFees, .student, isList: true) {
            _ = try $0.session.payments(of: $0.charge())
        },
        question("receiptSettings", .seeFees, .school) { _ = try $0.session.receiptSettings() },
        verb("openCashDay", .takeFees, .school) { try $0.session.openCashDay(float: .zero) },
        verb("correctFloat", .takeFees, .school) {
            try $0.session.correctFloat(to: TestSchool.amount("7"))
        },
        question("daysLeftOpen", .seeFees, .school) { _ = try $0.session.daysLeftOpen() },
        question("lostSitting", .seeFees, .school) { _ = try $0.session.lostSitting() },
        verb("closeCashDay", .takeFees, .school) {
            _ = try $0.session.closeCashDay(counted: .zero)
        },
        question("dayBook", .seeFees, .school) { _ = try $0.session.dayBook(on: $0.today) },
        question("drawer", .seeFees, .school) { _ = try $0.session.drawer() },
        question("defaulters", .seeFees, .school) {
            _ = try $0.session.defaulters(DefaulterList.Wish())
        },
        question("collection", .seeFees, .school) {
            _ = try $0.session.collection($0.today...$0.today)
        },
        question("feeSummary", .seeFees, .school) { _ = try $0.session.feeSummary() },
        question("receiptState", .seeFees, .school) { _ = try $0.session.receiptState() },
        question("exportLedger", .seeFees, .school) { try $0.session.exportLedger { _ in } },
        question("accounts", .seeFees, .school) { _ = try $0.session.accounts() },
        question("entry", .seeFees, .school) {
            _ = try $0.session.entry($0.school.office.raises()[0].entry)
        },
        question("entries", .seeFees, .school) {
            _ = try $0.session.entries(EntryList.Wish(.billed))
        },
        question("entries", .seeFees, .student) {
            _ = try $0.session.entries(EntryList.Wish(.owedBy($0.student)))
        },
        question("plannedReminders", .seeFees, .school) {
            _ = try $0.session.plannedReminders()
        },
        verb("queueReminders", .sendMessages, .school) { _ = try $0.session.queueReminders() },
        question("outbox", .seeFees, .school) { _ = try $0.session.outbox(OutboxList.Wish()) },
        question("cashLeft", .seeFees, .school) { _ = try $0.session.cashLeft() },
        verb("export", .seeFees, .school) {
            let list = ListToExport(name: "heads", header: ["Head"], rows: [[.text("Tuition")]])
            _ = try $0.session.export(list, about: .school)
        },
        question("listPrinter", .seeFees) { _ = try $0.session.listPrinter() },
        verb("printList", .seeFees, .school) {
            let list = ListToExport(name: "heads", header: ["Head"], rows: [[.text("Tuition")]])
            try $0.session.printList(list, about: .school)
        },
    ]
}
