// Our verbs beside the limit, in one run on one machine. How to run it: docs/performance.md.
// The database is copied twice and never written itself.

import Foundation
import SchoolCore

@main
enum Benchmarks {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--crowd" {
            var member = try CrowdMember(Array(arguments.dropFirst()))
            return try member.run()
        }
        guard let database = arguments.first else {
            return print("usage: SchoolBenchmarks DATABASE [WORDS OF A LINE | --load SECONDS]")
        }
        let folder = NSTemporaryDirectory() + "school-benchmarks-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let result = Result { try run(database, folder, Array(arguments.dropFirst())) }
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private static func run(_ database: String, _ folder: String, _ words: [String]) throws {
        let ground = try Ground(copying: database, into: folder)
        let measure = Measure(
            only: words.first.map { $0.hasPrefix("--") ? "" : $0 } ?? "",
            forget: ground.school.forgetAnswers)
        measure.head()
        if words.first == "--load" {
            let crowd = try CrowdRuns(ground: ground, measure: measure, folder: folder)
            return try crowd.load(seconds: words.dropFirst().first.flatMap(Int.init) ?? 60)
        }
        if words.first == "--growth" {
            return try Growth(ground: ground, measure: measure).run()
        }
        try Writes(ground: ground, measure: measure).run(folder: folder)
        try Counter(ground: ground, measure: measure, folder: folder).run()
        try Reads(ground: ground, measure: measure).run()
        try CrowdRuns(ground: ground, measure: measure, folder: folder).run()
        try OfficeVerbs.run(database, folder + "/replayed", measure)
    }
}
