// The question how wide a terminal draws, and its answers: in time, late, torn, or never.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct MeasuringTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    private let answers = [3, 3, 2, 2, 2].map { "\u{1B}[2;\($0)R" }.joined()

    /// The sign-in screen of a terminal that answers only what the test sends.
    private func silent() throws -> PseudoTerminal {
        let terminal = try school.open(environment: ["SCHOOL_PROBE_MILLISECONDS": "300"])
        terminal.answers = false
        try terminal.wait(for: "Password")
        return terminal
    }

    @Test("It is asked in the breath of the first paint, which waits for nothing")
    func asked() throws {
        let terminal = try silent()
        let text = String(decoding: terminal.output, as: UTF8.self)
        #expect(text.ranges(of: "\u{1B}[6n").count == 5)
        #expect(
            terminal.screen.text.contains("Greenfield") || terminal.screen.text.contains("Name"))
        for cluster in ["কি", "ক্ষ", "e\u{301}", "بَ"] {
            #expect(!terminal.screen.text.contains(cluster))
        }
    }

    @Test("A terminal that never answers is served, and an Esc is an Esc")
    func unanswered() throws {
        let terminal = try silent()
        try terminal.waitUntilIdle()
        try terminal.press(.escape)
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test("Answers torn anywhere are neither typed nor taken for Esc", arguments: 0..<4)
    func torn(part: Int) throws {
        let terminal = try silent()
        let bytes = Array(answers.utf8)
        let cut = part * 6 + 1  // Behind the Esc of an answer.
        try terminal.send(Array(bytes[..<cut]))
        terminal.listen(forMicroseconds: 60_000)
        try terminal.send(Array(bytes[cut...]))
        try terminal.waitUntilIdle()
        #expect(terminal.ending == nil)
        try terminal.type("teacher")
        try terminal.wait(for: "Name *      teacher")
    }

    @Test("Answers a second late are swallowed")
    func late() throws {
        let terminal = try silent()
        terminal.listen(forMicroseconds: 1_000_000)
        try terminal.type(answers + "teacher")
        try terminal.wait(for: "teacher")
        try terminal.waitUntilIdle()
        #expect(terminal.ending == nil)
        #expect(!terminal.screen.text.contains(";3R"))
    }

    @Test("A terminal whose description has no such question is asked nothing")
    func unasked() throws {
        let terminal = try school.open(environment: ["TERM": "pcansi"])
        try terminal.wait(for: "Password")
        let unwanted = try school.open(environment: ["SCHOOL_PROBE_MILLISECONDS": "0"])
        try unwanted.wait(for: "Password")
        #expect(!String(decoding: unwanted.output, as: UTF8.self).contains("[6n"))
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("[6n"))
    }
}
