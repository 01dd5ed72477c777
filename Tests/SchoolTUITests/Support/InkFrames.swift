// Screens as the eye sees them in one theme: below the text the attributes of each cell as letters,
// and below those its colours as digits. Kept in Tests/Frames like every frame.

import Testing

@testable import SchoolTUI

/// Compares a canvas with the recorded frame of one theme on a terminal with so many colours.
func expectInks(
    _ canvas: Canvas, _ name: String, _ theme: Theme, colours: Int,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let layers = [canvas.text] + inkLayers(canvas, theme, colours: colours)
    try expectText(
        layers.joined(separator: "\n") + "\n", "ink-\(name)-\(theme.rawValue)-\(colours)",
        sourceLocation: sourceLocation)
}

/// Signs and then colours of every cell, each below its title.
func inkLayers(_ canvas: Canvas, _ theme: Theme, colours: Int) -> [String] {
    let inks = canvas.inks(theme, colours: colours)
    return [
        "==== signs: B bold, d dim, u underlined, r reversed, U and R bold too",
        picture(inks) { $0.letter }, "==== colours of \(colours), in hexadecimal",
        picture(inks) { $0.colour.map { Character(String($0, radix: 16)) } ?? "." },
    ]
}

private func picture(_ inks: [[Ink]], _ letter: (Ink) -> Character) -> String {
    inks.map { row in
        var letters = row.map(letter)
        while letters.last == "." { letters.removeLast() }
        return String(letters)
    }.joined(separator: "\n")
}

extension Canvas {
    /// The ink of every cell, names included.
    fileprivate func inks(_ theme: Theme, colours: Int) -> [[Ink]] {
        rows.indices.map { row in
            var styles = rows[row].map(\.style)
            for name in namesByRow[row] {
                for column in name.column..<(name.column + name.width) {
                    styles[column] = name.style
                }
            }
            return styles.map { theme.ink($0, colours: colours) }
        }
    }
}

extension Ink {
    fileprivate var letter: Character {
        switch (isBold, isUnderlined, isReversed) {
        case (true, true, _): "U"
        case (true, _, true): "R"
        case (true, _, _): "B"
        case (_, true, _): "u"
        case (_, _, true): "r"
        default: isDim ? "d" : "."
        }
    }
}
