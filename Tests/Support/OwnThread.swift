// Long work beside the tests' own few threads: what computes for half a minute there makes every
// test with a time limit wait for it.

import Foundation

/// A thread for one piece of long work.
package enum OwnThread {
    package static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try work() }) }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
