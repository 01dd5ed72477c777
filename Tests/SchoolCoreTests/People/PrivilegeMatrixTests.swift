// Who may do what: every verb and every question of Session, in the hands of every role, about what
// is one's own and about what is another's, against a table written down here a second time.

import Foundation
import Testing

@testable import SchoolCore

struct PrivilegeMatrixTests {
    /// The live rows of the rules, as the owner wrote them. A whole school, C own classes, O own
    /// children, S oneself, - no.
    static let matrix = """
        permission        SUP ADM PRI TCH ACC STU PAR
        users:read         A   A   A   -   -   -   -
        users:create       A   A   A   -   -   -   -
        users:update       A   A   A   -   -   -   -
        sessions:revoke    A   A   -   -   -   -   -
        profile:read       S   S   S   S   S   S   S
        profile:update     S   S   S   S   S   S   S
        students:read      A   A   A   C   A   S   O
        students:write     A   A   A   -   -   -   -
        teachers:read      A   A   A   A   A   -   -
        teachers:*         A   A   A   -   -   -   -
        classes:read       A   A   A   C   A   S   O
        classes:*          A   A   A   -   -   -   -
        subjects:read      A   A   A   C   A   S   O
        subjects:write     A   A   A   -   -   -   -
        attendance:read    A   A   A   C   -   S   O
        attendance:write   A   A   A   C   -   -   -
        events:read        A   A   A   A   A   S   O
        events:write       A   A   A   -   -   -   -
        settings:read      A   A   A   -   -   -   -
        settings:write     A   A   -   -   -   -   -
        audit:read         A   A   A   -   -   -   -
        fees:read          A   A   A   -   A   S   O
        fees:write         A   A   -   -   A   -   -
        fees:pay           A   A   -   -   A   -   O
        communications:send A  A   A   C   A   -   -
        """

    static let cells: [String: [String]] = Dictionary(
        uniqueKeysWithValues: matrix.split(separator: "\n").dropFirst().map { line in
            let words = line.split(separator: " ").map(String.init)
            return (words[0], Array(words.dropFirst()))
        })

    /// What the table says of a deed; what it does not name is denied.
    static func allows(_ deed: Deed, _ role: Role, _ side: Side) -> Bool {
        let column = Role.allCases.firstIndex(of: role) ?? 0
        switch (cells[deed.permission.rawValue]?[column] ?? "-", deed.extent) {
        case ("-", _): return false
        case ("A", _), (_, .general): return true
        // The school's own money and numbers are nobody's child, and nobody's class.
        case (_, .school): return false
        case ("C", _): return side == .own
        // A register is about every child of the class: it is nobody's own but the teacher's.
        case (_, .register): return false
        default: return side == .own
        }
    }

    @Test("The program's permissions are those of the rules")
    func permissions() {
        #expect(Set(Permission.allCases.map(\.rawValue)) == Set(Self.cells.keys))
        #expect(Self.cells.values.allSatisfy { $0.count == Role.allCases.count })
    }

    @Test("Every permission is needed by some deed")
    func needed() {
        #expect(Set(Deed.all.map(\.permission)) == Set(Permission.allCases))
    }

    @Test("Every verb and question of Session is in the table of deeds")
    func complete() throws {
        var missing = try Self.functionsOfSession()
        for deed in Deed.all {
            let place = missing.firstIndex(of: deed.name)
            if let place { missing.remove(at: place) }
        }
        // It needs no permission: it says whether the session itself lives.
        #expect(missing == ["mustStillHold"])
    }

    @Test("Each role does what the rules allow, and nothing else", arguments: Role.allCases)
    func roles(role: Role) throws {
        var school = try Deed.school()
        for deed in Deed.all {
            for side in deed.sides {
                let isAllowed = Self.allows(deed, role, side)
                let lines = try school.count("SELECT count(*) FROM auditLine")
                let before = try school.contents()
                let wasDone = try deed.isDone(in: school, as: role, about: side)
                #expect(wasDone == isAllowed, "\(role) \(deed.name) about \(side)")
                if wasDone {
                    if deed.writes { school = try Deed.school() }
                    continue
                }
                var after = try school.contents()
                if !deed.isList || Self.allows(deed, role, .own) == false {
                    #expect(after["auditLine"]?.count == lines + 1, "\(role) \(deed.name)")
                    #expect(try school.lastLine().outcome == "FAILED", "\(role) \(deed.name)")
                }
                after["auditLine"] = before["auditLine"]
                after["auditHead"] = before["auditHead"]
                #expect(after == before, "\(role) \(deed.name) changed the file")
            }
        }
    }

    /// The names of every package function in an extension of Session, as the sources have them.
    private static func functionsOfSession() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/SchoolCore")
        var names: [String] = []
        let files = FileManager.default.enumerator(atPath: root.path())
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            var isSession = false
            for line in text.split(separator: "\n") {
                if line.hasPrefix("extension ") { isSession = line.hasPrefix("extension Session ") }
                if line.hasPrefix("struct ") || line.hasPrefix("package struct ") {
                    isSession = false
                }
                if isSession, let match = line.firstMatch(of: #/^    package func (\w+)/#) {
                    names.append(String(match.1))
                }
            }
        }
        return names.sorted()
    }
}
