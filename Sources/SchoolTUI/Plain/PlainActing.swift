// What a line means. First what is asked for has it: a password, a word, a field, a choice. Then
// the few words of this mode, then the screen itself, then a row's number, then the actions by name
// and key, and what is left is looked for where there is something to look in.

extension PlainApp {
    mutating func act(on text: String) {
        guard let heard else { return }
        switch heard.waiting {
        case .password: return answerLock(text)
        case .job:
            if ["stop", "back"].contains(text.lowercased()) { return press(.escape) }
            return refuse("A job is running. Say stop to end it.")
        case .word(let word, _): return answerWord(text, word)
        case .nothing: break
        }
        let isSecret = heard.field?.kind == .secret
        if !isSecret, let value = Self.quoted(text), let field = heard.field {
            return put(value, in: field)
        }
        if !isSecret, text.hasPrefix(":"), text.count > 1 {
            return command(String(text.dropFirst()).trimmed)
        }
        if text.isEmpty { return enter(heard) }
        if let field = heard.field, answer(text, field, heard) { return }
        command(text)
    }

    /// A line that is no value of a field.
    private mutating func command(_ text: String) {
        guard let heard else { return }
        if obeyReserved(text) { return }
        if let choices = heard.choices { return choose(text, of: choices) }
        if let calendar = heard.calendar, goTo(text, in: calendar) { return }
        if heard.field == nil, takeLine(text) { return }
        if chooseRow(text, heard) { return }
        obeyName(text, orFind: true)
    }

    /// Does what a name, the beginning of one, or a key names.
    mutating func obeyName(_ text: String, orFind: Bool) {
        guard let heard else { return }
        switch PlainNames(heard.offers).match(text) {
        case .offer(let place): perform(place, heard)
        case .key(let key): press(key)
        case .several(let names):
            refuse("“\(text)” may mean \(names.joined(separator: ", ")). Nothing was done.")
        case .nothing:
            if orFind, heard.finder != nil, heard.field == nil { return find(text) }
            if case .digits? = heard.field?.kind { return refuse("Only digits here.") }
            refuse("“\(text)” is nothing that can be done here. ? lists what can.")
        }
    }

    private mutating func perform(_ place: Int, _ heard: Heard) {
        let offer = heard.offers[place]
        isFinishing = offer.keys.contains(.f(2))
        choose(place)
        if offer.refusal != nil { refused = offer.withheld == nil ? 2 : 4 }
    }

    /// Enter alone keeps a field, or opens the marked row. It answers no question.
    private mutating func enter(_ heard: Heard) {
        guard heard.choices == nil else {
            return refuse("Choose one by its number or its name; back leaves it.")
        }
        isFinishing = heard.field == nil || heard.fields.last?.isFocused == true
        press(.enter)
    }

    private mutating func answerLock(_ text: String) {
        if text.lowercased() == "quit" { return press(.f(10)) }
        guard !text.isEmpty else { return }
        paste(text)
        press(.enter)
        if stage.isLocked { refused = 3 }
    }

    private mutating func answerWord(_ text: String, _ word: String) {
        if ["back", "no", ""].contains(text.lowercased()) { return press(.escape) }
        guard text.uppercased() == word.uppercased() else {
            return refuse("That is not the word. Nothing was done.")
        }
        for character in word { press(.character(character)) }
        press(.enter)
    }

    /// The text between quotes, which is a value whatever it says; `""` empties a field.
    private static func quoted(_ text: String) -> String? {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
        return String(text.dropFirst().dropLast())
    }
}

// The words of the plain mode itself.
extension PlainApp {
    /// Words that mean the same everywhere.
    static var reserved: Set<String> {
        [
            "?", "help", "commands", "back", "home", "quit", "say again", "again", "messages",
            "more", "read", "f1", "f9", "esc",
        ]
    }

    /// True for a word that this mode itself knows.
    private mutating func obeyReserved(_ text: String) -> Bool {
        let small = text.lowercased()
        if small.hasPrefix("find "), heard?.choices == nil {
            find(String(text.dropFirst(5)).trimmed)
            return true
        }
        if small.hasPrefix("row "), let heard {
            return chooseRow(String(text.dropFirst(4)).trimmed, heard)
        }
        guard let heard, Self.reserved.contains(small) else { return false }
        let wasLeaving = isLeaving
        isLeaving = false
        switch small {
        case "?", "help", "commands", "f1", "f9": say(help(heard))
        case "back", "esc": back(heard)
        case "home": home()
        case "quit": quit(heard, isSure: wasLeaving)
        case "messages": sayMessages()
        case "more": more(heard)
        case "read": say(reading(heard, whole: true))
        default: say(lastSaid)
        }
        return true
    }

    private mutating func sayMessages() {
        let said = stage.messages.reversed().map(PlainSpeech.spoken)
        say(said.isEmpty ? ["Nothing was said yet."] : said)
    }

    /// One field back, else one screen back.
    private mutating func back(_ heard: Heard) {
        if heard.choices != nil || heard.calendar?.takes == true { return press(.escape) }
        if let place = heard.fields.firstIndex(where: \.isFocused) {
            return press(place > 0 ? .backTab : .escape)
        }
        let hasWayBack = heard.offers.contains {
            $0.keys.contains(.escape) && $0.group != "Everywhere"
        }
        if heard.isRoot, hasWayBack {
            press(.escape)
        } else if heard.isRoot {
            notices.append("This is the first screen. Say quit to leave.")
        } else {
            press(.f(10))
        }
    }

    /// Back to the first screen; a form that is not finished says so first.
    private mutating func home() {
        for _ in 0..<20 {
            let before = stage.hear()
            guard !before.isRoot, isRunning else { return }
            press(before.field == nil ? .f(10) : .escape)
            if stage.hear().place == before.place { return }
        }
    }

    private mutating func quit(_ heard: Heard, isSure: Bool) {
        if heard.isUnfinished, !isSure {
            isLeaving = true
            return refuse("Something is not finished here. Say quit again to leave it.")
        }
        stage.end()
        signOut()
        isRunning = false
    }

    private mutating func more(_ heard: Heard) {
        guard let table = heard.table else { return refuse("There is no list here.") }
        if readTo < table.rows.count { return say(rows(of: table, from: readTo)) }
        let total = table.total ?? 0
        guard table.first + table.rows.count < total else {
            return notices.append("That was the end of the list.")
        }
        press(.pageDown)
    }

    /// What can be done here, with names and keys.
    private func help(_ heard: Heard) -> [String] {
        var words = [heard.fieldHelp].compactMap { $0 }
        switch heard.field?.kind {
        case .choice(let options), .letter(let options):
            words += options.map { "\($0.code) \($0.name)".asSentence }
        default: break
        }
        words += PlainNames(heard.offers).help(leavingOutDigits: heard.table?.opens == true)
        return words + [
            "Everywhere: a number takes a row or a choice, row and a number in a form; find and "
                + "some words; more; read; back; home; say again; messages; quit."
        ]
    }

    /// Looks for something: in this list, else where F3 leads.
    mutating func find(_ words: String) {
        if stage.hear().finder == nil {
            guard let place = heard?.offers.firstIndex(where: { $0.keys.contains(.f(3)) }),
                let heard
            else { return refuse("There is nothing to find here.") }
            perform(place, heard)
        }
        guard let finder = stage.hear().finder, refused == nil else { return }
        if !finder.value.isEmpty { press(finder.isFocused ? .control("U") : .escape) }
        paste(words)
        if self.heard?.place == stage.hear().place { readTo = 0 }
    }
}
