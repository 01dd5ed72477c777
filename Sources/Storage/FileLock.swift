// Advisory locks on small files beside the database, never on the database itself: closing any
// descriptor of a database file drops every lock SQLite holds on it in this process.
// A lock dies with its process, so there is nothing to clean up after a crash.

import Foundation
import Synchronization

/// What became of waiting for a lock.
package enum WaitOutcome: Sendable {
    case acquired, gaveUp, stopped
}

/// A lock file: one holder at a time, or many that only read.
package final class FileLock: Sendable {
    private let path: String
    private let descriptor: Int32
    /// The descriptor that queued for the lock and holds it now. A waiter has one of its own: the
    /// lock of a descriptor is one for all its users, so a waiter that was given up and is served
    /// later would take, and then drop, the lock that its owner has meanwhile got by other means.
    private let queued = Mutex<Int32?>(nil)

    /// How long who is first in the queue may take to take a free lock, in microseconds.
    private let patience: UInt32

    package init(_ path: String, patience: UInt32 = 5_000) throws {
        self.path = path
        self.patience = patience
        descriptor = try FileLock.descriptor(of: path)
    }

    deinit {
        unlock()
        close(descriptor)
    }

    private static func descriptor(of path: String) throws -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw StorageFailure.system(errno, path: path) }
        return descriptor
    }

    /// Takes the lock if it is free. Shared holders do not exclude each other.
    package func tryLock(shared: Bool = false) -> Bool {
        while flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
            if errno != EINTR { return false }
        }
        return true
    }

    package func unlock() {
        flock(descriptor, LOCK_UN)
        queued.withLock { held in
            if let held { close(held) }
            held = nil
        }
    }

    /// Queues for the lock in a thread of its own, so that the caller can go on listening to keys.
    ///
    /// `waiter` gets a descriptor that becomes readable when the lock is ours. Those who wait are
    /// served in the order in which they came, before anybody who comes now: a hundred writers wait
    /// a hundred turns and no more, and who has just let go waits like the others.
    package func lock(waiter: (Int32) -> WaitOutcome) throws -> WaitOutcome {
        if tryLockUnlessOthersWait() { return .acquired }
        let shared = WishBox(Mutex(Wish.waiting))
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw StorageFailure.system(errno, path: path) }
        defer { close(ends[0]) }
        let (descriptor, bell) = (try FileLock.descriptor(of: path), ends[1])
        Thread.detachNewThread {
            FileQueue(descriptor).wait {
                while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
            }
            shared.wish.withLock { wish in
                if wish == .left { close(descriptor) } else { wish = .held }
            }
            close(bell)
        }
        let outcome = waiter(ends[0])
        return shared.wish.withLock { wish in
            if wish == .held {
                queued.withLock { $0 = descriptor }
                return .acquired
            }
            wish = .left
            // Free, and yet nobody before us took it: who waits no more holds nobody up.
            if outcome == .gaveUp, tryLock() { return .acquired }
            return outcome == .acquired ? .gaveUp : outcome
        }
    }

    /// Takes the lock if it is free and nobody waits for it. Who is first in the queue and does not
    /// take a free lock within a moment has been stopped: he is passed over.
    private func tryLockUnlessOthersWait() -> Bool {
        let first = FileQueue(descriptor).first
        guard tryLock() else { return false }
        if first == nil { return true }
        unlock()
        for _ in 0..<patience / 1_000 {
            usleep(1_000)
            if FileQueue(descriptor).first != first { return false }
        }
        return tryLock()
    }

    private enum Wish { case waiting, held, left }

    private final class WishBox: Sendable {
        let wish: Mutex<Wish>
        init(_ wish: consuming Mutex<Wish>) { self.wish = wish }
    }
}

/// Waits for the descriptor to become readable, at most `seconds`.
package func waitQuietly(_ descriptor: Int32, seconds: Int) -> WaitOutcome {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
        let ready = poll(&entry, 1, Int32(seconds * 1000))
        if ready > 0 { return .acquired }
        if ready == 0 || errno != EINTR { return .gaveUp }
    }
}
