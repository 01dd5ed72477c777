// New accounts, made by those who stand above them.

import Testing

@testable import SchoolCore

struct CreateUserTests {
    let school: TestSchool
    let slots: HashSlots

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path)
    }

    private func create(
        _ session: Session, _ username: String = "jamal", email: String = "", roles: [String]
    ) throws -> UserID {
        let form = UserForm(username: username, email: email, name: "Jamal Uddin", roles: roles)
        return try session.createUser(
            form.checked(), password: .oneTime(), mustChange: true, slots: slots)
    }

    @Test("The account has its roles, the first of them its main one, and is told by ids only")
    func creates() throws {
        let user = try create(
            school.office, email: "Jamal@Shapla.example",
            roles: ["teacher", "ACCOUNTANT", "Teacher"])

        let found = try school.office.user(named: "jamal@shapla.example")
        #expect(found.id == user && found.username == "jamal" && found.mustChangePassword)
        #expect(found.roles == [.teacher, .accountant] && found.primaryRole == .teacher)
        let line = try school.lastLine()
        #expect(try line.says(.createdUser, about: .user(user), by: school.office))
        #expect(line.facts == ["roles": .word("TEACHER ACCOUNTANT")])
        #expect(
            try school.office.users(role: .accountant).map(\.username) == [
                "jamal", "karim", "sultana",
            ])
        #expect(try school.office.users(status: .inactive) == [])
    }

    @Test("Names are given once")
    func taken() throws {
        try school.expect(.people(.usernameTaken("nadia"))) {
            _ = try create(school.office, "Nadia", roles: ["TEACHER"])
        }
        try school.expect(.people(.emailTaken("nadia@shapla.example"))) {
            _ = try create(school.office, email: "nadia@shapla.example", roles: ["TEACHER"])
        }
    }

    @Test(
        "Nobody makes an account above the own role",
        arguments: [
            ("office", "SUPER_ADMIN"), ("principal", "SUPER_ADMIN"), ("principal", "SCHOOL_ADMIN"),
        ])
    func outOfReach(username: String, role: String) throws {
        let refused = try #require(Role(typed: role))
        try school.expect(.people(.accountOutOfReach(refused))) {
            _ = try create(school.session(username), roles: ["TEACHER", role])
        }
    }

    @Test("All that is wrong with the form is said at once")
    func typed() {
        let roles = Role.allCases.map(\.rawValue)
        #expect(
            throws: Refusal.invalid([
                FieldProblem("username", .notAUsername), FieldProblem("email", .notAnEmailAddress),
                FieldProblem("name", .missing), FieldProblem("role", .notAnOption(roles)),
            ])
        ) {
            try UserForm(username: "no", email: "jamal@", name: "", roles: ["TEACHER", "KING"])
                .checked()
        }
        #expect(throws: Refusal.self) {
            try UserForm(username: "jamal", name: "Jamal", roles: []).checked()
        }
    }

    @Test("Who may not make accounts does not even keep the hashing slots busy")
    func notPermitted() throws {
        let made = HashCount()
        let slots = try HashSlots(besides: school.path, counted: made.add)
        let new = try UserForm(username: "jamal", name: "Jamal Uddin", roles: ["TEACHER"]).checked()
        try school.expect(.notPermitted(.createUsers)) {
            _ = try school.classTeacher.createUser(
                new, password: .oneTime(), mustChange: true, slots: slots)
        }
        #expect(made.hashes == 0)
    }

    @Test("An account nobody has is unknown")
    func unknown() throws {
        try school.expect(.unknown("nobody", kind: "account")) {
            _ = try school.office.user(named: "nobody")
        }
    }
}
