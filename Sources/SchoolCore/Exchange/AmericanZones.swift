// A Clever file names a state and no time zone. Where a state has two, this is the one that most
// of its people live in; the office can change it.

enum AmericanZones {
    static func zone(of state: String) -> String {
        let state = state.uppercased()
        return zones.first { $0.states.contains(state) }?.zone ?? "America/New_York"
    }

    private static let zones: [(zone: String, states: Set<String>)] = [
        (
            "America/Chicago",
            [
                "AL", "AR", "IL", "IA", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK", "SD", "TN",
                "TX", "WI",
            ]
        ),
        ("America/Denver", ["CO", "ID", "MT", "NM", "UT", "WY"]),
        ("America/Phoenix", ["AZ"]),
        ("America/Los_Angeles", ["CA", "NV", "OR", "WA"]),
        ("America/Anchorage", ["AK"]),
        ("Pacific/Honolulu", ["HI"]),
        ("America/Puerto_Rico", ["PR", "VI"]),
        ("Pacific/Guam", ["GU", "MP"]),
    ]
}
