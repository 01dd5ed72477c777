// What F3 finds: pupils first, and after the last of them the staff and the classes that are
// called so.

import SchoolCore

/// One row of the list of pupils, or of everybody.
enum FoundAnybody: Sendable {
    case pupil(StudentList.Row)
    case member(StaffMember)
    case section(Section)

    var pupil: StudentList.Row? {
        if case .pupil(let row) = self { row } else { nil }
    }

    var phone: String? {
        switch self {
        case .pupil(let row): row.guardianPhone
        case .member(let member): member.phone
        case .section: nil
        }
    }

    func opened() -> Step<Office> {
        switch self {
        case .pupil(let row): .push(StudentScreen(row.id))
        case .member(let member): .push(StaffScreen(member))
        case .section(let section): .push(ClassScreen(section.id))
        }
    }

    /// The columns of a pupil, with what a member of staff and a class have for them.
    static func columns(wide: Bool, at home: String) -> [SheetColumn<FoundAnybody>] {
        var columns: [SheetColumn<FoundAnybody>] = [
            .text("No", width: .fixed(11)) { $0.number },
            .name("Name") { $0.name },
            .text("Class", width: .fixed(5), priority: 1) { $0.className },
            .text("Guardian", width: .rest, priority: 2) { $0.beside },
            .text("Phone", width: .fixed(14)) { PhoneNumber.shown($0.phone ?? "", at: home) },
        ]
        if wide { columns.insert(.count("Roll", width: 4) { $0.pupil?.rollNumber }, at: 3) }
        return columns
    }

    private var number: String {
        switch self {
        case .pupil(let row): row.admissionNumber
        case .member(let member): member.employeeNumber
        case .section: "class"
        }
    }

    private var name: String {
        switch self {
        case .pupil(let row): shown(name: row.name, latin: row.latinName)
        case .member(let member): shown(name: member.name, latin: member.latinName)
        case .section(let section): "\(section.name), \(BoardWords.pupils(section.strength))"
        }
    }

    private var className: String {
        switch self {
        case .pupil(let row): row.sectionName
        case .member: "staff"
        case .section(let section): section.name
        }
    }

    private var beside: String {
        switch self {
        case .pupil(let row): shown(name: row.guardianName, latin: row.guardianLatinName)
        case .member(let member): member.designation
        case .section(let section):
            shown(name: section.classTeacher ?? "", latin: section.classTeacherLatin ?? "")
        }
    }
}

/// Staff and classes, read once a search: they are few, and each key only narrows them.
struct OtherFinds: Sendable {
    private var all: [(words: MatchTargets, row: FoundAnybody)] = []
    private var isRead = false

    /// After the last pupil come the others; while nobody has counted the pupils there are none.
    mutating func joined(
        to found: PagedFind.Window<FoundAnybody>, _ words: String, _ offset: Int, _ limit: Int,
        _ desk: Office
    ) throws -> PagedFind.Window<FoundAnybody> {
        guard found.isCounted else { return found }
        let more = try matching(words, at: desk)
        let isLast = offset + found.rows.count >= found.total
        let room = isLast ? max(0, limit - found.rows.count) : 0
        let next = more.dropFirst(max(0, offset - found.total)).prefix(room)
        return (found.rows + next, found.total + more.count, true)
    }

    /// Whoever is called so; at most as many as one looks through.
    private mutating func matching(_ typed: String, at desk: Office) throws -> [FoundAnybody] {
        guard !typed.isEmpty else { return [] }
        if !isRead { try read(desk.session) }
        let words = MatchWords(typed)
        return Array(all.lazy.filter { $0.words.rank(words) != nil }.map { $0.row }.prefix(50))
    }

    private mutating func read(_ session: Session) throws {
        isRead = true
        let home = session.school.profile.country
        all = try session.staff().map { member in
            let phone = PhoneNumber.shown(member.phone, at: home).filter(\.isNumber)
            let words = PickOption(
                member.employeeNumber, "\(member.latinName) \(member.name)",
                detail: "\(member.username ?? "") \(phone)")
            return (MatchTargets(words), .member(member))
        }
        all += try session.sections().map { section in
            let name = section.name
            let words = PickOption(Section.searchName(name), name, detail: name)
            return (MatchTargets(words), .section(section))
        }
    }
}
