// Opening the plain mode: the door of the school, or the desk of a session that `school login` has
// begun, on standard input and output.

import SchoolCore

/// The plain mode on one school's file.
struct PlainOpening {
    let path: String
    /// Goes on with the session of `school login` instead of asking for name and password.
    var takesUp = false

    init(path: String, takesUp: Bool = false) {
        self.path = path
        self.takesUp = takesUp
    }

    /// `school --plain`, with nothing more than a file, goes around the argument parser too.
    init?(plainly arguments: [String]) {
        guard arguments.first == "--plain",
            arguments.count == 1 || (arguments.count == 3 && arguments[1] == "--database")
        else { return nil }
        self.init(path: Places.database(given: arguments.count == 3 ? arguments[2] : nil))
    }

    /// Runs to the end of the lines; the exit status of the script, as the commands have it.
    func run() throws -> Int32 {
        NcursesTerminal.claimSignals()
        guard Places.exists(path) else {
            guard !takesUp else { throw Refusal.notSignedIn }
            try Places.makeFolder(of: path)
            let lot = EmptyLot(path: path, clock: { Places.clock(zone: $0) })
            return try show(DeskStage(desk: lot, root: FoundingScreen(on: lot)))
        }
        let school = try Places.school(at: path)
        school.whenOthersWrite { PlainTerminal.awaitTurn($0) }
        let door = Door(school: school, slots: try HashSlots(besides: path))
        let status =
            takesUp
            ? try show(try desk(behind: door))
            : try show(DeskStage(desk: door, root: SignInScreen(school)))
        try school.close()
        return status
    }

    /// The first screen of the session whose token is kept.
    private func desk(behind door: Door) throws -> any Stage {
        guard let token = try TokenFile.read() else { throw Refusal.notSignedIn }
        let session = try door.school.resume(token)
        let office = Office(
            session: session, slots: door.slots, minutes: try session.idleMinutes(),
            presence: nil, watch: try ChangeWatch.on(door.school))
        let step: Step<Door> = try HomeScreen.entrance(to: office, lostAt: nil)
        guard let stage = step.entered else { throw Refusal.notSignedIn }
        return stage
    }

    private func show(_ stage: any Stage) throws -> Int32 {
        let terminal = try PlainTerminal()
        var app = PlainApp(terminal, stage: stage, keepsSession: takesUp) {
            Wording.sentence($0)
        } status: {
            ErrorCode($0).exitStatus
        }
        let result = Result { try app.run().status }
        terminal.close()
        return try result.get()
    }
}

extension Step {
    /// The stage this step leads into, with what is to be said there.
    fileprivate var entered: (any Stage)? {
        switch self {
        case .enter(let stage): return stage
        case .telling(let notice, let step):
            guard var stage = step.entered else { return nil }
            stage.tell(notice)
            return stage
        default: return nil
        }
    }
}
