// Random hands at the real program, for every role, a minute in all. SCHOOL_MONKEY_MINUTES makes it
// longer and SCHOOL_SEED repeats a run; `scripts/monkey` sets both. A failure prints the shortest
// list of keys that shows it.

import Foundation
import SchoolCore
import TestSupport
import Testing

@Suite(.serialized)
struct MonkeyTests {
    /// How long, from what seed.
    private let seconds: Double
    private let seed: UInt64
    /// Whether nothing else runs beside it.
    private let isAlone: Bool

    init() {
        let environment = ProcessInfo.processInfo.environment
        let minutes = environment["SCHOOL_MONKEY_MINUTES"].flatMap(Double.init)
        isAlone = minutes != nil
        seconds = (minutes ?? 1) * 60
        seed =
            environment["SCHOOL_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))
    }

    @Test(
        "Random hands see every screen of a role and no other; nothing breaks, hangs or trespasses",
        arguments: RoleScreens.people)
    func monkey(who: String) throws {
        let folder = try TemporaryFolder()
        let birth = try MonkeyBirth(of: who, folder)
        let mine = seed &+ UInt64(RoleScreens.people.firstIndex(of: who) ?? 0)
        let routes = MonkeyRoute.all(of: who)
        var hands = MonkeyHands(seed: mine, routes: routes)
        var log = MonkeyLog(who: who, seed: mine)
        let end = ContinuousClock.now + .seconds(seconds / Double(RoleScreens.people.count))
        // First every way once, each to its end; then whatever comes.
        var tour = routes.flatMap(\.moves)[...]
        repeat {
            let life = try MonkeyLife(birth)
            let lifeEnd = min(end, ContinuousClock.now + .seconds(60))
            do {
                let start = ContinuousClock.now
                while !tour.isEmpty || ContinuousClock.now < lifeEnd {
                    guard try life.take(tour.popFirst() ?? hands.move()) else { break }
                }
                log.add(life, seconds: (ContinuousClock.now - start) / .seconds(1))
                try life.end()
            } catch let failure as MonkeyFailure {
                return report(failure, life, mine)
            }
        } while ContinuousClock.now < end || !tour.isEmpty
        print(log)
        #expect(log.missed == [], "\(who), seed \(mine): never at these")
        #expect(log.strange == [], "\(who), seed \(mine): the table denies these")
        // The pace is judged where it is measured: by `scripts/monkey`, of the release program with
        // nothing beside it. Here other tests share the processor and its caches.
        guard isAlone else { return }
        #expect(log.keysASecond > 1000, "\(log)")
    }

    private func report(_ failure: MonkeyFailure, _ life: MonkeyLife, _ seed: UInt64) {
        life.forget()
        var shrinking = MonkeyShrinking(life.birth, failure.kind)
        let few = shrinking.shortest(of: life.moves)
        let report = MonkeyReport(
            who: life.birth.who, seed: seed, keys: life.keys, failure: failure, few: few)
        Issue.record("\(report)")
    }

    @Test(
        "A planted fault of the program is found, and told with its seed and the one key it takes")
    func planted() throws {
        let folder = try TemporaryFolder()
        // The program dies at the first comma it reads: by a library of the test, not by itself.
        var birth = try MonkeyBirth(of: "teacher", folder)
        birth.shim = try CompiledC.library("diesAtComma", in: folder)
        var hands = MonkeyHands(seed: 7)
        let life = try MonkeyLife(birth)
        var found: MonkeyFailure?
        for _ in 0..<200 where found == nil {
            do { _ = try life.take(hands.move()) } catch let failure as MonkeyFailure {
                found = failure
            }
        }
        let failure = try #require(found)
        #expect(failure.kind == .died(.killed(SIGABRT)))
        life.forget()
        var shrinking = MonkeyShrinking(birth, failure.kind)
        let few = shrinking.shortest(of: life.moves)
        #expect(few == [.keys([Press(",")])])
        let told = MonkeyReport(
            who: "teacher", seed: 7, keys: life.keys, failure: failure, few: few)
        #expect(told.description.hasPrefix("teacher, seed 7, after \(life.keys) keys: died"))
        #expect(told.description.hasSuffix("\nThe shortest list that shows it, 1 keys:\n,"))
    }

    @Test("Of a thousand moves the three that make a failure are left, in their order")
    func shrinking() {
        var hands = MonkeyHands(seed: 11)
        var moves = (0..<1000).map { _ in hands.move() }
        let fault = ["“VOID”", "<44x44>", "F8"]
        moves.insert(.keys([Press("x"), Press("“VOID”"), Press("y")]), at: 150)
        moves.insert(.window(columns: 44, rows: 44), at: 600)
        moves.insert(.keys([Press("F8", .f(8)), Press("F8", .f(8))]), at: 950)
        var tries = 0
        var shrinking = MonkeyShrinking { moves in
            tries += 1
            var rest = fault[...]
            for move in moves {
                let names: [String] =
                    if case .keys(let keys) = move { keys.map(\.name) } else { [move.text] }
                for name in names where name == rest.first { rest.removeFirst() }
            }
            return rest.isEmpty
        }
        let few = shrinking.shortest(of: moves)
        #expect(few.map(\.text) == fault)
        #expect(tries <= 150, "\(tries)")
    }

    @Test("The table of the monkey names every verb of the trail, and no other")
    func everyVerb() {
        #expect(Set(MonkeyRights.rows.keys) == Set(AuditVerb.allCases.map(\.rawValue)))
    }

    @Test("The same seed moves the same")
    func sameHands() {
        let routes = MonkeyRoute.all(of: "admin")
        var one = MonkeyHands(seed: 7, routes: routes)
        var other = MonkeyHands(seed: 7, routes: routes)
        let moves = (0..<400).map { _ in one.move() }
        #expect(moves == (0..<400).map { _ in other.move() })
        #expect(moves.reduce(0) { $0 + $1.count } > 4000)
    }
}
