import ArgumentParser
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FeesCreatingTests {
    let school: TUISchool

    init() throws {
        school = try TUISchool()
        _ = try school.session("office").add(NewFeeHead(name: "Excursion", category: "OTHER"))
    }

    private func create(_ words: String...) throws -> Answer {
        let all = ["--head", "Excursion", "--amount", "500"] + words
        return try FeesCommand.Create.parse(all).answer(school.session("karim"))
    }

    @Test("A class is looked at first, then charged in one go, and nobody twice on the same key")
    func wholeClass() throws {
        let look = try create("--class", "7a", "--dry-run")
        let count = try #require(try object(look)["charges"] as? Int)
        #expect(count > 1 && look.lines.count == count + 2)
        #expect(look.message?.hasSuffix("would be raised. Nothing was written.") == true)
        #expect(try school.owed("Rafiqul Islam") == "0.00")
        let key = String(repeating: "0a", count: 16)
        let raised = try create("--class", "7a", "--key", key)
        #expect(try object(raised)["charges"] as? Int == count)
        let again = try create("--class", "7a", "--key", key)
        #expect(try object(again)["raise"] as? Int == object(raised)["raise"] as? Int)
        #expect(try school.owed("Rafiqul Islam") == "500.00")
    }

    @Test("Several pupils are charged together, and one as before")
    func several() throws {
        let numbers = [try school.number("Dipa Roy"), try school.number("Ehsan Kabir")]
        let raised = try create("--student", numbers[0], "--student", numbers[1])
        #expect(try object(raised)["students"] as? [String] == numbers)
        let one = try create("--student", numbers[0])
        #expect(try object(one)["id"] != nil)
        #expect(try school.owed("Dipa Roy") == "1,000.00")
        #expect(throws: CommandFault.self) { _ = try create() }
        #expect(throws: CommandFault.self) {
            _ = try create("--student", numbers[0], "--class", "7a")
        }
    }

    @Test("The price list of a year that is prepared is written, shown and changed by command")
    func nextYear() throws {
        let office = try school.session("office")
        let next = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        _ = try office.openYear(next, makeCurrent: false)
        let words = ["--head", "Excursion", "--frequency", "ONE_TIME", "--amount"]
        typealias Lines = FeeStructuresCommand
        _ = try Lines.Create.parse(words + ["500"]).answer(office)
        _ = try Lines.Create.parse(words + ["650", "--year", "2027"]).answer(office)
        let shown = try Lines.Show.parse(["excursion", "--year", "2027"]).answer(office)
        let line = try object(shown)
        #expect(line["amount"] as? Double == 650 && line["academicYear"] as? String == "2027")
        #expect(shown.lines.last?.contains("650.00") == true)
        let ours = try object(Lines.Show.parse(["Excursion"]).answer(office))
        #expect(ours["amount"] as? Double == 500)
        _ = try Lines.Update.parse(["Excursion", "--year", "2027", "--amount", "700"])
            .answer(office)
        let after = try object(Lines.Show.parse(["Excursion", "--year", "2027"]).answer(office))
        #expect(after["amount"] as? Double == 700)
        let same = try object(Lines.Show.parse(["Excursion"]).answer(office))
        #expect(same["amount"] as? Double == 500)
        #expect(throws: Refusal.unknown("1999", kind: "academic year")) {
            _ = try Lines.Show.parse(["Excursion", "--year", "1999"]).answer(office)
        }
    }
}
