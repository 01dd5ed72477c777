import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Lists of the office leave as they stand: narrowed as they are, and with the rows of other pages.
struct ListExportTests {
    private let school: TUISchool

    init() throws { school = try TUISchool() }

    /// The one file that F7 made, and its name.
    private func exported() throws -> (name: String, table: CSVTable) {
        let folder = school.folder + "/school.db.outbox"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let name = try #require(files.first)
        #expect(files.count == 1)
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
        return (name, try CSVTable(Array(bytes)))
    }

    @Test("Pupils leave with roll and telephone, those that were found and no others")
    func pupils() throws {
        var seat = try Seat(school.desk(), StudentListScreen(), size: Size(columns: 60, rows: 16))
        seat.type("ra")
        let found = try school.session("office").students(StudentList.Wish(search: "ra"))
        seat.press(.f(7), .enter)
        let (name, table) = try exported()
        #expect(name.contains("pupils-ra"))
        #expect(table.header == ["No", "Name", "Class", "Roll", "Guardian", "Phone"])
        #expect(table.rows.count == found.total && found.total > 1)
        #expect(seat.said.contains("\(found.total) rows are in"))
    }

    @Test("A teacher's file holds her own classes only")
    func ownPupils() throws {
        var seat = try Seat(school.desk("nadia"), StudentListScreen())
        seat.press(.f(7), .enter)
        #expect(try exported().table.rows.allSatisfy { $0.cells[2] == "7-A" })
    }

    @Test("The trail leaves as it is narrowed, all of its pages")
    func trail() throws {
        var seat = try Seat(school.desk(), AuditScreen(), size: Size(columns: 80, rows: 24))
        let total = try seat.top(AuditScreen.self).total
        seat.press(.f(7), .enter)
        let (name, table) = try exported()
        #expect(name.contains("audit-Everything"))
        #expect(table.rows.count == total && total > 64)
    }

    @Test("Sessions and the registers of a day leave too; the letter e keeps its meaning")
    func others() throws {
        var seat = try Seat(school.desk(), SessionsScreen(ofEverybody: true))
        seat.press(.f(7), .enter)
        let rows = try school.session("office").sessions(ofEverybody: true)
        #expect(try exported().table.rows.count == rows.count)
        seat.press("e")
        #expect(!seat.said.contains("rows are in"))
        var registers = try Seat(school.desk("principal"), RegisterListScreen(on: TUISchool.today))
        registers.press(.f(7), .enter)
        #expect(registers.said.contains("4 rows are in"), "\(registers.said)")
    }
}
