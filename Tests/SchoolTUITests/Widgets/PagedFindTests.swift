import Testing

@testable import SchoolTUI

struct PagedFindTests {
    /// A list of a hundred that says what it was asked for.
    private struct Asked: Equatable {
        let words: String
        let offset: Int
        let counts: Bool
    }

    private func read(_ find: inout PagedFind, total: Int = 100) -> (rows: [Int], asked: [Asked]) {
        var asked: [Asked] = []
        let rows: [Int] = find.read { words, offset, limit, counts in
            asked.append(Asked(words: words, offset: offset, counts: counts))
            let rows = Array((0..<total).dropFirst(offset).prefix(limit))
            return (rows, counts ? total : offset + rows.count, counts)
        }
        return (rows, asked)
    }

    @Test("The whole list is counted when it opens and when it is read again, and by no key")
    func countedOnce() {
        var find = PagedFind()
        find.fit(rows: 20)
        #expect(read(&find).asked == [Asked(words: "", offset: 0, counts: true)])
        #expect(find.type(.pageDown) == .load)
        #expect(read(&find).asked == [Asked(words: "", offset: 20, counts: false)])
        #expect(find.total == 100)
        #expect(find.type("m") == .load)
        #expect(read(&find).asked == [Asked(words: "m", offset: 0, counts: false)])
        #expect(find.type(.backspace) == .load)
        #expect(read(&find).asked == [Asked(words: "", offset: 0, counts: false)])
        #expect(find.total == 100)
        #expect(read(&find, total: 101).asked == [Asked(words: "", offset: 0, counts: true)])
        #expect(find.total == 101)
    }

    @Test("A list that has become shorter leads back to its last page")
    func shorter() {
        var find = PagedFind()
        find.fit(rows: 20)
        _ = read(&find)
        for _ in 0..<4 { _ = find.type(.pageDown) }
        #expect(read(&find).rows == Array(80..<100))
        #expect(read(&find, total: 70).rows == Array(60..<70))
    }
}
