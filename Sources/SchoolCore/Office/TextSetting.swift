// What a school may set for itself in words: where receipts are printed and on which paper, and
// what a reminder says. Stored beside the numbers of Setting; absent means default.

/// One setting whose value is a word.
package enum TextSetting: String, CaseIterable, Sendable {
    case receiptPrinter = "receipt.printer"
    case receiptWidth = "receipt.width"
    case reminderSMS = "reminder.sms"
    case reminderSubject = "reminder.subject"
    case reminderBody = "reminder.body"

    package var standard: String {
        switch self {
        case .receiptPrinter: ""
        case .receiptWidth: ReceiptWidth.wide.rawValue
        case .reminderSMS: ReminderTemplate.standard.sms
        case .reminderSubject: ReminderTemplate.standard.subject
        case .reminderBody: ReminderTemplate.standard.body
        }
    }

    /// What may be given, for the settings list.
    package var choices: [String] {
        switch self {
        case .receiptPrinter: ["none", "lp", "lp:NAME", "file:/PATH", "device:/dev/PATH"]
        case .receiptWidth: ReceiptWidth.allCases.map(\.rawValue)
        case .reminderSMS, .reminderSubject, .reminderBody:
            ReminderTemplate.Place.allCases.map(\.mark)
        }
    }

    /// What it means, for the settings list.
    package var meaning: String {
        switch self {
        case .receiptPrinter: "where receipts are printed"
        case .receiptWidth: "columns of a receipt; A5 is half A4, once for each side"
        case .reminderSMS: "text of a fee reminder by SMS"
        case .reminderSubject: "subject of a fee reminder by e-mail"
        case .reminderBody: "text of a fee reminder by e-mail"
        }
    }

    /// The value as it is stored, or what is wrong with it.
    package func checked(_ typed: String) throws(Refusal) -> String {
        switch self {
        case .receiptPrinter:
            if let printer = PrinterChoice(typed) { return printer.text }
        case .receiptWidth:
            let word = typed.trimmedOfBlanks.uppercased()
            if let width = ReceiptWidth(rawValue: word) { return width.rawValue }
        case .reminderSMS, .reminderSubject, .reminderBody: return try template(typed)
        }
        throw .invalid([FieldProblem(rawValue, .notAnOption(choices))])
    }

    /// Characters of the value: a text with places to be filled in may be long; nil for the others.
    package var templateLimit: Int? {
        switch self {
        case .receiptPrinter, .receiptWidth: nil
        case .reminderSMS: 300
        case .reminderSubject: 100
        case .reminderBody: 600
        }
    }

    /// A text whose places are all known; nothing typed is the text a new school has.
    private func template(_ typed: String) throws(Refusal) -> String {
        var check = FieldCheck()
        let text = check.optionalLine(rawValue, typed, atMost: templateLimit ?? 0)
        if let stranger = ReminderTemplate.stranger(in: text) {
            check.add(rawValue, .unknown(stranger))
        }
        try check.orRefuse()
        return text.isEmpty ? standard : text
    }
}

/// How wide a receipt's paper is.
package enum ReceiptWidth: String, CaseIterable, Sendable {
    /// A roll of 80 mm or narrower.
    case narrow = "40"
    case wide = "80"
    /// Half A4, the parent's copy above the office's.
    case halfA4 = "A5"
}

/// Where receipts are printed.
package enum PrinterChoice: Equatable, Sendable {
    case nowhere
    /// The queue of the print system; nil is its default.
    case queue(String?)
    /// A file that grows by each receipt.
    case file(String)
    /// A printer's own device.
    case device(String)

    /// Reads `lp`, `lp:counter`, `file:/srv/receipts.txt`, `device:/dev/usb/lp0`; nothing and
    /// `none` is nowhere. Nil for anything else.
    package init?(_ typed: String) {
        let text = typed.trimmedOfBlanks
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count == 2 ? String(parts[1]) : nil
        switch (String(parts.first ?? ""), rest) {
        case ("", nil), ("none", nil): self = .nowhere
        case ("lp", nil): self = .queue(nil)
        case ("lp", let name?) where Self.isQueueName(name): self = .queue(name)
        case ("file", let path?) where Self.isPath(path): self = .file(path)
        case ("device", let path?) where Self.isPath(path) && path.hasPrefix("/dev/"):
            self = .device(path)
        default: return nil
        }
    }

    /// As it is stored and shown.
    package var text: String {
        switch self {
        case .nowhere: ""
        case .queue(let name): name.map { "lp:\($0)" } ?? "lp"
        case .file(let path): "file:\(path)"
        case .device(let path): "device:\(path)"
        }
    }

    /// The file or device it writes to; nil for a queue.
    package var path: String? {
        switch self {
        case .nowhere, .queue: nil
        case .file(let path), .device(let path): path
        }
    }

    /// Whether paper goes to a place in this machine's folders.
    var namesPath: Bool {
        switch self {
        case .nowhere, .queue: false
        case .file, .device: true
        }
    }

    /// A name that no program takes for an option.
    private static func isQueueName(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 48...57, 65...90, 97...122: true
            default: "_-.@+".utf8.contains(byte)
            }
        }
        return isPlain && (1...127).contains(text.utf8.count) && !text.hasPrefix("-")
    }

    /// An absolute path that says where it leads.
    private static func isPath(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return text.hasPrefix("/") && text.count > 1 && text.utf8.count <= 200
            && parts.dropFirst().allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}

/// What the counter must know to print.
package struct ReceiptSettings: Equatable, Sendable {
    package let printer: PrinterChoice
    package let width: ReceiptWidth
}
