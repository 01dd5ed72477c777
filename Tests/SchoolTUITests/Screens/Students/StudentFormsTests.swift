// The forms that a pupil's card opens: correct, guardian, move, leave.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct StudentFormsTests {
    let school: TUISchool
    let desk: Office
    let card: StudentScreen

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
        card = StudentScreen(try school.pupil("Rafiqul Islam"))
    }

    private func last(_ steps: Played...) throws -> Canvas {
        try #require(Frames.canvases(of: card, at: desk, steps).last)
    }

    private func stored() throws -> StudentCard {
        try desk.session.card(of: school.pupil("Rafiqul Islam"))
    }

    @Test("Each form shows what is stored, and what it will do")
    func frames() throws {
        try Frames.expect("CorrectStudentScreen", of: card, at: desk, after: .keys("c"))
        try Frames.expect("GuardianScreen", of: card, at: desk, after: .keys("g"))
        try Frames.expect("MoveStudentScreen", of: card, at: desk, after: .keys("m"))
        try Frames.expect("LeaveScreen", of: card, at: desk, after: .keys("l"))
    }

    @Test("A class that is full takes one more only for the word")
    func full() throws {
        let asked = try last(.keys("m"), .type("8a"), .keys(.f(2)))
        #expect(asked.text.contains("8-A is full with 2. Move one more in?"))
        #expect(try stored().present?.sectionName == "7-A")
    }

    @Test("A pupil with a mark today cannot leave the class before it")
    func marked() throws {
        let nadia = try school.session("nadia")
        var order = RegisterOrder()
        order.signs = true
        _ = try nadia.takeRegister(of: school.section("7-A"), on: TUISchool.today, order)
        let told = try last(.keys("m"), .type("10a"), .keys(.f(2)))
        #expect(told.line(22).hasPrefix(" ! There is a mark on Thu 12 Mar 2026 already."))
        #expect(try stored().present?.sectionName == "7-A")
    }

    @Test("A move is told on the card, which shows the new class at once")
    func moves() throws {
        let canvas = try last(.keys("m"), .type("10a"), .keys(.f(2)))
        #expect(canvas.line(22).contains("Rafiqul Islam is in 10-A from Thu 12 Mar 2026 on."))
        #expect(canvas.text.contains("10-A"))
        #expect(try stored().present?.sectionName == "10-A")
    }

    @Test("Leave comes back as marks of the register, with its reason")
    func leave() throws {
        let canvas = try last(.keys("l"), .keys(.enter, .enter), .type("fever"), .keys(.f(2)))
        #expect(canvas.line(22).contains("Rafiqul Islam: leave on Thu 12 Mar 2026."))
        let register = try school.session("nadia")
            .openRegister(of: school.section("7-A"), on: TUISchool.today)
        let row = try #require(register.rows.first { $0.mark != nil })
        #expect(row.mark?.code == .excused && row.mark?.remark == "fever")
    }

    @Test("Leaving a form without F2 changes nothing")
    func escape() throws {
        let before = try stored()
        for key in ["c", "g", "m", "l"] as [Key] {
            _ = try last(.keys(key), .keys(.escape))
        }
        #expect(try stored() == before)
    }
}
