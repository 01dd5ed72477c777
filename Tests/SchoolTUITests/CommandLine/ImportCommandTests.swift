import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ImportCommandTests {
    let folder: String

    /// A district of one school with three pupils; one was born on a day that does not exist.
    init() throws {
        folder = try TUITemplate.folder()
        try SmallDistrict.write(
            to: folder,
            pupils: [
                "S,b,N2,Ash,,Cy,male,1/2/99,9,Mo Ash,Father,,,cy",
                "S,c,N3,Bad,,Day,male,2/29/05,9,Mo Bad,Father,,,day",
            ], enrolled: ["S,b,10", "S,c,10"])
    }

    private func command(_ arguments: String...) throws -> ImportCommand.Clever {
        try ImportCommand.Clever.parse(
            [folder, "--school", "S", "--database", folder + "/school.db"] + arguments)
    }

    private func clear() throws { try FileManager.default.removeItem(atPath: folder) }

    @Test("A folder that is not there is named")
    func missing() throws {
        let command = try ImportCommand.Clever.parse([folder + "/no", "--school", "S"])
        #expect(throws: Refusal.exchange(.folderMissing(folder + "/no"))) {
            _ = try command.answer()
        }
        try clear()
    }

    @Test("One row that cannot be taken stops the import, and nothing is written")
    func rejected() throws {
        let command = try command("--admin", "omar", "--password-stdin")
        #expect(throws: Refusal.exchange(.rowsRejected(1))) { _ = try command.answer() }
        #expect(!FileManager.default.fileExists(atPath: folder + "/school.db"))
        try clear()
    }

    /// Writes a file of the district anew, as another program would have saved it.
    private func save(_ name: String, _ change: (String) -> [UInt8]) throws {
        let path = folder + "/" + name
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data(change(text)).write(to: URL(filePath: path))
    }

    @Test("A district saved as UTF-16 is the same district")
    func wide() throws {
        let (dates, before) = try (command("--dry-run"), command("--dry-run").answer())
        for name in ["schools", "teachers", "sections", "students", "enrollments"] {
            try save(name + ".csv") { text in
                ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            }
        }
        let after = try dates.answer()
        #expect(after.lines == before.lines && before.lines.contains("  2 students"))
        try clear()
    }

    @Test("A Windows-1252 letter is refused with file, line, character and what to do")
    func windows() throws {
        try save("students.csv") { text in
            let parts = text.split(separator: "Amy", maxSplits: 1)
            return Array(parts[0].utf8) + [0xC9] + Array("mile".utf8) + Array(parts[1].utf8)
        }
        let refused = try command("--admin", "omar", "--password-stdin")
        #expect(throws: Refusal.exchange(.rowsRejected(3))) { _ = try refused.answer() }
        #expect(!FileManager.default.fileExists(atPath: folder + "/school.db"))
        let answer = try command("--dry-run").answer()
        #expect(answer.exitStatus == 2)
        #expect(
            answer.lines.contains(
                "reject: students.csv, line 2, character 13: not UTF-8, perhaps Windows-1252; "
                    + "save the file as “CSV UTF-8”."), "\(answer.lines)")
        try clear()
    }

    @Test("A dry run says what would come and what cannot, and ends with status 2")
    func dryRun() throws {
        let answer = try command("--dry-run").answer()
        #expect(answer.exitStatus == 2)
        #expect(answer.lines.contains("  2 students") && answer.lines.contains("  1 reject"))
        #expect(
            answer.lines.contains { $0.hasPrefix("reject: students.csv, line 4, Dob “2/29/05”") })
        #expect(answer.lines.last?.contains("--good-rows-only") == true)
        #expect(!FileManager.default.fileExists(atPath: folder + "/school.db"))
        try clear()
    }

    @Test("A file that lies there already is never written over")
    func exists() throws {
        let path = folder + "/school.db"
        try Data("mine".utf8).write(to: URL(filePath: path))
        let command = try command("--good-rows-only", "--admin", "omar", "--password-stdin")
        #expect(throws: Refusal.exchange(.fileExists(path))) { _ = try command.answer() }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        try clear()
    }
}
