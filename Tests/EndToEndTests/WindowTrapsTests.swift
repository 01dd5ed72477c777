// Windows of every size and terminals of every name. Whatever happens to the window, the screen is
// whole afterwards, and nothing that was typed is lost.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct WindowTrapsTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    @Test("A thousand sizes in a burst, and windows as small as one cell", arguments: Place.all)
    func sizes(place: Place) throws {
        let terminal = try school.open(at: place)
        // Let what was said be cleared first: a window that changes keeps it, a key does not.
        let before = terminal.screen.text
        for (columns, rows) in [(1, 1), (2, 2), (10, 3), (40, 15), (59, 16), (60, 15)] {
            try terminal.become(columns, rows)
            if columns >= 40, place.who != nil {
                #expect(terminal.screen.text.contains("Please make the window larger"))
            }
        }
        try terminal.become(60, 16)
        #expect(!terminal.screen.text.contains("Please make"))
        try terminal.become(500, 200)
        try terminal.become(0, 0)
        var random = SeededNumbers(seed: UInt64(place.testDescription.utf8.count))
        for _ in 0..<1000 {
            terminal.resize(
                columns: Int.random(in: 1...220, using: &random),
                rows: Int.random(in: 1...70, using: &random))
        }
        try terminal.become(80, 24)
        try terminal.pressEach(.control("l"))
        #expect(terminal.screen.text == before)
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test("No key is lost in a storm of sizes")
    func keysInTheStorm() throws {
        let terminal = try school.open(as: "teacher")
        var random = SeededNumbers(seed: 20_261_119)
        for step in 0..<1000 {
            terminal.resize(
                columns: Int.random(in: 1...200, using: &random),
                rows: Int.random(in: 1...60, using: &random))
            if step.isMultiple(of: 40) { try terminal.type("p") }
        }
        try terminal.become(80, 24)
        try terminal.wait(for: "P 25  A 0")
        #expect(try school.events().count == 25)
    }

    @Test(
        "Without colours everything is said by letters, bold, reverse and underline",
        arguments: [
            ["TERM": "vt220"], ["TERM": "vt100"], ["TERM": "xterm-mono"], ["NO_COLOR": "1"],
        ])
    func monochrome(environment: [String: String]) throws {
        let terminal = try school.open(as: "teacher", environment: environment)
        try terminal.sendAndWait("apl")
        #expect(terminal.colours().isEmpty)
        #expect(terminal.screen.text.contains("[A]") && terminal.screen.text.contains("[L]"))
        #expect(terminal.screen.style(of: "1Help") != nil)
    }

    @Test("Eight colours are enough, and no colour is asked for that an xterm of eight has not")
    func eightColours() throws {
        let terminal = try school.open(as: "admin", environment: ["TERM": "xterm"])
        try terminal.command("Accounts")
        #expect(terminal.colours().allSatisfy { (30...37).contains($0) || $0 == 39 || $0 == 49 })
    }

    @Test("Two hundred values of TERM: it opens by a fallback, or says one clear sentence")
    func hostileKinds() throws {
        for kind in Self.kinds {
            let terminal = try school.open(environment: ["TERM": kind])
            let name = kind.prefix(20)
            if kind == "dumb" {
                #expect(try terminal.waitForEnd() == .exited(1))
                continue
            }
            // What such a terminal understands only it can read; that it waits for keys is enough.
            try terminal.waitUntilIdle()
            #expect(terminal.place == "SignInScreen", "\(name)")
            try terminal.press(.f(10))
            #expect(try terminal.waitForEnd() == .exited(0), "\(name)")
        }
        #expect(Self.kinds.count >= 200)
    }

    /// Every description of the machine, names in use that it may lack, and names that attack.
    private static let kinds: [String] = {
        let junk = [
            "", " ", ".", "..", "/", "//", "../../tmp/x", "/etc/passwd", "x/xterm", "-", "--help",
            "%s%s%n", "%n%n%n", "$(id)", "`id`", ";id", "xterm\u{1B}]0;x\u{7}", "xterm\n", "\u{9B}",
            "xterm-kitty", "alacritty", "foot", "xterm-ghostty", "putty", "putty-256color",
            "konsole-256color", "wezterm", "contour", "mlterm", "st-256color", "iterm2", "nsterm",
            "vt320", "vt420", "vt525", "ms-terminal", "eterm", "hpterm", "dtterm", "unknown",
            "network", "dialup", "lpr", "printer", "glasstty", "\u{202E}mretx", "আয়েশা",
            "hex:00", "hex:1A01", "b64:GgE=", "TERM", "0", "NULL", "xterm:", "xterm|vt100",
        ]
        let long = [63, 64, 65, 127, 128, 129, 255, 511, 512, 513, 1023, 1024, 4096, 5000]
            .map { String(repeating: "x", count: $0) }
        let names = installed() + junk + long
        return names + (names.count..<200).map { "no-such-terminal-\($0)" }
    }()

    private static func installed() -> [String] {
        ["/lib/terminfo", "/etc/terminfo"].flatMap { root in
            FileManager.default.subpaths(atPath: root)?.filter { $0.contains("/") }
                .compactMap { $0.split(separator: "/").last.map(String.init) } ?? []
        }.sorted()
    }

    @Test(
        "Whatever the locale, names are drawn",
        arguments: ["bn_BD.UTF-8", "C", "POSIX", "", "xx_XX", "en_US.ISO-8859-1", "../../x"])
    func locales(locale: String) throws {
        for variable in ["LANG", "LC_ALL", "LC_CTYPE"] {
            let terminal = try school.open(
                as: "teacher", environment: ["LANG": ""].merging([variable: locale]) { $1 })
            #expect(terminal.screen.text.contains("মুনতাহা"), "\(variable)")
        }
    }
}

extension PseudoTerminal {
    /// Another size, painted; zero means that the terminal does not know.
    func become(_ columns: Int, _ rows: Int) throws {
        resize(columns: max(1, columns), rows: max(1, rows))
        if columns == 0 {
            resize(columns: 80, rows: 24)
            TerminalLine.setSize(of: masterForSizes, columns: 0, rows: 0)
        }
        try pressEach(.control("l"))
    }

    /// Every colour that was asked for.
    func colours() -> Set<Int> {
        var found: Set<Int> = []
        for part in String(decoding: output, as: UTF8.self).split(separator: "\u{1B}[") {
            guard let end = part.firstIndex(where: { !$0.isNumber && $0 != ";" }),
                part[end] == "m"
            else { continue }
            let numbers = part[..<end].split(separator: ";").compactMap { Int($0) }
            found.formUnion(numbers.filter { (30...49).contains($0) || (90...107).contains($0) })
        }
        return found
    }
}
