// From the thousands of moves before a failure to the few that make it: halves are left out as long
// as the failure stays, then quarters, down to single keys. Each try is a life of its own.

import Foundation

/// Looks for the shortest list of moves that still fails in the same way.
struct MonkeyShrinking {
    /// How many lives may be spent.
    var tries = 150
    /// Whether a life of these moves fails as the first did.
    let fails: ([Move]) -> Bool

    init(tries: Int = 150, _ fails: @escaping ([Move]) -> Bool) {
        self.tries = tries
        self.fails = fails
    }

    /// Tries the moves in lives of the same birth.
    init(_ birth: MonkeyBirth, _ kind: MonkeyFailure.Kind) {
        self.init { moves in
            do {
                let life = try MonkeyLife(birth)
                for move in moves where try !life.take(move) { break }
                // Whoever died or hung did so while he lived: his file need not be asked.
                switch kind {
                case .died, .hung: try life.hangUp()
                case .trespassed, .damaged, .started: try life.end()
                }
                return false
            } catch let failure as MonkeyFailure {
                return failure.kind == kind
            } catch {
                return false
            }
        }
    }

    /// The moves that are left. They may be all of them, where the failure does not come again.
    mutating func shortest(of moves: [Move]) -> [Move] {
        guard fail(moves) else { return moves }
        let few = shortened(moves)
        let single = few.flatMap { move -> [Move] in
            guard case .keys(let keys) = move else { return [move] }
            return keys.map { .keys([$0]) }
        }
        return fail(single) ? shortened(single) : few
    }

    private mutating func shortened(_ moves: [Move]) -> [Move] {
        var (kept, size) = (moves, max(1, moves.count / 2))
        while size >= 1, tries > 0 {
            var start = 0
            while start < kept.count, kept.count > 1, tries > 0 {
                var without = kept
                without.removeSubrange(start..<min(kept.count, start + size))
                if fail(without) { kept = without } else { start += size }
            }
            if size == 1 { break }
            size /= 2
        }
        return kept
    }

    private mutating func fail(_ moves: [Move]) -> Bool {
        tries -= 1
        return fails(moves)
    }
}

/// What is printed of a failure: who, the seed, what happened, and the shortest way there.
struct MonkeyReport: CustomStringConvertible {
    let who: String
    let seed: UInt64
    let keys: Int
    let failure: MonkeyFailure
    let few: [Move]

    var description: String {
        """
        \(who), seed \(seed), after \(keys) keys: \(failure)
        The shortest list that shows it, \(few.reduce(0) { $0 + $1.count }) keys:
        \(few.map(\.text).joined(separator: " | "))
        """
    }
}
