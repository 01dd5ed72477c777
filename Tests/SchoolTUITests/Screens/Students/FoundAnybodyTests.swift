// F3 and the letters on home: pupils first, then the staff and the classes that are called so.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FoundAnybodyTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func found(_ words: String, _ more: Key..., at desk: Office? = nil) throws -> Canvas {
        let desk = desk ?? self.desk
        let home = HomeScreen(desk.session)
        return try Frames.last(
            of: home, at: desk, .keys(.f(3)), .type(words), .read(more.map { .key($0) }))
    }

    @Test("Pupils, staff and classes stand in one list")
    func frames() throws {
        let anybody = StudentListScreen.anybody(for: .schoolAdmin)
        try Frames.expect(
            "StudentListScreen-anybody", of: anybody, at: desk,
            after: .type("na"))
        try Frames.expect(
            "StudentListScreen-class", of: anybody, at: desk,
            after: .type("7a"))
    }

    @Test("A member of staff is found by name, number and telephone, and Enter opens the card")
    func staff() throws {
        let member = try #require(try desk.session.staff().first { $0.username == "nadia" })
        for words in ["nadia", "sultana nad", member.employeeNumber.lowercased()] {
            let canvas = try found(words)
            #expect(canvas.text.contains(member.employeeNumber), "\(words)")
            #expect(canvas.text.contains("staff"))
        }
        let card = try found("nadia sultana", .enter)
        #expect(card.line(0).contains("Find > Nadia Sultana"), "\(card.line(0))")
    }

    @Test("A class is found as people type it, and Enter opens it")
    func classes() throws {
        for words in ["7a", "7-a"] {
            #expect(try found(words, .enter).line(0).contains("Find > 7-A"), "\(words)")
        }
    }

    @Test("A letter for pupils refuses a member of staff with a sentence, and marks nobody")
    func noPupil() throws {
        for key in ["m", "c", " "] as [Key] {
            let canvas = try found("nadia sultana", .down, key)
            #expect(canvas.text.contains("That is no pupil. Enter opens it."), "\(key)")
        }
    }

    @Test("Down walks from the last pupil to the staff, and a page too small shows them next")
    func walks() throws {
        let words = "na"
        let all = try found(words)
        let rows = (3..<20).map { all.line($0) }.filter { $0.contains { $0 != " " } }
        #expect(all.line(1).contains("\(rows.count) of 24"), "\(all.line(1))")
        let small = try Frames.canvases(
            of: HomeScreen(desk.session), at: desk, size: Size(columns: 60, rows: 16),
            [.keys(.f(3)), .type(words), .keys(.down, .end)]
        ).last
        let end = try #require(small)
        let cursor = try #require(end.cursor)
        #expect(end.line(cursor.row).contains("staff"))
    }

    @Test("Parents find children only")
    func family() throws {
        let desk = try school.desk("rahima")
        #expect(try !found("nadia", at: desk).text.contains("staff"))
        #expect(try found("7a", at: desk).text.contains("Nobody is found"))
    }
}
