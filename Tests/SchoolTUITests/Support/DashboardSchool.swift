// The school of the screens on a busy morning, for the dashboards: registers of four weeks, one in
// today, somebody away for days, fees behind, and money at the counter.

import Foundation
import GRDB
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The school at ten in the morning of Thursday 26 March 2026.
struct DashboardSchool {
    let school: TUISchool
    let fees: CounterSchool

    init() throws {
        fees = try CounterSchool()
        school = fees.school
        let office = try school.session("office")
        for day in Day("2026-03-15")...Day("2026-03-25")
        where WorkingWeek.sundayToThursday.isOpen(on: day) {
            school.time.become(day)
            for name in ["7-A", "7-B"] {
                var order = RegisterOrder()
                order.marks[day.number % 9 + 2] = .absent
                if name == "7-A", day >= "2026-03-23" { order.marks[1] = .absent }
                if day.number % 4 == 0 { order.marks[5] = .late }
                order.signs = true
                _ = try office.takeRegister(of: school.section(name), on: day, order)
            }
        }
        school.time.become(CounterSchool.today)
        var order = RegisterOrder()
        (order.marks, order.signs) = ([1: .absent, 4: .late], true)
        _ = try school.session("nadia").takeRegister(
            of: school.section("7-A"), on: CounterSchool.today, order)
        school.time.pass(minutes: 41)
        try fees.pay("Rafiq Ahmed", 500)
        school.time.pass(minutes: 19)
    }

    func desk(_ username: String) throws -> Office { try school.desk(username) }

    /// The desk of a pupil who signs in himself.
    func pupilDesk(_ name: String) throws -> Office {
        let pupil = try fees.pupil(name)
        try school.account("child", name, [.student], mustChange: false)
        try school.session("office").keep { db in
            try db.execute(
                sql: """
                    UPDATE student SET user = (SELECT id FROM user WHERE username = 'child')
                    WHERE id = ?
                    """, arguments: [pupil])
        }
        let door = try school.door()
        let form = SignInForm("child", TUISchool.oneTime, kind: .command)
        let signedIn = try door.school.signIn(form, slots: door.slots)
        return Office(
            session: signedIn.session, slots: door.slots, minutes: 15, presence: nil, watch: nil)
    }

    static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 16),
    ]
}

/// A school founded this morning: accounts, and nothing else.
final class YoungSchool {
    private let folder: String
    private let school: School
    private var sessions: [Role: Session] = [:]

    init() throws {
        folder = try TUITemplate.folder()
        let path = folder + "/school.db"
        let time = TUITime(TUISchool.today)
        var keys: [(role: Role, id: SessionID, user: UserID)] = []
        let profile = SchoolProfile(
            name: "Hill School", timeZone: "Asia/Dhaka", country: "880", currency: "BDT",
            workingWeek: .sundayToThursday)
        try Founding.found(at: path, profile, clock: time.clock(zone: "Asia/Dhaka")) { founding in
            for (number, role) in Role.allCases.enumerated() {
                let new = NewUser(
                    username: "person\(number)", email: nil, name: "Asma Begum", roles: [role])
                let hash = "$2b$12$" + String(repeating: "y", count: 52) + String(number)
                let user = try founding.account(new, hash: PasswordHash(hash), mustChange: false)
                let session = try SessionRow.insert(
                    user: user, role: role, token: SessionToken("young \(number)"),
                    kind: .command, place: .nowhere, at: founding.now,
                    expiresAt: TUITemplate.endless, in: founding.db)
                keys.append((role, session, user))
            }
        }
        let school = try School.open(at: path, clock: time.clock(of:))
        self.school = school
        for key in keys {
            sessions[key.role] = Session(
                school: school, id: key.id, user: key.user, username: "person",
                name: "Asma Begum", role: key.role, expiresAt: TUITemplate.endless)
        }
    }

    deinit {
        do {
            try school.close()
            try FileManager.default.removeItem(atPath: folder)
        } catch { Issue.record("the young school was not cleared away: \(error)") }
    }

    func desk(_ role: Role) throws -> Office {
        Office(
            session: try #require(sessions[role]), slots: try HashSlots(besides: school.path),
            minutes: 15, presence: nil, watch: nil)
    }
}
