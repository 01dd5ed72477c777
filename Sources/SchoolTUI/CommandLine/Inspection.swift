// Who owns what on the machine that keeps the school, and who can write it. Only the lists of
// folders are read, never the school's files: a close would drop SQLite's locks.

import Foundation
import SchoolCore

/// One thing that is not as it should be, and what to type.
struct Ailment: Equatable {
    let sentence: String
    let remedy: String
}

/// Looks at one installation.
struct Inspection {
    /// The account that the school's files belong to.
    let account: String
    let accountNumber: uid_t
    /// Who may own what nobody else may write.
    var root: uid_t = 0
    /// Folders above this one are taken for good.
    var top = "/"

    /// A file that decides what runs or who comes in, with every folder above it.
    func guarded(_ path: String) -> [Ailment] {
        guard let found = status(path) else {
            return [Ailment(sentence: "\(path) is not there.", remedy: "See docs/install.md.")]
        }
        guard found.st_mode & S_IFMT == S_IFREG else {
            return [
                Ailment(
                    sentence: "\(path) is no plain file.",
                    remedy: "Put the file itself there, not a link.")
            ]
        }
        var ailments: [Ailment] = []
        var place = path
        while place.count > 1, place.hasPrefix(top) {
            ailments += guardedAlone(place)
            place = (place as NSString).deletingLastPathComponent
        }
        return ailments
    }

    private func guardedAlone(_ path: String) -> [Ailment] {
        guard let found = status(path) else { return [] }
        var ailments: [Ailment] = []
        if found.st_uid != root {
            ailments.append(
                Ailment(
                    sentence: "\(path) belongs to \(name(found.st_uid)), who can change it.",
                    remedy: "chown root \(path)"))
        }
        if found.st_mode & 0o022 != 0 {
            ailments.append(
                Ailment(
                    sentence: "\(path) can be written by others than root.",
                    remedy: "chmod go-w \(path)"))
        }
        return ailments
    }

    /// The school's folder and what of the school lies in it: the account's, and nobody else's to
    /// look at.
    func school(at path: String) throws -> [Ailment] {
        let folder = (path as NSString).deletingLastPathComponent
        guard status(folder) != nil else {
            return [
                Ailment(
                    sentence: "The folder \(folder) is not there.",
                    remedy: "install -d -o \(account) -g \(account) -m 700 \(folder)")
            ]
        }
        var ailments = keptClose(folder, mode: "700")
        guard status(path) != nil else {
            return ailments + [
                Ailment(
                    sentence: "There is no school at \(path).",
                    remedy: "runuser -u \(account) -- school init --database \(path)")
            ]
        }
        let name = (path as NSString).lastPathComponent
        for entry in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where entry == name || entry.hasPrefix(name + ".") || entry.hasPrefix(name + "-") {
            let isFolder = status("\(folder)/\(entry)").map { $0.st_mode & S_IFMT == S_IFDIR }
            ailments += keptClose("\(folder)/\(entry)", mode: isFolder == true ? "700" : "600")
        }
        return ailments
    }

    private func keptClose(_ path: String, mode: String) -> [Ailment] {
        guard let found = status(path) else { return [] }
        var ailments: [Ailment] = []
        if found.st_mode & S_IFMT == S_IFLNK {
            return [
                Ailment(
                    sentence: "\(path) is a link; the school lies in one folder, itself.",
                    remedy: "Put the file itself there.")
            ]
        }
        if found.st_uid != accountNumber {
            ailments.append(
                Ailment(
                    sentence: "\(path) belongs to \(name(found.st_uid)), not to \(account).",
                    remedy: "chown \(account): \(path)"))
        }
        if found.st_mode & 0o077 != 0 {
            ailments.append(
                Ailment(
                    sentence: "\(path) can be read or written by others than \(account).",
                    remedy: "chmod \(mode) \(path)"))
        }
        return ailments
    }

    /// Every key opens a terminal and nothing else, whatever becomes of sshd's configuration.
    func keys(_ text: String, in path: String) -> [Ailment] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard let first = words.first, !first.hasPrefix("#") else { return nil }
            let options = first.split(separator: ",")
            if options == ["restrict", "pty"], words.count > 2 { return nil }
            return Ailment(
                sentence: "\(path), line \(index + 1), does not begin with restrict,pty.",
                remedy: "Write: restrict,pty ssh-ed25519 AAAA... ann")
        }
    }

    /// What `sshd -T` says holds for the account, beside what must.
    func sshd(_ told: String, block: SSHDBlock) -> [Ailment] {
        let lines = Set(told.split(separator: "\n").map(String.init))
        var ailments = block.effective.filter { !lines.contains($0) }.map { line in
            Ailment(
                sentence: "sshd does not hold to \u{201C}\(line)\u{201D} for \(account).",
                remedy: "school ssh-config > /etc/ssh/sshd_config.d/50-school.conf && sshd -t "
                    + "&& systemctl reload ssh")
        }
        let accepted = lines.filter { $0.hasPrefix("acceptenv ") }.sorted()
        for line in accepted where !block.effective.contains(line) {
            ailments.append(
                Ailment(
                    sentence: "sshd takes the variables \u{201C}\(line.dropFirst(10))\u{201D}.",
                    remedy: "Take AcceptEnv out of other Match blocks for \(account)."))
        }
        return ailments
    }

    private func status(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }

    private func name(_ number: uid_t) -> String {
        getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? String(number)
    }
}
