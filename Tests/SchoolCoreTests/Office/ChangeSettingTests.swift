// What a school may set for itself.

import Foundation
import Testing

@testable import SchoolCore

struct ChangeSettingTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A setting holds from the moment it is set, and the trail keeps both values")
    func set() throws {
        try school.office.set(.idleMinutes, to: 30)

        #expect(try school.office.idleMinutes() == 30)
        let line = try school.lastLine()
        #expect(try line.says(.changedSetting, about: .school, by: school.office))
        #expect(
            line.facts == [
                "setting": .word("session.idle_minutes"), "before": .number(15),
                "after": .number(30),
            ])
    }

    @Test("Setting the same value again is told again and changes nothing else")
    func again() throws {
        try school.office.set(.backdateDays, to: 3)
        let before = try school.contents()
        try school.office.set(.backdateDays, to: 3)

        #expect(try school.contents()["setting"] == before["setting"])
        #expect(try school.lastLine().facts["before"] == .number(3))
    }

    @Test("A value outside its range is refused", arguments: Setting.allCases)
    func outside(setting: Setting) throws {
        let range = setting.range
        for value in [range.lowerBound - 1, range.upperBound + 1] {
            let fault = FieldProblem.Fault.notANumber(from: range.lowerBound, to: range.upperBound)
            try school.expect(.invalid([FieldProblem(setting.rawValue, fault)])) {
                try school.office.set(setting, to: value)
            }
        }
        try school.office.set(setting, to: range.lowerBound)
        try school.office.set(setting, to: range.upperBound)
    }

    @Test("A setting that nobody touched has its default")
    func defaults() throws {
        let values = try school.principal.settings()
        #expect(values.map(\.setting) == Setting.allCases)
        #expect(values.map(\.value) == [15, 7, 7, 1, 7, 0, 12])
        #expect(Setting.allCases.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test("The principal sees the settings and does not change them")
    func principal() throws {
        try school.expect(.notPermitted(.changeSettings)) {
            try school.principal.set(.idleMinutes, to: 20)
        }
    }
}

/// Settings that are words.
struct ChangeTextSettingTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Where receipts are printed holds from the moment it is set, and the trail keeps both")
    func set() throws {
        try school.office.set(.receiptPrinter, to: " lp:front-desk ")

        #expect(
            try school.accountant.receiptSettings()
                == ReceiptSettings(printer: .queue("front-desk"), width: .wide))
        let line = try school.lastLine()
        #expect(try line.says(.changedSetting, about: .school, by: school.office))
        #expect(
            line.facts == [
                "setting": .word("receipt.printer"), "before": .word(""),
                "after": .word("lp:front-desk"),
            ])
    }

    @Test(
        "What may be given",
        arguments: [
            ("", PrinterChoice.nowhere), ("none", .nowhere), ("lp", .queue(nil)),
            ("lp:HP_LaserJet-1", .queue("HP_LaserJet-1")),
            ("file:/srv/receipts.txt", .file("/srv/receipts.txt")),
            ("device:/dev/usb/lp0", .device("/dev/usb/lp0")),
        ])
    func printers(typed: String, printer: PrinterChoice) throws {
        try school.office.set(.receiptPrinter, to: typed)
        #expect(try school.accountant.receiptSettings().printer == printer)
        #expect(PrinterChoice(printer.text) == printer)
    }

    @Test(
        "What could mislead a program or leave its folder is refused",
        arguments: [
            "LP", "lp:", "lp:-o raw", "lp:-x", "lp:a b", "lp:a;b", "file:", "file:receipts.txt",
            "file:/srv/../etc/passwd", "file:/srv//x", "file:/srv/x\u{7}", "file:/srv/x/",
            "device:/srv/lp0", "device:/dev/../srv/x", "printer",
            "file:/" + String(repeating: "x", count: 200),
        ])
    func refused(typed: String) throws {
        let fault = FieldProblem.Fault.notAnOption(TextSetting.receiptPrinter.choices)
        try school.expect(.invalid([FieldProblem("receipt.printer", fault)])) {
            try school.office.set(.receiptPrinter, to: typed)
        }
    }

    @Test("Receipts are never printed into the school's own file, nor into what lies beside it")
    func ownFile() throws {
        let link = school.folder + "/link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: school.path + ".head")
        let own = ["", ".head", "-wal", ".receipts", ".outbox/x"].map { school.path + $0 } + [link]
        for path in own {
            try school.expect(.invalid([FieldProblem("receipt.printer", .ownFile)])) {
                try school.office.set(.receiptPrinter, to: "file:\(path)")
            }
        }
        try school.office.set(.receiptPrinter, to: "file:\(school.folder)/receipts.txt")
    }

    @Test("From outside no path is chosen; at the machine it is, and a queue from both")
    func pathFromOutside() throws {
        let outside = try school.openedFromOutside()
        let office = try school.session("office", on: outside)
        for typed in ["file:/srv/receipts.txt", "device:/dev/usb/lp0"] {
            try school.expect(.exchange(.pathFromOutside)) {
                try office.set(.receiptPrinter, to: typed)
            }
            try school.office.set(.receiptPrinter, to: typed)
        }
        try office.set(.receiptPrinter, to: "lp:counter")
        #expect(try school.accountant.receiptSettings().printer == .queue("counter"))
        try outside.close()
    }

    @Test("The paper is one of three")
    func width() throws {
        try school.office.set(.receiptWidth, to: "a5")
        #expect(try school.accountant.receiptSettings().width == .halfA4)
        let fault = FieldProblem.Fault.notAnOption(["40", "80", "A5"])
        try school.expect(.invalid([FieldProblem("receipt.width", fault)])) {
            try school.office.set(.receiptWidth, to: "58")
        }
        let values = try school.principal.textSettings().map(\.value)
        #expect(Array(values.prefix(2)) == ["", "A5"])
    }

    @Test("The accountant prints but does not choose the printer")
    func accountant() throws {
        try school.expect(.notPermitted(.changeSettings)) {
            try school.accountant.set(.receiptPrinter, to: "lp")
        }
    }
}
