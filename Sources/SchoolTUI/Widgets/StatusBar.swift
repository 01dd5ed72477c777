// The last two rows: how far a job is, and the ten slots of the key bar, mc style. The bar is drawn
// from the same offers as help and palette; a label that is off is dim, and its key says why.

/// The row of F-keys. Between two of them there is always a blank: in a narrow window a long label
/// pushes the next key a little to the right, and is cut only where all of them have no room.
enum KeyBar {
    /// Eight columns a slot at 80, twelve at 120.
    static func slotWidth(_ columns: Int) -> Int { max(6, min(12, columns / 10)) }

    static func draw(_ offers: some Sequence<Offer>, on canvas: inout Canvas) {
        let row = canvas.size.rows - 1
        let slots = slots(offers, columns: canvas.size.columns)
        for (place, slot) in slots.enumerated() {
            canvas.put(row, slot.column, slot.digits)
            guard slot.isOffered else { continue }
            canvas.put(row, slot.column + slot.digits.count, slot.label, slot.style)
            let next =
                slots.indices.contains(place + 1)
                ? slots[place + 1].column : slot.column + slotWidth(canvas.size.columns)
            canvas.spot(row, slot.column..<min(next, canvas.size.columns), [.f(place + 1)])
        }
    }

    /// One key of the bar.
    struct Slot {
        let digits: String
        var isOffered = false
        var style = Style.key
        var label = ""
        var column = 0

        var width: Int { digits.count + TextWidth.columns(label) }
    }

    /// The ten keys with their labels, each as near to its tenth of the row as the others let it.
    static func slots(_ offers: some Sequence<Offer>, columns: Int) -> [Slot] {
        let width = slotWidth(columns)
        var slots = (1...10).map { Slot(digits: String($0)) }
        for offer in offers where offer.withheld == nil {
            for case .f(let number) in offer.keys where (1...10).contains(number) {
                guard !slots[number - 1].isOffered else { continue }
                slots[number - 1].isOffered = true
                slots[number - 1].style = offer.blocked == nil ? .key : .dim
                let room = width - slots[number - 1].digits.count
                let hasRoom = width >= 12 && offer.name.count < room
                slots[number - 1].label = hasRoom ? offer.name : offer.label
            }
        }
        cut(&slots, toFit: columns)
        var (end, rest) = (0, slots.reduce(9) { $0 + $1.width })
        for place in slots.indices {
            let latest = columns - rest
            slots[place].column = max(end, min(place * width, latest))
            end = slots[place].column + slots[place].width + 1
            rest -= slots[place].width + 1
        }
        return slots
    }

    /// Takes letters off the longest labels until all have room with a blank between them.
    private static func cut(_ slots: inout [Slot], toFit columns: Int) {
        while slots.reduce(9, { $0 + $1.width }) > columns,
            let longest = slots.indices.max(by: {
                TextWidth.columns(slots[$0].label) < TextWidth.columns(slots[$1].label)
            }), !slots[longest].label.isEmpty
        {
            slots[longest].label.removeLast()
        }
    }
}

/// The line of a running job.
enum ProgressLine {
    /// `Reading pupils  1,204 of 3,000  40 %   Esc stops`.
    static func text(_ title: String, _ state: JobProgress.State) -> String {
        if state.isStopping { return "\(title): stopping" }
        guard let total = state.total, total > 0 else {
            let count = state.done > 0 ? "  \(grouped(state.done))" : ""
            return "\(title)\(count)   Esc stops"
        }
        let share = min(100, state.done * 100 / total)
        return "\(title)  \(grouped(state.done)) of \(grouped(total))  \(share) %   Esc stops"
    }
}

/// A whole number for people: `1,204`.
func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number.magnitude).reversed().enumerated() {
        if place > 0, place.isMultiple(of: 3) { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
}
