import CSQLiteHarden

/// The version of SQLite in this process, as SQLite counts: 3040001 is 3.40.1.
package var sqliteVersion: Int { Int(school_sqlite_version()) }
