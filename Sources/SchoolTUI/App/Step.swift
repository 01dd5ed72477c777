// What an effect wants to happen next. A screen never moves itself: it hands back a step, and the
// stage takes it. Steps that come back to the screen later carry the screen's own type.

/// The next move after an action.
enum Step<Desk: OfficeDesk> {
    case stay
    /// Load this screen again.
    case reload
    case push(any Screen<Desk>)
    case replace(any Screen<Desk>)
    /// Back to the screen below, which loads again.
    case pop
    case popToRoot
    /// Back to the screen below, which learns what happened before it loads again.
    case popTelling(ScreenEffect<Desk>)
    /// Another desk with its first screen: signed in, or signed out.
    case enter(any Stage)
    case lock
    /// Text into the terminal's clipboard.
    case copy(String)
    case quit
    /// Work over 200 ms, in the background; its result comes back to this screen.
    case run(Job<Desk>)
    /// A question before something hard to reverse, answered by a word.
    case ask(Question<Desk>)
    /// A list of choices.
    case choose(Choice<Desk>)
    indirect case telling(Notice, then: Step<Desk>)
}

extension Step {
    /// Stays, and says something on row 23.
    static func notice(_ notice: Notice) -> Step { .telling(notice, then: .stay) }

    /// The same step, with a line on row 23.
    func telling(_ notice: Notice) -> Step { .telling(notice, then: self) }

    /// Signed in or out: the first screen of another desk takes the whole stack's place.
    static func enter<First: Screen>(_ screen: First, at desk: First.Desk) -> Step {
        .enter(DeskStage(desk: desk, root: screen))
    }

    /// Goes back, and lets the screen below take what came of it where it is of that kind.
    static func pop<Owner: Screen>(
        then effect: @escaping (inout Owner, Desk) throws -> Step<Desk>
    ) -> Step where Owner.Desk == Desk {
        .popTelling(returning(effect))
    }

    /// Asks for a word that names what will happen, such as VOID.
    static func ask<Owner: Screen>(
        _ sentence: String, word: String,
        then effect: @escaping (inout Owner, Desk) throws -> Step<Desk>
    ) -> Step where Owner.Desk == Desk {
        .ask(Question(confirm: Confirm(sentence, word: word), effect: returning(effect)))
    }

    /// Lets the person choose one of some options; the effect gets the option's place in the list.
    static func choose<Owner: Screen>(
        _ title: String, _ options: [PickOption], byDigits: Bool = true,
        then effect: @escaping (inout Owner, Desk, Int) throws -> Step<Desk>
    ) -> Step where Owner.Desk == Desk {
        .choose(
            Choice(picker: Picker(title, options, byDigits: byDigits)) { screen, desk, index in
                try returning { try effect(&$0, $1, index) }(&screen, desk)
            })
    }

    /// The same, where what fits no option may be meant too: it is taken as it was typed.
    ///
    /// - Parameter sentence: what is said while nothing fits.
    static func choose<Owner: Screen>(
        _ title: String, _ options: [PickOption], otherwise sentence: String,
        then effect: @escaping (inout Owner, Desk, Int) throws -> Step<Desk>,
        typed: @escaping (inout Owner, Desk, String) throws -> Step<Desk>
    ) -> Step where Owner.Desk == Desk {
        var picker = Picker(title, options, byDigits: false)
        picker.otherwise = sentence
        var choice = Choice<Desk>(picker: picker) { screen, desk, index in
            try returning { try effect(&$0, $1, index) }(&screen, desk)
        }
        choice.typed = { screen, desk, words in
            try returning { try typed(&$0, $1, words) }(&screen, desk)
        }
        return .choose(choice)
    }

    /// Runs work in the background with a progress line; Esc stops it. The work must not touch the
    /// screen: it gets what it needs by value.
    static func run<Owner: Screen, Value: Sendable>(
        _ title: String, _ work: @escaping @Sendable (JobProgress) throws -> Value,
        then effect: @escaping (inout Owner, Desk, Value) throws -> Step<Desk>
    ) -> Step where Owner.Desk == Desk {
        .run(
            Job(title: title, work: { try work($0) }) { screen, desk, value in
                guard let value = value as? Value else { return .stay }
                return try returning { try effect(&$0, $1, value) }(&screen, desk)
            })
    }

    /// Brings an effect on a screen's own type back to the screen as the stack holds it.
    private static func returning<Owner: Screen>(
        _ effect: @escaping (inout Owner, Desk) throws -> Step<Desk>
    ) -> ScreenEffect<Desk> where Owner.Desk == Desk {
        { screen, desk in
            guard var owner = screen as? Owner else { return .stay }
            defer { screen = owner }
            return try effect(&owner, desk)
        }
    }
}

typealias ScreenEffect<Desk: OfficeDesk> = (inout any Screen<Desk>, Desk) throws -> Step<Desk>

/// A question waiting for its word.
struct Question<Desk: OfficeDesk> {
    var confirm: Confirm
    let effect: ScreenEffect<Desk>
}

/// A list of choices waiting for one.
struct Choice<Desk: OfficeDesk> {
    var picker: Picker
    let effect: (inout any Screen<Desk>, Desk, Int) throws -> Step<Desk>
    /// What is done with words that fit no option; nil where they mean nothing.
    var typed: ((inout any Screen<Desk>, Desk, String) throws -> Step<Desk>)?
}
