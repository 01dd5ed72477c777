// What every screen's list of actions must hold, so that keys, bar, help and palette stay one thing.
// Each screen's test calls `ActionLint.problems` on what the screen offers.

@testable import SchoolTUI

enum ActionLint {
    /// Keys that some terminal or some line takes for itself (screens B1).
    static let forbidden: Set<Key> = Set("SQWTNHIJMZ[".map { Key.control($0) })
    /// Keys no action may depend on alone.
    static let unsure: Set<Key> = [.f(1), .f(10), .f(11)]

    static func problems(_ offers: [Offer]) -> [String] {
        var problems: [String] = []
        var owners: [Key: String] = [:]
        for offer in offers {
            for key in offer.keys {
                if let owner = owners[key] {
                    problems.append("\(key.name): both \(owner) and \(offer.name)")
                }
                owners[key] = offer.name
                if forbidden.contains(key) { problems.append("\(offer.name): \(key.name)") }
            }
            if !offer.keys.isEmpty, unsure.isSuperset(of: offer.keys) {
                problems.append("\(offer.name): depends on \(offer.keys[0].name) alone")
            }
            problems += wording(offer)
        }
        return problems
    }

    private static func wording(_ offer: Offer) -> [String] {
        var problems: [String] = []
        if offer.label.isEmpty || TextWidth.columns(offer.label) > 6 {
            problems.append("\(offer.name): label is not 1 to 6 columns")
        }
        if offer.name.isEmpty { problems.append("\(offer.label): no name for the palette") }
        if !offer.help.hasSuffix(".") { problems.append("\(offer.name): help is no sentence") }
        if let blocked = offer.blocked, !blocked.hasSuffix(".") {
            problems.append("\(offer.name): the reason is no sentence")
        }
        return problems
    }
}
