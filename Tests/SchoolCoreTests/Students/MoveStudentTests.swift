// Moving a pupil to another class on a date.

import Storage
import Testing

@testable import SchoolCore

struct MoveStudentTests {
    let school: TestSchool
    let today = TestSchool.today

    init() throws { school = try TestSchool() }

    @Test("The old spell closes the day before, and a new one opens")
    func moves() throws {
        try school.office.move(school.abdul, to: school.classB, on: today)

        let spells = try school.office.card(of: school.abdul).enrolments
        #expect(spells.map(\.sectionName) == ["7-B", "7-A"])
        #expect(spells.map(\.fromOn) == [today, Template.foundedOn])
        #expect(spells.map(\.toOn) == [nil, today - 1])
        #expect(spells.map(\.rollNumber) == [4, 1])
        let line = try school.lastLine()
        #expect(try line.says(.movedStudent, about: .student(school.abdul), by: school.office))
        #expect(
            line.facts == [
                "from": .id(school.classA), "to": .id(school.classB), "day": .day(today),
            ])
    }

    @Test("The registers follow: yesterday in the old class, today in the new one")
    func registers() throws {
        try school.office.move(school.abdul, to: school.classB, on: today)
        func rolls(_ section: SectionID, _ day: Day) throws -> Int {
            try school.office.register(of: section, on: day).rows.count
        }
        #expect(try rolls(school.classA, today) == 3 && rolls(school.classB, today) == 4)
        #expect(try rolls(school.classA, today - 1) == 4 && rolls(school.classB, today - 1) == 3)
        func strengths(_ day: Day) throws -> [Int] {
            try school.office.registers(on: day).map(\.strength)
        }
        #expect(try strengths(today) == [3, 4] && strengths(today - 1) == [4, 3])
        #expect(try school.subjectTeacher.card(of: school.abdul).student.name == "Abdul Karim")
        try school.expect(.notYours(.seeStudents, .student(school.abdul))) {
            _ = try school.classTeacher.card(of: school.abdul)
        }
    }

    @Test("A pupil who comes back gets a new roll number")
    func back() throws {
        try school.office.move(school.abdul, to: school.classB, on: today - 2)
        try school.office.move(school.abdul, to: school.classA, on: today)
        #expect(try school.office.card(of: school.abdul).present?.rollNumber == 5)
    }

    @Test("A move is made once")
    func again() throws {
        try school.office.move(school.abdul, to: school.classB, on: today)
        try school.expect(.students(.alreadyInClass("7-B"))) {
            try school.office.move(school.abdul, to: school.classB, on: today)
        }
    }

    @Test("Nobody moves before or on the day of admission, or out of the year")
    func days() throws {
        try school.expect(.students(.moveBeforeAdmission(Template.foundedOn))) {
            try school.office.move(school.abdul, to: school.classB, on: Template.foundedOn)
        }
        try school.expect(.students(.moveOutsideYear("2027-01-03"))) {
            try school.office.move(school.abdul, to: school.classB, on: "2027-01-03")
        }
    }

    @Test("Where marks lie already, the day of the move is later")
    func marks() throws {
        _ = try school.classTeacher.openRegister(of: school.classA, on: today)
        try school.classTeacher.mark(
            MarkOrder(school.abdul, .present), in: school.classA, on: today)
        try school.expect(.students(.marksLieAfter(today))) {
            try school.office.move(school.abdul, to: school.classB, on: today - 1)
        }
        try school.office.move(school.abdul, to: school.classB, on: today + 1)
    }

    @Test("Nobody is moved into days whose register is signed without him")
    func signed() throws {
        var order = RegisterOrder()
        order.signs = true
        _ = try school.subjectTeacher.takeRegister(of: school.classB, on: today, order)
        try school.expect(.students(.marksLieAfter(today))) {
            try school.office.move(school.abdul, to: school.classB, on: today - 1)
        }
        // Whoever comes during the day comes after the signature.
        try school.office.move(school.abdul, to: school.classB, on: today)
    }

    @Test("A full class is refused unless somebody says so")
    func full() throws {
        try school.office.move(school.abdul, to: school.classB, on: today)
        try school.expect(.classes(.classIsFull("7-B", capacity: 4))) {
            try school.office.move(school.afia, to: school.classB, on: today)
        }
        try school.office.move(school.afia, to: school.classB, on: today, overCapacity: true)
    }

    @Test("Only who is enrolled can move, and only into a class there is")
    func unknown() throws {
        try school.expect(.students(.notEnrolled)) {
            try school.office.move(StudentID(99), to: school.classB, on: today)
        }
        try school.expect(.notFound(.section(SectionID(99)))) {
            try school.office.move(school.abdul, to: SectionID(99), on: today)
        }
    }

    @Test("The file itself refuses two classes on one day")
    func overlap() throws {
        let row = "\(try school.abdul.rawValue), \(school.classB.rawValue), 9, \(today.number), ''"
        #expect(throws: StorageFailure.constraint("a pupil is in one class on any day")) {
            try school.arrange(
                """
                INSERT INTO enrolment (student, section, rollNumber, fromOn, reason)
                VALUES (\(row))
                """
            )
        }
        #expect(throws: StorageFailure.constraint("a spell of enrolment only closes")) {
            try school.arrange("UPDATE enrolment SET rollNumber = 17 WHERE rollNumber = 1")
        }
    }

    @Test("A teacher moves nobody")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeStudents)) {
            try school.classTeacher.move(school.abdul, to: school.classB, on: today)
        }
    }

    @Test("Several move together, or nobody does")
    func several() throws {
        let today = school.today
        let both = try [school.abdul, school.bilal]
        try school.office.move(both, to: school.classB, on: today, overCapacity: true)
        for student in both {
            #expect(try school.office.card(of: student).present?.section == school.classB)
        }
        let name = try school.office.card(of: school.bilal).student.latinName
        try school.expect(.ofPupil(name, .students(.alreadyInClass("7-B")))) {
            try school.office.move(
                [school.chandni, school.bilal], to: school.classB, on: today + 1,
                overCapacity: true)
        }
    }
}
