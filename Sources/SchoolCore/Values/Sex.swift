// As the register of births has it; a school that does not know leaves it out.

/// A person's sex, as the school records it.
package enum Sex: String, CaseIterable, Sendable {
    case male = "MALE"
    case female = "FEMALE"
    case other = "OTHER"
}
