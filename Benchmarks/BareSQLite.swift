// The limit: SQLite's C interface with prepared statements and nothing around them. It keeps what
// SQLite itself promises (FULL, foreign keys, the schema's triggers) and nothing of ours: no
// permission, no rules, no hash, no queue.

import GRDBSQLite

/// What SQLite answered when it refused.
struct BareFailure: Error {
    let message: String
}

/// One connection.
final class BareSQLite {
    private let handle: OpaquePointer?

    init(_ path: String) throws {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
        self.handle = handle
        guard code == SQLITE_OK else { throw BareFailure(message: "cannot open \(path)") }
        for pragma in ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"] {
            try run("PRAGMA \(pragma)")
        }
    }

    deinit { sqlite3_close_v2(handle) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func prepare(_ sql: String) throws -> BareStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, 1, &statement, nil) == SQLITE_OK, let statement
        else { throw failure }
        return BareStatement(statement, of: self)
    }

    var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    fileprivate var failure: BareFailure {
        BareFailure(message: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "")
    }
}

/// A value to bind.
enum BareValue {
    case number(Int64)
    case text(StaticString)
    case words(String)
    case bytes([UInt8])
    case null
}

/// A prepared statement.
final class BareStatement {
    private let handle: OpaquePointer
    private let connection: BareSQLite

    fileprivate init(_ handle: OpaquePointer, of connection: BareSQLite) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Runs to the end and touches every column of every row, as anyone who shows them must.
    @discardableResult
    func run(_ values: BareValue...) throws -> Int { try run(values) }

    @discardableResult
    func run(_ values: [BareValue]) throws -> Int {
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1)) }
        defer { sqlite3_reset(handle) }
        var rows = 0
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                rows += 1
                for column in 0..<sqlite3_column_count(handle) {
                    if sqlite3_column_type(handle, column) == SQLITE_INTEGER {
                        _ = sqlite3_column_int64(handle, column)
                    } else {
                        _ = sqlite3_column_text(handle, column)
                    }
                }
            case SQLITE_DONE: return rows
            default: throw connection.failure
            }
        }
    }

    /// The numbers of the first column.
    func numbers(_ values: BareValue...) throws -> [Int64] {
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1)) }
        defer { sqlite3_reset(handle) }
        var numbers: [Int64] = []
        while sqlite3_step(handle) == SQLITE_ROW {
            numbers.append(sqlite3_column_int64(handle, 0))
        }
        return numbers
    }

    /// The bytes of the first column of the first row.
    func bytes() throws -> [UInt8] {
        defer { sqlite3_reset(handle) }
        guard sqlite3_step(handle) == SQLITE_ROW else { throw connection.failure }
        let block = sqlite3_column_blob(handle, 0)
        let count = Int(sqlite3_column_bytes(handle, 0))
        return block.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
    }

    private func bind(_ value: BareValue, _ place: Int32) {
        // SQLITE_TRANSIENT: SQLite copies what is bound.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .number(let number): sqlite3_bind_int64(handle, place, number)
        case .null: sqlite3_bind_null(handle, place)
        case .words(let words): sqlite3_bind_text(handle, place, words, -1, copied)
        case .bytes(let bytes):
            sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copied)
        case .text(let text):
            text.withUTF8Buffer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    _ = sqlite3_bind_text(
                        handle, place, characters.baseAddress, Int32(characters.count), nil)
                }
            }
        }
    }
}
