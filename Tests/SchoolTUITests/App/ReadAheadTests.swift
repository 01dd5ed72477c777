// The answer to the next key is read while nobody waits for it, and is only remembered.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ReadAheadTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk("office")
    }

    private static let pupilRead = "SELECT * FROM student WHERE id = ?"

    @Test("The card of the marked pupil is read behind the key that marks him, and not by Enter")
    func card() throws {
        var seat = try Seat(desk, StudentListScreen())
        let log = try StatementLog(desk.session.school)
        _ = seat.stage.handle(.key(.down), at: 0)
        #expect(!log.take().contains(Self.pupilRead))
        seat.stage.settle()
        seat.press(.enter)
        #expect(log.take().filter { $0 == Self.pupilRead }.count == 1)
        #expect(try seat.top(StudentScreen.self).card != nil)
    }

    @Test("The account of the payer who was found is read behind the letter, and not by Enter")
    func account() throws {
        try school.charge("Dipa Roy", "500")
        let counter = try school.desk("karim")
        var seat = try Seat(counter, FeeSearchScreen())
        seat.stage.settle()
        let log = try StatementLog(counter.session.school)
        seat.type("dip")
        seat.press(.enter)
        let read = log.take().filter { $0.contains("FROM journalLine WHERE student = ?") }
        #expect(read.count <= 2, "movements and their number, once: \(read)")
        #expect(try seat.top(FeeAccountScreen.self).account?.owed == school.amount("500"))
    }

    @Test("What somebody did meanwhile is shown, not what was read ahead")
    func meanwhile() throws {
        let pupil = try school.pupil("Dipa Roy")
        var seat = try Seat(desk, StudentListScreen(finding: "dipa"))
        seat.press(.down)
        let again = try school.openedAgain()
        let other = try school.session("office", on: again)
        let student = try other.card(of: pupil).student
        var form = AdmissionForm(student)
        form.name = "Dipa Sen Roy"
        try other.correct(
            pupil, to: form.corrected(country: "880", today: other.today),
            version: student.version)
        seat.press(.enter)
        #expect(seat.frame.contains("Dipa Sen Roy"))
        try again.close()
    }

    @Test("A pupil who was only read ahead was not looked at")
    func unseen() throws {
        var seat = try Seat(desk, StudentListScreen())
        seat.press(.down, .down)
        #expect(desk.lastSeen.beforeThis == nil)
        seat.press(.enter)
        #expect(desk.lastSeen.beforeThis != nil)
    }

    @Test("Behind a session that was ended nothing is read and nothing said; the next key says it")
    func ended() throws {
        var seat = try Seat(desk, StudentListScreen())
        _ = seat.stage.handle(.key(.down), at: 0)
        try school.session("owner").end(desk.session.id)
        seat.stage.settle()
        #expect(seat.said.isEmpty)
        guard case .enter = seat.stage.handle(.key(.enter), at: 0) else {
            Issue.record("the ended session leads to the door")
            return
        }
    }

    @Test("The first search is rehearsed behind the home, and then reads no row anew")
    func rehearsal() throws {
        let log = try StatementLog(desk.session.school)
        func rowsRead() -> Int { log.take().count { $0.contains("FROM json_each") } }
        var seat = try Seat(desk, HomeScreen(desk.session))
        seat.stage.settle()
        let rehearsed = rowsRead()
        #expect(rehearsed > 0)
        seat = try Seat(desk, HomeScreen(desk.session))
        seat.stage.settle()
        _ = seat.stage.handle(.key("a"), at: 0)
        #expect(rowsRead() == rehearsed)
        _ = try seat.top(StudentListScreen.self)
        #expect(desk.lastSeen.beforeThis == nil)
    }
}
