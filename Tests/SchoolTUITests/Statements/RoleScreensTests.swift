// The table of who comes to which screen, held against somebody who tries every key of every screen
// and against the sources. `MonkeyTests` holds the same table against the real program.

import TestSupport
import Testing

@testable import SchoolTUI

@Suite(.timeLimit(.minutes(60)))
struct RoleScreensTests {
    @Test("Whoever tries every key comes to no screen that the table of his role lacks")
    func crawled() throws {
        let school = try CrawledSchool(pupils: 60)
        let crawl = Crawl(school, size: Size(columns: 80, rows: 24))
        for (person, _) in CrawledSchool.roles {
            let found = Set(
                try crawl.places(of: person).map { String($0.screen.prefix { $0 != "<" }) })
            let table = RoleScreens.screens(of: person)
            #expect(found.subtracting(RoleScreens.open(to: person)) == [], "\(person)")
            // The walk presses no two keys at once and answers no question: it sees most, not all.
            #expect(
                found.count * 4 >= table.count * 3, "\(person): \(found.count) of \(table.count)")
        }
    }

    @Test("A person of the table is one of the demonstration's, or the head of an empty school")
    func people() {
        #expect(Set(RoleScreens.ways.flatMap(\.people)) == Set(RoleScreens.people))
        let crawled = CrawledSchool.roles.map(\.username)
        #expect(Set(RoleScreens.people) == Set(crawled + ["head"]))
    }
}
