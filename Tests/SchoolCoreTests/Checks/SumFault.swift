// One fault for each sum that is kept for the dashboards.

extension Fault {
    static let sums = [
        Fault("D01", "UPDATE attendanceDay SET absent = absent + 1"),
        Fault("D01", "UPDATE attendanceDay SET signed = 0"),
        Fault("D01", "DELETE FROM attendanceDay"),
        Fault("D01", "INSERT INTO attendanceDay VALUES (7, 1, 1, 0, 0, 0, 0, 0)"),
        Fault("D02", "UPDATE attendanceTotal SET late = late + 1"),
        Fault("D02", "DELETE FROM attendanceTotal"),
        Fault("D03", "INSERT INTO absenceRun VALUES (4, 1, 2, 2)"),
        Fault("D03", "DELETE FROM attendance WHERE code <> 'A'"),
        Fault("D04", "UPDATE feeDay SET taken = taken + 1"),
        Fault("D04", "UPDATE feeDay SET takenBack = 0"),
        Fault("D04", "DELETE FROM feeDay"),
        Fault("D05", "UPDATE dueDay SET open = open + 1"),
        Fault("D05", "UPDATE dueDay SET pupils = pupils + 1"),
        Fault("D05", "DELETE FROM dueDay"),
        Fault("D06", "UPDATE studentBalance SET billed = billed + 1"),
        Fault("D07", "UPDATE sectionFees SET owed = owed + 1"),
        Fault("D07", "DELETE FROM sectionFees"),
    ]
}
