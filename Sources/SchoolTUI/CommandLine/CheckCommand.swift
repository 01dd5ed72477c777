// The auditor's walk from the command line. Whoever may open the file may check it: the answer
// names rows by number, never people.

import ArgumentParser
import SchoolCore

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check everything the school relies on.",
        discussion: "Exit status 0 when nothing is wrong, 1 with findings. Needs no sign-in.")

    @OptionGroup var options: CommandOptions
    @Flag(help: "Also compare every index with its table; takes longer.") var thorough = false

    func run() throws {
        try AnswerRun.answering(options) {
            let school = try options.school()
            let findings = try CheckSchool.run(
                on: school, thorough: thorough, progress: StandardError.progress)
            CheckSchool.note(findings, on: school)
            try school.close()
            return answer(findings)
        }
    }

    private func answer(_ findings: [Finding]) -> Answer {
        let json = findings.map { finding -> JSON in
            [
                "rule": .text(finding.rule), "sentence": .text(finding.sentence),
                "count": .number(finding.count),
                "details": .array(finding.details.map(JSON.text)),
            ]
        }
        var lines = findings.map { finding in
            "\(finding.rule) broken: \(finding.sentence) (\(finding.count)) "
                + finding.details.joined(separator: "; ")
        }
        if findings.isEmpty { lines.append("Nothing is wrong: \(CheckSchool.rules) rules hold.") }
        var answer = Answer(
            ["findings": .array(json), "rules": .number(CheckSchool.rules)], lines: lines)
        answer.exitStatus = findings.isEmpty ? 0 : 1
        return answer
    }
}
