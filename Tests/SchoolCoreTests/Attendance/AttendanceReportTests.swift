// What the registers add up to, and the percentage.

import Testing

@testable import SchoolCore

struct AttendanceReportTests {
    let school: TestSchool
    let days: [Day] = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"]

    init() throws {
        school = try TestSchool()
        try school.signed([1: .absent, 2: .late], on: "2026-03-09")
        try school.signed([1: .late, 2: .halfDay], on: "2026-03-10")
        try school.signed([1: .excused], on: "2026-03-11")
        try school.open()
        try school.mark(school.abdul, .present)
        var order = RegisterOrder()
        order.marks = [3: .absent]
        _ = try school.subjectTeacher.takeRegister(of: school.classB, on: "2026-03-12", order)
    }

    @Test("A pupil's figures are those of the days that are signed")
    func pupil() throws {
        let counts = MarkCounts(present: 0, absent: 1, late: 1, halfDay: 0, excused: 1)
        for session in [try school.parent, try school.pupil, try school.classTeacher] {
            #expect(try session.attendanceSummary(of: school.abdul) == counts)
        }
        try school.expect(.notFound(.student(school.dipa)), isDenial: true) {
            _ = try school.parent.attendanceSummary(of: school.dipa)
        }
    }

    private func drafts(_ figures: AttendanceFigures) -> [String] {
        figures.drafts.map { "\($0.sectionName) \($0.day.iso)" }
    }

    @Test("A class's and a day's figures are the sums of the signed registers, drafts by name")
    func sums() throws {
        let figures = try school.classTeacher.attendanceSummary(of: school.classA)
        #expect(
            figures.counts == MarkCounts(present: 7, absent: 1, late: 2, halfDay: 1, excused: 1))
        #expect(drafts(figures) == ["7-A 2026-03-12"])
        let day = try school.office.attendanceStatistics(on: "2026-03-12")
        #expect(day.counts == MarkCounts())
        #expect(drafts(day) == ["7-A 2026-03-12", "7-B 2026-03-12"])
        let own = try school.classTeacher.attendanceStatistics(on: "2026-03-12")
        #expect(drafts(own) == ["7-A 2026-03-12"])
        let none = try school.office.attendanceStatistics(on: "2026-03-05")
        #expect(none.counts == MarkCounts() && none.drafts.isEmpty)
    }

    @Test("What is signed counts from then on, and so does what is corrected afterwards")
    func signing() throws {
        try school.signed([1: .absent])
        let day = try school.office.attendanceStatistics(on: "2026-03-12")
        #expect(day.counts == MarkCounts(present: 3, absent: 1, late: 0, halfDay: 0, excused: 0))
        #expect(drafts(day) == ["7-B 2026-03-12"])
        #expect(try school.parent.attendanceSummary(of: school.abdul).absent == 2)
        try school.office.correctMark(
            of: school.abdul, to: .late, reason: "bus", in: school.classA, on: school.today)
        #expect(try school.parent.attendanceSummary(of: school.abdul).late == 2)
        #expect(try school.findings() == [])
    }

    @Test("A class's figures are not for everyone who has a child in it")
    func parents() throws {
        try school.expect(.notPermitted(.seeAttendance)) {
            _ = try school.parent.attendanceSummary(of: school.classA)
        }
    }

    @Test("Recorded marks, newest day first, as far as each person sees")
    func records() throws {
        var wish = AttendanceRecord.Wish()
        let own = try school.parent.attendance(wish)
        #expect(own.total == 3)
        #expect(own.rows.map(\.day) == days.dropLast().reversed())
        #expect(own.rows.map(\.code) == [.excused, .late, .absent])
        #expect(own.rows.allSatisfy { $0.markedBy == "nadia" && $0.sectionName == "7-A" })

        wish.student = try school.abdul
        let all = try school.office.attendance(wish)
        #expect(all.total == 4 && all.rows.map(\.isSigned) == [false, true, true, true])

        wish = AttendanceRecord.Wish()
        wish.days = "2026-03-10"..."2026-03-11"
        wish.limit = 3
        let window = try school.office.attendance(wish)
        #expect(window.total == 8 && window.rows.count == 3)
        wish.student = try school.afia
        #expect(try school.office.attendance(wish).total == 2)
        #expect(try school.parent.attendance(wish).total == 0)
        wish = AttendanceRecord.Wish()
        wish.section = school.classB
        #expect(try school.office.attendance(wish).total == 3)
        #expect(try school.classTeacher.attendance(wish).total == 0)
    }

    @Test("The month sheet has a place for every day and a sum for every pupil")
    func month() throws {
        let sheet = try school.classTeacher.month(of: school.classA, containing: school.today)
        #expect(sheet.sectionName == "7-A" && sheet.days.count == 31)
        #expect(sheet.rows.map(\.rollNumber) == [1, 2, 3, 4])
        #expect(sheet.rows[0].codes.count == 31)
        #expect(sheet.rows[0].codes[8...11] == [.absent, .late, .excused, .present])
        #expect(sheet.rows[0].codes[12] == nil)
        #expect(sheet.rows[0].counts.total == 3)
        #expect(sheet.drafts == ["2026-03-12"] && sheet.signed.count == 3)
        #expect(
            sheet.rows[3].counts
                == MarkCounts(present: 3, absent: 0, late: 0, halfDay: 0, excused: 0))
    }

    @Test("Who set the marks of a month is told of the pupils that are asked for")
    func authors() throws {
        let sheet = try school.classTeacher.month(of: school.classA, containing: school.today)
        let authors = try school.classTeacher.markAuthors(
            of: sheet.rows.map(\.student), in: school.classA, containing: school.today)
        let marks = sheet.rows.flatMap(\.marks).compactMap { $0 }
        #expect(!marks.isEmpty && authors.count == marks.count)
        let names = try Set(school.office.users().map(\.name))
        #expect(authors.values.allSatisfy { names.contains($0.by) })
        let one = try school.classTeacher.markAuthors(
            of: [sheet.rows[1].student], in: school.classA, containing: school.today)
        let events = sheet.rows[1].marks.compactMap { $0?.event }
        #expect(Set(one.keys) == Set(events) && one.count < authors.count)
        // Of pupils who are in another class nothing is told.
        let elsewhere = try school.office.markAuthors(
            of: sheet.rows.map(\.student), in: school.classB, containing: school.today)
        #expect(elsewhere.isEmpty)
    }

    @Test("A pupil who moved within the month stands in both sheets")
    func moved() throws {
        try school.office.move(school.chandni, to: school.classB, on: school.today)
        let old = try school.office.month(of: school.classA, containing: school.today)
        let new = try school.office.month(of: school.classB, containing: school.today)
        #expect(try old.rows.map(\.student).contains(school.chandni))
        #expect(try new.rows.last?.student == school.chandni)
        #expect(new.rows.last?.counts.total == 0)
    }

    @Test("The school says whether excused days count")
    func excused() throws {
        #expect(try school.parent.excusedCounts())
        try school.office.set(.excusedInTotal, to: 0)
        #expect(try !school.parent.excusedCounts())
    }

    @Test("Accounts see no attendance")
    func notPermitted() throws {
        try school.expect(.notPermitted(.seeAttendance)) {
            _ = try school.accountant.attendance(AttendanceRecord.Wish())
        }
    }
}

