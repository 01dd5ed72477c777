// The door of the program. One neutral answer for every way a sign-in can fail; the standing text
// says what five failures do. A demonstration shows its sign-ins here; a real school never has any.

import SchoolCore

/// Name and password.
struct SignInScreen: Screen {
    enum Field: Hashable, Sendable { case name, password }

    let schoolName: String
    let isDemonstration: Bool
    private var form: Form<Field>

    init(_ school: School) {
        schoolName = school.profile.name
        isDemonstration = school.isDemonstration
        form = Self.empty(today: school.clock.today(), name: "")
    }

    var title: String { schoolName }
    var fieldHelp: String? { form.fieldHelp }
    var prompt: String { "Enter goes on. Five failures let a name rest for fifteen minutes." }

    mutating func type(_ key: Key) -> Typed { form.type(key) }
    mutating func paste(_ text: String) -> Typed { form.paste(text) }

    func actions(_ desk: Door) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "SignIn", name: "Sign in",
                help: "Signs in with this name and password."
            ) { screen, desk in try screen.signIn(at: desk, role: nil, endsOldest: false) },
            .keepingIn("Nothing is printed before somebody has signed in."),
            Action(.f(10), .escape, label: "Leave", help: "Leaves the program.") { _, _ in .quit },
        ]
    }

    private mutating func signIn(
        at desk: Door, role: Role?, endsOldest: Bool
    ) throws -> Step<Door> {
        guard form.check() else { return .stay }
        var typed = SignInForm(form[.name], form[.password], role: role)
        typed.endsOldest = endsOldest
        do {
            let signedIn = try desk.school.signIn(typed, slots: desk.slots)
            return try Self.enter(signedIn, typed: typed, at: desk)
        } catch Refusal.signIn(.chooseRole(let roles)) {
            let options = roles.map { PickOption($0.rawValue, $0.title) }
            return .choose("Work as", options) { (screen: inout Self, desk, place) in
                try screen.signIn(at: desk, role: roles[place], endsOldest: endsOldest)
            }
        } catch Refusal.signIn(.tooManySessions(let limit)) {
            let options = [
                PickOption("e", "End the oldest session and sign in"), PickOption("b", "Go back"),
            ]
            return .choose("You are signed in \(limit) times", options) {
                (screen: inout Self, desk, place) in
                place == 0 ? try screen.signIn(at: desk, role: role, endsOldest: true) : .stay
            }
        } catch let refusal as Refusal {
            form = Self.empty(today: desk.school.clock.today(), name: form[.name])
            throw refusal
        }
    }

    /// Where a sign-in leads: to a password of one's own, to the place a dropped line left, or
    /// home.
    private static func enter(
        _ signedIn: SignedIn, typed: SignInForm, at desk: Door
    ) throws -> Step<Door> {
        let office = try Office.open(signedIn, slots: desk.slots)
        if signedIn.mustChangePassword {
            return .enter(ChoosePasswordScreen(office.session, old: typed.password), at: office)
        }
        return try HomeScreen.entrance(
            to: office, lostAt: signedIn.lostAt, elsewhereAt: signedIn.elsewhereAt)
    }

    func draw(on canvas: inout Canvas) {
        let left = max(2, (canvas.size.columns - 60) / 2)
        let top = max(1, canvas.size.rows / 5)
        canvas.name(top, left, schoolName, .title, width: 58)
        canvas.form(form, in: Area(row: top + 2, column: left, rows: 4, columns: 60))
        if isDemonstration { drawDemonstration(on: &canvas, row: top + 7, column: left) }
    }

    private func drawDemonstration(on canvas: inout Canvas, row: Int, column: Int) {
        canvas.rule(
            row, "A demonstration: invented people",
            in: column..<min(canvas.size.columns, column + 60))
        let lines = [
            "teacher      takes the register of her class",
            "admin        the office: pupils, classes, accounts",
            "principal    looks over the school",
            "accountant   parent   student",
            "", "The password of all of them is Demo1234",
        ]
        for (index, line) in lines.enumerated() { canvas.put(row + 1 + index, column + 2, line) }
    }

    private static func empty(today: Day, name: String) -> Form<Field> {
        var form = Form(
            [
                FormField(
                    Field.name, "Name", .text(limit: 100),
                    help: "Your sign-in name or e-mail address.", required: true, value: name),
                FormField(
                    Field.password, "Password", .password,
                    help: "Your password. Forgotten: the office gives you a one-time password.",
                    required: true),
            ], today: today)
        form.enterAtEnd = .f(2)
        if !name.isEmpty { _ = form.type(.enter) }
        return form
    }
}
