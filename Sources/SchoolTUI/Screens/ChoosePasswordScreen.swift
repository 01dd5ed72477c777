// A password of one's own: forced after a one-time password, free at any time from home.

import SchoolCore

/// The new password twice; the old one too, unless it was typed a moment ago.
struct ChoosePasswordScreen: Screen {
    enum Field: Hashable, Sendable { case old, new, again }

    let username: String
    private let known: String?
    private var form: Form<Field>

    /// `old` is the one-time password that was just typed; nil asks for the present one.
    init(_ session: Session, old: String?) {
        username = session.username
        known = old
        var fields: [FormField<Field>] = []
        if old == nil {
            fields.append(
                FormField(
                    .old, "Present password", .password, help: "The password you have now.",
                    required: true))
        }
        fields.append(
            FormField(
                .new, "New password", .password,
                help: "At least 8 characters with a capital, a small letter and a digit.",
                required: true))
        fields.append(
            FormField(
                .again, "New, again", .password, help: "The same once more, against slips.",
                required: true))
        form = Form(fields, today: session.today)
        form.enterAtEnd = .f(2)
    }

    var title: String { "A password of your own" }
    var fieldHelp: String? { form.fieldHelp }

    var prompt: String {
        let lacking = NewPassword.faults(of: form[.new], username: username)
        if form[.new].isEmpty {
            return "8 characters or more, with a capital, a small letter, a digit."
        }
        if lacking.isEmpty { return "That will do. Type it again, then Enter." }
        return "Still needs " + lacking.map(Wording.sentence).joined(separator: ", ") + "."
    }

    mutating func type(_ key: Key) -> Typed { form.type(key) }
    mutating func paste(_ text: String) -> Typed { form.paste(text) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(.f(2), label: "Save", help: "Makes this your password.") { screen, desk in
                try screen.save(at: desk)
            },
            .keepingIn("Passwords are never printed, and go into no file."),
            Action(.f(10), .escape, label: "Back", help: "Leaves things as they are.") {
                screen, desk in
                if screen.known == nil { return .pop }
                try desk.session.signOut()
                return .enter(desk.doorStage)
            },
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        guard form.check() else { return .stay }
        guard form[.new] == form[.again] else {
            return .notice(.warning("The two do not match. Type the new one again."))
        }
        try desk.session.changePassword(
            from: known ?? form[.old], to: form[.new], slots: desk.slots)
        let done = "Your password is changed."
        guard known != nil else { return .telling(Notice(done, .good), then: .pop) }
        desk.held.hold(try desk.session.preferences())
        return try HomeScreen.entrance(to: desk, lostAt: nil, saying: done)
    }

    func draw(on canvas: inout Canvas) {
        let left = max(2, (canvas.size.columns - 60) / 2)
        canvas.put(2, left, "Choose a password that only you know, \(username).", .title)
        canvas.form(form, in: Area(row: 4, column: left, rows: 6, columns: 60))
    }
}
