// The day book of one method or of one cashier: whoever counts a bundle of slips wants those alone,
// with a running total of their own.

import SchoolCore

/// Which receipts of a day are shown.
enum DayBookNarrowing: Equatable {
    case everything
    case method(PaymentMethod)
    case cashier(String)

    /// A line with the running total of the lines that are shown.
    struct Row: Equatable {
        let line: DayBook.Line
        let running: Money
    }

    /// As the list of choices has it, and the file.
    var name: String {
        switch self {
        case .everything: "everything"
        case .method(let method): "only \(method.title.lowercased())"
        case .cashier(let name): "only by \(name)"
        }
    }

    func rows(of lines: [DayBook.Line]) -> [Row] {
        var running = Money.zero
        return lines.filter(includes).map { line in
            running += line.amount
            return Row(line: line, running: running)
        }
    }

    private func includes(_ line: DayBook.Line) -> Bool {
        switch self {
        case .everything: true
        case .method(let method): line.method == method
        case .cashier(let name): line.cashier == name
        }
    }

    /// What a day can be narrowed to.
    static func choices(of book: DayBook?) -> [DayBookNarrowing] {
        let methods = PaymentMethod.allCases.filter { method in
            book?.lines.contains { $0.method == method } == true
        }
        return [.everything] + methods.map(DayBookNarrowing.method)
            + (book?.byCashier ?? []).map { .cashier($0.name) }
    }
}
