// Debian's hledger, a bookkeeping program no one here wrote, as the judge of our ledger.

import Foundation
import Testing

@testable import SchoolCore

/// The installed hledger.
enum Hledger {
    static let path = ["/usr/bin/hledger", "/usr/local/bin/hledger"]
        .first(where: FileManager.default.isExecutableFile(atPath:))

    /// For tests that need it: they are skipped aloud where it is missing.
    static var isThere: Bool { path != nil }

    /// What hledger prints; what it complains about is recorded.
    static func run(_ words: [String], on journal: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try #require(path))
        process.arguments = ["-f", journal] + words
        // It asks first what kind of terminal there is; other tests change the answer.
        process.environment = ["TERM": "dumb", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        let (output, complaint) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try complaint.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
        return String(decoding: printed, as: UTF8.self)
    }

    /// Every account with what hledger finds in it, in minor units.
    static func balances(_ journal: String, _ currency: Currency) throws -> [String: Int64] {
        let words = ["balance", "--flat", "--empty", "--no-total", "--output-format=csv"]
        var balances: [String: Int64] = [:]
        for line in try run(words, on: journal).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\"").filter { $0 != "," }
            guard cells.count == 2 else { continue }
            let digits = cells[1].filter { $0.isNumber || $0 == "-" }
            let sum: Int64 = try #require(Int64(digits), "\(line)")
            balances[String(cells[0])] = sum
        }
        return balances
    }
}
