// Values of fields, choices, rows and days, as a person would give them on the grid: the keys are
// the same, only that a whole line comes at once.

import SchoolCore

extension PlainApp {
    /// Takes the line as the value of the field, unless it is a command there.
    mutating func answer(_ text: String, _ field: ToldField, _ heard: Heard) -> Bool {
        let small = text.lowercased()
        if field.kind == .secret {
            if ["back", "quit", "?"].contains(small) { return false }
            put(text, in: field)
            return true
        }
        if isRowOrFind(small) || Self.reserved.contains(small) { return false }
        if let choices = heard.choicesBeside, answerBeside(small, choices) { return true }
        switch field.kind {
        case .digits:
            guard text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) else { return false }
        case .letter(let options):
            guard let option = Self.option(text, of: options),
                let letter = options[option].code.first
            else { return false }
            press(.character(letter))
            return true
        case .choice(let options):
            if let option = Self.option(text, of: options) {
                put(options[option].code, in: field)
                return true
            }
            if isCommand(text, heard) { return false }
        default:
            if isCommand(text, heard) { return false }
        }
        put(text, in: field)
        return true
    }

    private func isRowOrFind(_ small: String) -> Bool {
        small.hasPrefix("find ") || (small.hasPrefix("row ") && Int(small.dropFirst(4)) != nil)
    }

    /// The whole name of something that can be done, or one of the F-keys.
    private func isCommand(_ text: String, _ heard: Heard) -> Bool {
        PlainNames(heard.offers).isWholeName(text)
    }

    /// Puts a value in place of what is there, and goes on to the next field.
    mutating func put(_ value: String, in field: ToldField) {
        let beside = heard?.choicesBeside
        press(.control("U"))
        if field.kind == .digits {
            for character in value where character != "," { press(.character(character)) }
        } else if !value.isEmpty {
            paste(value)
        }
        if notices.contains(where: { $0.style == .warn }) {
            refused = 2
            return
        }
        let now = stage.hear()
        // Families that the name may mean are said before Enter takes one of them.
        if let found = now.choicesBeside, found != beside { return }
        guard now.field?.label == field.label else { return }
        isFinishing = now.fields.last?.isFocused == true
        press(.enter)
    }

    private mutating func answerBeside(_ small: String, _ choices: ToldChoices) -> Bool {
        if small == "new" {
            press(.tab)
            return true
        }
        guard let number = Int(small), choices.options.indices.contains(number - 1) else {
            return false
        }
        for _ in 0..<number { press(.down) }
        press(.enter)
        return true
    }
}

// Choices.
extension PlainApp {
    /// The option that a number, a code, a name or the beginning of only one name means.
    static func option(_ text: String, of options: [PickOption]) -> Int? {
        let typed = Matching.folded(text)
        let same = options.firstIndex {
            Matching.folded($0.code) == typed || Matching.folded($0.name) == typed
        }
        if let same { return same }
        if let number = Int(text), options.indices.contains(number - 1) { return number - 1 }
        let found = options.indices.filter { Matching.rank(text, in: options[$0]) != nil }
        return found.count == 1 ? found.first : nil
    }

    mutating func choose(_ text: String, of choices: ToldChoices) {
        if let place = Self.option(text, of: choices.options) {
            if choices.takesWords {
                paste(choices.options[place].name)
            } else {
                press(.home)
                for _ in 0..<place { press(.down) }
            }
            return press(.enter)
        }
        if choices.takesWords {
            paste(text)
            return press(.enter)
        }
        refuse("“\(text)” is none of them, or several. Nothing was done.")
    }

    /// Goes to a day, and takes it where that is what is asked for.
    mutating func goTo(_ text: String, in calendar: ToldCalendar) -> Bool {
        guard text.contains(where: \.isNumber) || text.count <= 3,
            let day = DayWords.day(text, today: calendar.today, prefer: .nearest)
        else { return false }
        let months = (day.year - calendar.day.year) * 12 + day.month - calendar.day.month
        guard abs(months) <= 240 else {
            refuse("That day is too far away.")
            return true
        }
        for _ in 0..<abs(months) { press(months > 0 ? .pageDown : .pageUp) }
        let now = stage.hear().calendar?.day ?? day
        for _ in 0..<abs(day - now) { press(day > now ? .right : .left) }
        if calendar.takes { press(.enter) }
        return true
    }
}

// Rows.
extension PlainApp {
    /// `3` takes the third row, `3 move` does something with it.
    mutating func chooseRow(_ text: String, _ heard: Heard) -> Bool {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let first = words.first, let number = Int(first), let table = heard.table,
            table.isNumbered
        else { return false }
        guard goToRow(number, table) else { return true }
        if words.count > 1 {
            let now = stage.hear()
            self.heard?.offers = now.offers
            obeyName(words[1], orFind: false)
        } else if table.opens {
            press(.enter)
        }
        return true
    }

    /// The row that was read out under this number, also where the list has moved meanwhile.
    private mutating func goToRow(_ number: Int, _ table: ToldTable) -> Bool {
        let place = number - 1 - table.first
        guard table.rows.indices.contains(place) else {
            refuse("There is no row \(number) among those that were read.")
            return false
        }
        let row = table.rows[place]
        if stage.hear().finder?.isFocused == true { press(.down) }
        for _ in 0..<3 {
            guard let now = stage.hear().table, let cursor = now.cursor,
                let wanted = now.rows.indices.contains(place) && now.rows[place] == row
                    ? place : now.rows.firstIndex(of: row)
            else {
                refuse("The list has changed. Say read to hear it again.")
                return false
            }
            if cursor == wanted { return true }
            for _ in 0..<abs(wanted - cursor) { press(wanted > cursor ? .down : .up) }
        }
        refuse("Row \(number) cannot be reached. Nothing was done.")
        return false
    }
}
