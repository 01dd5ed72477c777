// The print system's `lp`, the one program this one starts: no shell, a path that no user chooses,
// fixed words and environment, the paper as its input, and an end to waiting.

import Foundation

/// Hands a paper to `lp`.
struct PrintQueue {
    /// Where `lp` lies, and nowhere else. Tests put one of their own in its place.
    var program = "/usr/bin/lp"
    /// How long it may take: a window with a queue before it cannot wait for a printer's trouble.
    var seconds = 4

    func take(_ bytes: [UInt8], titled title: String, named name: String?) throws {
        guard access(program, X_OK) == 0 else { throw PrintFailure.noPrintSystem }
        // Unnamed files, not pipes: neither side can make the other wait, or die of a closed end.
        let paper = try UnnamedFile(holding: bytes)
        let said = try UnnamedFile(holding: [])
        let words = ["lp", "-s", "-t", title] + (name.map { ["-d", $0] } ?? [])
        let child = try start(program, words, input: paper.descriptor, output: said.descriptor)
        guard let status = end(of: child) else {
            throw PrintFailure.noAnswer(seconds: seconds)
        }
        guard status == 0 else { throw PrintFailure.refused(said.firstLine) }
    }

    private func start(
        _ program: String, _ words: [String], input: Int32, output: Int32
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // A session of its own: the keys of this terminal do not reach it, and it ends as a whole.
        let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift is not shown.
        let flags = newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        let arguments = Self.strings(words)
        let environment = Self.strings(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"])
        defer { for text in arguments + environment { free(text) } }
        var child = pid_t()
        let fault = posix_spawn(&child, program, &actions, &attributes, arguments, environment)
        guard fault == 0 else { throw PrintFailure.refused(String(cString: strerror(fault))) }
        return child
    }

    private static func strings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        words.map { strdup($0) } + [nil]
    }

    /// The exit status, or nil when it did not end in time and was ended.
    private func end(of child: pid_t) -> Int32? {
        var status: Int32 = 0
        let deadline = ContinuousClock.now + .seconds(seconds)
        while waitpid(child, &status, WNOHANG) == 0 {
            if ContinuousClock.now >= deadline {
                kill(-child, SIGKILL)
                while waitpid(child, &status, 0) < 0 && errno == EINTR {}
                return nil
            }
            usleep(2000)
        }
        return status
    }
}

/// A file without a name, gone with its descriptor.
private final class UnnamedFile {
    let descriptor: Int32

    init(holding bytes: [UInt8]) throws {
        var path = Array((NSTemporaryDirectory() + "/paper.XXXXXX").utf8CString)
        descriptor = mkstemp(&path)
        if descriptor >= 0 { unlink(path) }
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
            write(descriptor, bytes, bytes.count) == bytes.count,
            lseek(descriptor, 0, SEEK_SET) == 0
        else { throw PrintFailure.refused(ReceiptPrinter.systemWord) }
    }

    deinit { close(descriptor) }

    /// What was written into it, for a sentence.
    var firstLine: String {
        var bytes = [UInt8](repeating: 0, count: 300)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return Clean.line(line.hasPrefix("lp: ") ? String(line.dropFirst(4)) : line)
    }
}
