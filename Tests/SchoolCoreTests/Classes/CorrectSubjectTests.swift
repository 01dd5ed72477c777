// Correcting the name or the code of a subject.

import Testing

@testable import SchoolCore

struct CorrectSubjectTests {
    let school: TestSchool
    let mathematics: Subject

    init() throws {
        school = try TestSchool()
        mathematics = try school.office.subject(school.roster.mathematics)
    }

    @Test("A subject is found under its new name and code, and is taught as before")
    func corrects() throws {
        let taught = try school.office.teaching(ofSubject: mathematics.id).count
        try school.office.correct(mathematics, name: " Higher  Mathematics ", code: "HMA")

        #expect(try school.office.subject(named: "higher mathematics") == mathematics.id)
        #expect(try school.office.subject(named: "hma") == mathematics.id)
        #expect(try school.office.teaching(ofSubject: mathematics.id).count == taught)
        let line = try school.lastLine()
        #expect(
            try line.says(.correctedSubject, about: .subject(mathematics.id), by: school.office))
        #expect(line.facts["fields"] == .word("name code"))
    }

    @Test("A subject may lose its code, and keep its name in other letters")
    func partly() throws {
        try school.office.correct(mathematics, name: "MATHEMATICS", code: "")
        let now = try school.office.subject(mathematics.id)
        #expect(now.name == "MATHEMATICS" && now.code == nil)
    }

    @Test("Name and code of another subject stay its own")
    func taken() throws {
        _ = try school.office.addSubject(name: "Bangla", code: "BAN")
        try school.expect(.classes(.subjectExists("bangla"))) {
            try school.office.correct(mathematics, name: "bangla", code: "MAT")
        }
        try school.expect(.classes(.subjectCodeTaken("ban"))) {
            try school.office.correct(mathematics, name: "Mathematics", code: "ban")
        }
        try school.expect(.invalid([FieldProblem("name", .missing)])) {
            try school.office.correct(mathematics, name: " ", code: "MAT")
        }
    }

    @Test("The second of two clerks is told that it has changed meanwhile")
    func twoClerks() throws {
        try school.office.correct(mathematics, name: "Algebra", code: "MAT")
        try school.expect(.changedMeanwhile(.subject(mathematics.id))) {
            try school.principal.correct(mathematics, name: "Geometry", code: "MAT")
        }
    }

    @Test("A subject that is not there is not corrected")
    func unknown() throws {
        let nowhere = Subject(id: SubjectID(99), name: "Alchemy", code: nil)
        try school.expect(.notFound(.subject(SubjectID(99)))) {
            try school.office.correct(nowhere, name: "Chemistry", code: "")
        }
        try school.expect(.notFound(.subject(SubjectID(99)))) {
            _ = try school.office.subject(SubjectID(99))
        }
    }

    @Test("A teacher does not rename what is taught")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeSubjects)) {
            try school.subjectTeacher.correct(mathematics, name: "Algebra", code: "MAT")
        }
    }
}
