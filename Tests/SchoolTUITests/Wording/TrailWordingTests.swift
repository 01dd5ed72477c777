import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct TrailWordingTests {
    @Test("A deed is said in plain words that fit their column", arguments: AuditVerb.allCases)
    func words(verb: AuditVerb) {
        let words = TrailWording.words(verb.rawValue)
        #expect(words.count <= 20 && words == words.lowercased(), "\(words)")
        #expect(!words.contains("_"))
    }

    @Test("A verb of another program is said in its own words")
    func unknown() {
        #expect(TrailWording.words("RING_BELL") == "ring bell")
        #expect(TrailWording.words("RECEIVE_PAYMENT") == "took a payment")
    }
}
