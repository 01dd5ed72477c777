import Testing

@testable import SchoolCore

struct DraftsTests {
    @Test("A draft's fields come back as they were, without those that were empty")
    func body() {
        let fields = ["name": "রফিকুল ইসলাম", "address": "12 Green Road", "phone": ""]
        #expect(
            Draft.fields(Draft.body(fields)) == [
                "name": "রফিকুল ইসলাম", "address": "12 Green Road",
            ])
        #expect(Draft.fields("") == [:])
        #expect(Draft.fields("no field\nname\tRafi") == ["name": "Rafi"])
    }
}

extension DraftsTests {
    @Test("A draft is one's own, the newest one counts, and it goes when the form is finished")
    func kept() throws {
        let school = try TestSchool()
        let office = try school.office
        #expect(try office.draft(form: "admission") == nil)
        try office.keepDraft(form: "admission", body: Draft.body(["name": "Rafi"]))
        try office.keepDraft(form: "admission", body: Draft.body(["name": "Rafiq"]))
        #expect(try office.draft(form: "admission")?.fields == ["name": "Rafiq"])
        #expect(try office.draft(form: "another") == nil)
        #expect(try school.principal.draft(form: "admission") == nil)
        try office.dropDraft(form: "admission")
        #expect(try office.draft(form: "admission") == nil)
    }
}
