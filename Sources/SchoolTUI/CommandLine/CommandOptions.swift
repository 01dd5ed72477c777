// What every command takes: which file, which form of answer; and how it finds file and session.

import ArgumentParser
import Foundation
import SchoolCore

/// Where the school's file lies, and whether the answer is JSON.
struct CommandOptions: ParsableArguments {
    @Option(
        name: .customLong("database"),
        help:
            "The school's file. Else SCHOOL_DATABASE, else /var/lib/school, else your data folder.",
        completion: .file())
    var databaseFile: String?

    @Flag(help: "Answer as JSON: {success, data, meta}.")
    var json = false

    /// The path after all rules.
    var path: String { Places.database(given: databaseFile) }

    /// Opens the school of this command.
    func school() throws -> School { try Places.school(at: path) }

    /// Takes up the session of the stored token.
    func session() throws -> Session {
        let school = try school()
        guard let token = try TokenFile.read() else { throw Refusal.notSignedIn }
        return try school.resume(token)
    }
}

/// Where things are on this machine.
enum Places {
    /// Where the file lies: as given, as the environment says, in the folder that this machine
    /// keeps for the school, or with the person's own data.
    static func database(given: String?, machine: String = "/var/lib/school") -> String {
        if let given { return absolute(given) }
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["SCHOOL_DATABASE"], !named.isEmpty { return absolute(named) }
        if access(machine, F_OK) == 0 { return machine + "/school.db" }
        return folder("XDG_DATA_HOME", ".local/share") + "/school.db"
    }

    /// A folder of ours below one of the XDG base folders, made when it is missing.
    static func folder(_ variable: String, _ fallback: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? NSHomeDirectory()
        let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (base ?? "\(home)/\(fallback)") + "/school"
    }

    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The terminal's name and the address the line comes from.
    static func here() -> School.Place {
        let environment = ProcessInfo.processInfo.environment
        let address = environment["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init)
        let terminal = ttyname(0).map { String(cString: $0) } ?? ""
        return School.Place(
            terminal: terminal, address: address ?? "", isGuarded: Installation.isGuarded)
    }
}

/// The session token of this person's commands, in a file nobody else may read.
enum TokenFile {
    static var path: String { Places.folder("XDG_STATE_HOME", ".local/state") + "/token" }

    static func read() throws -> SessionToken? {
        if let given = ProcessInfo.processInfo.environment["SCHOOL_TOKEN"], !given.isEmpty {
            return SessionToken(given)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try file.read(upToCount: 200) else { return nil }
        return SessionToken(String(decoding: data, as: UTF8.self))
    }

    static func write(_ token: SessionToken) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try SecretFile.write(Array(token.text.utf8) + [10], to: path, replacing: true)
    }

    static func remove() { unlink(path) }
}

/// Files that only their owner may read.
enum SecretFile {
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
        if replacing { unlink(path) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? CommandFault("\(path) exists already. Name a new file.")
                : CommandFault("\(path) cannot be written (\(String(cString: strerror(errno)))).")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
    }
}

/// Reads one line from standard input, as `--password-stdin` gives it.
func passwordFromInput() throws -> String {
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw CommandFault(
            "No password came on standard input. Pipe it in: --password-stdin < FILE")
    }
    return line
}

extension Timestamp {
    /// Reads `2026-03-12T09:41:07Z`.
    init?(iso text: String) {
        guard text.count == 20, text.hasSuffix("Z"), let day = Day(iso: text.prefix(10)) else {
            return nil
        }
        let parts = text.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let seconds = day.number * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
        self.init(Int64(seconds) * 1000)
    }
}

extension Places {
    /// Makes the folder a new school lies in, for its owner alone.
    static func makeFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder, F_OK) != 0 else { return }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }
}

extension Places {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
