import Testing

@testable import SchoolTUI

struct TextWidthTests {
    @Test(
        "Text is as wide as the C library, and so curses, thinks",
        arguments: [
            ("কি", 2), ("ক্ষ", 2), ("রফিকুল", 5), ("শ্রাবন্তী", 7), ("কৃষ্ণা", 4), ("श्री", 3),
            ("कि", 2), ("مُحَمَّد", 4), ("e\u{301}", 1), ("学校", 4), ("Zoë", 3), ("│─█", 3),
        ])
    func columns(text: String, width: Int) {
        #expect(TextWidth.columns(text) == width)
    }

    @Test("Every drawable letter has the C library's width")
    func likeTheSystem() {
        var wrong: [String] = []
        for value in UInt32(0x20)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value), Clean.line(String(scalar)) == String(scalar)
            else { continue }
            let system = NcursesTerminal.systemWidth(scalar)
            // The C library may know fewer characters than Swift does.
            if system >= 0, system != TextWidth.columns(scalar) {
                wrong.append("\(String(value, radix: 16)): \(system)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(60))")
    }

    @Test("A cut falls between characters and is marked")
    func shortened() {
        #expect(TextWidth.shortened("Mathematics", to: 5) == "Math…")
        #expect(TextWidth.shortened("শ্রাবন্তী", to: 5) == "শ্রাব…")
        #expect(TextWidth.shortened("Maths", to: 5) == "Maths")
        #expect(TextWidth.shortened("Maths", to: 0) == "")
        #expect(TextWidth.shortened("学校", to: 2) == "…")
    }

    @Test("Only scripts whose width nobody disputes are steady")
    func steady() {
        #expect(TextWidth.isSteady("Zoë Müller  12.50 … ── █"))
        #expect(!TextWidth.isSteady("রফিকুল"))
        #expect(!TextWidth.isSteady("e\u{301}"))
        #expect(!TextWidth.isSteady("محمد"))
    }
}
