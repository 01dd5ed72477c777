// Six hundred texts that have led programs astray, in the fields of the office: each is stored as
// it was given or refused by name, and nothing else that stands in the file is changed by it.

import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import SchoolCore

struct HostileStringsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    /// A field: what is done with a text, and where it is kept.
    struct Field: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The one value of the newest row.
        let kept: String
        /// What must be so before the next text.
        var prepare: @Sendable (TestSchool) throws -> Void = { _ in }
        let put: @Sendable (TestSchool, String) throws -> Void
    }

    /// Admits somebody with a text in one of the fields.
    private static func admit(
        _ school: TestSchool, _ fill: (inout AdmissionForm) -> Void
    ) throws {
        // Of one telephone and one Latin name there is one guardian: each has a number of his own.
        let serial = try school.count("SELECT count(*) FROM student")
        var form = AdmissionForm()
        (form.name, form.section, form.guardianName) = ("Gopal Saha", "7-A", "Bimal Saha")
        (form.relation, form.guardianPhone) = ("father", "01711 \(100_000 + serial)")
        (form.overCapacity, form.isAnotherChild) = (true, true)
        fill(&form)
        let admission = try form.checked(country: "880", today: TestSchool.today)
        _ = try school.office.admit(admission, key: SubmissionKey())
    }

    static let fields: [Field] = [
        Field(
            testDescription: "a pupil's name",
            kept: "SELECT name FROM student ORDER BY id DESC LIMIT 1"
        ) { school, text in
            try admit(school) { ($0.name, $0.latinName) = (text, "Gopal Saha") }
        },
        Field(
            testDescription: "a guardian's name",
            kept: "SELECT name FROM guardian ORDER BY id DESC LIMIT 1"
        ) { school, text in
            try admit(school) { ($0.guardianName, $0.guardianLatinName) = (text, "Bimal") }
        },
        Field(
            testDescription: "an address",
            kept: "SELECT address FROM student ORDER BY id DESC LIMIT 1"
        ) { school, text in try admit(school) { $0.address = text } },
        Field(
            testDescription: "a remark",
            kept: "SELECT remark FROM markEvent ORDER BY id DESC LIMIT 1"
        ) { school, text in
            try school.classTeacher.mark(
                MarkOrder(school.abdul, .absent, remark: text), in: school.classA,
                on: TestSchool.today)
        },
        Field(
            testDescription: "the reason of a closed day",
            kept: "SELECT reason FROM schoolDay WHERE day = 20545",
            prepare: { school in
                let isOpen = try school.count("SELECT isOpen FROM schoolDay WHERE day = 20545")
                if isOpen == 0 { try school.office.open(Day(20_545)) }
            },
            put: { school, text in try school.office.close(Day(20_545), reason: text) }),
        Field(
            testDescription: "a subject", kept: "SELECT name FROM subject ORDER BY id DESC LIMIT 1"
        ) { school, text in _ = try school.office.addSubject(name: text) },
        Field(
            testDescription: "a fee head",
            kept: "SELECT name FROM feeHead ORDER BY id DESC LIMIT 1"
        ) { school, text in
            _ = try school.accountant.add(NewFeeHead(name: text, category: "OTHER"))
        },
        Field(
            testDescription: "the reason of a leave",
            kept: "SELECT reason FROM leave ORDER BY id DESC LIMIT 1"
        ) { school, text in
            let day = Day(20_600 + (try school.count("SELECT count(*) FROM leave")))
            _ = try school.classTeacher.recordLeave(of: school.abdul, day...day, reason: text)
        },
        Field(
            testDescription: "the text of a reminder",
            kept: "SELECT value FROM setting WHERE name = 'reminder.subject'"
        ) { school, text in try school.office.set(.reminderSubject, to: text) },
    ]

    @Test("There are six hundred of them")
    func many() { #expect(HostileStrings.all.count >= 600) }

    @Test("Each is stored as it was given, or refused by name", arguments: fields)
    func storedOrRefused(field: Field) throws {
        if field.testDescription == "a remark" {
            _ = try school.classTeacher.openRegister(of: school.classA, on: TestSchool.today)
        }
        var (stored, refused) = (0, 0)
        for text in HostileStrings.all {
            try field.prepare(school)
            let before = try kept(field)
            do {
                try field.put(school, text)
            } catch let refusal as Refusal {
                refused += 1
                guard case .invalid(let problems) = refusal else { continue }
                #expect(!problems.isEmpty)
                #expect(try kept(field) == before, "\(text.debugDescription)")
                continue
            }
            stored += 1
            let found = try kept(field) ?? ""
            // A reminder without a text of its own has the one that a new school has.
            let isStandard = field.testDescription == "the text of a reminder" && found.count > 20
            #expect(
                Self.isAsGiven(found, text) || (isStandard && text.trimmedOfBlanks.isEmpty),
                "\(text.debugDescription) became \(found)")
        }
        // Not one kind alone: the list is neither refused nor taken as a whole.
        #expect(stored > 80 && refused > 150, "\(stored) stored, \(refused) refused")
        try expectTameFile()
    }

    /// Composed, with blanks collapsed; joiners that spell nothing may have gone.
    private static func isAsGiven(_ stored: String, _ given: String) -> Bool {
        let words = given.unicodeScalars
            .split { $0.properties.generalCategory == .spaceSeparator }
            .map { String(String.UnicodeScalarView($0)) }
        let plain = words.joined(separator: " ").precomposedStringWithCanonicalMapping
        func spelled(_ text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.filter { !(0x200C...0x200D).contains($0.value) }
        }
        return spelled(stored) == spelled(plain)
    }

    private func kept(_ field: Field) throws -> String? {
        try school.school.file.read { try String.fetchOne($0, sql: field.kept) }
    }

    /// No value of any table holds what could steer, hide, turn or is no character.
    private func expectTameFile() throws {
        try school.school.file.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            for table in tables {
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"") {
                    for (column, value) in row {
                        guard case .string(let text) = value.storage else { continue }
                        let isTame =
                            text.unicodeScalars.allSatisfy { scalar in
                                CleanText.isTame(scalar) || (0x200C...0x200D).contains(scalar.value)
                                    || (scalar == "\n" && table == "sqlite_schema")
                            } || table.hasPrefix("sqlite")
                        #expect(isTame, "\(table).\(column): \(text.debugDescription)")
                    }
                }
            }
        }
        #expect(try CheckSchool.run(on: school.school).map(\.rule) == [])
    }

    @Test("A sign-in name is of 37 letters and signs: none that looks like another is taken")
    func signInNames() throws {
        var taken: [String] = []
        for text in HostileStrings.all {
            var form = UserForm(username: text, name: "Asha Rao", roles: ["TEACHER"])
            form.username = text
            do {
                taken.append(try form.checked().username)
            } catch { #expect(error != .notSignedIn) }
        }
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
        #expect(taken.allSatisfy { $0.allSatisfy(letters.contains) }, "\(taken)")
        for text in HostileStrings.lookAlikes {
            let form = UserForm(username: text, name: "Asha Rao", roles: ["TEACHER"])
            #expect(throws: Refusal.self, "\(text)") { try form.checked() }
        }
        // What composes to a letter of ours is that letter, and so the same name.
        let kelvin = UserForm(username: "\u{212A}arim", name: "Asha Rao", roles: ["TEACHER"])
        #expect(try kelvin.checked().username == "karim")
    }

    @Test("No printer is named by a text that means something to a shell, an option or a folder")
    func printers() throws {
        for text in HostileStrings.all {
            guard case .queue(let name?) = PrinterChoice("lp:" + text) else { continue }
            #expect(
                name.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte)
                        || (97...122).contains(byte)
                        || "_-.@+".utf8.contains(byte)
                }, "\(name)")
            #expect(!name.hasPrefix("-"))
        }
        for text in HostileStrings.all {
            guard case .file(let path) = PrinterChoice("file:" + text) else { continue }
            #expect(path.hasPrefix("/") && !path.split(separator: "/").contains(".."), "\(path)")
        }
    }

    @Test("No file that goes out is named by more than letters, digits and hyphens")
    func fileNames() {
        for text in HostileStrings.all {
            let name = ListToExport(name: text, narrowing: text, header: [], rows: []).fileName
            let isPlain = name.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
            }
            #expect(isPlain, "\(name.debugDescription)")
        }
    }
}
