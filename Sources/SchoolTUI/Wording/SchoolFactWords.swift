// The school on one page in words, the same for the screen and for the command.

import SchoolCore

/// Lines of a label and a text.
struct SchoolFactWords {
    let lines: [(label: String, text: String)]
    /// `7 open sessions`.
    let sessions: String

    /// Whole where there is room for the whole path of the file.
    init(_ facts: SchoolFacts, clock: OfficeClock, isWhole: Bool) {
        let profile = facts.profile
        sessions = Wording.counted(facts.openSessions, "open session")
        let reached = [
            PhoneNumber.shown(profile.phone, at: profile.country), profile.email,
        ].filter { !$0.isEmpty }
        let file = facts.path.split(separator: "/").last.map(String.init) ?? facts.path
        let start = profile.startsAtMinute
        lines = [
            ("Address", Self.orNone(profile.address)),
            ("Reached at", Self.orNone(reached.joined(separator: ", "))),
            ("Principal", Self.orNone(profile.principalName)),
            (
                "Open",
                Self.days(profile.workingWeek).joined(separator: " ")
                    + " from \(padded(start / 60, 2)):\(padded(start % 60, 2)), "
                    + profile.timeZone
            ),
            (
                "Holds",
                [
                    Wording.counted(facts.totals.students, "pupil"),
                    Wording.counted(facts.totals.teachers, "teacher"),
                    "\(facts.totals.classes) \(facts.totals.classes == 1 ? "class" : "classes")",
                ].joined(separator: ", ")
            ),
            ("File", "\(isWhole ? facts.path : file), \(Self.size(facts.bytes))"),
            ("Checked", Self.checked(facts.lastCheck, clock)),
            ("Copied", "not by this program (docs/install.md, 4)"),
        ]
    }

    static func days(_ week: WorkingWeek) -> [String] {
        // Monday 5 January 1970 and the six days after it.
        (4..<11).map { Day($0) }.filter(week.isOpen).map(\.weekdayName)
    }

    private static func checked(_ check: CheckLog.Entry?, _ clock: OfficeClock) -> String {
        guard let check else { return "never, or nobody noted it: school check" }
        let result =
            check.broken == 0
            ? "nothing was wrong" : "\(Wording.counted(check.broken, "finding")), see school check"
        return "\(clock.day(of: check.at).text) \(clock.time(of: check.at)), \(result)"
    }

    /// Millions of bytes, as folders count them.
    private static func size(_ bytes: Int) -> String {
        let tenths = bytes / 100_000
        return tenths < 10 ? "under 1 MB" : "\(tenths / 10).\(tenths % 10) MB"
    }

    private static func orNone(_ text: String) -> String { text.isEmpty ? "none" : text }
}
