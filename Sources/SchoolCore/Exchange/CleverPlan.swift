// What the five Clever files of one school come to, before anything is written: plain values that
// point at each other by position. The same files and the same day give the same plan.

/// One school, ready to be founded.
package struct CleverPlan: Equatable, Sendable {
    package let profile: SchoolProfile
    package let year: NewYear
    package let principal: Principal?
    package let teachers: [Teacher]
    package let subjects: [Subject]
    package let classes: [SchoolClass]
    package let pupils: [Pupil]
    package let guardians: [Person]
    package let teaching: [Teaching]
    /// Seats in taught sections that were read: who sits where decides who teaches whom.
    package let seats: Int
    package let rejects: [CleverReject]
    package let warnings: [CleverWarning]

    /// The head of the school.
    package struct Principal: Equatable, Sendable {
        package let name: PersonName
        package let email: String
        package let username: String
    }

    /// One teacher.
    package struct Teacher: Equatable, Sendable {
        package let employeeNumber: String
        package let name: PersonName
        package let email: String
        package let designation: String
        package let username: String
    }

    /// A course, known by its name. Its number is kept only where it belongs to no other course.
    package struct Subject: Equatable, Sendable {
        package let name: String
        package let code: String?
    }

    /// A class of at most 35: its pupils in the order of their roll numbers, from 1.
    package struct SchoolClass: Equatable, Sendable {
        package let grade: Grade
        package let name: String
        package let pupils: [Int]
        package let subjects: [Int]
        package let classTeacher: Int?
    }

    /// One pupil.
    package struct Pupil: Equatable, Sendable {
        package let admissionNumber: String
        package let name: PersonName
        package let sex: Student.Sex?
        package let bornOn: Day
        package let grade: Grade
        package let postcode: String
        package let email: String
        package let username: String
        package let contact: Contact?
    }

    /// Which guardian a pupil has, and what they are to each other, in our word and in the file's.
    package struct Contact: Equatable, Sendable {
        package let guardian: Int
        package let relation: Guardian.Relation
        package let word: String
    }

    /// One guardian; siblings share theirs.
    package struct Person: Equatable, Sendable {
        package let name: PersonName
        package let phone: PhoneNumber?
        package let email: String
    }

    /// Who teaches what to which class.
    package struct Teaching: Hashable, Sendable {
        package let teacher: Int
        package let schoolClass: Int
        package let subject: Int
    }

    /// A grade by its short name, `K` or `9`, and its place among the grades.
    package struct Grade: Hashable, Comparable, Sendable {
        package let name: String
        package let order: Int

        package static func < (left: Grade, right: Grade) -> Bool { left.order < right.order }
    }

    /// The rows that were refused, for the office to mend: where they stood, why, and as they were.
    package func rejectsFile(reason: (CleverReject) -> String) -> String {
        let header = CSVWriter.row(["file", "line", "column", "value", "reason", "row"])
        return rejects.reduce(header) { text, reject in
            text
                + CSVWriter.row([
                    .text(reject.file.rawValue), .number(reject.line), .text(reject.column),
                    .text(reject.value), .text(reason(reject)), .text(reject.original),
                ])
        }
    }
}
