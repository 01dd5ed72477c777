// A telephone number into the terminal's own clipboard, for whoever calls from the same machine.
// Only where the person has said so: the number stands on the screen in any case.

import SchoolCore

extension Action where Owner.Desk == Office {
    /// `y`: copies the number as it is shown.
    static func copying(_ phone: String?, at desk: Office) -> Action {
        let number = PhoneNumber.shown(phone ?? "", at: desk.session.school.profile.country)
        let look = Look.current
        let off = "Copying is off. \"My settings\" turns it on, where your terminal allows it."
        let none = number.isEmpty ? "There is no telephone number here." : nil
        let unseen = none ?? "Without a screen there is no clipboard. The number is \(number)."
        return Action(
            "y", label: "Copy", name: "Copy the telephone number",
            help: "Puts the number into your terminal's clipboard.",
            blocked: !look.hasScreen ? unseen : look.mayCopy ? none : off
        ) { _, _ in
            .telling("\(number) is in your clipboard.", then: .copy(number))
        }
    }
}
