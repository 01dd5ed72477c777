// What is said: where one is, the thing first and then the result, and of a place one has not left
// only what changed. Lists are read twelve rows at a time.

import SchoolCore

extension PlainApp {
    /// Rows that are read at a time.
    static var rowsAtATime: Int { 12 }

    /// Says what the last line, or anything else, has brought.
    mutating func tell() {
        guard isRunning else { return tellOnlyNotices() }
        let now = stage.hear()
        var words = [news].compactMap { $0 }.map(PlainSpeech.spoken)
        news = nil
        words += notices.map(PlainSpeech.spoken)
        if let before = heard, before.place == now.place {
            words += changes(from: before, to: now)
        } else {
            words += arrival(now)
        }
        heard = now
        words += question(now)
        if !words.isEmpty { lastSaid = words }
        say(words)
    }

    mutating func tellOnlyNotices() {
        say(notices.map(PlainSpeech.spoken))
        notices = []
    }

    /// A place one has just come to.
    private mutating func arrival(_ now: Heard) -> [String] {
        readTo = 0
        switch now.waiting {
        case .password: return ["This screen is locked."] + now.told.flatMap { lines($0) }
        case .job(let progress): return [PlainSpeech.spoken(progress)]
        case .word(let word, let sentence):
            return [sentence, "Type \(word) to go on; back leaves everything as it is."]
        case .nothing: break
        }
        if let choices = now.choices { return lines(choices) }
        var words = heard == nil && !now.heading.isEmpty ? [PlainSpeech.spoken(now.heading)] : []
        words.append(now.crumbs.asSentence)
        words += reading(now, whole: false).filter { $0 != now.crumbs.asSentence }
        return words + [now.prompt, now.status].filter { !$0.isEmpty }.map(PlainSpeech.spoken)
    }

    /// Everything that stands here: of a form the filled fields, or all of them.
    mutating func reading(_ now: Heard, whole: Bool) -> [String] {
        let count = now.fields.count
        var words: [String] = []
        var hasCounted = false
        for told in now.told {
            if case .field(let field) = told, !field.isFinder, count > 1, !hasCounted {
                hasCounted = true
                words.append("\(count) fields.")
            }
            if case .field(let field) = told, !whole, !field.isFinder, field.value.isEmpty,
                field.verdict == nil
            {
                continue
            }
            if case .table(let table) = told, whole {
                words += table.rows.isEmpty ? [table.empty] : table.rows.indices.map(table.row)
                readTo = table.rows.count
                continue
            }
            words += lines(told)
        }
        return words
    }

    private mutating func lines(_ told: Told) -> [String] {
        switch told {
        case .sentence(let text): return [text.asSentence]
        case .field(let field): return [words(field)]
        case .choices(let choices): return lines(choices)
        case .calendar(let calendar): return [words(calendar)] + calendar.remarks.map(\.asSentence)
        case .table(let table): return rows(of: table, from: 0)
        }
    }

    /// `12 of 420, page 1`, and those twelve.
    mutating func rows(of table: ToldTable, from start: Int) -> [String] {
        guard !table.rows.isEmpty else { return [table.empty].filter { !$0.isEmpty } }
        let end = min(start + Self.rowsAtATime, table.rows.count)
        if table.opens || readTo == 0 { readTo = end }
        let total = table.total ?? table.first + table.rows.count
        let isWhole = table.first == 0 && start == 0 && total <= end
        let page = (table.first + start) / Self.rowsAtATime + 1
        let many = total == .max ? "many" : grouped(total)
        let head =
            isWhole
            ? "\(total) in the list."
            : "\(end - start) of \(many), page \(page)"
                + (table.first + end < total ? "; more reads on." : ".")
        return [head] + (start..<end).map(table.row)
    }
}

// What changed.
extension PlainApp {
    private mutating func changes(from before: Heard, to now: Heard) -> [String] {
        guard now.waiting == .nothing else {
            return now.told == before.told ? [] : now.told.flatMap { lines($0) }
        }
        if let choices = now.choices { return choices == before.choices ? [] : lines(choices) }
        var words: [String] = []
        var old = before.told
        let oldTables = Self.tables(before)
        var place = 0
        for told in now.told {
            if case .table(let table) = told {
                let was = oldTables.indices.contains(place) ? oldTables[place] : nil
                words += changes(of: table, since: was)
                place += 1
            } else if let same = old.firstIndex(of: told) {
                old.remove(at: same)
            } else if isNews(told, since: before) {
                words += lines(told)
            }
        }
        guard notices.isEmpty else { return words }
        if now.prompt != before.prompt, !now.prompt.isEmpty, now.finder == nil {
            words.append(PlainSpeech.spoken(now.prompt))
        }
        if now.status != before.status, !now.status.isEmpty {
            words.append(PlainSpeech.spoken(now.status))
        }
        return words
    }

