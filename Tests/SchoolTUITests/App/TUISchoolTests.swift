import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct TUISchoolTests {
    @Test("The school of the screens' tests has pupils, registers and a person for each role")
    func founded() throws {
        let school = try TUISchool()
        let office = try school.session("office")
        #expect(try office.students(StudentList.Wish()).total == 24)
        #expect(try office.sections().map(\.name) == ["7-A", "7-B", "8-A", "10-A"])
        #expect(try school.desk("rahima").heading == "Thu 12 Mar 2026  09:00  Rahima (parent)")
        #expect(try school.session("rahima").students(StudentList.Wish()).total == 2)
    }
}
