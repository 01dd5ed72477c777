// Years and days in the file.

import GRDB

extension AcademicYear {
    static func all(in db: Database) throws -> [AcademicYear] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM academicYear ORDER BY startsOn")
        ).map(
            AcademicYear.init)
    }

    static func current(in db: Database) throws -> AcademicYear {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT * FROM academicYear WHERE isCurrent = 1"))
        else { throw Refusal.calendar(.noCurrentYear) }
        return AcademicYear(row)
    }

    /// The year of a name; the current one where none is typed.
    static func named(_ typed: String, in db: Database) throws -> AcademicYear {
        let name = typed.trimmedOfBlanks
        if name.isEmpty { return try current(in: db) }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM academicYear WHERE lower(name) = lower(?)"), arguments: [name])
        guard let row else { throw Refusal.unknown(name, kind: "academic year") }
        return AcademicYear(row)
    }

    static func find(_ id: YearID, in db: Database) throws -> AcademicYear {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT * FROM academicYear WHERE id = ?"), arguments: [id])
        else { throw Refusal.notFound(.year(id)) }
        return AcademicYear(row)
    }

    private init(_ row: Row) {
        self.init(
            id: row["id"], name: row["name"], startsOn: row["startsOn"], endsOn: row["endsOn"],
            isCurrent: row["isCurrent"])
    }
}

extension NewYear {
    /// Inserts the year and a row for each of its days, open on the working week.
    func insert(week: WorkingWeek, makeCurrent: Bool, in db: Database) throws -> YearID {
        if makeCurrent {
            try db.cachedStatement(
                sql: "UPDATE academicYear SET isCurrent = 0"
            ).execute()
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO academicYear (name, startsOn, endsOn, isCurrent) VALUES (?, ?, ?, ?)
                """
        ).execute(arguments: [name, startsOn, endsOn, makeCurrent])
        let year = YearID(db.lastInsertedRowID)
        for day in startsOn...endsOn {
            let isOpen = week.isOpen(on: day)
            try db.cachedStatement(
                sql: "INSERT INTO schoolDay (day, year, isOpen, reason) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [day, year, isOpen, isOpen ? "" : "weekend"])
        }
        return year
    }
}

extension SchoolDay {
    /// Nil outside all academic years.
    static func find(_ day: Day, in db: Database) throws -> SchoolDay? {
        let statement = try db.cachedStatement(
            sql: "SELECT day, isOpen, reason FROM schoolDay WHERE day = ?")
        return try Row.fetchOne(statement, arguments: [day]).map(SchoolDay.init)
    }

    static func range(_ days: ClosedRange<Day>, in db: Database) throws -> [SchoolDay] {
        let statement = try db.cachedStatement(
            sql: "SELECT day, isOpen, reason FROM schoolDay WHERE day BETWEEN ? AND ? ORDER BY day")
        return try Row.fetchAll(statement, arguments: [days.lowerBound, days.upperBound])
            .map(SchoolDay.init)
    }

    /// The newest open day in a window, for those who come on a closed one.
    static func newestOpen(in days: ClosedRange<Day>, in db: Database) throws -> Day? {
        try Day.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT day FROM schoolDay WHERE day BETWEEN ? AND ? AND isOpen = 1
                    ORDER BY day DESC LIMIT 1
                    """), arguments: [days.lowerBound, days.upperBound])
    }

    static func set(_ day: Day, isOpen: Bool, reason: String, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE schoolDay SET isOpen = ?, reason = ? WHERE day = ?"
        ).execute(arguments: [isOpen, reason, day])
    }

    static func hasRegisters(_ day: Day, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM registerSummary WHERE day = ?)"),
            arguments: [day]) ?? false
    }

    private init(_ row: Row) {
        self.init(day: row[0], isOpen: row[1], reason: row[2])
    }
}
