import ArgumentParser
import Foundation
import Testing

@testable import SchoolTUI

struct UsageTests {
    private func status(_ arguments: [String]) -> Int32? {
        do {
            _ = try SchoolCommand.parseAsRoot(arguments)
            return nil
        } catch { return SchoolCommand.status(ending: error) }
    }

    @Test(
        "Arguments that cannot be understood end with status 2",
        arguments: [
            ["--nonsense"], ["frobnicate"], ["students", "list", "--limit", "many"],
            ["students", "show"], ["import", "clever"], ["calendar", "close"],
        ])
    func wrong(arguments: [String]) { #expect(status(arguments) == 2) }

    @Test("Asking for the version is no error")
    func version() { #expect(status(["--version"]) == 0) }

    @Test("Every command explains itself in one sentence and takes the same options")
    func commands() {
        for command in SchoolCommand.configuration.subcommands {
            let abstract = command.configuration.abstract
            #expect(!abstract.isEmpty, "\(command)")
        }
    }

    @Test("The machine's own folder comes before the person's, and only where it exists")
    func machineFolder() throws {
        let environment = ProcessInfo.processInfo.environment
        try #require(environment["SCHOOL_DATABASE"] == nil, "the place is given from outside")
        let folder = try TUITemplate.folder()
        #expect(Places.database(given: nil, machine: folder) == folder + "/school.db")
        #expect(Places.database(given: "/srv/x.db", machine: folder) == "/srv/x.db")
        let data = Places.folder("XDG_DATA_HOME", ".local/share") + "/school.db"
        #expect(Places.database(given: nil, machine: folder + "/none") == data)
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("Only the plainest start goes around the parser")
    func plainly() {
        #expect(Opening(plainly: ["students", "list"]) == nil)
        #expect(Opening(plainly: ["-c", "rm -r ."]) == nil)
        #expect(Opening(plainly: ["--database", "/x/school.db"])?.path == "/x/school.db")
    }

    @Test(
        "A number below zero belongs to the option before it",
        arguments: [
            (["fees", "pay", "--amount", "-5"], ["fees", "pay", "--amount=-5"]),
            (["--float", "-.5", "--json"], ["--float=-.5", "--json"]),
            (["--counted", "-৫০০"], ["--counted=-৫০০"]),
            (["--amount", "-"], ["--amount", "-"]), (["--amount", "-x"], ["--amount", "-x"]),
            (["--amount=3", "-5"], ["--amount=3", "-5"]), (["-5"], ["-5"]),
            (["fees", "pay", "-5"], ["fees", "pay", "--", "-5"]),
            (["fees", "pay", "--json", "-5"], ["fees", "pay", "--json", "--", "-5"]),
            (["fees", "pay", "-5", "--amount", "-3"], ["fees", "pay", "--amount=-3", "--", "-5"]),
            (["--", "-5"], ["--", "-5"]), (["--", "--a", "-5"], ["--", "--a", "-5"]),
        ])
    func belowZero(words: [String], joined: [String]) {
        #expect(CommandWords.joined(words) == joined)
    }
}
