// A clock that stands still, for tests and pictures. A program that people work with obeys it on a
// demonstration alone: whoever can set the environment must not choose the day of a real receipt.

import Foundation
import SchoolCore

/// The time that SCHOOL_NOW gives.
enum StillClock {
    /// Builds for tests obey SCHOOL_NOW on every file.
    #if DEBUG
        static let isForTests = true
    #else
        static let isForTests = false
    #endif

    /// The time given, where it may be obeyed; nil means the machine's.
    static func time(
        onDemonstration isDemonstration: Bool, forTests: Bool = isForTests,
        given: String? = ProcessInfo.processInfo.environment["SCHOOL_NOW"]
    ) -> Timestamp? {
        isDemonstration || forTests ? given.flatMap(Timestamp.init(iso:)) : nil
    }
}

extension Places {
    /// The machine's clock in a zone, before there is a file: for a school that is being founded.
    static func clock(zone: String) -> OfficeClock { clock(zone: zone, isDemonstration: false) }

    /// The clock of a school: the machine's, or the one that stands still.
    static func clock(zone: String, isDemonstration: Bool) -> OfficeClock {
        guard let time = StillClock.time(onDemonstration: isDemonstration) else {
            return .machine(zone: zone)
        }
        return OfficeClock(zone: zone) { time }
    }

    /// The clock that a school may have here.
    @Sendable static func clock(of profile: SchoolProfile) -> OfficeClock {
        clock(zone: profile.timeZone, isDemonstration: profile.isDemonstration)
    }

    /// Opens a school with the clock it may have here.
    static func school(at path: String) throws -> School {
        try School.open(at: path, place: here(), clock: clock(of:))
    }
}
