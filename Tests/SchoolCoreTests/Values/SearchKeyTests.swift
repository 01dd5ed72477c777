import Testing

@testable import SchoolCore

struct SearchKeyTests {
    @Test(
        "Names that sound alike are one",
        arguments: [
            ("Mohammad Hossain", "Muhammad Hussain"), ("Zahid", "Jahid"), ("Fatema", "Fatima"),
            ("Rafiqul", "Rafikul"), ("Phalguni", "Falguni"), ("Reena", "Rina"),
            ("Noor", "Nur"), ("Akhter", "Akter"), ("Shohel", "Sohel"), ("Rayhan", "Raihan"),
            ("Aamir", "Amir"), ("Devi", "Dewi"), ("Siddique", "Siddhikue"), ("RENÉE", "renee"),
        ])
    func alike(one: String, other: String) {
        #expect(SearchKey.tokens(of: one) == SearchKey.tokens(of: other))
    }

    @Test("Digits stay as they are, in any script")
    func digits() {
        #expect(SearchKey.tokens(of: "SA202600001") == ["sa202600001"])
        #expect(SearchKey.tokens(of: "০১৭ ٤٤") == ["017", "44"])
    }

    @Test("A joined name is found by its parts and as a whole")
    func joints() {
        #expect(
            SearchKey.tokens(of: "Al-Amin O'Hara") == [
                "al", "amin", "alamin", "u", "hara", "uhara",
            ])
        #expect(SearchKey.tokens(of: "O\u{2019}Hara") == SearchKey.tokens(of: "O'Hara"))
        #expect(SearchKey.prefixes(typed: "o'h") == ["uh"])
        #expect(SearchKey.prefixes(typed: "al-am") == ["al", "am"])
    }

    @Test("What is typed so far begins what the whole word folds to")
    func prefixes() {
        let names = [
            "Philip", "Mohammad", "Shahadat", "Chowdhury", "Haque", "Zzaph", "O'Connor", "Feenooh",
            "Élodie", "রফিকুল", "শ্রাবন্তী", "ইসলাম", "খাদিজা", "محمد", "مُحَمَّد", "राजेश", "अनिता",
        ]
        for name in names {
            let tokens = SearchKey.tokens(of: name)
            var typed = ""
            for scalar in name.unicodeScalars {
                typed.unicodeScalars.append(scalar)
                for prefix in SearchKey.prefixes(typed: typed) {
                    #expect(
                        tokens.contains { $0.hasPrefix(prefix) },
                        "\(typed) folds to \(prefix), \(name) to \(tokens)")
                }
            }
        }
    }

    @Test("The folding of a beginning begins the folding, for any Latin letters")
    func property() {
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var word = ""
            for _ in 0..<9 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                word.unicodeScalars.append(Unicode.Scalar(UInt8(97 + (state >> 33) % 26)))
            }
            let whole = SearchKey.tokens(of: word).joined()
            for length in 1...9 {
                let part = SearchKey.prefixes(typed: String(word.prefix(length))).joined()
                #expect(whole.hasPrefix(part))
            }
        }
    }

    @Test("Every script becomes Latin letters")
    func scripts() {
        #expect(SearchKey.folds(of: "রফিকুল") == ["rapikula"])
        #expect(SearchKey.folds(of: "محمد") == ["mhmd"])
        #expect(SearchKey.folds(of: "مُحَمَّد") == ["mhmd"])
        #expect(SearchKey.folds(of: "श्री") == ["sri"])
    }

    @Test("Sort keys are plain lower case")
    func sorting() {
        #expect(SearchKey.sortKey("O'Hara,  Émile-Jean") == "ohara emilejean")
        #expect(SearchKey.sortKey("Øster") == "oster")
    }
}
