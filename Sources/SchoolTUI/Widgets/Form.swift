// A form keeps what was typed, whatever happens. Enter goes on, full fields go on by themselves,
// errors stand beside their field and block only the finish. Esc on a changed form warns once.

import SchoolCore

/// A form being filled in.
struct Form<Name: Hashable & Sendable>: Sendable {
    private(set) var fields: [FormField<Name>]
    private(set) var focus = 0
    private(set) var overlay: FormOverlay?
    /// Values Ctrl-D repeats: those of the record before.
    var last: [Name: String] = [:]
    /// What Enter in the last field stands for, where it may finish: never where money moves.
    var enterAtEnd: Key?
    /// What the first Esc on a changed form says; the second one leaves.
    var warningOnEscape = "Kept as a draft. Esc again throws it away."
    /// Whether a draft of it is in the file, to be dropped when its work is done.
    var isKept = false
    /// Whether its work was done by the last key: then its values are those Ctrl-D repeats next.
    var isFinished = false
    private let today: Day
    private var initial: [String] = []
    private var isWarned = false

    init(_ fields: [FormField<Name>], today: Day) {
        self.fields = fields
        self.today = today
        initial = fields.map(\.value)
        if !fields.isEmpty { self.fields[0].enter() }
    }

    subscript(name: Name) -> String {
        get { place(of: name).map { fields[$0].value } ?? "" }
        set {
            guard let place = place(of: name) else { return }
            fields[place].put(newValue)
            if place == focus { fields[place].enter() }
        }
    }

    func day(_ name: Name) -> Day? { place(of: name).flatMap { fields[$0].day } }

    /// The place of the chosen option in a choice field's list.
    func choice(_ name: Name) -> Int? { place(of: name).flatMap { fields[$0].chosen } }

    /// Everything typed, for a draft.
    var values: [Name: String] {
        Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// What was typed over what stood there at first, for a draft. Passwords are never kept.
    var changes: [Name: String] {
        let changed = zip(fields, initial).filter { field, first in
            field.value != first && field.kind != .password
        }
        return Dictionary(changed.map { ($0.0.name, $0.0.value) }) { first, _ in first }
    }

    /// Puts a draft back.
    mutating func restore(_ draft: [Name: String]) {
        for place in fields.indices {
            if let value = draft[fields[place].name] { fields[place].put(value) }
        }
        if fields.indices.contains(focus) { fields[focus].enter() }
    }

    var isDirty: Bool { fields.map(\.value) != initial || hasHalfTyped }
    var focused: Name? { fields.indices.contains(focus) ? fields[focus].name : nil }
    /// What the field is for, and what Ctrl-D would put into it, where there are keys.
    var fieldHelp: String? {
        guard fields.indices.contains(focus) else { return nil }
        let field = fields[focus]
        guard Look.current.hasScreen, let value = last[field.name], !value.isEmpty else {
            return field.help
        }
        return field.help + " Ctrl-D puts \(value)."
    }

    /// Understands and checks every field. True when there is no error; else the cursor goes to
    /// the first one.
    mutating func check() -> Bool {
        for place in fields.indices { fields[place].leave(today: today) }
        return goToFirstError()
    }

    /// Shows what the office found wrong, field by field.
    mutating func refuse(_ problems: [(name: Name, sentence: String)]) {
        for problem in problems {
            guard let place = place(of: problem.name) else { continue }
            fields[place].verdict = .error(problem.sentence)
        }
        _ = goToFirstError()
    }

    /// Puts what is likely meant into a field where nobody has typed, and says so beside it.
    mutating func propose(_ name: Name, _ value: String, _ sentence: String) {
        guard let place = place(of: name), fields[place].value.isEmpty || fields[place].isProposed
        else { return }
        fields[place].propose(value)
        if place == focus { fields[place].enter() }
        fields[place].verdict = .warning(sentence)
    }

    /// Takes back what was proposed, where nobody has typed.
    mutating func withdraw(_ name: Name) {
        guard let place = place(of: name), fields[place].isProposed else { return }
        fields[place].put("")
    }

    /// Says something beside a field that blocks nothing, such as a telephone known already.
    mutating func warn(_ name: Name, _ sentence: String) {
        if let place = place(of: name) { fields[place].verdict = .warning(sentence) }
    }

    mutating func goTo(_ name: Name) {
        if let place = place(of: name) { enter(place) }
    }

    mutating func type(_ key: Key) -> Typed {
        isFinished = false
        guard fields.indices.contains(focus) else { return .ignored }
        if overlay != nil { return typeIntoOverlay(key) }
        if key != .escape { isWarned = false }
        switch key {
        case .enter where focus == fields.count - 1: return finish()
        case .enter, .tab, .down: return leave(to: focus + 1)
        case .backTab, .up: return leave(to: focus - 1)
        case .escape: return escape()
        case .control("D"): return repeatLast()
        case .f(4): return openOverlay()
        default: return edit(key)
        }
    }

    mutating func paste(_ text: String) -> Typed {
        guard fields.indices.contains(focus) else { return .ignored }
        switch fields[focus].editor.paste(text) {
        case .refused(let reason): return .say(.warning(reason))
        case .cut(let reason):
            fields[focus].forgetMeaning()
            return .say(.warning(reason))
        case .changed:
            fields[focus].forgetMeaning()
            return .taken
        case .ignored, .moved: return .taken
        }
    }

    private mutating func edit(_ key: Key) -> Typed {
        switch fields[focus].editor.type(key) {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason), .cut(let reason): return .say(.warning(reason))
        case .changed:
            fields[focus].forgetMeaning()
            guard key.typed != nil, fields[focus].isComplete(), focus < fields.count - 1 else {
                return .taken
            }
            return leave(to: focus + 1)
        }
    }

