// The demonstration school: invented people, the same for the same seed.

import ArgumentParser
import SchoolCore

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make a demonstration school, and open it.")

    @OptionGroup var options: CommandOptions
    @Option(help: "How many pupils.") var students = 420
    @Option(help: "How many school days of attendance.") var days = 60
    @Option(help: "The same seed gives the same school.") var seed: UInt64 = 2026
    @Option(help: "The day the school is looked at; today unless given.") var asOf: String?
    @Flag(inversion: .prefixedNo, help: "Open it afterwards.") var open = true

    func run() throws {
        try AnswerRun.answering(options) { try make() }
        if open { try Opening(path: options.path).run() }
    }

    private func make() throws -> Answer {
        guard (1...100_000).contains(students), (0...400).contains(days) else {
            throw CommandFault("--students takes 1 to 100000, --days 0 to 400.")
        }
        let today = Places.clock(zone: "Asia/Dhaka", isDemonstration: true).today()
        guard let day = asOf.map({ Day(iso: $0) }) ?? today else {
            throw Refusal.invalid([FieldProblem("asOf", .notADate)])
        }
        guard !Places.exists(options.path) else {
            throw Refusal.exchange(.fileExists(options.path))
        }
        try Places.makeFolder(of: options.path)
        let size = DemonstrationSize(seed: seed, asOf: day, students: students, days: days)
        let demonstration = FoundDemonstration(size)
        try demonstration.make(at: options.path, progress: StandardError.progress)
        let plan = demonstration.plan
        let marks = plan.pupils.count * plan.days.count
        return .done(
            "\(plan.profile.name): \(plan.classes.count) classes, \(plan.pupils.count) pupils, "
                + "\(plan.staff.count) staff, \(marks) marks. Sign in as teacher, password "
                + "\(FoundDemonstration.password).",
            [
                "database": .text(options.path), "classes": .number(plan.classes.count),
                "students": .number(plan.pupils.count), "staff": .number(plan.staff.count),
                "days": .number(plan.days.count), "marks": .number(marks),
            ])
    }
}
