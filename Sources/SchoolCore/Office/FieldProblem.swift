// What is wrong with one field of one form. All problems come back at once.

/// One field that cannot be taken as typed, and why.
package struct FieldProblem: Error, Equatable, Sendable {
    /// The field, as forms and JSON name it: `bornOn`.
    package let field: String
    package let fault: Fault

    package init(_ field: String, _ fault: Fault) {
        self.field = field
        self.fault = fault
    }

    /// Why a value cannot be taken.
    package enum Fault: Equatable, Sendable {
        case missing
        case text(TextFault)
        case tooShort(atLeast: Int)
        case notADate
        case notAMonth
        case notAPeriod
        case moreThanCharged
        case ownFile
        case notInPast
        case endsBeforeStart
        case notANumber(from: Int, to: Int)
        case notAnOption([String])
        case notAPhoneNumber
        case notAnEmailAddress
        case notAUsername
        case name(NameFault)
        case unknown(String)
        case password([PasswordFault])
        case doesNotMatch
        case amount(AmountFault)
    }
}

/// What a new password lacks.
package enum PasswordFault: String, Hashable, Sendable, CaseIterable {
    case tooShort, noUppercase, noLowercase, noDigit, tooLong, unusableCharacters, isUsername
}
