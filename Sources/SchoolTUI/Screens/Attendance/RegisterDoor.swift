// Where the register opens: on the class teacher's first unsigned class of today, else on the list;
// on a closed day on the newest open one; after a dropped line on the same pupil.

import SchoolCore

/// The way from sign-in to a register.
enum RegisterDoor {
    /// The screen to begin with, and what to say on it.
    struct Opening {
        let screen: any Screen<Office>
        let notice: Notice?

        var step: Step<Office> {
            notice.map { .telling($0, then: .push(screen)) } ?? .push(screen)
        }
    }

    /// Nil for a role that takes no registers. Throws where no day of the window was open.
    static func first(
        for desk: Office, lostAt: Timestamp? = nil, elsewhereAt: Timestamp? = nil
    ) throws -> Opening? {
        let session = desk.session
        guard Permission.takeRegisters.scope(of: session.role) != nil else { return nil }
        if let lostAt, let place = try session.placeToReturn(lostAt: lostAt) {
            let screen = RegisterScreen(place.section, on: place.day, at: place.student)
            return Opening(screen: screen, notice: Notice(dropped(lostAt, place, session)))
        }
        if let elsewhereAt, let place = try session.placeToReturn(lostAt: elsewhereAt) {
            let screen = RegisterScreen(place.section, on: place.day, at: place.student)
            let said = "Your other screen only reads now. \(safe(place)) safe."
            return Opening(screen: screen, notice: Notice(said))
        }
        let day = try session.dayToMark()
        let closed = try day == session.today ? nil : whyNotToday(session)
        if let next = try nextUnsigned(on: day, desk) {
            let said = closed.map { "\($0): this is the register of \(day.shortText)." }
            return Opening(
                screen: RegisterScreen(next.section, on: day), notice: said.map { Notice($0) })
        }
        let said = closed.map { "\($0): these are the registers of \(day.shortText)." }
        return Opening(screen: RegisterListScreen(on: day), notice: said.map { Notice($0) })
    }

    /// The register of the class that a line begins with, on the day that is to be marked: `7b` or
    /// `7b 7a 17a 28l`. Nil where the line is none, or the role takes no registers.
    static func screen(for line: String, at desk: Office) throws -> RegisterScreen? {
        let session = desk.session
        guard Permission.takeRegisters.scope(of: session.role) != nil,
            let (name, rest) = RegisterLine.opening(line), rest.isEmpty || rest.isComplete
        else { return nil }
        let named = try session.sections().first { Section.searchName($0.name) == name }
        guard let named else { return nil }
        return RegisterScreen(named.id, on: try session.dayToMark())
    }

    /// The first class of which this person is the class teacher and that nobody has signed.
    static func nextUnsigned(on day: Day, _ desk: Office) throws -> RegisterState? {
        try desk.session.registers(on: day, .own).first {
            !$0.isSigned && $0.strength > 0
        }
    }

    /// `Your line dropped at 09:41. 38 marks are safe.`
    private static func dropped(
        _ at: Timestamp, _ place: MarkPlace, _ session: Session
    ) -> String {
        let day = session.clock.day(of: at)
        let when =
            session.clock.time(of: at) + (day == session.today ? "" : " on \(day.shortText)")
        return "Your line dropped at \(when). \(safe(place)) safe."
    }

    private static func safe(_ place: MarkPlace) -> String {
        place.marks == 1 ? "1 mark is" : "\(place.marks) marks are"
    }

    /// `Today is Sunday, the school is closed`, with the reason where it is not just the weekend.
    private static func whyNotToday(_ session: Session) throws -> String {
        let today = session.today
        let reason = try session.calendar(today...today).first?.reason ?? ""
        let why = reason.isEmpty || reason == "weekend" ? "" : " (\(reason))"
        return "Today is \(RegisterWords.weekday(today)), the school is closed\(why)"
    }
}
