// A class: one teaching group of a grade in one year (`7-B`).

/// A class as lists show it.
package struct Section: Equatable, Sendable {
    package let id: SectionID
    package let year: YearID
    package let name: String
    package let level: String
    package let room: String
    package let capacity: Int
    package let strength: Int
    package let classTeacher: String?
    package let classTeacherLatin: String?
    package let version: Int

    /// What people may type for a class: `7b`, `7B`, `7-B` and `7 b` are one.
    package static func searchName(_ typed: String) -> String {
        typed.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// A class to be added, checked.
package struct NewSection: Equatable, Sendable {
    package let name: String
    package let level: String
    package let room: String
    package let capacity: Int

    package init(
        name: String, level: String, room: String = "", capacity: Int = 40
    ) throws(Refusal) {
        var check = FieldCheck()
        self.name = check.line("name", name, atMost: 20)
        self.level = check.line("level", level, atMost: 20)
        self.room = check.optionalLine("room", room, atMost: 20)
        self.capacity = capacity
        if !self.name.isEmpty && Section.searchName(self.name).isEmpty {
            check.add("name", .missing)
        }
        if !(1...500).contains(capacity) { check.add("capacity", .notANumber(from: 1, to: 500)) }
        try check.orRefuse()
    }
}

/// A subject the school teaches.
package struct Subject: Equatable, Sendable {
    package let id: SubjectID
    package let name: String
    package let code: String?
}

/// Who teaches what to a class, from when to when.
package struct Teaching: Equatable, Sendable {
    package let id: TeachingID
    package let staff: StaffID
    package let staffName: String
    package let staffLatinName: String
    package let section: SectionID
    package let sectionName: String
    package let subjectID: SubjectID
    package let subject: String
    package let fromOn: Day
    package let toOn: Day?
}
