// Which figures a role sees on home. Each figure is asked of the verb that guards it, so that a
// board never holds what its reader may not know.

import SchoolCore

/// The figures of a role.
enum HomeBoard: Sendable {
    case school(SchoolBoard)
    case teacher(TeacherBoard)
    case counter(CounterBoard)
    case family(FamilyBoard)

    /// Before anything was read.
    static func empty(_ session: Session) -> HomeBoard { .family(FamilyBoard(session)) }

    static func read(_ session: Session) throws -> HomeBoard {
        switch session.role {
        case .superAdmin, .schoolAdmin, .principal: .school(try SchoolBoard(session))
        case .teacher: .teacher(try TeacherBoard(session))
        case .accountant: .counter(try CounterBoard(session))
        case .student, .parent: .family(try FamilyBoard.read(session))
        }
    }

    /// These figures on a board that was read before: what stood in a row stays in it.
    func inPlace(of old: HomeBoard, _ session: Session) throws -> HomeBoard {
        switch (old, self) {
        case (.school(let old), .school(let new)): .school(try new.inPlace(of: old, session))
        case (.teacher(let old), .teacher(let new)): .teacher(new.inPlace(of: old))
        case (.counter(let old), .counter(let new)): .counter(new.inPlace(of: old))
        default: self
        }
    }

    var alerts: [HomeAlert] {
        switch self {
        case .school(let board): board.alerts
        case .teacher(let board): board.alerts
        case .counter(let board): board.alerts
        case .family(let board): board.alerts
        }
    }

    /// What came since the board was read, and is not shown yet.
    var news: Int {
        switch self {
        case .school(let board): board.news
        case .counter(let board): board.news
        case .teacher, .family: 0
        }
    }

    func draw(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        switch self {
        case .school(let board): board.draw(alerts, on: &canvas)
        case .teacher(let board): board.draw(alerts, on: &canvas)
        case .counter(let board): board.draw(alerts, on: &canvas)
        case .family(let board): board.draw(alerts, on: &canvas)
        }
    }
}
