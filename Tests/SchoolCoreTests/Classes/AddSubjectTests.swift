// A new subject.

import Testing

@testable import SchoolCore

struct AddSubjectTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A subject is found by its name and by its code")
    func added() throws {
        let subject = try school.office.addSubject(name: " General  Science ", code: "SCI")

        #expect(try school.office.subject(named: "general science") == subject)
        #expect(try school.office.subject(named: "sci") == subject)
        #expect(try school.office.subjects().map(\.name) == ["General Science", "Mathematics"])
        #expect(
            try school.lastLine().says(.addedSubject, about: .subject(subject), by: school.office))
    }

    @Test("Subjects without a code do not get in each other's way")
    func withoutCode() throws {
        _ = try school.office.addSubject(name: "Bangla")
        _ = try school.office.addSubject(name: "English")
        #expect(try school.office.subjects().map(\.code) == [nil, nil, "MAT"])
    }

    @Test("A subject is added once, and a code is one subject's own")
    func again() throws {
        try school.expect(.classes(.subjectExists("MATHEMATICS"))) {
            _ = try school.office.addSubject(name: "MATHEMATICS")
        }
        try school.expect(.classes(.subjectCodeTaken("mat"))) {
            _ = try school.office.addSubject(name: "Material Science", code: "mat")
        }
    }

    @Test("A subject has a name")
    func nameless() throws {
        try school.expect(.invalid([FieldProblem("name", .missing)])) {
            _ = try school.office.addSubject(name: "")
        }
        try school.expect(.unknown("Alchemy", kind: "subject")) {
            _ = try school.office.subject(named: "Alchemy")
        }
    }

    @Test("Accounts add no subjects")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeSubjects)) {
            _ = try school.accountant.addSubject(name: "Bangla")
        }
    }
}
