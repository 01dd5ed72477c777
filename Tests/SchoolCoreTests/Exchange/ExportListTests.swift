import Foundation
import Storage
import Testing

@testable import SchoolCore

struct ExportListTests {
    private let school: TestSchool
    private let list = ListToExport(
        name: "defaulters", narrowing: "7-A", header: ["Pupil", "Owed"],
        rows: [[.text("Dipa, Roy"), .amount("-700.00")], [.text("=1+1"), .amount("5.00")]])

    init() throws { school = try TestSchool() }

    private func files() throws -> [String] {
        let folder = school.path + ".outbox"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("A list goes out as a table under a name made from the time, and the trail tells of it")
    func goesOut() throws {
        let path = try school.accountant.export(list, about: .school)
        #expect(path == school.path + ".outbox/20260312-0900-defaulters-7-A.csv")
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        #expect(text == "Pupil,Owed\r\n\"Dipa, Roy\",-700.00\r\n'=1+1,5.00\r\n")
        let line = try school.lastLine()
        #expect(line.says(.exportedList, about: .school, by: try school.accountant))
        #expect(line.facts == ["list": .word("defaulters"), "rows": .number(2)])
    }

    @Test("Two lists of the same minute have two names")
    func sameMinute() throws {
        for _ in 1...3 { _ = try school.accountant.export(list, about: .school) }
        #expect(
            try files() == [
                "20260312-0900-defaulters-7-A-2.csv", "20260312-0900-defaulters-7-A-3.csv",
                "20260312-0900-defaulters-7-A.csv",
            ])
    }

    @Test("A class may be called anything: the file's name stays letters, digits and hyphens")
    func names() {
        let hostile = ListToExport(
            name: "defaulters", narrowing: "../../৭-ক /x", header: [], rows: [])
        #expect(hostile.fileName.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") })
    }

    @Test("Files of more than a week ago are cleared away, and no others")
    func cleared() throws {
        _ = try school.accountant.export(list, about: .school)
        let foreign = school.path + ".outbox/letter.csv"
        #expect(FileManager.default.createFile(atPath: foreign, contents: nil))
        school.time.become("2026-03-25")
        _ = try school.accountant.export(list, about: .school)
        #expect(try files() == ["20260325-0900-defaulters-7-A.csv", "letter.csv"])
    }

    @Test("Without the right there is no file")
    func denied() throws {
        try school.expect(.notPermitted(.seeFees)) {
            _ = try school.session("nadia").export(list, about: .school)
        }
        #expect(try files() == [])
    }

    @Test("Two hundred lists a day are the most; tomorrow there are more")
    func quota() throws {
        for _ in 1...Outbox.mostADay { _ = try school.accountant.export(list, about: .school) }
        try school.expect(.exchange(.tooManyExports(limit: 200))) {
            _ = try school.accountant.export(list, about: .school)
        }
        school.time.become("2026-03-13")
        _ = try school.accountant.export(list, about: .school)
    }

    @Test("A folder that is a link, or that others can write, takes no list")
    func foreignFolder() throws {
        let (folder, elsewhere) = (school.path + ".outbox", school.folder + "/elsewhere")
        try FileManager.default.createDirectory(
            atPath: elsewhere, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder, withDestinationPath: elsewhere)
        #expect(throws: StorageFailure.self) {
            _ = try school.accountant.export(list, about: .school)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere) == [])
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: elsewhere, toPath: folder)
        #expect(chmod(folder, 0o777) == 0)
        #expect(throws: StorageFailure.notPermitted(folder)) {
            _ = try school.accountant.export(list, about: .school)
        }
        #expect(try files() == [])
    }

    @Test("Where no folder can be made nothing is told")
    func noFolder() throws {
        #expect(
            FileManager.default.createFile(atPath: school.path + ".outbox", contents: nil))
        let lines = try school.count("SELECT count(*) FROM auditLine")
        #expect(throws: StorageFailure.self) {
            _ = try school.accountant.export(list, about: .school)
        }
        #expect(try school.count("SELECT count(*) FROM auditLine") == lines)
    }
}
