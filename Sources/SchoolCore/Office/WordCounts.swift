// What a search of this morning teaches the searches of the day.

import Synchronization

/// Whether few or many entries of the word list begin with what was typed before. It only says
/// which way to a page is the shorter one, so that an answer of this morning serves all day.
final class WordCounts: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    private static let most = 5000

    /// The count of a word, or of one that it begins with where that is not more than `few`.
    func count(_ word: String, upTo few: Int, _ reading: () throws -> Int) rethrows -> Int {
        if let known = counts.withLock({ Self.known(word, few, $0) }) { return known }
        let count = try reading()
        counts.withLock { counts in
            if counts.count >= Self.most { counts = [:] }
            counts[word] = count
        }
        return count
    }

    private static func known(_ word: String, _ few: Int, _ counts: [String: Int]) -> Int? {
        if let count = counts[word] { return count }
        let beginnings = word.indices.dropFirst().lazy.map { String(word[..<$0]) }
        return beginnings.compactMap { counts[$0] }.first { $0 <= few }
    }
}
