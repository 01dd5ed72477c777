// Passwords: the rule, the hash, and never more than two hashes at once on the machine. bcrypt cuts
// at 72 bytes and at a NUL, so both are refused, never cut.

import CCrypt
import Foundation
import Storage

/// A new password that keeps the rule.
package struct NewPassword: Sendable {
    let text: String

    /// The longest password in bytes: bcrypt ignores what follows.
    package static let bytesMaximum = 72
    package static let charactersMinimum = 8

    package init(_ typed: String, username: String) throws(Refusal) {
        let text = typed.precomposedStringWithCanonicalMapping
        let faults = NewPassword.faults(of: text, username: username)
        guard faults.isEmpty else {
            throw .invalid([FieldProblem("password", .password(faults))])
        }
        self.text = text
    }

    /// What a password still lacks; a form shows it while it is typed.
    package static func faults(of typed: String, username: String) -> [PasswordFault] {
        var faults: [PasswordFault] = []
        if typed.count < charactersMinimum { faults.append(.tooShort) }
        if !typed.contains(where: \.isUppercase) { faults.append(.noUppercase) }
        if !typed.contains(where: \.isLowercase) { faults.append(.noLowercase) }
        if !typed.contains(where: \.isNumber) { faults.append(.noDigit) }
        if typed.utf8.count > bytesMaximum { faults.append(.tooLong) }
        if typed.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            faults.append(.unusableCharacters)
        }
        if !username.isEmpty && typed.lowercased() == username.lowercased() {
            faults.append(.isUsername)
        }
        return faults
    }

    /// A password that was right a moment ago, to be hashed anew; it may be older than the rule.
    init(known typed: String) { text = typed.precomposedStringWithCanonicalMapping }

    /// A random password for a first sign-in: easy to read out, never ambiguous on paper.
    package static func oneTime() -> NewPassword {
        let letters = Array("abcdefghijkmnpqrstuvwxyz")
        let capitals = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
        var generator = SystemRandomNumberGenerator()
        var text = ""
        for group in 0..<3 {
            if group > 0 { text.append("-") }
            text.append(capitals.randomElement(using: &generator) ?? "S")
            for _ in 0..<3 { text.append(letters.randomElement(using: &generator) ?? "s") }
            text.append(String(Int.random(in: 2...9, using: &generator)))
        }
        return NewPassword(trusted: text)
    }

    /// The text, for the one paper it is handed over on.
    package var shownOnce: String { text }

    private init(trusted text: String) { self.text = text }
}

/// A stored bcrypt hash.
package struct PasswordHash: Equatable, Sendable {
    package let text: String

    /// What a hash costs unless the school has set more: the binary logarithm of its rounds.
    package static let cost = 12
    /// Below is too cheap to guess through; above, a sign-in takes more than two seconds.
    package static let costs = 12...15

    package init(_ text: String) { self.text = text }

    /// Well formed and of nobody, so that an unknown name takes as long as a wrong password.
    static func nobody(cost: Int = PasswordHash.cost) -> PasswordHash {
        PasswordHash("$2b$\(padded(cost, 2))$abcdefghijklmnopqrstuu3eeqlSo6FoJptlIlUBf1AWdyl1.KHlu")
    }

    /// Hashes a new password, waiting for one of the machine's two hashing slots.
    package static func of(
        _ password: NewPassword, cost: Int = PasswordHash.cost, slots: HashSlots
    ) throws -> PasswordHash {
        var setting = [CChar](repeating: 0, count: 64)
        guard ccrypt_setting(Int32(cost), &setting, Int32(setting.count)) == 0 else {
            throw StorageFailure.settingRefused("bcrypt")
        }
        guard let made = try slots.hash(password.text, setting: textOf(setting)) else {
            throw StorageFailure.settingRefused("bcrypt")
        }
        return PasswordHash(made)
    }

    /// True when the password is the one behind this hash. Always costs one hash.
    func matches(_ typed: String, slots: HashSlots) throws -> Bool {
        let password = typed.precomposedStringWithCanonicalMapping
        let isUsable =
            password.utf8.count <= NewPassword.bytesMaximum && !password.utf8.contains(0)
        let made = try slots.hash(isUsable ? password : "", setting: text)
        return isUsable && made.map { PasswordHash.equal($0, text) } == true
    }

    /// What this hash costs; nil where it is not well formed and so costs nothing.
    var ownCost: Int? {
        let parts = text.split(separator: "$")
        guard text.utf8.count == 60, parts.count == 3, parts[0].hasPrefix("2"),
            let cost = Int(parts[1]), (4...31).contains(cost)
        else { return nil }
        return cost
    }

    /// Hashes of another cost or an older kind are accepted and made again at the next sign-in.
    func isOutdated(at cost: Int = PasswordHash.cost) -> Bool {
        !text.hasPrefix("$2b$") || ownCost != cost
    }

    /// Takes the time that a hash of `cost` would take longer than this one, to the round: hashes
    /// of each cost between sum up to it. Nobody shall hear from a quick refusal that a name is
    /// known and has not been used since the cost was raised.
    func makeUp(to cost: Int, slots: HashSlots) throws {
        let missing = ownCost.map { $0..<max($0, cost) } ?? cost..<(cost + 1)
        for step in missing {
            _ = try slots.hash("", setting: PasswordHash.nobody(cost: step).text)
        }
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// The two places on the machine where a password may be hashed at one time, so that a hundred
/// sign-ins at once do not starve the terminals that are already working.
package struct HashSlots: Sendable {
    private let locks: [FileLock]
    private let counted: @Sendable (String) -> Void
    private let done: @Sendable () -> Void

    /// `counted` is called once a hash, with its setting, when its slot is taken, and `done` before
    /// the slot is free again: tests compare what each path costs, and how many run at once.
    package init(
        besides path: String, counted: @escaping @Sendable (String) -> Void = { _ in },
        done: @escaping @Sendable () -> Void = {}
    ) throws {
        locks = [try FileLock(path + ".hash1"), try FileLock(path + ".hash2")]
        self.counted = counted
        self.done = done
    }

    func hash(_ password: String, setting: String) throws -> String? {
        let lock = try acquire()
        defer {
            done()
            lock.unlock()
        }
        counted(setting)
        var made = [CChar](repeating: 0, count: Int(CCRYPT_HASH_BYTES))
        var secret = Array(password.utf8CString)
        defer { ccrypt_wipe(&secret, secret.count) }
        guard ccrypt_hash(secret, setting, &made, Int32(made.count)) == 0 else { return nil }
        return textOf(made)
    }

    private func acquire() throws -> FileLock {
        for lock in locks where lock.tryLock() { return lock }
        let lock = locks[Int(getpid()) % locks.count]
        guard try lock.lock(waiter: { waitQuietly($0, seconds: 60) }) == .acquired else {
            throw StorageFailure.busy("", seconds: 60)
        }
        return lock
    }
}

private func textOf(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
