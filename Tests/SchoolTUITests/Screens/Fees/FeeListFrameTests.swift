import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Pictures of the accountant's lists and of the price list.
struct FeeListFrameTests {
    /// One screen, by the name of its frames, and how it is opened.
    struct Framed: Sendable, CustomTestStringConvertible {
        let name: String
        var keys: [Key] = []
        let open: @Sendable (FeeScene) throws -> any Screen<Office>

        var testDescription: String { name }
    }

    static let all: [Framed] = [
        Framed(name: "DayBookScreen") { _ in DayBookScreen(on: TUISchool.today) },
        Framed(name: "DayBookScreen-sums", keys: [.f(6)]) { _ in
            DayBookScreen(on: TUISchool.today)
        },
        Framed(name: "CloseDayScreen", keys: "9550".map { .character($0) }) { scene in
            let book = try scene.karim.session.dayBook(on: TUISchool.today)
            return CloseDayScreen(book, at: scene.karim)
        },
        Framed(name: "OpenDayScreen") { try OpenDayScreen(at: $0.karim) },
        Framed(name: "DefaultersScreen") { _ in DefaultersScreen() },
        Framed(name: "RemindersScreen") { scene in
            try scene.reach("Rafiqul Islam", email: "rahima@example.org")
            try scene.reach("Ayesha Siddika", phone: "", email: "")
            return RemindersScreen()
        },
        Framed(name: "OutboxScreen") { scene in
            try scene.reach("Rafiqul Islam", email: "rahima@example.org")
            _ = try scene.karim.session.queueReminders()
            return OutboxScreen()
        },
        Framed(name: "OutboxScreen-reading", keys: [.down, .enter]) { scene in
            try scene.reach("Rokeya Islam", email: "rahima@example.org")
            _ = try scene.karim.session.queueReminders()
            return OutboxScreen()
        },
        Framed(name: "CollectionScreen") { _ in CollectionScreen(around: TUISchool.today) },
        Framed(name: "CollectionScreen-sums", keys: [.f(6)]) { _ in
            CollectionScreen(around: TUISchool.today)
        },
        Framed(name: "ChargesScreen") { _ in ChargesScreen(around: TUISchool.today) },
        Framed(name: "ChargeScreen") { ChargeScreen(try $0.charge(of: "Dipa Roy", 1)) },
        Framed(name: "DaysScreen") { _ in
            DaysScreen<ChargesScreen>(TUISchool.today.wholeMonth, typed: "1")
        },
        Framed(name: "StatementScreen") { StatementScreen(try $0.school.pupil("Dipa Roy")) },
        Framed(name: "FeeListsScreen") { _ in FeeListsScreen() },
        Framed(name: "EntriesScreen") { _ in EntriesScreen("Paid", .paid) },
        Framed(name: "FeeStructuresScreen", keys: [.down]) { _ in FeeStructuresScreen() },
        Framed(name: "FeePriceScreen") { scene in
            FeePriceScreen(try scene.karim.session.feeStructure(named: "Tuition"), at: scene.karim)
        },
        Framed(name: "NewFeeStructureScreen") { try NewFeeStructureScreen(at: $0.karim) },
        Framed(name: "FeeHeadsScreen") { _ in FeeHeadsScreen() },
        Framed(name: "NewFeeHeadScreen") { _ in NewFeeHeadScreen(today: TUISchool.today) },
        Framed(name: "RaiseScreen", keys: "2026-04".map { .character($0) } + [.enter]) { scene in
            let line = try scene.karim.session.feeStructure(named: "Tuition")
            return try RaiseScreen(line, at: scene.karim)
        },
        Framed(name: "RaisesScreen") { _ in RaisesScreen() },
    ]

    @Test("Each list of the fees looks as recorded, wide and narrow", arguments: all)
    func looks(framed: Framed) throws {
        let scene = try FeeScene()
        let screen = try framed.open(scene)
        try expect(framed.name, screen, at: scene.karim, framed.keys)
        #expect(ActionLint.problems(screen.offers(scene.karim)) == [])
    }

    private func expect<Shown: Screen<Office>>(
        _ name: String, _ screen: Shown, at desk: Office, _ keys: [Key]
    ) throws {
        try Frames.expect(name, of: screen, at: desk, after: .read(keys.map { .key($0) }))
    }

    @Test("An empty ledger says so on every list, and how to begin")
    func empty() throws {
        let school = try TUISchool()
        let desk = try school.desk("karim")
        func last<Shown: Screen<Office>>(_ screen: Shown) throws -> String {
            try Frames.last(of: screen, at: desk).text
        }
        #expect(try last(DayBookScreen(on: TUISchool.today)).contains("F8 opens it"))
        #expect(try last(DefaultersScreen()).contains("Nobody is behind with fees."))
        #expect(try last(RemindersScreen()).contains("Nobody is to be reminded now."))
        #expect(try last(OutboxScreen()).contains("No message was queued."))
        #expect(
            try last(CollectionScreen(around: TUISchool.today)).contains("No money was taken"))
        #expect(
            try last(ChargesScreen(around: TUISchool.today)).contains("No such charge falls due"))
        #expect(try last(FeeListsScreen()).contains("Nothing is billed yet"))
        #expect(try last(FeeStructuresScreen()).contains("There is no fee head yet."))
        #expect(try last(FeeHeadsScreen()).contains("F6 adds the first."))
        #expect(try last(RaisesScreen()).contains("Nothing was raised yet."))
        let pupil = try school.pupil("Dipa Roy")
        #expect(try last(StatementScreen(pupil)).contains("Nothing was charged or paid yet."))
        #expect(try last(EntriesScreen("Paid", .paid)).contains("No entry stands behind"))
    }
}
