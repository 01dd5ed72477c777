// Work over 200 ms. It runs on a thread of its own, counts, can be stopped, and comes back as an
// event. The person waits for it with a progress line; nothing else is done on the screen
// meanwhile.

import Foundation
import Synchronization

/// A piece of background work and what to do with its result.
struct Job<Desk: OfficeDesk> {
    let title: String
    let work: @Sendable (JobProgress) throws -> any Sendable
    let finish: (inout any Screen<Desk>, Desk, any Sendable) throws -> Step<Desk>

    init(
        title: String, work: @escaping @Sendable (JobProgress) throws -> any Sendable,
        finish: @escaping (inout any Screen<Desk>, Desk, any Sendable) throws -> Step<Desk>
    ) {
        self.title = title
        self.work = work
        self.finish = finish
    }
}

/// The person pressed Esc while a job was running.
struct JobStopped: Error, Equatable {}

/// What a running job tells: how far it is. It also carries the wish to stop the other way.
final class JobProgress: Sendable {
    struct State: Equatable {
        var done = 0
        var total: Int?
        var isStopping = false
        var result: Result<any Sendable, any Error>?

        static func == (left: State, right: State) -> Bool {
            left.done == right.done && left.total == right.total
                && left.isStopping == right.isStopping
                && (left.result == nil) == (right.result == nil)
        }
    }

    private let state = Mutex(State())
    private let lastTold = Mutex<ContinuousClock.Instant?>(nil)
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    var now: State { state.withLock { $0 } }

    /// Says how far the work is, and throws where it should stop. The screen follows at most once
    /// a second: every change of it is bytes on a slow line.
    func report(_ done: Int, of total: Int? = nil) throws(JobStopped) {
        let isStopping = state.withLock { state in
            state.done = done
            state.total = total
            return state.isStopping
        }
        if isStopping { throw JobStopped() }
        let isDue = lastTold.withLock { last in
            let now = ContinuousClock.now
            guard last.map({ now - $0 >= .seconds(1) }) ?? true else { return false }
            last = now
            return true
        }
        if isDue { wake() }
    }

    func stop() { state.withLock { $0.isStopping = true } }

    /// Waits for the end of the work, but not for ever.
    func wait(upTo seconds: Int) {
        let end = ContinuousClock.now + .seconds(seconds)
        while now.result == nil, ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
    }

    /// Runs the work on a thread of its own; the result lies here when `wake` has been called.
    func start(_ work: @escaping @Sendable (JobProgress) throws -> any Sendable) {
        let thread = Thread { [self] in
            let result = Result { try work(self) }
            state.withLock { $0.result = result }
            wake()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
}
