// Where random hands begin: a school in the middle of a morning, and somebody in it.

import Foundation
import GRDB
import TestSupport

/// The school and the person a life begins with.
struct MonkeyBirth: Sendable {
    let who: String
    let password: String
    /// The file, as nobody has it open.
    let file: Data
    /// What is loaded into the program: it tells what the program starts.
    var shim: String

    /// A demonstration whose printer is the print system, with one receipt of the office of today;
    /// for `head` a school just founded, where every list is empty.
    init(of who: String, _ folder: TemporaryFolder) throws {
        self.who = who
        shim = try CompiledC.library("spawned", in: folder)
        guard who != "head" else {
            password = "Hazel4Boat"
            file = try Self.empty(of: who, password)
            return
        }
        password = "Demo1234"
        file = try Self.template.get()
    }

    private static let template = Result {
        let school = try SchoolOnDisk()
        let size = ["--students", "120", "--days", "30", "--as-of", SchoolOnDisk.today]
        try run(school, ["demo", "--no-open"] + size)
        try school.login(as: "admin")
        try run(school, ["settings", "set", "receipt.printer", "lp"])
        let pupil = try school.read {
            try String.fetchOne($0, sql: "SELECT admissionNumber FROM student LIMIT 1")
        }
        try run(school, ["fees", "pay", "--student", pupil ?? "", "--amount", "10"])
        return try Data(contentsOf: URL(filePath: school.path))
    }

    private static func empty(of who: String, _ password: String) throws -> Data {
        let school = try SchoolOnDisk()
        try run(
            school, ["init", "--name", "Hill School", "--admin", who, "--password-stdin"],
            input: password + "\n")
        return try Data(contentsOf: URL(filePath: school.path))
    }

    private static func run(
        _ school: SchoolOnDisk, _ words: [String], input: String = ""
    ) throws {
        let done = try school.run(words, input: input)
        guard done.status == 0 else { throw CompiledC.Failure(description: done.output) }
    }
}
