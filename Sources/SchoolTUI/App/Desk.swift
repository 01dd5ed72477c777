// What a screen works with: a school before sign-in, a session afterwards. The toolkit knows
// neither; it asks a desk only for what the frame around every screen needs.

/// Where the screens of one stack do their work.
protocol OfficeDesk: Sendable {
    /// The right end of row 1: day, time and person. Read once for each paint, never by a clock.
    var heading: String { get }
    /// Minutes without a key after which the screen locks itself. Nil: it cannot be locked.
    var idleMinutes: Int? { get }
    /// A descriptor that becomes readable when another process has written (inotify).
    var changesDescriptor: Int32? { get }
    /// Where there is no such descriptor: how often to look instead. Nil never looks.
    var secondsBetweenLooks: Int? { get }
    /// What is read inside is read in one snapshot of the file.
    func sharingReadings<Value>(_ work: () throws -> Value) rethrows -> Value
    /// How often something was written from this process.
    var writes: Int { get }
    /// Empties the descriptor and says whether somebody else's change really arrived.
    func takeForeignChanges() throws -> Bool
    /// Whether this is the password of the person who sits here.
    func isPassword(_ typed: String) throws -> Bool
    /// Throws when this desk is nobody's any more: the session was ended from elsewhere.
    func mustStillHold() throws
    /// Where an error leads that ends the work at this desk; nil for one that is only told.
    func wayOut(after error: any Error) -> (any Stage)?
    /// How screens look to the person at this desk, on such a terminal.
    func look(on facts: TerminalFacts) -> Look
    /// How often the person at this desk has used each command, as it is remembered.
    var commandUses: String { get }
    func remember(commandUses text: String) throws
    /// What can be done from every screen of this desk, such as F3 find.
    var everywhere: [DeskAction<Self>] { get }
    /// The screen that a line of the plain mode begins with, such as the register of `7b 7a 17a`,
    /// which is then given the whole line; nil for a line that begins no screen.
    func screen(for line: String) throws -> (any Screen<Self>)?
}

extension OfficeDesk {
    var idleMinutes: Int? { nil }
    var changesDescriptor: Int32? { nil }
    var secondsBetweenLooks: Int? { nil }
    var everywhere: [DeskAction<Self>] { [] }
    var commandUses: String { "" }
    func remember(commandUses text: String) throws {}
    func screen(for line: String) throws -> (any Screen<Self>)? { nil }
    func sharingReadings<Value>(_ work: () throws -> Value) rethrows -> Value { try work() }
    var writes: Int { 0 }
    func takeForeignChanges() throws -> Bool { false }
    func mustStillHold() throws {}
    func wayOut(after error: any Error) -> (any Stage)? { nil }
    func isPassword(_ typed: String) throws -> Bool { false }
    /// Where nobody has signed in only the terminal itself counts.
    func look(on facts: TerminalFacts) -> Look { Look(on: facts) }
}
