// Places of the real program that traps are set in: one screen of each kind, with what may lie over
// it. They are reached by the names in F9, so that a key that moves breaks no test.

import Testing

/// Somewhere in the program, and the way there.
struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Who is signed in; nobody, where the door itself is tried.
    let who: String?
    let steps: [Step]

    enum Step: Sendable {
        case command(String)
        case press(Stroke)
        case type(String)
    }

    init(_ name: String, _ who: String?, _ steps: Step...) {
        (testDescription, self.who, self.steps) = (name, who, steps)
    }

    static let all: [Place] = [
        Place("sign-in", nil),
        Place("register", "teacher"),
        Place("help", "teacher", .press(.f(1))),
        Place("palette", "teacher", .press(.f(9)), .type("s")),
        Place("lock", "teacher", .press(.f(12)), .type("Demo")),
        Place("month", "teacher", .press(.f(6))),
        Place("remark", "teacher", .type("l"), .press(.enter)),
        Place("home", "admin"),
        Place("pupils", "admin", .command("Pupils"), .type("ra")),
        Place("card", "admin", .command("Pupils"), .press(.down), .press(.enter)),
        Place("admission", "admin", .command("Pupils"), .press(.f(6)), .type("Rafi")),
        Place("class", "admin", .command("Classes"), .press(.down), .press(.enter)),
        Place("staff form", "admin", .command("Staff"), .press(.f(6)), .type("Amina")),
        Place("calendar", "admin", .command("Calendar")),
        Place("question", "admin", .command("Accounts"), .press(.down), .press(.f(8))),
        Place("settings", "admin", .command("Settings")),
        Place("audit", "admin", .command("Audit trail")),
        Place("counter", "accountant", .type("dan")),
        Place("account", "accountant", .type("dan"), .press(.enter)),
        Place("day book", "accountant", .command("Day book")),
        Place("defaulters", "accountant", .command("Defaulters")),
        Place("reminders", "accountant", .command("Defaulters"), .command("Queue reminders")),
        Place("prices", "accountant", .command("Price list")),
        Place("a parent's home", "parent"),
        Place("a pupil's home", "student"),
    ]

    static func named(_ name: String) throws -> Place {
        try #require(all.first { $0.testDescription == name })
    }
}

extension SchoolOnDisk {
    /// Opens the screens at a place; returns when the program waits for the next key.
    func open(
        at place: Place, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try open(columns: columns, rows: rows, environment: environment)
        try terminal.waitUntilIdle()
        guard let who = place.who else { return terminal }
        try terminal.signIn(as: who)
        for step in place.steps { try terminal.take(step) }
        return terminal
    }
}

extension PseudoTerminal {
    /// Where the program is: the name of its screen in the sources, and what lies over it.
    var place: String { places.last ?? "" }

    func signIn(as who: String, password: String = "Demo1234") throws {
        try typeSignIn(who, password)
        try wait("the screens of \(who)") { _ in
            !place.isEmpty && !place.hasPrefix("SignInScreen")
        }
        try waitUntilIdle()
    }

    /// Runs a command by its name.
    func command(_ name: String) throws {
        try pressEach(.f(9))
        try type(name)
        try waitUntilIdle()
        try pressEach(.enter)
    }

    func take(_ step: Place.Step) throws {
        switch step {
        case .command(let name): try command(name)
        case .press(let stroke): try pressEach(stroke)
        case .type(let text):
            try type(text)
            try waitUntilIdle()
        }
    }

    /// Sends bytes and waits until they are obeyed and painted.
    func sendAndWait(_ text: String) throws {
        try type(text)
        try waitUntilIdle()
    }
}
