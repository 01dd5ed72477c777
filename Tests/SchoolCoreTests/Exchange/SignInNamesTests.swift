import Testing

@testable import SchoolCore

struct SignInNamesTests {
    @Test("A sign-in name is kept where it can be, else mended, and given out once")
    func allotted() throws {
        var names = SignInNames(taken: ["admin"])
        let person = try PersonName(written: "Zoë O'Hara Brown", family: "Brown")
        let rafiq = try PersonName(written: "রফিক", latin: "Rafiq")
        #expect(names.allot("zoe_b-1.x", for: person) == "zoe_b-1.x")
        #expect(names.allot("Admin", for: person) == "admin2")
        #expect(names.allot("z", for: person) == "zoe.brown")
        #expect(names.allot("", for: person) == "zoe.brown2")
        #expect(names.allot("", for: rafiq) == "rafiq")
        let long = String(repeating: "x", count: 40)
        #expect(names.allot(long, for: person) == String(repeating: "x", count: 32))
        #expect(names.allot(long, for: person) == String(repeating: "x", count: 31) + "2")
    }
}
