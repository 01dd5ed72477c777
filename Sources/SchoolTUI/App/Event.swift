// Everything that can happen to the program from outside. Time, size and results enter only here,
// so a list of events replays a session.

/// One thing that happened.
enum Event: Equatable, Sendable {
    case key(Key)
    /// The rest of a key's sequence came late: the Esc it was taken for never happened.
    case lateKey(Key?)
    case paste(String)
    case mouse(Mouse)
    /// The terminal has answered what was asked of it at the start.
    case measured(TerminalFacts)
    case resize(Size)
    /// The time asked for in `next` has come.
    case deadline
    /// A background job has something to say; its reply lies in the inbox.
    case wake
    /// Another process may have written to the school file.
    case foreignChange
    /// The program was stopped and goes on; the screen may hold anything.
    case resumed
    /// The line is gone, or the machine asks the program to end.
    case hangUp
}

extension Event {
    /// True for what a person's hands did.
    var isTyped: Bool {
        switch self {
        case .key, .lateKey, .paste, .mouse: true
        case .measured, .resize, .deadline, .wake, .foreignChange, .resumed, .hangUp: false
        }
    }
}
