// From the thousands of moves before a failure to the few that make it: halves are left out as long
// as the failure stays, then quarters, down to single keys. Each try is a life of its own.

import Foundation

/// Looks for the shortest list of moves that still fails in the same way.
struct MonkeyShrinking {
    let birth: MonkeyBirth
    let kind: MonkeyFailure.Kind
    /// How many lives may be spent.
    var tries = 60

    /// The moves that are left. They may be all of them, where the failure does not come again.
    mutating func shortest(of moves: [Move]) -> [Move] {
        guard fails(moves) else { return moves }
        let few = shortened(moves)
        let single = few.flatMap { move -> [Move] in
            guard case .keys(let keys) = move else { return [move] }
            return keys.map { .keys([$0]) }
        }
        return fails(single) ? shortened(single) : few
    }

    private mutating func shortened(_ moves: [Move]) -> [Move] {
        var (kept, size) = (moves, max(1, moves.count / 2))
        while size >= 1, tries > 0 {
            var start = 0
            while start < kept.count, kept.count > 1, tries > 0 {
                var without = kept
                without.removeSubrange(start..<min(kept.count, start + size))
                if fails(without) { kept = without } else { start += size }
            }
            if size == 1 { break }
            size /= 2
        }
        return kept
    }

    private mutating func fails(_ moves: [Move]) -> Bool {
        tries -= 1
        do {
            let life = try MonkeyLife(birth)
            for move in moves where try !life.take(move) { break }
            try life.end()
            return false
        } catch let failure as MonkeyFailure {
            return failure.kind == kind
        } catch {
            return false
        }
    }
}
