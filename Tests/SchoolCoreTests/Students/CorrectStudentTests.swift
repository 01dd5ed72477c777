// Correcting what is known about a pupil.

import Testing

@testable import SchoolCore

struct CorrectStudentTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func corrected(_ change: (inout AdmissionForm) -> Void) throws -> Particulars {
        var form = AdmissionForm(try school.office.card(of: school.abdul).student)
        change(&form)
        return try form.corrected(country: "880", today: TestSchool.today)
    }

    @Test("The trail keeps which fields were corrected, never their values")
    func corrects() throws {
        let new = try corrected {
            $0.name = "Abdul Karim Khan"
            $0.address = "12 Lake Road"
            $0.phone = "01711 000004"
        }
        try school.office.correct(school.abdul, to: new, version: 1)

        let student = try school.office.card(of: school.abdul).student
        #expect(student.name == "Abdul Karim Khan" && student.version == 2)
        #expect(student.bornOn == "2013-05-17" && student.phone == "8801711000004")
        let line = try school.lastLine()
        #expect(try line.says(.correctedStudent, about: .student(school.abdul), by: school.office))
        #expect(line.facts == ["fields": .word("name phone address")])
        #expect(try school.office.students(StudentList.Wish(search: "khan")).total == 1)
        #expect(try school.office.students(StudentList.Wish(search: "01711000004")).total == 1)
    }

    @Test("The old name no longer finds the pupil, the guardian's still does")
    func words() throws {
        try school.office.correct(
            school.abdul, to: corrected { $0.name = "Zahid Iqbal" }, version: 1)
        #expect(try school.office.students(StudentList.Wish(search: "abdul")).total == 0)
        #expect(try school.office.students(StudentList.Wish(search: "rahima")).total == 1)
    }

    @Test("A form that was not touched gives back what was known")
    func untouched() throws {
        let before = try school.office.card(of: school.abdul).student
        try school.office.correct(school.abdul, to: corrected { form in form.sex = "" }, version: 1)
        #expect(try school.lastLine().facts == ["fields": .word("")])
        let after = try school.office.card(of: school.abdul).student
        #expect(after.name == before.name && after.bornOn == before.bornOn)
    }

    @Test("The second of two clerks is told that it has changed meanwhile")
    func twoClerks() throws {
        try school.office.correct(
            school.abdul, to: corrected { $0.address = "12 Lake Road" }, version: 1)
        try school.expect(.changedMeanwhile(.student(school.abdul))) {
            try school.principal.correct(
                school.abdul, to: corrected { $0.address = "1 Hill Road" }, version: 1)
        }
    }

    @Test("Nobody is corrected whom the school does not know")
    func unknown() throws {
        try school.expect(.notFound(.student(StudentID(99)))) {
            try school.office.correct(
                StudentID(99), to: corrected { form in form.sex = "" }, version: 1)
        }
    }

    @Test("What was typed must be right")
    func typed() throws {
        #expect(
            throws: Refusal.invalid([
                FieldProblem("name", .missing), FieldProblem("bornOn", .notADate),
            ])
        ) {
            try corrected {
                $0.name = ""
                $0.bornOn = "17.5.2013"
            }
        }
    }

    @Test("A teacher corrects no pupil, not even of the own class")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeStudents)) {
            try school.classTeacher.correct(
                school.abdul, to: corrected { form in form.sex = "" }, version: 1)
        }
    }
}
