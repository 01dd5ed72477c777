// Charges raised from the price list, and taken back as a whole, from the command line.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Raise: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Raise charges from the price list; nobody is charged twice.")
        @OptionGroup var options: CommandOptions
        @Option(help: "A line of the price list.") var structure: String
        @Option(help: "Its academic year; the current one unless given.") var year = ""
        @Option(help: "2026-03 or 2026-Q1; the present one unless given.") var period: String?
        @Option(help: "When the charges fall due; the price list's day unless given.")
        var due: String?
        @Option(help: "One pupil's admission number.") var student: String?
        @Option(name: .customLong("class"), help: "One class: 7b, 7B or 7-B.") var section: String?
        @Flag(help: "The whole school.") var all = false
        @Flag(help: "Only show what would be raised.") var dryRun = false

        func answer(_ session: Session) throws -> Answer {
            let line = try session.feeStructure(named: structure, year: year)
            let order = RaiseOrder(
                structure: line.id, period: try period.map(Words.period),
                scope: try scope(session), dueOn: try due.map { try Words.day($0, session) })
            let plan = try session.planned(order)
            if dryRun { return shown(plan, nil, session) }
            let raised = try session.raise(order) { done, total in
                StandardError.progress("Charges", done, of: total)
            }
            return shown(plan, raised, session)
        }

        private func scope(_ session: Session) throws -> RaiseOrder.Scope {
            switch (student, section, all) {
            case (let number?, nil, false): .student(try session.student(numbered: number))
            case (nil, let name?, false): .section(try session.section(named: name))
            case (nil, nil, true): .school
            default: throw CommandFault("Give one of --student, --class and --all.")
            }
        }

        /// Whoever is charged for a day that has passed is behind in the same second.
        private func late(_ plan: RaisePlan, _ session: Session) -> String {
            guard plan.dueOn < session.today, plan.count > 0 else { return "" }
            return " \(FeeListWords.counted(plan.count, "charge")) overdue at once; --due sets a "
                + "later day."
        }

        private func shown(_ plan: RaisePlan, _ raised: Raised?, _ session: Session) -> Answer {
            let fees = FeeAnswers(session: session)
            let count = raised?.count ?? plan.count
            let said = FeeListWords.counted(count, "charge")
            let total = raised?.total ?? plan.total
            let classes = columns(
                ["Class", "Pupils"], plan.classes.map { [$0.name, String($0.pupils)] })
            let have = plan.already > 0 ? " \(plan.already) have it already." : ""
            let sentence =
                raised == nil
                ? "\(said) of \(fees.text(plan.structure.amount)) would be raised."
                : "\(said) of \(fees.text(plan.structure.amount)) raised."
            let undo = raised.map {
                " school fees undo-raise \($0.entry.rawValue) takes them back."
            }
            let message =
                "\(sentence) Together \(fees.text(total)), due "
                + "\(FeeListWords.due(plan.dueOn, today: session.today))."
                + late(plan, session) + have
                + (undo ?? " Nothing was written.")
            return Answer(
                [
                    "structure": .text(plan.structure.name), "period": .text(plan.period.text),
                    "dueOn": .day(plan.dueOn), "charges": .number(count),
                    "total": fees.json(total), "already": .number(plan.already),
                    "raise": raised.map { .id($0.entry) } ?? .null,
                    "classes": .array(
                        plan.classes.map {
                            ["class": .text($0.name), "pupils": .number($0.pupils)]
                        }),
                ], message: message, lines: classes + [message])
        }
    }

    struct Raises: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was raised, the newest first.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let fees = FeeAnswers(session: session)
            let raises = try session.raises()
            let rows = raises.map { raise -> JSON in
                [
                    "raise": .id(raise.entry), "date": .day(raise.day), "fee": .text(raise.name),
                    "period": .text(raise.period), "charges": .number(raise.count),
                    "total": fees.json(raise.total), "isUndone": .bool(raise.isUndone),
                ]
            }
            let lines = columns(
                ["Raise", "Day", "Fee", "Period", "Charges", "Total", ""],
                raises.map {
                    [
                        String($0.entry.rawValue), $0.day.iso, $0.name, $0.period,
                        String($0.count), fees.text($0.total), $0.isUndone ? "undone" : "",
                    ]
                })
            return .page(
                rows, of: "raises", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: lines)
        }
    }

    struct UndoRaise: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a whole raise back, while nothing of it is paid.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its number, as fees raise and fees raises show it.") var raise: Int

        func answer(_ session: Session) throws -> Answer {
            let count = try session.undoRaise(JournalEntryID(Int64(raise)))
            return .done("\(count) charges are cancelled.", ["charges": .number(count)])
        }
    }
}
