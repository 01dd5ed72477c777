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
