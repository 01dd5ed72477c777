import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct AnswerTests {
    private func read(_ json: JSON) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(json.text.utf8))
        return try #require(value as? [String: Any])
    }

    @Test("What succeeded says so, and holds its data")
    func success() {
        let answer = Answer.done("Class 7-B is made.", ["id": 7])
        #expect(
            answer.envelope.text
                == #"{"success":true,"data":{"id":7},"message":"Class 7-B is made."}"#)
        #expect(answer.lines == ["Class 7-B is made."] && answer.exitStatus == 0)
    }

    @Test("A page says which one it is, and of how many")
    func page() {
        let answer = Answer.page([["id": 1], ["id": 2]], page: 3, limit: 2, total: 7, lines: [])
        #expect(
            answer.envelope.text
                == #"{"success":true,"data":[{"id":1},{"id":2}],"#
                + #""meta":{"page":3,"limit":2,"total":7,"totalPages":4}}"#)
    }

    @Test("An empty list is a page too")
    func nothing() {
        let answer = Answer.page([], page: 1, limit: 50, total: 0, lines: [])
        let meta = #""meta":{"page":1,"limit":50,"total":0,"totalPages":0}"#
        #expect(answer.envelope.text == #"{"success":true,"data":[],"# + meta + "}")
    }

    @Test("A failure has a code word, a sentence, and each field that is wrong")
    func failure() {
        let problems = [FieldProblem("bornOn", .notADate), FieldProblem("name", .missing)]
        let text = Answer.failure(Refusal.invalid(problems)).text
        #expect(text.hasPrefix(#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":""#))
        #expect(
            text.hasSuffix(
                #""details":[{"field":"bornOn","message":"no such day; write it as 2026-03-12."},"#
                    + #"{"field":"name","message":"this is needed."}]}}"#))
        let conflict = Answer.failure(Refusal.classes(.classExists("7-B"))).text
        #expect(conflict.contains(#""code":"CONFLICT""#) && conflict.hasSuffix(#""details":[]}}"#))
    }

    @Test("Whatever a name holds, the answer stays JSON on one line")
    func escaping() throws {
        let name = "A \"B\" \\ C\n\u{0}\u{1B}\u{7F}\t রফিক 王 \u{1F600}"
        let json: JSON = ["name": .text(name), "no": .null, "yes": true, "n": .number(-5)]
        #expect(!json.text.contains("\n") && !json.text.unicodeScalars.contains("\u{1B}"))
        #expect(json.text.contains(#"A \"B\" \\ C\n\u0000\u001b\u007f\u0009 রফিক 王"#))
        let read = try read(json)
        #expect(read["name"] as? String == name)
        #expect(read["n"] as? Int == -5)
        #expect(read["no"] is NSNull)
    }

    @Test("Keys stay in the order they were given")
    func order() {
        let json: JSON = ["z": 1, "a": 2, "m": 3]
        #expect(json.text == #"{"z":1,"a":2,"m":3}"#)
    }

    @Test("A table's columns stand under each other, whatever the script")
    func table() {
        let lines = columns(
            ["No.", "Name", "Class"],
            [["1", "রফিকুল ইসলাম", "7-A"], ["12", "王小明", "7-B"], ["3", "Ann", "8-A"]])
        let places = lines.map { line in
            TextWidth.columns(String(line.prefix(line.count - (line.hasPrefix("No.") ? 5 : 3))))
        }
        #expect(Set(places).count == 1, "\(lines)")
    }

    @Test("Nothing in a table can steer the terminal")
    func hostile() {
        let lines = columns(["Name"], [["x\u{1B}[2J"]])
        #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
    }
}
