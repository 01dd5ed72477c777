// Correcting a guardian; the children are found by the new name and number at once.

import Testing

@testable import SchoolCore

struct CorrectGuardianTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func form() throws -> GuardianForm {
        let card = try school.office.card(of: school.dipa)
        return GuardianForm(try #require(card.guardians.first))
    }

    private func corrected(phone: String = "01711 000005") throws -> NewGuardian {
        var form = try form()
        form.name = "Kamal Chandra Roy"
        form.phone = phone
        form.occupation = "teacher"
        return try form.checked(country: "880")
    }

    @Test("The child is found by the new number, not by the old one")
    func corrects() throws {
        try school.office.correct(school.roster.kamal, to: corrected(), version: 1)

        let guardian = try school.office.card(of: school.dipa).guardians.first
        #expect(guardian?.name == "Kamal Chandra Roy" && guardian?.occupation == "teacher")
        #expect(guardian?.version == 2)
        #expect(try school.office.students(StudentList.Wish(search: "01711000005")).total == 1)
        #expect(try school.office.students(StudentList.Wish(search: "01711000002")).total == 0)
        #expect(
            try school.lastLine().says(
                .correctedGuardian, about: .guardian(school.roster.kamal), by: school.office))
    }

    @Test("A form that was not touched is right as it stands")
    func untouched() throws {
        let guardian = try form().checked(country: "880")
        #expect(guardian.phone == "8801711000002" && guardian.name.written == "Kamal Roy")
    }

    @Test("The second of two clerks is told that it has changed meanwhile")
    func twoClerks() throws {
        try school.office.correct(school.roster.kamal, to: corrected(), version: 1)
        try school.expect(.changedMeanwhile(.guardian(school.roster.kamal))) {
            try school.principal.correct(school.roster.kamal, to: corrected(), version: 1)
        }
    }

    @Test("Nobody is corrected whom the school does not know")
    func unknown() throws {
        try school.expect(.notFound(.guardian(GuardianID(99)))) {
            try school.office.correct(GuardianID(99), to: corrected(), version: 1)
        }
    }

    @Test("A wrong number is not taken")
    func typed() {
        #expect(throws: Refusal.invalid([FieldProblem("phone", .notAPhoneNumber)])) {
            try corrected(phone: "call me")
        }
    }

    @Test("Parents do not correct themselves")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeStudents)) {
            try school.parent.correct(school.roster.rahima, to: corrected(), version: 1)
        }
    }
}
