// A hash costs a third of a second of a processor and tens of terminals may sign in at once: two
// are made at a time, in every process on the machine together.

import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import SchoolCore

struct HashSlotsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    /// How many hashes are made at this moment, and the most there were. The first waits until a
    /// second is made beside it, so that two at once are seen however slow the machine is.
    final class Running: Sendable {
        private let count = Mutex((now: 0, most: 0, begun: 0))
        private let second = DispatchSemaphore(value: 0)
        var most: Int { count.withLock(\.most) }

        func begins(_ setting: String) {
            let begun = count.withLock {
                $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.begun + 1)
                return $0.begun
            }
            if begun == 1 { second.wait() }
            if begun == 2 { second.signal() }
        }

        func ends() { count.withLock { $0.now -= 1 } }
    }

    @Test("Two hashes are made at once, and never a third", .timeLimit(.minutes(10)))
    func twoSlots() async throws {
        let running = Running()
        let path = school.path
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    do {
                        // Threads of their own: the pool has no more than the machine has cores.
                        try await OwnThread.run {
                            let slots = try HashSlots(
                                besides: path, counted: running.begins, done: running.ends)
                            _ = try slots.hash("x", setting: "$2b$10$abcdefghijklmnopqrstuu")
                        }
                    } catch { Issue.record(error) }
                }
            }
        }
        #expect(running.most == 2)
    }
}
