// The school on one page: its file, its last check, its accounts.

import Foundation
import Testing

@testable import SchoolCore

struct SchoolFactsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Accounts are counted by role, each of several roles in all of them")
    func accounts() throws {
        let facts = try school.owner.schoolFacts()
        #expect(facts.accounts.map(\.role) == Role.allCases)
        let users = try school.owner.users()
        for line in facts.accounts {
            #expect(line.active == users.filter { $0.roles.contains(line.role) }.count)
            #expect(line.others == 0)
        }
        #expect(try facts.openSessions == school.owner.sessions(ofEverybody: true).count)
    }

    @Test("The page tells where the file lies, how large it is and how far its trail goes")
    func file() throws {
        try school.office.set(.idleMinutes, to: 20)
        let facts = try school.principal.schoolFacts()
        #expect(facts.path == school.path && facts.bytes > 100_000)
        #expect(facts.bytes % 4096 == 0)
        #expect(try facts.auditLines == school.count("SELECT count(*) FROM auditLine"))
        #expect(try facts.schemaVersion == school.count("SELECT count(*) FROM grdb_migrations"))
        #expect(facts.totals.students == 7)
        #expect(try facts.profile == school.office.school.profile)
    }

    @Test("A check is noted with its findings; the next one takes its place")
    func check() throws {
        #expect(try school.owner.schoolFacts().lastCheck == nil)
        let opened = try school.owner.school
        let findings = try CheckSchool.run(on: opened)
        CheckSchool.note(findings, on: opened)
        let now = opened.clock.now()
        #expect(
            try school.owner.schoolFacts().lastCheck
                == CheckLog.Entry(at: now, broken: findings.count))
        try CheckLog(beside: school.path).note(broken: 3, of: opened)
        #expect(try school.owner.schoolFacts().lastCheck?.broken == 3)
    }

    @Test("What was noted of another school, or is no line of ours, tells nothing")
    func strangers() throws {
        for text in ["5 0 77", "rubbish", "1 -2 3", "", "5 0"] {
            try Data((text + "\n").utf8).write(to: URL(filePath: school.path + ".checks"))
            #expect(try school.owner.schoolFacts().lastCheck == nil, "\(text)")
        }
    }

    @Test("Who may not see settings does not see the page")
    func notPermitted() throws {
        for role in [Role.teacher, .accountant, .parent, .student] {
            try school.expect(.notPermitted(.seeSettings)) {
                _ = try school.session(as: role).schoolFacts()
            }
        }
    }
}
