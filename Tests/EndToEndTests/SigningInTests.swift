// The door of the real program: wrong, too long, right; five failures; a pasted novel.

import Testing

@Suite(.timeLimit(.minutes(60)))
struct SigningInTests {
    private static let neutral = "That name and password do not fit together."

    private func refused(_ terminal: PseudoTerminal, _ password: String) throws {
        try terminal.typeSignIn("", password)
        try terminal.wait(for: Self.neutral)
        try terminal.waitUntilIdle()
    }

    @Test("A wrong password and one of 73 bytes get the same answer; the right one opens")
    func wrongThenRight() throws {
        let school = try SchoolOnDisk.demonstration()
        let terminal = try school.open()
        try terminal.waitUntilIdle()
        try terminal.typeSignIn("teacher", "demo1234")
        try terminal.wait(for: Self.neutral)
        try terminal.waitUntilIdle()
        // The cursor stands in the password field now; the name is kept.
        try terminal.type("Demo1234" + String(repeating: "x", count: 65) + "\r")
        try terminal.wait(for: Self.neutral)
        try terminal.waitUntilIdle()
        try terminal.type("Demo1234\r")
        try terminal.wait(for: "Home > 3-A")
    }

    @Test("Five failures let the name rest for fifteen minutes, for the right password too")
    func resting() throws {
        let school = try SchoolOnDisk.demonstration()
        let terminal = try school.open()
        try terminal.waitUntilIdle()
        try terminal.type("teacher\r")
        for _ in 1...5 {
            try terminal.type("Wrong1234")
            try terminal.wait(toLose: Self.neutral)
            try terminal.press(.enter)
            try terminal.wait(for: Self.neutral)
        }
        try terminal.type("Demo1234")
        try terminal.wait(toLose: Self.neutral)
        try terminal.press(.enter)
        try terminal.wait(for: Self.neutral)
        terminal.hangUp()
        _ = try terminal.waitForEnd()

        school.now = "2026-11-19T03:46:00Z"
        let later = try school.open(as: "teacher")
        #expect(later.screen.text.contains("3-A"))
    }

    @Test("Ten megabytes pasted into the name are cut and run nothing")
    func paste() throws {
        let school = try SchoolOnDisk.demonstration()
        let terminal = try school.open()
        try terminal.waitUntilIdle()
        let line = "x\u{1B}[21~\u{1B}OP\u{7}\r\nrm -rf /\t\u{9B}2J\u{202E}"
        let text =
            String(repeating: "nobody", count: 3)
            + String(repeating: line, count: 10_000_000 / line.utf8.count)
        let start = ContinuousClock.now
        try terminal.paste(text)
        try terminal.type("!")
        try terminal.wait(for: "nobodynobodynobody")
        try terminal.waitUntilIdle()
        let taken = ContinuousClock.now - start
        print("10 MB pasted in \(taken)")
        #expect(terminal.ending == nil)
        #expect(terminal.screen.text.contains("Password"))
        #expect(!terminal.screen.text.contains("rm -rf"))
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
    }
}
