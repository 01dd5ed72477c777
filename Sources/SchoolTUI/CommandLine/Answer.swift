// What a command answers: for people lines of text, for scripts one JSON envelope.

import Foundation
import SchoolCore

/// A command's result.
struct Answer {
    var data: JSON
    var meta: JSON?
    var message: String?
    var lines: [String]
    /// For other programs, byte for byte: shown instead of the lines.
    var text: String?
    var exitStatus: Int32 = 0

    init(_ data: JSON, meta: JSON? = nil, message: String? = nil, lines: [String] = []) {
        self.data = data
        self.meta = meta
        self.message = message
        self.lines = lines
    }

    /// One sentence, and data for scripts.
    static func done(_ message: String, _ data: JSON = [:]) -> Answer {
        Answer(data, message: message, lines: [message])
    }

    /// The rows of a list that a window shows.
    ///
    /// - Parameter next: what `--after` takes to go on behind the last row.
    static func page(
        _ rows: [JSON], of noun: String = "rows", in window: ListWindow, total: Int,
        next: String?, lines: [String], below: [String] = []
    ) -> Answer {
        guard let after = window.after else {
            return page(
                rows, of: noun, page: window.page, limit: window.limit, total: total, next: next,
                lines: lines, below: below)
        }
        let isFull = rows.count == window.limit
        var meta: [(String, JSON)] = [
            ("after", .text(after)), ("limit", .number(window.limit)), ("total", .number(total)),
        ]
        if isFull, let next { meta.append(("next", .text(next))) }
        var lines = rows.isEmpty ? ["No \(noun) after \(after)."] : lines
        if isFull, let next {
            lines.append("\(rows.count) of \(total) \(noun), --after \(next) for more.")
        }
        return Answer(.array(rows), meta: .object(meta), lines: lines + below)
    }

    /// A page of a list. For people it says when there is nothing, and when there is more.
    static func page(
        _ rows: [JSON], of noun: String = "rows", page: Int, limit: Int, total: Int,
        next: String? = nil, lines: [String], below: [String] = []
    ) -> Answer {
        let pages = (total + limit - 1) / max(1, limit)
        var meta: [(String, JSON)] = [
            ("page", .number(page)), ("limit", .number(limit)), ("total", .number(total)),
            ("totalPages", .number(pages)),
        ]
        if page < pages, let next { meta.append(("next", .text(next))) }
        var lines = lines
        if rows.isEmpty {
            lines = [
                total == 0
                    ? "No \(noun)."
                    : "Page \(page) lies past the end: \(total) \(noun) on \(pages) pages."
            ]
        } else if page < pages {
            lines.append("\(rows.count) of \(total) \(noun), --page \(page + 1) for more.")
        } else if page > 1 {
            lines.append("\(rows.count) of \(total) \(noun), the last page.")
        }
        return Answer(.array(rows), meta: .object(meta), lines: lines + below)
    }

    var envelope: JSON {
        var pairs: [(String, JSON)] = [("success", true), ("data", data)]
        if let meta { pairs.append(("meta", meta)) }
        if let message { pairs.append(("message", .text(message))) }
        return .object(pairs)
    }

    func show(asJSON: Bool) {
        if asJSON {
            print(envelope.text)
        } else if let text {
            print(text, terminator: "")
        } else {
            for line in lines { print(Clean.line(line)) }
        }
    }

    /// The envelope of a failure.
    static func failure(_ error: any Error) -> JSON {
        var details: [JSON] = []
        if case .invalid(let problems)? = error as? Refusal {
            details = problems.map {
                ["field": .text($0.field), "message": .text(Wording.sentence($0.fault))]
            }
        }
        return [
            "success": false,
            "error": [
                "code": .text(ErrorCode(error).rawValue),
                "message": .text(Wording.sentence(error)), "details": .array(details),
            ],
        ]
    }
}

/// A command was given something it cannot use.
struct CommandFault: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}

/// A table of text with columns as wide as they need.
func columns(_ heading: [String], _ rows: [[String]]) -> [String] {
    let all = [heading] + rows
    let widths = heading.indices.map { place in
        all.map { TextWidth.columns(Clean.line($0[place])) }.max() ?? 0
    }
    return all.map { row in
        row.indices.map { place in
            let text = Clean.line(row[place])
            let blanks = widths[place] - TextWidth.columns(text)
            return place == row.count - 1 ? text : text + String(repeating: " ", count: blanks)
        }.joined(separator: "  ")
    }
}
