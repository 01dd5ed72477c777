// A school stands complete or not at all.

import Foundation
import Storage
import Testing

@testable import SchoolCore

struct FoundingTests {
    struct Interrupted: Error {}

    let path: String
    let clock = TestTime("2026-01-04").clock(zone: "Asia/Dhaka")
    let profile = SchoolProfile(
        name: "Shapla School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
        workingWeek: .sundayToThursday)

    init() throws { path = try TestFolder.make() + "/new.db" }

    private func found(_ work: (Founding) throws -> Void = { _ in }) throws {
        try Founding.found(at: path, profile, clock: clock, work)
    }

    private var folder: [String] {
        get throws {
            let folder = (path as NSString).deletingLastPathComponent
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasSuffix(".schema") }.sorted()
        }
    }

    @Test("A founded school has its profile, its first account and one line told by nobody")
    func founded() throws {
        let owner = try UserForm(username: "Owner", name: "Omar Faruk", roles: ["SUPER_ADMIN"])
            .checked()
        try found { _ = try $0.account(owner, hash: nil, mustChange: true) }

        let school = try School.open(at: path)
        #expect(school.profile == profile)
        try school.file.read { db in
            let user = try User.named("OWNER", in: db)
            #expect(user.roles == [.superAdmin] && user.mustChangePassword && !user.hasPassword)
            #expect(try AuditLine.Head.current(in: db).seq == 1)
        }
        #expect(
            try folder == ["new.db"]
                || folder == ["new.db", "new.db-shm", "new.db-wal", "new.db.head", "new.db.write"])
    }

    @Test("What fails in the middle leaves no file")
    func interrupted() throws {
        #expect(throws: Interrupted.self) { try found { _ in throw Interrupted() } }
        #expect(try folder == [])
        try found()
        #expect(try folder == ["new.db"])
    }

    @Test("A file that does not pass its check never gets its name")
    func checked() throws {
        #expect(throws: Interrupted.self) {
            try Founding.found(at: path, profile, clock: clock, check: { _ in throw Interrupted() })
            {
                _ in
            }
        }
        #expect(try folder == [])
    }

    @Test("Where something lies already, nothing is founded")
    func alreadyThere() throws {
        try Data("a letter".utf8).write(to: URL(filePath: path))
        #expect(throws: StorageFailure.alreadyThere(path)) { try found() }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "a letter")
    }

    @Test("Two first accounts do not share a name")
    func sameName() throws {
        let owner = try UserForm(username: "owner", name: "Omar Faruk", roles: ["SUPER_ADMIN"])
            .checked()
        #expect(throws: Refusal.people(.usernameTaken("owner"))) {
            try found { founding in
                _ = try founding.account(owner, hash: nil, mustChange: true)
                _ = try founding.account(owner, hash: nil, mustChange: true)
            }
        }
    }

    @Test("A school is a demonstration for ever, or never")
    func demonstration() throws {
        let school = try TestSchool()
        #expect(!school.school.isDemonstration)
        #expect(throws: StorageFailure.constraint("a school is a demonstration for ever, or never"))
        {
            try school.arrange("UPDATE school SET isDemonstration = 1")
        }
    }
}
