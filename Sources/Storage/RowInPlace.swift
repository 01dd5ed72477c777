// One row, read where it lies.

package import GRDB

extension Row {
    /// The first row of a query, while its statement stands on it; nil where there is none.
    /// `fetchOne` copies the row first, with every value in it: for a mark, which asks four times
    /// for one row, a twentieth of what it costs the processor.
    package static func readOne<Value>(
        _ statement: Statement, arguments: StatementArguments = StatementArguments(),
        _ read: (Row) throws -> Value
    ) throws -> Value? {
        let rows = try fetchCursor(statement, arguments: arguments)
        return try rows.next().map(read)
    }
}
