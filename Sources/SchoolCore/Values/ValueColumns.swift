// How each value is stored: the only GRDB in this folder.

import GRDB

extension ID: DatabaseValueConvertible, StatementColumnConvertible {
    package var databaseValue: DatabaseValue { rawValue.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Int64.fromDatabaseValue(value).map(Self.init)
    }

    package init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard let value = Int64(sqliteStatement: sqliteStatement, index: index) else { return nil }
        self.init(value)
    }
}

extension Day: DatabaseValueConvertible, StatementColumnConvertible {
    package var databaseValue: DatabaseValue { number.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
        Int.fromDatabaseValue(value).map(Day.init)
    }

    package init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard let value = Int(sqliteStatement: sqliteStatement, index: index) else { return nil }
        self.init(value)
    }
}

extension Timestamp: DatabaseValueConvertible, StatementColumnConvertible {
    package var databaseValue: DatabaseValue { milliseconds.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init)
    }

    package init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard let value = Int64(sqliteStatement: sqliteStatement, index: index) else { return nil }
        self.init(value)
    }
}

extension Role: DatabaseValueConvertible {}
