// Lists by command, read piece by piece with `--after`: what comes must be the whole list, in its
// order, whatever happens in between.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ListWindowTests {
    let school: TUISchool
    private let names = ["Dipa Roy", "Rafiqul Islam", "Krishna Kumar"]

    init() throws {
        school = try TUISchool()
        for (place, name) in names.enumerated() {
            for day in 1...3 {
                try school.charge(name, "\(place * 100 + day * 10)", due: "2026-02-0\(day)")
            }
            _ = try school.session("karim").issueInvoice(
                to: school.pupil(name), key: SubmissionKey())
            for _ in 1...3 {
                let share = Payment.Share(
                    student: try school.pupil(name), amount: Money(minor: 100))
                _ = try school.session("karim").receive(
                    Payment(shares: [share]), key: SubmissionKey())
            }
        }
        _ = try school.session("karim").queueReminders()
    }

    /// The data and the meta of a command's answer.
    private func answer(
        _ command: any OfficeCommand.Type, _ words: [String], by name: String
    ) throws -> (rows: [String], meta: [String: Any]) {
        let answer = try command.parse(words).answer(school.session(name))
        let meta = try JSONSerialization.jsonObject(
            with: Data(try #require(answer.meta).text.utf8))
        guard case .array(let rows) = answer.data else { return ([], [:]) }
        return (rows.map(\.text), try #require(meta as? [String: Any]))
    }

    /// The whole list in pieces of two, each after the last row of the piece before.
    private func walked(
        _ command: any OfficeCommand.Type, _ words: [String], by name: String
    ) throws -> [String] {
        var (rows, meta) = try answer(command, words + ["--limit", "2"], by: name)
        while let next = meta["next"] as? String, rows.count < 1000 {
            let piece = try answer(
                command, words + ["--limit", "2", "--after", next], by: name)
            rows += piece.rows
            meta = piece.meta
        }
        return rows
    }

    @Test("Every list goes on after the row that was seen last, until it is at its end")
    func whole() throws {
        let number = try school.number("Dipa Roy")
        let lists: [(command: any OfficeCommand.Type, words: [String])] = [
            (StudentsCommand.List.self, []),
            (StudentsCommand.List.self, ["--class", "7a"]),
            (StudentsCommand.List.self, ["--search", "a"]),
            (FeesCommand.List.self, []),
            (FeesCommand.List.self, ["--student", number]),
            (FeesCommand.Overdue.self, ["--order", "age"]),
            (FeesCommand.Overdue.self, ["--order", "amount"]),
            (FeesCommand.Overdue.self, ["--order", "name"]),
            (AttendanceCommand.List.self, ["--class", "7a", "--from", "2026-03-01"]),
            (AttendanceCommand.StudentBook.self, [number]),
            (ReceiptsCommand.List.self, []),
            (PaymentsCommand.List.self, ["--student", number]),
            (InvoicesCommand.List.self, []),
            (OutboxCommand.List.self, []),
            (AuditCommand.List.self, ["--module", "STUDENTS"]),
        ]
        for (command, words) in lists {
            let all = try answer(command, words + ["--limit", "500"], by: "office").rows
            let pieces = try walked(command, words, by: "office")
            #expect(pieces == all, "\(command) \(words)")
            #expect(all.count > 2, "\(command) \(words) shows too little")
        }
    }

    @Test("Charges go on after one that was seen in each of their orders")
    func orders() throws {
        let office = try school.session("office")
        for order in ChargeWish.Order.allCases {
            var wish = ChargeWish()
            wish.order = order
            wish.limit = 100
            let all = try office.charges(wish).rows.map(\.id)
            #expect(all.count == 9)
            wish.limit = 2
            var pieces = try office.charges(wish).rows.map(\.id)
            while let last = pieces.last, last != all.last, pieces.count < 100 {
                wish.after = last
                pieces += try office.charges(wish).rows.map(\.id)
            }
            #expect(pieces == all, "\(order)")
        }
    }

    @Test("A pupil admitted meanwhile shifts a page and not what comes after a row")
    func meanwhile() throws {
        let first = try answer(StudentsCommand.List.self, ["--limit", "2"], by: "office")
        let next = try #require(first.meta["next"] as? String)
        let before = try answer(
            StudentsCommand.List.self, ["--limit", "2", "--after", next], by: "office")
        var form = AdmissionForm()
        (form.name, form.sex, form.bornOn) = ("Aaron Aaronson", "male", "2014-01-02")
        (form.section, form.guardianName, form.relation) = ("7-A", "Abel Aaronson", "father")
        let office = try school.session("office")
        _ = try office.admit(
            form.checked(country: "880", today: office.today), key: SubmissionKey())
        let after = try answer(
            StudentsCommand.List.self, ["--limit", "2", "--after", next], by: "office")
        #expect(after.rows == before.rows)
        let page = try answer(StudentsCommand.List.self, ["--limit", "2"], by: "office")
        #expect(page.rows != first.rows)
    }

    @Test("A row that is unknown is refused, a page and a row together too")
    func refused() throws {
        #expect(throws: Refusal.unknown("SA999999999", kind: "pupil")) {
            _ = try answer(
                StudentsCommand.List.self, ["--after", "SA999999999"], by: "office")
        }
        #expect(throws: Refusal.unknown("RCP-1999-0001", kind: "receipt")) {
            _ = try answer(ReceiptsCommand.List.self, ["--after", "RCP-1999-0001"], by: "office")
        }
        #expect(throws: Refusal.invalid([FieldProblem("after", .notADate)])) {
            _ = try answer(AttendanceCommand.List.self, ["--after", "yesterday"], by: "office")
        }
        #expect(throws: Refusal.self) {
            _ = try answer(AuditCommand.List.self, ["--after", "x"], by: "office")
        }
        let outside = try school.number("Dipa Roy")
        #expect(throws: Refusal.notFound(.student(try school.pupil("Dipa Roy")))) {
            _ = try answer(
                StudentsCommand.List.self, ["--search", "zzzz", "--after", outside], by: "office")
        }
        #expect(throws: (any Error).self) {
            _ = try AuditCommand.List.parse(["--page", "2", "--after", "9"])
        }
    }
}
