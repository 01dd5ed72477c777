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

    @Test("A class is corrected from its page, and keeps its pupils")
    func correctsClass() throws {
        let frames = try playOffice(
            ClassScreen(try school.section("7-B")), at: office, .keys("c", .control("U")),
            .type("7-Rose"), .keys(.f(2)))
        #expect(frames.endWith("The class 7-Rose is corrected.") && frames.endWith("Rokeya Islam"))
        #expect(try office.session.section(named: "7rose") == school.section("7-B"))
    }

    @Test(
        "What somebody else saved meanwhile stands beside the fields of a class; F2 saves over it")
    func classChangedMeanwhile() throws {
        let known = try office.session.section(school.section("7-B")).section
        let screen = CorrectClassScreen(known, today: TUISchool.today)
        let other = try NewSection(
            name: known.name, level: known.level, room: "R12", capacity: known.capacity)
        try office.session.correct(known.id, to: other, version: known.version)
        let once = try playOffice(
            screen, at: office, .keys(.control("U")), .type("7-Rose"), .keys(.f(2)))
        #expect(once.endWith("is R12 now") && once.endWith("7-Rose"))
        _ = try playOffice(
            screen, at: office, .keys(.control("U")), .type("7-Rose"), .keys(.f(2), .f(2)))
        #expect(try office.session.section(known.id).section.name == "7-Rose")
    }

    @Test("A subject opens with its classes, and is corrected from there")
    func correctsSubject() throws {
        let opened = try playOffice(SubjectListScreen(), at: office, .type("mat"), .keys(.enter))
        #expect(opened.endWith("Subjects > Mathematics") && opened.endWith("Tariq Aziz"))
        let frames = try playOffice(
            SubjectListScreen(), at: office, .type("mat"), .keys(.enter),
            .keys("c", .control("U")), .type("Algebra"), .keys(.f(2)))
        #expect(frames.endWith("Algebra is corrected.") && frames.endWith("Subjects > Algebra"))
    }

    @Test("A subject somebody else corrected is shown before it is written over")
    func subjectChangedMeanwhile() throws {
        let known = try office.session.subject(office.session.subject(named: "mat"))
        try office.session.correct(known, name: known.name, code: "MTH")
        let screen = CorrectSubjectScreen(known, today: TUISchool.today)
        let frames = try playOffice(screen, at: office, .keys(.f(2)))
        #expect(frames.endWith("is MTH now"))
        _ = try playOffice(screen, at: office, .keys(.f(2), .f(2)))
        #expect(try office.session.subject(known.id).code == "MAT")
    }

    @Test("Somebody's teaching ends today, and stays to be seen until then")
    func endsTeaching() throws {
        let section = try school.section("7-B")
        let frames = try playOffice(
            ClassScreen(section), at: office, .keys("e"), .type("math"), .keys(.enter))
        #expect(frames.endWith("teaches Mathematics in 7-B until today."))
        let teaching = try office.session.section(section).teaching
        #expect(teaching.compactMap(\.toOn) == [TUISchool.today])
        let again = try playOffice(ClassScreen(section), at: office, .keys("e"))
        #expect(again.endWith("Nobody teaches here yet."))
    }
}
