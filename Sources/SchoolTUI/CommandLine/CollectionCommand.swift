// The collection register from the command line: the same days, columns and sums as on the screen.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Collection: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "What came in over some days, by day, method and head, gross and net.")
        @OptionGroup var options: CommandOptions
        @Option(help: "First day; the first of this month unless given.") var from: String?
        @Option(help: "Last day; today unless given.") var to: String?
        @Flag(help: "The days as CSV, with every column a wide window shows.") var csv = false
        @Flag(help: "With --csv: the sums by method and head instead of the days.")
        var sums = false

        func answer(_ session: Session) throws -> Answer {
            let last = try Words.day(to, session)
            let first = try from.map { try Words.day($0, session) } ?? last.wholeMonth.lowerBound
            guard first <= last else {
                throw Refusal.invalid([FieldProblem("to", .endsBeforeStart)])
            }
            let register = try session.collection(first...last)
            let list = list(register, session.school.profile.money)
            var answer = Answer(
                json(register, FeeAnswers(session: session)),
                lines: csv ? [] : lines(register, session.school.profile.money))
            if csv { answer.text = list.text }
            return answer
        }

        private func list(_ register: CollectionRegister, _ money: Currency) -> ListToExport {
            sums
                ? ListToExport(
                    "collection-sums", CollectionSheet.sumColumns(money),
                    CollectionSheet.sums(register))
                : CollectionSheet.export(register.days, register.lines, money)
        }

        private func lines(_ register: CollectionRegister, _ money: Currency) -> [String] {
            func table<Row>(_ sheet: [SheetColumn<Row>], _ rows: [Row]) -> [String] {
                columns(
                    sheet.map(\.shown.heading),
                    rows.map { row in sheet.map { $0.shown.text(row) } })
            }
            return ["\(register.days.lowerBound.iso) to \(register.days.upperBound.iso)"]
                + table(CollectionSheet.columns(money), register.lines)
                + ["Each method is gross; Back is what was taken back; Net is the rest.", ""]
                + table(CollectionSheet.sumColumns(money), CollectionSheet.sums(register))
        }

        private func json(_ register: CollectionRegister, _ fees: FeeAnswers) -> JSON {
            func sums(_ sums: [DayBook.Sum]) -> JSON {
                .array(
                    sums.map {
                        [
                            "name": .text($0.name), "count": .number($0.count),
                            "amount": fees.json($0.amount),
                        ]
                    })
            }
            let rows = register.lines.map { line -> JSON in
                let methods = PaymentMethod.allCases.compactMap { method in
                    line.amounts[method].map { (method.rawValue, fees.json($0)) }
                }
                return [
                    "date": .day(line.day), "receipts": .number(line.receipts),
                    "byMethod": .object(methods), "takenBack": fees.json(line.takenBack),
                    "net": fees.json(line.net),
                ]
            }
            return [
                "from": .day(register.days.lowerBound), "to": .day(register.days.upperBound),
                "currency": .text(fees.money.code), "gross": fees.json(register.gross),
                "takenBack": fees.json(register.takenBack), "net": fees.json(register.net),
                "byMethod": sums(register.byMethod), "byHead": sums(register.byHead),
                "days": .array(rows),
            ]
        }
    }
}
