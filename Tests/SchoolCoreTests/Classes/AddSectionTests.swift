// A new class in the current year.

import Testing

@testable import SchoolCore

struct AddSectionTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A class is added with its grade, and found by any spelling")
    func added() throws {
        let section = try school.principal.add(NewSection(name: "KG-Rose", level: "KG", room: "2"))

        let (found, teaching) = try school.office.section(section)
        #expect(found.level == "KG" && found.room == "2" && found.strength == 0)
        #expect(found.classTeacher == nil && teaching.isEmpty)
        for typed in ["kg-rose", "KGROSE", "kg rose"] {
            #expect(try school.office.section(named: typed) == section)
        }
        #expect(
            try school.lastLine().says(
                .addedSection, about: .section(section), by: school.principal))
        #expect(try school.office.sections().map(\.name) == ["KG-Rose", "7-A", "7-B"])
    }

    @Test("A class shows who teaches it and how many sit in it")
    func shown() throws {
        let (section, teaching) = try school.subjectTeacher.section(school.classB)
        #expect(section.strength == 3 && section.capacity == 4)
        #expect(teaching.map(\.staffName) == ["Tariq Aziz"])
        #expect(teaching.map(\.subject) == ["Mathematics"])
        #expect(try school.office.section(school.classA).section.classTeacher == "Nadia Sultana")
    }

    @Test("Two clerks who add the same class add one", arguments: ["7-A", "7a", "7 A"])
    func again(name: String) throws {
        try school.expect(.classes(.classExists(name))) {
            _ = try school.office.add(NewSection(name: name, level: "7"))
        }
    }

    @Test("A class as typed must be one")
    func typed() {
        #expect(throws: Refusal.invalid([FieldProblem("name", .missing)])) {
            try NewSection(name: "--", level: "7")
        }
        #expect(
            throws: Refusal.invalid([
                FieldProblem("name", .missing), FieldProblem("level", .missing),
                FieldProblem("capacity", .notANumber(from: 1, to: 500)),
            ])
        ) { try NewSection(name: "", level: "", capacity: 0) }
    }

    @Test("A class nobody has is unknown")
    func unknown() throws {
        try school.expect(.unknown("9-Z", kind: "class")) {
            _ = try school.office.section(named: "9-Z")
        }
        try school.expect(.notFound(.section(SectionID(99)))) {
            _ = try school.office.section(SectionID(99))
        }
    }

    @Test("A parent sees the class of the own child, and no other")
    func parents() throws {
        #expect(try school.parent.sections().map(\.name) == ["7-A"])
        #expect(try school.parent.section(school.classA).section.name == "7-A")
        try school.expect(.notPermitted(.seeClasses)) {
            _ = try school.parent.section(school.classB)
        }
        #expect(try school.pupil.sections().map(\.name) == ["7-A"])
        #expect(try school.classTeacher.sections().map(\.name) == ["7-A"])
    }

    @Test("A teacher adds no classes")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeClasses)) {
            _ = try school.classTeacher.add(NewSection(name: "8-A", level: "8"))
        }
    }

    @Test("Grades stand in school order")
    func levels() {
        #expect(
            ["10", "2", "KG", "Nursery", "Hifz"].sorted {
                Level.sortOrder($0) < Level.sortOrder($1)
            }.last == "Hifz")
        #expect(Level.sortOrder("Grade 10") == 10)
    }
}
