import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The keys that mean the same everywhere: on every screen of the program each of them is answered,
/// by what it does or by a sentence that says why not.
struct GlobalKeysTests {
    private func seat(_ opened: EveryScreen.Opened) throws -> Seat {
        func sit<First: Screen<Office>>(_ screen: First) throws -> Seat {
            try Seat(opened.desk, screen)
        }
        return try sit(opened.screen)
    }

    @Test(
        "F1, F3, F5, F7, F9, ?, : and Ctrl-P are answered on every screen",
        arguments: EveryScreen.all)
    func answered(one: EveryScreen) throws {
        let opened = try one.open()
        let keys: [Key] = [.f(1), .f(3), .f(5), .f(7), .f(9), .control("P"), "?", ":"]
        for key in keys {
            var seat = try seat(opened)
            let (before, depth) = (seat.canvas, seat.stage.levels.count)
            seat.press(key)
            let isAnswered =
                seat.said != "" || seat.canvas != before || seat.stage.levels.count != depth
            #expect(isAnswered, "\(key.name) is silent")
            #expect(!seat.said.hasSuffix("does nothing here."), "\(key.name): \(seat.said)")
        }
    }

    @Test(
        "F7 takes what is shown out of the program, or is off with the reason",
        arguments: EveryScreen.all)
    func printing(one: EveryScreen) throws {
        let opened = try one.open()
        var seat = try seat(opened)
        let offer = try #require(
            seat.stage.entries.first { $0.offer.keys.contains(.f(7)) }?.offer, "no F7")
        let depth = seat.stage.levels.count
        seat.press(.f(7))
        if let reason = offer.refusal {
            #expect(seat.said.contains(reason), "\(seat.said)")
        } else {
            let isOut =
                seat.stage.overlay != nil || seat.stage.levels.count > depth || seat.said != ""
            #expect(isOut)
        }
    }

    @Test(
        "F3 finds somebody from every screen, or says who may", arguments: EveryScreen.all)
    func finding(one: EveryScreen) throws {
        let opened = try one.open()
        var seat = try seat(opened)
        seat.press(.f(3))
        let isFinding = seat.canvas.isTyping || seat.title == "Pupils"
        #expect(isFinding || seat.said != "", "\(seat.frame)")
    }

    @Test("What lies over a screen says that it is closed first", arguments: [Key.f(1), .f(9)])
    func overlays(opening: Key) throws {
        let school = try TUISchool()
        let desk = try school.desk()
        for key in [Key.f(2), .f(3), .f(5), .f(7)] {
            var seat = try Seat(desk, HomeScreen(desk.session))
            seat.press(opening, key)
            #expect(seat.said == "\(key.name) waits: Esc closes this first.")
            seat.press(.escape)
            #expect(seat.title == "Home" && seat.stage.overlay == nil)
        }
    }

    @Test("Before anybody has signed in F3 and F7 say why they are off")
    func door() throws {
        let school = try TUISchool()
        var stage = DeskStage(desk: try school.door(), root: SignInScreen(school.school))
        try stage.begin(in: Surroundings(wording: { "\($0)" }, wake: {}))
        _ = stage.handle(.key(.f(3)), at: 0)
        #expect(stage.notice?.text == "Sign in first; then F3 finds anybody.")
        _ = stage.handle(.key(.f(7)), at: 0)
        #expect(stage.notice?.text == "Nothing is printed before somebody has signed in.")
    }

    @Test(
        "Between two keys of the bar there is always a blank, in every width",
        arguments: EveryScreen.all)
    func bar(one: EveryScreen) throws {
        let opened = try one.open()
        let offers = try seat(opened).stage.entries.map(\.offer)
        for columns in 60...130 {
            let slots = KeyBar.slots(offers, columns: columns)
            #expect(slots.count == 10 && slots[0].column == 0)
            for (slot, next) in zip(slots, slots.dropFirst()) {
                #expect(slot.column + slot.width < next.column, "\(columns): \(slot.label)")
            }
            let last = try #require(slots.last)
            #expect(last.column + last.width <= columns)
            // No key that is on offer loses its name, and at 80 none loses a letter.
            for (place, slot) in slots.enumerated() {
                let offer = offers.first {
                    $0.keys.contains(.f(place + 1)) && $0.withheld == nil
                }
                #expect(slot.isOffered == (offer != nil))
                guard let offer else { continue }
                #expect(slot.label.count > 2, "\(columns): \(slot.digits)\(slot.label)")
                if columns >= 80 {
                    let isWhole = slot.label == offer.label || slot.label == offer.name
                    #expect(isWhole, "\(columns): \(slot.label)")
                }
            }
        }
    }
}
