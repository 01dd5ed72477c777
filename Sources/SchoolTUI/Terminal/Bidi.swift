// Names that run from right to left, put in order by us for a terminal that was told not to: the
// letters take the forms of their neighbours, and the runs of a field are turned. A name is one run
// and perhaps a number, so the whole of the bidirectional algorithm is not needed. Only for
// display: these forms are never stored, they would break search and copy.

/// Text in the order of its columns.
enum Bidi {
    /// The text as it is seen from left to right; text without such letters stays as it is.
    static func visual(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xD6 }),
            text.unicodeScalars.contains(where: runsLeft)
        else { return text }
        let clusters = clusters(ArabicShaping.shaped(Array(text.unicodeScalars)))
        let levels = levels(of: clusters.map(kind))
        return ordered(clusters, levels)
    }

    static func runsLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590..<0x900, 0xFB1D..<0xFE00, 0xFE70..<0xFEFF, 0x10800..<0x11000,
            0x1E800..<0x1F000:
            true
        default: false
        }
    }

    private enum Kind { case left, right, number, neutral }

    /// A letter with the marks on it; the mark stays behind its letter in either direction.
    private static func clusters(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var clusters: [[Unicode.Scalar]] = []
        for scalar in scalars {
            if ArabicShaping.isMark(scalar), !clusters.isEmpty {
                clusters[clusters.count - 1].append(scalar)
            } else {
                clusters.append([scalar])
            }
        }
        return clusters
    }

    private static func kind(_ cluster: [Unicode.Scalar]) -> Kind {
        guard let scalar = cluster.first else { return .neutral }
        if scalar.properties.numericType == .decimal { return .number }
        if runsLeft(scalar) { return scalar.properties.isAlphabetic ? .right : .neutral }
        return scalar.properties.isAlphabetic ? .left : .neutral
    }

    /// Even levels run right, odd ones left. The first letter decides how the field runs; what has
    /// no direction goes with its neighbours where they agree, else with the field.
    private static func levels(of kinds: [Kind]) -> [Int] {
        let first = kinds.first { $0 == .left || $0 == .right }
        let base = first == .right ? 1 : 0
        var levels = [Int](repeating: base, count: kinds.count)
        for (place, kind) in kinds.enumerated() {
            switch kind {
            case .right: levels[place] = 1
            case .left: levels[place] = base == 0 ? 0 : 2
            case .number: levels[place] = runsLeft(before: place, kinds, base) ? 2 : 0
            case .neutral:
                let isLeft = runsLeft(before: place, kinds, base)
                levels[place] = isLeft == runsLeft(after: place, kinds, base) && isLeft ? 1 : base
            }
        }
        return levels
    }

    private static func runsLeft(before place: Int, _ kinds: [Kind], _ base: Int) -> Bool {
        let near = kinds[..<place].last { $0 == .left || $0 == .right }
        return near.map { $0 == .right } ?? (base == 1)
    }

    private static func runsLeft(after place: Int, _ kinds: [Kind], _ base: Int) -> Bool {
        let near = kinds[(place + 1)...].first { $0 == .left || $0 == .right }
        return near.map { $0 == .right } ?? (base == 1)
    }

    /// From the highest level down, every stretch of at least that level is turned.
    private static func ordered(_ clusters: [[Unicode.Scalar]], _ levels: [Int]) -> String {
        var places = Array(clusters.indices)
        for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
            var start = 0
            while start < places.count {
                guard levels[places[start]] >= level else {
                    start += 1
                    continue
                }
                let rest = places[start...]
                let end = rest.firstIndex { levels[$0] < level } ?? places.count
                places[start..<end].reverse()
                start = end
            }
        }
        var text = String.UnicodeScalarView()
        for place in places {
            text.append(contentsOf: clusters[place].map { mirrored($0, levels[place]) })
        }
        return String(text)
    }

    private static func mirrored(_ scalar: Unicode.Scalar, _ level: Int) -> Unicode.Scalar {
        guard level % 2 == 1 else { return scalar }
        switch scalar {
        case "(": return ")"
        case ")": return "("
        case "[": return "]"
        case "]": return "["
        default: return scalar
        }
    }
}
