import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct CollectionCommandTests {
    let fees: FeeScene

    init() throws { fees = try FeeScene() }

    private func answer(_ words: String...) throws -> Answer {
        try FeesCommand.Collection.parse(words).answer(fees.karim.session)
    }

    @Test("The command shows the figures of the screen, day by day and as sums")
    func figures() throws {
        let days = fees.karim.session.today.wholeMonth.lowerBound...fees.karim.session.today
        let register = try fees.karim.session.collection(days)
        let shown = try answer()
        let money = FeeScene.money
        #expect(shown.lines[0] == "\(days.lowerBound.iso) to \(days.upperBound.iso)")
        for row in CollectionSheet.sums(register) {
            let line = shown.lines.first { $0.contains(row.name) && $0.hasPrefix(row.group) }
            #expect(line?.hasSuffix(money.text(row.amount)) == true, "\(row.name)")
        }
        #expect(shown.lines.contains { $0.hasPrefix("Each method is gross; Back is") })
        let value = try JSONSerialization.jsonObject(with: Data(shown.data.text.utf8))
        let data = try #require(value as? [String: Any])
        #expect(data["net"] as? Double == Double(register.net.minor) / 100)
        #expect((data["days"] as? [[String: Any]])?.count == register.lines.count)
    }

    @Test("Its CSV is the file that a wide screen exports")
    func csv() throws {
        let screen = CollectionScreen(around: fees.karim.session.today)
        var seat = try Seat(fees.karim, screen, size: Size(columns: 120, rows: 40))
        seat.press(.f(7), .enter, .f(6), .f(7), .enter)
        let exports = try fees.exports()
        #expect(exports.count == 2)
        #expect(try exports.contains(answer("--csv").text ?? ""))
        #expect(try exports.contains(answer("--csv", "--sums").text ?? ""))
    }

    @Test("Other days are asked for, and days that run backwards are refused")
    func days() throws {
        #expect(try answer("--from", "2026-02-01", "--to", "2026-02-28").lines.count > 3)
        let fault = Refusal.invalid([FieldProblem("to", .endsBeforeStart)])
        #expect(throws: fault) { try answer("--from", "2026-03-10", "--to", "2026-03-01") }
    }
}
