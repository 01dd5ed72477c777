// A person at a screen, without a terminal: keys in, frame out. What Seat cannot do, such as the
// idle lock, ScriptedTerminal can.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// One person's stack of screens.
struct Seat {
    var stage: DeskStage<Office>

    init<First: Screen>(
        _ desk: Office, _ first: First, size: Size = Size()
    ) throws where First.Desk == Office {
        stage = DeskStage(desk: desk, root: SeatHome())
        try stage.begin(
            in: Surroundings(size: size, wording: { Wording.sentence($0) }, wake: {}))
        _ = stage.take { _ in .push(first) }
    }

    /// Presses keys; what a screen answers is in `said`.
    mutating func press(_ keys: Key...) {
        for key in keys {
            _ = stage.handle(.key(key), at: 0)
            stage.settle()
        }
    }

    /// Types characters one by one.
    mutating func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// Somebody else has written to the file.
    mutating func hearOthers() { _ = stage.handle(.foreignChange, at: 0) }

    var canvas: Canvas { stage.draw() }
    var frame: String { canvas.text }
    var said: String { stage.notice?.shown ?? "" }
    /// The line below the work, as it is shown.
    var lastLine: String { canvas.line(canvas.size.rows - 2) }
    var title: String { stage.levels[stage.top].screen.title }
    var isHome: Bool { stage.top == 0 }
    /// What the top screen itself offers.
    var offers: [Offer] { stage.levels[stage.top].screen.offers(stage.desk) }

    func top<Wanted: Screen>(_ kind: Wanted.Type) throws -> Wanted {
        try #require(stage.levels[stage.top].screen as? Wanted)
    }
}

/// What lies under the screen that is tried.
private struct SeatHome: Screen {
    var title: String { "Home" }
    func draw(on canvas: inout Canvas) {}
    func actions(_ desk: Office) -> [Action<Self>] { [] }
}
