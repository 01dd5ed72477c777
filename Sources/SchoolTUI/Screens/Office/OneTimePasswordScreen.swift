// A one-time password, shown this once and nowhere kept: the file has only its hash.

import SchoolCore

/// What the office writes on a slip of paper for somebody.
struct OneTimePasswordScreen: Screen {
    let name: String
    let username: String
    let said: String
    private let password: NewPassword

    init(_ password: NewPassword, for name: String, username: String, said: String) {
        self.password = password
        self.name = name
        self.username = username
        self.said = said
    }

    var title: String { "One-time password" }
    var prompt: String { "Enter when it is written down." }

    func draw(on canvas: inout Canvas) {
        let left = max(2, (canvas.size.columns - 60) / 2)
        canvas.put(2, left, said)
        canvas.put(4, left, "Write this down now: it is shown only this once.", .warn)
        let lines = [("Name", name), ("Signs in as", username), ("Password", password.shownOnce)]
        for (row, (label, text)) in lines.enumerated() {
            canvas.put(6 + row, left, label, .dim)
            canvas.put(6 + row, left + 14, text, label == "Password" ? .title : .plain)
        }
        canvas.put(10, left, "At the first sign-in a password of one's own is chosen.")
        canvas.cursor = Position(row: 8, column: left + 14)
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .enter, .f(2), .f(10), .escape, label: "Done", name: "It is written down",
                help: "Goes back; the password is not shown again."
            ) { _, _ in .pop },
            .keepingIn("Passwords are never printed, and go into no file. Write it on a slip."),
        ]
    }
}
