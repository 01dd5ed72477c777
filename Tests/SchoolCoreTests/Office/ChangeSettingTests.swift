// What a school may set for itself.

import Testing

@testable import SchoolCore

struct ChangeSettingTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A setting holds from the moment it is set, and the trail keeps both values")
    func set() throws {
        try school.office.set(.idleMinutes, to: 30)

        #expect(try school.office.idleMinutes() == 30)
        let line = try school.lastLine()
        #expect(try line.says(.changedSetting, about: .school, by: school.office))
        #expect(
            line.facts == [
                "setting": .word("session.idle_minutes"), "before": .number(15),
                "after": .number(30),
            ])
    }

    @Test("Setting the same value again is told again and changes nothing else")
    func again() throws {
        try school.office.set(.backdateDays, to: 3)
        let before = try school.contents()
        try school.office.set(.backdateDays, to: 3)

        #expect(try school.contents()["setting"] == before["setting"])
        #expect(try school.lastLine().facts["before"] == .number(3))
    }

    @Test("A value outside its range is refused", arguments: Setting.allCases)
    func outside(setting: Setting) throws {
        let range = setting.range
        for value in [range.lowerBound - 1, range.upperBound + 1] {
            let fault = FieldProblem.Fault.notANumber(from: range.lowerBound, to: range.upperBound)
            try school.expect(.invalid([FieldProblem(setting.rawValue, fault)])) {
                try school.office.set(setting, to: value)
            }
        }
        try school.office.set(setting, to: range.lowerBound)
        try school.office.set(setting, to: range.upperBound)
    }

    @Test("A setting that nobody touched has its default")
    func defaults() throws {
        let values = try school.principal.settings()
        #expect(values.map(\.setting) == Setting.allCases)
        #expect(values.map(\.value) == [15, 7, 7, 1])
        #expect(Setting.allCases.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test("The principal sees the settings and does not change them")
    func principal() throws {
        try school.expect(.notPermitted(.changeSettings)) {
            try school.principal.set(.idleMinutes, to: 20)
        }
    }
}
