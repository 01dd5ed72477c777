// A day of the office by command: what the screens do, typed as scripts type it.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct OfficeCommandsTests {
    let school: TUISchool
    private let today = TUISchool.today.iso

    init() throws { school = try TUISchool() }

    private func answer(
        _ command: any OfficeCommand.Type, _ words: String..., by name: String = "office"
    ) throws -> Answer {
        try command.parse(words).answer(school.session(name))
    }

    private func marks(_ section: String = "7a") throws -> [String] {
        let book = try answer(AttendanceCommand.ClassBook.self, section, "--date", today)
        let rows = try #require(try object(book)["attendance"] as? [[String: Any]])
        return rows.map { $0["status"] as? String ?? "-" }
    }

    @Test("The issue's line takes and signs a register; correcting it needs a reason")
    func register() throws {
        let signed = try answer(
            AttendanceCommand.Mark.self, "7a", "--absent", "1,3", "--late", "2", "--sign",
            by: "nadia")
        #expect(signed.lines.joined().contains("9 present, 2 absent, 1 late. Signed."))
        #expect(try Array(marks().prefix(4)) == ["ABSENT", "LATE", "ABSENT", "PRESENT"])
        #expect(throws: Refusal.attendance(.alreadySigned)) {
            _ = try answer(AttendanceCommand.Mark.self, "7a", "--absent", "4", by: "nadia")
        }
        _ = try answer(
            AttendanceCommand.Correct.self, "7a", "3", "--status", "L", "--reason", "Came at ten",
            by: "nadia")
        #expect(try marks()[2] == "LATE")
        #expect(throws: Refusal.attendance(.reasonMissing)) {
            _ = try answer(
                AttendanceCommand.Correct.self, "7a", "3", "--status", "A", "--reason", " ",
                by: "nadia")
        }
    }

    @Test("A register is begun, undone, done again, filled from a file and signed")
    func steps() throws {
        _ = try answer(
            AttendanceCommand.Mark.self, "7a", "--absent", "1", "--only-named", by: "nadia")
        #expect(try marks().prefix(2) == ["ABSENT", "-"])
        _ = try answer(AttendanceCommand.Undo.self, "7a", by: "nadia")
        #expect(try marks()[0] == "-")
        _ = try answer(AttendanceCommand.Redo.self, "7a", by: "nadia")
        #expect(try marks()[0] == "ABSENT")
        #expect(throws: Refusal.self) {
            _ = try answer(AttendanceCommand.Sign.self, "7a", by: "nadia")
        }
        let file = school.path("register.json")
        let list = (2...12).map { #"{"roll":\#($0),"status":"PRESENT","remarks":""}"# }
        try "[\(list.joined(separator: ","))]".write(
            toFile: file, atomically: false, encoding: .utf8)
        _ = try answer(AttendanceCommand.Mark.self, "7a", "--from", file, by: "nadia")
        _ = try answer(AttendanceCommand.Sign.self, "7a", by: "nadia")
        #expect(try marks() == ["ABSENT"] + [String](repeating: "PRESENT", count: 11))

        let stats = try answer(AttendanceCommand.Stats.self, "--date", today)
        #expect(stats.lines.joined().contains("91.7"))
        let summary = try answer(AttendanceCommand.Summary.self, "--class", "7a")
        #expect(try object(summary)["percentage"] != nil)
        let own = try rows(
            answer(AttendanceCommand.StudentBook.self, school.number("Rafiqul Islam")))
        #expect(own.first?["status"] as? String == "ABSENT")
        #expect(own.first?["markedBy"] as? String == "nadia")
        #expect((own.first?["markedAt"] as? String)?.hasPrefix("2026-03-12T") == true)
    }

    @Test("A class, its subject, its teacher and its pupils")
    func classes() throws {
        _ = try answer(ClassesCommand.Create.self, "8-B", "--grade", "8", "--room", "R9")
        _ = try answer(SubjectsCommand.Create.self, "History", "--code", "HIS")
        _ = try answer(
            TeachersCommand.Create.self, "--name", "Mina Das", "--designation", "teacher",
            "--number", "T-77")
        _ = try answer(
            TeachersCommand.Assign.self, "T-77", "--class", "8b", "--subject", "his")
        _ = try answer(ClassesCommand.AssignTeacher.self, "8b", "T-77")
        _ = try answer(TeachersCommand.Update.self, "T-77", "designation=senior teacher")
        let teacher = try answer(TeachersCommand.Show.self, "T-77").lines.joined(separator: "\n")
        #expect(teacher.contains("senior teacher") && teacher.contains("History"))
        let shown = try answer(ClassesCommand.Show.self, "8b").lines.joined(separator: "\n")
        #expect(shown.contains("Mina Das"))
        #expect(try rows(answer(ClassesCommand.Students.self, "7a")).count == 12)
        #expect(try rows(answer(ClassesCommand.Students.self, "8b")).isEmpty)
    }

    @Test("Who teaches what is told from either end, corrected, and ended")
    func teaching() throws {
        let taught = try rows(answer(TeachersCommand.Classes.self, "nadia"))
        #expect(taught.contains { $0["isClassTeacher"] as? Bool == true })
        let subjects = try rows(answer(TeachersCommand.Subjects.self, "tariq"))
        #expect(subjects.map { $0["subject"] as? String } == ["Mathematics"])
        #expect(subjects[0]["classes"] as? [String] == ["7-B"])
        #expect(
            try rows(answer(ClassesCommand.Subjects.self, "7b"))[0]["teachers"] as? [String]
                == ["Tariq Aziz"])

        _ = try answer(SubjectsCommand.Update.self, "mat", "name=Algebra", "code=ALG")
        let shown = try answer(SubjectsCommand.Show.self, "alg")
        #expect(shown.lines[0] == "ALG  Algebra" && shown.lines.contains("  7-B  Tariq Aziz"))
        #expect(throws: Refusal.invalid([FieldProblem("x", .notAnOption(["name", "code"]))])) {
            _ = try answer(SubjectsCommand.Update.self, "alg", "x=1")
        }
        _ = try answer(ClassesCommand.Update.self, "7b", "name=7-Rose", "capacity=44", "room=R2")
        let found = try object(answer(ClassesCommand.Show.self, "7rose"))
        let section = try #require(found["class"] as? [String: Any])
        #expect(section["capacity"] as? Int == 44 && section["grade"] as? String == "7")
        #expect(
            throws: Refusal.invalid([FieldProblem("capacity", .notANumber(from: 1, to: 500))])
        ) { _ = try answer(ClassesCommand.Update.self, "7rose", "capacity=many") }

        let words = ["tariq", "--class", "7rose", "--subject", "alg"]
        let end = try TeachersCommand.Unassign.parse(words + ["--date", "2026-03-11"])
        #expect(
            try end.answer(school.session("office")).lines
                == ["Tariq Aziz teaches that in 7ROSE until Wed 11 Mar 2026."])
        #expect(try rows(answer(TeachersCommand.Subjects.self, "tariq")).isEmpty)
        #expect(
            try answer(ClassesCommand.Subjects.self, "7rose").lines.last?.hasSuffix("-") == true)
    }

    @Test("Pupils are listed in the order asked for, and a word that is none is named")
    func sorted() throws {
        func numbers(_ words: String...) throws -> [String] {
            let list = try StudentsCommand.List.parse(words + ["--limit", "100"])
            return try rows(list.answer(school.session("office")))
                .compactMap { $0["admissionNumber"] as? String }
        }
        let up = try numbers("--sort", "number")
        #expect(up == up.sorted() && up.count > 10)
        #expect(try numbers("--sort", "number", "--descending") == up.reversed())
        #expect(Set(try numbers("--sort", "class")) == Set(up))
        #expect(
            throws: Refusal.invalid([
                FieldProblem(
                    "sort", .notAnOption(["name", "number", "class", "admitted", "born"]))
            ])
        ) { _ = try numbers("--sort", "height") }
    }

    @Test("A pupil is admitted from a file; what stands beside it goes before it")
    func fromFile() throws {
        let file = school.path("pupil.json")
        func write(_ text: String) throws {
            try text.write(toFile: file, atomically: false, encoding: .utf8)
        }
        try write(
            #"""
            {"name":"Abir Hasan","class":"7a","guardianName":"Hasan Ali","relation":"FATHER",
             "bornOn":"2013-05-06","email":"abir@home.example","address":"Mill Lane 4"}
            """#)
        let made = try object(
            answer(StudentsCommand.Admit.self, "--from", file, "--class", "7b"))
        #expect(made["class"] as? String == "7-B" && made["bornOn"] as? String == "2013-05-06")
        #expect(made["email"] as? String == "abir@home.example")
        try write(#"{"name":"Abir Hasan","colour":"blue"}"#)
        #expect(throws: Refusal.self) {
            _ = try answer(StudentsCommand.Admit.self, "--from", file)
        }
        try write("[1]")
        #expect(throws: CommandFault.self) {
            _ = try answer(StudentsCommand.Admit.self, "--from", file)
        }
        #expect(
            throws: Refusal.invalid([
                FieldProblem("name", .missing), FieldProblem("section", .missing),
                FieldProblem("guardianName", .missing),
            ])
        ) { _ = try answer(StudentsCommand.Admit.self) }
    }

    @Test("A pupil is admitted, corrected, on leave, moved; his guardian is corrected")
    func pupils() throws {
        let made = try object(
            answer(
                StudentsCommand.Admit.self, "--name", "Abir Hasan", "--sex", "male", "--born",
                "2013-05-06", "--class", "7a", "--guardian", "Hasan Ali", "--relation", "father",
                "--guardian-phone", "01711-223344"))
        let number = try #require(made["admissionNumber"] as? String)
        _ = try answer(StudentsCommand.Update.self, number, "address=Mill Lane 4", "sex=MALE")
        _ = try answer(GuardiansCommand.Update.self, number, "occupation=Baker")
        _ = try answer(
            StudentsCommand.LeaveOfAbsence.self, number, "--from", "2026-03-16", "--to",
            "2026-03-17", "--reason", "Wedding")
        _ = try answer(StudentsCommand.Move.self, number, "7b", "--date", "2026-03-15")
        let card = try answer(StudentsCommand.Show.self, number).data.text
        for part in ["Abir Hasan", "Mill Lane 4", "7-B", "Hasan Ali"] {
            #expect(card.contains(part), "\(part)\n\(card)")
        }
        let found = try rows(answer(StudentsCommand.List.self, "--search", "abir"))
        #expect(found.count == 1 && found[0]["class"] as? String == "7-B")
    }

    @Test("A year is opened for later, a day is closed and opened again")
    func calendar() throws {
        _ = try answer(
            YearsCommand.Open.self, "2027", "--from", "2027-01-01", "--to", "2027-12-31",
            "--later")
        #expect(try rows(answer(YearsCommand.List.self)).count == 2)
        _ = try answer(CalendarCommand.Close.self, "2026-04-02", "--reason", "Storm")
        let range = ["--from", "2026-04-02", "--to", "2026-04-02"]
        func day() throws -> [String: Any] {
            let list = try CalendarCommand.List.parse(range).answer(school.session("office"))
            return try #require(try rows(list).first)
        }
        #expect(try day()["isOpen"] as? Bool == false && day()["reason"] as? String == "Storm")
        _ = try answer(CalendarCommand.Open.self, "2026-04-02")
        #expect(try day()["isOpen"] as? Bool == true)
    }

    @Test("The school's page tells its owner of profile, file and accounts; a teacher gets none")
    func schoolPage() throws {
        let answer = try answer(SchoolsCommand.Show.self, by: "owner")
        let page = try object(answer)
        let file = try #require(page["file"] as? [String: Any])
        #expect(file["path"] as? String == school.path("school.db"))
        #expect(page["lastCheckedAt"] is NSNull && page["lastBackupAt"] is NSNull)
        #expect(page["openDays"] as? [String] == ["Mon", "Tue", "Wed", "Thu", "Sun"])
        let accounts = try #require(page["accounts"] as? [[String: Any]])
        #expect(accounts.count == Role.allCases.count)
        #expect(
            accounts[0]["role"] as? String == "SUPER_ADMIN" && accounts[0]["active"] as? Int == 1)
        #expect(answer.lines.contains { $0.hasPrefix("Copied") })
        #expect(throws: Refusal.notPermitted(.seeSettings)) {
            _ = try self.answer(SchoolsCommand.Show.self, by: "nadia")
        }
    }
}
