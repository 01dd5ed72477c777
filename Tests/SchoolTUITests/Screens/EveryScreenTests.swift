import Foundation
import TestSupport
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What must hold on every screen of the program, whatever the window and whatever the key.
struct EveryScreenTests {
    /// From what fits nothing to what no desk has; around each width at which a layout changes.
    private static let columns = [20, 59, 60, 71, 80, 99, 110, 120, 200]
    private static let rows = [5, 15, 16, 20, 24, 40, 60]

    /// A seat is a stack with the screen on it; opening is generic over the screen's own type.
    private func seat(_ opened: EveryScreen.Opened, _ size: Size) throws -> Seat {
        func sit<First: Screen<Office>>(_ screen: First) throws -> Seat {
            try Seat(opened.desk, screen, size: size)
        }
        return try sit(opened.screen)
    }

    @Test(
        "A screen draws at every size from 20x5 to 200x60; each row is as wide as the window",
        arguments: EveryScreen.all)
    func everySize(one: EveryScreen) throws {
        let opened = try one.open()
        for rows in Self.rows {
            var seat = try seat(opened, Size(columns: 80, rows: rows))
            for columns in Self.columns {
                let size = Size(columns: columns, rows: rows)
                _ = seat.stage.handle(.resize(size), at: 0)
                let canvas = seat.canvas
                #expect(canvas.size == size)
                let ragged = canvas.rows.indices.filter {
                    TextWidth.columns(canvas.line($0)) != columns
                }
                #expect(ragged.isEmpty, "\(size): rows \(ragged)")
                let cursor = try #require(canvas.cursor, "\(size)")
                #expect((0..<rows).contains(cursor.row) && (0..<columns).contains(cursor.column))
            }
        }
    }

    @Test("Every screen of the program is among them, but the two before anybody is signed in")
    func complete() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/SchoolTUI/Screens").standardized
        let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
        var declared: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            declared.formUnion(
                text.matches(of: /struct (\w+Screen)[<:]/).map { String($0.1) })
        }
        let opened = try EveryScreen.all.map { one in
            String("\(type(of: try one.open().screen))".prefix { $0 != "<" })
        }
        let missing = declared.subtracting(opened)
        #expect(missing == ["SignInScreen", "FoundingScreen"], "\(missing.sorted())")
        #expect(declared.count > 55)
        // Random hands look for each of them, as somebody.
        let sought = RoleScreens.people.reduce(into: Set()) {
            $0.formUnion(RoleScreens.screens(of: $1))
        }
        #expect(declared.subtracting(sought) == missing, "\(declared.subtracting(sought))")
        #expect(sought.subtracting(declared) == [])
    }

    @Test(
        "After every key the cursor stands on what has the focus", arguments: EveryScreen.all)
    func focus(one: EveryScreen) throws {
        let opened = try one.open()
        var seat = try seat(opened, Size())
        for key in [nil, .down, .tab, .pageDown, .end, .up, .backTab, .home] as [Key?] {
            if let key { seat.press(key) }
            let canvas = seat.canvas
            let cursor = try #require(canvas.cursor)
            let lit = canvas.rows.indices.dropFirst().dropLast(2).filter { row in
                canvas.rows[row].contains { $0.style == .focus || $0.text == ">" }
            }
            let isFound = lit.isEmpty || canvas.isTyping || lit.contains(cursor.row)
            #expect(isFound, "\(key?.name ?? "at first"): \(cursor)\n\(canvas.text)")
            if canvas.isTyping {
                // What is typed goes into a field: its row bears a name or the prompt.
                #expect(canvas.line(cursor.row).contains { $0.isLetter }, "\(canvas.text)")
            }
        }
    }

    @Test(
        "In the smallest window the bar, the line above it and the focus are there",
        arguments: EveryScreen.all)
    func smallest(one: EveryScreen) throws {
        let small = Size(columns: 60, rows: 16)
        let opened = try one.open()
        var seat = try seat(opened, small)
        let bar = seat.canvas.line(15)
        #expect(bar.hasPrefix("1Help") && bar.contains("9Cmds"), "\(bar)")
        // The cursor stands in the work, or on the line above the bar where nothing has the focus.
        #expect((1...14).contains(try #require(seat.canvas.cursor).row))
        seat.press(.f(11))
        #expect(seat.lastLine.contains("F11 does nothing here."), "\(seat.frame)")
        // A focus that moves stays in the window.
        for key in [Key.end, .pageDown, .down, .tab, .backTab, .up, .home, .pageUp] {
            seat.press(key)
            #expect((1...14).contains(try #require(seat.canvas.cursor).row), "\(key.name)")
        }
    }

    @Test("Every key of the bar does something or says why not", arguments: EveryScreen.all)
    func everyKey(one: EveryScreen) throws {
        let opened = try one.open()
        for number in (1...12).filter({ $0 != 10 }) {
            var seat = try seat(opened, Size())
            let (before, depth) = (seat.canvas, seat.stage.levels.count)
            seat.press(.f(number))
            let isAnswered =
                seat.said != "" || seat.canvas != before || seat.stage.levels.count != depth
            #expect(isAnswered, "F\(number) is silent")
            if seat.said == "F\(number) does nothing here." {
                let slot = seat.canvas.line(23).dropFirst((number - 1) * 8).prefix(8)
                #expect(number > 10 || slot.trimmed == String(number), "F\(number): \(slot)")
            }
        }
    }

    @Test("Every action of a screen that is off says why", arguments: EveryScreen.all)
    func everyAction(one: EveryScreen) throws {
        let opened = try one.open()
        let seat = try seat(opened, Size())
        let problems = ActionLint.problems(seat.offers)
        #expect(problems == [])
        for offer in seat.offers where offer.refusal != nil {
            guard let key = offer.keys.first else { continue }
            var other = try self.seat(opened, Size())
            let before = other.canvas
            other.press(key)
            // Where a field has the keys, they are the field's; everything else answers.
            let isTaken = other.canvas != before || key.typed != nil || key == .enter
            #expect(other.said != "" || isTaken, "\(offer.name)")
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
