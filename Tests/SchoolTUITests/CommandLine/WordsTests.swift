import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct WordsTests {
    let school: TUISchool
    let session: Session

    init() throws {
        school = try TUISchool()
        session = try school.session("office")
    }

    private func refusal(_ field: String, _ fault: FieldProblem.Fault) -> Refusal {
        .invalid([FieldProblem(field, fault)])
    }

    @Test("A day is today, yesterday, or written as files write it")
    func day() throws {
        #expect(try Words.day(nil, session) == session.today)
        #expect(try Words.day("today", session) == session.today)
        #expect(try Words.day("Yesterday", session) == session.today - 1)
        #expect(try Words.day("2026-02-28", session) == "2026-02-28")
        for wrong in ["2026-02-29", "12/3/26", "tomorrow", ""] {
            #expect(throws: refusal("date", .notADate), "\(wrong)") {
                _ = try Words.day(wrong, session)
            }
        }
    }

    @Test("A range of days may be open at either end, but not backwards")
    func days() throws {
        #expect(try Words.days(nil, nil, session) == nil)
        let march = try Words.days("2026-03-01", "2026-03-31", session)
        #expect(march == Day("2026-03-01")...Day("2026-03-31"))
        #expect(try Words.days("2026-03-01", nil, session)?.contains("2030-01-01") == true)
        #expect(try Words.days(nil, "2026-03-01", session)?.contains("2020-01-01") == true)
        #expect(throws: refusal("to", .endsBeforeStart)) {
            _ = try Words.days("2026-03-31", "2026-03-01", session)
        }
    }

    @Test("Roll numbers come with commas or blanks")
    func rolls() throws {
        #expect(try Words.rolls(nil) == [])
        #expect(try Words.rolls("7,17, 33") == [7, 17, 33])
        #expect(try Words.rolls("7 17") == [7, 17])
        for wrong in ["0", "1000", "7,x", "-7", "7.5"] {
            #expect(throws: refusal("roll", .notANumber(from: 1, to: 999)), "\(wrong)") {
                _ = try Words.rolls(wrong)
            }
        }
    }

    @Test("A page begins after the pages before it")
    func page() throws {
        #expect(try Words.page(1, 50) == 0)
        #expect(try Words.page(3, 20) == 40)
        #expect(throws: refusal("page", .notANumber(from: 1, to: 100_000))) {
            _ = try Words.page(0, 50)
        }
        for limit in [0, 501] {
            #expect(throws: refusal("limit", .notANumber(from: 1, to: 500))) {
                _ = try Words.page(1, limit)
            }
        }
    }
}
