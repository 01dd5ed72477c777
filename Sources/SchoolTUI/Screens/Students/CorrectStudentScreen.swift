// Correcting what is known about a pupil. Class and status have verbs of their own.

import SchoolCore

/// A pupil's particulars, to be corrected.
struct CorrectStudentScreen: OfficeForm {
    enum Field: String, CaseIterable, Hashable, Sendable {
        case name, latinName, familyName, sex, bornOn, phone, email, address
    }

    let student: StudentID
    let admissionNumber: String
    private let home: String
    private var version: Int
    private var stored: [Field: String]
    var form: Form<Field>

    init(_ student: StudentID, at desk: Office) throws {
        let pupil = try desk.session.card(of: student).student
        self.student = student
        admissionNumber = pupil.admissionNumber
        home = desk.session.school.profile.country
        version = pupil.version
        stored = Self.values(pupil, home: home)
        form = Self.form(stored, today: desk.session.today)
    }

    var draftOf: Int64? { student.rawValue }
    var title: String { "Correct \(admissionNumber)" }
    var prompt: String { form.prompt("F2 saves. Other people see it at once.") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", help: "Saves the corrections.",
                needs: .permission(.writeStudents)
            ) { screen, desk in try screen.save(at: desk) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        try finish { screen in
            let session = desk.session
            let particulars = try screen.typed.corrected(
                country: screen.home, today: session.today)
            do {
                try session.correct(screen.student, to: particulars, version: screen.version)
            } catch Refusal.changedMeanwhile {
                return try screen.adopt(session.card(of: screen.student).student)
            }
            return .telling(
                Notice("\(screen.admissionNumber) \(particulars.name.latin): corrected.", .good),
                then: .pop)
        }
    }

    /// Somebody else saved first: his version is the one to save over, once it has been seen.
    private mutating func adopt(_ pupil: Student) throws -> Step<Office> {
        let values = Self.values(pupil, home: home)
        let step = showChanges(from: stored, to: values)
        (version, stored) = (pupil.version, values)
        return step
    }

    func draw(on canvas: inout Canvas) {
        canvas.form(form, in: canvas.area.below(1))
    }

    private var typed: AdmissionForm {
        var typed = AdmissionForm()
        typed.name = form[.name]
        typed.latinName = form[.latinName]
        typed.familyName = form[.familyName]
        typed.sex = form[.sex]
        typed.bornOn = form[.bornOn]
        typed.phone = form[.phone]
        typed.email = form[.email]
        typed.address = form[.address]
        return typed
    }

    private static func values(_ pupil: Student, home: String) -> [Field: String] {
        [
            .name: pupil.name,
            .latinName: pupil.latinName == pupil.name ? "" : pupil.latinName,
            .familyName: pupil.familyName,
            .sex: pupil.sex.map { String($0.rawValue.prefix(1).lowercased()) } ?? "",
            .bornOn: pupil.bornOn?.iso ?? "",
            .phone: PhoneNumber.shown(pupil.phone, at: home), .email: pupil.email,
            .address: pupil.address,
        ]
    }

    private static func form(_ values: [Field: String], today: Day) -> Form<Field> {
        func field(
            _ name: Field, _ label: String, _ kind: FieldKind, _ help: String,
            required: Bool = false
        ) -> FormField<Field> {
            FormField(
                name, label, kind, help: help, required: required, value: values[name] ?? "")
        }
        let sexes = [
            PickOption("m", "male"), PickOption("f", "female"), PickOption("o", "other"),
        ]
        var form = Form(
            [
                field(.name, "Name", .text(limit: 100), "As the family writes it.", required: true),
                field(
                    .latinName, "Latin name", .text(limit: 100),
                    "Only where the name is written in other letters."),
                field(
                    .familyName, "Family name", .text(limit: 100),
                    "The part of the Latin name the family shares, where papers part it."),
                field(.sex, "Sex", .choice(sexes), "m, f or o."),
                field(.bornOn, "Born", .day(.past), "Six digits, 041113: 4 November 2013."),
                field(.phone, "Own phone", .text(limit: 30), "The pupil's, not the guardian's."),
                field(.email, "E-mail", .text(limit: 100), "The pupil's own."),
                field(.address, "Address", .text(limit: 200), "Where the pupil lives."),
            ], today: today)
        form.enterAtEnd = .f(2)
        return form
    }
}
