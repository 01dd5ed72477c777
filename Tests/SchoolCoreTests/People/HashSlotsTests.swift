// A hash costs a third of a second of a processor and tens of terminals may sign in at once: two
// are made at a time, in every process on the machine together.

import Synchronization
import TestSupport
import Testing

@testable import SchoolCore

struct HashSlotsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    /// How many hashes are made at this moment, and the most there were.
    final class Running: Sendable {
        private let count = Mutex((now: 0, most: 0))
        var most: Int { count.withLock(\.most) }
        func begins(_ setting: String) {
            count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        }
        func ends() { count.withLock { $0.now -= 1 } }
    }

    @Test("No more than two hashes are made at once")
    func twoSlots() async throws {
        let running = Running()
        let path = school.path
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        // Threads of their own: the pool has no more than the machine has cores.
                        try await OwnThread.run {
                            let slots = try HashSlots(besides: path, counted: running.begins)
                            _ = try slots.hash("x", setting: "$2b$10$abcdefghijklmnopqrstuu")
                            running.ends()
                        }
                    } catch { Issue.record(error) }
                }
            }
        }
        // One that has let its slot go may not have counted itself out yet.
        #expect((2...3).contains(running.most), "\(running.most)")
    }
}
