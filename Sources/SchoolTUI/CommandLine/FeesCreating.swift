// A charge outside the price list, from the command line: for one pupil, for several, for a class.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Charge a pupil, several or a class for something outside the price list.",
            discussion: """
                Several --student, or --class, are charged in one go: all of them or nobody. \
                --dry-run shows for whom, and writes nothing.
                """)
        @OptionGroup var options: CommandOptions
        @Option(help: "Admission number; may be given several times.") var student: [String] = []
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?
        @Option(help: "A fee head.") var head: String
        @Option(help: "What it is for; the head unless given.") var name = ""
        @Option(help: "How much.") var amount: String
        @Option(help: "When it falls due; today unless given.") var due = ""
        @Option(help: "Discount on it.") var discount = ""
        @Option(help: "Scholarship on it.") var scholarship = ""
        @Option(help: "Why a discount or scholarship is granted.") var reason = ""
        @Flag(help: "Only show who would be charged.") var dryRun = false
        @Option(help: "32 hexadecimal digits: the same key again charges once.") var key: String?

        func answer(_ session: Session) throws -> Answer {
            let new = try checked(session)
            let scope = try scope(session)
            if !dryRun, section == nil, student.count == 1, let number = student.first {
                return try charge(number, new, session)
            }
            let plan = try session.planned(new, for: scope)
            if dryRun { return shown(plan, nil, session) }
            let raised = try session.charge(new, for: scope, key: try Words.key(key))
            return shown(plan, raised, session)
        }

        private func checked(_ session: Session) throws -> NewCharge {
            var form = ChargeForm()
            form.head = head
            form.name = name
            form.amount = amount
            form.dueOn = due
            form.discount = discount
            form.scholarship = scholarship
            form.reason = reason
            return try form.checked(session.school.profile.money, today: session.today)
        }

        private func scope(_ session: Session) throws -> ChargeScope {
            switch (section, student.isEmpty) {
            case (let section?, true): .section(try session.section(named: section))
            case (nil, false): .students(try student.map(session.student(numbered:)))
            default: throw CommandFault("Give either --class or --student.")
            }
        }

        private func charge(
            _ number: String, _ new: NewCharge, _ session: Session
        ) throws -> Answer {
            let pupil = try session.student(numbered: number)
            let id = try session.charge(pupil, new, key: try Words.key(key))
            return .done(
                "\(number) is charged \(FeeAnswers(session: session).text(new.amount)) for "
                    + "\(new.name), due "
                    + "\(FeeListWords.due(new.dueOn, today: session.today)): charge "
                    + "\(id.rawValue).",
                ["id": .id(id)])
        }

        private func shown(_ plan: ChargePlan, _ raised: Raised?, _ session: Session) -> Answer {
            let fees = FeeAnswers(session: session)
            let count = raised?.count ?? plan.count
            let each = "\(count) charges of \(fees.text(plan.new.amount)) for \(plan.new.name)"
            let ending =
                raised.map {
                    "are raised. school fees undo-raise \($0.entry.rawValue) takes them back."
                } ?? "would be raised. Nothing was written."
            let message =
                "\(each), due \(FeeListWords.due(plan.new.dueOn, today: session.today)), together "
                + "\(fees.text(plan.total)), \(ending)"
            let pupils = columns(
                ["No.", "Name", "Class", "To pay"],
                plan.pupils.map {
                    [$0.admissionNumber, $0.name, $0.sectionName, fees.text(plan.net)]
                })
            return Answer(
                [
                    "fee": .text(plan.new.name), "dueOn": .day(plan.new.dueOn),
                    "charges": .number(count), "amount": fees.json(plan.new.amount),
                    "net": fees.json(plan.net), "total": fees.json(plan.total),
                    "raise": raised.map { .id($0.entry) } ?? .null,
                    "students": .array(plan.pupils.map { .text($0.admissionNumber) }),
                ], message: message, lines: (raised == nil ? pupils : []) + [message])
        }
    }
}
