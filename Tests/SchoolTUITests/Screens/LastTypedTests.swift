import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Ctrl-D puts what the form of the same kind held before, in every form of the office.
struct LastTypedTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func form(_ values: String...) throws -> Seat {
        var seat = try Seat(desk, NewSubjectScreen(today: TUISchool.today))
        for value in values {
            seat.type(value)
            seat.press(.tab)
        }
        return seat
    }

    @Test("The next form of the same kind repeats what was saved, field by field")
    func repeats() throws {
        var first = try form("Botany", "BOT")
        first.press(.f(2))
        #expect(first.said == "Botany is added.")
        var next = try form()
        next.press(.control("D"), .control("D"))
        let typed = try next.top(NewSubjectScreen.self).form
        #expect(typed[.name] == "Botany" && typed[.code] == "BOT")
        next.press(.f(1))
        #expect(next.frame.contains("Ctrl-D puts BOT."))
    }

    @Test("What was not saved is not repeated, and a form left meanwhile takes nothing away")
    func unsaved() throws {
        var left = try form("Botany", "BOT")
        left.press(.escape, .escape)
        #expect(left.isHome)
        var none = try form()
        none.press(.control("D"))
        #expect(none.said == "There is no last record to repeat here.")
        var saved = try form("Geology", "GEO")
        saved.press(.f(2))
        var other = try form("Zoology")
        other.press(.escape, .escape)
        var again = try form()
        again.press(.control("D"))
        #expect(try again.top(NewSubjectScreen.self).form[.name] == "Geology")
    }

    @Test("A form that was refused is finished by the F2 that is not")
    func refused() throws {
        var seat = try form("Botany", "BOT")
        seat.press(.f(2))
        var same = try form("Botany")
        same.press(.f(2))
        #expect(!same.isHome)
        same.press(.escape, .escape)
        var next = try form()
        next.press(.tab, .control("D"))
        #expect(try next.top(NewSubjectScreen.self).form[.code] == "BOT")
    }

    @Test("Forms of another kind, and of other people, are not repeated")
    func apart() throws {
        var subject = try form("Botany", "BOT")
        subject.press(.f(2))
        var other = try Seat(
            try school.desk(), NewSubjectScreen(today: TUISchool.today))
        other.press(.control("D"))
        #expect(other.said == "There is no last record to repeat here.")
        #expect(desk.lastTyped.values(of: "NewClassScreen") == [:])
        #expect(desk.lastTyped.values(of: "NewSubjectScreen") == ["name": "Botany", "code": "BOT"])
    }
}
