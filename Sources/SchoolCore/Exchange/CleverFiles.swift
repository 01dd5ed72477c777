// The sample format of a Clever district: five files, of which one school is taken. What they know
// of a school is less than a school is, so some of it is inferred; `CleverClasses` and
// `CleverTeaching` say how. Passwords in the files are never read.

/// The five files of a folder, read but not yet understood.
package struct CleverFiles: Sendable {
    let tables: [CleverFile: CSVTable]

    /// Reads a folder. Progress is told a thousand rows at a time.
    package init(
        folder: String, limits: CSVLimits = .office,
        progress: (CleverFile, Int) -> Void = { _, _ in }
    ) throws(CleverFault) {
        var bytes: [CleverFile: [UInt8]] = [:]
        for file in CleverFile.allCases {
            do throws(InboxFault) {
                bytes[file] = try InboxFile.bytes(
                    at: "\(folder)/\(file.rawValue)", atMost: limits.bytes)
            } catch { throw .file(error) }
        }
        try self.init(contents: bytes, limits: limits, progress: progress)
    }

    /// The same from memory; a file that is not there counts as empty.
    init(
        contents: [CleverFile: [UInt8]], limits: CSVLimits = .office,
        progress: (CleverFile, Int) -> Void = { _, _ in }
    ) throws(CleverFault) {
        var tables: [CleverFile: CSVTable] = [:]
        for file in CleverFile.allCases {
            do throws(CSVFault) {
                let table = try CSVTable(contents[file] ?? [], limits: limits) { rows in
                    progress(file, rows)
                }
                for column in file.columns { _ = try table.index(of: column) }
                tables[file] = table
            } catch { throw .table(file, error) }
        }
        self.tables = tables
    }

    /// The schools of the district: the ids they go by in the files, and their names.
    package var schools: [(id: String, name: String)] {
        rows(of: .schools).map { ($0.raw("School_id"), $0.raw("School_name")) }
    }

    /// What one school comes to, as of a day.
    ///
    /// - Parameters:
    ///   - country: the telephone code for numbers that name none.
    ///   - keepsYear: take the year of the files as it is, instead of moving it to the present.
    ///   - taken: sign-in names that are no longer free.
    package func plan(
        for school: String, today: Day, country: String = "1", keepsYear: Bool = false,
        taken: Set<String> = []
    ) throws(CleverFault) -> CleverPlan {
        guard let row = rows(of: .schools).first(where: { $0.raw("School_id") == school }) else {
            throw .unknownSchool(school, known: schools.map(\.id))
        }
        var reading = CleverReading(
            files: self, school: school, today: today, country: country, taken: taken)
        let sections = reading.sections()
        let term = try CleverYear.term(of: sections)
        let (profile, principal) = try reading.profile(row)
        let teachers = reading.teachers()
        let pupils = reading.pupils(bornBy: term.upperBound)
        let seats = reading.seats(of: pupils, in: sections)
        let classes = CleverClasses.arranged(pupils)
        let teaching = CleverTeaching(
            classes: classes, sections: sections, teachers: teachers, seats: seats)
        reading.warnAboutClasses(classes, teaching)
        return CleverPlan(
            profile: profile,
            year: keepsYear ? CleverYear.kept(term) : CleverYear.moved(term, to: today),
            principal: principal, teachers: teachers.map(\.value), subjects: teaching.subjects,
            classes: teaching.classes, pupils: pupils.map(\.value), guardians: reading.guardians,
            teaching: teaching.assignments, seats: seats.count, rejects: reading.rejects,
            warnings: reading.warnings)
    }

    /// The sound rows of a file, of all schools.
    func rows(of file: CleverFile) -> [CleverRow] {
        guard let table = tables[file] else { return [] }
        let columns = Dictionary(
            table.header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { a, _ in a }
        )
        return table.rows.map { CleverRow(file: file, row: $0, columns: columns) }
    }
}

extension CleverFile {
    /// The columns that must be there. Others are read where they are, or left alone.
    var columns: [String] {
        switch self {
        case .schools: ["School_id", "School_name"]
        case .teachers: ["School_id", "Teacher_id", "Last_name", "First_name"]
        case .students:
            [
                "School_id", "Student_id", "Student_number", "Last_name", "First_name", "Dob",
                "Grade",
            ]
        case .sections:
            ["School_id", "Section_id", "Teacher_id", "Course_name", "Term_start", "Term_end"]
        case .enrolments: ["School_id", "Student_id", "Section_id"]
        }
    }
}
