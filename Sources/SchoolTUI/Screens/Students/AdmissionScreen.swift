// Admitting a pupil with as few keys as the facts have letters. Fields that can only mean one thing
// go on by themselves. The form's own key is made when it opens and kept with the draft, so a
// second F2 after a dropped line admits nobody twice.

import SchoolCore

/// A new pupil with class and guardian.
struct AdmissionScreen: OfficeForm {
    enum Field: String, CaseIterable, Hashable, Sendable {
        case name, latinName, sex, bornOn, section, guardianName, guardianLatinName, relation,
            guardianPhone, address
    }

    static let draftName = "admission"
    /// Its draft holds the family and the form's key too, and stands on the home screen.
    var draftName: String? { nil }

    var form: Form<Field>
    var families = FamilyFinder()
    private(set) var key: SubmissionKey
    /// The names whose Latin form has been guessed.
    private var guessed: [Field: String] = [:]
    let country: String
    let today: Day
    private let sections: [PickOption]

    init(at desk: Office, draft: Draft? = nil) throws {
        let session = desk.session
        country = session.school.profile.country
        today = session.today
        sections = try session.sections().map {
            PickOption(
                Section.searchName($0.name), $0.name, detail: "\($0.strength) of \($0.capacity)")
        }
        form = Self.empty(sections, today: today)
        key = draft?.fields["key"].flatMap(SubmissionKey.init(hexadecimal:)) ?? SubmissionKey()
        guard let draft else { return }
        form.restore(texts: draft.fields)
        guard let sibling = draft.fields["sibling"] else { return }
        families.take(try session.card(of: try session.student(numbered: sibling)))
    }

    var title: String { "Admission" }
    var prompt: String {
        form.prompt("F2 admits. Enter goes on; Ctrl-D repeats the pupil before.")
    }
    var status: String { families.taken == nil ? "" : "family known" }

    mutating func load(_ desk: Office) throws {
        try families.look(for: form[.guardianName], at: desk.session)
    }

    /// Keeps the draft, and looks whether this child or this telephone is known already.
    mutating func keep(_ desk: Office) throws {
        guard form.isDirty else { return }
        try proposeLatin(beside: .name, in: .latinName, desk)
        if families.taken == nil {
            try proposeLatin(beside: .guardianName, in: .guardianLatinName, desk)
        }
        try keepDraft(desk)
        for warning in try DuplicateCheck.warnings(form, families, country, desk.session) {
            form.warn(warning.field, warning.sentence)
        }
    }

    /// A name in another script gets a Latin form to look at; it is guessed once for each name.
    private mutating func proposeLatin(
        beside name: Field, in field: Field, _ desk: Office
    ) throws {
        let written = form[name]
        guard guessed[name] != written else { return }
        guessed[name] = written
        guard let script = Script(of: written), script != .latin else {
            return form.withdraw(field)
        }
        if let latin = try LatinForm.proposed(for: written, asSeenBy: desk.session) {
            form.propose(field, latin, "proposed: Enter takes it, typing replaces it.")
        } else if form[field].isEmpty {
            form.warn(field, "as people type it; it is needed.")
        }
    }

    private func keepDraft(_ desk: Office) throws {
        var texts = form.texts
        texts["key"] = key.hexadecimal
        texts["sibling"] = families.taken?.admissionNumber
        try desk.session.keepDraft(form: Self.draftName, body: Draft.body(texts))
    }

    func draw(on canvas: inout Canvas) {
        let below = Field.allCases.count + 2
        families.draw(
            isTyping: form.focused == .guardianName,
            in: Area(
                row: below, column: 0, rows: canvas.size.rows - below,
                columns: canvas.size.columns), on: &canvas)
        canvas.form(
            form,
            in: Area(row: 1, column: 1, rows: below - 2, columns: canvas.size.columns - 2))
    }
}

// Typing: what goes on by itself.
extension AdmissionScreen {
    mutating func type(_ key: Key) -> Typed {
        let before = form.focused
        if before == .guardianName, form.overlay == nil {
            if let typed = typeAtGuardian(key) { return typed }
        }
        let guardian = form[.guardianName]
        var typed = form.type(key)
        if form.focused == .guardianLatinName, before != .guardianLatinName, !needsLatinGuardian {
            _ = form.type(before == .relation ? .backTab : .tab)
        }
        if form.focused == .guardianPhone, key.typed != nil, form.overlay == nil,
            HomeNumber.isWhole(form[.guardianPhone], country: country)
        {
            typed = form.type(.tab)
        }
        return found(typed, at: before, instead: guardian)
    }

    mutating func paste(_ text: String) -> Typed {
        let guardian = form[.guardianName]
        return found(form.paste(text), at: form.focused, instead: guardian)
    }

    /// Another guardian than before is looked for among the families that are known.
    private mutating func found(
        _ typed: Typed, at field: Field?, instead guardian: String
    ) -> Typed {
        guard field == .guardianName, form[.guardianName] != guardian else { return typed }
        forgetFamily()
        return .load
    }

    /// While families are listed under the guardian, arrows choose one and Enter takes it.
    private mutating func typeAtGuardian(_ key: Key) -> Typed? {
        switch key {
        case .down, .up: return families.move(key) ? .taken : nil
        case .enter where families.isTakenByEnter(form[.guardianName]):
            return .act(.control("F"))
        case .control("D"): return repeatFamily()
        default: return nil
        }
    }

    /// The guardian of the pupil before, whose family is then listed; once more takes the family
    /// that is marked.
    private mutating func repeatFamily() -> Typed? {
        let (typed, name) = (form[.guardianName], form.last[.guardianName] ?? "")
        let isMeant = families.isTakenByEnter(typed) || (typed == name && families.marked != nil)
        if isMeant { return .act(.control("F")) }
        guard typed.isEmpty, !name.isEmpty else { return nil }
        form[.guardianName] = name
        return .load
    }

