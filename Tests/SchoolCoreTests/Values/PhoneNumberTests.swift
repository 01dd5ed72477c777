import Testing

@testable import SchoolCore

struct PhoneNumberTests {
    @Test(
        "American numbers are read in every shape",
        arguments: [
            ("(336)533-1632 x218", "13365331632", "218"),
            ("839.543.4396 x372", "18395434396", "372"),
            ("1-919-721-2809 x676", "19197212809", "676"),
            ("343-983-4279", "13439834279", nil),
            ("214.018.9717 x02569", "12140189717", "02569"),
            ("(212) 555-1212", "12125551212", nil),
            ("+1 212 555 1212 ext. 7", "12125551212", "7"),
            ("212 555 1212 #7", "12125551212", "7"),
        ] as [(String, String, String?)])
    func american(typed: String, digits: String, inner: String?) throws {
        let number = try PhoneNumber(typed, country: "1")
        #expect(number == PhoneNumber(digits: digits, innerLine: inner))
    }

    @Test(
        "Bangladeshi numbers are read in every shape",
        arguments: [
            "01712-550183", "+880 1712 550183", "00880 1712-550183", "8801712550183", "1712550183",
            "০১৭১২-৫৫০১৮৩", "+880-1712-550183",
        ])
    func bangladeshi(typed: String) throws {
        let number = try PhoneNumber(typed, country: "880")
        #expect(number.digits == "8801712550183")
        #expect(number.text == "+880 1712-550183")
        #expect(number.text(at: "880") == "01712-550183")
        #expect(number.searchable.contains("01712550183"))
    }

    @Test("A number of another country keeps its code")
    func abroad() throws {
        let number = try PhoneNumber("+44 20 7946 0018", country: "880")
        #expect(number.country == "44")
        #expect(number.text(at: "880") == "+44 2079-460018")
    }

    @Test("What is shown can be read again")
    func roundTrip() throws {
        for typed in ["(336)533-1632 x218", "343-983-4279"] {
            let number = try PhoneNumber(typed, country: "1")
            #expect(try PhoneNumber(number.text, country: "880") == number)
            #expect(try PhoneNumber(number.text(at: "1"), country: "1") == number)
        }
        #expect(try PhoneNumber("336 533 1632 x218", country: "1").text == "+1 336-533-1632 x218")
    }

    @Test(
        "What cannot be dialled is refused",
        arguments: [
            ("", .empty), (" - ", .empty), ("12a4", .unexpected("a")),
            ("555-1212", .tooFewDigits(7)), ("212 555 12123", .tooManyDigits(11)),
            ("1234567890123456", .tooManyDigits(16)),
            ("212 555 1212 x", .extensionUnreadable),
            ("212 555 1212 x1234567", .extensionUnreadable),
            ("212 555 1212 exit 4", .extensionUnreadable), ("2+12 555 1212", .unexpected("+")),
        ] as [(String, PhoneFault)])
    func refused(typed: String, fault: PhoneFault) {
        #expect(throws: fault) { try PhoneNumber(typed, country: "1") }
    }
}
