// A pupil's card: what the office asks about one child, on one page. Everything that can be done
// with the pupil starts here.

import SchoolCore

/// One pupil.
struct StudentScreen: Screen {
    let student: StudentID
    private(set) var card: StudentCard?
    private(set) var attendance: CardAttendance?
    private(set) var home = ""
    private(set) var today = Day(0)
    private var hasNews = false
    private(set) var reach: ExportReach?

    init(_ student: StudentID) { self.student = student }

    var title: String { card?.student.latinName ?? "Pupil" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String { hints.joined(separator: "   ") }
    /// What this person may do with the pupil.
    private var hints: [String] = []

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        home = session.school.profile.country
        today = session.today
        reach = ExportReach(of: .seeStudents, at: desk)
        card = try session.card(of: student)
        desk.lastSeen.note(student)
        if Permission.seeAttendance.scope(of: session.role) != nil {
            attendance = try CardAttendance(of: student, session)
        }
        hasNews = false
        hints = PupilHints.words(offers(desk))
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }

    func actions(_ desk: Office) -> [Action<Self>] {
        let student = student
        return [
            Action(
                .f(4), "c", label: "Edit", name: "Correct the pupil",
                help: "Corrects name, birthday, address and the like.",
                needs: .permission(.writeStudents)
            ) { _, desk in .push(try CorrectStudentScreen(student, at: desk)) },
            Action(
                .f(6), "l", label: "Leave", name: "Record leave",
                help: "Records leave: those days come marked as excused.",
                needs: .permission(.takeRegisters)
            ) { _, desk in .push(try LeaveScreen(student, at: desk)) },
            Action(
                .f(8), "m", label: "Move", name: "Move to another class",
                help: "Moves the pupil to another class from a day on.",
                needs: .permission(.writeStudents),
                blocked: card?.present == nil ? "The pupil is in no class now." : nil
            ) { _, desk in .push(try MoveStudentScreen(student, at: desk)) },
            Action(
                "g", label: "Guard.", name: "Correct a guardian",
                help: "Corrects a guardian's name or telephone.",
                needs: .permission(.writeStudents),
                blocked: card?.guardians.isEmpty != false ? "No guardian is recorded." : nil
            ) { screen, _ in screen.chooseGuardian() },
            Action(
                "s", label: "Sibl.", name: "Open a sibling",
                help: "Opens the card of a brother or sister.",
                blocked: card?.siblings.isEmpty != false ? "No sibling is known here." : nil
            ) { screen, _ in screen.chooseSibling() },
            Action(
                "f", label: "Fees", name: "Open the account",
                help: "Dues, payments and receipts; the payments stand in the ledger.",
                needs: .permission(.seeFees)
            ) { _, _ in FeeDoors.account(student) },
            Self.exportingParts(), .copying(phone, at: desk),
        ]
    }

    /// The number the school calls: a guardian's, else the pupil's own.
    private var phone: String? {
        let guardians = card?.guardians.map(\.phone) ?? []
        return (guardians + [card?.student.phone ?? ""]).first { !$0.isEmpty }
    }

    private func chooseGuardian() -> Step<Office> {
        let guardians = card?.guardians ?? []
        let student = student
        let open = { (place: Int) -> Step<Office> in
            guard guardians.indices.contains(place) else { return .stay }
            return .push(GuardianScreen(guardians[place], of: student, home: home))
        }
        if guardians.count == 1 { return open(0) }
        let options = guardians.map { PickOption("", $0.latinName, detail: $0.relation.word) }
        return .choose("Which guardian", options) { (_: inout Self, _, place) in open(place) }
    }

    private func chooseSibling() -> Step<Office> {
        let siblings = card?.siblings ?? []
        if siblings.count == 1, let only = siblings.first {
            return .push(StudentScreen(only.id))
        }
        let options = siblings.map {
            PickOption("", $0.latinName, detail: $0.sectionName ?? "")
        }
        return .choose("Which sibling", options) { (_: inout Self, _, place) in
            siblings.indices.contains(place) ? .push(StudentScreen(siblings[place].id)) : .stay
        }
    }
}

/// A pupil's attendance as the card shows it.
struct CardAttendance: Equatable, Sendable {
    let counts: MarkCounts
    let percent: String
    /// The last marks, oldest first.
    let marks: [AttendanceRecord]

    static let shown = 30

    init(of student: StudentID, _ session: Session) throws {
        counts = try session.attendanceSummary(of: student)
        percent = counts.percentText(excusedInTotal: try session.excusedCounts())
        var wish = AttendanceRecord.Wish()
        wish.student = student
        wish.limit = Self.shown
        marks = try session.attendance(wish).rows.reversed()
    }

    /// `PPPPP PPAPP`: letters in fives, oldest first.
    var letters: String {
        var text = ""
        for (place, mark) in marks.enumerated() {
            if place > 0, place.isMultiple(of: 5) { text += " " }
            text += mark.code.rawValue
        }
        return text
    }

    /// The days a parent asks about, newest first.
    var exceptions: [AttendanceRecord] { marks.reversed().filter { $0.code != .present } }
}

extension Guardian.Relation {
    var word: String { rawValue.lowercased() }
}

/// The line below a pupil, made of what the person may do: nobody is offered a letter that refuses.
enum PupilHints {
    static func words(_ offers: [Offer]) -> [String] {
        let keys = Set(offers.filter { $0.withheld == nil }.flatMap(\.keys))
        let words: [(key: Key, hint: String)] = [
            ("c", "c correct"), ("m", "m move"), ("l", "l leave"), ("g", "g guardian"),
            ("s", "s sibling"), ("f", "f fees"),
        ]
        return words.filter { keys.contains($0.key) }.map { $0.hint }
    }
}