struct AttendanceMarkTests {
    static let figures: [(counts: [Int], all: String, withoutExcused: String)] = [
        ([0, 0, 0, 0, 0], "-", "-"),
        ([0, 0, 0, 0, 3], "0.0", "-"),
        ([10, 0, 0, 0, 0], "100.0", "100.0"),
        ([0, 10, 0, 0, 0], "0.0", "0.0"),
        ([18, 1, 1, 0, 0], "95.0", "95.0"),
        ([8, 0, 1, 1, 0], "95.0", "95.0"),
        ([0, 0, 0, 1, 0], "50.0", "50.0"),
        ([1, 2, 0, 0, 0], "33.3", "33.3"),
        ([2, 1, 0, 0, 0], "66.7", "66.7"),
        ([7, 0, 0, 0, 1], "87.5", "100.0"),
        ([0, 15, 0, 1, 0], "3.1", "3.1"),
        ([1, 7, 0, 0, 0], "12.5", "12.5"),
        ([1, 1999, 0, 0, 0], "0.1", "0.1"),
        ([1, 2000, 0, 0, 0], "0.0", "0.0"),
        ([1998, 1, 0, 1, 0], "99.9", "99.9"),
    ]

    @Test(
        "Present and late over recorded days, half days half, rounded half up", arguments: figures)
    func percent(counts: [Int], all: String, withoutExcused: String) {
        let marks = MarkCounts(
            present: counts[0], absent: counts[1], late: counts[2], halfDay: counts[3],
            excused: counts[4])
        #expect(marks.percentText(excusedInTotal: true) == all)
        #expect(marks.percentText(excusedInTotal: false) == withoutExcused)
    }

    @Test("A mark is read as a letter or a word", arguments: AttendanceCode.allCases)
    func typed(code: AttendanceCode) {
        #expect(AttendanceCode(typed: code.rawValue.lowercased()) == code)
        #expect(AttendanceCode(typed: code.word) == code)
        #expect(AttendanceCode(typed: "X") == nil && !code.spoken.isEmpty)
    }

    @Test("Counts add up mark by mark")
    func adding() {
        var counts = MarkCounts()
        for (number, code) in AttendanceCode.allCases.enumerated() { counts[code] += number }
        let twice = counts + counts
        #expect(twice.total == 20)
        #expect(AttendanceCode.allCases.map { twice[$0] } == [0, 2, 4, 6, 8])
    }
}
