// What the school charges for, from the command line: heads, and the price list of the year.

import ArgumentParser
import SchoolCore

struct FeeHeadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee-heads", abstract: "What the school charges for: list, create.",
        subcommands: [List.self, Create.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "All fee heads.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let heads = try session.feeHeads()
            let rows = heads.map { head -> JSON in
                [
                    "id": .id(head.id), "name": .text(head.name),
                    "type": .text(head.category.rawValue),
                ]
            }
            return .page(
                rows, of: "fee heads", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(
                    ["Head", "Type"], heads.map { [$0.name, $0.category.rawValue] }))
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a fee head with its own income account.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its name.") var name: String
        @Option(help: "TUITION, TRANSPORT, LIBRARY, SPORTS, HOSTEL or OTHER.") var type = "OTHER"

        func answer(_ session: Session) throws -> Answer {
            let head = try NewFeeHead(name: name, category: type)
            let id = try session.add(head)
            return .done("\(head.name) is a fee head now.", ["id": .id(id)])
        }
    }
}

struct FeeStructuresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee-structures", abstract: "The price list: list, show, create, update.",
        subcommands: [List.self, Show.self, Create.self, Update.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The price lists of all years, the newest first.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let fees = FeeAnswers(session: session)
            let all = try session.feeStructures()
            return .page(
                all.map { FeeStructuresCommand.json($0, fees) }, of: "lines of the price list",
                page: 1, limit: max(1, all.count),
                total: all.count, lines: FeeStructuresCommand.lines(all, fees))
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "One line of the price list.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its name.") var name: String
        @Option(help: "Its academic year; the current one unless given.") var year = ""

        func answer(_ session: Session) throws -> Answer {
            let line = try session.feeStructure(named: name, year: year)
            let fees = FeeAnswers(session: session)
            return Answer(
                FeeStructuresCommand.json(line, fees),
                lines: FeeStructuresCommand.lines([line], fees))
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a line to the price list of this year or another.")
        @OptionGroup var options: CommandOptions
        @Option(help: "A fee head.") var head: String
        @Option(help: "Its name; the head's unless given.") var name = ""
        @Option(help: "How much each time.") var amount: String
        @Option(help: "MONTHLY, QUARTERLY, ANNUALLY or ONE_TIME.") var frequency = "MONTHLY"
        @Option(help: "Its classes, 7-A,7-B; all unless given.") var classes = ""
        @Option(help: "The day of the month it falls due; 10 unless given.") var dueDay = ""
        @Option(help: "Its academic year; the current one unless given.") var year = ""
        @Flag(help: "Add the head too where it is missing.") var withHead = false
        @Option(help: "The new head's type: TUITION, TRANSPORT ... OTHER.") var type = "OTHER"

        func answer(_ session: Session) throws -> Answer {
            var form = FeeStructureForm()
            form.name = name
            form.head = head
            form.amount = amount
            form.frequency = frequency
            form.classes = classes
            form.dueDay = dueDay
            form.year = year
            let new = try form.checked(session.school.profile.money)
            try addHead(new, session)
            let id = try session.add(new)
            let fees = FeeAnswers(session: session)
            return .done(
                "\(new.name) is on the price list: \(fees.text(new.amount)) "
                    + "\(new.frequency.rawValue.lowercased()).", ["id": .id(id)])
        }

        private func addHead(_ new: NewFeeStructure, _ session: Session) throws {
            guard withHead else { return }
            let known = try session.feeHeads().map { $0.name.lowercased() }
            guard !known.contains(new.head.lowercased()) else { return }
            _ = try session.add(NewFeeHead(name: new.head, category: type))
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Another price, or out of use; what was raised keeps its price.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A line of the price list.") var name: String
        @Option(help: "Its academic year; the current one unless given.") var year = ""
        @Option(help: "The new price.") var amount: String?
        @Flag(inversion: .prefixedNo, help: "Whether charges are raised from it.")
        var active: Bool?

        func answer(_ session: Session) throws -> Answer {
            guard amount != nil || active != nil else {
                throw CommandFault("Give --amount, --active or --no-active.")
            }
            let before = try session.feeStructure(named: name, year: year)
            let price = try amount.map { try Words.amount("amount", $0, session) } ?? before.amount
            let isActive = active ?? before.isActive
            try session.change(
                before.id, amount: price, isActive: isActive, version: before.version)
            let fees = FeeAnswers(session: session)
            return .done(
                "\(before.name) costs \(fees.text(price)) and is "
                    + (isActive ? "in use." : "not in use."), ["id": .id(before.id)])
        }
    }

    private static func lines(_ all: [FeeStructure], _ fees: FeeAnswers) -> [String] {
        columns(
            ["Year", "Name", "Head", "How often", "Classes", "Due day", "In use", "Amount"],
            all.map { line in
                [
                    line.yearName, line.name, line.headName, line.frequency.rawValue,
                    line.appliesToAll ? "all" : line.sections.map(\.name).joined(separator: " "),
                    String(line.dueDay), line.isActive ? "yes" : "no", fees.text(line.amount),
                ]
            })
    }

    private static func json(_ line: FeeStructure, _ fees: FeeAnswers) -> JSON {
        [
            "id": .id(line.id), "academicYear": .text(line.yearName), "name": .text(line.name),
            "head": .text(line.headName), "type": .text(line.category.rawValue),
            "amount": fees.json(line.amount), "frequency": .text(line.frequency.rawValue),
            "applicableTo": .text(line.appliesToAll ? "ALL" : "CLASS_SPECIFIC"),
            "classes": .array(line.sections.map { .text($0.name) }),
            "dueDay": .number(line.dueDay), "status": .text(line.isActive ? "ACTIVE" : "INACTIVE"),
        ]
    }
}
