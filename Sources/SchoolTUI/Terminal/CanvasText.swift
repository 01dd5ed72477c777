// A canvas as text, for frame tests and replayed bug reports: what a person sees, and beside it the
// letters of the styles.

extension Canvas {
    /// The rows as they look, without trailing blanks.
    var text: String {
        rows.indices.map { line($0).trimmedAtEnd(of: " ") }.joined(separator: "\n")
    }

    /// The styles as letters: `.` plain, `t` title, `d` dim, `f` focus, `g` good, `w` warning,
    /// `b` bad, `k` key.
    var styles: String {
        rows.indices.map { row in
            var letters = rows[row].map(\.style.letter)
            for field in namesByRow[row] {
                for column in field.column..<(field.column + field.width) {
                    letters[column] = field.style.letter
                }
            }
            return String(letters).trimmedAtEnd(of: ".")
        }.joined(separator: "\n")
    }

    /// One row as it looks, names included, at its full width.
    func line(_ row: Int) -> String {
        guard rows.indices.contains(row) else { return "" }
        let fields = namesByRow[row].sorted { $0.column < $1.column }
        var line = ""
        var column = 0
        for field in fields {
            line += rows[row][column..<field.column].map(\.text).joined() + field.text
            column = field.column + field.width
        }
        return line + rows[row][column...].map(\.text).joined()
    }
}

extension String {
    fileprivate func trimmedAtEnd(of blank: Character) -> String {
        var rest = self[...]
        while rest.last == blank { rest.removeLast() }
        return String(rest)
    }
}
