// What is tried about classes, subjects and staff.

@testable import SchoolCore

extension Deed {
    static let classes = [
        verb("add", .writeClasses) {
            _ = try $0.session.add(NewSection(name: "8-A", level: "8"))
        },
        question("sections", .seeClasses, .section, isList: true) { scene in
            try scene.lists(scene.session.sections().contains { $0.id == scene.section })
        },
        question("section", .seeClasses, .section) { _ = try $0.session.section($0.section) },
        // The names of classes stand on their doors.
        question("section", .seeClasses) { _ = try $0.session.section(named: "7-B") },
        verb("correct", .writeClasses, .section) {
            let new = try NewSection(name: "7-Rose", level: "7")
            try $0.session.correct($0.section, to: new, version: 1)
        },
        question("plan", .seeClasses, .section) { _ = try $0.session.plan(of: $0.section) },
        question("classes", .seeStaff) {
            _ = try $0.session.classes(of: $0.school.roster.tariq)
        },
        verb("endTeaching", .writeClasses, .section) {
            try $0.session.endTeaching(
                of: $0.school.roster.mathematics, by: $0.school.roster.tariq, to: $0.section)
        },
        verb("correct", .writeSubjects) {
            let known = try $0.school.office.subject($0.school.roster.mathematics)
            try $0.session.correct(known, name: "Algebra", code: "ALG")
        },
        question("subject", .seeSubjects) {
            _ = try $0.session.subject($0.school.roster.mathematics)
        },
        question("teaching", .seeClasses) {
            _ = try $0.session.teaching(ofSubject: $0.school.roster.mathematics)
        },
        verb("addSubject", .writeSubjects) { _ = try $0.session.addSubject(name: "Bangla") },
        question("subjects", .seeSubjects) { _ = try $0.session.subjects() },
        question("subject", .seeSubjects) { _ = try $0.session.subject(named: "MAT") },
        verb("assign", .writeClasses, .section) {
            _ = try $0.session.assign(
                $0.school.roster.nadia, to: $0.section, subject: $0.school.roster.mathematics)
        },
        verb("nameClassTeacher", .writeClasses, .section) {
            try $0.session.nameClassTeacher($0.school.roster.tariq, of: $0.section)
        },
        question("staff", .seeStaff) { _ = try $0.session.staff() },
        question("staff", .seeStaff) { _ = try $0.session.staff(named: "tariq") },
        question("teaching", .seeStaff) {
            _ = try $0.session.teaching(of: $0.school.roster.tariq)
        },
        verb("appoint", .writeStaff) {
            _ = try $0.session.appoint(AppointStaffTests.new("Jamal Uddin"))
        },
        verb("correct", .writeStaff) {
            let staff = $0.school.roster.nadia
            try $0.session.correct(staff, to: AppointStaffTests.new("Nadia Rahman"), version: 1)
        },
    ]
}
