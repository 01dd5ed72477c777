// What every form of the office shares: what the office finds wrong lands beside its field, what
// was typed always stays, and somebody else's correction is shown before it is written over. What
// is unfinished is kept as a draft: OfficeDrafts.

import SchoolCore

/// A screen that is one form. Its fields bear the names that the office's checks use.
protocol OfficeForm: Screen where Desk == Office {
    associatedtype Field: RawRepresentable<String>, Hashable, Sendable
    var form: Form<Field> { get set }
    /// What the draft of this form is kept under; nil for a form that keeps none, such as a count
    /// of today's cash.
    var draftName: String? { get }
    /// Whom or what the form is about, so that each has a draft of its own.
    var draftOf: Int64? { get }
}

extension OfficeForm {
    mutating func type(_ key: Key) -> Typed { form.type(key) }
    mutating func paste(_ text: String) -> Typed { form.paste(text) }
    var fieldHelp: String? { form.fieldHelp }

    /// Checks the fields, then does the work; faults the office finds go beside their fields.
    mutating func finish(
        _ work: (inout Self) throws -> Step<Office>
    ) throws -> Step<Office> {
        guard form.check() else { return .notice(form.firstFault) }
        do {
            let step = try work(&self)
            form.isFinished = true
            return step
        } catch Refusal.invalid(let problems) {
            return .notice(form.refuse(problems))
        }
    }

    /// After somebody else saved first: what differs now is said beside the fields.
    mutating func showChanges(
        from known: [Field: String], to stored: [Field: String]
    ) -> Step<Office> {
        for field in form.fields.map(\.name) {
            let now = stored[field] ?? ""
            guard now != known[field] ?? "" else { continue }
            form.warn(field, now.isEmpty ? "is empty now" : "is \(now) now")
        }
        return .notice(.warning(FormFaults.changed))
    }
}

/// What is said on row 23 when somebody else was faster.
enum FormFaults {
    static let changed = "Somebody else has saved meanwhile: see beside. F2 saves yours over it."
}

extension Form {
    /// What is wrong where the cursor stands, and how much else.
    var firstFault: Notice {
        let wrong = fields.filter { $0.verdict?.isError == true }
        guard let first = wrong.first else { return .warning("Look at the fields once more.") }
        let more = wrong.count > 1 ? " (\(wrong.count - 1) more below)" : ""
        return .warning("\(first.label): \(first.verdict?.sentence ?? "")\(more)")
    }

    /// What a line of standing words gives way to: what the field under the cursor has to say.
    func prompt(_ standing: String) -> String {
        fields.first { $0.name == focused }?.verdict?.sentence ?? standing
    }
}

extension Form where Name: RawRepresentable<String> {
    /// Puts problems beside their fields; those that have none are told.
    mutating func refuse(_ problems: [FieldProblem]) -> Notice {
        let placed = problems.compactMap { problem in
            Name(rawValue: problem.field).map {
                (name: $0, sentence: Wording.besideField(problem.fault))
            }
        }
        refuse(placed)
        let homeless = problems.filter { problem in
            !fields.contains { $0.name.rawValue == problem.field }
        }
        return homeless.isEmpty
            ? firstFault : .refusal(homeless.map(Wording.sentence).joined(separator: " "))
    }

    /// Everything typed but passwords, by the fields' own words.
    var texts: [String: String] {
        let open = fields.filter { $0.kind != .password }
        return Dictionary(open.map { ($0.name.rawValue, $0.value) }) { first, _ in first }
    }

    /// Puts kept words back into their fields.
    mutating func restore(texts: [String: String]) {
        let pairs = texts.compactMap { text, value in Name(rawValue: text).map { ($0, value) } }
        restore(Dictionary(pairs) { first, _ in first })
    }
}

extension Wording {
    /// A fault as it stands beside its field: a sentence of its own.
    static func besideField(_ fault: FieldProblem.Fault) -> String {
        let text = sentence(fault)
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
