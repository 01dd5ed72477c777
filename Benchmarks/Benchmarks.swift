// Our verbs beside the limit, in one run on one machine. How to run it: docs/performance.md.
// The database is copied twice and never written itself.

import Foundation
import SchoolCore

@main
enum Benchmarks {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let database = arguments.first else {
            return print("usage: SchoolBenchmarks DATABASE [WORDS OF A LINE]")
        }
        let folder = NSTemporaryDirectory() + "school-benchmarks-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let result = Result { try run(database, folder, only: arguments.dropFirst().first ?? "") }
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private static func run(_ database: String, _ folder: String, only: String) throws {
        let ground = try Ground(copying: database, into: folder)
        let measure = Measure(only: only)
        measure.head()
        try Writes(ground: ground, measure: measure).run(folder: folder)
        try Counter(ground: ground, measure: measure, folder: folder).run()
        try Reads(ground: ground, measure: measure).run()
    }
}
