// What a guardian is to a pupil. The office needs three kinds; the word people use stands beside.

/// What a guardian is to a pupil.
package enum Relation: String, CaseIterable, Sendable {
    case father = "FATHER"
    case mother = "MOTHER"
    case guardian = "GUARDIAN"

    /// The kind that a word means: a stepfather, an uncle or a family friend is a guardian.
    package init(word: String) {
        switch word.lowercased() {
        case "father": self = .father
        case "mother": self = .mother
        default: self = .guardian
        }
    }
}