    private var needsLatinGuardian: Bool {
        (Script(of: form[.guardianName]) ?? .latin) != .latin && families.taken == nil
    }

    /// Another guardian is typed: what came from the family goes with it.
    private mutating func forgetFamily() {
        guard families.taken != nil else { return }
        families.taken = nil
        for field in [Field.relation, .guardianPhone, .address] { form[field] = "" }
    }
}

// What can be done.
extension AdmissionScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Admit", help: "Admits the pupil from today on.",
                needs: .permission(.writeStudents)
            ) { screen, desk in try screen.admit(at: desk) },
            Action(
                .control("F"), label: "Family", name: "Take this family",
                help: "Takes the guardian and address of the marked family.",
                blocked: families.marked == nil ? "No known family is listed." : nil
            ) { screen, desk in try screen.takeFamily(at: desk) },
            Self.exportingForm(),
            Action(
                .escape, label: "Drop", name: "Throw away",
                help: "Leaves, and throws away what was typed."
            ) { _, desk in
                try desk.session.dropDraft(form: Self.draftName)
                return .pop
            },
            Action(
                .f(10), .control("K"), label: "Back", name: "Back, keeping a draft",
                help: "Leaves; what was typed is offered again."
            ) { screen, desk in
                guard screen.form.isDirty else { return .pop }
                try screen.keepDraft(desk)
                return .telling(Notice("Kept as a draft. Home and F6 offer it again."), then: .pop)
            },
        ]
    }

    /// What this person left unfinished, if he may still go on with it.
    static func unfinished(at desk: Office) throws -> Draft? {
        guard Permission.writeStudents.scope(of: desk.session.role) != nil else { return nil }
        return try desk.session.draft(form: draftName)
    }

    /// The step that opens the form: straight away, or asking whether to go on with a draft.
    static func opening<Owner: Screen>(
        over owner: Owner.Type, at desk: Office
    ) throws -> Step<Office> where Owner.Desk == Office {
        guard let draft = try desk.session.draft(form: draftName) else {
            return .push(try AdmissionScreen(at: desk))
        }
        let clock = desk.session.clock
        let at = "\(clock.day(of: draft.at).shortText) \(clock.time(of: draft.at))"
        let options = [
            PickOption("g", "Go on with \(draft.fields["name"] ?? "it")", detail: at),
            PickOption("n", "Begin a new one, and throw that away"),
        ]
        return .choose("An admission was not finished", options) {
            (_: inout Owner, desk, place) in
            if place == 0 { return .push(try AdmissionScreen(at: desk, draft: draft)) }
            try desk.session.dropDraft(form: draftName)
            return .push(try AdmissionScreen(at: desk))
        }
    }

    private mutating func takeFamily(at desk: Office) throws -> Step<Office> {
        guard let family = families.marked else { return .stay }
        let card = try desk.session.card(of: family.pupil)
        guard let guardian = card.guardians.first else { return .stay }
        form[.guardianName] = guardian.name
        form[.guardianLatinName] = guardian.latinName == guardian.name ? "" : guardian.latinName
        form[.relation] = String(guardian.relation.word.prefix(1))
        form[.guardianPhone] = PhoneNumber.shown(guardian.phone, at: country)
        if form[.address].isEmpty { form[.address] = card.student.address }
        families.take(card)
        form.goTo(.relation)
        try keepDraft(desk)
        return .notice(Notice("The family of \(card.student.latinName). F2 admits.", .good))
    }

    private mutating func admit(
        at desk: Office, overCapacity: Bool = false, isAnotherChild: Bool = false
    ) throws -> Step<Office> {
        try finish { screen in
            let session = desk.session
            var typed = screen.typed
            typed.overCapacity = overCapacity
            typed.isAnotherChild = isAnotherChild
            do {
                let admission = try screen.checked(typed)
                let student = try session.admit(admission, key: screen.key)
                try session.dropDraft(form: Self.draftName)
                return screen.admitted(try session.card(of: student), as: admission)
            } catch Refusal.classes(.classIsFull(let name, let capacity)) {
                return .ask("\(name) is full with \(capacity). Admit one more?", word: "MORE") {
                    (screen: inout Self, desk) in
                    try screen.admit(
                        at: desk, overCapacity: true, isAnotherChild: isAnotherChild)
                }
            } catch Refusal.students(.knownChild(let number, let section)) {
                return .ask(
                    "\(number) \(section) has this name and birthday. Admit another child?",
                    word: "ADMIT"
                ) { (screen: inout Self, desk) in
                    try screen.admit(
                        at: desk, overCapacity: overCapacity, isAnotherChild: true)
                }
            }
        }
    }

    /// The form is ready for the next pupil; Ctrl-D repeats a field of this one.
    private mutating func admitted(
        _ card: StudentCard, as admission: Admission
    ) -> Step<Office> {
        let number = card.student.admissionNumber
        let place = card.present.map { "\($0.sectionName) roll \($0.rollNumber)" } ?? "no class"
        guard card.student.name == admission.particulars.name.written else {
            key = SubmissionKey()
            return .notice(
                .warning(
                    "\(number) \(card.student.latinName) had been admitted. F2 admits this one too."
                ))
        }
        var next = Self.empty(sections, today: today)
        next.last = form.values
        form = next
        guessed = [:]
        families = FamilyFinder()
        key = SubmissionKey()
        let done = "\(number) \(card.student.latinName) is in \(place). The next one, or Esc."
        return .notice(Notice(done, .good))
    }
}
