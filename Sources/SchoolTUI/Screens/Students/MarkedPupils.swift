// Rows ticked in a list of pupils, so that one deed is done for all of them: Space ticks one, v
// begins and ends a range, * ticks all that are shown.

import SchoolCore

/// A pupil as a screen was handed it.
struct ChosenPupil: Equatable, Sendable {
    let id: StudentID
    let name: String

    init(_ row: StudentList.Row) {
        id = row.id
        name = row.latinName
    }

    init(_ id: StudentID, name: String) {
        self.id = id
        self.name = name
    }
}

/// The pupils that are ticked, in the order they were.
struct MarkedPupils: Equatable, Sendable {
    private(set) var pupils: [ChosenPupil] = []
    /// Where a range began, counted in the list.
    var rangeStart: Int?

    /// More are narrowed first: nobody looks through a longer list of names.
    static let most = 500

    var isEmpty: Bool { pupils.isEmpty }
    func contains(_ id: StudentID) -> Bool { pupils.contains { $0.id == id } }

    mutating func toggle(_ row: StudentList.Row) {
        if contains(row.id) {
            pupils.removeAll { $0.id == row.id }
        } else {
            pupils.append(ChosenPupil(row))
        }
    }

    mutating func add(_ rows: [StudentList.Row]) {
        for row in rows where !contains(row.id) { pupils.append(ChosenPupil(row)) }
    }

    mutating func clear() { self = MarkedPupils() }

    /// `12 marked`; nothing where nobody is.
    var words: String {
        guard rangeStart == nil else { return "v ends the range" }
        return isEmpty ? "" : "\(pupils.count) marked"
    }
}

extension [ChosenPupil] {
    /// `Dipa Roy`, or `12 pupils: Dipa Roy, Gopal Saha, Omar Faruk ...`.
    var words: String {
        guard count > 1 else { return first?.name ?? "" }
        let names = prefix(3).map(\.name).joined(separator: ", ")
        return "\(count) pupils: \(names)" + (count > 3 ? " ..." : "")
    }

    /// `Dipa Roy` or `12 pupils`.
    var short: String { count == 1 ? self[0].name : "\(count) pupils" }

    /// `form.LeaveScreen.12`: each choice of pupils has a draft of its own.
    func draftName(of form: Any.Type) -> String {
        "form.\(form)." + map { String($0.id.rawValue) }.joined(separator: ",")
    }
}
