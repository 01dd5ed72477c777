// Row by row to values. A row that cannot be taken goes to the rejects with all it says, and what
// leans on it falls with it; what only spoils a detail becomes a warning. A telephone that cannot
// be dialled is such a detail: a pupil is not turned away for a guardian's number.

/// A teacher, and the id that sections know him by.
struct CleverTeacher {
    let id: String
    let value: CleverPlan.Teacher
}

/// A pupil, and the id that enrolments know her by.
struct CleverPupil {
    let id: String
    let sortKey: [String]
    let value: CleverPlan.Pupil
}

/// A taught group: one course, its teachers with the one who leads it first.
struct CleverSection {
    let id: String
    let course: String
    let courseNumber: String
    let teachers: [String]
    let startsOn: Day
    let endsOn: Day
}

/// A pupil in a section, both by their positions.
struct CleverSeat: Hashable {
    let pupil: Int
    let section: Int
}

struct CleverReading {
    let files: CleverFiles
    let school: String
    let today: Day
    let country: String
    var names: SignInNames
    var rejects: [CleverReject] = []
    var warnings: [CleverWarning] = []
    var guardians: [CleverPlan.Person] = []
    private var guardianPlaces: [[String]: Int] = [:]
    /// Ids of rejected pupils and sections, with the place of the reject.
    private var lostStudents: [String: Int] = [:]
    private var lostSections: [String: Int] = [:]

    init(files: CleverFiles, school: String, today: Day, country: String, taken: Set<String>) {
        self.files = files
        self.school = school
        self.today = today
        self.country = country
        names = SignInNames(taken: taken)
    }

    mutating func sections() -> [CleverSection] {
        let staff = Set(rows(of: .teachers).map { $0.raw("Teacher_id") })
        return records(of: .sections, id: "Section_id") { this, row throws(CellFault) in
            let section = try this.section(row, staff)
            for column in teacherColumns where !row.raw(column).isEmpty {
                if !staff.contains(row.raw(column)) {
                    this.warnings.append(row.warning(column, .teacherNotInSchool))
                }
            }
            return section
        }
    }

    mutating func teachers() -> [CleverTeacher] {
        var numbers: [String: Int] = [:]
        return records(of: .teachers, id: "Teacher_id") { this, row throws(CellFault) in
            let id = try row.required("Teacher_id")
            let typed = try row.optional("Teacher_number", atMost: 20)
            let number = typed.isEmpty ? id : typed
            if let line = numbers[number] { throw row.fault("Teacher_number", .taken(line: line)) }
            let name = try row.personName()
            let designation = try row.optional("Title")
            numbers[number] = row.row.line
            let teacher = CleverPlan.Teacher(
                employeeNumber: number, name: name, email: this.email(row, "Teacher_email"),
                designation: designation, username: this.username(row, for: name))
            return CleverTeacher(id: id, value: teacher)
        }
    }

    mutating func pupils(bornBy latest: Day) -> [CleverPupil] {
        var numbers: [String: Int] = [:]
        return records(of: .students, id: "Student_id") { this, row throws(CellFault) in
            let number = try row.required("Student_number", atMost: 20)
            if let line = numbers[number] { throw row.fault("Student_number", .taken(line: line)) }
            let pupil = try this.pupil(row, number, bornBy: latest)
            numbers[number] = row.row.line
            return pupil
        }
    }

    /// Who sits where. A row that names a rejected pupil or section is counted with that reject.
    mutating func seats(
        of pupils: [CleverPupil], in sections: [CleverSection]
    ) -> [CleverSeat] {
        addBroken(.enrolments)
        let pupilPlaces = places(pupils.map(\.id))
        let sectionPlaces = places(sections.map(\.id))
        var lines: [CleverSeat: Int] = [:]
        var seats: [CleverSeat] = []
        for row in rows(of: .enrolments) {
            let (student, section) = (row.raw("Student_id"), row.raw("Section_id"))
            guard let pupil = pupilPlaces[student] else {
                lose(row, "Student_id", lostStudents[student], .unknownStudent)
                continue
            }
            guard let place = sectionPlaces[section] else {
                lose(row, "Section_id", lostSections[section], .unknownSection)
                continue
            }
            let seat = CleverSeat(pupil: pupil, section: place)
            if let line = lines[seat] {
                warnings.append(row.warning("Section_id", .enrolledTwice(line: line)))
            } else {
                lines[seat] = row.row.line
                seats.append(seat)
            }
        }
        return seats
    }

    mutating func warnAboutClasses(_ classes: [CleverClass], _ teaching: CleverTeaching) {
        for schoolClass in teaching.classes where schoolClass.classTeacher == nil {
            warnings.append(
                CleverWarning(
                    file: .sections, line: 0, column: "Teacher_id", value: schoolClass.name,
                    kind: .classWithoutTeacher))
        }
    }

    /// The rows of this school.
    func rows(of file: CleverFile) -> [CleverRow] {
        files.rows(of: file).filter { $0.raw("School_id") == school }
    }

    /// The guardian's place, a new one or that of a sibling's.
    mutating func place(of guardian: CleverPlan.Person) -> Int {
        let reach = guardian.phone?.text ?? guardian.email
        let identity = [SearchKey.sortKey(guardian.name.latin), reach]
        if !reach.isEmpty, let place = guardianPlaces[identity] { return place }
        guardians.append(guardian)
        guardianPlaces[identity] = guardians.count - 1
        return guardians.count - 1
    }

    private mutating func records<Record>(
        of file: CleverFile, id column: String,
        _ read: (inout CleverReading, CleverRow) throws(CellFault) -> Record
    ) -> [Record] {
        addBroken(file)
        var lines: [String: Int] = [:]
        var records: [Record] = []
        for row in rows(of: file) {
            do throws(CellFault) {
                let id = try row.required(column)
                if let line = lines[id] { throw row.fault(column, .taken(line: line)) }
                records.append(try read(&self, row))
                lines[id] = row.row.line
            } catch {
                reject(row, error, id: row.raw(column))
            }
        }
        return records
    }

    private mutating func reject(_ row: CleverRow, _ fault: CellFault, id: String) {
        rejects.append(row.reject(fault))
        // What leans on the first row of a number stands as long as that row does.
        if case .taken = fault.reason { return }
        switch row.file {
        case .students: lostStudents[id] = rejects.count - 1
        case .sections: lostSections[id] = rejects.count - 1
        default: break
        }
    }

    private mutating func lose(
        _ row: CleverRow, _ column: String, _ with: Int?, _ reason: CleverReject.Reason
    ) {
        if let with {
            rejects[with] = rejects[with].losing(enrolments: rejects[with].enrolmentsLost + 1)
        } else {
            rejects.append(row.reject(row.fault(column, reason)))
        }
    }

    /// A broken row counts as this school's unless it begins as another's.
    private mutating func addBroken(_ file: CleverFile) {
        let others = files.schools.map(\.id).filter { $0 != school }
        for row in files.tables[file]?.broken ?? [] {
            if others.contains(where: { row.original.hasPrefix($0) }) { continue }
            rejects.append(
                CleverReject(
                    file: file, line: row.fault.line, column: row.fault.columnWord, value: "",
                    reason: .table(row.fault.kind), original: row.original, enrolmentsLost: 0))
        }
    }

    private func places(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// The one who leads a section first, then those who teach it with him.
let teacherColumns = ["Teacher_id", "Teacher_2_id", "Teacher_3_id", "Teacher_4_id"]
