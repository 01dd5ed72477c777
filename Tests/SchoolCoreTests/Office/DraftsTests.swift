// Unfinished forms: one a person and form.

import Testing

@testable import SchoolCore

struct DraftsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("What was typed comes back in another session, the newest in place of the older")
    func kept() throws {
        try school.office.keepDraft(form: "admission", body: Draft.body(["name": "Gopal"]))
        school.time.pass(seconds: 5)
        let typed = ["name": "Gopal Saha", "address": "12 Lake Road\nDhaka", "phone": ""]
        try school.office.keepDraft(form: "admission", body: Draft.body(typed))

        let again = try school.session("office", on: school.openedAgain())
        let draft = try again.draft(form: "admission")
        #expect(draft?.fields == ["name": "Gopal Saha", "address": "12 Lake Road Dhaka"])
        #expect(draft?.at == school.time.now)
        #expect(try again.draft(form: "leave") == nil)
    }

    @Test("A draft is its writer's own, and leaves no line in the trail")
    func own() throws {
        let lines = try school.count("SELECT count(*) FROM auditLine")
        try school.office.keepDraft(form: "admission", body: Draft.body(["name": "Gopal"]))
        #expect(try school.principal.draft(form: "admission") == nil)
        try school.principal.dropDraft(form: "admission")
        #expect(try school.office.draft(form: "admission") != nil)
        #expect(try school.count("SELECT count(*) FROM auditLine") == lines)
    }

    @Test("A finished form has no draft, and dropping it again does nothing")
    func dropped() throws {
        try school.office.keepDraft(form: "admission", body: "")
        for _ in 0..<2 {
            try school.office.dropDraft(form: "admission")
            #expect(try school.office.draft(form: "admission") == nil)
        }
    }
}
