// Printers that are missing, failing, hanging: the person at the window is told within seconds.

import Foundation
import TestSupport
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ReceiptPrinterTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func put(
        _ printer: PrinterChoice, lines: [String] = ["Receipt", "রফিক"],
        queue: PrintQueue = PrintQueue()
    ) throws -> PrintOutcome {
        try ReceiptPrinter.put(
            lines, titled: "RCP-2026-0001", on: printer, schoolFile: school.path("school.db"),
            queue: queue)
    }

    /// An `lp` that does this.
    private func queue(_ script: String, seconds: Int = 4) throws -> PrintQueue {
        let path = school.path("lp")
        try Program.put(script, at: path)
        return PrintQueue(program: path, seconds: seconds)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: school.path(name), encoding: .utf8)
    }

    @Test("A school without a printer is told so, and nothing else happens")
    func nowhere() throws { #expect(try put(.nowhere) == .nowhere) }

    @Test("lp is handed the paper, the receipt's number and the queue's name, and no shell")
    func queue() throws {
        let queue = try queue(
            "cd \"${0%/*}\"; cat > paper; printf '%s\\n' \"$@\" > words; env > environment"
        )
        #expect(
            try put(.queue("front-desk"), queue: queue) == .printed(on: "lp:front-desk"))
        #expect(try text("paper") == "Receipt\nরফিক\n")
        #expect(try text("words") == "-s\n-t\nRCP-2026-0001\n-d\nfront-desk\n")
        #expect(try text("environment").contains("PATH=/usr/bin:/bin\n"))
        #expect(try !text("environment").contains("HOME="))
    }

    @Test("A machine without lp is a sentence")
    func noPrintSystem() throws {
        #expect(throws: PrintFailure.noPrintSystem) {
            try put(.queue(nil), queue: PrintQueue(program: school.path("missing")))
        }
    }

    @Test("What lp says when it fails is handed on, without what could steer a terminal")
    func refused() throws {
        let queue = try queue("printf 'lp: The printer is \\033[2Jgone.\\nmore\\n' >&2; exit 1")
        let failure = PrintFailure.refused("The printer is \u{FFFD}[2Jgone.")
        #expect(throws: failure) { try put(.queue(nil), queue: queue) }
        #expect(ErrorCode(failure) == .external && ErrorCode(failure).exitStatus == 8)
    }

    @Test("An lp that reads nothing and never ends is ended, and the window goes on")
    func hanging() throws {
        let queue = try queue("trap '' TERM; sleep 60", seconds: 1)
        let began = ContinuousClock.now
        #expect(throws: PrintFailure.noAnswer(seconds: 1)) {
            try put(.queue(nil), lines: Array(repeating: "x", count: 200_000), queue: queue)
        }
        // Ended, not waited for: half of the minute leaves room for the busiest machine.
        #expect(ContinuousClock.now - began < .seconds(30))
    }

    @Test("A file grows by each receipt, for its owner alone")
    func file() throws {
        let printer = PrinterChoice.file(school.path("receipts.txt"))
        #expect(try put(printer, lines: ["one"]) == .printed(on: printer.text))
        _ = try put(printer, lines: ["two"])
        #expect(try text("receipts.txt") == "one\n\ntwo\n\n")
        let rights = try FileManager.default.attributesOfItem(
            atPath: school.path("receipts.txt"))[.posixPermissions]
        #expect(rights as? Int == 0o600)
    }

    @Test("A file that cannot be written is named with the reason")
    func unwritable() throws {
        let path = school.path("none/receipts.txt")
        #expect(
            throws: PrintFailure.notWritten(path: path, reason: "No such file or directory")
        ) { try put(.file(path)) }
        #expect(throws: PrintFailure.self) { try put(.file(school.folder)) }
    }

    @Test("The school's own file is never opened, under no name")
    func schoolFile() throws {
        let before = try Data(contentsOf: URL(filePath: school.path("school.db")))
        try FileManager.default.linkItem(
            atPath: school.path("school.db"), toPath: school.path("twin"))
        try FileManager.default.createSymbolicLink(
            atPath: school.path("link"), withDestinationPath: school.path("school.db"))
        for name in [
            "school.db", "twin", "link", "school.db-journal", "school.db.head", "school.db2",
        ] {
            let path = school.path(name)
            #expect(throws: PrintFailure.schoolFile(path), "\(name)") { try put(.file(path)) }
        }
        #expect(throws: PrintFailure.schoolFile(school.path("twin"))) {
            try put(.device(school.path("twin")))
        }
        #expect(try Data(contentsOf: URL(filePath: school.path("school.db"))) == before)
    }

    @Test("A device takes the paper; a plain file is no device")
    func device() throws {
        #expect(try put(.device("/dev/null")) == .printed(on: "device:/dev/null"))
        try Data().write(to: URL(filePath: school.path("plain")))
        #expect(throws: PrintFailure.notADevice(school.path("plain"))) {
            try put(.device(school.path("plain")))
        }
        #expect(throws: PrintFailure.self) { try put(.device("/dev/full")) }
    }

    @Test("The printer and the paper are those of the settings")
    func settings() throws {
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("out"))")
        try school.session("office").set(.receiptWidth, to: "40")
        try school.charge("Dipa Roy", "500")
        let taken = try school.pay([("Dipa Roy", "500")])
        let karim = try school.session("karim")
        let paper = ReceiptPaper(
            taken.receipt, school: karim.school.profile, stillOwed: .zero, copy: nil)
        _ = try ReceiptPrinter.print(paper, on: karim)
        #expect(try text("out") == paper.lines(width: 40).joined(separator: "\n") + "\n\n")
    }

    @Test(
        "Every failure of paper is an outside failure, with a sentence that says what to do",
        arguments: [
            PrintFailure.noneSet, .noPrintSystem, .refused(""), .refused("no ink"),
            .noAnswer(seconds: 4), .notWritten(path: "/x", reason: "full"), .notADevice("/x"),
            .schoolFile("/x"),
        ])
    func sentences(failure: PrintFailure) {
        #expect(ErrorCode(failure) == .external)
        let sentence = Wording.sentence(failure as any Error)
        #expect(sentence.hasSuffix(".") && sentence.contains { $0 == " " })
        #expect(sentence.contains("et ") || sentence.contains("print it again"))
    }
}
