// Home: every job of the role is one key away.

import SchoolCore

/// The plain home of every role.
struct HomeScreen: Screen {
    let name: String
    let role: Role
    private let lostAt: Timestamp?
    private var figures: [String] = []

    init(_ session: Session, lostAt: Timestamp?) {
        name = session.name
        role = session.role
        self.lostAt = lostAt
    }

    var title: String { "Home" }

    mutating func load(_ desk: Office) throws {}

    func actions(_ desk: Office) -> [Action<Self>] { [] }

    func draw(on canvas: inout Canvas) {
        canvas.put(2, 2, "Welcome, \(name).")
    }
}
