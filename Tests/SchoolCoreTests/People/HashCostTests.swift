// What a password's hash costs is the school's to raise; nobody hears from the clock who is known.

import Storage
import Testing

@testable import SchoolCore

struct HashCostTests {
    private let school: TestSchool
    private let made = HashCount()
    private let slots: HashSlots

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path, counted: made.add)
    }

    private func signIn(
        _ name: String = "nadia", _ password: String = TestSchool.password
    ) throws -> SignedIn {
        try school.school.signIn(SignInForm(name, password), slots: slots)
    }

    private func hash(of name: String) throws -> PasswordHash? {
        try school.school.file.read { try User.passwordHash(of: school.user(name), in: $0) }
    }

    @Test("Once the cost is raised, or lowered again, the hash is made anew at the next sign-in")
    func anotherCost() throws {
        try school.office.set(.hashCost, to: 13)
        _ = try signIn()
        #expect(try hash(of: "nadia")?.ownCost == 13 && made.hashes == 2)
        try school.office.set(.hashCost, to: 12)
        _ = try signIn()
        #expect(try hash(of: "nadia")?.ownCost == 12 && made.hashes == 4)
        _ = try signIn()
        #expect(made.hashes == 5)
    }

    /// Rounds that a refusal costs.
    private func priceOf(_ name: String, _ password: String) -> Int {
        let before = made.rounds
        #expect(throws: Refusal.signIn(.notRecognised)) { _ = try signIn(name, password) }
        return made.rounds - before
    }

    @Test("Every refusal costs as many rounds, whatever a name's own hash costs")
    func sameRounds() throws {
        try school.office.set(.hashCost, to: 13)
        #expect(priceOf("nobody", "Register2") == 1 << 13)
        #expect(priceOf("nadia", "Register2") == 1 << 13, "her hash is of cost 12")
        _ = try signIn()
        try school.office.set(.hashCost, to: 12)
        for name in ["nobody", "nadia", "rina"] {
            #expect(priceOf(name, "Register2") == 1 << 13, "\(name)")
        }
        let noHash = String(repeating: "x", count: 60)
        try school.arrange("UPDATE user SET passwordHash = '\(noHash)' WHERE username = 'nadia'")
        #expect(priceOf("nadia", TestSchool.password) == 1 << 12, "a hash that is none")
    }

    @Test("A cost that somebody wrote into the file is kept in its range")
    func writtenCost() throws {
        try school.arrange("INSERT INTO setting (name, value) VALUES ('password.hash_cost', '4')")
        let cost = try school.school.file.read { try PasswordHash.cost(in: $0) }
        #expect(cost == 12)
    }
}
