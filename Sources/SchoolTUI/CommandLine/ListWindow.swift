// Which rows of a list a command shows. A page is counted from the beginning, and rows that came
// or went meanwhile move it; `--after` goes on behind a row that was seen, wherever it stands now.

import ArgumentParser
import SchoolCore

/// A page by its number, or the rows after one that was seen.
struct ListWindow: ParsableArguments {
    @Option(help: "Page, from 1.") var page = 1
    @Option(help: "Rows a page.") var limit = 20
    @Option(help: "Go on after this row, by its number as the list shows it, instead of a page.")
    var after: String?

    /// How many rows stand before those that are wanted.
    func offset() throws -> Int { try Words.page(page, limit) }

    func validate() throws {
        if after != nil, page != 1 { throw ValidationError("Give --page or --after, not both.") }
    }

    /// The number of the row to go on after, for lists that count their rows.
    func afterNumber() throws -> Int64? {
        try after.map { typed in
            guard let number = Int64(typed) else {
                throw Refusal.invalid([
                    FieldProblem("after", .notANumber(from: 1, to: 1_000_000_000))
                ])
            }
            return number
        }
    }

    /// The rows that are wanted of a list that is read whole.
    func rows<Row>(of all: [Row], kind: String, number: (Row) -> String) throws -> [Row] {
        let offset = try offset()
        guard let after else { return Array(all.dropFirst(offset).prefix(limit)) }
        guard let place = all.firstIndex(where: { number($0) == after }) else {
            throw Refusal.unknown(after, kind: kind)
        }
        return Array(all.dropFirst(place + 1).prefix(limit))
    }
}
