// Correcting what is known about a class.

import Testing

@testable import SchoolCore

struct CorrectSectionTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func new(
        _ name: String = "7-Rose", level: String = "7", room: String = "R9", capacity: Int = 30
    ) throws -> NewSection {
        try NewSection(name: name, level: level, room: room, capacity: capacity)
    }

    @Test("A class is found under its new name, with its pupils and teachers")
    func corrects() throws {
        let before = try school.office.section(school.classA)
        try school.office.correct(school.classA, to: new(), version: 1)

        let (section, teaching) = try school.office.section(school.classA)
        #expect(section.name == "7-Rose" && section.room == "R9" && section.capacity == 30)
        #expect(section.version == 2 && section.strength == before.section.strength)
        #expect(section.classTeacher == before.section.classTeacher)
        #expect(teaching.count == before.teaching.count)
        #expect(try school.office.section(named: "7rose") == school.classA)
        try school.expect(.unknown("7a", kind: "class")) {
            _ = try school.office.section(named: "7a")
        }
        let line = try school.lastLine()
        #expect(
            try line.says(.correctedSection, about: .section(school.classA), by: school.office))
    }

    @Test("The trail names the fields that differ, and no others")
    func fields() throws {
        let known = try school.office.section(school.classB).section
        let other = try NewSection(
            name: known.name, level: "8", room: known.room, capacity: known.capacity + 1)
        try school.office.correct(school.classB, to: other, version: 1)
        #expect(try school.lastLine().facts["fields"] == .word("level capacity"))
        #expect(try school.office.section(school.classB).section.level == "8")
    }

    @Test("A class keeps its own name in another spelling, and takes nobody else's")
    func names() throws {
        try school.expect(.classes(.classExists("7 b"))) {
            try school.office.correct(school.classA, to: new("7 b"), version: 1)
        }
        try school.office.correct(school.classA, to: new("7 A"), version: 1)
        #expect(try school.office.section(school.classA).section.name == "7 A")
    }

    @Test("The second of two clerks is told that it has changed meanwhile")
    func twoClerks() throws {
        try school.office.correct(school.classA, to: new(), version: 1)
        try school.expect(.changedMeanwhile(.section(school.classA))) {
            try school.principal.correct(school.classA, to: new("7-Lily"), version: 1)
        }
    }

    @Test("A class that is not there is not corrected")
    func unknown() throws {
        try school.expect(.notFound(.section(SectionID(99)))) {
            try school.office.correct(SectionID(99), to: new(), version: 1)
        }
    }

    @Test("A teacher does not correct a class, not even the own")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeClasses)) {
            try school.classTeacher.correct(school.classA, to: new(), version: 1)
        }
    }
}
