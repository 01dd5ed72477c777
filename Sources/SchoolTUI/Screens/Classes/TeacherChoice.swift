// Choosing somebody of the staff for a class: as its class teacher, or to teach it a subject, which
// both count from today; or to teach it no longer than today.

import SchoolCore

/// The lists that put a teacher before a class.
enum TeacherChoice {
    /// Lets the person choose the class teacher.
    static func classTeacher<Owner: Screen>(
        of section: Section, over screen: Owner.Type, at desk: Office
    ) throws -> Step<Office> where Owner.Desk == Office {
        let staff = try working(desk)
        guard !staff.isEmpty else { return .notice(.warning(nobody)) }
        return .choose("Class teacher of \(section.name)", options(staff)) {
            (_: inout Owner, desk, place) in
            try desk.session.nameClassTeacher(staff[place].id, of: section.id)
            let name = shown(name: staff[place].name, latin: staff[place].latinName)
            return .reload.telling(Notice("\(name) is class teacher of \(section.name).", .good))
        }
    }

    /// Lets the person choose a subject, then who teaches it.
    static func teaching<Owner: Screen>(
        in section: Section, over screen: Owner.Type, at desk: Office
    ) throws -> Step<Office> where Owner.Desk == Office {
        let subjects = try desk.session.subjects()
        guard !subjects.isEmpty else {
            return .notice(.warning("There are no subjects yet. Add one under Subjects first."))
        }
        let staff = try working(desk)
        guard !staff.isEmpty else { return .notice(.warning(nobody)) }
        let lines = subjects.map { PickOption($0.code ?? "", $0.name, detail: $0.code ?? "") }
        return .choose("Which subject", lines) { (_: inout Owner, _, place) in
            let subject = subjects[place]
            return .choose("Who teaches \(subject.name) in \(section.name)", options(staff)) {
                (_: inout Owner, desk, place) in
                _ = try desk.session.assign(
                    staff[place].id, to: section.id, subject: subject.id)
                let name = shown(name: staff[place].name, latin: staff[place].latinName)
                let said = "\(name) teaches \(subject.name) in \(section.name) from today."
                return .reload.telling(Notice(said, .good))
            }
        }
    }

    /// Lets the person choose which teaching of a class ends today.
    static func ending<Owner: Screen>(
        in section: Section, over screen: Owner.Type, at desk: Office
    ) throws -> Step<Office> where Owner.Desk == Office {
        let open = try desk.session.section(section.id).teaching.filter { $0.toOn == nil }
        let lines = open.map { each in
            PickOption(
                "", each.subject, detail: shown(name: each.staffName, latin: each.staffLatinName))
        }
        return .choose("Whose last day in \(section.name) is today", lines) {
            (_: inout Owner, desk, place) in
            let chosen = open[place]
            try desk.session.endTeaching(
                of: chosen.subjectID, by: chosen.staff, to: section.id)
            let name = shown(name: chosen.staffName, latin: chosen.staffLatinName)
            let said = "\(name) teaches \(chosen.subject) in \(section.name) until today."
            return .reload.telling(Notice(said, .good))
        }
    }

    private static let nobody = "Nobody works here yet. Appoint somebody under Staff first."

    private static func working(_ desk: Office) throws -> [StaffMember] {
        try desk.session.staff().filter { $0.status != "INACTIVE" }
    }

    private static func options(_ staff: [StaffMember]) -> [PickOption] {
        staff.map { member in
            PickOption(
                member.username ?? "", shown(name: member.name, latin: member.latinName),
                detail: member.designation)
        }
    }
}
