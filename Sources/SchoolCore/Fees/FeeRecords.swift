// Heads and the price list in the file.

import GRDB

extension FeeHead {
    static func all(in db: Database) throws -> [FeeHead] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, name, category, account FROM feeHead ORDER BY name")
        )
        .map(FeeHead.init)
    }

    static func find(_ id: FeeHeadID, in db: Database) throws -> FeeHead {
        let statement = try db.cachedStatement(
            sql: "SELECT id, name, category, account FROM feeHead WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.feeHead(id))
        }
        return FeeHead(row)
    }

    /// The head that people mean by a name, in any case.
    static func named(_ typed: String, in db: Database) throws -> FeeHead {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT id, name, category, account FROM feeHead WHERE lower(name) = lower(?)
                    """), arguments: [typed.trimmedOfBlanks])
        guard let row else { throw Refusal.unknown(typed, kind: "fee head") }
        return FeeHead(row)
    }

    private init(_ row: Row) {
        self.init(
            id: row[0], name: row[1], category: Category(rawValue: row[2]) ?? .other,
            account: row[3])
    }
}

extension NewFeeHead {
    func mustBeFree(in db: Database) throws {
        let isTaken = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM feeHead WHERE lower(name) = lower(?))"),
            arguments: [name])
        if isTaken == true { throw Refusal.fees(.headExists(name)) }
    }

    func insert(in db: Database) throws -> FeeHeadID {
        let account = try Account.insert(income: name, in: db)
        try db.cachedStatement(
            sql: "INSERT INTO feeHead (name, category, account) VALUES (?, ?, ?)"
        ).execute(arguments: [name, category.rawValue, account])
        return FeeHeadID(db.lastInsertedRowID)
    }
}

extension FeeStructure {
    static func all(in db: Database) throws -> [FeeStructure] {
        try select("1", in: db)
    }

    static func find(_ id: FeeStructureID, in db: Database) throws -> FeeStructure {
        guard let found = try select("feeStructure.id = \(id)", in: db).first else {
            throw Refusal.notFound(.feeStructure(id))
        }
        return found
    }

    /// The structure of the current year that people mean by a name, in any case.
    static func named(_ typed: String, year: YearID, in db: Database) throws -> FeeStructure {
        let name = typed.trimmedOfBlanks
        let found = try select(
            "feeStructure.year = \(year) AND lower(feeStructure.name) = lower(\(name))", in: db)
        guard let first = found.first else {
            throw Refusal.unknown(typed, kind: "fee structure")
        }
        return first
    }

    private static func select(_ condition: SQL, in db: Database) throws -> [FeeStructure] {
        let sections = try sections(in: db)
        return try SQLRequest<Row>(
            literal: """
                SELECT feeStructure.*, academicYear.name AS yearName, feeHead.name AS headName,
                    feeHead.category
                FROM feeStructure JOIN academicYear ON academicYear.id = feeStructure.year
                    JOIN feeHead ON feeHead.id = feeStructure.head
                WHERE \(condition)
                ORDER BY academicYear.startsOn DESC, feeStructure.name
                """
        ).fetchAll(db).map { row in
            FeeStructure(
                id: row["id"], year: row["year"], yearName: row["yearName"], head: row["head"],
                headName: row["headName"],
                category: FeeHead.Category(rawValue: row["category"]) ?? .other, name: row["name"],
                amount: row["amount"],
                frequency: Frequency(rawValue: row["frequency"]) ?? .oneTime,
                appliesToAll: row["appliesTo"] == "ALL", dueDay: row["dueDay"],
                isActive: row["status"] == "ACTIVE",
                sections: sections[row["id"]] ?? [], version: row["version"])
        }
    }

    /// The classes of every structure that is not for all.
    private static func sections(
        in db: Database
    ) throws -> [FeeStructureID: [FeeStructure.Section]] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT feeStructureSection.structure, section.id, section.name
                    FROM feeStructureSection
                        JOIN section ON section.id = feeStructureSection.section
                        JOIN level ON level.id = section.level
                    ORDER BY level.sortOrder, section.name
                    """))
        return rows.reduce(into: [:]) { sections, row in
            sections[row[0], default: []].append(FeeStructure.Section(id: row[1], name: row[2]))
        }
    }

    static func mustBeFree(_ name: String, year: YearID, in db: Database) throws {
        let isTaken = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM feeStructure
                        WHERE year = ? AND lower(name) = lower(?))
                    """), arguments: [year, name])
        if isTaken == true { throw Refusal.fees(.structureExists(name)) }
    }

    /// Writes a new price or status over a version; false when another has come between.
    static func change(
        _ id: FeeStructureID, amount: Money, isActive: Bool, version: Int, in db: Database
    ) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE feeStructure SET amount = ?, status = ?, version = version + 1
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [amount, isActive ? "ACTIVE" : "INACTIVE", id, version])
        return db.changesCount == 1
    }
}

extension NewFeeStructure {
    func insert(
        year: YearID, head: FeeHeadID, sections: [SectionID], at now: Timestamp, in db: Database
    ) throws -> FeeStructureID {
        try db.cachedStatement(
            sql: """
                INSERT INTO feeStructure (year, head, name, amount, frequency, appliesTo, dueDay,
                    status, createdAt, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, 1)
                """
        ).execute(arguments: [
            year, head, name, amount, frequency.rawValue,
            sections.isEmpty ? "ALL" : "CLASS_SPECIFIC", dueDay, now,
        ])
        let id = FeeStructureID(db.lastInsertedRowID)
        for section in sections {
            try db.cachedStatement(
                sql: "INSERT INTO feeStructureSection (structure, section) VALUES (?, ?)"
            ).execute(arguments: [id, section])
        }
        return id
    }
}
