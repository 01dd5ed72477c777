import Testing

@testable import SchoolCore

struct LatinFormTests {
    private func proposed(_ name: String) -> String? {
        LatinForm.proposed(for: name) { _ in nil }
    }

    @Test(
        "A name without a list is read by its letters, without the vowels that speech leaves out",
        arguments: [
            ("মাহমুদ", "Mahmud"), ("শরিফ", "Sharif"), ("কমলেশ", "Kamlesh"), ("যোগেন্দ্র", "Jogendra"),
            ("আনন্দ", "Ananda"), ("মৈত্র", "Maitra"), ("জাহান", "Jahan"),
            ("रामचन्द्र", "Ramchandra"), ("लक्ष्मी", "Lakshmi"), ("प्रमिला", "Pramila"),
        ])
    func letters(written: String, latin: String) {
        #expect(LatinForm.spelled(written) == latin)
    }

    @Test("The list of names knows how names are usually written")
    func listed() {
        #expect(proposed("রফিকুল") == "Rafiqul")
        #expect(proposed("  রফিকুল   মাহমুদ ") == "Rafiqul Mahmud")
    }

    @Test("Nothing is proposed where the letters tell no vowels, and a Latin word stays")
    func unknown() {
        #expect(proposed("خزيمة") == nil)
        #expect(proposed("মাহমুদ Khan") == "Mahmud Khan")
        #expect(proposed("") == nil)
    }

    @Test("A word stands where its fellow stands, in forms of as many words")
    func pairs() {
        let latin = LatinForm.pair(of: "বেগম", in: "সালমা বেগম", latin: "Salma Begam")
        #expect(latin == "Begam")
        #expect(LatinForm.pair(of: "বেগম", in: "সালমা বেগম", latin: "Salma") == nil)
        #expect(LatinForm.pair(of: "Begam", in: "Salma Begam", latin: "Salma Begam") == nil)
    }

    @Test("As people here write a name goes before the list, for pupils and guardians of any class")
    func asHere() throws {
        let school = try TestSchool()
        var form = AdmissionForm()
        (form.name, form.latinName, form.section) = ("করিম মাহমুদ", "Kareem Mahmood", "7-B")
        (form.guardianName, form.guardianLatinName) = ("সালমা খাতুন", "Salma Khatoon")
        let admission = try form.checked(country: "880", today: school.office.today)
        _ = try school.office.admit(admission, key: SubmissionKey())
        func proposed(_ name: String) throws -> String? {
            try LatinForm.proposed(for: name, asSeenBy: school.office)
        }
        #expect(try proposed("রফিকুল মাহমুদ") == "Rafiqul Mahmood")
        #expect(try proposed("শরিফ খাতুন") == "Sharif Khatoon")
        #expect(try proposed("Karim Mahmud") == nil)
    }
}
