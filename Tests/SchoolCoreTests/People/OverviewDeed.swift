// What dashboards ask. A class's figures are about every child in it: for its teachers, and for
// nobody who has a child there.

@testable import SchoolCore

extension Deed {
    static let overviews = [
        question("attendanceOverview", .seeAttendance, .register, isList: true) { scene in
            let overview = try scene.session.attendanceOverview()
            try scene.lists(overview.classes.contains { $0.section == scene.section })
        },
        question("registersAreElsewhere", .seeAttendance) {
            _ = try $0.session.registersAreElsewhere()
        },
        question("absences", .seeAttendance) { _ = try $0.session.absences(.now) },
        question("childAttendance", .seeAttendance) { _ = try $0.session.childAttendance() },
        question("childFees", .seeFees) { _ = try $0.session.childFees() },
        question("feeOverview", .seeFees, .school) { _ = try $0.session.feeOverview() },
        question("latest", .seeAuditTrail, .school) { _ = try $0.session.latest() },
        question("accountsWaiting", .seeUsers, .school) { _ = try $0.session.accountsWaiting() },
        question("schoolFacts", .seeSettings, .school) { _ = try $0.session.schoolFacts() },
        question("schoolTotals", .seeStudents, .school) { _ = try $0.session.schoolTotals() },
    ]
}
