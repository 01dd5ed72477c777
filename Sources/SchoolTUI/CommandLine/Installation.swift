// What root has laid down for people from outside: where the school's file lies. Nothing of it
// comes from the other side. The file is followed only where nobody else can have written it.

import CEntry
import Foundation
import SchoolCore

/// Why the installation cannot be used.
enum InstallationFault: Error, Equatable {
    /// Somebody besides root and the program's owner can write it.
    case notTrusted(String)
    case unreadable(String)
    case unknownLine(String, line: Int)
    /// A database without an absolute path, or an instant that is none.
    case unusableValue(String, line: Int)
    /// Nobody founds a school from outside: the disk may only not be there yet.
    case noSchool
}

/// The configuration of the forced command: `key = value` a line, `#` before a remark.
struct Installation: Equatable {
    private(set) var database = "/var/lib/school/school.db"
    /// For rehearsals and tests: the clock stands still here.
    private(set) var now: Timestamp?

    static let configuration = "/etc/school/school.conf"

    /// Whether this process was started for somebody outside.
    static var isGuarded: Bool { entry_is_guarded() }

    /// The program's own path, all links followed.
    static var program: String? {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        guard length > 0 else { return nil }
        return String(decoding: path.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    init() {}

    /// Follows the lines of a configuration.
    init(reading text: String, from path: String) throws(InstallationFault) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let parts = line.split(separator: "=", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard let key = parts.first, !key.isEmpty, !key.hasPrefix("#") else { continue }
            guard let value = parts.count == 2 ? parts[1] : nil else {
                throw .unknownLine(path, line: index + 1)
            }
            switch key {
            case "database":
                guard Self.isPath(value) else { throw .unusableValue(path, line: index + 1) }
                database = value
            case "now":
                now = Timestamp(iso: value)
                guard now != nil else { throw .unusableValue(path, line: index + 1) }
            default: throw .unknownLine(path, line: index + 1)
            }
        }
    }

    /// Where a configuration may lie. One beside the program comes first, so that a second school
    /// is a second folder with a program in it.
    static var configurations: [String] {
        let beside = program.map { ($0 as NSString).deletingLastPathComponent + "/school.conf" }
        return [beside, configuration].compactMap { $0 }
    }

    /// What holds on this machine: the first configuration that is there.
    static func here() throws(InstallationFault) -> Installation {
        for path in configurations {
            guard let text = try trustedText(of: path) else { continue }
            return try Installation(reading: text, from: path)
        }
        return Installation()
    }

    /// The text of a configuration that only root or the program's owner can have written; nil
    /// where there is none.
    static func trustedText(of path: String) throws(InstallationFault) -> String? {
        let bytes: [UInt8]
        do throws(InboxFault) {
            bytes = try InboxFile.bytes(at: path, atMost: 4096)
        } catch .notFound {
            return nil
        } catch {
            throw .unreadable(path)
        }
        let folder = (path as NSString).deletingLastPathComponent
        guard isTrusted(path), isTrusted(folder) else { throw .notTrusted(path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isTrusted(_ path: String) -> Bool {
        var (own, found) = (stat(), stat())
        guard stat("/proc/self/exe", &own) == 0, lstat(path, &found) == 0 else { return false }
        return [0, own.st_uid].contains(found.st_uid) && found.st_mode & 0o022 == 0
    }

    /// The machine's clock, or the instant at which it stands still.
    func clock(zone: String) -> OfficeClock {
        guard let now else { return .machine(zone: zone) }
        return OfficeClock(zone: zone) { now }
    }

    /// Absolute, and saying where it leads: SQLite reads `file:` as something else.
    private static func isPath(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return text.hasPrefix("/") && text.utf8.count <= 200
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}
