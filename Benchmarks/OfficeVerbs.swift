// What the office and the counter write besides marks and payments, each beside its own writes run
// by bare SQLite. On copies of their own: a twin that was written otherwise would not fit.

import Foundation
import SchoolCore

/// The verbs that are measured by listening.
struct OfficeVerbs {
    let ground: Ground
    let replay: Replay
    private let cashier: Session
    /// Pupils of the school, and charges of which something is open.
    private let pupils: [StudentID]
    private let charges: [(id: ChargeID, student: StudentID)]

    static func run(_ database: String, _ folder: String, _ measure: Measure) throws {
        Heard.attach()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let ground = try Ground(copying: database, into: folder)
        let replay = try Replay(twin: folder + "/twin.db", measure: measure)
        try OfficeVerbs(ground: ground, replay: replay).run()
    }

    private init(ground: Ground, replay: Replay) throws {
        self.ground = ground
        self.replay = replay
        // His sign-in writes, and so the twin must hear of it.
        cashier = try Heard.during {
            let form = SignInForm("accountant", "Demo1234", kind: .command)
            return try ground.school.signIn(form, slots: ground.slots).session
        }
        try replay.follow()
        pupils = try ground.reads.prepare(
            "SELECT student FROM enrolment WHERE toOn IS NULL ORDER BY student LIMIT 1000"
        ).numbers().map { StudentID($0) }
        let list = "FROM chargeBalance WHERE open > 10000 ORDER BY charge LIMIT 1000"
        charges = zip(
            try ground.reads.prepare("SELECT charge \(list)").numbers(),
            try ground.reads.prepare("SELECT student \(list)").numbers()
        ).map { (ChargeID($0), StudentID($1)) }
    }

    private func run() throws {
        try people()
        try register()
        try charging()
        try receipts()
        try postponing()
    }

    private func people() throws {
        let (office, today) = (ground.office, ground.office.today)
        let classes = try office.sections().map(\.name)
        try replay.compare("admit a pupil with a guardian", .ratio(3)) { turn in
            var form = AdmissionForm()
            form.name = "Measured \(Self.letters(turn))"
            form.sex = "male"
            form.bornOn = "2015-03-04"
            form.section = classes[turn % classes.count]
            form.guardianName = "Guardian \(Self.letters(turn))"
            form.relation = "father"
            form.guardianPhone = "+88017\(10_000_000 + turn)"
            form.overCapacity = true
            let admission = try form.checked(country: "BD", today: today)
            _ = try office.admit(admission, key: SubmissionKey())
        }
        try replay.compare("correct a pupil", .ratio(3)) { turn in
            let card = try office.card(of: pupils[turn])
            var form = AdmissionForm(card.student)
            form.address = "Mill Lane \(turn)"
            try office.correct(
                pupils[turn], to: form.corrected(country: "BD", today: today),
                version: card.student.version)
        }
        let (first, second) = (ground.sections[0], ground.sections[1])
        let tomorrow = ground.day + 1
        let movable = try office.register(of: first, on: ground.day).rows.map(\.student)
        try replay.compare("move a pupil to another class", .ratio(3), times: 20) { turn in
            try office.move(movable[turn], to: second, on: tomorrow, overCapacity: true)
        }
    }

    private func register() throws {
        let tomorrow = ground.day + 1
        try replay.compare("record leave", .ratio(3)) { turn in
            _ = try ground.office.recordLeave(
                of: pupils[turn], tomorrow...(tomorrow + 2), reason: "Measles")
        }
        let (teacher, section, day) = (ground.teacher, ground.section, ground.day)
        try replay.compare(
            "undo a mark", .ratio(3),
            before: { turn in
                let student = ground.students[turn % ground.students.count]
                try teacher.mark(MarkOrder(student, .absent), in: section, on: day)
            },
            ours: { _ in _ = try teacher.undoMark(in: section, on: day) })
    }

    private func postponing() throws {
        let later = ground.day + 30
        try replay.compare("postpone a charge", .ratio(3)) { turn in
            try ground.office.postpone(charges[turn].id, to: later)
        }
    }

    private func charging() throws {
        var form = ChargeForm()
        form.head = try ground.office.feeHeads().first?.name ?? ""
        form.amount = "100"
        let charge = try form.checked(Currency(code: "BDT"), today: ground.office.today)
        try replay.compare("charge one pupil", .ratio(3)) { turn in
            _ = try ground.office.charge(pupils[turn], charge, key: SubmissionKey())
        }
        try replay.compare("waive a charge in part", .ratio(3)) { turn in
            try ground.office.grant(
                .waiver, of: Money(minor: 100), off: charges[turn].id, reason: "Fire at home")
        }
        try replay.compare("issue an invoice", .ratio(3)) { turn in
            _ = try ground.office.issueInvoice(to: charges[turn].student, key: SubmissionKey())
        }
    }

    private func receipts() throws {
        var taken: [ReceiptID] = []
        let pay = { (turn: Int) in
            let share = Payment.Share(student: charges[turn].student, amount: Money(minor: 1000))
            let sent = try cashier.receive(Payment(shares: [share]), key: SubmissionKey())
            taken.append(sent.receipt.id)
        }
        try replay.compare("void a receipt", .ratio(3), before: pay) { _ in
            _ = try ground.office.void(taken[taken.count - 1], reason: "Wrong pupil")
        }
        try replay.compare("refund half a receipt", .ratio(3), before: pay) { _ in
            _ = try ground.office.refund(
                taken[taken.count - 1], amount: Money(minor: 500), reason: "Moved away")
        }
        guard taken.count > 100 else { return }
        try replay.compare("count a reprint", .ratio(3)) { turn in
            _ = try ground.office.countCopy(of: taken[turn])
        }
    }

    /// "Aaab": names hold no digits.
    private static func letters(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return "A" + [26 * 26, 26, 1].map { String(letters[number / $0 % 26]) }.joined()
    }
}
