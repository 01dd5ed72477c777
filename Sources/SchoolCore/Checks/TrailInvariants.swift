// Whether the registers say what the trail says. SQLite sees no changed mark, and whoever changes
// event, mark and sum alike contradicts no other rule: only the chained lines know better.

import Foundation
import GRDB

extension Invariant {
    static let trail = [
        Invariant("A09", "Every mark that the trail tells of stands among the events.") { db in
            try ToldLines.marks(in: db).filter { try !$0.stands(in: db) }.map { "line \($0.line)" }
        },
        Invariant("A10", "A signed register adds up to what the trail says was signed.") { db in
            let told = try ToldLines.signatures(in: db)
            return try SignedRegister.all(in: db).filter { register in
                let counts =
                    try told.corrected.contains(register.place)
                    ? register.countsWhenSigned(in: db) : register.counts
                return told.counts[register.place] != counts
            }.map { "register \($0.id)" }
        },
    ]
}

/// A class on a day, as the trail names its registers.
private struct RegisterPlace: Hashable {
    let section: Int64
    let day: Int64
}

/// A mark as it was told when it was typed, or corrected.
private struct ToldMark {
    let line: Int64
    let place: RegisterPlace
    let user: Int64?
    let student: Int64?
    let code: String?

    func stands(in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM register
                    JOIN markEvent ON markEvent.register = register.id
                    WHERE register.section = ? AND register.day = ? AND markEvent.student = ?
                        AND markEvent.code IS ? AND markEvent.by = ?)
                """)
        return try Bool.fetchOne(
            statement, arguments: [place.section, place.day, student, code, user]) ?? false
    }
}

/// The lines of the trail about registers, read back from their chained bytes.
private enum ToldLines {
    static func marks(in db: Database) throws -> [ToldMark] {
        try lines(of: [.marked, .correctedMark], in: db).map { row, facts, place in
            ToldMark(
                line: row["seq"], place: place, user: row["user"],
                student: facts["student"]?.number, code: facts["code"]?.word)
        }
    }

    /// What each register was signed with, and which were corrected afterwards. A register that
    /// was taken in several goes is told several times; the last one signs.
    static func signatures(
        in db: Database
    ) throws -> (counts: [RegisterPlace: MarkCounts], corrected: Set<RegisterPlace>) {
        var counts: [RegisterPlace: MarkCounts] = [:]
        for (_, facts, place) in try lines(of: [.signedRegister, .takenRegister], in: db) {
            let told = ["present", "absent", "late", "halfDay", "excused"].map {
                Int(facts[$0]?.number ?? -1)
            }
            counts[place] = MarkCounts(
                present: told[0], absent: told[1], late: told[2], halfDay: told[3],
                excused: told[4])
        }
        return (counts, Set(try lines(of: [.correctedMark], in: db).map(\.2)))
    }

    private static func lines(
        of verbs: [AuditVerb], in db: Database
    ) throws -> [(Row, [String: AuditFact], RegisterPlace)] {
        let words = verbs.map(\.rawValue)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, user, verb, concernID, body FROM auditLine
                WHERE outcome = 'SUCCESS' AND verb IN (?, ?) ORDER BY seq
                """, arguments: [words.first, words.last])
        var lines: [(Row, [String: AuditFact], RegisterPlace)] = []
        while let row = try rows.next() {
            let entry = AuditEntry(verb: verbs[0], body: Array(row["body"] as Data))
            let facts = Dictionary(
                (entry?.facts ?? []).map { ($0.name, $0.fact) },
                uniquingKeysWith: { first, _ in first })
            let place = RegisterPlace(
                section: row["concernID"] ?? 0, day: facts["day"]?.number ?? 0)
            lines.append((row.copy(), facts, place))
        }
        return lines
    }
}

/// A signed register and the sums kept beside it.
private struct SignedRegister {
    let id: Int64
    let place: RegisterPlace
    let counts: MarkCounts

    static func all(in db: Database) throws -> [SignedRegister] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT register, section, day, present, absent, late, halfDay, excused
                FROM registerSummary WHERE isSigned = 1
                """
        ).map { row in
            SignedRegister(
                id: row[0], place: RegisterPlace(section: row[1], day: row[2]),
                counts: MarkCounts(
                    present: row[3], absent: row[4], late: row[5], halfDay: row[6],
                    excused: row[7]))
        }
    }

    /// What it added up to before it was corrected.
    func countsWhenSigned(in db: Database) throws -> MarkCounts {
        let codes = try String.fetchAll(
            db,
            sql: """
                SELECT code FROM markEvent WHERE code IS NOT NULL AND id IN (
                    SELECT max(id) FROM markEvent WHERE register = ? AND kind <> 'CORRECTED'
                    GROUP BY student)
                """, arguments: [id])
        return codes.compactMap(AttendanceCode.init(rawValue:)).reduce(into: MarkCounts()) {
            $0[$1] += 1
        }
    }
}

extension AuditFact {
    var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }

    fileprivate var word: String? {
        if case .word(let word) = self { word } else { nil }
    }
}
