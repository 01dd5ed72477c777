// What terminals and lines do to the real program: strange kinds, torn sequences, storms of sizes.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct EveryTerminalTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    @Test("The line is given back as it was, byte for byte, and the other screen is left")
    func restored() throws {
        let before = try PseudoTerminal(["/bin/cat"]).settings()
        let terminal = try school.open(as: "teacher")
        #expect(try terminal.settings() != before)
        #expect(terminal.screen.isOtherScreen)
        #expect(terminal.screen.modes.contains(2004))
        try terminal.pressEach(.f(10), .f(10))
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try terminal.settings() == before)
        #expect(!terminal.screen.isOtherScreen)
        #expect(terminal.screen.isCursorVisible)
        #expect(!terminal.screen.modes.contains(2004))
    }

    @Test("A shutdown gives the line back too")
    func restoredAfterTerm() throws {
        let before = try PseudoTerminal(["/bin/cat"]).settings()
        let terminal = try school.open(as: "teacher")
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try terminal.settings() == before)
        #expect(!terminal.screen.isOtherScreen)
    }

    @Test(
        "A kind of terminal that nobody knows falls back",
        arguments: [
            "xterm-kitty", "alacritty", "nothing-like-it", "../../etc/passwd", "vt220", "linux",
        ])
    func unknownKind(kind: String) throws {
        let terminal = try school.open(as: "teacher", environment: ["TERM": kind])
        try terminal.pressEach("a")
        #expect(terminal.screen.text.contains("A 1"))
    }

    @Test(
        "What opens the screen reaches the terminal, and its pad is told to type numbers",
        arguments: [
            ("xterm-256color", "\u{1B}[?1049h"), ("screen-256color", "\u{1B}[?1049h"),
            ("linux", "\u{1B}[?7h"), ("vt220", "\u{1B}[?7h"), ("cygwin", "\u{1B}[?47h"),
        ])
    func opening(kind: String, opening: String) throws {
        let terminal = try school.open(as: "teacher", environment: ["TERM": kind])
        try terminal.pressEach("a")
        let bytes = String(decoding: terminal.output, as: UTF8.self)
        let cleared = try #require(
            bytes.firstRange(of: "\u{1B}[J") ?? bytes.firstRange(of: "\u{1B}[2J"))
        #expect(bytes[..<cleared.lowerBound].contains(opening))
        let numbers = try #require(bytes.ranges(of: "\u{1B}>").last)
        #expect(!bytes[numbers.upperBound...].contains("\u{1B}="))
    }

    @Test(
        "A search that moves the rows of its list scrolls nothing",
        arguments: ["xterm-256color", "linux", "vt220"])
    func noScrolling(kind: String) throws {
        let terminal = try school.open(as: "admin", environment: ["TERM": kind])
        let start = terminal.output.count
        try terminal.pressEach(.f(3), "h", "a", .backspace, .backspace, "r", "a", "h")
        #expect(terminal.screen.text.contains("rah"))
        let bytes = String(decoding: terminal.output[start...], as: UTF8.self)
        let scrolls = try Regex("\u{1B}(\\[[0-9;]*[rSTLM]|[MDE])")
        #expect(bytes.firstMatch(of: scrolls) == nil)
    }

    @Test("Without a locale names are drawn all the same", arguments: ["", "C", "xx_XX.UTF-8"])
    func noLocale(locale: String) throws {
        let terminal = try school.open(
            as: "teacher", environment: ["LANG": locale, "LC_ALL": locale])
        #expect(terminal.screen.text.contains("মুনতাহা"))
    }

    @Test("Without a terminal there is one clear sentence and exit status 1")
    func notATerminal() throws {
        let result = try school.run([])
        #expect(result.status == 1)
        #expect(
            result.output
                == "This needs a terminal. Without one, school --plain asks and answers line by "
                + "line, and school --help lists the commands.\n")
        let dumb = try school.open(environment: ["TERM": "dumb"])
        #expect(try dumb.waitForEnd() == .exited(1))
        #expect(dumb.screen.text.hasPrefix("This needs a terminal."))
    }

    @Test(
        "An arrow torn by a slow line is still an arrow, and marks nobody",
        arguments: ["\u{1B}|[B", "\u{1B}[|B", "\u{1B}|[|B", "\u{1B}O|B"])
    func tornSequence(parts: String) throws {
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach(.down, .down)
        for part in (parts + "|" + parts.replacing("B", with: "A")).split(separator: "|") {
            try terminal.type(String(part))
            terminal.listen(forMicroseconds: 60_000)
        }
        try terminal.waitUntilIdle()
        #expect(terminal.screen.row(0).hasPrefix(" Home > 3-A"))
        #expect(terminal.screen.find("> 3 ") != nil, "\(terminal.screen.text)")
        #expect(try school.events() == [])
    }

    @Test("The number pad types numbers, in both of its modes")
    func numberPad() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.type("\u{1B}Oq\u{1B}Oxa")  // 1 and 8 of a pad in application mode
        try terminal.wait(for: "Roll 18")
        try terminal.type("9l")
        try terminal.wait(for: "Roll 9 ")
        #expect(try school.events().map(\.roll) == [18, 9])
    }

    @Test(
        "F8 is F8 from PuTTY, xterm and the Linux console, and so is Esc 8",
        arguments: ["\u{1B}[19~", "\u{1B}8"])
    func functionKeys(sequence: String) throws {
        let terminal = try school.open(as: "teacher")
        try terminal.type(sequence)
        try terminal.wait(for: "no mark 0")
    }

    @Test(
        "F1 is help in every one of its forms", arguments: ["\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A"])
    func helpKey(sequence: String) throws {
        let terminal = try school.open(as: "teacher")
        try terminal.type(sequence)
        try terminal.wait(for: "Marks everybody present who has no mark yet.")
    }

    @Test("Idle for three seconds, the program sends nothing and uses no processor")
    func idle() throws {
        let places = ["sign-in", "register", "lock", "palette", "home", "admission", "account"]
        let terminals = try places.map { try school.open(at: .named($0)) }
        // What a screen does once when it is opened is done.
        for terminal in terminals {
            try terminal.pressEach(.control("l"))
            _ = terminal.takeBytes()
        }
        let before = terminals.map { $0.processorTime() }
        let end = ContinuousClock.now + .seconds(3)
        while ContinuousClock.now < end { terminals.forEach { $0.listen(atMost: 20) } }
        for (place, terminal) in terminals.enumerated() {
            #expect(terminal.takeBytes() == 0, "\(places[place])")
            // The kernel counts in hundredths: one of them may fall on anybody.
            let used = terminal.processorTime() - before[place]
            #expect(used < 0.015, "\(places[place]): \(used) s")
        }
    }

    @Test(
        "A page is written a few times, not at every move of the cursor",
        arguments: ["xterm-256color", "linux", "vt100", "screen-256color"])
    func fewWrites(kind: String) throws {
        let terminal = try school.open(at: .named("pupils"), environment: ["TERM": kind])
        // Every row begins at a place of its own, and names are written behind the rest.
        for key in [Stroke.escape, .f(1), .f(10), .control("l")] {
            let before = try terminal.systemWrites()
            try terminal.pressEach(key)
            #expect(try terminal.systemWrites() - before <= 8, "\(key)")
        }
    }

    @Test("A storm of sizes leaves a whole picture, and no key is lost")
    func resizeStorm() throws {
        let terminal = try school.open(as: "teacher")
        var random = SeededNumbers(seed: 20_261_119)
        for step in 0..<200 {
            terminal.resize(
                columns: Int.random(in: 1...200, using: &random),
                rows: Int.random(in: 1...60, using: &random))
            if step.isMultiple(of: 20) { try terminal.type("p") }
        }
        terminal.resize(columns: 80, rows: 24)
        try terminal.wait(for: "P 10  A 0")
        // A report that nobody asked for is swallowed. What was read behind the last size is known
        // to be behind it; a program that only waits may not have seen that signal yet.
        try terminal.sendAndWait("\u{1B}[24;80R")
        let after = terminal.screen.text
        try terminal.pressEach(.control("l"))
        #expect(terminal.screen.text == after)
        #expect(try school.events().count == 10)
    }

    @Test("A name that came into the file past the gate steers no terminal")
    func hostileName() throws {
        let names = [
            "\u{1B}]0;owned\u{7}\u{1B}[2JEve", "\u{202E}gnp.exe", "a\u{9B}31mred", "x\r\ny",
            String(repeating: "Z\u{0301}\u{0302}\u{0303}", count: 60), "\u{E0041}\u{200B}\u{FEFF}",
        ]
        try school.rename(names)
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach("a", "a", "a", "a", "a", "a")
        let written = String(decoding: terminal.output, as: UTF8.self)
        for forbidden in ["\u{1B}]0;", "\u{7}", "\u{202E}", "\u{9B}", "\u{200B}", "\u{E0041}"] {
            #expect(written.range(of: forbidden, options: .literal) == nil)
        }
        #expect(terminal.screen.row(0).hasPrefix(" Home > 3-A"))
        #expect(terminal.screen.text.contains("A 6"))
    }
}

/// The same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
