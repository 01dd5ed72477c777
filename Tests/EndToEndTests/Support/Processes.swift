// What runs on this machine, by the kernel's own lists.

import Foundation

/// One process.
struct RunningProcess: Equatable {
    let id: pid_t
    let parent: pid_t
    let name: String
}

enum Processes {
    /// Everything that runs now.
    static func all() throws -> [RunningProcess] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { entry in
            guard let id = pid_t(entry) else { return nil }
            return stat(of: id)
        }
    }

    /// Those that a process started, and those that they started.
    static func descendants(of ancestor: pid_t) throws -> [RunningProcess] {
        let all = try all()
        var found: [RunningProcess] = []
        var parents: Set<pid_t> = [ancestor]
        while !parents.isEmpty {
            let next = all.filter { parents.contains($0.parent) && !found.contains($0) }
            found += next
            parents = Set(next.map(\.id))
        }
        return found.sorted { $0.id < $1.id }
    }

    /// What a process found when it was started, in its order.
    static func environment(of id: pid_t) throws -> [String] {
        let bytes = try Data(contentsOf: URL(filePath: "/proc/\(id)/environ"))
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    static func words(of id: pid_t) throws -> [String] {
        let bytes = try Data(contentsOf: URL(filePath: "/proc/\(id)/cmdline"))
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// `Umask` of `Umask: 0077`.
    static func status(of id: pid_t) throws -> [String: String] {
        let text = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The soft and the hard limit of `Max core file size`.
    static func limits(of id: pid_t, _ name: String) throws -> [String] {
        let text = try String(contentsOfFile: "/proc/\(id)/limits", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return line.dropFirst(26).split(separator: " ").prefix(2).map(String.init)
    }

    /// What a process has open, by number.
    static func openFiles(of id: pid_t) throws -> [Int: String] {
        let folder = "/proc/\(id)/fd"
        var files: [Int: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            guard let number = Int(name) else { continue }
            files[number] = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "\(folder)/\(name)")
        }
        return files
    }

    /// The ports that somebody listens on, as the kernel writes them.
    static func listeningPorts() throws -> Set<String> {
        var ports: Set<String> = []
        for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
            guard let text = try? String(contentsOfFile: table, encoding: .utf8) else { continue }
            for line in text.split(separator: "\n").dropFirst() {
                let words = line.split(separator: " ")
                if words.count > 3, words[3] == "0A" { ports.insert(String(words[1])) }
            }
        }
        return ports
    }

    /// Nil when it has ended meanwhile.
    private static func stat(of id: pid_t) -> RunningProcess? {
        guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
            let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")")
        else { return nil }
        let rest = text[text.index(after: close)...].split(separator: " ")
        guard rest.count > 1, let parent = pid_t(rest[1]), rest[0] != "Z" else { return nil }
        return RunningProcess(
            id: id, parent: parent, name: String(text[text.index(after: open)..<close]))
    }
}

extension PseudoTerminal {
    /// Seconds of the processor this program has used.
    func processorTime() -> Double {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let rest = status.split(separator: ")").last?.split(separator: " "), rest.count > 12
        else { return 0 }
        let ticks = (Int(rest[11]) ?? 0) + (Int(rest[12]) ?? 0)
        return Double(ticks) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    }
}

extension PseudoTerminal {
    /// How often this program has asked the kernel to write something, be it into memory.
    func systemWrites() throws -> Int {
        let io = try String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8)
        let line = io.split(separator: "\n").first { $0.hasPrefix("syscw: ") }
        return line.flatMap { Int($0.dropFirst(7)) } ?? 0
    }
}

extension rusage {
    /// Of the program and of the kernel for it.
    var seconds: Double {
        Double(ru_utime.tv_sec + ru_stime.tv_sec)
            + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1_000_000
    }
}
