import Testing

@testable import SchoolTUI

struct CleanTests {
    @Test(
        "What could act or hide is shown as a sign",
        arguments: [
            ("evil\u{1B}]0;x\u{07}", "evil�]0;x�"), ("a\u{202E}b", "a�b"), ("a\u{200B}b", "a�b"),
            ("a\u{9B}31mb", "a�31mb"), ("\u{FEFF}a", "�a"), ("a\nb", "a�b"), ("a\tb", "a b"),
            ("a\u{2066}b\u{2069}", "a�b�"), ("a\u{E000}b", "a�b"), ("\u{FDFD}", "?"),
            ("a\u{AD}b", "a�b"), ("a\u{200D}b", "a�b"),
        ])
    func signs(text: String, drawn: String) {
        #expect(Clean.line(text) == drawn)
    }

    @Test("Joiners between letters of Indic and Arabic scripts are spelling, and stay")
    func joiners() {
        #expect(Clean.line("ক্\u{200D}ষ") == "ক্\u{200D}ষ")
        #expect(Clean.line("می\u{200C}خواهم") == "می\u{200C}خواهم")
    }

    @Test("A mark that begins a text stands on a dotted circle")
    func leadingMark() {
        #expect(Clean.line("\u{301}a") == "\u{25CC}\u{301}a")
        #expect(Clean.line("\u{9BF}ক") == "\u{25CC}\u{9BF}ক")
    }

    @Test("Of a paste the first line is kept, without what cannot be drawn")
    func typed() {
        #expect(Clean.typed("Dipa\u{1B}[31m Roy\nrm -rf") == "Dipa[31m Roy")
        #expect(Clean.typed("\n\nDipa") == "Dipa")
    }

    @Test("No scalar at all lets a control, an override or an invisible character through")
    func everyScalar() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let drawn = Clean.line("a" + String(scalar))
            for shown in drawn.unicodeScalars where shown != "\u{25CC}" {
                let category = shown.properties.generalCategory
                let isHidden =
                    category == .control || category == .format || category == .privateUse
                    || category == .unassigned || category == .surrogate
                #expect(!isHidden, "U+\(String(value, radix: 16))")
            }
        }
    }
}
