// What the app needs of a terminal. Two lives: ncurses, and a script of keys for tests.

/// The person's end of the line: keys come in, canvases go out.
protocol Terminal {
    var size: Size { get }
    /// Milliseconds since the machine started, sleep included; the clock of idle time.
    var uptime: Int64 { get }
    /// Ends a wait in `next` from another thread.
    var wake: @Sendable () -> Void { get }

    /// Waits for input, a signal, a wake-up, a change seen at `watching`, or the deadline, and
    /// hands over everything that had arrived by then.
    mutating func next(watching descriptor: Int32?, until deadline: Int64?) -> [Event]
    mutating func show(_ canvas: Canvas)
    /// Forgets what the screen shows, so that the next canvas is painted whole.
    mutating func forgetScreen()
    /// Names where the person is, for a test that counts which screens it has seen.
    func tell(place: @autoclosure () -> String)
}

extension Terminal {
    func tell(place: @autoclosure () -> String) {}
}
