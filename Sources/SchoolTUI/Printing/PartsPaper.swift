// A dashboard or a card on paper: a rule and a heading for each part, then its lines with the
// figures at the right edge. Nothing is cut off.

import SchoolCore

/// Parts of a screen, as they are printed.
struct PartsPaper: SheetPaper {
    let parts: [SheetPart]
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
        for part in parts {
            paper.rule()
            paper.left(part.name)
            for line in part.lines {
                let words = [line.what, line.detail].filter { !$0.isEmpty }
                paper.row(words.joined(separator: "   "), line.figure, indent: 2)
            }
        }
        paper.rule()
        return paper.lines
    }
}
