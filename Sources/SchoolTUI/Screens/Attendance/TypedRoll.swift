// A roll number being typed: 1, then 17. Every digit moves the cursor at once; the mark's letter
// ends the number. A number nobody has must not mark whoever the cursor happens to stand on.

/// The digits so far, and where the cursor was before them.
struct TypedRoll: Equatable, Sendable {
    private(set) var digits = ""
    private(set) var start = 0
    /// What was refused a moment ago; the letter of the same word is still to come.
    private(set) var spoilt = ""

    var isEmpty: Bool { digits.isEmpty }
    var text: String { digits }

    /// Takes a digit typed while the cursor stood at a place; more than four are no roll number.
    mutating func type(_ digit: Int, at place: Int) {
        if digits.isEmpty { start = place }
        if digits.count < 4 { digits += String(digit) }
    }

    /// Takes the last digit back.
    mutating func takeBack() { _ = digits.popLast() }
    mutating func end() { digits = "" }

    /// Ends a number that went on wrongly.
    mutating func spoil(_ word: String) {
        digits = ""
        spoilt = word
    }

    /// What was refused before this key; it counts for one key alone.
    mutating func takeSpoilt() -> String {
        defer { spoilt = "" }
        return spoilt
    }

    /// The place of exactly this number.
    func exact(in rolls: [Int]) -> Int? { rolls.firstIndex { String($0) == digits } }

    /// Where the cursor goes meanwhile: the number itself, else the first that begins with it, else
    /// back to where it was.
    func place(in rolls: [Int]) -> Int {
        guard !digits.isEmpty else { return start }
        return exact(in: rolls) ?? rolls.firstIndex { String($0).hasPrefix(digits) } ?? start
    }
}
