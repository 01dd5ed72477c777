import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct StudentScreenTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func card(_ name: String) throws -> StudentScreen {
        StudentScreen(try school.pupil(name))
    }

    @Test("The card shows the child, the family, the classes and the attendance")
    func frames() throws {
        try Frames.expect("StudentScreen", of: card("Rafiqul Islam"), at: desk)
        try Frames.expect("StudentScreen-urdu", of: card("Muhammad Naeem"), at: desk)
        try Frames.expect("StudentScreen-new", of: card("Imran Khan"), at: desk)
    }

    @Test("A name written from right to left stands alone on its line")
    func ownLine() throws {
        let canvas = try Frames.last(of: card("Muhammad Naeem"), at: desk)
        #expect(canvas.line(1).split(separator: " ").joined(separator: " ") == "محمد نعیم")
    }

    @Test("Attendance is not shown to who may not see it")
    func accounts() throws {
        let canvas = try Frames.last(of: card("Rafiqul Islam"), at: school.desk("karim"))
        #expect(canvas.text.contains("Rahima Khatun"))
        #expect(!canvas.text.contains("Attendance"))
    }

    @Test("A sibling is one key away")
    func sibling() throws {
        let canvas = try Frames.last(of: card("Rafiqul Islam"), at: desk, .keys("s"))
        #expect(canvas.line(0).contains("> Rokeya Islam"))
    }

    @Test("Each key opens its form, and a role without the right is told")
    func keys() throws {
        let titles: [(Key, String)] = [
            ("c", "Correct SA202600001"), (.f(4), "Correct SA202600001"), ("m", "> Move"),
            ("l", "> Leave"), ("g", "> Guardian"),
        ]
        for (key, title) in titles {
            let canvas = try Frames.last(of: card("Rafiqul Islam"), at: desk, .keys(key))
            #expect(canvas.line(0).contains(title))
            let parent = try Frames.last(
                of: card("Rafiqul Islam"), at: school.desk("rahima"), .keys(key))
            #expect(parent.line(22).contains("Your role may not do this."))
        }
    }

    @Test("Ages are counted in whole years")
    func ages() {
        #expect(years(from: "2013-03-12", to: "2026-03-12") == "13 years")
        #expect(years(from: "2013-03-13", to: "2026-03-12") == "12 years")
        #expect(years(from: "2025-01-01", to: "2026-03-12") == "1 year")
        #expect(years(from: "2026-04-01", to: "2026-03-12") == "0 years")
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let pupil = try school.pupil("Rafiqul Islam")
        try ScreenTrial.run({ _ in StudentScreen(pupil) }, at: desk)
    }
}

extension StudentScreenTests {
    @Test("f opens the pupil's account with its payments; a teacher has no such key")
    func fees() throws {
        let school = try FeeScene()
        let student = try school.school.pupil("Rafiqul Islam")
        var office = try Seat(school.school.desk("karim"), StudentScreen(student))
        office.press("f")
        #expect(try office.top(FeeAccountScreen.self).student == student)
        #expect(office.frame.contains("RCP-2026-"))
        let teacher = try Seat(school.school.desk("nadia"), StudentScreen(student))
        #expect(!teacher.lastLine.contains("f fees"))
    }

    @Test("The line below a card offers only what the role may do")
    func hints() throws {
        let school = try TUISchool()
        let student = try school.pupil("Rafiqul Islam")
        let office = try Seat(school.desk("office"), StudentScreen(student))
        #expect(office.lastLine.hasPrefix(" c correct   m move   l leave   g guardian"))
        let parent = try Seat(school.desk("rahima"), StudentScreen(student))
        #expect(parent.lastLine.hasPrefix(" s sibling"))
        let list = try Seat(school.desk("rahima"), StudentListScreen())
        #expect(!list.frame.contains("correct"))
        #expect(JobsMenu(for: .parent).jobs.contains { $0.sentence == "Find a pupil." })
        #expect(JobsMenu(for: .schoolAdmin).jobs.contains { $0.sentence.contains("admit") })
    }
}
