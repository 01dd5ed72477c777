// Amounts below zero on every option that takes money: our own sentence, never the parser's usage.

import ArgumentParser
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct BelowZeroTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    /// Every option that takes money, with what must stand beside it.
    static let commands: [(words: [String], field: String)] = [
        (["fees", "create", "--head", "Tuition", "--amount", "-5"], "amount"),
        (
            ["fees", "create", "--head", "Tuition", "--amount", "5", "--discount", "-5"],
            "discount"
        ),
        (
            ["fees", "create", "--head", "Tuition", "--amount", "5", "--scholarship", "-5"],
            "scholarship"
        ),
        (["fees", "update", "1", "--amount", "-5", "--reason", "wrong"], "amount"),
        (["fees", "pay", "1", "--amount", "-5"], "amount"),
        (["fees", "pay", "1", "--given", "-5"], "given"),
        (["fees", "waive", "1", "--amount", "-5", "--reason", "hardship"], "amount"),
        (["fees", "discount", "1", "--amount", "-5", "--reason", "hardship"], "amount"),
        (["fee-structures", "create", "--head", "Tuition", "--amount", "-5"], "amount"),
        (["fee-structures", "update", "Tuition", "--amount", "-5"], "amount"),
        (["payments", "refund", "1", "--amount", "-5", "--reason", "overpaid"], "amount"),
        (["daybook", "open", "--float", "-5"], "float"),
        (["daybook", "close", "--counted", "-5"], "counted"),
    ]

    @Test("An amount below zero is refused by its name, on every option that takes money")
    func refused() throws {
        try school.charge("Dipa Roy", "800")
        try school.pay([("Dipa Roy", "500")])
        var form = FeeStructureForm()
        (form.head, form.amount) = ("Tuition", "1000")
        _ = try school.session("office").add(form.checked(TUISchool.money))
        for (words, field) in Self.commands {
            let isOfPupil = words.starts(with: ["fees", "create"])
            let whole = words + (isOfPupil ? ["--student", try school.number("Dipa Roy")] : [])
            let command = try SchoolCommand.parseAsRoot(CommandWords.joined(whole))
            let office = try #require(command as? any OfficeCommand, "\(words)")
            do {
                _ = try office.answer(school.session("office"))
                Issue.record("\(words) was taken")
            } catch let refusal as Refusal {
                let fault = Refusal.invalid([FieldProblem(field, .amount(.negative))])
                #expect(refusal == fault, "\(words)")
                #expect(ErrorCode(refusal).exitStatus == 2)
                #expect(Answer.failure(refusal).text.contains("an amount is above zero"))
            }
        }
    }

    @Test(
        "A number below zero in the place of a charge or a receipt is looked for, and is none",
        arguments: [
            ["fees", "pay", "-5"], ["fees", "show", "-5"], ["fees", "pay", "-5", "--amount", "3"],
            ["fees", "update", "-5", "--amount", "3", "--reason", "wrong"],
            ["fees", "delete", "-5", "--reason", "wrong"],
            ["fees", "waive", "-5", "--reason", "hardship"],
            ["fees", "discount", "-5", "--amount", "3", "--reason", "hardship"],
            ["sessions", "revoke", "-5"],
        ])
    func numbers(words: [String]) throws {
        let command = try SchoolCommand.parseAsRoot(CommandWords.joined(words))
        let office = try #require(command as? any OfficeCommand, "\(words)")
        do {
            _ = try office.answer(school.session("office"))
            Issue.record("\(words) was taken")
        } catch {
            #expect(ErrorCode(error).exitStatus == 5, "\(words): \(Wording.sentence(error))")
        }
    }
}
