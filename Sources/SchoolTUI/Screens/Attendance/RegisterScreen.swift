// The register of one class and day, where a teacher's morning begins. Every mark is stored by its
// verb before it is painted, and the row in memory follows from the verb's success: a key costs one
// small transaction and no reading.

import SchoolCore

/// A class's register, being taken or read.
struct RegisterScreen: Screen {
    let section: SectionID
    let day: Day
    /// Nil until it has been read.
    var register: Register?
    var grid = RegisterGrid()
    var cursor = 0
    var number = TypedRoll()
    /// The last mark followed a typed roll number, so the cursor has stayed on it.
    var hasStayed = false
    /// What stood where a mark was replaced in this sitting: those are starred.
    var replaced: [StudentID: AttendanceCode] = [:]
    var remark: RemarkPanel?
    var details = RegisterDetails()
    /// The details lie over a screen that has no room below the pupils.
    var isCardOpen = false
    /// The right of row 23: when the last mark was stored, or what somebody else marked.
    var saved = ""
    var isToday = true
    /// Why this day can be neither marked nor corrected any more.
    var closedBecause: String?
    /// Minutes since midnight when lessons begin.
    var startsAt = 0
    private let first: StudentID?

    /// Opens on a pupil, or on the first without a mark.
    init(_ section: SectionID, on day: Day, at student: StudentID? = nil) {
        self.section = section
        self.day = day
        first = student
    }

    var rows: [Register.Row] { register?.rows ?? [] }
    var rolls: [Int] { rows.map(\.rollNumber) }
    var focused: Register.Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }
    var isSigned: Bool { register?.isSigned ?? false }

    var title: String {
        let name = register?.sectionName ?? "Register"
        return isToday ? name : "\(name)  \(day.shortText)"
    }

    var status: String { saved }

    /// Minutes and remark of the pupil under the cursor do not stand here: they would be sent with
    /// every move. Space shows them.
    var prompt: String { number.isEmpty ? "" : "Roll \(number.text)" }

    var fieldHelp: String? {
        remark == nil ? nil : "A remark stands beside the mark: choose one, or type your own."
    }

    func words(_ row: Register.Row) -> String {
        RegisterWords.pupil(row)
    }
}

// Reading.
extension RegisterScreen {
    mutating func load(_ desk: Office) throws {
        let isFirst = register == nil
        try read(desk)
        closedBecause = try whyClosed(desk.session)
        if isFirst { cursor = rows.firstIndex { $0.mark == nil } ?? 0 }
        if isFirst, let first { focus(on: first) }
        tellSaved(desk)
        if grid.detailsRow != nil { details = try readDetails(desk) }
    }

    /// Reads the register; opens it where nobody has. The cursor stays on its pupil.
    mutating func read(_ desk: Office) throws {
        let session = desk.session
        let student = focused?.student
        let found =
            register == nil
            ? try session.openRegister(of: section, on: day)
            : try session.register(of: section, on: day)
        register = found
        grid.pupils = found.rows.count
        grid.rollWidth = max(2, String(found.rows.map(\.rollNumber).max() ?? 0).count)
        isToday = day == session.today
        startsAt = session.school.profile.startsAtMinute
        if let student { focus(on: student) }
        cursor = max(0, min(cursor, rows.count - 1))
    }

    /// The pupil's half of the details stays with its pupil: the cursor may be anywhere.
    func readDetails(_ desk: Office) throws -> RegisterDetails {
        var details = details
        guard let row = rows.first(where: { $0.student == details.student }) ?? focused else {
            return details
        }
        try details.read(row, isSigned: register?.isSigned == true, desk)
        try details.readMonth(section, day, desk)
        return details
    }

    private func whyClosed(_ session: Session) throws -> String? {
        let window = try session.markingWindow()
        do { try window.check(day) } catch { return Wording.sentence(error) }
        return nil
    }

    mutating func focus(on student: StudentID) {
        if let place = rows.firstIndex(where: { $0.student == student }) { cursor = place }
    }

