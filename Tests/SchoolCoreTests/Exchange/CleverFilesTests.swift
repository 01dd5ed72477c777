import Testing

@testable import SchoolCore

struct CleverFilesTests {
    private let today = Day(year: 2026, month: 11, day: 21) ?? Day(0)

    private let schools = """
        School_id,School_name,School_state,School_phone,Principal
        S,Ours,CA,12,Ann Lee
        O,Theirs,NY,,
        """
    private let teachers = """
        School_id,Teacher_id,Teacher_number,Last_name,First_name,Username
        S,1,T1,Gray,Ida,ida.gray
        S,2,T2,Moss,Joe,Ida.Gray
        O,3,T3,Else,Someone,else
        """
    private let sections = """
        School_id,Section_id,Teacher_id,Teacher_2_id,Course_name,Course_number,Term_start,Term_end
        S,10,1,,Art,100,8/1/15,6/1/16
        S,11,2,1,Music,200,8/1/15,6/1/16
        S,12,3,,Chess,200,8/1/15,6/1/16
        S,13,1,,Latin,300,8/32/15,6/1/16
        """
    private let students = """
        School_id,Student_id,Student_number,Last_name,Middle_name,First_name,Gender,Dob,Grade,Contact_name,Contact_type,Contact_phone,Contact_email,Username
        S,a,N1,Zed,,Amy,female,11/1/98,9,Mo Zed,Mother,(336)533-1632 x2,mo@x.org,amy
        S,b,N2,O'Hara,Q,Bob,male,1/2/99,09,Mo Zed,Stepmother,336.533.1632 x2,mo@x.org,am
        S,c,N3,Ash,,Cy,,2/29/00,K,,,,,cy!
        S,d,N4,Bad,,Day,male,02/29/2005,9,X Y,Father,1,x@y.org,d
        S,e,N1,Twice,,Ed,male,1/1/99,9,X Y,Father,1,x@y.org,e
        S,f,N6,,,Ed,male,1/1/99,9,X Y,Father,1,x@y.org,f
        S,g,N7,Gone,,Gil,male,1/1/99,99,X Y,Father,1,x@y.org,g
        S,h,N8,Hid\u{202E}den,,Hal,male,1/1/99,9,X Y,Father,1,x@y.org,h
        S,i,N9,Short
        O,j,N1,Other,,School,male,1/1/99,9,X Y,Father,1,x@y.org,j
        O,k,short
        S,l,N10,Lee,,Lil,female,1/1/99,9,Pa Lee,father,12,not an address,lil
        """
    private let enrollments = """
        School_id,Student_id,Section_id
        S,a,10
        S,a,10
        S,b,10
        S,b,11
        S,c,12
        S,d,10
        S,d,11
        S,a,13
        S,zz,10
        S,a,99
        O,j,10
        S,b
        """

    private func files(
        students: String? = nil, sections: String? = nil
    ) throws(CleverFault) -> CleverFiles {
        try CleverFiles(contents: [
            .schools: Array(schools.utf8), .teachers: Array(teachers.utf8),
            .students: Array((students ?? self.students).utf8),
            .sections: Array((sections ?? self.sections).utf8),
            .enrolments: Array(enrollments.utf8),
        ])
    }

    private func plan() throws -> CleverPlan {
        try files().plan(for: "S", today: today, taken: ["ann.lee"])
    }

