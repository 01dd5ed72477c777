// Finding pupils, as far as each person sees.

import GRDB
import Testing

@testable import SchoolCore

struct StudentListTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func names(_ session: Session, _ search: String = "") throws -> [String] {
        try session.students(StudentList.Wish(search: search)).rows.map(\.name)
    }

    @Test("Everyone sees as many pupils as the role allows")
    func reach() throws {
        #expect(try names(school.office).count == 7)
        #expect(try names(school.accountant).count == 7)
        #expect(try names(school.classTeacher).count == 4)
        #expect(try names(school.subjectTeacher) == ["Dipa Roy", "Ehsan Kabir", "Farhana Akter"])
        #expect(try names(school.parent) == ["Abdul Karim"])
        #expect(try names(school.pupil) == ["Abdul Karim"])
        #expect(try names(school.parent, "dipa") == [])
    }

    @Test(
        "Signs that are in no name find nobody, not everybody",
        arguments: ["%", "'", "_", "-", "%%", "' OR 1=1 --", "*", "\u{200D}"])
    func signs(typed: String) throws {
        for session in try [school.office, school.classTeacher, school.parent] {
            #expect(try names(session, typed) == [])
            var wish = StudentList.Wish(search: typed)
            wish.countsAll = false
            #expect(try session.students(wish).total == 0)
            wish.section = try school.office.sections().first?.id
            #expect(try session.students(wish).rows.isEmpty)
        }
        #expect(try names(school.office, "  ").count == 7)
    }

    @Test("The count is of those the person may see")
    func total() throws {
        var wish = StudentList.Wish()
        wish.limit = 2
        wish.offset = 2
        let window = try school.classTeacher.students(wish)
        #expect(window.total == 4)
        #expect(window.rows.map(\.name) == ["Bilal Hossain", "Chandni Das"])
    }

    @Test("Who is found by the own name stands before who is found by the guardian's")
    func order() throws {
        #expect(try names(school.office, "karim") == ["Abdul Karim"])
        #expect(try names(school.office, "kamal") == ["Dipa Roy"])
        var form = AdmitStudentTests.form("Kamal Hasan")
        form.knownGuardian = school.roster.rahima
        _ = try school.office.admit(
            form.checked(country: "880", today: TestSchool.today), key: SubmissionKey())
        #expect(try names(school.office, "kamal") == ["Kamal Hasan", "Dipa Roy"])
    }

    @Test(
        "An admission number is found by its end too, however many noughts are typed",
        arguments: ["2", "02", "0002", "00002"])
    func numberEnd(typed: String) throws {
        let number = try #require(
            try school.office.students(StudentList.Wish()).rows.first {
                $0.admissionNumber.hasSuffix("00002")
            })
        #expect(try names(school.office, typed) == [number.name])
        #expect(try names(school.office, number.admissionNumber) == [number.name])
        #expect(try names(school.parent, typed).count <= 1)
        #expect(try names(school.office, "00099") == [])
        var wish = StudentList.Wish(search: typed)
        wish.section = try school.office.sections().last?.id
        let isThere = try school.office.students(wish).rows.map(\.name) == [number.name]
        #expect(isThere == (number.sectionName == (try school.office.sections().last?.name)))
    }

    @Test("The end of an admission number is looked up by the index of the numbers")
    func numberPlan() throws {
        let plan = try school.office.look(needs: .seeStudents) { db, _ in
            try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT student.id FROM counter CROSS JOIN student
                        ON student.admissionNumber = 'SA' || counter.year || '00015'
                    WHERE counter.name = 'admission'
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("SEARCH student USING") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test("One letter again and again is nobody's name; twice it may be one being typed")
    func oneLetter() throws {
        #expect(try names(school.office, "aaaa") == [] && names(school.office, "AAA") == [])
        #expect(try names(school.office, "aa") == names(school.office, "a"))
        #expect(try names(school.office, "karim kkkk") == [])
    }

    @Test("Walked or gathered, a page holds the same pupils", arguments: ["a", "ka", "a k", "r"])
    func ways(search: String) throws {
        let desk = try school.office
        let (gathered, walked) = try desk.look(needs: .seeStudents) { db, reach in
            var wish = StudentList.Wish(search: search, limit: 1)
            let gathered = try StudentSearch(wish, reach).page(in: db)
            wish.countsAll = false
            return (gathered, try StudentSearch(wish, reach, few: 0).page(in: db))
        }
        #expect(!gathered.pupils.isEmpty)
        #expect(walked.pupils == gathered.pupils)
        #expect(walked.total == nil && gathered.total != nil)
    }

    @Test(
        "Walked page by page, the list is the one that is gathered",
        arguments: ["a", "ka", "r", "rah", "s", "sa", "sa2", "0", "01", "88", "akter", "zz"])
    func pages(search: String) throws {
        let desk = try school.office
        let (gathered, walked) = try desk.look(needs: .seeStudents) { db, reach in
            var wish = StudentList.Wish(search: search, limit: -1)
            let gathered = try StudentSearch(wish, reach).page(in: db).pupils
            (wish.limit, wish.countsAll) = (1, false)
            let walked = try gathered.indices.map { place in
                wish.offset = place
                return try StudentSearch(wish, reach, few: 0).page(in: db).pupils
            }
            return (gathered, walked)
        }
        #expect(walked == gathered.map { [$0] })
    }

    @Test("Of a word that is in few names and in many numbers, the names come first")
    func fewNames() throws {
        let desk = try school.office
        let pages = try desk.look(needs: .seeStudents) { db, reach in
            var wish = StudentList.Wish(search: "sa", limit: 3)
            wish.countsAll = false
            return try [0, 1, 3].map { offset in
                wish.offset = offset
                let few = try StudentSearch(wish, reach, few: 6).page(in: db)
                let all = try StudentSearch(wish, reach).page(in: db)
                #expect(few.pupils == all.pupils)
                return few.total
            }
        }
        #expect(pages.contains(nil), "the way was not taken")
    }

    @Test("What was counted of a word before a pupil came does not hide the pupil")
    func countedBefore() throws {
        let office = try school.office
        #expect(try names(office, "zub") == [])
        let form = AdmitStudentTests.form("Zubaida Haque")
        _ = try office.admit(
            form.checked(country: "880", today: TestSchool.today), key: SubmissionKey())
        #expect(try names(office, "zub") == ["Zubaida Haque"])
        let word = try #require(SearchKey.prefixes(typed: "zub").first)
        #expect(office.school.wordCounts.count(word, upTo: 600) { -1 } == 600)
        #expect(office.school.wordCounts.count(word + "ai", upTo: 600) { -1 } == 600)
    }

    @Test("What was found is remembered until somebody writes, here or elsewhere")
    func remembered() throws {
        let office = try school.office
        let again = try school.openedAgain()
        let elsewhere = try school.session("office", on: again)
        for (session, name) in [(office, "Abdul Zzyx"), (elsewhere, "Abdul Elsewhere")] {
            let before = try names(office, "abdul")
            #expect(try names(office, "abdul") == before && !before.contains(name))
            let student = try office.card(of: school.abdul).student
            var form = AdmissionForm(student)
            form.name = name
            try session.correct(
                school.abdul, to: form.corrected(country: "880", today: TestSchool.today),
                version: student.version)
            #expect(try names(office, "abdul").contains(name))
        }
        try again.close()
    }

    @Test("What one person may see is remembered for nobody else")
    func rememberedFor() throws {
        let all = try names(school.office, "a")
        let own = try names(school.classTeacher, "a")
        #expect(!own.isEmpty && own.count < all.count)
        #expect(try names(school.office, "a") == all && names(school.classTeacher, "a") == own)
    }

    @Test("Where nobody was counted, the page that is not full counts")
    func counted() throws {
        let page = try school.office.look(needs: .seeStudents) { db, reach in
            var wish = StudentList.Wish(search: "a", limit: 50)
            wish.countsAll = false
            return try StudentSearch(wish, reach, few: 0).page(in: db)
        }
        #expect(page.total == page.pupils.count)
    }

    @Test("A list is narrowed to a class and a status")
    func narrowed() throws {
        var wish = StudentList.Wish()
        wish.section = school.classB
        #expect(try school.office.students(wish).total == 3)
        wish.status = .transferred
        #expect(try school.office.students(wish).total == 0)
        wish.status = nil
        #expect(try school.office.students(wish).rows.first?.sectionName == "7-B")
    }

    @Test("A number out of reach is as unknown as one that is not")
    func numbered() throws {
        let dipa = try school.office.card(of: school.dipa).student.admissionNumber
        let abdul = try school.office.card(of: school.abdul).student.admissionNumber
        #expect(try school.parent.student(numbered: abdul) == school.abdul)
        for session in [try school.parent, try school.pupil, try school.classTeacher] {
            try school.expect(.unknown(dipa, kind: "pupil")) {
                _ = try session.student(numbered: dipa)
            }
            try school.expect(.unknown("SA999", kind: "pupil")) {
                _ = try session.student(numbered: "SA999")
            }
        }
    }

    @Test("A card nobody has is not found")
    func card() throws {
        try school.expect(.notFound(.student(StudentID(99)))) {
            _ = try school.office.card(of: StudentID(99))
        }
        #expect(try school.parent.card(of: school.abdul).guardians.map(\.name) == ["Rahima Khatun"])
    }
}

extension StudentListTests {
    @Test("A pupil is found by any spelling of the name", arguments: ["md", "mohamm", "rohman"])
    func spellings(typed: String) throws {
        let form = AdmitStudentTests.form("Muhammad Rahman")
        _ = try school.office.admit(
            form.checked(country: "880", today: TestSchool.today), key: SubmissionKey())
        #expect(
            try school.office.students(StudentList.Wish(search: typed)).rows.map(\.name)
                .contains("Muhammad Rahman"))
    }

    @Test(
        "A name of two joined parts is found by the second, with its apostrophe or without",
        arguments: ["d'souza", "d’sou", "D'SOUZA brien", "o'brien-d'souza", "souza"])
    func joined(typed: String) throws {
        let form = AdmitStudentTests.form("Maria O'Brien-D'Souza")
        _ = try school.office.admit(
            form.checked(country: "880", today: TestSchool.today), key: SubmissionKey())
        #expect(try names(school.office, typed) == ["Maria O'Brien-D'Souza"])
        #expect(try names(school.office, "d'costa").isEmpty)
    }

    @Test("A list stands in the order asked for, up or down, and goes on after a row of it")
    func orders() throws {
        func numbers(_ change: (inout StudentList.Wish) -> Void) throws -> [String] {
            var wish = StudentList.Wish(search: "", limit: 100)
            change(&wish)
            return try school.office.students(wish).rows.map(\.admissionNumber)
        }
        let up = try numbers { $0.order = .number }
        #expect(up == up.sorted() && up.count == 7)
        let down = try numbers { ($0.order, $0.isDescending) = (.number, true) }
        #expect(down == up.reversed())
        let names = try numbers { _ in }
        #expect(try numbers { $0.isDescending = true } == names.reversed())

        var wish = StudentList.Wish(search: "", limit: 100)
        wish.order = .grade
        let seats = try school.office.students(wish).rows.map {
            ($0.sectionName, $0.rollNumber ?? 0)
        }
        #expect(seats.map(\.0) == seats.map(\.0).sorted())
        #expect(
            zip(seats, seats.dropFirst()).allSatisfy { $0.0 != $1.0 || $0.1 < $1.1 }, "\(seats)")

        let third = try school.office.student(numbered: down[2])
        let rest = try numbers {
            ($0.order, $0.isDescending, $0.after) = (.number, true, third)
        }
        #expect(rest == Array(down.dropFirst(3)))
        #expect(Set(try numbers { $0.order = .born }) == Set(up))
        #expect(Set(try numbers { $0.order = .admitted }) == Set(up))
    }
}
