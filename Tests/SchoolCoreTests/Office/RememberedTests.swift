// What was shown a moment ago is not read again, until a deed could have changed it. A row that was
// renamed behind the trail's back, which no verb does, shows what is remembered and what is read.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct RememberedTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func found(_ session: Session) throws -> [String] {
        try session.students(StudentList.Wish(search: "abdul")).rows.map(\.name)
    }

    private func rename(_ name: String) throws {
        try school.office.school.file.write {
            try $0.execute(
                sql: "UPDATE student SET listName = ? WHERE id = ?",
                arguments: [name, school.abdul])
        }
    }

    @Test("Marks and payments leave the pupils that were found as they are")
    func leftAlone() throws {
        let office = try school.office
        let before = try found(office)
        try rename("Nobody")
        try school.open()
        try school.mark(school.abdul, .absent)
        try school.charge(school.abdul, "100")
        try school.pay(school.abdul, "40")
        #expect(try found(office) == before)
        office.school.forgetAnswers()
        #expect(try found(office) == ["Nobody"])
    }

    @Test("Any other deed has them read again")
    func readAgain() throws {
        let office = try school.office
        _ = try found(office)
        try rename("Nobody")
        _ = try school.principal.add(NewSection(name: "KG-Rose", level: "KG", room: "2"))
        #expect(try found(office) == ["Nobody"])
    }

    @Test("Deeds are looked through one by one, or where they are many taken for any deed")
    func manyDeeds() throws {
        let office = try school.office
        let seen = try office.school.file.read { try office.school.newestDeed(in: $0) }
        let (known, many) = try office.school.file.read { db in
            (
                try AuditLine.verbs(after: seen - 1, upTo: seen, in: db),
                try AuditLine.verbs(after: 0, upTo: 100_000, in: db)
            )
        }
        #expect(known.count == 1 && known[0] != nil && many == [nil])
    }

    @Test("What is owed is read again after each payment, of a pupil found before it too")
    func owed() throws {
        try school.charge(school.abdul, "100")
        for (paid, left) in [("40", "60.00"), ("60", "0.00")] {
            try school.pay(school.abdul, paid)
            let payer = try #require(
                try school.accountant.payers(StudentList.Wish(search: "abdul")).rows.first)
            #expect(TestSchool.money.text(payer.owed) == left)
        }
    }

    @Test("The whole list says how many there are after somebody came")
    func counted() throws {
        let office = try school.office
        let before = try office.students(StudentList.Wish()).total
        let form = AdmitStudentTests.form("Zubaida Haque")
        _ = try office.admit(
            form.checked(country: "880", today: TestSchool.today), key: SubmissionKey())
        let list = try office.students(StudentList.Wish())
        #expect(list.total == before + 1 && list.isCounted)
    }

    @Test("Rights are asked anew behind every shared reading, and after everything written in one")
    func rights() throws {
        let teacher = try school.classTeacher
        try teacher.school.sharingReadings {
            #expect(try !found(teacher).isEmpty)
            try school.office.end(teacher.id)
            #expect(throws: Refusal.self) { try found(teacher) }
        }
    }
}
