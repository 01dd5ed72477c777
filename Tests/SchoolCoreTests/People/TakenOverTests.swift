import Testing

@testable import SchoolCore

struct TakenOverTests {
    let school: TestSchool
    private let slots: HashSlots

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path)
    }

    private func screen(of name: String) throws -> SignedIn {
        try school.school.signIn(SignInForm(name, TestSchool.password), slots: slots)
    }

    private func mark(_ session: Session) throws {
        let order = MarkOrder(try school.abdul, .absent)
        try session.mark(order, in: school.classA, on: school.today)
    }

    @Test("The newer screen of a teacher has the registers, until it is gone")
    func teacher() throws {
        _ = try school.classTeacher.openRegister(of: school.classA, on: school.today)
        let older = try screen(of: "nadia")
        try mark(older.session)
        do {
            let newer = try screen(of: "nadia")
            #expect(newer.elsewhereAt != nil && newer.presence != nil)
            let before = try school.contents()["attendance"]
            try school.expect(.attendance(.takenOver)) { try mark(older.session) }
            #expect(try school.contents()["attendance"] == before)
            #expect(try older.session.registersAreElsewhere())
            try mark(newer.session)
            try newer.session.signOut()
        }
        #expect(try !older.session.registersAreElsewhere())
        try mark(older.session)
    }

    @Test("A command takes nothing over, and the office writes from as many windows as it likes")
    func others() throws {
        _ = try school.classTeacher.openRegister(of: school.classA, on: school.today)
        let screen = try screen(of: "nadia")
        let form = SignInForm("nadia", TestSchool.password, kind: .command)
        let command = try school.school.signIn(form, slots: slots)
        try mark(screen.session)
        try mark(command.session)
        let (first, second) = (try self.screen(of: "office"), try self.screen(of: "office"))
        #expect(second.presence != nil)
        try mark(first.session)
        #expect(try !first.session.registersAreElsewhere())
    }
}
