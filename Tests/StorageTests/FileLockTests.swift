// Locks on small files: one holder, a queue, and waiting that can be given up.

import Foundation
import Synchronization
import Testing

@testable import Storage

struct FileLockTests {
    let file: TestFile
    let path: String

    init() throws {
        file = try TestFile(isMade: false)
        path = file.folder + "/lock"
    }

    @Test("One holds it, or many that only read")
    func exclusive() throws {
        let (one, two) = (try FileLock(path), try FileLock(path))
        #expect(one.tryLock() && !two.tryLock() && !two.tryLock(shared: true))
        one.unlock()
        #expect(one.tryLock(shared: true) && two.tryLock(shared: true))
        let three = try FileLock(path)
        #expect(!three.tryLock())
        two.unlock()
        one.unlock()
        #expect(three.tryLock())
    }

    @Test("It goes with its holder")
    func gone() throws {
        var one: FileLock? = try FileLock(path)
        #expect(one?.tryLock() == true)
        one = nil
        #expect(try FileLock(path).tryLock())
    }

    @Test("Who waits gets it when it becomes free")
    func waiting() throws {
        let (one, two) = (try FileLock(path), try FileLock(path))
        #expect(one.tryLock())
        let outcome = try two.lock { descriptor in
            one.unlock()
            return waitQuietly(descriptor, seconds: 10)
        }
        #expect(outcome == .acquired)
        #expect(!one.tryLock())
        two.unlock()
        #expect(one.tryLock())
    }

    @Test("Who stops waiting, or waits too long, does not get it later", arguments: [true, false])
    func givenUp(stops: Bool) throws {
        let (one, two) = (try FileLock(path), try FileLock(path))
        #expect(one.tryLock())
        let outcome = try two.lock { stops ? .stopped : waitQuietly($0, seconds: 0) }
        #expect(outcome == (stops ? .stopped : .gaveUp))
        one.unlock()
        try eventually { try FileLock(path).tryLock() }
    }

    @Test("A wait that was given up takes nothing from a later holder of the same lock")
    func straggler() throws {
        let (one, two) = (try FileLock(path), try FileLock(path))
        for _ in 0..<20 {
            try eventually { one.tryLock() }
            #expect(try two.lock { _ in .stopped } == .stopped)
            one.unlock()
            // The thread that waited is served first, and lets go.
            try eventually { two.tryLock() }
            usleep(2000)
            #expect(!one.tryLock(), "the lock was dropped under its holder")
            two.unlock()
        }
    }

    @Test("Whoever waits is served, all of them")
    func queue() async throws {
        let inside = Inside()
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<10 {
                        let lock = try FileLock(path)
                        let outcome = try lock.lock { waitQuietly($0, seconds: 30) }
                        guard outcome == .acquired else { continue }
                        inside.enter()
                        usleep(500)
                        inside.leave()
                        lock.unlock()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.served == 40 && inside.crowd == 0)
    }

    @Test("Who lets go and comes back at once waits behind whoever waited")
    func inOrder() throws {
        for round in 0..<50 {
            // A file of its own: what is given up below is served some time later.
            let path = path + String(round)
            // As patient as the busiest machine needs: the queue is tried here and not the clock.
            let one = try FileLock(path, patience: 10_000_000)
            let two = try FileLock(path)
            #expect(one.tryLock())
            let outcome = try two.lock { descriptor in
                do {
                    try eventually { try isSomebodyQueued(at: path) }
                    one.unlock()
                    let again = try one.lock { _ in .stopped }
                    #expect(again == .stopped)
                } catch { Issue.record(error) }
                return waitQuietly(descriptor, seconds: 30)
            }
            #expect(outcome == .acquired)
            two.unlock()
        }
    }

    @Test("Those who wait are served in the order in which they came")
    func oneAfterTheOther() throws {
        let holder = try FileLock(path)
        #expect(holder.tryLock())
        let served = Served()
        let all = DispatchGroup()
        for place in 1...12 {
            let lock = try FileLock(path)
            all.enter()
            Thread.detachNewThread {
                defer { all.leave() }
                do {
                    let outcome = try lock.lock { waitQuietly($0, seconds: 30) }
                    guard outcome == .acquired else { return }
                    served.places.withLock { $0.append(place) }
                    lock.unlock()
                } catch { Issue.record(error) }
            }
            try eventually { try lastNumber(at: path) == place + 1 }
        }
        holder.unlock()
        all.wait()
        #expect(served.places.withLock { $0 } == Array(1...12))
    }

    /// Stands first in the queue and takes nothing until `work` is done, like a stopped process.
    private func behindAStoppedOne(_ work: () throws -> Void) throws {
        let (descriptor, goOn, path) = (open(path, O_RDWR), DispatchSemaphore(value: 0), path)
        Thread.detachNewThread {
            FileQueue(descriptor).wait { goOn.wait() }
            close(descriptor)
        }
        defer { goOn.signal() }
        try eventually { try isSomebodyQueued(at: path) }
        try work()
    }

    @Test("A process that was stopped while it waited holds nobody up who comes")
    func stopped() throws {
        let lock = try FileLock(path)
        try behindAStoppedOne {
            for _ in 0..<3 {
                let outcome = try lock.lock { _ in
                    Issue.record("it waited")
                    return .gaveUp
                }
                #expect(outcome == .acquired)
                lock.unlock()
            }
        }
    }

    @Test("Who waits behind a stopped process takes a free lock when the patience ends")
    func behindStopped() throws {
        let (holder, lock) = (try FileLock(path), try FileLock(path))
        try behindAStoppedOne {
            #expect(holder.tryLock())
            let outcome = try lock.lock { descriptor in
                holder.unlock()
                return waitQuietly(descriptor, seconds: 0)
            }
            #expect(outcome == .acquired && !holder.tryLock())
            lock.unlock()
        }
    }

    /// The number that was given out last.
    private func lastNumber(at path: String) throws -> Int {
        let bytes = try Data(contentsOf: URL(filePath: path))
        return bytes.isEmpty ? 1 : bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
    }

    private func isSomebodyQueued(at path: String) throws -> Bool {
        let descriptor = open(path, O_RDWR)
        defer { close(descriptor) }
        return FileQueue(descriptor).first != nil
    }

    @Test("A lock in a folder that is not there says so")
    func noFolder() {
        let nowhere = file.folder + "/nowhere"
        #expect(throws: StorageFailure.folderMissing(nowhere)) { try FileLock(nowhere + "/lock") }
    }

    private func eventually(_ holds: () throws -> Bool) throws {
        for _ in 0..<500 {
            if try holds() { return }
            usleep(10_000)
        }
        Issue.record("it did not happen within five seconds")
    }
}

/// How many are inside at once, and how many have been.
private final class Inside: Sendable {
    private let counts = Mutex([0, 0, 0])

    var served: Int { counts.withLock { $0[1] } }
    /// The most that were already inside when another came.
    var crowd: Int { counts.withLock { $0[2] } }

    func enter() {
        counts.withLock { $0 = [$0[0] + 1, $0[1] + 1, max($0[2], $0[0])] }
    }

    func leave() { counts.withLock { $0[0] -= 1 } }
}

/// Who was served, in order.
private final class Served: Sendable {
    let places = Mutex<[Int]>([])
}
