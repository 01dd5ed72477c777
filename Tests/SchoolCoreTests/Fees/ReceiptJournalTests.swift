import Foundation
import Storage
import Testing

@testable import SchoolCore

/// The lines beside the file, and the file.
struct ReceiptJournalTests {
    private let school: TestSchool
    private var path: String { school.path + ".receipts" }

    init() throws {
        school = try TestSchool()
        try school.pay(school.abdul, "600")
        try school.pay(school.abdul, "100")
    }

    private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test("Every receipt is a line, without a name")
    func lines() throws {
        let lines = try text().split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("2 RCP-2026-0002 2026-03-12 10000 "))
        #expect(try school.accountant.receiptState() == .sound)
    }

    @Test("A journal that fell behind is caught up with the next payment")
    func behind() throws {
        try FileManager.default.removeItem(atPath: path)
        #expect(try school.accountant.receiptState() == .behind(2))
        try school.pay(school.abdul, "1")
        #expect(try text().split(separator: "\n").count == 3)
        #expect(try school.findings() == [])
    }

    @Test("Half a line is a write that was cut short, and is written anew")
    func torn() throws {
        let whole = try text()
        try String(whole.dropLast(9)).write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try school.accountant.receiptState() == .behind(1))
        try school.pay(school.abdul, "1")
        #expect(try text().hasPrefix(whole))
    }

    @Test("In a file that has lost a receipt no money is taken, and the check says which")
    func lost() throws {
        let more = try text() + "3 RCP-2026-0003 2026-03-12 700 0011223344556677\n"
        try more.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try school.accountant.receiptState() == .lost("RCP-2026-0003"))
        try school.expect(.fees(.receiptsLost("RCP-2026-0003"))) {
            _ = try school.pay(school.abdul, "1")
        }
        #expect(try school.findings() == ["J01 [\"RCP-2026-0003\"]"])
    }

    @Test("A line that cannot be read neither forgets the others nor hides a lost receipt")
    func garbled() throws {
        let whole = try text()
        try (whole + "no line of ours\n").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try school.accountant.receiptState() == .sound)
        try school.pay(school.abdul, "1")
        let lines = try text().split(separator: "\n")
        #expect(lines.count == 4 && lines[3].hasPrefix("3 RCP-2026-0003 "))
        #expect(try school.findings() == ["J01 [\"unreadable line\"]"])

        let more = try text() + "9 RCP-2026-0009 2026-03-12 700 0011223344556677\nno line\n"
        try more.write(toFile: path, atomically: false, encoding: .utf8)
        try school.expect(.fees(.receiptsLost("RCP-2026-0009"))) {
            _ = try school.pay(school.abdul, "1")
        }
    }

    @Test("While the journal cannot be read no money is taken")
    func unreadable() throws {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        #expect(throws: StorageFailure.self) { try school.pay(school.abdul, "1") }
        #expect(try school.count("SELECT count(*) FROM receipt") == 2)
        try FileManager.default.removeItem(atPath: path)
        try school.pay(school.abdul, "1")
        #expect(try school.findings() == [])
    }
}
