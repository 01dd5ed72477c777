// A pupil's card as it goes out by F7.

import SchoolCore

extension StudentScreen: PartsScreen {
    var partsName: (file: String, of: String) {
        ("pupil", card?.student.admissionNumber ?? "")
    }

    var sheetParts: [SheetPart] {
        guard let card else { return [] }
        return [
            SheetPart("Particulars", particulars(card)),
            SheetPart("Guardians", card.guardians.map(line)),
            SheetPart(
                "Brothers and sisters",
                card.siblings.map {
                    .text(
                        shown(name: $0.name, latin: $0.latinName), $0.sectionName ?? "-",
                        $0.admissionNumber)
                }),
            SheetPart(
                "Classes",
                card.enrolments.map { spell in
                    let until = spell.toOn.map { "to \($0.text)" } ?? "and still"
                    return .text(
                        spell.sectionName, "roll \(spell.rollNumber)",
                        "from \(spell.fromOn.text) \(until)")
                }),
            SheetPart("Attendance", attendance.map(lines) ?? []),
        ]
    }

    private func particulars(_ card: StudentCard) -> [SheetPart.Line] {
        let pupil = card.student
        let facts = [
            ("Name", pupil.name), ("Latin name", pupil.latinName),
            ("Number", pupil.admissionNumber), ("Status", pupil.status.word),
            ("Class", card.present.map { "\($0.sectionName) roll \($0.rollNumber)" } ?? "none"),
            ("Born", born(pupil)), ("Sex", pupil.sex?.word ?? "-"),
            ("Admitted", pupil.admittedOn.text), ("Address", pupil.address),
            ("Phone", PhoneNumber.shown(pupil.phone, at: home)), ("E-mail", pupil.email),
        ]
        return facts.filter { !$0.1.isEmpty }.map { .text($0.0, $0.1) }
    }

    private func line(_ guardian: Guardian) -> SheetPart.Line {
        let word =
            guardian.relationWord.isEmpty ? guardian.relation.word : guardian.relationWord
        let phone = PhoneNumber.shown(guardian.phone, at: home)
        return .text(
            shown(name: guardian.name, latin: guardian.latinName),
            phone.isEmpty ? "no telephone" : phone,
            [word, guardian.occupation].filter { !$0.isEmpty }.joined(separator: ", "))
    }

    private func lines(_ attendance: CardAttendance) -> [SheetPart.Line] {
        let counts = attendance.counts
        let sums = AttendanceCode.allCases.filter { counts[$0] > 0 }
        return [.text("Attendance of the year", "\(attendance.percent) %")]
            + sums.map { .count($0.spoken, counts[$0]) }
            + attendance.marks.map { .text($0.day.text, $0.code.rawValue, $0.remark) }
    }
}
