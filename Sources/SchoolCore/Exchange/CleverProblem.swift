// What can be wrong with the files of a district. A fault stops the import, a reject loses one row,
// a warning loses nothing but what it names.

/// The five files of a district.
package enum CleverFile: String, CaseIterable, Sendable {
    case schools = "schools.csv"
    case teachers = "teachers.csv"
    case students = "students.csv"
    case sections = "sections.csv"
    case enrolments = "enrollments.csv"
}

/// Why a folder cannot be imported at all.
package enum CleverFault: Error, Equatable, Sendable {
    case file(InboxFault)
    case table(CleverFile, CSVFault)
    case unknownSchool(String, known: [String])
    case unusableSchool(CleverReject)
    /// No section says when the year begins and ends.
    case noTerm
    /// Its terms lie too far apart to be one year.
    case yearTooLong(from: Day, to: Day)
}

/// A row that was refused.
package struct CleverReject: Error, Equatable, Sendable {
    package let file: CleverFile
    package let line: Int
    /// `character 7` where the row has no cells yet, empty where the whole row is at fault.
    package let column: String
    package let value: String
    package let reason: Reason
    package let original: String
    /// Enrolments that fell with it.
    package let enrolmentsLost: Int

    /// Why a row was refused.
    package enum Reason: Equatable, Sendable {
        case table(CSVFault.Kind)
        case missing
        case text(TextFault)
        case name(NameFault)
        case notADate
        case notInPast
        case endsBeforeItStarts
        case unknownGrade
        case unknownSex
        /// Another row of this file, on this line, has the same number.
        case taken(line: Int)
        case unknownStudent
        case unknownSection
    }

    func losing(enrolments: Int) -> CleverReject {
        CleverReject(
            file: file, line: line, column: column, value: value, reason: reason,
            original: original, enrolmentsLost: enrolments)
    }
}

/// Something of a row that could not be taken over, while the row itself could.
package struct CleverWarning: Equatable, Sendable {
    package let file: CleverFile
    /// 0 where it is about no single line.
    package let line: Int
    package let column: String
    package let value: String
    package let kind: Kind

    /// What could not be taken over.
    package enum Kind: Equatable, Sendable {
        /// The section keeps its subject, without this teacher.
        case teacherNotInSchool
        /// The person stays, without a telephone.
        case phoneUnreadable(PhoneFault)
        case emailUnusable
        /// A name that cannot be shown: the pupil stays, without this guardian.
        case contactUnusable(NameFault)
        case noContact
        case principalUnusable(NameFault)
        case signInNameChanged(to: String)
        case enrolledTwice(line: Int)
        case classWithoutTeacher
    }
}
