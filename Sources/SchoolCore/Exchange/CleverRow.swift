// One row of a Clever file, asked by the names of its columns.

/// What is wrong with one cell; the row adds where it stood.
struct CellFault: Error {
    let column: String
    let value: String
    let reason: CleverReject.Reason
}

struct CleverRow {
    let file: CleverFile
    let row: CSVRow
    let columns: [String: Int]

    /// A cell as it stands; empty where the file has no such column.
    func raw(_ column: String) -> String {
        columns[column.lowercased()].map { row.cells[$0] } ?? ""
    }

    /// A cell cleaned; it may be empty.
    func optional(_ column: String, atMost characters: Int = 100) throws(CellFault) -> String {
        do throws(TextFault) {
            return try CleanText.line(raw(column), atMost: characters)
        } catch { throw fault(column, .text(error)) }
    }

    /// A cell cleaned; it must hold something.
    func required(_ column: String, atMost characters: Int = 100) throws(CellFault) -> String {
        let text = try optional(column, atMost: characters)
        guard !text.isEmpty else { throw fault(column, .missing) }
        return text
    }

    func fault(_ column: String, _ reason: CleverReject.Reason) -> CellFault {
        CellFault(column: column, value: raw(column), reason: reason)
    }

    /// First, middle and last name as one, with the family name known.
    func personName() throws(CellFault) -> PersonName {
        let given = try required("First_name")
        let middle = try optional("Middle_name")
        let family = try required("Last_name")
        let written = [given, middle, family].filter { !$0.isEmpty }.joined(separator: " ")
        do throws(NameFault) {
            return try PersonName(written: written, family: family)
        } catch { throw fault("Last_name", .name(error)) }
    }

    func reject(_ fault: CellFault) -> CleverReject {
        CleverReject(
            file: file, line: row.line, column: fault.column, value: fault.value,
            reason: fault.reason, original: row.original, enrolmentsLost: 0)
    }

    func warning(_ column: String, _ kind: CleverWarning.Kind) -> CleverWarning {
        CleverWarning(
            file: file, line: row.line, column: column, value: raw(column), kind: kind)
    }
}
