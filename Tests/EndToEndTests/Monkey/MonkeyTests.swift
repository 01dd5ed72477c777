// Random hands at the real program, for every role, a minute in all. SCHOOL_MONKEY_MINUTES makes it
// longer and SCHOOL_SEED repeats a run; `scripts/monkey` sets both. A failure prints the shortest
// list of keys that shows it.

import Foundation
import SchoolCore
import TestSupport
import Testing

@Suite(.serialized)
struct MonkeyTests {
    private static let roles = [
        "admin", "principal", "teacher", "accountant", "parent", "student", "head",
    ]

    /// How long, from what seed.
    private let seconds: Double
    private let seed: UInt64

    init() {
        let environment = ProcessInfo.processInfo.environment
        let minutes = environment["SCHOOL_MONKEY_MINUTES"].flatMap(Double.init) ?? 1
        seconds = minutes * 60
        seed =
            environment["SCHOOL_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))
    }

    /// A demonstration whose printer is the print system; for `head` a school just founded, where
    /// every list is empty.
    private func birth(of who: String, _ folder: TemporaryFolder) throws -> MonkeyBirth {
        let shim = try CompiledC.library("spawned", in: folder)
        guard who != "head" else {
            let school = try SchoolOnDisk()
            let made = try school.run(
                ["init", "--name", "Hill School", "--admin", who, "--password-stdin"],
                input: "Hazel4Boat\n")
            guard made.status == 0 else { throw CompiledC.Failure(description: made.output) }
            return MonkeyBirth(
                who: who, password: "Hazel4Boat",
                file: try Data(contentsOf: URL(filePath: school.path)), shim: shim)
        }
        let school = try SchoolOnDisk.demonstration()
        try school.login(as: "admin")
        let set = try school.run(["settings", "set", "receipt.printer", "lp"])
        guard set.status == 0 else { throw CompiledC.Failure(description: set.output) }
        return MonkeyBirth(
            who: who, password: "Demo1234",
            file: try Data(contentsOf: URL(filePath: school.path)), shim: shim)
    }

    @Test(
        "Random hands crash nothing, hang nothing, start nothing, and do nothing they may not",
        arguments: roles)
    func monkey(who: String) throws {
        let folder = try TemporaryFolder()
        let birth = try birth(of: who, folder)
        let mine = seed &+ UInt64(Self.roles.firstIndex(of: who) ?? 0)
        let end = ContinuousClock.now + .seconds(seconds / Double(Self.roles.count))
        var hands = MonkeyHands(seed: mine)
        var (visits, keys, lives): ([String: Int], Int, Int) = ([:], 0, 0)
        let start = ContinuousClock.now
        while ContinuousClock.now < end {
            let life = try MonkeyLife(birth)
            let lifeEnd = min(end, ContinuousClock.now + .seconds(60))
            do {
                while ContinuousClock.now < lifeEnd, try life.take(hands.move()) {}
                keys += life.keys
                lives += 1
                visits.merge(life.visits) { $0 + $1 }
                try life.end()
            } catch let failure as MonkeyFailure {
                return report(failure, life, mine)
            }
        }
        let taken = (ContinuousClock.now - start) / .seconds(1)
        tell(who, mine, keys: keys, lives: lives, taken, visits)
        #expect(visits.count > 3)
    }

    private func tell(
        _ who: String, _ seed: UInt64, keys: Int, lives: Int, _ seconds: Double,
        _ visits: [String: Int]
    ) {
        let places = visits.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
        print(
            "\(who), seed \(seed): \(keys) keys in \(Int(seconds)) s "
                + "(\(Int(Double(keys) / max(0.001, seconds))) a second), \(lives) lives, "
                + "\(visits.count) places: \(places.joined(separator: ", "))")
    }

    private func report(_ failure: MonkeyFailure, _ life: MonkeyLife, _ seed: UInt64) {
        life.forget()
        var shrinking = MonkeyShrinking(birth: life.birth, kind: failure.kind)
        let few = shrinking.shortest(of: life.moves)
        Issue.record(
            """
            \(life.birth.who), seed \(seed), after \(life.keys) keys: \(failure)
            The shortest list that shows it, \(few.reduce(0) { $0 + $1.count }) keys:
            \(few.map(\.text).joined(separator: " | "))
            """)
    }

    @Test("The table of the monkey names every verb of the trail, and no other")
    func everyVerb() {
        #expect(Set(MonkeyRights.rows.keys) == Set(AuditVerb.allCases.map(\.rawValue)))
    }

    @Test("The same seed moves the same")
    func sameHands() {
        var (one, other) = (MonkeyHands(seed: 7), MonkeyHands(seed: 7))
        let moves = (0..<200).map { _ in one.move() }
        #expect(moves == (0..<200).map { _ in other.move() })
        #expect(moves.reduce(0) { $0 + $1.count } > 4000)
    }
}
