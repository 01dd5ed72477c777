// Whether the machine is arranged as docs/install.md says: owners, modes, keys, sshd. It starts no
// program, so what sshd holds to is handed in.

import ArgumentParser
import Foundation
import SchoolCore

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check owners, modes, keys and sshd of an installation.",
        discussion: """
            As root: sshd -T -C user=school,host=x,addr=192.0.2.1 | school doctor --sshd -. Exit \
            status 0 when all is well, 1 with findings, each with what to type. Opens no school.
            """)

    @OptionGroup var options: CommandOptions
    @Option(help: "The system account that everybody comes through.") var user = "school"
    @Option(help: "The file with one key a person.", completion: .file())
    var keys = "/etc/school/ssh_keys"
    @Option(help: "What sshd -T says, in a file; - is standard input.", completion: .file())
    var sshd: String?

    func run() throws {
        try AnswerRun.answering(options) { answer(try findings()) }
    }

    private func findings() throws -> [Ailment] {
        guard let program = Installation.program else {
            throw CommandFault("The program does not know where it lies. Is /proc there?")
        }
        let block = try SSHDBlock(user: user, program: program, keys: Places.absolute(keys))
        guard let entry = getpwnam(user) else {
            return [
                Ailment(
                    sentence: "There is no account \(user).",
                    remedy: "See docs/install.md, section 2.")
            ]
        }
        let inspection = Inspection(account: user, accountNumber: entry.pointee.pw_uid)
        var ailments = account(entry, block) + inspection.guarded(program)
        for path in Installation.configurations where Places.exists(path) {
            ailments += inspection.guarded(path)
        }
        ailments += inspection.guarded(block.keys)
        if Places.exists(block.keys) {
            let text = String(decoding: try InboxFile.bytes(at: block.keys), as: UTF8.self)
            ailments += inspection.keys(text, in: block.keys)
        }
        if let path = try database() { ailments += try inspection.school(at: path) }
        if let told = try toldBySSHD() { ailments += inspection.sshd(told, block: block) }
        return ailments
    }

    /// Where the school lies; nowhere while nobody can trust what says so, which is told above.
    private func database() throws -> String? {
        if let named = options.databaseFile { return Places.absolute(named) }
        do {
            return try Installation.here().database
        } catch {
            if case .notTrusted = error { return nil }
            throw error
        }
    }

    private func account(
        _ entry: UnsafeMutablePointer<passwd>, _ block: SSHDBlock
    ) -> [Ailment] {
        let shell = String(cString: entry.pointee.pw_shell)
        guard shell != block.program else { return [] }
        return [
            Ailment(
                sentence: "The login shell of \(user) is \(shell), not the program.",
                remedy: "usermod --shell \(block.program) \(user)")
        ]
    }

    private func toldBySSHD() throws -> String? {
        guard let sshd else { return nil }
        if sshd != "-" {
            let bytes = try InboxFile.bytes(at: Places.absolute(sshd), atMost: 1 << 20)
            return String(decoding: bytes, as: UTF8.self)
        }
        let data = try FileHandle.standardInput.read(upToCount: 1 << 20) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    private func answer(_ ailments: [Ailment]) -> Answer {
        let json = ailments.map { ailment -> JSON in
            ["sentence": .text(ailment.sentence), "remedy": .text(ailment.remedy)]
        }
        var lines = ailments.map { "\($0.sentence) -> \($0.remedy)" }
        if ailments.isEmpty {
            lines.append(
                sshd == nil
                    ? "The files are as they should be. Hand in sshd -T as well: --sshd -"
                    : "All is as it should be.")
        }
        var answer = Answer(["findings": .array(json)], lines: lines)
        answer.exitStatus = ailments.isEmpty ? 0 : 1
        return answer
    }
}
