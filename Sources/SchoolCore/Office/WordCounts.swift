// What a search of this morning teaches the searches of the day.

import Synchronization

/// How many entries of the word list begin with what was typed before. It only says which way to a
/// page is the shorter one, so that a number of this morning serves all day.
final class WordCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    private static let most = 5000

    func count(_ word: String, _ reading: () throws -> Int) rethrows -> Int {
        if let known = counts.withLock({ $0[word] }) { return known }
        let count = try reading()
        counts.withLock { counts in
            if counts.count >= Self.most { counts = [:] }
            counts[word] = count
        }
        return count
    }
}