    private mutating func leave(to place: Int) -> Typed {
        let isChanged = settleFocused()
        enter(max(0, min(place, fields.count - 1)))
        return isChanged ? .keep(nil) : .taken
    }

    private mutating func settleFocused() -> Bool {
        fields[focus].leave(today: today)
        return fields[focus].value != fields[focus].entered
    }

    private mutating func enter(_ place: Int) {
        focus = place
        fields[place].enter()
    }

    private mutating func finish() -> Typed {
        let isChanged = settleFocused()
        fields[focus].enter()
        if let enterAtEnd { return .act(enterAtEnd) }
        return isChanged ? .keep("F2 finishes.") : .say("F2 finishes.")
    }

    private mutating func escape() -> Typed {
        guard isDirty, !isWarned else { return .ignored }
        isWarned = true
        return .keep(.warning(warningOnEscape))
    }

    private mutating func repeatLast() -> Typed {
        guard let value = last[fields[focus].name], !value.isEmpty else {
            return .say("There is no last record to repeat here.")
        }
        fields[focus].put(value)
        return leave(to: focus + 1)
    }

    private mutating func openOverlay() -> Typed {
        switch fields[focus].kind {
        case .choice(let options):
            let place = fields[focus].chosen ?? 0
            overlay = .picker(Picker(fields[focus].label, options, at: place))
        case .day:
            fields[focus].settle(today: today)
            overlay = .calendar(MonthGrid(at: fields[focus].day ?? today, today: today))
        default: return .ignored
        }
        return .taken
    }

    private mutating func typeIntoOverlay(_ key: Key) -> Typed {
        guard let outcome = overlay?.type(key) else { return .ignored }
        switch outcome {
        case .open: return .taken
        case .closed:
            overlay = nil
            return .taken
        case .chosen(let place):
            fields[focus].chosen = place
            fields[focus].editor.text = ""
        case .day(let day):
            fields[focus].day = day
            fields[focus].editor.text = day.typedText
        }
        overlay = nil
        return leave(to: focus + 1)
    }

    private mutating func goToFirstError() -> Bool {
        guard let place = fields.firstIndex(where: { $0.verdict?.isError == true }) else {
            return true
        }
        let verdict = fields[place].verdict
        enter(place)
        fields[place].verdict = verdict
        return false
    }

    private var hasHalfTyped: Bool {
        fields.contains { field in
            if case .choice = field.kind { !field.editor.isEmpty } else { false }
        }
    }

    private func place(of name: Name) -> Int? { fields.firstIndex { $0.name == name } }
}

/// What F4 opens over a form.
enum FormOverlay: Equatable, Sendable {
    case picker(Picker)
    case calendar(MonthGrid)

    enum Outcome: Equatable, Sendable {
        case open, closed
        case chosen(Int)
        case day(Day)
    }

    mutating func type(_ key: Key) -> Outcome {
        switch self {
        case .picker(var picker):
            let outcome = picker.type(key)
            self = .picker(picker)
            switch outcome {
            case .open, .typed: return .open
            case .closed: return .closed
            case .chosen(let place): return .chosen(place)
            }
        case .calendar(var grid):
            let outcome = grid.type(key)
            self = .calendar(grid)
            return outcome
        }
    }
}
