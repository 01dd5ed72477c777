import Testing

@testable import SchoolCore

struct MoneyTests {
    private let taka = Currency(code: "BDT")

    @Test(
        "An amount is read as people type it",
        arguments: [
            ("2500", 250_000), ("2,500.50", 250_050), (" 0.05 ", 5), ("2500.", 250_000),
            (".5", 50), ("২৫০০", 250_000), ("٢٥٠٠٫", nil), ("१२.३४", 1234), ("+7", 700),
            ("10000000", 1_000_000_000),
        ] as [(String, Int64?)])
    func read(typed: String, minor: Int64?) throws {
        guard let minor else {
            #expect(throws: AmountFault.notANumber) { try taka.amount(typed) }
            return
        }
        #expect(try taka.amount(typed) == Money(minor: minor))
    }

    @Test(
        "What is no amount is refused, each for its own reason",
        arguments: [
            ("", AmountFault.missing), ("abc", .notANumber), ("1.2.3", .notANumber),
            ("12x", .notANumber), (".", .notANumber), ("0", .zero), ("0.00", .zero),
            ("-5", .negative), ("1.005", .tooManyDecimals(limit: 2)),
            ("10000000.01", .tooLarge), (String(repeating: "9", count: 400), .tooLarge),
        ])
    func refused(typed: String, fault: AmountFault) {
        #expect(throws: fault) { try taka.amount(typed) }
    }

    @Test("Currencies have the decimals that ISO gives them")
    func decimals() throws {
        #expect(Currency(code: "JPY").text(Money(minor: 1500)) == "1,500")
        #expect(Currency(code: "KWD").text(Money(minor: 1500)) == "1.500")
        #expect(throws: AmountFault.tooManyDecimals(limit: 0)) {
            try Currency(code: "JPY").amount("1.5")
        }
    }

    @Test("Amounts are written with thousands apart, and the sign first")
    func written() {
        #expect(taka.text(Money(minor: 123_456_789)) == "1,234,567.89")
        #expect(taka.text(Money(minor: -5)) == "-0.05")
        #expect(taka.plain(Money(minor: -123_456)) == "-1234.56")
        #expect(taka.short(Money(minor: 250_000)) == "2,500")
        #expect(taka.short(Money(minor: 250_050)) == "2,500.50")
    }

    @Test("Commas stand between thousands, or the amount is refused: 12,50 is no 1,250")
    func commas() throws {
        for (typed, minor) in [
            ("1,250", 125_000), ("12,34,567.5", 123_456_750), ("1,234,567", 123_456_700),
        ] {
            #expect(try taka.amount(typed).minor == minor)
        }
        for typed in [
            "12,50", "1,0,0", "2500,50", "1,23,45", ",500", "1,,000", "1234,567", "১২,৫০",
        ] {
            #expect(throws: AmountFault.notANumber, "\(typed)") { try taka.amount(typed) }
        }
    }

    @Test(
        "Amounts in words count as the country counts",
        arguments: [
            ("BDT", 250_000, "Two thousand five hundred taka only"),
            (
                "BDT", 12_345_678,
                "One lakh twenty-three thousand four hundred fifty-six taka and "
                    + "seventy-eight paisa only"
            ),
            ("INR", 1_000_000_000, "One crore rupees only"),
            ("USD", 100_000_000, "One million dollars only"),
            ("BDT", 5, "Zero taka and five paisa only"), ("CHF", 2100, "Twenty-one CHF only"),
        ])
    func words(code: String, minor: Int64, words: String) {
        #expect(Currency(code: code).words(Money(minor: minor)) == words)
    }
}
