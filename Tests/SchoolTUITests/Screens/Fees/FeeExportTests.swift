import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What leaves the program is what stands on the screen.
struct FeeExportTests {
    typealias Framed = FeeListFrameTests.Framed

    private static let lists: [Framed] = [
        Framed(name: "day-book") { _ in DayBookScreen(on: TUISchool.today) },
        Framed(name: "day-book-sums", keys: [.f(6)]) { _ in DayBookScreen(on: TUISchool.today) },
        Framed(name: "defaulters") { _ in DefaultersScreen() },
        Framed(name: "defaulters by amount", keys: [.f(6)]) { _ in DefaultersScreen() },
        Framed(
            name: "defaulters of a class", keys: [.f(4)] + "7b".map { .character($0) } + [.enter]
        ) { _ in DefaultersScreen() },
        Framed(name: "collection") { _ in CollectionScreen(around: TUISchool.today) },
        Framed(name: "collection-sums", keys: [.f(6)]) { _ in
            CollectionScreen(around: TUISchool.today)
        },
        Framed(name: "charges of a class", keys: "c8a".map { .character($0) } + [.enter]) { _ in
            ChargesScreen(around: TUISchool.today)
        },
        Framed(
            name: "charges by name",
            keys: "c7b".map { .character($0) } + [.enter, .f(6), .f(6), .f(6)]
        ) { _ in ChargesScreen(around: TUISchool.today) },
        Framed(name: "charge") { ChargeScreen(try $0.charge(of: "Dipa Roy", 0)) },
        Framed(name: "statement") { StatementScreen(try $0.school.pupil("Dipa Roy")) },
        Framed(name: "summary") { _ in FeeListsScreen() },
        Framed(name: "entries") { _ in EntriesScreen("Paid", .paid) },
        Framed(name: "price-list") { _ in FeeStructuresScreen() },
        Framed(name: "heads") { _ in FeeHeadsScreen() },
        Framed(name: "raises") { _ in RaisesScreen() },
    ]

    @Test("A file has the rows, the order and the cells that are shown", arguments: lists)
    func same(framed: Framed) throws {
        let scene = try FeeScene()
        var seat = try Self.seat(scene.karim, framed.open(scene))
        for key in framed.keys { seat.press(key) }
        seat.press(.f(7), .enter)
        let text = try #require(try scene.exports().first)
        let table = try CSVTable(Array(text.utf8))
        #expect(seat.said.contains("\(table.rows.count) row"))
        // Where sums stand beside the rows, the bar parts them; grouping is for people alone.
        let lines = (0..<37).map {
            seat.canvas.line($0).filter { $0 != "," }.split(separator: "│")[0]
        }
        let first = try #require(table.header.first)
        let head = try #require(
            lines.firstIndex { $0.contains(first) && $0.contains(table.header.last ?? "") })
        let isShown = table.header.map { lines[head].contains($0) }
        #expect(isShown.allSatisfy { $0 }, "\(table.header)")
        for (place, row) in table.rows.enumerated() {
            let cells = zip(row.cells, isShown).filter(\.1).map(\.0)
            #expect(Self.holds(lines[head + 1 + place], cells), "\(row.original)")
        }
        #expect(lines[head + 1 + table.rows.count].allSatisfy { $0 == " " })
    }

    private static func seat<First: Screen<Office>>(_ desk: Office, _ first: First) throws -> Seat {
        try Seat(desk, first, size: Size(columns: 120, rows: 40))
    }

    /// Whether all cells stand on the line, in order.
    private static func holds(_ line: Substring, _ cells: [String]) -> Bool {
        var rest = line
        for cell in cells where !cell.isEmpty {
            guard let place = rest.firstRange(of: cell.filter { $0 != "," }) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    @Test("Rows of other pages go out too, and an empty list makes no file")
    func pages() throws {
        let scene = try FeeScene()
        var seat = try Seat(scene.karim, DefaultersScreen())
        seat.press(.f(7), .enter)
        let table = try CSVTable(Array(try #require(try scene.exports().first).utf8))
        #expect(table.rows.count == 23)
        let school = try TUISchool()
        var nobody = try Seat(try school.desk("karim"), DefaultersScreen())
        nobody.press(.f(7))
        #expect(nobody.said == "There is nothing to export.")
    }

    /// The lists an accountant sends on: their file has the columns of the window.
    private static let sent: [Framed] = lists.filter {
        $0.name.hasPrefix("defaulters") || $0.name.hasPrefix("collection")
            || $0.name.hasPrefix("charges") || $0.name.hasPrefix("statement")
            || $0.name == "day-book"
    }

    @Test(
        "The titles of a file are those on the screen, at every width",
        arguments: sent, [60, 80, 120])
    func titles(framed: Framed, columns: Int) throws {
        let scene = try FeeScene()
        let size = Size(columns: columns, rows: 24)
        func sit<First: Screen<Office>>(_ screen: First) throws -> Seat {
            try Seat(scene.karim, screen, size: size)
        }
        var seat = try sit(try framed.open(scene))
        for key in framed.keys { seat.press(key) }
        seat.press(.f(7), .enter)
        let table = try CSVTable(Array(try #require(try scene.exports().first).utf8))
        let titles = table.header.joined(separator: " ")
        let shown = (0..<size.rows).map { row in
            seat.canvas.line(row).split(separator: " ").joined(separator: " ")
        }
        #expect(shown.contains { $0.hasPrefix(titles) }, "\(titles)\n\(seat.frame)")
    }

    @Test("The message names the file of the collection register with its folder")
    func place() throws {
        let scene = try FeeScene()
        let month = TUISchool.today.wholeMonth
        #expect(CollectionSheet.span(month) == "2026-03")
        #expect(CollectionSheet.span("2026-03-12"..."2026-03-12") == "2026-03-12")
        #expect(CollectionSheet.span("2026-03-01"..."2026-03-12") == "2026-03-01-2026-03-12")
        for keys in [[Key.f(7), .enter], [.f(6), .f(7), .enter]] {
            var seat = try Seat(scene.karim, CollectionScreen(around: TUISchool.today))
            for key in keys { seat.press(key) }
            #expect(seat.lastLine.contains(".outbox/"), "\(seat.lastLine)")
            #expect(seat.lastLine.contains("2026-03.csv"), "\(seat.lastLine)")
        }
    }
}
