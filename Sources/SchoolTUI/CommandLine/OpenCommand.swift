// Opening the screens: main owns one terminal and one loop, and the file is closed at every end.

import ArgumentParser
import SchoolCore

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the screens (what `school` does without a command).")

    @OptionGroup var options: CommandOptions
    @Flag(help: "No colours; bold, underline and reverse only.") var monochrome = false

    func run() throws {
        try AnswerRun.answering(options) {
            NcursesTerminal.claimSignals()
            let wording: @Sendable (any Error) -> String = { Wording.sentence($0) }
            if try isFirstRun() {
                try Places.makeFolder(of: options.path)
                try show(
                    FoundingScreen(path: options.path), at: EmptyLot(path: options.path), wording)
            } else {
                let school = try options.school()
                let door = Door(school: school, slots: try HashSlots(besides: options.path))
                try show(SignInScreen(school), at: door, wording)
                try school.close()
            }
            return Answer([:])
        }
    }

    private func isFirstRun() throws -> Bool { !Places.exists(options.path) }

    private func show<First: Screen>(
        _ screen: First, at desk: First.Desk, _ wording: @escaping @Sendable (any Error) -> String
    ) throws {
        let terminal = try NcursesTerminal(monochrome: monochrome)
        var app = App(terminal, first: screen, at: desk, wording: wording)
        let result = Result { try app.run() }
        terminal.close()
        _ = try result.get()
    }
}
