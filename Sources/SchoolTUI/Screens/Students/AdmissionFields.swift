// The fields of an admission in the order of the paper form, and what they mean together.

import SchoolCore

extension AdmissionScreen {
    static func empty(_ sections: [PickOption], today: Day) -> Form<Field> {
        Form(
            [
                FormField(
                    .name, "Name", .text(limit: 100), help: "As the family writes it.",
                    required: true),
                FormField(
                    .latinName, "Also written", .text(limit: 100),
                    help: "The same name in Latin letters, or in the family's own; else Enter."),
                FormField(
                    .sex, "Sex",
                    .choice([
                        PickOption("m", "male"), PickOption("f", "female"),
                        PickOption("o", "other"),
                    ]), help: "m, f or o; Enter leaves it open."),
                FormField(
                    .bornOn, "Born", .day(.past), help: "Six digits, 041113: 4 November 2013."),
                FormField(
                    .section, "Class", .choice(sections),
                    help: "7b, 7B and 7-B are one; F4 lists the classes.", required: true),
                FormField(
                    .guardianName, "Guardian", .text(limit: 100),
                    help: "A name; or letters of a brother, sister or guardian known here.",
                    required: true),
                FormField(
                    .guardianLatinName, "in Latin letters", .text(limit: 100),
                    help: "The guardian's name as people type it."),
                FormField(
                    .relation, "Relation",
                    .choice([
                        PickOption("f", "father"), PickOption("m", "mother"),
                        PickOption("g", "guardian"),
                    ]), help: "f, m or g."),
                FormField(
                    .guardianPhone, "Phone", .text(limit: 30),
                    help: "The guardian's. A number of home goes on when it is whole."),
                FormField(
                    .address, "Address", .text(limit: 200), help: "Where the pupil lives."),
            ], today: today)
    }

    /// What was typed, as the office checks it. Of two names the one in Latin letters is the Latin.
    var typed: AdmissionForm {
        var typed = AdmissionForm()
        let isSwapped = namesAreSwapped
        typed.name = form[isSwapped ? .latinName : .name]
        typed.latinName = form[isSwapped ? .name : .latinName]
        typed.sex = form[.sex]
        typed.bornOn = form[.bornOn]
        typed.section = form[.section]
        typed.guardianName = form[.guardianName]
        typed.guardianLatinName = form[.guardianLatinName]
        typed.relation = form[.relation]
        typed.guardianPhone = form[.guardianPhone]
        typed.address = form[.address]
        typed.knownGuardian = families.taken?.guardian
        return typed
    }

    /// The admission, or every problem beside the field it was typed into.
    func checked(_ typed: AdmissionForm) throws(Refusal) -> Admission {
        do throws(Refusal) {
            return try typed.checked(country: country, today: today)
        } catch {
            guard case .invalid(let problems) = error, namesAreSwapped else { throw error }
            let names = ["name": "latinName", "latinName": "name"]
            throw .invalid(
                problems.map { FieldProblem(names[$0.field] ?? $0.field, $0.fault) })
        }
    }

    private var namesAreSwapped: Bool {
        Script(of: form[.name]) == .latin && (Script(of: form[.latinName]) ?? .latin) != .latin
    }
}

/// Telephone numbers of home, as far as their length says that nothing more follows.
enum HomeNumber {
    static func isWhole(_ typed: String, country: String) -> Bool {
        let digits = typed.filter { $0.isASCII && $0.isNumber }
        guard typed.allSatisfy({ $0.isNumber || $0 == "-" || $0 == " " }) else { return false }
        return switch country {
        case "880": digits.count == 11 && digits.hasPrefix("01")
        case "91": digits.count == 10 && "6789".contains(digits.prefix(1))
        case "92": digits.count == 11 && digits.hasPrefix("03")
        case "1": digits.count == 10 && !"01".contains(digits.prefix(1))
        default: false
        }
    }
}

/// Whether a child or a telephone is known already: worth a look, never a reason to stop.
enum DuplicateCheck {
    static func warnings(
        _ form: Form<AdmissionScreen.Field>, _ families: FamilyFinder, _ country: String,
        _ session: Session
    ) throws -> [(field: AdmissionScreen.Field, sentence: String)] {
        var warnings: [(field: AdmissionScreen.Field, sentence: String)] = []
        if let born = form.day(.bornOn), let known = try child(form[.name], born, session) {
            warnings.append((.bornOn, "\(known) has this name and birthday. Another child?"))
        }
        let digits = form[.guardianPhone].filter(\.isNumber)
        if families.taken == nil, digits.count >= 8,
            let known = try wish(digits, session).rows.first
        {
            warnings.append(
                (
                    .guardianPhone,
                    "the number of \(known.guardianLatinName), \(known.latinName) "
                        + known.sectionName
                ))
        }
        return warnings
    }

    private static func child(
        _ name: String, _ born: Day, _ session: Session
    ) throws -> String? {
        guard !name.isEmpty else { return nil }
        for row in try wish(name, session).rows {
            let pupil = try session.card(of: row.id).student
            if pupil.bornOn == born { return "\(pupil.admissionNumber) \(row.sectionName)" }
        }
        return nil
    }

    private static func wish(_ words: String, _ session: Session) throws -> StudentList {
        var wish = StudentList.Wish(search: words, limit: 5)
        wish.status = nil
        return try session.students(wish)
    }
}
