// Somebody who tries every key of every screen, as each role. A screen that is added later is found
// by itself, as soon as a key leads to it.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI
@testable import Storage

/// A demonstration of some size, opened in the middle of a school day, with its statements told.
final class CrawledSchool {
    let school: School
    let log: StatementLog
    private let folder: String
    private var sessions: [String: Session] = [:]

    static let roles: [(username: String, role: Role)] = [
        ("admin", .schoolAdmin), ("principal", .principal), ("teacher", .teacher),
        ("accountant", .accountant), ("parent", .parent), ("student", .student),
    ]

    init(pupils: Int) throws {
        let day: Day = "2026-11-19"
        folder = try TUITemplate.folder()
        let path = folder + "/school.db"
        try FoundDemonstration(DemonstrationSize(asOf: day, students: pupils, days: 12))
            .make(at: path) { _, _, _ in }
        school = try School.open(at: path) {
            OfficeClock(zone: $0.timeZone) { TUITime.at(day, hour: 10) }
        }
        sessions = try Self.sessions(of: school)
        log = try StatementLog(school)
    }

    private static func sessions(of school: School) throws -> [String: Session] {
        let end = TUITemplate.endless
        return try school.file.write { db in
            try roles.reduce(into: [:]) { sessions, person in
                let user = try User.named(person.username, in: db)
                let id = try SessionRow.insert(
                    user: user.id, role: person.role, token: SessionToken(person.username),
                    kind: .command, place: .nowhere, at: school.clock.now(), expiresAt: end, in: db)
                sessions[person.username] = Session(
                    school: school, id: id, user: user.id, username: person.username,
                    name: user.name, role: person.role, expiresAt: end)
            }
        }
    }

    deinit {
        do {
            try school.close()
            try FileManager.default.removeItem(atPath: folder)
        } catch { Issue.record("the school was not cleared away: \(error)") }
    }

    func desk(_ username: String) throws -> Office {
        Office(
            session: try #require(sessions[username]),
            slots: try HashSlots(besides: folder + "/school.db"), minutes: 15, presence: nil,
            watch: nil)
    }
}

/// One screen, with the keys that led to it.
struct Place {
    let role: String
    let screen: String
    var stage: DeskStage<Office>
    let depth: Int

    /// `StudentListScreen as admin`.
    var name: String { "\(screen) as \(role)" }
}

/// Walks from home to wherever keys lead.
struct Crawl {
    let school: CrawledSchool
    private let size: Size

    init(_ school: CrawledSchool, size: Size) {
        self.school = school
        self.size = size
    }

    /// Every screen a role comes to, once each, in the order of the way there.
    func places(of role: String) throws -> [Place] {
        let desk = try school.desk(role)
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        try stage.begin(
            in: Surroundings(size: size, wording: { Wording.sentence($0) }, wake: {}))
        var found = [Place(role: role, screen: "HomeScreen", stage: stage, depth: 0)]
        for job in HomeJob.all where job.isOffered(to: desk.session.role) {
            var opened = stage
            if case .goOn = opened.take({ _ in try job.open(desk) }) {
                add(opened, role, 1, to: &found)
            }
        }
        var next = 0
        while next < found.count {
            let here = found[next]
            next += 1
            guard here.depth < 5 else { continue }
            for way in ways(from: here.stage) {
                var stage = here.stage
                guard press(way, in: &stage), stage.overlay == nil else { continue }
                add(stage, role, here.depth + 1, to: &found)
            }
        }
        return found
    }

    /// Adds a screen that was not seen before.
    private func add(
        _ stage: DeskStage<Office>, _ role: String, _ depth: Int, to found: inout [Place]
    ) {
        let screen = "\(type(of: stage.levels[stage.top].screen))"
        guard stage.overlay == nil, !found.contains(where: { $0.screen == screen }) else { return }
        found.append(Place(role: role, screen: screen, stage: stage, depth: depth))
    }

    /// False where a key leaves the desk.
    private func press(_ keys: [Key], in stage: inout DeskStage<Office>) -> Bool {
        for key in keys {
            guard case .goOn = stage.handle(.key(key), at: 0) else { return false }
        }
        return true
    }

    /// Everything the screen offers, at once and for the row below: lists begin in their field.
    /// Nothing that prints or writes a file, and nothing that ends the session the walk is made in.
    private func ways(from stage: DeskStage<Office>) -> [[Key]] {
        let offered = stage.entries.filter { entry in
            if case .frame = entry.source { return false }
            return !["Print", "Export", "Sign out", "End", "Take another role"]
                .contains { entry.offer.name.hasPrefix($0) }
        }
        let marks: [Key] = ["p", "a", "l", "h", "e"]
        let keys = offered.compactMap(\.offer.keys.first).filter {
            !marks.contains($0) && $0 != .f(10)
        }
        return [[.enter], ["r", .enter], ["a", .down, .enter], [.tab]]
            + keys.flatMap { [[$0], [.down, $0]] } + marks.map { [$0] }
    }
}