    private static let elsewhere = "read only: open elsewhere"

    /// Another person's marks come in pupil by pupil; the cursor and a typed number stay.
    mutating func meanwhile(_ desk: Office) throws {
        let before = register
        try read(desk)
        if try desk.session.registersAreElsewhere() {
            saved = Self.elsewhere
            return
        }
        if saved == Self.elsewhere { saved = "" }
        guard let before, let register, before != register else { return }
        let others = register.rows.filter { row in
            guard let mark = row.mark else { return false }
            return mark.by != desk.session.user
                && mark != before.rows.first { $0.student == row.student }?.mark
        }
        if register.isSigned, !before.isSigned {
            saved = "signed by \(register.signedBy ?? "somebody else")"
        } else if !others.isEmpty {
            saved = try news(others, desk)
        }
    }

    /// `Selina Akter marked 7 12`.
    private func news(_ changed: [Register.Row], _ desk: Office) throws -> String {
        let students = Set(changed.map(\.student))
        let sheet = try desk.session.month(of: section, containing: day)
        let authors = try desk.session.markAuthors(
            of: changed.map(\.student), in: section, containing: day)
        let people = sheet.rows.filter { students.contains($0.student) }
            .compactMap { $0.marks[day.dayOfMonth - 1] }
            .compactMap { authors[$0.event]?.by }
        let rolls =
            changed.prefix(6).map { String($0.rollNumber) } + (changed.count > 6 ? ["…"] : [])
        return Set(people).sorted().joined(separator: ", ")
            + " marked \(rolls.joined(separator: " "))"
    }

    mutating func fit(_ size: Size) { grid.size = size }
}

// Moving.
extension RegisterScreen {
    mutating func type(_ key: Key) -> Typed {
        if let typed = remark?.type(key) { return typed }
        if isCardOpen {
            isCardOpen = false
            if [.escape, .enter, " ", "q", .f(10)].contains(key) { return .taken }
        }
        let spoilt = number.takeSpoilt()
        if !spoilt.isEmpty, key.marks { return said(spoilt + (key.typed.map { "\($0)" } ?? "")) }
        if let digit = key.digit {
            number.type(digit, at: cursor)
            return go(to: number.place(in: rolls))
        }
        if !number.isEmpty, key == .backspace || key == .escape {
            if key == .backspace { number.takeBack() } else { number.end() }
            return go(to: key == .backspace ? number.place(in: rolls) : number.start)
        }
        if let place = grid.moved(key, from: cursor) {
            number.end()
            return go(to: place)
        }
        return number.isEmpty || key.marks ? .ignored : refuse(key)
    }

    /// A number that goes on with something else than a mark was meant for nobody here.
    private mutating func refuse(_ key: Key) -> Typed {
        guard let character = key.typed else { return .ignored }
        let word = number.text + Clean.line(String(character))
        number.spoil(word)
        _ = go(to: number.start)
        return said(word)
    }

    private func said(_ word: String) -> Typed {
        .say(.refusal("\(word) is no roll number and mark. Nothing was marked."))
    }

    mutating func paste(_ text: String) -> Typed {
        remark?.paste(text) ?? .ignored
    }

    private mutating func go(to place: Int) -> Typed {
        cursor = place
        hasStayed = false
        return .taken
    }

    /// Shows the pupil under the cursor: below, or over the screen where there is no room.
    mutating func showPupil(at desk: Office) throws -> Step<Office> {
        if let refusal = settleNumber() { return .notice(refusal) }
        details.student = focused?.student
        details = try readDetails(desk)
        isCardOpen = grid.detailsRow == nil
        return .stay
    }
}

extension Key {
    /// Whether this key ends a typed roll number: a mark, a remark, or the pupil's card.
    fileprivate var marks: Bool {
        guard let character = typed else { return true }
        return "palheuUq*? ".contains(character) || "PALHE".contains(character)
    }
}
