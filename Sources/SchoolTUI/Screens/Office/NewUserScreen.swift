// A new account. Its password is made by the machine, shown once, and changed at the first sign-in:
// the office never knows anybody's password for long.

import SchoolCore

/// The form of a new account.
struct NewUserScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case username, name, email, role, other }

    var form: Form<Field>
    private let roles: [Role]

    init(at desk: Office) {
        let role = desk.session.role
        roles = Role.allCases.filter(role.mayManage.contains)
        let options = roles.map { PickOption($0.letters, $0.title, detail: $0.rawValue) }
        form = Form(
            [
                FormField(
                    .name, "Name", .text(limit: 100), help: "The person's own name.",
                    required: true),
                FormField(
                    .username, "Signs in as", .text(limit: 32),
                    help: "3 to 32 of a-z, 0-9, dot, dash, underscore.", required: true),
                FormField(
                    .email, "E-mail", .text(limit: 100),
                    help: "Signs in too; may stay empty."),
                FormField(
                    .role, "Works as", .choice(options),
                    help: "What the account may do. F4 lists the roles.", required: true),
                FormField(
                    .other, "And as", .choice(options),
                    help: "A second role, taken up from the commands; may stay empty."),
            ], today: desk.session.today)
        form.enterAtEnd = .f(2)
    }

    var title: String { "New account" }
    var prompt: String { "F2 makes the account and shows its one-time password." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Make the account",
                help: "Makes the account with a one-time password.",
                needs: .permission(.createUsers)
            ) { screen, desk in try screen.finish { try $0.make(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func make(at desk: Office) throws -> Step<Office> {
        let held = [form.choice(.role), form.choice(.other)].compactMap { $0 }.map { roles[$0] }
        let new = try UserForm(
            username: form[.username], email: form[.email], name: form[.name],
            roles: held.map(\.rawValue)
        ).checked()
        let (session, slots) = (desk.session, desk.slots)
        return .run("Making the account") { _ in
            let password = NewPassword.oneTime()
            _ = try session.createUser(new, password: password, mustChange: true, slots: slots)
            return password
        } then: { (_: inout Self, _, password: NewPassword) in
            .replace(
                OneTimePasswordScreen(
                    password, for: new.name, username: new.username,
                    said: "The account \(new.username) is made."))
        }
    }
}

extension Role {
    /// The letters that name a role alone where one is typed.
    fileprivate var letters: String {
        switch self {
        case .superAdmin: "s"
        case .schoolAdmin: "o"
        case .principal: "pr"
        case .teacher: "t"
        case .accountant: "a"
        case .student: "pu"
        case .parent: "pa"
        }
    }
}
