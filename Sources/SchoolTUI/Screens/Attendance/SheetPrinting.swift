// F7 in the register: the sheet on paper, of the day or of the month. The trail is told first; what
// the printer says stands on the message row. A school without a printer writes a file instead.

import SchoolCore

/// A register on its way to the printer.
enum SheetPrinting {
    static let withoutPrinter =
        "No printer is set. F9 and \"export\" write a file instead."

    static func step(
        _ paper: some SheetPaper, of section: SectionID, _ days: ClosedRange<Day>, at desk: Office
    ) throws -> Step<Office> {
        let session = desk.session
        let settings = try session.sheetPrinter()
        guard settings.printer != .nowhere else { return .notice(.warning(withoutPrinter)) }
        try session.printSheet(of: section, days)
        do {
            _ = try ReceiptPrinter.put(
                paper.lines(settings.width), titled: paper.name, on: settings.printer,
                schoolFile: session.school.path)
        } catch let failure as PrintFailure {
            return .notice(.warning("NOT printed (F7 again): \(Wording.sentence(failure))"))
        }
        return .notice(Notice("\(paper.name) printed.", .good))
    }
}

extension RegisterScreen {
    func printSheet(at desk: Office) throws -> Step<Office> {
        guard let register, !register.rows.isEmpty else { return .notice("Nobody is on it.") }
        let paper = RegisterPaper(register: register, school: desk.session.school.profile)
        return try SheetPrinting.step(paper, of: section, day...day, at: desk)
    }
}
