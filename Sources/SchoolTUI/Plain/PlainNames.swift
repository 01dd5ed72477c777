// The actions of a screen by what a person calls them: the whole name or its beginning, the label
// of the key bar, the key itself.

/// What can be done now, to be found by a typed name.
struct PlainNames {
    enum Match: Equatable {
        case offer(Int)
        case key(Key)
        case several([String])
        case nothing
    }

    private let offers: [Offer]

    init(_ offers: [Offer]) { self.offers = offers }

    /// Words of the frame that mean nothing without a grid, or that this mode says itself.
    private static let hidden: Set<String> = [
        "Help", "Commands", "Escape", "Messages", "Paint again",
    ]

    private var places: [Int] {
        offers.indices.filter {
            offers[$0].group != "Everywhere" || !Self.hidden.contains(offers[$0].name)
        }
    }

    func match(_ text: String) -> Match {
        let small = text.lowercased()
        if let place = places.first(where: { offers[$0].isKeyed(text) }) { return .offer(place) }
        if let place = places.first(where: { offers[$0].isKeyed(small) }) { return .offer(place) }
        if let place = places.first(where: { offers[$0].isCalled(small) }) { return .offer(place) }
        if let key = Self.key(small) { return .key(key) }
        guard small.count >= 2 else { return .nothing }
        let found = places.filter { offers[$0].begins(with: small) }
        guard let only = found.first else { return .nothing }
        return found.count == 1 ? .offer(only) : .several(found.map { offers[$0].name })
    }

    /// True for a name that can stand for nothing else, even where text is typed.
    func isWholeName(_ text: String) -> Bool {
        let small = text.lowercased()
        if case .f? = Self.key(small) { return true }
        return small == "+" || places.contains { offers[$0].isCalled(small) }
    }

    /// `Take and print, F2 or +: Takes the amount.`
    func help(leavingOutDigits isList: Bool) -> [String] {
        places.filter { offers[$0].withheld == nil }.map { place in
            let offer = offers[place]
            let keys = offer.keys.filter { !isList || $0.digit == nil }.map(\.name)
            let name = ([offer.name] + (keys.isEmpty ? [] : [keys.joined(separator: " or ")]))
                .joined(separator: ", ")
            return "\(name): \(offer.help)" + (offer.blocked.map { " Off now: \($0)" } ?? "")
        }
    }

    /// A key by its name; letters and digits are none here.
    private static func key(_ small: String) -> Key? {
        if small.hasPrefix("f"), let number = Int(small.dropFirst()), (1...12).contains(number) {
            return .f(number)
        }
        let named: [Key] = [
            .enter, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .end, .delete,
            .backspace,
        ]
        return named.first { $0.name.lowercased() == small }
    }
}

extension Offer {
    fileprivate func isKeyed(_ text: String) -> Bool {
        keys.contains { key in
            if case .character(let typed) = key { return String(typed) == text || key.name == text }
            return key.name.lowercased() == text
        }
    }

    fileprivate func isCalled(_ small: String) -> Bool {
        name.lowercased() == small || label.lowercased() == small || also.contains(small)
    }

    /// What finishes something, or is hard to reverse, is called by whole words only.
    fileprivate func begins(with small: String) -> Bool {
        [name, label].contains { word in
            let word = word.lowercased()
            guard word.hasPrefix(small) else { return false }
            guard keys.contains(.f(2)) || isDangerous else { return true }
            return word.dropFirst(small.count).first.map { $0 == " " } ?? true
        }
    }
}
