import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Classes and subjects, used as the office uses them.
struct ClassScreensTests {
    let school: TUISchool
    let office: Office

    init() throws {
        school = try TUISchool()
        office = try school.desk()
    }

    @Test("Any spelling of a class finds it, and Enter opens it", arguments: ["7b", "7-B", "7-b"])
    func findsClass(typed: String) throws {
        let frames = try playOffice(ClassListScreen(), at: office, .type(typed), .keys(.enter))
        #expect(frames.endWith("Classes > 7-B") && frames.endWith("Rokeya Islam"))
    }

    @Test("A class shows its pupils in the order of their roll numbers")
    func ordersByRoll() throws {
        let screen = ClassScreen(try school.section("7-A"))
        let text = try #require(try playOffice(screen, at: office).last?.text)
        let first = try #require(text.firstRange(of: "রফিকুল ইসলাম"))
        let second = try #require(text.firstRange(of: "Muhammad Naeem"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test("The class teacher is chosen from the staff")
    func namesClassTeacher() throws {
        let frames = try playOffice(
            ClassListScreen(), at: office, .type("7b"), .keys(.f(4)), .type("tariq"), .keys(.enter))
        #expect(frames.endWith("Tariq Aziz is class teacher of 7-B."))
        let section = try office.session.section(try school.section("7-B")).section
        #expect(section.classTeacher == "Tariq Aziz")
    }

    @Test("A subject and then its teacher are chosen for a class")
    func assignsTeacher() throws {
        let frames = try playOffice(
            ClassScreen(try school.section("8-A")), at: office, .keys(.f(8)), .type("ban"),
            .keys(.enter), .type("nad"), .keys(.enter))
        #expect(frames.endWith("Nadia Sultana teaches Bangla in 8-A from today."))
        let teaching = try office.session.section(try school.section("8-A")).teaching
        #expect(teaching.map(\.subject) == ["Bangla"])
    }

    @Test("A class is added with four fields and Enter")
    func addsClass() throws {
        let frames = try playOffice(
            ClassListScreen(), at: office, .keys(.f(6)), .type("9-C"), .keys(.enter), .type("9"),
            .keys(.enter, .enter, .enter))
        #expect(frames.endWith("The class 9-C is added.") && frames.endWith("0 of 40"))
    }

    @Test("What the office finds wrong stands beside its field, and what was typed stays")
    func showsFaults() throws {
        let frames = try playOffice(
            NewClassScreen(today: TUISchool.today), at: office, .type("9-C"), .keys(.enter),
            .type("9"), .keys(.enter, .enter), .type("900"), .keys(.f(2)))
        #expect(frames.endWith("! A whole number from 1 to 500."))
        #expect(frames.endWith("9-C"))
    }

    @Test("A class of a name that is taken is refused with a sentence")
    func refusesTakenName() throws {
        let frames = try playOffice(
            NewClassScreen(today: TUISchool.today), at: office, .type("7b"), .keys(.enter),
            .type("7"), .keys(.f(2)))
        #expect(frames.endWith("There is a class 7b this year already."))
    }

    @Test("A subject is added, and found by its code")
    func addsSubject() throws {
        let frames = try playOffice(
            SubjectListScreen(), at: office, .keys(.f(6)), .type("Physics"), .keys(.enter),
            .type("PHY"), .keys(.enter), .type("phy"))
        #expect(frames.endWith("Physics") && frames.endWith("1 of 3"))
    }

    @Test("A teacher sees his classes and is told who changes them")
    func tellsWhoMay() throws {
        let desk = try school.desk("nadia")
        let frames = try playOffice(ClassListScreen(), at: desk, .keys(.f(6)))
        #expect(frames.endWith("Your role may not do this. Ask: office, principal."))
        #expect(frames.endWith("7-A") && !frames.endWith("7-B"))
    }

    @Test("A school without classes says what to do")
    func saysWhatToDo() throws {
        var screen = ClassListScreen()
        screen.show([], at: try school.desk())
        var canvas = Canvas(Size(columns: 80, rows: 21))
        screen.draw(on: &canvas)
        #expect(canvas.text.contains("There are no classes this year. F6 adds the first."))
    }
}
