// The rule of new passwords.

import Testing

@testable import SchoolCore

struct PasswordTests {
    static let cases: [(typed: String, faults: [PasswordFault])] = [
        ("Register1", []),
        ("Regist1", [.tooShort]),
        ("register1", [.noUppercase]),
        ("REGISTER1", [.noLowercase]),
        ("Registers", [.noDigit]),
        ("", [.tooShort, .noUppercase, .noLowercase, .noDigit]),
        ("Abcdefg1" + String(repeating: "x", count: 64), []),
        ("Abcdefg1" + String(repeating: "x", count: 65), [.tooLong]),
        ("Ärger und 1 Übel", []),
        ("Abcdefg1" + String(repeating: "é", count: 33), [.tooLong]),
        ("Register1\u{0}", [.unusableCharacters]),
        ("Register1\u{1B}", [.unusableCharacters]),
        ("nadia.Sultana1", [.isUsername]),
    ]

    @Test("A password keeps the rule or says everything it lacks", arguments: cases)
    func rule(typed: String, faults: [PasswordFault]) {
        #expect(NewPassword.faults(of: typed, username: "Nadia.sultana1") == faults)
        let refusal = Refusal.invalid([FieldProblem("password", .password(faults))])
        if faults.isEmpty {
            #expect(throws: Never.self) { try NewPassword(typed, username: "nadia.sultana1") }
        } else {
            #expect(throws: refusal) { try NewPassword(typed, username: "nadia.sultana1") }
        }
    }

    @Test("A one-time password keeps the rule, and no two are alike")
    func oneTime() {
        let passwords = (0..<50).map { _ in NewPassword.oneTime().shownOnce }
        #expect(Set(passwords).count == 50)
        #expect(passwords.allSatisfy { NewPassword.faults(of: $0, username: "").isEmpty })
        #expect(!passwords.joined().contains { "lIO01".contains($0) })
    }

    @Test("A hash is bcrypt at cost 12, salted, and the same letter written two ways is one")
    func hash() throws {
        let slots = try HashSlots(besides: try TestFolder.make() + "/school.db")
        let password = try NewPassword("Caf\u{E9} Nr 12", username: "")
        let hash = try PasswordHash.of(password, slots: slots)
        #expect(hash.text.count == 60 && hash.text.hasPrefix("$2b$12$") && !hash.isOutdated())
        #expect(try hash.matches("Cafe\u{301} Nr 12", slots: slots))
        #expect(try !hash.matches("Cafe Nr 12", slots: slots))
    }

    @Test(
        "Older hashes are known as such", arguments: ["$2b$10$", "$2a$12$", "$2y$12$", "$1$", ""])
    func outdated(prefix: String) {
        #expect(PasswordHash(prefix + String(repeating: "x", count: 53)).isOutdated())
    }
}
