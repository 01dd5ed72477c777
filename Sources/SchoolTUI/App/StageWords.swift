// The stage in words: where one is, what stands there and what can be done, for those who are read
// to. The screens, the actions and the refusals are the same as on the grid.

/// Everything that can be said about a stage now.
struct Heard: Equatable, Sendable {
    /// What waits for the person, before anything on the screen can be done.
    enum Waiting: Equatable, Sendable {
        case nothing
        /// The password of the person who sits here.
        case password
        /// A question that only a word answers.
        case word(String, sentence: String)
        /// The progress of a running job.
        case job(String)
    }

    /// The screens of the stack and what lies over the top one, each by its number: the same while
    /// one stays where one is.
    var place: [Int]
    /// `Registers > 7B`, whole.
    var crumbs: String
    var heading: String
    var waiting = Waiting.nothing
    var told: [Told] = []
    var prompt = ""
    var status = ""
    var fieldHelp: String?
    var offers: [Offer] = []

    var isRoot: Bool { place.count <= 2 }
    /// A list of choices lies over everything else.
    var choices: ToldChoices? {
        for case .choices(let choices) in told where !choices.isBeside { return choices }
        return nil
    }
    var choicesBeside: ToldChoices? {
        for case .choices(let choices) in told where choices.isBeside { return choices }
        return nil
    }
    var calendar: ToldCalendar? {
        for case .calendar(let calendar) in told { return calendar }
        return nil
    }
    var fields: [ToldField] {
        told.compactMap { if case .field(let field) = $0, !field.isFinder { field } else { nil } }
    }
    var finder: ToldField? {
        for case .field(let field) in told where field.isFinder { return field }
        return nil
    }
    /// Where typed text goes; the search line of a list is no such field.
    var field: ToldField? { fields.first(where: \.isFocused) }
    /// The list that numbers choose from: of several the first that opens.
    var table: ToldTable? {
        let tables: [ToldTable] = told.compactMap {
            if case .table(let table) = $0 { table } else { nil }
        }
        return tables.first { $0.isNumbered && $0.opens && $0.cursor != nil } ?? tables.first
    }
    /// Something is asked, or something was typed that nobody has saved.
    var isUnfinished: Bool {
        if case .word = waiting { return true }
        return choices != nil || fields.contains(where: \.isUnsaved)
    }
}

extension DeskStage {
    /// The sheet that is read out: wide and long enough that little is cut, and narrow enough that
    /// no screen adds the panels of a large window.
    static var sheet: Size { Size(columns: 100, rows: 63) }

    func hear() -> Heard {
        Look.$current.withValue(look.heard) { heard() }
    }

    private func heard() -> Heard {
        let screen = levels[top].screen
        var heard = Heard(
            place: levels.map { $0.serial } + [overlayNumber],
            crumbs: Clean.line(levels.map { $0.screen.title }.joined(separator: " > ")),
            heading: Clean.line(desk.heading))
        if let lockPanel {
            heard.place.append(1)
            heard.waiting = .password
            if let refusal = lockPanel.refusal { heard.told = [.sentence(refusal)] }
            return heard
        }
        heard.offers = entries.map { $0.offer }
        heard.fieldHelp = screen.fieldHelp
        heard.prompt = screen.prompt
        heard.status = screen.status
        switch overlay {
        case .question(let question):
            let confirm = question.confirm
            heard.waiting = .word(confirm.word, sentence: confirm.sentence)
        case .job(let job, let progress):
            heard.waiting = .job(ProgressLine.text(job.title, progress.now))
        case .choice, .help, .messages, .palette, nil:
            var canvas = Canvas.heard(work)
            screen.draw(on: &canvas)
            if case .choice(let choice) = overlay { choice.picker.draw(on: &canvas) }
            heard.told = canvas.told
        }
        return heard
    }

    private var overlayNumber: Int {
        switch overlay {
        case .help, .palette, .messages, nil: 0
        case .question: -1
        case .choice: -2
        case .job: -3
        }
    }

    /// An F-key goes the way of the key, past the screen's own typing.
    mutating func choose(_ offer: Int) -> Onward {
        Look.$current.withValue(look) { chosen(offer) }
    }

    private mutating func chosen(_ offer: Int) -> Onward {
        let entries = entries
        guard entries.indices.contains(offer), lockPanel == nil else { return .goOn }
        notice = nil
        let function = entries[offer].offer.keys.first { if case .f = $0 { true } else { false } }
        if let function { return press(function) }
        return perform(entries[offer])
    }

    mutating func take(line: String) -> Onward? {
        guard overlay == nil, lockPanel == nil else { return nil }
        notice = nil
        return Look.$current.withValue(look) { said(line) }
    }

    private mutating func said(_ line: String) -> Onward? {
        do {
            if let step = try levels[top].screen.take(line: line, desk) {
                return take { _ in step }
            }
            guard let screen = try desk.screen(for: line) else { return nil }
            return take { stage in
                _ = try stage.push(screen)
                return try stage.levels[stage.top].screen.take(line: line, stage.desk) ?? .stay
            }
        } catch {
            return take { _ in throw error }
        }
    }
}
