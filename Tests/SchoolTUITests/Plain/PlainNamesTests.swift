import Testing

@testable import SchoolTUI

/// Finding what can be done by a typed name.
struct PlainNamesTests {
    private func offer(_ keys: [Key], _ label: String, _ name: String? = nil) -> Offer {
        Offer(
            keys: keys, label: label, name: name ?? label, help: "Does it.", group: "This screen",
            blocked: nil, withheld: nil, isDangerous: false)
    }

    private var names: PlainNames {
        var void = offer(["v"], "Void", "Void the receipt")
        void.isDangerous = true
        return PlainNames([
            offer([.f(2), "+"], "Take", "Take and print"), offer(["u"], "Undo"),
            offer(["U"], "Redo", "Put back"), offer(["m"], "Month", "Month sheet"),
            offer(["o"], "Move", "Move the pupil"), void, offer([.enter], "Open"),
        ])
    }

    @Test(
        "A name, a label, a key or a beginning that is only one",
        arguments: [
            ("take and print", 0), ("TAKE", 0), ("f2", 0), ("F2", 0), ("+", 0), ("u", 1), ("U", 2),
            ("put", 2), ("mon", 3), ("M", 3), ("move the", 4), ("v", 5), ("void", 5), ("op", 6),
        ])
    func found(typed: String, place: Int) {
        #expect(names.match(typed) == .offer(place))
    }

    @Test("A beginning of several does nothing and names them")
    func several() {
        #expect(names.match("mo") == .several(["Month sheet", "Move the pupil"]))
    }

    @Test("What takes money or is hard to reverse is never done by half a word")
    func wholeWords() {
        #expect(names.match("ta") == .nothing)
        #expect(names.match("take and") == .offer(0))
        #expect(names.match("vo") == .nothing)
    }

    @Test("Other keys go to the screen, and letters alone do not")
    func keys() {
        #expect(names.match("f8") == .key(.f(8)))
        #expect(names.match("pgdn") == .key(.pageDown))
        #expect(names.match("z") == .nothing)
        #expect(names.match("f13") == .nothing)
    }

    @Test("In a text only a whole name is a command")
    func inText() {
        #expect(names.isWholeName("take"))
        #expect(names.isWholeName("F9"))
        #expect(!names.isWholeName("u"))
        #expect(!names.isWholeName("mon"))
    }

    @Test("Help says name, keys and the reason why something is off")
    func help() {
        var off = offer([.f(2)], "Sign")
        off.blocked = "It is signed."
        var withheld = offer(["x"], "Delete")
        withheld.withheld = "Your role does not allow this."
        #expect(
            PlainNames([off, withheld, offer(["1"], "One")]).help(leavingOutDigits: true) == [
                "Sign, F2: Does it. Off now: It is signed.", "One: Does it.",
            ])
    }
}
