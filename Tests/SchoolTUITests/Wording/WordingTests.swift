import Foundation
import Storage
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct WordingTests {
    private static let all: [any Error] =
        Samples.refusals + Samples.failures + Samples.clever + Samples.installation
        + [JobStopped(), CommandFault("No password came. Pipe it in.")]

    /// Where nothing is wrong and nothing is to be done.
    private static let complete: [Refusal] = [
        .attendance(.nothingToUndo), .attendance(.nothingToRedo),
    ]

    @Test("Every refusal and every failure is a sentence")
    func sentences() {
        for error in Self.all {
            let sentence = Wording.sentence(error)
            #expect(sentence.hasSuffix("."), "\(error): \(sentence)")
            // The name of a file is written as it is.
            let first = sentence.prefix { $0 != " " && $0 != "," }
            let isName = "\(error)".contains("\"\(first)\"") || first.hasSuffix(".csv")
            #expect(isName || first.first?.isLowercase == false, "\(error): \(sentence)")
            #expect(!sentence.contains("..") && !sentence.contains("  "), "\(sentence)")
        }
    }

    @Test("What is wrong is followed by what to do next")
    func next() {
        for error in Self.all {
            if let refusal = error as? Refusal {
                if Self.complete.contains(refusal) { continue }
                if case .invalid = refusal { continue }
            }
            let sentence = Wording.sentence(error)
            #expect(sentence.contains(". ") || sentence.contains("; "), "\(sentence)")
        }
    }

    @Test("A problem of a field names the field and ends like a sentence")
    func fields() {
        for fault in Samples.faults {
            let sentence = Wording.sentence(FieldProblem("bornOn", fault))
            #expect(sentence.hasPrefix("Born: ") && sentence.hasSuffix("."), "\(sentence)")
        }
    }

    @Test("What is wrong with a row of a file says where, and what fell with it")
    func rows() {
        for reject in Samples.rejects {
            let sentence = Wording.sentence(reject)
            #expect(sentence.hasPrefix("students.csv, line 7, Dob “2/30/05”: "), "\(sentence)")
            #expect(sentence.hasSuffix(". 3 enrolments fall with it."), "\(sentence)")
        }
        for kind in Samples.warnings {
            let warning = CleverWarning(
                file: .students, line: 7, column: "", value: "", kind: kind)
            #expect(Wording.sentence(warning).hasSuffix("."))
        }
    }

    @Test("What somebody typed cannot steer the terminal from inside a sentence")
    func hostile() {
        let hostile = "x\u{1B}[2J\u{202E}y"
        let errors: [any Error] = [
            Refusal.unknown(hostile, kind: "class"), Refusal.exchange(.folderMissing(hostile)),
            Refusal.exchange(.fileExists(hostile)),
            Refusal.invalid([FieldProblem("section", .unknown(hostile))]),
            CleverFault.unknownSchool(hostile, known: []),
        ]
        for error in errors {
            let scalars = Wording.sentence(error).unicodeScalars
            #expect(!scalars.contains("\u{1B}") && !scalars.contains("\u{202E}"), "\(error)")
        }
    }

    @Test(
        "No way to say no is forgotten here",
        arguments: [
            ("SchoolCore/Office/Refusal.swift", Samples.refusals.map { "\($0)" }),
            ("SchoolCore/Office/FieldProblem.swift", Samples.faults.map { "\($0)" }),
            ("SchoolCore/Values/CleanText.swift", Samples.texts.map { "\($0)" }),
            ("SchoolCore/Exchange/InboxFile.swift", Samples.inbox.map { "\($0)" }),
            ("SchoolCore/Exchange/CSV.swift", Samples.tables.map { "\($0)" }),
            ("Storage/StorageFailure.swift", Samples.failures.map { "\($0)" }),
            (
                "SchoolTUI/CommandLine/Installation.swift",
                Samples.installation.map { "\($0)" }
            ),
        ])
    func complete(file: String, samples: [String]) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/\(file)")
        let declared = try String(contentsOf: sources, encoding: .utf8)
            .matches(of: #/(?m)^ +case (\w+)(?:\(.*\))?(?: = "\w+")?$/#).map { String($0.1) }
        #expect(!declared.isEmpty)
        for name in declared {
            #expect(samples.contains { $0.contains(name) }, "\(file): \(name)")
        }
    }
}
