import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ReceiptPaperTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func profile(_ name: String = "Shapla School") throws -> SchoolProfile {
        var profile = try school.session("office").school.profile
        profile.name = name
        profile.address = "12 Lake Road, Mirpur, Dhaka 1216"
        return profile
    }

    /// A family receipt: two children, an advance, money handed over.
    private func family() throws -> Taken {
        try school.charge("Rafiqul Islam", "1500")
        try school.charge("Rokeya Islam", "1000.50", due: "2026-04-10")
        return try school.pay(
            [("Rafiqul Islam", "1500"), ("Rokeya Islam", "1200.50")], given: "3000")
    }

    @Test("A receipt at 40 columns")
    func narrow() throws {
        let taken = try family()
        let paper = ReceiptPaper(
            taken.receipt, school: try profile(), stillOwed: taken.stillOwed, copy: nil)
        #expect(
            paper.lines(width: 40).joined(separator: "\n") == """
                             Shapla School
                    12 Lake Road, Mirpur, Dhaka 1216
                ----------------------------------------
                Receipt RCP-2026-0001
                Thu 12 Mar 2026  09:00
                Taken by Karim Uddin
                ----------------------------------------
                রফিকুল ইসলাম  7-A             SA202600001
                  Tuition  Mar 2026             1,500.00
                Rokeya Islam  7-B            SA202600013
                  Tuition  Apr 2026             1,000.50
                  Paid in advance                 200.00
                ----------------------------------------
                PAID, BDT                       2,700.50
                  Two thousand seven hundred taka and
                  fifty paisa only
                By cash
                Given                           3,000.00
                Change                            299.50
                Still due                           0.00
                ----------------------------------------
                """)
    }

    @Test("A copy says which, and what was taken back is stamped")
    func copyAndVoid() throws {
        let taken = try family()
        _ = try school.session("office").void(taken.receipt.id, reason: "wrong family")
        let receipt = try school.session("office").receipt(taken.receipt.id)
        let lines = ReceiptPaper(
            receipt, school: try profile(), stillOwed: nil, copy: 2
        ).lines(width: 80)
        #expect(lines.contains { $0.contains("*** VOID ***  VD-2026-0001  Thu 12 Mar 2026") })
        #expect(lines.contains("  wrong family"))
        #expect(lines.contains { $0.hasPrefix("Taken by Karim Uddin") && $0.hasSuffix("COPY 2") })
        #expect(!lines.contains { $0.contains("Still due") })
    }

    @Test("Money given back stands on the paper with its own number")
    func refund() throws {
        let taken = try family()
        _ = try school.session("office").refund(
            taken.receipt.id, amount: school.amount("100"), reason: "paid too much")
        let receipt = try school.session("office").receipt(taken.receipt.id)
        let lines = ReceiptPaper(
            receipt, school: try profile(), stillOwed: nil, copy: nil
        ).lines(width: 40)
        #expect(lines.contains("GIVEN BACK RF-2026-0001 Thu 12"))
        #expect(lines.contains("Mar 2026                          100.00"))
    }

    @Test("Half A4 is two sides of 33 lines, the parent's and the office's")
    func halfA4() throws {
        let taken = try family()
        let lines = ReceiptPaper(
            taken.receipt, school: try profile(), stillOwed: taken.stillOwed, copy: nil
        ).lines(.halfA4)
        #expect(lines.count == 66)
        #expect(lines[0].hasSuffix("Parent's copy") && lines[33].hasSuffix("Office copy"))
        #expect(Array(lines[1..<31]) == Array(lines[34..<64]))
        #expect(lines[32].hasPrefix("- - -") && lines[65].isEmpty)
    }

    @Test("A receipt of many lines takes as many halves as it needs")
    func long() throws {
        for month in 1...9 {
            for name in ["Tuition", "Bus", "Books", "Sports"] {
                try school.charge(
                    "Dipa Roy", "10", due: "2026-0\(month)-10", name: "\(name) \(month)")
            }
        }
        let receipt = try school.pay([("Dipa Roy", "360")]).receipt
        #expect(receipt.lines.count == 36)
        let lines = ReceiptPaper(
            receipt, school: try profile(), stillOwed: nil, copy: nil
        ).lines(.halfA4)
        #expect(lines.count == 4 * 33)
        #expect(lines[66].hasSuffix("Office copy"))
    }

    @Test("No line is wider than the paper, whatever stands in it", arguments: [40, 80])
    func widths(width: Int) throws {
        let taken = try family()
        let names = [
            "ঢাকা রেসিডেনসিয়াল মডেল স্কুল অ্যান্ড কলেজ, মোহাম্মদপুর, ঢাকা, বাংলাদেশ",
            "王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明",
            String(repeating: "x", count: 100), "A \u{1B}[2J\u{7} B", "\u{202E}gnihsif",
        ]
        for name in names {
            let lines = ReceiptPaper(
                taken.receipt, school: try profile(name), stillOwed: taken.stillOwed, copy: 12
            ).lines(width: width)
            for line in lines {
                #expect(TextWidth.columns(line) <= width, "\(line)")
                let controls = line.unicodeScalars.filter {
                    $0.properties.generalCategory == .control || $0.value == 0x202E
                }
                #expect(controls.isEmpty, "\(line.debugDescription)")
            }
            #expect(lines.joined().contains("RCP-2026-0001"))
        }
    }

    @Test("Every amount ends at the right edge")
    func edge() throws {
        let taken = try family()
        for width in [40, 80] {
            let lines = ReceiptPaper(
                taken.receipt, school: try profile(), stillOwed: taken.stillOwed, copy: nil
            ).lines(width: width)
            let sums = lines.filter { $0.hasSuffix("0.00") || $0.hasSuffix("0.50") }
            #expect(sums.count == 6)
            #expect(sums.allSatisfy { TextWidth.columns($0) == width })
        }
    }
}
