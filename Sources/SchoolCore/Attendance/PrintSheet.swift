// A class's register on paper, of a day or of a month. Names of children leave the program with it,
// so the trail is told before it is printed.

import GRDB

extension Session {
    /// Where sheets come out, and how wide the paper is.
    package func sheetPrinter() throws -> ReceiptSettings {
        try look(needs: .seeAttendance) { db, _ in try ReceiptSettings.stored(in: db) }
    }

    /// Tells the trail that the sheet of these days is printed.
    package func printSheet(of section: SectionID, _ days: ClosedRange<Day>) throws {
        try change(needs: .seeAttendance, about: .register(section, days.lowerBound)) { db in
            // Check.
            _ = try Section.find(section, on: days.lowerBound, in: db)

            // Write. Nothing but the line of the trail: the paper is no row of the file.

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .printedSheet,
                    ["from": .day(days.lowerBound), "to": .day(days.upperBound)]))
        }
    }
}
