// Admitting a pupil from the command line: from options, or from a form in a file.

import ArgumentParser
import Foundation
import SchoolCore

extension StudentsCommand {
    struct Admit: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "admit", abstract: "Admit a pupil into a class from today on.",
            discussion: """
                Name and class are needed, and a guardian or a sibling whose guardian it is. With \
                --from they may stand in a file: one JSON object of the fields name, latinName, \
                familyName, sex, bornOn, class, guardianName, guardianLatinName, relation, \
                guardianPhone, sibling, address, phone, email and admissionNumber, each a text. \
                Options go before the file.
                """, aliases: ["create"])
        @OptionGroup var options: CommandOptions
        @Option(help: "A JSON object of the fields, as its help names them.", completion: .file())
        var from: String?
        @Option(help: "Name as written, in any script.") var name = ""
        @Option(help: "Name in Latin letters, where it is written otherwise.") var latinName = ""
        @Option(help: "Family name, where the papers part it.") var familyName = ""
        @Option(help: "MALE, FEMALE or OTHER.") var sex = ""
        @Option(help: "Date of birth, 2013-11-04.") var born = ""
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section = ""
        @Option(help: "Guardian's name.") var guardian = ""
        @Option(help: "Guardian's name in Latin letters.") var guardianLatinName = ""
        @Option(help: "FATHER, MOTHER or GUARDIAN.") var relation = ""
        @Option(help: "Guardian's telephone.") var guardianPhone = ""
        @Option(help: "Admission number of a sibling whose guardian it is.") var sibling: String?
        @Option(help: "Address.") var address = ""
        @Option(help: "Admission number, where one is given already.") var number = ""
        @Flag(help: "Admit although the class is full.") var overCapacity = false
        @Flag(help: "Admit although a pupil has this name and date of birth.")
        var anotherChild = false
        @Option(help: "32 hexadecimal digits: the same key again admits nobody twice.")
        var key: String?

        func answer(_ session: Session) throws -> Answer {
            var fields = try from.map(AdmissionFile.read) ?? [:]
            fields.merge(typed) { $1 }
            var form = AdmissionForm()
            for (field, path) in AdmissionFile.fields { form[keyPath: path] = fields[field] ?? "" }
            form.overCapacity = overCapacity
            form.isAnotherChild = anotherChild
            if let sibling = fields["sibling"] {
                let card = try session.card(of: try session.student(numbered: sibling))
                form.knownGuardian = card.guardians.first?.id
            }
            let admission = try form.checked(
                country: session.school.profile.country, today: session.today)
            let student = try session.admit(admission, key: try Words.key(key))
            let card = try session.card(of: student)
            return .done(
                "\(card.student.name) is admitted as \(card.student.admissionNumber) "
                    + "into \(card.present?.sectionName ?? "").",
                StudentsCommand.json(card, home: session.school.profile.country))
        }

        /// What was given as options, by the names of the fields.
        private var typed: [String: String] {
            let all = [
                "name": name, "latinName": latinName, "familyName": familyName, "sex": sex,
                "bornOn": born, "class": section, "guardianName": guardian,
                "guardianLatinName": guardianLatinName, "relation": relation,
                "guardianPhone": guardianPhone, "sibling": sibling ?? "", "address": address,
                "admissionNumber": number,
            ]
            return all.filter { !$0.value.isEmpty }
        }
    }
}

/// An admission as a file: a JSON object of texts.
enum AdmissionFile {
    /// The fields of the form by the names that a file and JSON answers give them.
    static var fields: [String: WritableKeyPath<AdmissionForm, String>] {
        [
            "name": \.name, "latinName": \.latinName, "familyName": \.familyName, "sex": \.sex,
            "bornOn": \.bornOn, "class": \.section, "guardianName": \.guardianName,
            "guardianLatinName": \.guardianLatinName, "relation": \.relation,
            "guardianPhone": \.guardianPhone, "address": \.address, "phone": \.phone,
            "email": \.email, "admissionNumber": \.admissionNumber,
        ]
    }

    static func read(_ path: String) throws -> [String: String] {
        let bytes = try InboxFile.bytes(at: Places.absolute(path), atMost: 1 << 20)
        let typed: [String: String]
        do {
            typed = try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw CommandFault("\(path) is no JSON object whose fields are texts.")
        }
        let known = Set(fields.keys).union(["sibling"])
        if let stranger = typed.keys.sorted().first(where: { !known.contains($0) }) {
            throw Refusal.invalid([FieldProblem(stranger, .notAnOption(known.sorted()))])
        }
        return typed.filter { !$0.value.isEmpty }
    }
}
