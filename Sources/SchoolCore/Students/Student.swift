// A pupil, and who stands behind one.

/// A pupil with what the card shows.
package struct Student: Equatable, Sendable {
    package let id: StudentID
    package let admissionNumber: String
    package let name: String
    package let latinName: String
    package let familyName: String
    package let sex: Sex?
    package let bornOn: Day?
    package let phone: String
    package let email: String
    package let address: String
    package let admittedOn: Day
    package let status: Status
    package let version: Int

    package enum Sex: String, CaseIterable, Sendable {
        case male = "MALE"
        case female = "FEMALE"
        case other = "OTHER"
    }

    package enum Status: String, CaseIterable, Sendable {
        case active = "ACTIVE"
        case inactive = "INACTIVE"
        case graduated = "GRADUATED"
        case suspended = "SUSPENDED"
        case transferred = "TRANSFERRED"
    }
}

/// One guardian of one pupil.
package struct Guardian: Equatable, Sendable {
    package let id: GuardianID
    package let name: String
    package let latinName: String
    package let phone: String
    package let email: String
    package let occupation: String
    package let relation: Relation
    /// The word as it was given: uncle, brother, grandmother.
    package let relationWord: String
    package let isPrimary: Bool
    package let version: Int

    package enum Relation: String, CaseIterable, Sendable {
        case father = "FATHER"
        case mother = "MOTHER"
        case guardian = "GUARDIAN"
    }
}

/// A dated spell of enrolment in a class.
package struct Enrolment: Equatable, Sendable {
    package let id: EnrolmentID
    package let section: SectionID
    package let sectionName: String
    package let rollNumber: Int
    package let fromOn: Day
    package let toOn: Day?
    package let reason: String
}

/// A pupil's card: everything the office asks about one child.
package struct StudentCard: Equatable, Sendable {
    package let student: Student
    package let guardians: [Guardian]
    package let enrolments: [Enrolment]
    package let siblings: [Sibling]

    package struct Sibling: Equatable, Sendable {
        package let id: StudentID
        package let admissionNumber: String
        package let name: String
        package let latinName: String
        package let sectionName: String?
    }

    /// The spell that is open now.
    package var present: Enrolment? { enrolments.first { $0.toOn == nil } }
}
