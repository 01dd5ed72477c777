// The time of a test stands still until the test moves it.

import SchoolCore
import Synchronization

/// A clock that a test moves by hand.
final class TestTime: Sendable {
    private let instant: Mutex<Timestamp>

    /// Nine in the morning of a day, in Dhaka.
    init(_ day: Day) { instant = Mutex(TestTime.at(day, hour: 9)) }

    var now: Timestamp { instant.withLock { $0 } }

    func pass(seconds: Int) { instant.withLock { $0 = $0 + seconds } }
    func pass(minutes: Int) { pass(seconds: minutes * 60) }

    /// Nine in the morning of another day.
    func become(_ day: Day) { instant.withLock { $0 = TestTime.at(day, hour: 9) } }

    func clock(zone: String) -> OfficeClock { OfficeClock(zone: zone) { self.now } }
    func clock(of profile: SchoolProfile) -> OfficeClock { clock(zone: profile.timeZone) }

    /// An instant by the school's wall clock; Dhaka is six hours ahead, all year.
    static func at(_ day: Day, hour: Int) -> Timestamp {
        Timestamp(Int64(day.number) * 86_400_000) + (hour - 6) * 3600
    }
}

/// Days are written as people write them in files.
extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}
