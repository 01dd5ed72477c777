// Signing in: one neutral answer at the price of one hash, and five failures rest a name.

import Foundation
import Storage
import Synchronization
import Testing

@testable import SchoolCore

/// Counts the hashes that are made, and their rounds.
final class HashCount: Sendable {
    private let count = Mutex((hashes: 0, rounds: 0))
    var hashes: Int { count.withLock(\.hashes) }
    var rounds: Int { count.withLock(\.rounds) }
    func add(_ setting: String) {
        // What is no hash costs nothing.
        let rounds =
            setting.split(separator: "$").dropFirst().first.flatMap { Int($0) }
            .map { 1 << $0 } ?? 0
        count.withLock { $0 = ($0.hashes + 1, $0.rounds + rounds) }
    }
}

struct SignInTests {
    let school: TestSchool
    let made = HashCount()
    let slots: HashSlots

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path, counted: made.add)
    }

    private func signIn(
        _ name: String = "nadia", _ password: String = TestSchool.password, role: Role? = nil,
        kind: SessionKindOfUse = .screen, endsOldest: Bool = false, on other: School? = nil
    ) throws -> SignedIn {
        var form = SignInForm(name, password, role: role, kind: kind)
        form.endsOldest = endsOldest
        return try (other ?? school.school).signIn(form, slots: slots)
    }

    /// Five failures, without the hashes they cost.
    private func fail(times: Int = 5, _ name: String = "nadia") throws {
        for _ in 0..<times {
            try school.school.file.write { db in
                try SignInAttempts.record(
                    .failure, identifier: name, place: .nowhere, at: school.time.now, in: db)
            }
        }
    }

    @Test("The right password begins a session that works, and is told")
    func signsIn() throws {
        let signedIn = try signIn(" Nadia ")

        #expect(made.hashes == 1)
        #expect(signedIn.session.role == .teacher && signedIn.session.name == "Nadia Sultana")
        #expect(!signedIn.mustChangePassword && signedIn.lastSignedInAt == nil)
        #expect(try signedIn.session.whoAmI().lastSignedInAt == school.time.now)
        let line = try school.lastLine()
        #expect(line.verb == "SIGN_IN" && line.user == signedIn.session.user)
        let row = try #require(try signedIn.session.sessions().last)
        #expect(row.terminal == "tty7" && row.address == "10.0.0.7" && row.kind == .screen)
        #expect(row.expiresAt == school.time.now + 7 * 86_400)
    }

    @Test("The e-mail address does as well, in any case")
    func byEmail() throws {
        #expect(try signIn("NADIA@shapla.example").session.username == "nadia")
    }

    enum Way: String, CaseIterable {
        case unknown, resting, inactive, suspended, withoutPassword, wrong, tooLong, empty, notText
    }

    @Test("Whatever is wrong, the answer and its price are the same", arguments: Way.allCases)
    func neutral(way: Way) throws {
        var (name, password) = ("nadia", TestSchool.password)
        switch way {
        case .unknown: name = "nobody"
        case .resting: try fail()
        case .inactive: try school.arrange("UPDATE user SET status = 'INACTIVE'")
        case .suspended: try school.arrange("UPDATE user SET status = 'SUSPENDED'")
        case .withoutPassword: try school.arrange("UPDATE user SET passwordHash = NULL")
        case .wrong: password = "Register2"
        case .tooLong: password = TestSchool.password + String(repeating: "x", count: 64)
        case .empty: password = ""
        case .notText: password = TestSchool.password + "\u{0}"
        }
        let before = try school.contents()
        #expect(throws: Refusal.signIn(.notRecognised)) { _ = try signIn(name, password) }

        #expect(made.hashes == 1)
        let after = try school.contents()
        let told = ["signInAttempt", "auditLine", "auditHead"]
        for table in before.keys where !told.contains(table) {
            #expect(after[table] == before[table], "\(table) has changed")
        }
        let line = try school.lastLine()
        #expect(line.verb == "LOGIN_FAILED" && line.outcome == "FAILED" && line.user == nil)
        #expect(line.facts["resting"] == .number(way == .resting ? 1 : 0))
    }

    @Test("What was typed as a name is kept as a digest only")
    func digest() throws {
        #expect(throws: Refusal.self) { _ = try signIn("MySecret1", "x") }
        let contents = try school.contents()
        #expect(!contents.values.joined().contains { $0.lowercased().contains("mysecret1") })
    }

    @Test("Five failures in a quarter of an hour rest the name for a full quarter after the fifth")
    func rests() throws {
        try fail(times: 4)
        school.time.pass(minutes: 14)
        try fail(times: 1)
        school.time.pass(seconds: 15 * 60 - 1)
        #expect(throws: Refusal.signIn(.notRecognised)) { _ = try signIn() }
        school.time.pass(seconds: 1)
        _ = try signIn()
    }

    @Test("Attempts while a name rests do not lengthen the rest")
    func notLonger() throws {
        try fail()
        school.time.pass(minutes: 14)
        #expect(throws: Refusal.signIn(.notRecognised)) { _ = try signIn("nadia", "wrong") }
        school.time.pass(minutes: 1)
        _ = try signIn()
    }

    @Test("Five failures over more than a quarter of an hour rest nobody")
    func slowly() throws {
        for _ in 0..<8 {
            try fail(times: 1)
            school.time.pass(minutes: 4)
        }
        _ = try signIn()
    }

    @Test("After the rest one more mistake does not rest the name again")
    func afterwards() throws {
        try fail()
        school.time.pass(minutes: 15)
        try fail(times: 1)
        _ = try signIn()
    }

    @Test("A success forgets the failures before it")
    func success() throws {
        try fail(times: 4)
        _ = try signIn()
        try fail(times: 4)
        _ = try signIn()
    }

    @Test("One name's rest is not another's")
    func others() throws {
        try fail()
        _ = try signIn("office")
    }

    @Test("A failure that comes while the hash is made still counts")
    func race() throws {
        let late = try HashSlots(besides: school.path) { [school] _ in
            do {
                for _ in 0..<5 {
                    try school.school.file.write { db in
                        try SignInAttempts.record(
                            .failure, identifier: "nadia", place: .nowhere, at: school.time.now,
                            in: db)
                    }
                }
            } catch { Issue.record(error) }
        }
        let sessions = try school.contents()["session"]
        #expect(throws: Refusal.signIn(.notRecognised)) {
            _ = try school.school.signIn(SignInForm("nadia", TestSchool.password), slots: late)
        }
        #expect(try school.contents()["session"] == sessions)
    }

    @Test("A person with several roles says which, and gets only one of the own")
    func roles() throws {
        #expect(throws: Refusal.signIn(.chooseRole([.teacher, .accountant]))) {
            _ = try signIn("sultana")
        }
        #expect(throws: Refusal.people(.roleNotHeld(.principal))) {
            _ = try signIn("sultana", role: .principal)
        }
        #expect(try signIn("sultana", role: .accountant).session.role == .accountant)
        #expect(throws: Refusal.signIn(.notRecognised)) { _ = try signIn("sultana", "wrong") }
    }

    @Test("The sixth session is refused, or ends the oldest")
    func sixth() throws {
        try school.arrange("UPDATE session SET endedAt = 1, ending = 'ENDED'")
        var open: [SignedIn] = []
        for _ in 0..<5 {
            open.append(try signIn())
            school.time.pass(seconds: 1)
        }
        #expect(throws: Refusal.signIn(.tooManySessions(limit: 5))) { _ = try signIn() }
        for signedIn in open { _ = try signedIn.session.whoAmI() }

        _ = try signIn(endsOldest: true)
        #expect(throws: Refusal.sessionEnded(.ended)) { _ = try open[0].session.whoAmI() }
        _ = try open[1].session.whoAmI()
        #expect(try open[1].session.sessions().count == 5)
    }

    @Test("An older hash is accepted, and made again")
    func renewed() throws {
        let older = "$2b$10$xUjU4Y77wfoOj4WBnz93Pu8r0I6XyeZRY4TLUQFahepSAU3qI4AKq"
        try school.arrange("UPDATE user SET passwordHash = '\(older)' WHERE username = 'nadia'")
        _ = try signIn()
        #expect(made.hashes == 2)
        let stored = try school.school.file.read { db in
            try User.passwordHash(of: school.user("nadia"), in: db)
        }
        #expect(stored?.isOutdated() == false)
        _ = try signIn()
        #expect(made.hashes == 3)
    }

    @Test("Whoever comes back after a lost line is told when that screen was seen last")
    func lost() throws {
        var first: SignedIn? = try signIn()
        let id = try #require(first?.session.id)
        let seen = school.time.now
        school.time.pass(minutes: 5)
        let second = try signIn()
        #expect(second.lostAt == nil, "the first screen is still there")
        first = nil

        let third = try signIn()
        #expect(third.lostAt == seen)
        let ending = try school.school.file.read { try SessionLife.of(id, in: $0).storedEnding }
        #expect(ending == "LOST")
        let fourth = try signIn()
        #expect(fourth.lostAt == nil, "it is told once")
        withExtendedLifetime((second, third, fourth)) {}
    }

    @Test("A command's session needs no screen")
    func command() throws {
        _ = try signIn(kind: .command)
        #expect(try signIn().lostAt == nil)
    }

    @Test("A token takes its session up again, until that ends")
    func resume() throws {
        let signedIn = try signIn(kind: .command)
        let other = try school.openedAgain()
        let resumed = try other.resume(SessionToken(" \(signedIn.token.text)\n"))
        #expect(resumed.id == signedIn.session.id && resumed.role == .teacher)
        _ = try resumed.whoAmI()
        #expect(throws: Refusal.notSignedIn) { _ = try other.resume(SessionToken()) }

        school.time.pass(minutes: 7 * 24 * 60)
        #expect(throws: Refusal.sessionEnded(.expired)) { _ = try other.resume(signedIn.token) }
    }

    @Test("A token of a revoked session, or of an account that changed, is worth nothing")
    func revoked() throws {
        let first = try signIn(kind: .command)
        try school.office.end(first.session.id)
        #expect(throws: Refusal.sessionEnded(.revoked)) {
            _ = try school.school.resume(first.token)
        }
        let second = try signIn(kind: .command)
        try school.arrange("UPDATE user SET status = 'SUSPENDED' WHERE username = 'nadia'")
        #expect(throws: Refusal.sessionEnded(.accountChanged)) {
            _ = try school.school.resume(second.token)
        }
    }

    @Test("The file keeps no token, only digests")
    func tokens() throws {
        let token = try signIn().token.text
        #expect(token.count == 64)
        let contents = try school.contents()
        #expect(!contents.values.joined().contains { $0.contains(token) })
    }

    @Test("A locked screen opens with the own password only, and guessing rests the name")
    func unlocks() throws {
        let session = try signIn().session
        #expect(try session.isMyPassword(TestSchool.password, slots: slots))
        #expect(try !session.isMyPassword("Register2", slots: slots))
        try fail(times: 4)
        #expect(try !session.isMyPassword(TestSchool.password, slots: slots))
        school.time.pass(minutes: 15)
        #expect(try session.isMyPassword(TestSchool.password, slots: slots))
    }
}
