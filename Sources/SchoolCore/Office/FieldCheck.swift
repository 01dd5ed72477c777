// Collects every problem of a form, so that a clerk is told once and not field by field.

/// The checks that forms share, and the problems found so far.
struct FieldCheck {
    private(set) var problems: [FieldProblem] = []

    mutating func add(_ field: String, _ fault: FieldProblem.Fault) {
        problems.append(FieldProblem(field, fault))
    }

    /// One line of text that must be there.
    mutating func line(
        _ field: String, _ typed: String, atLeast: Int = 1, atMost: Int
    ) -> String {
        let text = optionalLine(field, typed, atMost: atMost)
        if text.isEmpty {
            if problems.last?.field != field { add(field, .missing) }
        } else if text.count < atLeast {
            add(field, .tooShort(atLeast: atLeast))
        }
        return text
    }

    /// One line of text that may be empty.
    mutating func optionalLine(_ field: String, _ typed: String, atMost: Int) -> String {
        do { return try CleanText.line(typed, atMost: atMost) } catch {
            add(field, .text(error))
            return ""
        }
    }

    /// A date as ISO text; nil when it is empty or wrong.
    mutating func day(_ field: String, _ typed: String, isRequired: Bool) -> Day? {
        let text = typed.trimmedOfBlanks
        if text.isEmpty {
            if isRequired { add(field, .missing) }
            return nil
        }
        if let day = Day(iso: text) { return day }
        add(field, .notADate)
        return nil
    }

    /// Throws all problems at once, if there are any.
    func orRefuse() throws(Refusal) {
        if !problems.isEmpty { throw .invalid(problems) }
    }
}

extension String {
    /// Without blanks at either end.
    var trimmedOfBlanks: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Decimal digits of any script as those that banks print, so that one number is one text.
    var withLatinDigits: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    guard scalar.properties.numericType == .decimal,
                        let value = scalar.properties.numericValue
                    else { return scalar }
                    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
                }))
    }
}

extension FieldCheck {
    /// A person's name with its Latin form; nil when something is wrong with it.
    mutating func name(
        _ field: String, _ written: String, latin: String, latinField: String = "latinName",
        family: String? = nil
    ) -> PersonName? {
        if written.trimmedOfBlanks.isEmpty {
            add(field, .missing)
            return nil
        }
        do throws(NameFault) {
            return try PersonName(written: written, latin: latin, family: family)
        } catch {
            switch error {
            case .text(let fault): add(field, .text(fault))
            case .tooShort(let limit): add(field, .tooShort(atLeast: limit))
            default: add(error.isAboutLatin ? latinField : field, .name(error))
            }
            return nil
        }
    }

    /// A telephone number as it is stored, or empty.
    mutating func phone(_ field: String, _ typed: String, country: String) -> String {
        if typed.trimmedOfBlanks.isEmpty { return "" }
        do throws(PhoneFault) {
            return try PhoneNumber(typed, country: country).stored
        } catch {
            add(field, .notAPhoneNumber)
            return ""
        }
    }

    /// An e-mail address in lower case, or empty.
    mutating func email(_ field: String, _ typed: String) -> String {
        let text = optionalLine(field, typed, atMost: 100).lowercased()
        if !text.isEmpty && !UserForm.looksLikeEmail(text) { add(field, .notAnEmailAddress) }
        return text
    }

    /// One of several words, any case; nil when empty.
    mutating func option(_ field: String, _ typed: String, of words: [String]) -> String? {
        let word = typed.trimmedOfBlanks.uppercased()
        if word.isEmpty { return nil }
        let found = words.filter { $0.hasPrefix(word) }
        if found.count == 1 || words.contains(word) {
            return found.first { $0 == word } ?? found[0]
        }
        add(field, .notAnOption(words))
        return nil
    }
}

extension NameFault {
    /// True when the Latin form is what is wrong.
    var isAboutLatin: Bool {
        switch self {
        case .latinMissing, .latinNotLatin: true
        case .text, .tooShort, .withoutLetters, .familyNotInName: false
        }
    }
}

extension FieldCheck {
    /// An amount above zero; nil when something is wrong with it.
    mutating func amount(
        _ field: String, _ typed: String, in currency: Currency, allowingZero: Bool = false
    ) -> Money? {
        do throws(AmountFault) {
            return try currency.amount(typed, allowingZero: allowingZero)
        } catch {
            add(field, error == .missing ? .missing : .amount(error))
            return nil
        }
    }
}

/// Why something was taken off, taken back or corrected.
enum Reason {
    /// The reason as it is stored; refuses one of fewer than three letters.
    static func checked(_ typed: String) throws(Refusal) -> String {
        var check = FieldCheck()
        let reason = check.line("reason", typed, atLeast: 3, atMost: 200)
        try check.orRefuse()
        return reason
    }
}
