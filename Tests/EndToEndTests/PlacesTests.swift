// Where the program looks for the school and for the token, and who comes first.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PlacesTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// A command that is told of no file except by the environment.
    private func check(_ arguments: [String] = [], _ environment: [String: String]) throws -> String
    {
        try Program.run(
            [try Launch.school(), "check"] + arguments,
            environment: school.environment.merging(environment) { $1 }
        ).output
    }

    @Test(
        "--database comes before SCHOOL_DATABASE, that before the data folder",
        .disabled(if: access("/var/lib/school", F_OK) == 0, "this machine has a real school"))
    func database() throws {
        let (other, data) = (school.folder.file("other.db"), school.folder.file("data"))
        let sound = "Nothing is wrong"
        #expect(try check(["SCHOOL_DATABASE": other]).contains("no school at \(other)"))
        #expect(try check(["SCHOOL_DATABASE": school.path]).contains(sound))
        #expect(
            try check(["--database", school.path], ["SCHOOL_DATABASE": other]).contains(sound))
        let home = ["SCHOOL_DATABASE": "", "XDG_DATA_HOME": data]
        #expect(try check(home).contains("\(data)/school"))
        try FileManager.default.createDirectory(
            atPath: data + "/school", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: school.path, toPath: data + "/school/school.db")
        #expect(try check(home).contains(sound))
    }

    private func check(_ environment: [String: String]) throws -> String {
        try check([], environment)
    }

    @Test("The token lies in a file of one's own; SCHOOL_TOKEN comes before it")
    func token() throws {
        try school.login(as: "teacher")
        let file = school.folder.file("state/school/token")
        let found = try FileManager.default.attributesOfItem(atPath: file)
        #expect(found[.posixPermissions] as? Int == 0o600)
        let token = try String(contentsOfFile: file, encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)

        try school.login(as: "admin")
        #expect(try school.run(["whoami"]).output.contains("admin"))
        let teacher = try school.run(["whoami"], environment: ["SCHOOL_TOKEN": token])
        #expect(teacher.output.contains("teacher"), "\(teacher.output)")
        let stranger = String(repeating: "0", count: token.count)
        #expect(try school.run(["whoami"], environment: ["SCHOOL_TOKEN": stranger]).status == 3)

        #expect(try school.run(["logout"]).status == 0)
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try school.run(["whoami"]).status == 3)
    }

    @Test("Signing in for scripts answers with the person, the role and the token")
    func login() throws {
        let words = ["login", "--user", "teacher", "--password-stdin", "--json"]
        let signedIn = try data(of: school.run(words, input: "Demo1234\n").output)
        let me = try data(of: school.run(["whoami", "--json"]).output)
        #expect(signedIn["token"] as? String != nil && signedIn["role"] as? String == "TEACHER")
        #expect(signedIn["user"] as? Int == me["id"] as? Int)
        for key in ["username", "email", "name"] {
            #expect(signedIn[key] != nil, "\(key)")
            #expect(signedIn[key] as? String == me[key] as? String, "\(key)")
        }
        #expect(signedIn["roles"] as? [String] == me["roles"] as? [String])
    }

    private func data(of answer: String) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(answer.utf8))
        return try #require((parsed as? [String: Any])?["data"] as? [String: Any])
    }

    @Test("The answer to --json is one envelope, for what succeeds and for what does not")
    func envelope() throws {
        try school.login(as: "teacher")
        let cases: [([String], Int32, String)] = [
            (["students", "list", "--json"], 0, #"{"success":true,"data":["#),
            (["check", "--json"], 0, #"{"success":true,"#),
            (["users", "list", "--json"], 4, #""code":"FORBIDDEN""#),
            (["students", "show", "SA1", "--json"], 5, #""code":"INVALID_REFERENCE""#),
            (["attendance", "mark", "3-A", "--date", "2026-11-30", "--json"], 2, "VALIDATION"),
        ]
        for (arguments, status, part) in cases {
            let result = try school.run(arguments)
            #expect(result.status == status, "\(arguments): \(result.output)")
            #expect(result.output.contains(part), "\(arguments): \(result.output)")
            let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
            let object = try #require(parsed as? [String: Any])
            #expect(object["success"] as? Bool == (status == 0))
        }
    }
}
