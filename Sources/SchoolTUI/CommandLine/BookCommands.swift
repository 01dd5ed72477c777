// The day book and the ledger from the command line.

import ArgumentParser
import Foundation
import SchoolCore

struct DayBookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybook", abstract: "The money of a day: show, open, float, close.",
        subcommands: [Show.self, Open.self, SetFloat.self, Close.self], defaultSubcommand: Show.self
    )

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "All money of a day, and what must lie in the drawer.")
        @OptionGroup var options: CommandOptions
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let book = try session.dayBook(on: try Words.day(date, session))
            let fees = FeeAnswers(session: session)
            return Answer(DayBookCommand.json(book, fees), lines: DayBookCommand.lines(book, fees))
        }
    }

    struct Open: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open today's book with what lies in the drawer.")
        @OptionGroup var options: CommandOptions
        @Option(help: "What lies in the drawer.") var float: String

        func answer(_ session: Session) throws -> Answer {
            let float = try Words.amount("float", float, session, allowingZero: true)
            try session.openCashDay(float: float)
            let fees = FeeAnswers(session: session)
            return .done(
                "The day book of \(session.today.text) is open with \(fees.text(float)).",
                ["float": fees.json(float)])
        }
    }

    struct SetFloat: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "float",
            abstract: "Set the float right while today's book is open; the drawer follows.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "What lay in the drawer in the morning.") var float: String

        func answer(_ session: Session) throws -> Answer {
            let float = try Words.amount("float", float, session, allowingZero: true)
            try session.correctFloat(to: float)
            let fees = FeeAnswers(session: session)
            let drawer = try session.dayBook(on: session.today).expected
            return .done(
                "The float of \(session.today.text) is \(fees.text(float)): "
                    + "\(fees.text(drawer)) must lie in the drawer.",
                ["float": fees.json(float), "drawer": fees.json(drawer)])
        }
    }

    struct Close: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a day's book with what was counted; the day takes no money after.")
        @OptionGroup var options: CommandOptions
        @Option(help: "The cash that was counted.") var counted: String
        @Option(help: "An earlier day that was left open; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let counted = try Words.amount("counted", counted, session, allowingZero: true)
            let day = try Words.day(date, session)
            let closing = try session.closeCashDay(counted: counted, of: day)
            let fees = FeeAnswers(session: session)
            return .done(
                "The day book of \(day.text) is closed: expected "
                    + "\(fees.text(closing.expected)), counted "
                    + "\(fees.text(closing.counted)), difference \(fees.text(closing.difference)).",
                DayBookCommand.json(closing, fees))
        }
    }

    private static func json(_ closing: CashDay.Closing, _ fees: FeeAnswers) -> JSON {
        [
            "expected": fees.json(closing.expected), "counted": fees.json(closing.counted),
            "difference": fees.json(closing.difference), "closedAt": .instant(closing.at),
            "closedBy": .text(closing.by),
        ]
    }

    private static func json(_ book: DayBook, _ fees: FeeAnswers) -> JSON {
        func sums(_ sums: [DayBook.Sum]) -> JSON {
            .array(
                sums.map {
                    [
                        "name": .text($0.name), "count": .number($0.count),
                        "amount": fees.json($0.amount),
                    ]
                })
        }
        let rows = book.lines.map { line -> JSON in
            [
                "number": .text(line.paper), "at": .instant(line.at),
                "name": .text(line.studentName), "class": .text(line.studentClass),
                "method": .text(line.method.rawValue), "cashier": .text(line.cashier),
                "amount": fees.json(line.amount), "running": fees.json(line.running),
                "isTakenBack": .bool(line.isTakenBack),
            ]
        }
        return [
            "date": .day(book.day),
            "isOpen": .bool(book.cashDay.map { $0.closing == nil } ?? false),
            "float": fees.json(book.float), "cashIn": fees.json(book.cashIn),
            "cashOut": fees.json(book.cashOut), "drawer": fees.json(book.drawer.amount),
            "total": fees.json(book.total), "receipts": .number(book.receipts),
            "byMethod": sums(book.byMethod), "byHead": sums(book.byHead),
            "byCashier": sums(book.byCashier), "lines": .array(rows),
            "closing": book.cashDay?.closing.map { json($0, fees) } ?? .null,
            "leftOpen": .array(book.leftOpen.map(JSON.day)),
        ]
    }

    private static func lines(_ book: DayBook, _ fees: FeeAnswers) -> [String] {
        let clock = fees.session.clock
        let list = columns(
            ["Paper", "Time", "Name", "Class", "Method", "Cashier", "Amount", "Running"],
            book.lines.map { line in
                [
                    line.paper, clock.time(of: line.at), line.studentName, line.studentClass,
                    line.method.rawValue, line.cashier, fees.text(line.amount),
                    fees.text(line.running),
                ]
            })
        let rows = book.lines.isEmpty ? ["No receipts."] : list
        func named(_ group: String, _ sums: [DayBook.Sum]) -> [[String]] {
            sums.enumerated().map { [$0 == 0 ? group : "", $1.name, fees.text($1.amount)] }
        }
        let sums = columns(
            ["By", "Name", "Amount"],
            named("method", book.byMethod) + named("head", book.byHead)
                + named("cashier", book.byCashier)
                + [
                    ["drawer", "float", fees.text(book.float)],
                    ["", "cash in", fees.text(book.cashIn)],
                    ["", "cash out", fees.text(book.cashOut)],
                    [
                        "", book.drawer.isClosed ? "counted" : "in the drawer",
                        fees.text(book.drawer.amount),
                    ],
                ])
        let state: String
        switch book.cashDay?.closing {
        case let closing?:
            state = "closed by \(closing.by), difference \(fees.text(closing.difference))"
        case nil: state = book.cashDay == nil ? "not opened" : "open"
        }
        let more = book.leftOpen.count > 1 ? " (\(book.leftOpen.count) days in all)" : ""
        let left = book.leftOpen.last.map {
            "\($0.text) was left open\(more): count it, then school daybook close "
                + "--date \($0.iso)."
        }
        return ["\(book.day.text)  \(state)"] + [left].compactMap { $0 } + rows + [""] + sums
    }
}

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The ledger: its accounts, and all of it for hledger.",
        subcommands: [Accounts.self, Export.self], defaultSubcommand: Accounts.self)

    struct Accounts: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every account and its balance; together they are nothing.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let accounts = try session.accounts()
            let fees = FeeAnswers(session: session)
            let rows = accounts.map { account -> JSON in
                [
                    "code": .text(account.code), "name": .text(account.name),
                    "balance": fees.json(account.balance),
                ]
            }
            return .page(
                rows, page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(
                    ["Account", "Name", "Balance"],
                    accounts.map { [$0.code, $0.name, fees.text($0.balance)] }))
        }
    }

    struct Export: OfficeCommand {
        /// The forms another program reads.
        enum Format: String, ExpressibleByArgument, CaseIterable { case hledger }

        static let configuration = CommandConfiguration(
            abstract: "Write the whole ledger in the plain text of hledger.")
        @OptionGroup var options: CommandOptions
        @Option(help: "hledger.") var format = Format.hledger
        @Option(help: "A new file; standard output unless given.", completion: .file())
        var output: String?

        func answer(_ session: Session) throws -> Answer {
            var lines: [String] = []
            try session.exportLedger { lines.append($0) }
            guard let output else {
                return Answer(
                    ["format": .text(format.rawValue), "journal": .array(lines.map(JSON.text))],
                    lines: lines)
            }
            let path = Places.absolute(output)
            let text = lines.map { $0 + "\n" }.joined()
            try SecretFile.write(Array(text.utf8), to: path, replacing: false)
            return .done(
                "The ledger is in \(path).",
                ["path": .text(path), "lines": .number(lines.count)])
        }
    }
}
