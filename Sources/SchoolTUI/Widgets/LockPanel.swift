// The locked screen: nothing but a question for the password. F10 leaves the program; what was on
// the screens is neither shown nor lost.

/// The prompt of a locked screen.
struct LockPanel: Equatable, Sendable {
    enum Outcome: Equatable, Sendable {
        case open, leave
        case tried(String)
    }

    /// Day, time and person, as on row 1.
    let heading: String
    private var password = LineEditor(limit: 72, masked: true)
    private(set) var refusal: String?

    init(heading: String) { self.heading = heading }

    mutating func type(_ key: Key) -> Outcome {
        switch key {
        case .f(10): return .leave
        case .enter where !password.isEmpty: return .tried(password.text)
        case .escape: _ = password.clear()
        default:
            refusal = nil
            _ = password.type(key)
        }
        return .open
    }

    mutating func paste(_ text: String) { _ = password.paste(text) }

    mutating func refuse(_ sentence: String) {
        refusal = sentence
        _ = password.clear()
    }

    func draw(on canvas: inout Canvas) {
        let top = max(0, canvas.size.rows / 2 - 3)
        canvas.putCentred(top, "This screen is locked.", .title)
        canvas.putCentred(top + 1, heading)
        let column = max(0, canvas.size.columns / 2 - 17)
        canvas.put(top + 3, column, "Password")
        canvas.edit(password, top + 3, column + 10, width: 24, isFocused: true)
        canvas.putCentred(top + 5, refusal.map { "! " + $0 } ?? "", .bad)
        canvas.putCentred(top + 6, "Enter goes on where you were. F10 leaves the program.", .dim)
    }
}
