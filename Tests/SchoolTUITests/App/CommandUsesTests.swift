import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What was used most stands first in the palette, on the next day too.
struct CommandUsesTests {
    @Test("What is remembered are the most used, as many as there is room for")
    func text() {
        var uses = CommandUses()
        #expect(uses.text.isEmpty)
        for _ in 1...3 { uses.add("Print") }
        uses.add("Equals = sign")
        #expect(uses.text == "Print=3\nEquals = sign=1")
        #expect(CommandUses(text: uses.text) == uses)
        for number in 10...99 {
            for _ in 1...number { uses.add("A command with a long name, number \(number)") }
        }
        #expect(uses.text.count <= Habit.longest)
        #expect(CommandUses(text: uses.text).counts.count > 5)
    }

    @Test("What was used long ago gives way to what is used now")
    func halved() {
        var uses = CommandUses()
        for _ in 1...99 { uses.add("Old") }
        uses.add("Once")
        uses.add("Old")
        #expect(uses.counts == ["Old": 50])
        for _ in 1...60 { uses.add("New") }
        #expect(uses.text == "New=60\nOld=50")
    }

    @Test("Lines that say nothing are passed over")
    func damaged() {
        #expect(CommandUses(text: "a\n=\nb=x\nc=-4\n\nd=2").counts == ["d": 2])
        #expect(CommandUses(text: "a=999999999999").counts == ["a": 100])
    }

    @Test("The palette of the next sign-in begins with what was looked for in this one")
    func tomorrow() throws {
        let school = try TUISchool()
        var seat = try Seat(try school.desk(), StudentListScreen())
        seat.press(.f(9))
        #expect(!seat.frame.contains("1 My settings"))
        seat.type("my settings")
        seat.press(.enter)
        #expect(seat.title == "My settings")

        var next = try Seat(try school.deskOfTomorrow(), StudentListScreen())
        next.press(.f(9))
        #expect(next.frame.contains("1 My settings"))
        var other = try Seat(try school.deskOfTomorrow("principal"), StudentListScreen())
        other.press(.f(9))
        #expect(!other.frame.contains("1 My settings"))
    }

    @Test("A key that is pressed is counted, and remembered with the next command looked for")
    func keys() throws {
        let school = try TUISchool()
        let desk = try school.desk()
        var seat = try Seat(desk, StudentListScreen())
        seat.press(.f(4), .escape)
        #expect(desk.commandUses.isEmpty)
        seat.press(.f(9))
        seat.type("my settings")
        seat.press(.enter)
        #expect(desk.commandUses.split(separator: "\n").count == 2)
    }

    @Test("What was looked for is written down after the screen it opened was painted")
    func afterwards() throws {
        let school = try TUISchool()
        let desk = try school.desk()
        var seat = try Seat(desk, StudentListScreen())
        seat.press(.f(9))
        seat.type("my settings")
        _ = seat.stage.handle(.key(.enter), at: 0)
        #expect(seat.title == "My settings")
        #expect(desk.commandUses.isEmpty)
        seat.stage.settle()
        #expect(!desk.commandUses.isEmpty)
    }
}
