import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// F7 on dashboards and cards: what stands there goes out, part by part, and no more than its
/// reader may see.
struct PartsSheetTests {
    private let school: DashboardSchool

    init() throws { school = try DashboardSchool() }

    /// The lines of the one file that F7 and Enter made: part, what, figure, detail.
    private func exported() throws -> (name: String, rows: [[String]]) {
        let folder = school.school.folder + "/school.db.outbox"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let name = try #require(files.first)
        #expect(files.count == 1)
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
        try FileManager.default.removeItem(atPath: folder + "/" + name)
        let table = try CSVTable(Array(bytes))
        #expect(table.header == ["Part", "What", "Figure", "Detail"])
        return (name, table.rows.map(\.cells))
    }

    private func board(_ who: String) throws -> Seat {
        let desk = try school.desk(who)
        return try Seat(desk, HomeScreen(desk.session))
    }

    @Test("The office's board goes out with the figures it shows")
    func office() throws {
        var seat = try board("principal")
        let frame = seat.frame
        seat.press(.f(7), .enter)
        let (name, rows) = try exported()
        #expect(name.contains("dashboard") && seat.said.contains("\(rows.count) rows are in"))
        for (what, figure) in rows.filter({ $0[0] == "The day" }).map({ ($0[1], $0[2]) }) {
            #expect(frame.contains(what) && frame.contains(figure), "\(what) \(figure)")
        }
        let today = try #require(rows.first { $0[1] == "Taken today" })
        #expect(today[2] == "1250.00" && frame.contains("1,250.00"))
        let parts = Set(rows.map { $0[0] })
        #expect(
            parts.isSuperset(of: [
                "Needs you", "Attendance %", "Fees taken by month", "Classes, lowest first",
                "Latest",
            ]))
        let alerts = try seat.top(HomeScreen.self).alerts.all
        #expect(rows.filter { $0[0] == "Needs you" }.count == alerts.count && alerts.count > 2)
    }

    @Test("Each role's board goes out, and the trail tells it of the school or of the person")
    func roles() throws {
        for (who, part) in [
            ("nadia", "Away at the last register"), ("karim", "Last receipts"),
            ("rahima", "Rokeya Islam  7-B"),
        ] {
            var seat = try board(who)
            seat.press(.f(7), .enter)
            let rows = try exported().rows
            #expect(rows.contains { $0[0] == part }, "\(who): \(rows)")
            let last = try #require(try school.desk("owner").session.latest(limit: 1).rows.first)
            #expect(last.verb == AuditVerb.exportedList.rawValue && last.username == who)
            #expect(last.concern == (who == "karim" ? "school" : "user"), "\(who)")
        }
    }

    @Test("A teacher's file holds nobody outside her classes; a parent's no other child")
    func reach() throws {
        var seat = try board("nadia")
        seat.press(.f(7), .enter)
        let cells = try exported().rows.flatMap { $0 }
        let foreign = cells.filter { $0.contains("7-B") }
        #expect(foreign == [] && cells.count > 20)
        seat = try board("rahima")
        seat.press(.f(7), .enter)
        let names = Set(try exported().rows.map { $0[0] })
        #expect(names == ["রফিকুল ইসলাম  7-A", "Rokeya Islam  7-B"], "\(names)")
    }

    @Test("With the menu of jobs open F7 prints the board all the same")
    func menu() throws {
        var seat = try board("office")
        seat.press(.f(6), .f(7), .enter)
        #expect(try exported().rows.count > 20)
    }

    @Test("On paper the parts stand under their headings, within the roll and the sheet")
    func paper() throws {
        let path = try school.fees.printToFile()
        var seat = try board("karim")
        seat.press(.f(7), "2")
        #expect(seat.said == "Home printed.", "\(seat.said)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Last receipts") && text.contains("Taken today"))
        for width in [40, 80] {
            let screen = try seat.top(HomeScreen.self)
            let lines = PartsPaper(
                parts: screen.sheetParts, title: "Home", when: "Thu 26 Mar 2026  10:00",
                school: school.fees.karim.school.profile
            ).lines(width: width)
            #expect(lines.allSatisfy { TextWidth.columns($0) <= width }, "\(width)")
        }
        seat.press(.f(7), "3")
        #expect(seat.title == "On paper" && seat.frame.contains("Taken today"))
        seat.press(.f(7))
        #expect(seat.said == "Home printed.")
    }

    @Test("A pupil's card, a member of staff and a class go out whole")
    func cards() throws {
        let desk = try school.desk("office")
        var seat = try Seat(desk, StudentScreen(try school.school.pupil("Rafiqul Islam")))
        seat.press(.f(7), .enter)
        var rows = try exported().rows
        #expect(rows.contains { $0[0] == "Guardians" && $0[2].contains("01711") }, "\(rows)")
        #expect(rows.contains { $0[0] == "Attendance" && $0[2] == "A" })
        let nadia = try #require(try desk.session.staff().first { $0.username == "nadia" })
        seat = try Seat(desk, StaffScreen(nadia))
        seat.press(.f(7), .enter)
        rows = try exported().rows
        #expect(rows.contains { $0[1] == "Signs in as" && $0[2] == "nadia" })
        #expect(rows.contains { $0[0] == "Teaches" })
        seat = try Seat(desk, ClassScreen(try school.school.section("7-A")))
        seat.press(.f(7), .enter)
        rows = try exported().rows
        let pupils = rows.filter { $0[0] == "Pupils by roll number" }
        #expect(seat.lastLine.contains("rows are in") && pupils.count > 3)
        #expect(rows.contains { $0[0] == "Who teaches" })
    }

    @Test("A family at the counter goes out with what each is about to pay")
    func family() throws {
        let counter = school.fees
        let account = try counter.karim.feeAccount(of: counter.pupil("Rafiqul Islam"))
        var seat = try Seat(
            counter.desk, try FamilyPaymentScreen(account, at: counter.desk))
        let list = try seat.top(FamilyPaymentScreen.self).listToExport(counter.desk)
        #expect(list.header == ["Pupil", "Number", "Class", "Due", "Paid now"])
        #expect(list.rows.count == account.family.count + 1)
        let before = try counter.today().count
        seat.press(.f(7), .escape)
        let after = try counter.today().count
        #expect(seat.title.hasPrefix("Family of") && after == before)
    }

    @Test("What may not leave says so: passwords")
    func passwords() throws {
        let desk = try school.desk("office")
        var seat = try Seat(desk, ChoosePasswordScreen(desk.session, old: nil))
        seat.press(.f(7))
        #expect(seat.said.contains("Passwords are never printed, and go into no file."))
    }
}
