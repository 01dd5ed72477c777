import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct StillClockTests {
    private let given = "2026-03-12T03:30:00Z"

    private func time(_ isDemonstration: Bool, forTests: Bool, _ given: String?) -> Timestamp? {
        StillClock.time(onDemonstration: isDemonstration, forTests: forTests, given: given)
    }

    @Test("A program that people work with stands its clock still on a demonstration alone")
    func realSchool() {
        #expect(time(false, forTests: false, given) == nil)
        #expect(time(true, forTests: false, given)?.iso == given)
        #expect(time(false, forTests: true, given)?.iso == given)
    }

    @Test("Without a time, or with none that can be read, the clock is the machine's")
    func none() {
        #expect(time(true, forTests: true, nil) == nil)
        #expect(time(true, forTests: true, "yesterday") == nil)
    }
}
