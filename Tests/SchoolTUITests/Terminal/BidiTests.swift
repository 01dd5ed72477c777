import Testing

@testable import SchoolTUI

struct BidiTests {
    private func scalars(_ text: String) -> String {
        Bidi.visual(text).unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
            .joined(separator: " ")
    }

    @Test(
        "Letters take the forms of their neighbours, and the run is turned",
        arguments: [
            ("محمد", "FEAA FEE4 FEA4 FEE3"),  // meem hah meem dal
            ("سلام", "FEE1 FEFC FEB3"),  // seen, lam-alef joined to it, meem alone
            ("لا", "FEFB"),  // lam-alef alone
            ("بب", "FE90 FE91"), ("ببب", "FE90 FE92 FE91"), ("ء", "FE80"),
            ("دد", "FEA9 FEA9"),  // dal joins nothing after it
            ("نعیم", "FEE2 FBFF FECC FEE7"),  // the Urdu yeh in the middle
            ("گل", "FEDE FB94"), ("چپ", "FB57 FB7C"), ("ٹڑ", "FB8D FB68"), ("ہے", "FBAF FBA8"),
            ("خاں", "FB9E FE8E FEA7"), ("ھا", "FE8E FBAC"), ("ژ", "FB8A"), ("ڈ", "FB88"),
        ])
    func shapes(text: String, wanted: String) { #expect(scalars(text) == wanted) }

    @Test("A mark stays behind its letter, also inside lam-alef")
    func marks() {
        #expect(scalars("مُح") == "FEA2 FEE3 64F")
        #expect(scalars("لَا") == "FEFB 64E")
    }

    @Test("Joiners change the joining and are not drawn")
    func joiners() {
        #expect(scalars("ب\u{200C}ب") == "FE8F FE8F")
        #expect(scalars("ب\u{200D}") == "FE91")
        #expect(scalars("بـ") == "640 FE91")
    }

    @Test("The words of a name are turned, a number in it is not")
    func numbers() {
        let name = Bidi.visual("محمد 12")
        #expect(name.hasPrefix("12 "))
        #expect(scalars("12 محمد").hasPrefix("FEAA FEE4 FEA4 FEE3 20 31 32"))
        #expect(Bidi.visual("(محمد)").hasPrefix("(") && Bidi.visual("(محمد)").hasSuffix(")"))
    }

    @Test("In a sentence that begins in Latin letters only the name is turned")
    func sentence() {
        #expect(
            Bidi.visual("Roll 7 محمد: Absent.") == "Roll 7 " + Bidi.visual("محمد") + ": Absent.")
        let two = Bidi.visual("Roll 7 محمد نعیم: Absent.")
        #expect(two == "Roll 7 " + Bidi.visual("محمد نعیم") + ": Absent.")
    }

    @Test("A Latin word inside a name from right to left keeps its letters")
    func latin() {
        let visual = Bidi.visual("محمد Ali")
        #expect(visual.hasPrefix("Ali "))
        #expect(Bidi.visual("محمد…").hasPrefix("…"))
    }

    @Test("Hebrew is turned, and what runs right stays as it is")
    func others() {
        #expect(Bidi.visual("שלום") == "םולש")
        for text in ["Rafiqul", "রফিকুল", "कृष्ण", "", "12 3"] { #expect(Bidi.visual(text) == text) }
    }

    @Test("Turned or not, a text has the same number of columns, but for lam and alef")
    func columns() {
        for text in ["محمد نعیم 7", "فاطمہ زہرا", "abc محمد"] {
            #expect(TextWidth.columns(Bidi.visual(text)) == TextWidth.columns(text))
        }
        #expect(TextWidth.columns(Bidi.visual("سلام")) == TextWidth.columns("سلام") - 1)
    }

    @Test("On a canvas the field of the name is turned by us, and nothing typed is")
    func field() {
        var look = Look()
        look.rightToLeft = .byUs
        var canvas = Canvas(Size(columns: 30, rows: 2), look: look)
        canvas.name(0, 3, "محمد نعیم", width: 14)
        canvas.put(0, 20, "[P]")
        #expect(canvas.names.first?.text == Bidi.visual("محمد نعیم"))
        canvas.edit(LineEditor("محمد"), 1, 0, width: 10, isFocused: true)
        #expect(canvas.names.last?.text == "محمد")
    }
}