    @Test("Every refused row says where, what and why, and what fell with it")
    func rejects() throws {
        let plan = try plan()
        let told = plan.rejects.map {
            "\($0.file.rawValue):\($0.line) \($0.column)=\($0.value) lost \($0.enrolmentsLost)"
        }
        #expect(
            told == [
                "sections.csv:5 Term_start=8/32/15 lost 1",
                "students.csv:10 = lost 0",
                "students.csv:5 Dob=02/29/2005 lost 2",
                "students.csv:6 Student_number=N1 lost 0",
                "students.csv:7 Last_name= lost 0",
                "students.csv:8 Grade=99 lost 0",
                "students.csv:9 Last_name=Hid\u{202E}den lost 0",
                "enrollments.csv:13 = lost 0",
                "enrollments.csv:10 Student_id=zz lost 0",
                "enrollments.csv:11 Section_id=99 lost 0",
            ])
        #expect(
            plan.rejects.map(\.reason) == [
                .notADate, .table(.cells(expected: 14, found: 4)), .notADate, .taken(line: 2),
                .missing, .unknownGrade, .text(.direction("\u{202E}", at: 4)),
                .table(.cells(expected: 3, found: 2)), .unknownStudent, .unknownSection,
            ])
        #expect(plan.rejects[2].original.hasPrefix("S,d,N4,Bad"))
    }

    @Test("What only spoils a detail is a warning, and the row stays")
    func warnings() throws {
        let plan = try plan()
        #expect(
            plan.warnings.map(\.kind) == [
                .teacherNotInSchool, .phoneUnreadable(.tooFewDigits(2)),
                .signInNameChanged(to: "ida.gray2"), .signInNameChanged(to: "bob.ohara"),
                .noContact, .signInNameChanged(to: "cy.ash"), .phoneUnreadable(.tooFewDigits(2)),
                .emailUnusable, .enrolledTwice(line: 2), .classWithoutTeacher,
            ])
        #expect(plan.pupils.map(\.admissionNumber) == ["N1", "N2", "N3", "N10"])
        #expect(plan.principal?.username == "ann.lee2")
        #expect(plan.profile.timeZone == "America/Los_Angeles")
    }

    @Test("Grades become classes in alphabetical order, with subjects and teachers")
    func classes() throws {
        let plan = try plan()
        #expect(plan.classes.map(\.name) == ["K-A", "9-A"])
        #expect(
            plan.classes[1].pupils.map { plan.pupils[$0].name.family } == ["Lee", "O'Hara", "Zed"])
        #expect(plan.subjects.map(\.name) == ["Art", "Music", "Chess"])
        #expect(plan.subjects.map(\.code) == ["100", nil, nil])
        // Two of three sit in Ida Gray's art; the one in Joe Moss's music is not half of them.
        #expect(
            plan.teaching == [
                CleverPlan.Teaching(teacher: 0, schoolClass: 1, subject: 0),
                CleverPlan.Teaching(teacher: 0, schoolClass: 1, subject: 1),
            ])
        #expect(plan.classes.map(\.classTeacher) == [nil, 0])
        #expect(plan.classes.map(\.subjects) == [[2], [0, 1]])
    }

    @Test("Siblings share a guardian, each with the word the file has")
    func siblings() throws {
        let plan = try plan()
        #expect(plan.guardians.map(\.name.written) == ["Mo Zed", "Pa Lee"])
        #expect(plan.pupils[0].contact?.guardian == plan.pupils[1].contact?.guardian)
        #expect(plan.pupils.map { $0.contact?.relation } == [.mother, .guardian, nil, .father])
        #expect(plan.pupils[1].contact?.word == "Stepmother")
        #expect(
            plan.pupils.map(\.bornOn.iso) == [
                "1998-11-01", "1999-01-02", "2000-02-29", "1999-01-01",
            ])
    }

    @Test(
        "A grade is parted evenly into classes of at most 35",
        arguments: [
            (1, [1]), (35, [35]), (36, [18, 18]), (100, [34, 33, 33]), (71, [24, 24, 23]),
        ])
    func parting(count: Int, sizes: [Int]) throws {
        let header = "School_id,Student_id,Student_number,Last_name,First_name,Dob,Grade\n"
        let rows = (0..<count).map { "S,\($0),N\($0),Ly\(padded($0, 3)),Ann,1/1/99,9\n" }
        let plan = try files(students: header + rows.reversed().joined())
            .plan(for: "S", today: today)
        #expect(plan.classes.map(\.pupils.count) == sizes)
        let names = plan.classes.flatMap(\.pupils).map { plan.pupils[$0].name.sortKey }
        #expect(names == names.sorted())
    }

    @Test(
        "Between two years the coming one is meant",
        arguments: [
            ("2026-05-31", "2025-2026"), ("2026-06-01", "2025-2026"), ("2026-06-02", "2026-2027"),
            ("2026-08-01", "2026-2027"), ("2015-09-09", "2015-2016"), ("2027-01-01", "2026-2027"),
        ])
    func years(day: String, name: String) throws {
        let today = try #require(Day(iso: day))
        #expect(try files().plan(for: "S", today: today).year.name == name)
    }

    @Test("Centuries follow from the sense")
    func centuries() throws {
        let end = try #require(Day(iso: "2016-06-01"))
        #expect(CleverDate.birth("11/1/98", notAfter: end)?.iso == "1998-11-01")
        #expect(CleverDate.birth("1/1/16", notAfter: end)?.iso == "2016-01-01")
        #expect(CleverDate.birth("1/1/17", notAfter: end)?.iso == "1917-01-01")
        #expect(CleverDate.birth("02/29/2005", notAfter: end) == nil)
        #expect(CleverDate.birth("13/1/98", notAfter: end) == nil)
        #expect(CleverDate.term("8/1/15", near: today)?.iso == "2015-08-01")
        #expect(CleverDate.term("8/1/99", near: today)?.iso == "1999-08-01")
        #expect(CleverDate.term("2015-08-01", near: today)?.iso == "2015-08-01")
    }

    @Test("A file without a needed column, and a district without terms, are refused")
    func refused() throws {
        #expect(
            throws: CleverFault.table(
                .students, CSVFault(.columnMissing("Dob"), line: 1, column: 1))
        ) {
            try files(students: "School_id,Student_id,Student_number,Last_name,First_name,Grade\n")
        }
        let empty = "School_id,Section_id,Teacher_id,Course_name,Term_start,Term_end\n"
        #expect(throws: CleverFault.noTerm) {
            try files(sections: empty).plan(for: "S", today: today)
        }
    }

    @Test("The file of rejects gives every row back as it was")
    func rejectsFile() throws {
        let text = try plan().rejectsFile { _ in "a reason" }
        let table = try CSVTable(Array(text.utf8))
        #expect(table.header == ["file", "line", "column", "value", "reason", "row"])
        #expect(table.rows.count == 10)
        #expect(table.rows[1].cells == ["students.csv", "10", "", "", "a reason", "S,i,N9,Short"])
    }
}
