// Appointing somebody, and correcting what is known about somebody: the same fields. A sign-in is
// an account of its own and is only linked here.

import SchoolCore

/// The form of a member of staff.
struct StaffFormScreen: OfficeForm {
    enum Field: String, CaseIterable, Hashable, Sendable {
        case name, latinName, employeeNumber, designation, phone, email, joinedOn, account
    }

    var form: Form<Field>
    private var member: StaffMember?
    private let accounts: [User]

    /// A new member of staff; accounts nobody of the staff has are offered as the sign-in.
    init(appointingAt desk: Office) throws {
        let taken = try desk.session.staff().compactMap(\.user)
        let maySee = Permission.seeUsers.scope(of: desk.session.role) != nil
        accounts = try maySee ? desk.session.users().filter { !taken.contains($0.id) } : []
        form = Form(Self.fields(StaffForm(), accounts: accounts), today: desk.session.today)
        form.enterAtEnd = .f(2)
    }

    /// Corrects somebody as known when the list was read.
    init(correcting member: StaffMember, at desk: Office) {
        self.member = member
        accounts = []
        form = Form(Self.fields(StaffForm(member), accounts: nil), today: desk.session.today)
        form.enterAtEnd = .f(2)
    }

    var draftOf: Int64? { member?.id.rawValue }
    var title: String { member == nil ? "New staff" : "Correct" }
    var prompt: String { member == nil ? "F2 appoints." : "F2 saves the corrections." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: member == nil ? "Appoint" : "Save the corrections",
                help: member == nil ? "Adds the member of staff." : "Saves the corrections.",
                needs: .permission(.writeStaff)
            ) { screen, desk in try screen.finish { try $0.save(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        let session = desk.session
        let new = try typed.checked(
            country: session.school.profile.country, today: session.today)
        guard let member else {
            _ = try session.appoint(new, account: form.choice(.account).map { accounts[$0].id })
            return .pop.telling(Notice("\(new.name.written) is appointed.", .good))
        }
        do {
            try session.correct(member.id, to: new, version: member.version)
        } catch Refusal.changedMeanwhile {
            return try showNewer(than: member, at: session)
        }
        return .pop.telling(Notice("The corrections are saved.", .good))
    }

    /// What somebody else has saved meanwhile stands beside the fields; F2 then writes over it.
    private mutating func showNewer(
        than known: StaffMember, at session: Session
    ) throws -> Step<Office> {
        guard let stored = try session.staff().first(where: { $0.id == known.id }) else {
            throw Refusal.notFound(.staff(known.id))
        }
        member = stored
        return showChanges(from: Self.values(StaffForm(known)), to: Self.values(StaffForm(stored)))
    }

    private var typed: StaffForm {
        var typed = StaffForm()
        typed.name = form[.name]
        typed.latinName = form[.latinName]
        typed.employeeNumber = member?.employeeNumber ?? form[.employeeNumber]
        typed.designation = form[.designation]
        typed.phone = form[.phone]
        typed.email = form[.email]
        typed.joinedOn = member?.joinedOn.iso ?? form[.joinedOn]
        return typed
    }

    private static func values(_ form: StaffForm) -> [Field: String] {
        [
            .name: form.name, .latinName: form.latinName, .designation: form.designation,
            .phone: form.phone, .email: form.email,
        ]
    }

    /// Number, first day and account belong to the appointment: without accounts they are left out.
    private static func fields(
        _ known: StaffForm, accounts: [User]?
    ) -> [FormField<Field>] {
        let person: [FormField<Field>] = [
            FormField(
                .name, "Name", .text(limit: 100), help: "As the person writes it, any script.",
                required: true, value: known.name),
            FormField(
                .latinName, "Latin name", .text(limit: 100),
                help: "In Latin letters; needed only where the name is not.",
                value: known.latinName),
            FormField(
                .designation, "Post", .text(limit: 50),
                help: "What the person does here: teacher, clerk.", value: known.designation),
            FormField(
                .phone, "Phone", .text(limit: 30), help: "A telephone number.",
                value: known.phone),
            FormField(
                .email, "E-mail", .text(limit: 100), help: "An e-mail address.",
                value: known.email),
        ]
        guard let accounts else { return person }
        return person + [
            FormField(
                .employeeNumber, "Number", .text(limit: 20),
                help: "The employee number; empty takes the next one."),
            FormField(.joinedOn, "Joined", .day(.past), help: "The first day; empty is today."),
            FormField(
                .account, "Signs in as",
                .choice(accounts.map { PickOption($0.username, $0.username, detail: $0.name) }),
                help: "An account made under Accounts; may stay empty. F4 lists them."),
        ]
    }
}
