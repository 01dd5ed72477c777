// Texts that have led programs astray, some six hundred of them: what means something to SQL, to a
// search, a shell, a format, a spreadsheet or a terminal; what hides, turns or looks like something
// else; every script; and what is too long. No test of a field needs another list.

/// The texts, by kind.
package enum HostileStrings {
    /// All of them, each once.
    package static let all: [String] = {
        var seen: Set<[UInt8]> = []
        return
            (metacharacters + languages + controls + hidden + lookAlikes + scripts + blanks + long)
            .filter { seen.insert(Array($0.utf8)).inserted }
    }()

    /// What means something to SQL, to LIKE and GLOB, and to a full text search.
    package static let metacharacters: [String] = {
        let marks =
            "'\";%_\\[]*?(){}|&^~`$#@!<>/,.:=+-".map(String.init) + ["--", "''", "\\'", "/*"]
        return marks.flatMap { mark -> [String] in
            [mark, "\(mark)\(mark)", "a\(mark)", "\(mark)a", "a\(mark)b"]
        }
    }()

    /// Words of other languages: SQL, searches, shells, formats, paths, spreadsheets, marked text.
    package static let languages = [
        "NULL", "null", "nil", "undefined", "true", "NaN", "Infinity", "0x1F", "1e309", "-0", "00",
        "'; DROP TABLE student; --", "' OR '1'='1", "\" OR \"\"=\"", "1; SELECT 1",
        "1 UNION SELECT",
        "') ; DELETE FROM receipt; --", "/* */ --", "x'; ATTACH 'y' AS z; --", "?1", ":name",
        "@name",
        "$name", "NEAR(a b)", "a AND b", "a OR b", "NOT a", "\"a b\"*", "name:a", "^a", "a* b*",
        "{a b}: c", "+a -b", "char(0)", "printf('%s')", "$(id)", "`id`", "; rm -r .", "| cat",
        "&& ls", "> x", "< x", "%s%s%n", "%d%x", "%%", "${HOME}", "~root", "-rf", "--help", "-",
        "../../etc/passwd", "..", ".", "/", "//", "C:\\x", "\\\\host\\x", "CON", "NUL.txt", "a\\nb",
        "file:///etc/passwd", "javascript:alert(1)", "<script>alert(1)</script>", "<!--", "&lt;",
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
        "{{7*7}}", "#{7*7}", "\\u0041", "\\x41", "\\0", "a,b", "a;b", "a|b", "\"a\",\"b\"", "'=1",
        "true'", "0,00", "1.000.000,00", "1e5", "½", "१२३", "١٢٣", "１２３", "+8801711000000",
    ]

    /// Every control of both sets within a word, and the commands of terminals.
    package static let controls: [String] =
        (Array(0x00...0x1F) + Array(0x7F...0x9F) as [UInt32])
        .compactMap { Unicode.Scalar($0).map { "a\($0)b" } }
        + [
            "\u{1B}]0;x\u{7}a", "\u{1B}[2Ja", "\u{1B}[6na", "\u{1B}]52;c;eA==\u{7}a", "\u{1B}ca",
            "\u{1B}P$q\"p\u{1B}\\a", "\u{1B}[5ia", "\u{1B}[31ma", "\u{9B}31ma", "\u{9D}0;x\u{9C}a",
            "a\r\nb", "a\n", "\ta", "a\u{8}\u{8}b", "\u{1B}[200~a\u{1B}[201~", "\u{1B}OPa",
        ]

    /// What hides, turns what stands beside it, or is no letter of anybody.
    package static let hidden: [String] = {
        let codes: [UInt32] = [
            0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028,
            0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2066, 0x2067,
            0x2068, 0x2069, 0x206A, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFD,
            0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0xF0000, 0xE0041, 0xE007F,
            0xE0100, 0xFE0F, 0x378, 0x1D173, 0x13430,
        ]
        let scalars = codes.compactMap(Unicode.Scalar.init)
        return scalars.flatMap { ["a\($0)b", "\($0)a", "a\($0)"] }
    }()

    /// What is taken for `admin`, `teacher`, `omar` and the like.
    package static let lookAlikes = [
        "аdmin", "аdmіn", "admın", "adm\u{131}n", "ädmin", "a\u{308}dmin", "ａｄｍｉｎ", "𝐚𝐝𝐦𝐢𝐧",
        "𝖆𝖉𝖒𝖎𝖓",
        "ⓐⓓⓜⓘⓝ", "adm\u{200B}in", "adm\u{200D}in", "adm\u{AD}in", "\u{202E}nimda", "admin\u{2060}",
        "\u{FEFF}admin", "admin\u{301}", "αdmin", "ɑdmin", "admiп", "аԁmіn", "Ꭺdmin", "ᴀdmin",
        "admin\u{34F}",
        "adm\u{1D173}in", "admin\u{E0041}", "tеacher", "teасher", "ｔeacher", "teаcher", "teacheг",
        "οmar", "оmar", "0mаr", "omаr", "ｏmar", "𝗈mar", "oṃar", "omaг", "omar\u{FE0F}", "ʻomar",
        "rаfi", "ΚΑΤΕ", "КАТЕ", "ſtaff", "ﬁfi", "ǆana", "ŉora", "ᵃdmin", "adm！n",
    ]

    /// A word of each script, towers of marks, joined pictures, flags, keys.
    package static let scripts = [
        "রফিকুল ইসলাম", "শ্রাবন্তী", "ক্ষ", "র\u{9CD}\u{200D}যাব", "محمد نعیم", "مُحَمَّد", "ٱللَّه", "ﷺ", "ﷲ",
        "\u{FDFD}", "۝", "کشور\u{200C}ها", "कृष्ण कुमार", "लक्ष्मी", "ਗੁਰਮੁਖੀ", "ગુજરાતી", "தமிழ்", "తెలుగు",
        "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ไทยนํ้า", "ລາວ", "မြန်မာ", "ខ្មែរ", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "王小明", "欧阳",
        "ひらがな", "カタカナ", "ｶﾀｶﾅ", "한국어", "각", "עִבְרִית", "አማርኛ", "ქართული", "Ҷ", "Ελένη", "Ярослав",
        "Հայերեն", "𐎀𐎁", "𞤀𞤣", "𝒜", "Zoë", "Zoe\u{308}", "Ngũgĩ", "Đặng", "Straße", "İpek", "Ìṣọ̀lá",
        "e\u{301}\u{302}\u{303}\u{304}", "Z" + String(repeating: "\u{336}", count: 50), "\u{301}a",
        "\u{20DD}", "👩‍👩‍👧‍👦", "🇧🇩", "🇧", "1️⃣", "👍🏽", "❤️", "❤", "🧑🏿‍🚀", "☃", "∑", "√", "№", "™",
        "\u{2502}", "─┼─", "█▁", "…", "“x”", "’", "«a»", "—", "·", "O'Brien", "D’Souza", "Jean-Luc",
        "Anne Marie", "al-Ḥasan", "Mª", "St. John", "X Æ A-12", "Nguyễn Văn A", "van der Berg",
    ]

    /// Blanks of every width, alone and around.
    package static let blanks: [String] = {
        let codes: [UInt32] = [0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A)
        let blanks = codes.compactMap(Unicode.Scalar.init).map { String($0) }
        return [""]
            + blanks.flatMap { blank -> [String] in
                ["\(blank)\(blank)", "a\(blank)\(blank)b", "\(blank)a\(blank)"]
            }
    }()

    /// Around the limits of the fields, and far beyond them.
    package static let long: [String] =
        ["x", "আ", "é", "e\u{301}", "王", "👩‍👩‍👧‍👦", "ক্ষ"].flatMap { letter in
            [20, 21, 100, 101, 200, 201, 5000].map { String(repeating: letter, count: $0) }
        } + [String(repeating: "word ", count: 3000), String(repeating: "'", count: 300)]
}
