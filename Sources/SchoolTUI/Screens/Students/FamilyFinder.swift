// Families known here, found while the guardian is typed: one word finds a brother, a sister or the
// guardian, and Enter takes the family. A name of two words is a new guardian, unless an arrow has
// chosen a line: nobody gets into a stranger's family by pressing Enter once too often.

import SchoolCore

/// The families that what was typed may mean.
struct FamilyFinder: Sendable {
    struct Family: Equatable, Sendable {
        let pupil: StudentID
        let guardian: String
        let line: String
    }

    /// The family that was taken, by a pupil of it.
    struct Taken: Equatable, Sendable {
        let guardian: GuardianID
        let pupil: String
        let admissionNumber: String
    }

    private(set) var found: [Family] = []
    private(set) var place = 0
    private(set) var isChosen = false
    var taken: Taken?

    static let linesShown = 5

    var marked: Family? { found.indices.contains(place) ? found[place] : nil }

    mutating func look(for words: String, at session: Session) throws {
        place = 0
        isChosen = false
        found = []
        guard taken == nil, words.count >= 2 else { return }
        var wish = StudentList.Wish(search: words, limit: Self.linesShown)
        wish.status = nil
        let home = session.school.profile.country
        var seen: Set<String> = []
        for row in try session.students(wish).rows where !row.guardianName.isEmpty {
            guard seen.insert(row.guardianName + row.guardianPhone).inserted else { continue }
            let phone = PhoneNumber.shown(row.guardianPhone, at: home)
            found.append(
                Family(
                    pupil: row.id,
                    guardian: shown(name: row.guardianName, latin: row.guardianLatinName),
                    line: "\(phone)   of \(row.latinName) \(row.sectionName)"))
        }
    }

    /// The family of a pupil who is here.
    mutating func take(_ card: StudentCard) {
        taken = card.guardians.first.map {
            Taken(
                guardian: $0.id, pupil: card.student.latinName,
                admissionNumber: card.student.admissionNumber)
        }
        found = []
        isChosen = false
    }

    /// An arrow chooses among the families, or leaves them upwards.
    mutating func move(_ key: Key) -> Bool {
        guard !found.isEmpty else { return false }
        if !isChosen {
            isChosen = key == .down
            return isChosen
        }
        if key == .up, place == 0 {
            isChosen = false
            return true
        }
        place = max(0, min(found.count - 1, place + (key == .down ? 1 : -1)))
        return true
    }

    func isTakenByEnter(_ typed: String) -> Bool {
        marked != nil && (isChosen || !typed.contains(" "))
    }

    func draw(isTyping: Bool, in area: Area, on canvas: inout Canvas) {
        if let taken {
            canvas.put(
                area.row, area.column + 2, "Guardian and telephone are those of \(taken.pupil).",
                .good, width: area.size.columns - 2)
            return
        }
        guard isTyping, !found.isEmpty, area.size.rows > 2 else { return }
        let options = found.map { PickOption("", $0.guardian, detail: $0.line) }
        let told = ToldChoices(
            title: "Families known here", options: options, cursor: place, isBeside: true)
        canvas.say(.choices(told), area.row) { drawFound(in: area, on: &$0) }
    }

    private func drawFound(in area: Area, on canvas: inout Canvas) {
        canvas.rule(area.row, "Families known here")
        let lines = found.prefix(min(Self.linesShown, area.size.rows - 2))
        for (index, family) in lines.enumerated() {
            let row = area.row + 1 + index
            let style: Style = index == place && isChosen ? .focus : .plain
            canvas.put(row, area.column, index == place ? ">" : " ", style)
            canvas.name(row, area.column + 2, family.guardian, width: 26)
            canvas.put(row, area.column + 30, family.line, width: area.size.columns - 30)
        }
        canvas.put(
            area.row + 1 + lines.count, area.column + 2,
            "One word and Enter takes the family at >; Down chooses; Tab: a new guardian.",
            .dim, width: area.size.columns - 2)
    }
}
