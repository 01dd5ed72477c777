// The lines of the table that need a crowd, and what must be true of the file afterwards: as many
// receipts and marks as were said to be stored, no number missing, and a clean check.

import Foundation
import SchoolCore
import Storage

/// Crowds on one copy of the school.
struct CrowdRuns {
    private let ground: Ground
    private let crowd: Crowd
    private let folder: String
    private let measure: Measure

    init(ground: Ground, measure: Measure, folder: String, people: Int = 100) throws {
        self.ground = ground
        self.measure = measure
        self.folder = folder
        crowd = Crowd(
            database: ground.school.path, token: ground.token, shift: ground.shift,
            people: people)
    }

    /// A hundred people paying, at once and with thoughts; a hundred signing in.
    func run() throws {
        let people = crowd.people
        guard measure.wants("\(people) at once") else { return }
        try counting("receipt") {
            let paid = try crowd.run(.pay)
            let first = paid.filter { $0.name == "first" }
            measure.say(
                "\(people) at once: pay at one instant", first.map(\.milliseconds), .p99(250))
            measure.say(
                "\(people) at once: pay, ten in a row without a thought",
                paid.map(\.milliseconds), .p99(250))
            return paid.count
        }
        try counting("receipt") {
            let paid = try crowd.run(.payThinking)
            measure.say(
                "\(people) at once: pay, 0 to 2 s thought", paid.map(\.milliseconds), .p99(250))
            return paid.count
        }
        let signed = try crowd.run(.signIn)
        measure.say("\(people) at once: sign in within 5 s", signed.map(\.milliseconds), .none)
        try gapless()
    }

    /// A morning of so many seconds, while the file is copied and its log folded again and again.
    func load(seconds: Int) throws {
        let (marks, receipts) = (try count("markEvent"), try count("receipt"))
        let begin = ContinuousClock.now
        var copies: [Double] = []
        let deeds = try crowd.run(.work, seconds: seconds) {
            while begin.duration(to: .now) < .seconds(seconds - 2) {
                copies.append(try timed { try copy() })
                try ground.school.file.checkpoint()
                sleep(5)
            }
        }
        let names = Dictionary(grouping: deeds, by: \.name)
        for (name, deeds) in names.sorted(by: { $0.key < $1.key }) {
            measure.say("load: \(name)", deeds.map(\.milliseconds), .p99(250))
        }
        measure.say("load: copy of the whole file meanwhile", copies, .none)
        measure.note("load: deeds a second", Double(deeds.count) / Double(seconds))
        try expect(
            try count("markEvent") - marks == names["mark"]?.count ?? 0, "marks were lost")
        try expect(
            try count("receipt") - receipts == names["pay"]?.count ?? 0, "receipts were lost")
        try gapless()
        try clean()
    }

    private func copy() throws {
        let path = folder + "/copy.db"
        try BareSQLite(ground.school.path).run("VACUUM INTO '\(path)'")
        try FileManager.default.removeItem(atPath: path)
    }

    private func counting(_ table: String, _ work: () throws -> Int) throws {
        let before = try count(table)
        let done = try work()
        try expect(try count(table) - before == done, "\(table): not what was said to be stored")
    }

    private func count(_ table: String) throws -> Int {
        Int(
            try BareSQLite(ground.school.path).prepare("SELECT count(*) FROM \(table)")
                .numbers()[0])
    }

    private func gapless() throws {
        let gaps = try BareSQLite(ground.school.path).prepare(
            "SELECT count(*) FROM (SELECT max(number) - count(*) AS gap FROM receipt GROUP BY year)"
                + " WHERE gap <> 0"
        ).numbers()[0]
        try expect(gaps == 0, "receipt numbers are missing")
    }

    /// `school check`, as the program runs it.
    private func clean() throws {
        let taken = try timed {
            let findings = try CheckSchool.run(on: ground.school)
            try expect(findings.isEmpty, "\(findings.map(\.sentence))")
        }
        measure.note("load: seconds of a clean check afterwards", taken / 1e3)
    }

    private func expect(_ holds: Bool, _ otherwise: String) throws {
        if !holds { throw BareFailure(message: otherwise) }
    }
}
