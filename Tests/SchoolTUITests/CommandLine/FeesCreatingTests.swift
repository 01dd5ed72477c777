import ArgumentParser
import Foundation
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

    private func object(_ answer: Answer) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(answer.data.text.utf8))
        return try #require(value as? [String: Any])
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
}
