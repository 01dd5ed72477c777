// Starting a program in a session of its own, with a terminal as its controlling terminal, and
// none of our own lines open in it.

import Foundation

enum Launch {
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ what: String, _ code: Int32 = errno) {
            description = "\(what): \(String(cString: strerror(code)))"
        }
    }

    /// Where a program finds the pipe it rings when it is idle.
    static let idleDescriptor: Int32 = 3

    /// POSIX_SPAWN_SETSID, from spawn.h; the importer does not see it.
    private static let newSession: Int32 = 0x80

    /// The program under test, which stands beside the tests; SCHOOL_PROGRAM names another, such as
    /// the one that was built for release.
    static func school() throws -> String {
        if let other = ProcessInfo.processInfo.environment["SCHOOL_PROGRAM"] { return other }
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let school = URL(filePath: tests).deletingLastPathComponent().appending(path: "school")
        guard FileManager.default.isExecutableFile(atPath: school.path()) else {
            throw Failure(school.path(), ENOENT)
        }
        return school.path()
    }

    /// A pair of sockets serves as a pipe: only a pair can be closed on exec from the start.
    static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { throw Failure("socketpair") }
        return (ends[0], ends[1])
    }

    static func spawn(
        _ program: [String], terminal: String, idle: Int32, environment: [String: String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A session leader without a terminal gets the first one it opens.
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawn_file_actions_adddup2(&actions, idle, idleDescriptor)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var process: pid_t = 0
        let code = withStrings(program) { arguments in
            withStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
                posix_spawn(&process, program[0], &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw Failure("start \(program[0])", code) }
        return process
    }

    /// Lends an array of C strings that ends in a null pointer.
    private static func withStrings<Value>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
    ) -> Value {
        var pointers = texts.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { body($0) }
        }.unsafelyUnwrapped
    }
}
