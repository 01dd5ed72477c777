// Parents see their children and nobody else's, pupils themselves; the office asks for a card.

import Testing

@testable import SchoolCore

struct ChildOverviewTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Attendance and account of the own children, and of nobody else")
    func own() throws {
        try school.signed([1: .absent, 2: .absent], on: school.today - 1)
        try school.signed([1: .late])
        try school.charge(school.abdul, "1000", due: "2026-03-01")
        try school.charge(school.abdul, "700", due: "2026-04-01")
        try school.charge(school.dipa, "900", due: "2026-03-01")
        for session in [try school.parent, try school.pupil] {
            let children = try session.childAttendance()
            #expect(children.map(\.name) == ["Abdul Karim"])
            #expect(children[0].marks.map(\.code) == [.absent, .late])
            #expect(children[0].counts.permille(excusedInTotal: true) == 500)
            #expect(children[0].running == 0 && children[0].sectionName == "7-A")
            let fees = try session.childFees()
            #expect(fees.map(\.student) == [try school.abdul])
            #expect(fees[0].overdue.minor == 100_000 && fees[0].owed.minor == 170_000)
            let due = ChildFees.Due(on: "2026-04-01", open: Money(minor: 70_000))
            #expect(fees[0].next == due)
        }
    }

    @Test("The office, teachers and the counter have no children here")
    func others() throws {
        #expect(try school.office.childAttendance().isEmpty)
        #expect(try school.classTeacher.childAttendance().isEmpty)
        #expect(try school.accountant.childFees().isEmpty)
    }
}
