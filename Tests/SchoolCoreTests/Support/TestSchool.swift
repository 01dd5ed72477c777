// A small real school for one test: its own file, opened like any other, at nine in the morning of
// Thursday 12 March 2026. The week is Sunday to Thursday, so tomorrow the school is closed.

import Foundation
import GRDB
import Storage
import Testing

@testable import SchoolCore

/// An opened copy of the template, with one signed-in person for each role.
final class TestSchool: Sendable {
    static let password = "Register1"
    static let today: Day = "2026-03-12"

    let folder: String
    let time: TestTime
    let school: School
    let roster: Roster

    init(today: Day = TestSchool.today) throws {
        let template = try Template.made.get()
        folder = try TestFolder.make()
        time = TestTime(today)
        roster = template.roster
        try FileManager.default.copyItem(atPath: template.path, toPath: folder + "/school.db")
        school = try TestSchool.opened(folder, time)
    }

    deinit {
        do {
            try school.close()
            try FileManager.default.removeItem(atPath: folder)
        } catch { Issue.record("the test school was not cleared away: \(error)") }
    }

    var path: String { school.file.path }

    /// The same file opened once more: what another terminal's process sees.
    func openedAgain() throws -> School { try TestSchool.opened(folder, time) }

    /// The same file as somebody behind the forced command sees it.
    func openedFromOutside() throws -> School {
        try TestSchool.opened(folder, time, isGuarded: true)
    }

    private static func opened(
        _ folder: String, _ time: TestTime, isGuarded: Bool = false
    ) throws -> School {
        try School.open(
            at: folder + "/school.db",
            place: School.Place(terminal: "tty7", address: "10.0.0.7", isGuarded: isGuarded),
            clock: time.clock(of:))
    }
}

// Who is signed in, and what there is.
extension TestSchool {
    var owner: Session { get throws { try session("owner") } }
    var office: Session { get throws { try session("office") } }
    var principal: Session { get throws { try session("principal") } }
    /// Nadia, class teacher of 7-A.
    var classTeacher: Session { get throws { try session("nadia") } }
    /// Tariq, who teaches mathematics to 7-B.
    var subjectTeacher: Session { get throws { try session("tariq") } }
    var accountant: Session { get throws { try session("karim") } }
    /// Abdul Karim of 7-A.
    var pupil: Session { get throws { try session("abdul") } }
    /// Rahima Khatun, Abdul's mother.
    var parent: Session { get throws { try session("rahima") } }

    func session(_ username: String, on school: School? = nil) throws -> Session {
        let key = try #require(roster.sessions[username])
        return Session(
            school: school ?? self.school, id: key.id, user: key.user, username: key.username,
            name: key.name, role: key.role, expiresAt: TestTime.at(Template.endless, hour: 0))
    }

    func session(as role: Role) throws -> Session {
        let names: [Role: String] = [
            .superAdmin: "owner", .schoolAdmin: "office", .principal: "principal",
            .teacher: "nadia", .accountant: "karim", .student: "abdul", .parent: "rahima",
        ]
        return try session(names[role] ?? "")
    }

    func user(_ username: String) throws -> UserID {
        try #require(roster.sessions[username]).user
    }

    func pupil(_ name: String) throws -> StudentID { try #require(roster.pupils[name]) }

    var classA: SectionID { roster.classA }
    var classB: SectionID { roster.classB }
    var abdul: StudentID { get throws { try pupil("Abdul Karim") } }
    var afia: StudentID { get throws { try pupil("Afia Anjum") } }
    var bilal: StudentID { get throws { try pupil("Bilal Hossain") } }
    var chandni: StudentID { get throws { try pupil("Chandni Das") } }
    var dipa: StudentID { get throws { try pupil("Dipa Roy") } }
    var ehsan: StudentID { get throws { try pupil("Ehsan Kabir") } }
}

// What stands in the file.
extension TestSchool {
    /// Every row of every table, so that "nothing happened" can be said.
    func contents() throws -> [String: [String]] {
        try school.file.read { db in
            var contents: [String: [String]] = [:]
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            for table in tables {
                contents[table] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"")
                    .map(\.description)
            }
            return contents
        }
    }

    func count(_ query: String) throws -> Int {
        try school.file.read { try Int.fetchOne($0, sql: query) ?? 0 }
    }

    /// Changes the file as no verb does, to set a scene.
    func arrange(_ sql: String) throws {
        try school.file.write { try $0.execute(sql: sql) }
    }

    /// What the audit trail was told last.
    func lastLine() throws -> ToldLine {
        try #require(
            try school.file.read { db in
                try Row.fetchOne(db, sql: "SELECT * FROM auditLine ORDER BY seq DESC LIMIT 1")
                    .map(ToldLine.init)
            })
    }

    /// Expects a refusal that leaves the file exactly as it was. A denied permission leaves one
    /// line that says so, and nothing else.
    func expect(
        _ refusal: Refusal, isDenial: Bool? = nil,
        sourceLocation: SourceLocation = #_sourceLocation,
        when work: () throws -> Void
    ) throws {
        let before = try contents()
        #expect(throws: refusal, sourceLocation: sourceLocation) { try work() }
        var after = try contents()
        if isDenial ?? (refusal.deniedPermission != nil) {
            let line = try lastLine()
            #expect(line.verb == "REFUSED", sourceLocation: sourceLocation)
            #expect(line.outcome == "FAILED", sourceLocation: sourceLocation)
            #expect(
                after["auditLine"]?.count == (before["auditLine"]?.count ?? 0) + 1,
                sourceLocation: sourceLocation)
            after["auditLine"] = before["auditLine"]
            after["auditHead"] = before["auditHead"]
        }
        for table in before.keys.sorted() {
            #expect(
                after[table] == before[table], "\(table) has changed",
                sourceLocation: sourceLocation)
        }
    }
}

/// One line of the audit trail, as a test reads it.
struct ToldLine {
    let verb: String
    let outcome: String
    let user: UserID?
    let concern: String
    let concernID: Int64?
    let facts: [String: AuditFact]

    init(_ row: Row) {
        verb = row["verb"]
        outcome = row["outcome"]
        user = row["user"]
        concern = row["concern"]
        concernID = row["concernID"]
        let known = AuditVerb(rawValue: verb) ?? .refused
        let entry = AuditEntry(verb: known, body: Array(row["body"] as Data))
        facts = Dictionary(
            (entry?.facts ?? []).map { ($0.name, $0.fact) }, uniquingKeysWith: { first, _ in first }
        )
    }
}

extension ToldLine {
    /// True when the line says that somebody did this, about that.
    func says(_ verb: AuditVerb, about concern: Concern, by session: Session) -> Bool {
        self.verb == verb.rawValue && outcome == "SUCCESS" && user == session.user
            && self.concern == concern.kind && concernID == concern.number
    }
}
