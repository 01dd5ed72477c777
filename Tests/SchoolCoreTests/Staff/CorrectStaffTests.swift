// Correcting what is known about a member of staff.

import Testing

@testable import SchoolCore

struct CorrectStaffTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func corrected() throws -> NewStaff {
        var form = AppointStaffTests.form("Nadia Rahman")
        form.phone = "01711 000009"
        return try form.checked(country: "880", today: TestSchool.today)
    }

    @Test("A correction is found under the new name, and the version moves on")
    func corrects() throws {
        try school.office.correct(school.roster.nadia, to: corrected(), version: 1)

        let nadia = try school.office.staff(named: "Nadia Rahman")
        #expect(nadia.version == 2 && nadia.phone == "8801711000009")
        #expect(nadia.employeeNumber == "E0901" && nadia.username == "nadia")
        #expect(
            try school.lastLine().says(
                .correctedStaff, about: .staff(school.roster.nadia), by: school.office))
    }

    @Test("The second of two clerks is told that it has changed meanwhile")
    func twoClerks() throws {
        try school.office.correct(school.roster.nadia, to: corrected(), version: 1)
        try school.expect(.changedMeanwhile(.staff(school.roster.nadia))) {
            try school.principal.correct(school.roster.nadia, to: corrected(), version: 1)
        }
    }

    @Test("Nobody is corrected who does not work here")
    func unknown() throws {
        try school.expect(.notFound(.staff(StaffID(99)))) {
            try school.office.correct(StaffID(99), to: corrected(), version: 1)
        }
    }

    @Test("A teacher does not correct the staff list, not even the own line")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeStaff)) {
            try school.classTeacher.correct(school.roster.nadia, to: corrected(), version: 1)
        }
    }
}