    private static func tables(_ heard: Heard) -> [ToldTable] {
        heard.told.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// What a person has just typed as text is not said back; what was understood from it is.
    private func isNews(_ told: Told, since before: Heard) -> Bool {
        guard case .field(let field) = told, !field.isFinder else { return true }
        guard let was = before.fields.first(where: { $0.label == field.label }) else { return true }
        guard was.value != field.value || was.verdict != field.verdict else { return false }
        if field.verdict != nil { return true }
        switch field.kind {
        case .text, .digits, .secret: return !was.isFocused && !field.value.isEmpty
        default: return !field.value.isEmpty
        }
    }

    private mutating func changes(of table: ToldTable, since was: ToldTable?) -> [String] {
        guard let was, was.rows.count == table.rows.count, was.first == table.first else {
            readTo = 0
            return rows(of: table, from: 0)
        }
        let others = table.rows.indices.filter { table.rows[$0] != was.rows[$0] }
        if others.isEmpty {
            guard let cursor = table.cursor, cursor != was.cursor, notices.isEmpty else {
                return []
            }
            return [table.row(cursor)]
        }
        if others.count <= 3 { return notices.isEmpty ? others.map(table.row) : [] }
        if !table.opens, !notices.isEmpty { return [] }
        readTo = 0
        return rows(of: table, from: 0)
    }
}

// The words of one thing.
extension PlainApp {
    /// What is asked for now: a field, or yes or no. A script knows what it answers.
    private func question(_ now: Heard) -> [String] {
        if let choices = now.choices {
            if choices.isYesOrNo { return ["\(choices.title) y or n"] }
            return line.isTyped ? ["Choose one by its number or its name; back leaves it."] : []
        }
        guard line.isTyped else { return [] }
        if now.waiting == .password { return ["Password."] }
        guard now.waiting == .nothing, let field = now.field else { return [] }
        var words = field.label + (field.isRequired ? " (needed)" : "")
        switch field.kind {
        case .choice(let options), .letter(let options):
            words +=
                options.count > 6
                ? ", one of \(options.count), ? lists them"
                : ", " + options.map { "\($0.code) \($0.name)" }.joined(separator: ", ")
        case .day: words += ", a day such as 12, 12 3, 041113, mon, t"
        default: break
        }
        if now.choicesBeside != nil { return [words.asSentence] }
        let value = field.value.isEmpty ? "" : " Now \(field.value); Enter keeps it."
        return [words.asSentence + value]
    }

    func words(_ field: ToldField) -> String {
        if case .finder(let found) = field.kind {
            let value = field.value.isEmpty ? "" : " \(field.value)"
            return "\(field.label)\(value): \(found)".asSentence
        }
        let value = field.value.isEmpty ? "empty" : field.value
        return [value, field.verdict.map { field.isWrong ? "wrong: \($0)" : $0 }]
            .compactMap { $0 }
            .reduce(field.label + ":") { "\($0) \($1)" + ($1 == value ? "," : "") }
            .trimmedOfComma.asSentence
    }

    private func words(_ calendar: ToldCalendar) -> String {
        let today = calendar.day == calendar.today ? ", today" : ""
        let how = calendar.takes ? "; Enter takes this one" : ""
        return "The day is \(calendar.day.text)\(today). Say another, such as 12 or 12 3\(how)."
    }

    private func lines(_ choices: ToldChoices) -> [String] {
        if choices.isYesOrNo { return [] }
        let options = choices.options.enumerated().map { place, option in
            let code = option.code.isEmpty || option.code == option.name ? "" : "\(option.code) "
            let detail = option.detail.isEmpty ? "" : ", \(PlainSpeech.joined(option.detail))"
            return "\(place + 1). \(code)\(option.name)\(detail)".asSentence
        }
        let beside =
            choices.isBeside
            ? ["Enter takes the first, a number another; new goes on with what you typed."] : []
        return ["\(choices.title):"] + options + beside
    }
}

extension String {
    fileprivate var trimmedOfComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
