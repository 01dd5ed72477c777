// Somebody else holds the write queue while a teacher marks: the screen says so, Esc stops the
// waiting, and what is typed meanwhile is kept. Who hangs up does not wait.

import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(60)))
struct WaitingTests {
    private let school: SchoolOnDisk
    private let terminal: PseudoTerminal
    private let blank = String(repeating: ".", count: SchoolOnDisk.strength)

    init() throws {
        school = try .demonstration()
        terminal = try school.open(as: "teacher")
    }

    private func typedWhileOthersSave(_ keys: String) throws -> Holder {
        let holder = try Holder(of: school.path, asSQLite: false)
        try terminal.type(keys)
        try terminal.wait(for: "Others are saving just now.")
        return holder
    }

    @Test("A mark that waits for others stands as [a], and as [A] when it is stored")
    func pending() throws {
        let holder = try Holder(of: school.path, asSQLite: false)
        try terminal.type("a")
        try terminal.wait(for: "[a]")
        #expect(try school.marks() == blank)
        try holder.release()
        try terminal.wait(for: "[A]")
        try terminal.waitUntilIdle()
        #expect(!terminal.screen.text.contains("[a]"))
        #expect(try school.marks() == "A" + blank.dropFirst())
    }

    @Test("So does one whose disk takes its time; where nothing was stored the letter goes again")
    func slowDisk() throws {
        let disk = try FaultyDisk()
        let slow = try disk.arrange(
            .init(operation: .sync, path: ".db-wal", at: 1, fault: .slow, isSticky: true))
        let another = try SchoolOnDisk.demonstration()
        let other = try another.open(as: "teacher", environment: slow.environment)
        try other.waitUntilIdle()
        try other.type("l")
        try other.wait(for: "[l]")
        try other.wait(for: "[L]")
        try other.waitUntilIdle()
        #expect(try another.marks() == "L" + blank.dropFirst())

        let holder = try Holder(of: school.path, asSQLite: false)
        try terminal.type("h")
        try terminal.wait(for: "[h]")
        try terminal.wait(for: "Others are saving just now.")
        try terminal.press(.escape)
        try terminal.wait(toLose: "[h]")
        try holder.release()
    }

    @Test("What was said while something was stored behind a paint does not stay")
    func saidBehind() throws {
        let holder = try Holder(of: school.path, asSQLite: false)
        // How often a command was used is remembered once its screen stands.
        try terminal.press(.f(9))
        try terminal.type("month")
        try terminal.press(.enter)
        try terminal.wait(for: "Others are saving just now.")
        try holder.release()
        try terminal.wait(toLose: "Others are saving just now.")
        try terminal.waitUntilIdle()
        #expect(terminal.place == "MonthScreen")
    }

    @Test("Esc stops waiting, and nothing was saved")
    func stopped() throws {
        let holder = try typedWhileOthersSave("a")
        try terminal.press(.escape)
        try terminal.wait(for: "Stopped waiting. Nothing was saved; try again.")
        try holder.release()
        #expect(try school.marks() == blank)
        try terminal.waitUntilIdle()
        try terminal.pressEach("a")
        #expect(try school.marks() == "A" + blank.dropFirst())
    }

    @Test("When the others are done the mark is stored, and so are those typed meanwhile")
    func served() throws {
        let holder = try typedWhileOthersSave("a")
        try terminal.type("pl")
        for _ in 0..<10 { terminal.listen(atMost: 50) }
        #expect(try school.marks() == blank)
        try holder.release()
        try terminal.wait(toLose: "Others are saving")
        try terminal.waitUntilIdle()
        #expect(try school.marks() == "APL" + blank.dropFirst(3))
        #expect(try school.problems() == [])
    }

    @Test(
        "A line that drops ends the waiting at once, and so does the end of the machine",
        arguments: [true, false])
    func gone(isHangUp: Bool) throws {
        let holder = try typedWhileOthersSave("a")
        if isHangUp { terminal.hangUp() } else { terminal.signal(SIGTERM) }
        // Others are waited for fifteen seconds; nobody is left to wait.
        #expect(try terminal.waitForEnd(seconds: 8) == .exited(0))
        try holder.release()
        #expect(try school.marks() == blank)
        #expect(try school.problems() == [])
    }

    @Test("A window made larger while others save has its size when they are done")
    func resized() throws {
        let holder = try typedWhileOthersSave("a")
        terminal.resize(columns: 120, rows: 40)
        try holder.release()
        try terminal.wait(toLose: "Others are saving")
        try terminal.waitUntilIdle()
        #expect(terminal.screen.text.contains("[A]"), "\(terminal.screen.text)")
        #expect(try school.marks() == "A" + blank.dropFirst())
    }
}
