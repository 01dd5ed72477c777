// The only place that asks the machine for the time. The zone is the school's, never the user's
// environment; its offset comes from the system's zone files through the C library.

import Foundation

/// Now and today in the school's zone, injected so that a test can stand still.
package struct OfficeClock: Sendable {
    private let read: @Sendable () -> Timestamp
    private let zone: TimeZone

    /// The machine's clock. An unknown zone name counts as UTC.
    package static func machine(zone name: String) -> OfficeClock {
        OfficeClock(zone: name) {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Timestamp(Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
    }

    package init(zone name: String, read: @escaping @Sendable () -> Timestamp) {
        self.read = read
        zone = TimeZone(identifier: name) ?? .gmt
    }

    /// Whether the machine knows a zone by this name.
    package static func knows(zone name: String) -> Bool { TimeZone(identifier: name) != nil }

    package func now() -> Timestamp { read() }
    package func today() -> Day { day(of: read()) }

    /// The school's day of an instant.
    package func day(of at: Timestamp) -> Day { Day(localSeconds(of: at).floored(by: 86_400)) }

    /// The first instant of a day in the school's zone.
    package func start(of day: Day) -> Timestamp {
        let midnight = Timestamp(Int64(day.number) * 86_400_000)
        // The second look is for the days on which the clocks are changed.
        return midnight - secondsAhead(at: midnight - secondsAhead(at: midnight))
    }

    /// Minutes since midnight in the school's zone.
    package func minute(of at: Timestamp) -> Int {
        let seconds = localSeconds(of: at)
        return (seconds - seconds.floored(by: 86_400) * 86_400) / 60
    }

    /// `09:41`.
    package func time(of at: Timestamp) -> String {
        let minute = minute(of: at)
        return "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    }

    private func localSeconds(of at: Timestamp) -> Int {
        Int(at.milliseconds / 1000) + secondsAhead(at: at)
    }

    private func secondsAhead(at instant: Timestamp) -> Int {
        let seconds = Double(instant.milliseconds) / 1000
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    }
}

extension Int {
    fileprivate func floored(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
