// A list or a form on paper: its columns under each other where they have room, else each row as a
// paragraph of its own, with the title before each cell. Nothing is cut off.

import SchoolCore

/// What stands on a screen, as it is printed.
struct ListPaper: SheetPaper {
    let list: ListToExport
    /// What the screen is called.
    let title: String
    /// `Thu 12 Mar 2026  09:28`.
    let when: String
    let school: SchoolProfile

    var name: String { title }

    func lines(width: Int) -> [String] {
        var paper = PaperText(width: width)
        paper.centred(school.name)
        paper.rule()
        paper.row(title, when)
        if !list.narrowing.isEmpty, list.narrowing != title { paper.left(list.narrowing) }
        paper.rule()
        let rows = list.rows.map { $0.map(Self.text) }
        let widths = list.header.indices.map { column in
            ([list.header] + rows).map { TextWidth.columns(Clean.line($0[column])) }.max() ?? 0
        }
        if widths.reduce(0, +) + 2 * max(0, widths.count - 1) <= paper.width {
            for row in [list.header] + rows { paper.asItIs(line(row, widths)) }
        } else {
            for row in rows { paragraph(row, on: &paper) }
        }
        paper.rule()
        paper.left(rows.count == 1 ? "1 row" : "\(grouped(rows.count)) rows")
        return paper.lines
    }

    private func line(_ row: [String], _ widths: [Int]) -> String {
        row.indices.map { column in
            let text = Clean.line(row[column])
            let blanks = String(
                repeating: " ", count: max(0, widths[column] - TextWidth.columns(text)))
            return isFigures(column) ? blanks + text : text + blanks
        }.joined(separator: "  ")
    }

    /// The first cell alone, the others below it.
    private func paragraph(_ row: [String], on paper: inout PaperText) {
        paper.left(row.first ?? "")
        let rest = row.indices.dropFirst().filter { !row[$0].isEmpty }
        paper.left(
            rest.map { "\(list.header[$0]): \(row[$0])" }.joined(separator: "  "), indent: 2)
    }

    /// Whether a column holds numbers, which stand on the right.
    private func isFigures(_ column: Int) -> Bool {
        let filled = list.rows.map { $0[column] }.filter { $0 != .text("") }
        return !filled.isEmpty
            && filled.allSatisfy { if case .text = $0 { false } else { true } }
    }

    private static func text(_ cell: CSVCell) -> String {
        switch cell {
        case .text(let text): text
        case .number(let number): String(number)
        case .amount(let amount): amount
        }
    }
}
