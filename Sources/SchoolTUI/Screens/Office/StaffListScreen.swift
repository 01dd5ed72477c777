// Everybody who works here, whether or not they may sign in.

import SchoolCore

/// The staff, found as one types.
struct StaffListScreen: FindingScreen {
    var list = FoundList<StaffMember> { member in
        PickOption(
            member.employeeNumber, "\(member.latinName) \(member.name)",
            detail: [member.designation, member.username ?? "", member.phone]
                .joined(separator: " "))
    }
    private var home = ""

    var title: String { "Staff" }
    var prompt: String {
        list.isFinding
            ? "Name, number or post. Down goes to the list, Enter opens."
            : "Enter opens   c corrects   n appoints   / finds again"
    }

    mutating func load(_ desk: Office) throws {
        home = desk.session.school.profile.country
        show(try desk.session.staff(), at: desk)
    }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            self, "Find staff", empty: "Nobody works here yet. F6 appoints the first.")
    }

    var exportName: String { "staff" }
    var exportNeeds: Permission { .seeStaff }

    var columns: [SheetColumn<StaffMember>] {
        let home = home
        return [
            .text("No", width: .fixed(8)) { $0.employeeNumber },
            .name("Name") { shown(name: $0.name, latin: $0.latinName) },
            .text("Post", width: .fixed(18)) { $0.designation },
            .text("Phone", width: .fixed(14), priority: 2) {
                PhoneNumber.shown($0.phone, at: home)
            },
            .text("Signs in as", width: .fixed(14), priority: 1) { $0.username ?? "no account" },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let member = selected
        let none = member == nil ? "There is nobody to choose." : nil
        return [
            Action(
                .enter, label: "Open", help: "Shows the card, with what is taught.", blocked: none
            ) { _, _ in member.map { .push(StaffScreen($0)) } ?? .stay },
            Action(
                .f(4), "c", label: "Edit", name: "Correct the member of staff",
                help: "Corrects name, post, telephone and address.",
                needs: .permission(.writeStaff), blocked: none
            ) { _, desk in
                member.map { .push(StaffFormScreen(correcting: $0, at: desk)) } ?? .stay
            },
            .copying(member?.phone, at: desk),
            Action(
                .f(6), "n", label: "New", name: "Appoint somebody",
                help: "Adds a member of staff.", needs: .permission(.writeStaff)
            ) { _, desk in .push(try StaffFormScreen(appointingAt: desk)) },
            Self.exporting(),
        ] + Self.arranging()
    }
}
