// What is wrong with a field, in words that stand beside it.

import SchoolCore

extension Wording {
    static func sentence(_ problem: FieldProblem) -> String {
        "\(label(problem.field)): \(sentence(problem.fault))"
    }

    /// What people call a field of a form.
    static func label(_ field: String) -> String {
        switch field {
        case "bornOn": "Born"
        case "latinName": "Latin name"
        case "familyName": "Family name"
        case "guardianName": "Guardian"
        case "guardianLatinName": "Guardian's Latin name"
        case "guardianPhone": "Guardian's phone"
        case "section": "Class"
        case "admissionNumber": "Admission number"
        case "employeeNumber": "Employee number"
        case "joinedOn": "Joined"
        case "startsOn": "First day"
        case "endsOn": "Last day"
        default: field.prefix(1).uppercased() + field.dropFirst()
        }
    }

    static func sentence(_ fault: FieldProblem.Fault) -> String {
        switch fault {
        case .missing: "this is needed."
        case .text(let fault): sentence(fault)
        case .tooShort(let least): "at least \(least) characters."
        case .notADate: "no such day; write it as 2026-03-12."
        case .notAMonth: "no such month; write it as 2026-03."
        case .notAPeriod:
            "no such month or quarter; write it as 2026-03 or 2026-Q1, or leave it empty."
        case .moreThanCharged: "more than is charged; take off at most that."
        case .ownFile: "that is the school's own file; choose another."
        case .notInPast: "this day has not been yet."
        case .endsBeforeStart: "the last day comes after the first."
        case .notANumber(let from, let to): "a whole number from \(from) to \(to)."
        case .notAnOption(let words): "one of \(words.joined(separator: ", "))."
        case .notAPhoneNumber: "not a telephone number; digits, and x before an extension."
        case .notAnEmailAddress: "not an e-mail address; name@place.org."
        case .notAUsername: "3 to 32 of a-z, 0-9, dot, dash, underscore."
        case .name(let fault): sentence(fault)
        case .unknown(let typed): "“\(Clean.line(typed))” is not known."
        case .password(let faults):
            "the password needs " + faults.map(sentence).joined(separator: ", ") + "."
        case .doesNotMatch: "the two do not match."
        case .amount(let fault): sentence(fault)
        }
    }

    static func sentence(_ fault: AmountFault) -> String {
        switch fault {
        case .missing: "this is needed."
        case .notANumber: "not an amount; write it as 2500 or 2500.50."
        case .negative: "an amount is above zero; to give money back, refund its receipt."
        case .zero: "an amount is above zero."
        case .tooManyDecimals(0): "this currency has no decimals."
        case .tooManyDecimals(let limit): "at most \(limit) decimals."
        case .tooLarge: "that is more than one payment or charge may be."
        }
    }

    static func sentence(_ fault: PasswordFault) -> String {
        switch fault {
        case .tooShort: "at least \(NewPassword.charactersMinimum) characters"
        case .noUppercase: "a capital letter"
        case .noLowercase: "a small letter"
        case .noDigit: "a digit"
        case .tooLong: "at most \(NewPassword.bytesMaximum) bytes"
        case .unusableCharacters: "no control characters"
        case .isUsername: "to differ from the sign-in name"
        }
    }

    static func sentence(_ fault: NameFault) -> String {
        switch fault {
        case .text(let fault): sentence(fault)
        case .tooShort(let least): "at least \(least) characters."
        case .withoutLetters: "a name has letters."
        case .latinMissing: "write it in Latin letters too, as people type it."
        case .latinNotLatin: "in Latin letters here, please."
        case .familyNotInName: "the family name is not part of the name."
        }
    }

    static func sentence(_ fault: TextFault) -> String {
        switch fault {
        case .nul(let at): "a NUL character at place \(at) cannot be stored."
        case .control(let scalar, let at):
            "a control character (\(code(scalar))) at place \(at) cannot be stored."
        case .notUTF8(let byte): "byte \(byte) is not UTF-8 text; save the file as UTF-8."
        case .invisible(let scalar, let at):
            "an invisible character (\(code(scalar))) at place \(at) cannot be stored."
        case .direction(let scalar, let at):
            "a direction mark (\(code(scalar))) at place \(at) cannot be stored."
        case .lineBreak(_, let at): "a line break at place \(at); one line, please."
        case .unassigned(let scalar, let at):
            "an unknown character (\(code(scalar))) at place \(at) cannot be stored."
        case .privateUse(let scalar, let at):
            "a private character (\(code(scalar))) at place \(at) cannot be stored."
        case .lost(let at):
            "the character at place \(at) was lost by another program; type it again."
        case .tooLong(let characters, let limit): "\(characters) characters; at most \(limit)."
        case .tooManyBytes(_, let limit): "too long; at most \(limit) bytes."
        }
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
