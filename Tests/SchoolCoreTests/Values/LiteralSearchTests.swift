// Whatever is typed into a search or asked for by name means itself: no mark of SQL, of LIKE or of
// a full text search finds more than stands there, changes anything, or reaches the database as
// anything but a value.

import TestSupport
import Testing

@testable import SchoolCore

struct LiteralSearchTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    /// A way to look for something by a text; gives how many were found.
    struct Way: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let find: @Sendable (Session, String) throws -> Int
    }

    private static func one(
        _ name: String, _ find: @escaping @Sendable (Session, String) throws -> Any
    ) -> Way {
        Way(testDescription: name) { session, text in
            _ = try find(session, text)
            return 1
        }
    }

    static let ways: [Way] = [
        Way(testDescription: "pupils") {
            try $0.students(StudentList.Wish(search: $1)).rows.count
        },
        Way(testDescription: "accounts of pupils") {
            try $0.payers(StudentList.Wish(search: $1)).rows.count
        },
        one("a pupil by number") { try $0.student(numbered: $1) },
        one("a class") { try $0.section(named: $1) },
        one("a subject") { try $0.subject(named: $1) },
        one("an account") { try $0.user(named: $1) },
        one("somebody of the staff") { try $0.staff(named: $1) },
        one("a fee head") { try $0.feeHead(named: $1) },
        one("a price") { try $0.feeStructure(named: $1) },
        one("a receipt") { try $0.receipt(numbered: $1) },
        one("an invoice") { try $0.invoice(numbered: $1) },
    ]

    @Test("Every text is a value, whatever it is: found, or unknown", arguments: ways)
    func everywhere(way: Way) throws {
        let before = try school.contents()
        let office = try school.office
        var found = 0
        for text in HostileStrings.all {
            // Anything but a refusal of the office is an error of the database.
            do { found += try way.find(office, text) > 0 ? 1 : 0 } catch is Refusal {}
        }
        #expect(try school.contents() == before)
        let isSearch = way.testDescription.hasSuffix("pupils")
        #expect(isSearch || found <= 2, "\(found) texts name \(way.testDescription)")
    }

    @Test(
        "A mark that begins no name finds nobody, and beside a name it widens nothing",
        arguments: HostileStrings.metacharacters)
    func marks(text: String) throws {
        func found(_ search: String) throws -> [StudentID] {
            try school.office.students(StudentList.Wish(search: search, limit: 100)).rows.map(\.id)
        }
        let everybody = try found("")
        #expect(everybody.count > 3)
        let letters = text.filter(\.isLetter)
        let byMark = try found(text)
        // Signs are no letters: what is left of the text is what is looked for.
        #expect(Set(byMark).isSubset(of: try found(letters)), "\(text)")
        #expect(Set(try found("karim " + text)).isSubset(of: try found("karim")), "\(text)")
    }

    @Test("A name with a quote, a hyphen or an apostrophe is found by itself and by its parts")
    func quoted() throws {
        var form = AdmissionForm()
        (form.name, form.section, form.guardianName) = ("Sean O'Brien D’Souza", "7-B", "Bimal Saha")
        (form.relation, form.guardianPhone) = ("father", "01711 000003")
        let admission = try form.checked(country: "880", today: TestSchool.today)
        let pupil = try school.office.admit(admission, key: SubmissionKey())
        for text in ["o'brien", "O’Brien", "obrien", "d'souza", "souza", "sean o'b", "o’brien d"] {
            let found = try school.office.students(StudentList.Wish(search: text)).rows.map(\.id)
            #expect(found == [pupil], "\(text)")
        }
        // Marks part words, as a blank does, and do nothing else.
        for text in ["sean%", "s_an", "sean*", "\"sean", "[s]ean", "sean' OR 1=1", "s%n"] {
            let found = try school.office.students(StudentList.Wish(search: text)).rows.map(\.id)
            let words = String(text.map { $0.isLetter || $0.isNumber ? $0 : " " })
            let plain = try school.office.students(StudentList.Wish(search: words)).rows.map(\.id)
            #expect(found == plain || found.isEmpty, "\(text)")
        }
    }
}
