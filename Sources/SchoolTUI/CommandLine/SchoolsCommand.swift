// The school on one page, for whoever looks after the site.

import ArgumentParser
import SchoolCore

struct SchoolsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "The school on one page: profile, file, accounts.",
        subcommands: [Show.self], defaultSubcommand: Show.self)

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Profile, size and last check of the file, accounts by role.",
            discussion: """
                The last check is the last school check of this file. Copies are made outside this \
                program (docs/install.md, section 4), so it knows of none. users list --role ROLE \
                names the accounts.
                """)
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let facts = try session.schoolFacts()
            let words = SchoolFactWords(facts, clock: session.clock, isWhole: true)
            return Answer(
                SchoolsCommand.json(facts),
                lines: columns(
                    ["School", facts.profile.name], words.lines.map { [$0.label, $0.text] })
                    + [words.sessions]
                    + columns(
                        ["Role", "Active", "Not active"],
                        facts.accounts.map {
                            [$0.role.rawValue, String($0.active), String($0.others)]
                        }))
        }
    }

    static func json(_ facts: SchoolFacts) -> JSON {
        let profile = facts.profile
        return [
            "name": .text(profile.name), "address": .text(profile.address),
            "phone": .text(PhoneNumber.shown(profile.phone, at: profile.country)),
            "email": .text(profile.email), "principalName": .text(profile.principalName),
            "timeZone": .text(profile.timeZone), "country": .text(profile.country),
            "currency": .text(profile.currency),
            "openDays": .array(SchoolFactWords.days(profile.workingWeek).map(JSON.text)),
            "foundedAt": .instant(facts.foundedAt),
            "isDemonstration": .bool(profile.isDemonstration),
            "file": [
                "path": .text(facts.path), "bytes": .number(facts.bytes),
                "schemaVersion": .number(facts.schemaVersion),
                "auditLines": .number(facts.auditLines),
                "lastDeedAt": .instant(facts.lastDeedAt),
            ],
            "lastCheckedAt": .instant(facts.lastCheck?.at),
            "lastCheckFindings": facts.lastCheck.map { .number($0.broken) } ?? .null,
            "lastBackupAt": .null,
            "totalStudents": .number(facts.totals.students),
            "totalTeachers": .number(facts.totals.teachers),
            "totalClasses": .number(facts.totals.classes),
            "openSessions": .number(facts.openSessions),
            "accounts": .array(
                facts.accounts.map {
                    [
                        "role": .text($0.role.rawValue), "active": .number($0.active),
                        "notActive": .number($0.others),
                    ]
                }),
        ]
    }
}
