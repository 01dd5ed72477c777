// Drafts of forms: one mechanism, tried on many of them.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct OfficeDraftsTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private var office: Office { get throws { try fees.school.desk("office") } }

    /// Forms that anybody of the office may leave unfinished; each begins with a text field.
    private func forms(_ desk: Office) throws -> [any Screen<Office>] {
        let student = try fees.pupil("Rafiqul Islam")
        let card = try desk.session.card(of: student)
        let guardian = try #require(card.guardians.first)
        let member = try #require(try desk.session.staff().first)
        return [
            try StaffFormScreen(appointingAt: desk), StaffFormScreen(correcting: member, at: desk),
            NewUserScreen(at: desk), NewClassScreen(today: desk.session.today),
            NewSubjectScreen(today: desk.session.today),
            NewYearScreen(after: nil, today: desk.session.today),
            NewFeeHeadScreen(today: desk.session.today),
            try CorrectStudentScreen(student, at: desk),
            GuardianScreen(guardian, of: student, home: desk.session.school.profile.country),
        ]
    }

    private func open(_ screen: any Screen<Office>, at desk: Office) throws -> Seat {
        var seat = try Seat(desk, FeeListsScreen())
        _ = seat.stage.take { _ in .push(screen) }
        return seat
    }

    @Test("Every form is kept when a field is left, offered when it opens again, and goes on")
    func offered() throws {
        let desk = try office
        for place in try forms(desk).indices {
            var seat = try open(forms(desk)[place], at: desk)
            let title = seat.title
            #expect(!seat.frame.contains("was not finished"), "\(title)")
            seat.type("Zz")
            seat.press(.tab)
            var again = try open(forms(desk)[place], at: desk)
            #expect(again.frame.contains("\(title) was not finished"), "\(again.frame)")
            #expect(again.frame.contains("from 09:"), "\(again.frame)")
            again.press(.enter)
            #expect(again.frame.contains("Zz"), "\(again.frame)")
            again.press(.escape)
            #expect(again.said == "Kept as a draft. Esc again throws it away.", "\(again.said)")
            again.press(.escape)
            let last = try open(forms(desk)[place], at: desk)
            #expect(!last.frame.contains("was not finished"), "\(title)")
        }
    }

    @Test("Whoever begins anew throws the draft away")
    func anew() throws {
        let desk = try office
        var seat = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        seat.type("Zz")
        seat.press(.f(10))
        #expect(seat.said == "Kept as a draft. It is offered when this opens again.")
        // A number typed ahead, for the form's first field, chooses nothing here.
        var ahead = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        ahead.type("2026")
        #expect(ahead.frame.contains("was not finished"))
        var again = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        again.press("n", .enter)
        #expect(!again.frame.contains("Zz"))
        let last = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        #expect(!last.frame.contains("was not finished"))
    }

    @Test("The lock and the end of the line keep what is typed, also in the field it is typed into")
    func lockAndEnd() throws {
        let desk = try office
        for end in [false, true] {
            var seat = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
            if end { seat.press("n", .enter) }
            seat.type(end ? "Ended" : "Locked")
            if end { seat.stage.end() } else { seat.stage.lock() }
            var again = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
            again.press(.enter)
            #expect(again.frame.contains(end ? "Ended" : "Locked"), "\(again.frame)")
            again.press(.f(10))
        }
    }

    @Test("A form that is finished leaves no draft")
    func finished() throws {
        let desk = try office
        var seat = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        seat.type("Library")
        seat.press(.tab)
        seat.type("lib")
        seat.press(.tab, .f(2))
        #expect(seat.title == "Fee lists", "\(seat.frame)")
        let again = try open(NewFeeHeadScreen(today: desk.session.today), at: desk)
        #expect(!again.frame.contains("was not finished"))
    }

    @Test("A draft brings back only what was changed, emptied fields too")
    func onlyChanges() throws {
        let desk = try office
        let student = try fees.pupil("Rafiqul Islam")
        let screen = try CorrectStudentScreen(student, at: desk)
        var form = screen.form
        form[.address] = "9 New Road"
        form[.phone] = ""
        let texts = FormDraft.texts(form.changes)
        #expect(texts["address"] == "9 New Road" && texts["name"] == nil)
        let read = Draft.fields(Draft.body(texts))
        #expect(FormDraft.values(read)["address"] == "9 New Road")
        #expect(FormDraft.values(read)["-"] == nil)
        #expect(FormDraft.values(["-": "phone email"]) == ["phone": "", "email": ""])
    }

    @Test("A password is never kept")
    func passwords() {
        enum Field: String, Hashable, Sendable { case name, secret }
        var form = Form<Field>(
            [
                FormField(.name, "Name", help: "A name."),
                FormField(.secret, "Password", .password, help: "A password."),
            ], today: TUISchool.today)
        form[.name] = "Zz"
        form[.secret] = "Demo1234"
        #expect(form.changes == [.name: "Zz"])
        #expect(form.texts == ["name": "Zz"])
    }

    @Test("Nobody is offered another one's draft, nor the draft of another pupil")
    func own() throws {
        let desk = try office
        var seat = try open(
            try CorrectStudentScreen(fees.pupil("Rafiqul Islam"), at: desk), at: desk)
        seat.type("Zz")
        seat.press(.tab)
        let other = try open(try CorrectStudentScreen(fees.pupil("Dipa Roy"), at: desk), at: desk)
        #expect(!other.frame.contains("was not finished"))
        let principal = try fees.school.desk("principal")
        let hers = try open(
            try CorrectStudentScreen(fees.pupil("Rafiqul Islam"), at: principal), at: principal)
        #expect(!hers.frame.contains("was not finished"))
    }
}
