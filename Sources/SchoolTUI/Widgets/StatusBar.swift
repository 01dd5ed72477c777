// The last two rows: how far a job is, and the ten slots of the key bar, mc style. The bar is drawn
// from the same offers as help and palette; a label that is off is dim, and its key says why.

/// The row of F-keys.
enum KeyBar {
    /// Eight columns a slot at 80, twelve at 120.
    static func slotWidth(_ columns: Int) -> Int { max(6, min(12, columns / 10)) }

    static func draw(_ offers: [Offer], on canvas: inout Canvas) {
        let width = slotWidth(canvas.size.columns)
        let row = canvas.size.rows - 1
        for number in 1...10 {
            let digits = String(number)
            let column = (number - 1) * width
            canvas.put(row, column, digits)
            let offer = offers.first { $0.keys.contains(.f(number)) && $0.withheld == nil }
            guard let offer else { continue }
            let room = width - digits.count
            let text = width >= 12 && offer.name.count < room ? offer.name : offer.label
            let style: Style = offer.blocked == nil ? .key : .dim
            canvas.put(row, column + digits.count, TextWidth.prefix(text, columns: room), style)
            canvas.spot(row, column..<column + width, [.f(number)])
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
