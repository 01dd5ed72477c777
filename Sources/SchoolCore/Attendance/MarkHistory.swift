// What can be undone, worked out from the events themselves: so it still works after the line
// dropped and somebody signed in again.

/// One event of a register, as far as undoing looks at it.
struct MarkStep: Equatable {
    enum Kind: String { case set = "SET", filled = "FILLED", undone = "UNDONE", redone = "REDONE" }

    let kind: Kind
    /// The number of the step: the id of its first event.
    let number: Int64
}

/// One person's steps in one register, oldest first.
struct MarkHistory {
    private(set) var undoable: [Int64] = []
    private(set) var redoable: [Int64] = []

    init(_ steps: [MarkStep]) {
        var last: MarkStep?
        for step in steps where step != last {
            last = step
            switch step.kind {
            case .set, .filled:
                undoable.append(step.number)
                redoable = []
            case .undone:
                undoable.removeAll { $0 == step.number }
                redoable.append(step.number)
            case .redone:
                redoable.removeAll { $0 == step.number }
                undoable.append(step.number)
            }
        }
    }
}
