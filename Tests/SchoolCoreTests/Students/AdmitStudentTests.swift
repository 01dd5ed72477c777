// Admitting a pupil: a number for ever, a class from today, a guardian to call.

import Testing

@testable import SchoolCore

struct AdmitStudentTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    static func form(_ name: String = "Gopal Saha", into section: String = "7-A") -> AdmissionForm {
        var form = AdmissionForm()
        form.name = name
        form.section = section
        form.guardianName = "Bimal Saha"
        form.relation = "father"
        form.guardianPhone = "01711 000003"
        return form
    }

    private func admission(_ form: AdmissionForm = form()) throws -> Admission {
        try form.checked(country: "880", today: TestSchool.today)
    }

    private func admit(_ form: AdmissionForm = form()) throws -> StudentID {
        try school.office.admit(admission(form), key: SubmissionKey())
    }

    @Test("An admitted pupil has the next number, the next roll number, and a guardian")
    func admits() throws {
        let student = try admit()

        let card = try school.office.card(of: student)
        #expect(card.student.admissionNumber == "SA202600008")
        #expect(card.student.admittedOn == TestSchool.today && card.student.status == .active)
        #expect(card.present?.sectionName == "7-A" && card.present?.rollNumber == 5)
        #expect(card.present?.fromOn == TestSchool.today)
        #expect(card.guardians.map(\.name) == ["Bimal Saha"])
        #expect(card.guardians.map(\.phone) == ["8801711000003"])
        #expect(card.guardians.map(\.relation) == [.father])
        let line = try school.lastLine()
        #expect(try line.says(.admittedStudent, about: .student(student), by: school.office))
        #expect(line.facts == ["section": .id(school.classA)])
    }

    @Test("The pupil is found at once by every word of name, number, telephone and guardian")
    func found() throws {
        let student = try admit()
        for word in [
            "gopal", "saha gop", "SA202600008", "01711000003", "bimal", "+880 1711 000003",
        ] {
            let found = try school.office.students(StudentList.Wish(search: word))
            #expect(found.rows.map(\.id) == [student], "\(word)")
        }
    }

    @Test("The same form sent twice admits once")
    func twice() throws {
        let key = SubmissionKey()
        let first = try school.office.admit(admission(), key: key)
        let before = try school.contents()
        #expect(try school.office.admit(admission(), key: key) == first)
        #expect(try school.contents() == before)
        #expect(try admit(Self.form("Gopal Saha")) != first)
    }

    @Test("A refused form may be sent again with the same key")
    func again() throws {
        let key = SubmissionKey()
        try school.expect(.unknown("9-Z", kind: "class")) {
            _ = try school.office.admit(admission(Self.form(into: "9-Z")), key: key)
        }
        _ = try school.office.admit(admission(), key: key)
    }

    @Test("A full class is refused unless somebody says so, whoever was quicker")
    func full() throws {
        _ = try admit(Self.form("Gopal Saha", into: "7b"))
        let second = Self.form("Habib Ullah", into: "7-B")
        try school.expect(.classes(.classIsFull("7-B", capacity: 4))) { _ = try admit(second) }
        var over = second
        over.overCapacity = true
        _ = try admit(over)
        #expect(try school.office.section(school.classB).section.strength == 5)
    }

    @Test("A name with its date of birth is admitted once, unless it is said to be another child")
    func knownChild() throws {
        var form = Self.form()
        form.bornOn = "2013-11-04"
        _ = try admit(form)
        form.name = "gopal saha"
        try school.expect(
            .students(.knownChild(number: "SA202600008", className: "7-A"))
        ) { _ = try admit(form) }
        form.isAnotherChild = true
        _ = try admit(form)
        form.isAnotherChild = false
        form.bornOn = "2013-11-05"
        _ = try admit(form)
    }

    @Test("A typed number is kept, and given once")
    func typedNumber() throws {
        var form = Self.form()
        form.admissionNumber = "1998/17"
        let student = try admit(form)
        #expect(try school.office.student(numbered: " 1998/17 ") == student)
        #expect(try school.office.students(StudentList.Wish(search: "1998/17")).total == 1)
        try school.expect(.students(.admissionNumberTaken("1998/17"))) { _ = try admit(form) }
    }

    @Test("The series steps over a number that was typed ahead of it")
    func ahead() throws {
        var form = Self.form()
        form.admissionNumber = "SA202600008"
        _ = try admit(form)
        let next = try admit(Self.form("Habib Ullah"))
        #expect(try school.office.card(of: next).student.admissionNumber == "SA202600009")
    }

    @Test("A refused admission uses no number up")
    func noGap() throws {
        try school.expect(.notFound(.guardian(GuardianID(99)))) {
            var form = Self.form()
            form.knownGuardian = GuardianID(99)
            _ = try admit(form)
        }
        let student = try admit()
        #expect(try school.office.card(of: student).student.admissionNumber == "SA202600008")
    }

    @Test("Siblings share a guardian: the known one, or the same name and telephone")
    func siblings() throws {
        var form = Self.form("Dolon Roy")
        form.knownGuardian = school.roster.kamal
        let dolon = try admit(form)
        #expect(try school.office.card(of: dolon).siblings.map(\.name) == ["Dipa Roy"])

        let gopal = try admit()
        let gita = try admit(Self.form("Gita Saha"))
        #expect(try school.office.card(of: gita).siblings.map(\.id) == [gopal])
        #expect(try school.count("SELECT count(*) FROM guardian") == 3)
    }

    @Test("All that is wrong with the form is said at once, by the names of its fields")
    func typed() throws {
        var form = AdmissionForm()
        form.name = "গোপাল সাহা"
        form.sex = "x"
        form.bornOn = "2026-03-12"
        form.guardianName = "বিমল সাহা"
        form.relation = "uncle"
        form.guardianPhone = "12"
        form.email = "gopal"
        #expect(
            throws: Refusal.invalid([
                FieldProblem("latinName", .name(.latinMissing(.bengali))),
                FieldProblem("sex", .notAnOption(["MALE", "FEMALE", "OTHER"])),
                FieldProblem("bornOn", .notInPast), FieldProblem("email", .notAnEmailAddress),
                FieldProblem("section", .missing),
                FieldProblem("guardianPhone", .notAPhoneNumber),
                FieldProblem("guardianLatinName", .name(.latinMissing(.bengali))),
                FieldProblem("relation", .notAnOption(["FATHER", "MOTHER", "GUARDIAN"])),
            ])
        ) { try admission(form) }
    }

    @Test("Teachers and accounts admit nobody", arguments: [Role.teacher, .accountant])
    func notPermitted(role: Role) throws {
        try school.expect(.notPermitted(.writeStudents)) {
            _ = try school.session(as: role).admit(admission(), key: SubmissionKey())
        }
    }
}
