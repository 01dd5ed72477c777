// A register leaves the program as it is shown: roll, name, mark, minute and remark of each pupil.

import SchoolCore

extension RegisterScreen: ExportingScreen {
    var exportNeeds: Permission { .seeAttendance }
    var exportConcern: Concern { .register(section, day) }

    func listToExport(_ desk: Office) throws -> ListToExport {
        let rows = register?.rows ?? []
        return ListToExport(
            name: "register", narrowing: "\(register?.sectionName ?? "") \(day.iso)",
            header: ["Roll", "Name", "Latin name", "Mark", "Minute", "Remark"],
            rows: rows.map { row in
                [
                    .number(row.rollNumber), .text(row.name), .text(row.latinName),
                    .text(row.mark?.code.rawValue ?? ""),
                    row.mark?.minute.map(CSVCell.number) ?? .text(""),
                    .text(row.mark?.remark ?? ""),
                ]
            })
    }
}
