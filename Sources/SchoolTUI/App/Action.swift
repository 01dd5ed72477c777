// One declaration feeds the keys, the key bar, F1 help, the palette and the refusals, so that they
// cannot disagree. An action that is off stays visible and says why; one that the person's role
// never allows is not offered, and says so when its key is pressed.

/// The part of an action that is shown.
struct Offer: Equatable, Sendable {
    var keys: [Key]
    /// At most six columns, for the key bar at 80 columns.
    var label: String
    /// What palette and wide bars call it.
    var name: String
    /// One sentence in plain words.
    var help: String
    /// The heading it stands under in help.
    var group: String
    /// Why it is off now.
    var blocked: String?
    /// Why it is not for this person.
    var withheld: String?
    var isDangerous: Bool
    /// Other words that mean it where one types words instead of keys.
    var also: [String] = []
    /// How one comes to it where no key does it at once: `F6 1`.
    var way: String?

    /// The keys in words, or the way; what has neither is found by its name.
    var keyWords: String {
        keys.isEmpty ? way ?? "F9" : keys.map(\.name).joined(separator: " ")
    }

    var refusal: String? { withheld ?? blocked }
}

/// A right an action needs, asked of the desk. Courtesy, not security: the verb asks again.
struct Need<Desk>: Sendable {
    let isHeld: @Sendable (Desk) -> Bool
    var sentence = "Your role does not allow this."
}

/// Something that can be done on a screen now.
struct Action<Owner: Screen> {
    typealias Effect = (inout Owner, Owner.Desk) throws -> Step<Owner.Desk>

    var offer: Offer
    let needs: Need<Owner.Desk>?
    let effect: Effect

    init(
        _ keys: Key..., label: String, name: String? = nil, help: String,
        group: String = "This screen", needs: Need<Owner.Desk>? = nil, blocked: String? = nil,
        danger: Bool = false, effect: @escaping Effect
    ) {
        offer = Offer(
            keys: keys, label: label, name: name ?? label, help: help, group: group,
            blocked: blocked, withheld: nil, isDangerous: danger)
        self.needs = needs
        self.effect = effect
    }
}

/// Something that can be done from every screen of a desk.
struct DeskAction<Desk: OfficeDesk> {
    var offer: Offer
    let needs: Need<Desk>?
    let effect: (Desk) throws -> Step<Desk>

    init(
        _ keys: Key..., label: String, name: String? = nil, help: String,
        group: String = "Everywhere", needs: Need<Desk>? = nil, blocked: String? = nil,
        effect: @escaping (Desk) throws -> Step<Desk>
    ) {
        offer = Offer(
            keys: keys, label: label, name: name ?? label, help: help, group: group,
            blocked: blocked, withheld: nil, isDangerous: false)
        self.needs = needs
        self.effect = effect
    }

    /// F3 where nobody can be found yet: the key says why.
    static func findingNobody(_ reason: String) -> DeskAction {
        DeskAction(
            .f(3), label: "Find", name: "Find anybody", help: "Finds anybody by a few letters.",
            blocked: reason
        ) { _ in .stay }
    }
}
