// The school the register's screens are tried in: a real file, founded through the real door once
// and copied for each test. Nine in the morning of Thursday 12 March 2026, Sunday to Thursday
// open. Nadia has 7-B with forty pupils in four scripts, Rina 9-A with 35, Tariq the small 8-A and
// 8-B.

import Foundation
import Synchronization
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Who and what the school has, the same in every copy.
struct RegisterRoster: Sendable {
    var sections: [String: SectionID] = [:]
    var people: [String: Person] = [:]
    var pupils: [String: [StudentID]] = [:]

    /// What it takes to make a session.
    struct Person: Sendable {
        let session: SessionID
        let user: UserID
        let name: String
        let role: Role
    }
}

/// A copy of the school, with a clock that a test moves.
final class RegisterSchool: Sendable {
    static let today = day("2026-03-12")

    let path: String
    let school: School
    let roster: RegisterRoster
    private let clock: Clock

    init() throws {
        let template = try RegisterTemplate.made.get()
        roster = template.roster
        path = try RegisterTemplate.folder() + "/school.db"
        try FileManager.default.copyItem(atPath: template.path, toPath: path)
        let clock = Clock(RegisterTemplate.instant(Self.today, hour: 9, minute: 12))
        school = try School.open(at: path) {
            OfficeClock(zone: $0.timeZone) { clock.now }
        }
        self.clock = clock
    }

    deinit {
        do {
            try school.close()
            try FileManager.default.removeItem(
                atPath: (path as NSString).deletingLastPathComponent)
        } catch { Issue.record("the school was not cleared away: \(error)") }
    }

    /// Another day, or another minute of the day.
    func become(_ day: Day, hour: Int = 9, minute: Int = 12, second: Int = 0) {
        clock.set(RegisterTemplate.instant(day, hour: hour, minute: minute) + second)
    }

    func section(_ name: String) throws -> SectionID { try #require(roster.sections[name]) }

    func session(_ username: String, on school: School? = nil) throws -> Session {
        let person = try #require(roster.people[username])
        return Session(
            school: school ?? self.school, id: person.session, user: person.user,
            username: username, name: person.name, role: person.role,
            expiresAt: RegisterTemplate.endless)
    }

    func desk(_ username: String) throws -> Office {
        Office(
            session: try session(username), slots: try HashSlots(besides: path), minutes: 15,
            presence: nil, watch: try ChangeWatch.on(school))
    }

    /// The same file as another terminal has it open.
    func openedAgain() throws -> School {
        try School.open(at: path) { [clock] in OfficeClock(zone: $0.timeZone) { clock.now } }
    }

    /// Marks of a class by roll number: `7: A`.
    func marks(_ name: String, on day: Day = RegisterSchool.today) throws -> [Int: String] {
        let register = try session("office").register(of: section(name), on: day)
        return Dictionary(
            uniqueKeysWithValues: register.rows.compactMap { row in
                row.mark.map { (row.rollNumber, $0.code.rawValue) }
            })
    }
}

/// A clock that stands still until a test moves it.
final class Clock: Sendable {
    private let instant: Mutex<Timestamp>
    init(_ instant: Timestamp) { self.instant = Mutex(instant) }
    var now: Timestamp { instant.withLock { $0 } }
    func set(_ new: Timestamp) { instant.withLock { $0 = new } }
}

/// A day as files write it.
func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
}
