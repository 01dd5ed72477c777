// What people paste and type into the fields of every screen: six hundred texts that have led
// programs astray. The rows keep their width, nothing that acts or hides is drawn, and saving it
// breaks nothing.

import TestSupport
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct HostileFieldsTests {
    /// How many stops of the Tab key are tried, and how many texts at each. Each goes on in the
    /// list where the one before stopped, so that all of it is tried twice over.
    private static let (stops, texts) = (6, 4)

    private static func text(_ screen: Int, _ stop: Int, _ number: Int) -> String {
        let all = HostileStrings.all
        return all[(screen * 24 + stop * 4 + number) % all.count]
    }

    private func seat(_ opened: EveryScreen.Opened) throws -> Seat {
        func sit<First: Screen<Office>>(_ screen: First) throws -> Seat {
            try Seat(opened.desk, screen)
        }
        return try sit(opened.screen)
    }

    @Test(
        "Whatever is pasted or typed at any stop of any screen, the rows stand and nothing acts",
        arguments: EveryScreen.all.indices)
    func everyStop(screen: Int) throws {
        let opened = try EveryScreen.all[screen].open()
        var seat = try seat(opened)
        for stop in 0..<Self.stops {
            for number in 0..<Self.texts {
                let text = Self.text(screen, stop, number)
                if number.isMultiple(of: 2) {
                    _ = seat.stage.handle(.paste(text), at: 0)
                } else {
                    for scalar in text.unicodeScalars.prefix(20) {
                        seat.press(.character(Character(scalar)))
                    }
                }
                expectStanding(seat.canvas, text)
                seat.press(.control("U"))
            }
            if seat.stage.levels.count > 2 { seat.press(.escape) }
            seat.press(.tab)
        }
        // What stands there last is sent: it is taken or refused.
        _ = seat.stage.handle(.paste(Self.text(screen, 0, 0)), at: 0)
        seat.press(.f(2))
        expectStanding(seat.canvas, "saved")
    }

    private func expectStanding(_ canvas: Canvas, _ text: String) {
        let name = text.prefix(30).debugDescription
        for row in canvas.rows.indices {
            #expect(canvas.rows[row].count == canvas.size.columns, "\(name)")
            for field in canvas.namesByRow[row] {
                let isInside =
                    field.column >= 0 && field.column + field.width <= canvas.size.columns
                    && TextWidth.columns(field.text) <= field.width
                #expect(isInside, "row \(row), \(name): \(field)")
            }
        }
        let drawn =
            canvas.rows.joined().compactMap(\.scalar)
            + canvas.namesByRow.joined().flatMap { Array($0.text.unicodeScalars) }
        // The sign for what cannot be drawn is the one scalar here that no field takes.
        let bad = drawn.filter {
            !CleanText.isTame($0) && $0 != "\u{FFFD}" && !(0x200C...0x200D).contains($0.value)
        }
        #expect(bad == [], "\(name)")
    }

    @Test("All of the list is tried")
    func whole() {
        var tried: Set<Int> = []
        for screen in EveryScreen.all.indices {
            for stop in 0..<Self.stops {
                for number in 0..<Self.texts {
                    tried.insert(
                        (screen * 24 + stop * 4 + number) % HostileStrings.all.count)
                }
            }
        }
        #expect(tried.count == HostileStrings.all.count)
    }
}
