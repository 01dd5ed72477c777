// Drafts of forms, one mechanism for all: what was typed is kept when a field is left, under the
// lock and when the line goes; it is offered when the form opens again, thrown away by the second
// Esc, and gone when the form's work is done. Only what differs from what stood there is kept, so
// that a draft never brings an old value back over somebody else's correction.

import SchoolCore

extension OfficeForm {
    /// `form.NewClassScreen`, `form.GuardianScreen.12`.
    var draftName: String? {
        "form.\(Self.self)" + (draftOf.map { ".\($0)" } ?? "")
    }
    var draftOf: Int64? { nil }

    mutating func keep(_ desk: Office) throws { try keepDraft(desk) }

    /// Keeps what was typed; what was typed and taken back is no draft any more.
    mutating func keepDraft(_ desk: Office) throws {
        guard let draftName else { return }
        let changes = form.changes
        if changes.isEmpty { return try left(desk) }
        try desk.session.keepDraft(form: draftName, body: Draft.body(FormDraft.texts(changes)))
        form.isKept = true
    }

    /// Offers what was left unfinished, before anything is typed.
    mutating func opened(_ desk: Office) throws -> Step<Office> {
        form.last = Dictionary(
            desk.lastTyped.values(of: kind).compactMap { text, value in
                Field(rawValue: text).map { ($0, value) }
            }
        ) { first, _ in first }
        guard let draftName, let draft = try desk.session.draft(form: draftName) else {
            return .stay
        }
        let clock = desk.session.clock
        let day = clock.day(of: draft.at)
        let at = (day == desk.session.today ? "" : "\(day.shortText) ") + clock.time(of: draft.at)
        let options = [
            PickOption("g", "Go on with it", detail: "from \(at)"),
            PickOption("n", "Begin anew, and throw that away"),
        ]
        return .choose("\(title) was not finished", options, byDigits: false) {
            (screen: inout Self, desk, place) in
            if place == 0 {
                screen.form.restore(texts: FormDraft.values(draft.fields))
                screen.form.isKept = true
                return .reload
            }
            try desk.session.dropDraft(form: draftName)
            return .stay
        }
    }

    /// Left by Esc, or because its work is done.
    mutating func left(_ desk: Office) throws {
        noteLast(desk)
        guard let draftName, form.isKept else { return }
        try desk.session.dropDraft(form: draftName)
        form.isKept = false
    }

    /// Forms of one kind repeat each other's values.
    private var kind: String { "\(Self.self)" }

    /// What the next form of this kind may repeat: what was typed here where the work is done, else
    /// what this one could have repeated itself.
    private func noteLast(_ desk: Office) {
        let repeated = form.last.map { ($0.key.rawValue, $0.value) }
        let values =
            form.isFinished ? form.texts : Dictionary(repeated) { first, _ in first }
        if !values.isEmpty { desk.lastTyped.note(values, of: kind) }
    }

    /// Leaving a form. Esc throws away what was typed, and has warned of it; F10 keeps it.
    static func leaving(_ help: String = "Goes back; nothing is changed.") -> Action<Self> {
        Action(.f(10), .control("K"), label: "Back", help: help) { screen, desk in
            guard screen.draftName != nil, !screen.form.changes.isEmpty else { return .pop }
            try screen.keepDraft(desk)
            screen.form.isKept = false
            return .telling("Kept as a draft. It is offered when this opens again.", then: .pop)
        }
    }
}

/// What a draft holds: the changed fields, and the names of those that were emptied.
enum FormDraft {
    /// No field bears this name.
    private static let emptied = "-"

    static func texts<Name: RawRepresentable<String>>(_ changes: [Name: String]) -> [String: String]
    {
        var texts = Dictionary(changes.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        let gone = texts.filter(\.value.isEmpty).keys.sorted()
        if !gone.isEmpty { texts[emptied] = gone.joined(separator: " ") }
        return texts
    }

    static func values(_ fields: [String: String]) -> [String: String] {
        var values = fields
        for name in (values.removeValue(forKey: emptied) ?? "").split(separator: " ") {
            values[String(name)] = ""
        }
        return values
    }
}
