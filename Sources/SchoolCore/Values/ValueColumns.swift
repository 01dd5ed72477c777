// How each value is stored: the only GRDB in this folder. The witnesses carry no access modifier,
// so that GRDB stays out of what this module offers.

import GRDB

extension ID: DatabaseValueConvertible, StatementColumnConvertible {
    var databaseValue: DatabaseValue { rawValue.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Int64.fromDatabaseValue(value).map(Self.init)
    }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(Int64(sqliteStatement: sqliteStatement, index: index))
    }
}

extension Day: DatabaseValueConvertible, StatementColumnConvertible {
    var databaseValue: DatabaseValue { number.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
        Int.fromDatabaseValue(value).map(Day.init)
    }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(Int(Int64(sqliteStatement: sqliteStatement, index: index)))
    }
}

extension Timestamp: DatabaseValueConvertible, StatementColumnConvertible {
    var databaseValue: DatabaseValue { milliseconds.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init)
    }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(Int64(sqliteStatement: sqliteStatement, index: index))
    }
}

extension Money: DatabaseValueConvertible, StatementColumnConvertible {
    var databaseValue: DatabaseValue { minor.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Money? {
        Int64.fromDatabaseValue(value).map(Money.init(minor:))
    }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(minor: Int64(sqliteStatement: sqliteStatement, index: index))
    }
}
