// Pupils as JSON and as lines.

import SchoolCore

extension StudentsCommand {
    static func json(_ row: StudentList.Row, home: String) -> JSON {
        [
            "id": .id(row.id), "admissionNumber": .text(row.admissionNumber),
            "name": .text(row.name), "latinName": .text(row.latinName),
            "class": .text(row.sectionName),
            "rollNumber": row.rollNumber.map(JSON.number) ?? .null,
            "guardian": .text(row.guardianName),
            "guardianPhone": .text(PhoneNumber.shown(row.guardianPhone, at: home)),
            "status": .text(row.status.rawValue),
        ]
    }

    static func json(_ card: StudentCard, home: String) -> JSON {
        let student = card.student
        return [
            "id": .id(student.id), "admissionNumber": .text(student.admissionNumber),
            "name": .text(student.name), "latinName": .text(student.latinName),
            "familyName": .text(student.familyName), "sex": .textOrNull(student.sex?.rawValue),
            "bornOn": .day(student.bornOn),
            "phone": .text(PhoneNumber.shown(student.phone, at: home)),
            "email": .text(student.email), "address": .text(student.address),
            "admittedOn": .day(student.admittedOn), "status": .text(student.status.rawValue),
            "class": .textOrNull(card.present?.sectionName),
            "rollNumber": card.present.map { .number($0.rollNumber) } ?? .null,
            "guardians": .array(card.guardians.map { json($0, home: home) }),
            "enrolments": .array(card.enrolments.map(json)),
            "siblings": .array(
                card.siblings.map {
                    [
                        "admissionNumber": .text($0.admissionNumber), "name": .text($0.name),
                        "class": .textOrNull($0.sectionName),
                    ]
                }),
        ]
    }

    private static func json(_ guardian: Guardian, home: String) -> JSON {
        [
            "id": .id(guardian.id), "name": .text(guardian.name),
            "latinName": .text(guardian.latinName), "relation": .text(guardian.relation.rawValue),
            "relationWord": .text(guardian.relationWord),
            "phone": .text(PhoneNumber.shown(guardian.phone, at: home)),
            "email": .text(guardian.email), "isPrimary": .bool(guardian.isPrimary),
        ]
    }

    private static func json(_ spell: Enrolment) -> JSON {
        [
            "class": .text(spell.sectionName), "rollNumber": .number(spell.rollNumber),
            "fromOn": .day(spell.fromOn), "toOn": .day(spell.toOn), "reason": .text(spell.reason),
        ]
    }

    static func lines(_ card: StudentCard, home: String) -> [String] {
        let student = card.student
        var lines = ["\(student.admissionNumber)  \(student.name)"]
        if student.latinName != student.name { lines.append("  \(student.latinName)") }
        if let present = card.present {
            lines.append("  class \(present.sectionName), roll \(present.rollNumber)")
        }
        if let born = student.bornOn { lines.append("  born \(born.text)") }
        for guardian in card.guardians {
            let word =
                guardian.relationWord.isEmpty
                ? guardian.relation.rawValue.lowercased() : guardian.relationWord.lowercased()
            lines.append(
                "  \(guardian.name) (\(word))  \(PhoneNumber.shown(guardian.phone, at: home))")
        }
        return lines
    }
}
