// Clever has no classes, only taught sections. A grade is parted into classes of at most 35 in
// alphabetical order, as even as can be: 100 pupils are 34, 33 and 33, never 35, 35 and 30.

/// A class before it has teachers: its pupils by their positions, in the order of their names.
struct CleverClass {
    let grade: CleverPlan.Grade
    let name: String
    let pupils: [Int]
}

enum CleverClasses {
    static let largest = 35

    static func arranged(_ pupils: [CleverPupil]) -> [CleverClass] {
        Dictionary(grouping: pupils.indices) { pupils[$0].value.grade }
            .sorted { $0.key < $1.key }
            .flatMap { grade, places in
                parted(
                    places.sorted { left, right in
                        pupils[left].sortKey.lexicographicallyPrecedes(pupils[right].sortKey)
                    }, of: grade)
            }
    }

    private static func parted(_ pupils: [Int], of grade: CleverPlan.Grade) -> [CleverClass] {
        let count = (pupils.count + largest - 1) / largest
        let (size, larger) = pupils.count.quotientAndRemainder(dividingBy: count)
        var start = 0
        return (0..<count).map { number in
            let end = start + size + (number < larger ? 1 : 0)
            defer { start = end }
            return CleverClass(
                grade: grade, name: "\(grade.name)-\(letters(number))",
                pupils: Array(pupils[start..<end]))
        }
    }

    /// A to Z, then AA: a grade of a thousand still has names for its classes.
    static func letters(_ number: Int) -> String {
        let letter = String(Character(Unicode.Scalar(UInt8(65 + number % 26))))
        return number < 26 ? letter : letters(number / 26 - 1) + letter
    }
}
