import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Lists stand as a person wants them: ordered, narrowed, and exported just so.
struct ArrangementTests {
    private struct Line: Equatable {
        let name: String
        let count: Int?
    }

    private static var columns: [SheetColumn<Line>] {
        [.text("Name", width: .rest) { $0.name }, .count("Count", width: 5) { $0.count }]
    }
    private static let lines = [
        Line(name: "10-A", count: 3), Line(name: "9-B", count: 20), Line(name: "9-A", count: nil),
    ]

    private static func names(_ arrangement: Arrangement) -> [String] {
        arrangement.rows(lines, by: columns).map(\.name)
    }

    @Test("Numbers in text are ordered by size, and nothing stands last")
    func order() {
        var arrangement = Arrangement()
        #expect(Self.names(arrangement) == ["10-A", "9-B", "9-A"])
        arrangement.order(by: "Name")
        #expect(Self.names(arrangement) == ["9-A", "9-B", "10-A"])
        arrangement.order(by: "Count")
        #expect(Self.names(arrangement) == ["10-A", "9-B", "9-A"])
    }

    @Test("The same heading again turns the rows round, another one does not")
    func turned() {
        var arrangement = Arrangement()
        arrangement.order(by: "Name")
        arrangement.order(by: "Name")
        #expect(arrangement.isTurned && Self.names(arrangement) == ["10-A", "9-B", "9-A"])
        arrangement.order(by: "Count")
        #expect(!arrangement.isTurned)
        arrangement.order(by: "Name")
        #expect(!arrangement.isTurned)
    }

    @Test("A name is ordered by its Latin letters in any script")
    func scripts() {
        let columns: [SheetColumn<Line>] = [.name("Name") { $0.name }]
        let lines = ["Zara", "আয়েশা", "Bilal"].map { Line(name: $0, count: nil) }
        var arrangement = Arrangement()
        arrangement.order(by: "Name")
        #expect(arrangement.rows(lines, by: columns).map(\.name) == ["আয়েশা", "Bilal", "Zara"])
    }

    @Test("The last column cannot be left out")
    func lastColumn() {
        var arrangement = Arrangement()
        arrangement.toggle("Name", of: ["Name", "Count"])
        arrangement.toggle("Count", of: ["Name", "Count"])
        #expect(arrangement.hidden == ["Name"])
        #expect(arrangement.columns(Self.columns).map(\.shown.heading) == ["Count"])
        arrangement.toggle("Name", of: ["Name", "Count"])
        #expect(arrangement.hidden.isEmpty)
    }

    @Test("In the rows s orders by a heading, and the cursor stays on its row")
    func ordersOnScreen() throws {
        let school = try TUISchool()
        var seat = try Seat(try school.desk(), ClassListScreen())
        seat.press(.down)
        let first = try seat.top(ClassListScreen.self).selected?.name
        seat.press("s", "1", "s", "1")
        #expect(seat.said == "Ordered by Class, turned round.")
        let names = try seat.top(ClassListScreen.self).rows.map(\.name)
        #expect(names == ["10-A", "8-A", "7-B", "7-A"])
        #expect(try seat.top(ClassListScreen.self).selected?.name == first)
    }

    @Test("A column that is left out leaves the screen and the file")
    func columnsOnScreen() throws {
        let scene = try FeeScene()
        var seat = try Seat(try scene.school.desk(), ClassListScreen())
        seat.press(.down, "C", "5")
        #expect(seat.said == "Room is left out.")
        #expect(seat.canvas.line(3).contains("Grade") && !seat.canvas.line(3).contains("Room"))
        seat.press(.f(7), .enter)
        let text = try #require(try scene.exports().first)
        #expect(text.hasPrefix("Class,Grade,Pupils,Class teacher"))
        for place in ["1", "2", "3", "4"] as [Key] { seat.press("C", place) }
        #expect(seat.said == "One column has to stay.")
    }

    @Test("What is remembered of an arrangement is the arrangement")
    func remembered() {
        var arrangement = Arrangement()
        #expect(arrangement.remembered == nil)
        arrangement.toggle("Count", of: ["Name", "Count", "Class teacher"])
        #expect(Arrangement(remembered: arrangement.remembered) == arrangement)
        for _ in 1...2 {
            arrangement.order(by: "Class teacher")
            #expect(Arrangement(remembered: arrangement.remembered) == arrangement)
        }
        arrangement.forgetOrder()
        arrangement.toggle("Count", of: ["Name", "Count"])
        #expect(arrangement == Arrangement() && Arrangement(remembered: "") == arrangement)
    }

    @Test("A list stands tomorrow as its person left it, and as the office has it when asked")
    func tomorrow() throws {
        let school = try TUISchool()
        var seat = try Seat(try school.desk(), ClassListScreen())
        seat.press(.down, "C", "5", "s", "1", "s", "1")
        let names = try seat.top(ClassListScreen.self).rows.map(\.name)

        var next = try Seat(try school.deskOfTomorrow(), ClassListScreen())
        #expect(try next.top(ClassListScreen.self).rows.map(\.name) == names)
        #expect(names == ["10-A", "8-A", "7-B", "7-A"])
        #expect(!next.canvas.line(3).contains("Room"))
        var others = try Seat(try school.deskOfTomorrow("principal"), ClassListScreen())
        #expect(others.canvas.line(3).contains("Room"))
        others.press(.f(5))
        #expect(try others.top(ClassListScreen.self).rows.first?.name == "7-A")

        next.press(.down, "s", "6")
        #expect(next.said == "The list stands in the office's own order.")
        #expect(try next.top(ClassListScreen.self).rows.first?.name == "7-A")
        let last = try Seat(try school.deskOfTomorrow(), ClassListScreen())
        #expect(try last.top(ClassListScreen.self).rows.first?.name == "7-A")
        #expect(!last.canvas.line(3).contains("Room"))
    }

    @Test("Every list of the office goes into a file as it is shown")
    func exports() throws {
        let scene = try FeeScene()
        let desk = try scene.school.desk()
        let screens: [any Screen<Office>] = [
            ClassListScreen(), SubjectListScreen(), StaffListScreen(), UserListScreen(),
        ]
        for screen in screens {
            var seat = try Seat(desk, screen)
            seat.press(.f(7), .enter)
            #expect(seat.said.contains(" in school.db.outbox/"), "\(screen.title): \(seat.said)")
        }
    }
}
