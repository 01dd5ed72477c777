// Opening the screens: main owns one terminal and one loop, and the file is closed at every end.

import ArgumentParser
import SchoolCore

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the screens (what `school` does without a command).")

    @OptionGroup var options: CommandOptions
    @Flag(help: "No colours; bold, underline and reverse only.") var monochrome = false
    @Flag(help: "Questions and answers line by line, without a screen.") var plain = false
    @Flag(help: "With --plain: go on with the session of school login.") var session = false

    func validate() throws {
        if session, !plain { throw ValidationError("--session goes with --plain.") }
    }

    func run() throws {
        try AnswerRun.answering(asJSON: options.json) {
            var answer = Answer([:])
            if plain {
                answer.exitStatus = try PlainOpening(path: options.path, takesUp: session).run()
            } else {
                try Opening(path: options.path, isMonochrome: monochrome).run()
            }
            return answer
        }
    }
}

/// The screens on one school's file.
struct Opening {
    let path: String
    var isMonochrome = false
    /// Whether a school is founded where there is none. Not for somebody from outside, for whom
    /// there is nothing but these screens.
    private var founds = true
    private var clock: @Sendable (SchoolProfile) -> OfficeClock = Places.clock(of:)

    init(path: String, isMonochrome: Bool = false) {
        self.path = path
        self.isMonochrome = isMonochrome
    }

    /// The commonest start of all, `school` with nothing or only `--database FILE`, goes around the
    /// argument parser: it reflects over every command there is, which costs every terminal
    /// megabytes and milliseconds.
    init?(plainly arguments: [String]) {
        guard arguments.isEmpty || (arguments.count == 2 && arguments[0] == "--database") else {
            return nil
        }
        self.init(path: Places.database(given: arguments.last))
    }

    /// The screens for somebody from outside: what root has laid down, and nothing that was asked.
    init(for installation: Installation) throws(InstallationFault) {
        guard Places.exists(installation.database) else { throw .noSchool }
        self.init(path: installation.database)
        founds = false
        clock = { installation.clock(zone: $0.timeZone) }
    }

    func run() throws {
        NcursesTerminal.claimSignals()
        if !founds || Places.exists(path) {
            let school = try School.open(at: path, place: Places.here(), clock: clock)
            school.whenOthersWrite { NcursesTerminal.awaitTurn($0) }
            let door = Door(school: school, slots: try HashSlots(besides: path))
            try show(SignInScreen(school), at: door)
            try school.close()
        } else {
            try Places.makeFolder(of: path)
            let lot = EmptyLot(path: path, clock: { Places.clock(zone: $0) })
            try show(FoundingScreen(on: lot), at: lot)
        }
    }

    private func show<First: Screen>(_ screen: First, at desk: First.Desk) throws {
        let terminal = try terminal()
        var app = App(terminal, first: screen, at: desk) { Wording.sentence($0) }
        let result = Result { try app.run() }
        terminal.close()
        _ = try result.get()
    }

    private func terminal() throws -> NcursesTerminal {
        do { return try NcursesTerminal(monochrome: isMonochrome) } catch .notATerminal {
            throw founds ? TerminalFailure.notATerminal : .onlyATerminal
        }
    }
}
