// Staff in the file.

import GRDB

extension StaffMember {
    static func list(where condition: SQL, in db: Database) throws -> [StaffMember] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT staff.*, user.username FROM staff LEFT JOIN user ON user.id = staff.user
                WHERE \(condition) ORDER BY staff.sortKey, staff.id
                """, cached: true
        ).fetchAll(db)
        return rows.map { row in
            StaffMember(
                id: row["id"], user: row["user"], username: row["username"],
                employeeNumber: row["employeeNumber"], name: row["name"],
                latinName: row["latinName"], designation: row["designation"], phone: row["phone"],
                email: row["email"], joinedOn: row["joinedOn"], status: row["status"],
                version: row["version"])
        }
    }

    static func find(_ id: StaffID, in db: Database) throws -> StaffMember {
        guard let member = try list(where: "staff.id = \(id)", in: db).first else {
            throw Refusal.notFound(.staff(id))
        }
        return member
    }

    /// By employee number, sign-in name, or the whole name in Latin letters.
    static func named(_ typed: String, in db: Database) throws -> StaffMember {
        let word = typed.trimmedOfBlanks
        let found = try list(
            where: """
                staff.employeeNumber = \(word) OR user.username = \(word.lowercased())
                    OR staff.sortKey = \(SearchKey.sortKey(word))
                    OR lower(staff.latinName) = \(word.lowercased())
                """, in: db)
        guard found.count == 1 else { throw Refusal.unknown(typed, kind: "member of staff") }
        return found[0]
    }
}

extension NewStaff {
    func insert(number: String, user: UserID?, in db: Database) throws -> StaffID {
        try db.cachedStatement(
            sql: """
                INSERT INTO staff (user, employeeNumber, name, latinName, sortKey, designation,
                    phone, email, joinedOn, status, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', 1)
                """
        ).execute(arguments: [
            user, number, name.written, name.latin, name.sortKey, designation, phone, email,
            joinedOn,
        ])
        return StaffID(db.lastInsertedRowID)
    }

    /// The typed employee number, or the next of the series `E0001`.
    func number(in db: Database) throws -> String {
        if let employeeNumber {
            if try isTaken(employeeNumber, in: db) {
                throw Refusal.students(.employeeNumberTaken(employeeNumber))
            }
            return employeeNumber
        }
        // A number typed from the papers may stand ahead of the series.
        while true {
            let number = "E\(padded(try Counter.take("employee", year: 0, in: db), 4))"
            if try !isTaken(number, in: db) { return number }
        }
    }

    private func isTaken(_ number: String, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM staff WHERE employeeNumber = ?)"),
            arguments: [number]) ?? false
    }

    /// Writes corrected particulars over a version; false when another has come between.
    func correct(_ id: StaffID, version: Int, in db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE staff SET name = ?, latinName = ?, sortKey = ?, designation = ?, phone = ?,
                    email = ?, version = version + 1
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [
            name.written, name.latin, name.sortKey, designation, phone, email, id, version,
        ])
        return db.changesCount == 1
    }
}
