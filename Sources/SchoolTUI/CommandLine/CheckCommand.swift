// The auditor's walk from the command line. Whoever may open the file may check it: the answer
// names rows by number, never people.

import ArgumentParser
import SchoolCore

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check everything the school relies on.",
        discussion: "Exit status 0 when nothing is wrong, 1 with findings. Needs no sign-in.")

    @OptionGroup var options: CommandOptions
    @Flag(help: "Only what costs milliseconds, as at each start.") var quick = false

    func run() throws {
        try AnswerRun.answering(options) {
            let school = try options.school()
            var rules = 0
            let findings = try CheckSchool.run(on: school.file, thorough: !quick) {
                _, done, all in
                rules = all
                StandardError.progress("Checking", done, of: all)
            }
            try school.close()
            return answer(findings, rules: rules)
        }
    }

    private func answer(_ findings: [Finding], rules: Int) -> Answer {
        let json = findings.map { finding -> JSON in
            [
                "name": .text(finding.name), "rule": .text(finding.rule),
                "count": .number(finding.count),
                "examples": .array(finding.examples.map(JSON.text)),
            ]
        }
        var lines = findings.map { finding in
            "\(finding.name) broken, \(finding.count) times: \(finding.rule) "
                + finding.examples.joined(separator: "; ")
        }
        if findings.isEmpty { lines.append("Nothing is wrong: \(rules) rules hold.") }
        var answer = Answer(
            ["findings": .array(json), "rules": .number(rules)], lines: lines)
        answer.exitStatus = findings.isEmpty ? 0 : 1
        return answer
    }
}
