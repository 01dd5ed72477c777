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

    private func object(_ answer: Answer) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(answer.data.text.utf8))
        return try #require(value as? [String: Any])
    }

    private func rows(_ answer: Answer) throws -> [[String: Any]] {
        let value = try JSONSerialization.jsonObject(with: Data(answer.data.text.utf8))
        return try #require(value as? [[String: Any]])
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

    @Test("An account is made, gets a password once more, and is unlocked; nobody else may")
    func accounts() throws {
        let made = try object(
            answer(
                UsersCommand.Create.self, "mina", "--name", "Mina Das", "--role", "TEACHER",
                "--database", school.path("school.db")))
        let first = try #require(made["one_time_password"] as? String)
        let again = try object(
            answer(
                UsersCommand.Passwd.self, "mina", "--database", school.path("school.db")))
        #expect(again["one_time_password"] as? String != first)
        #expect(
            try answer(UsersCommand.Unlock.self, "mina").lines == ["mina may sign in again."])
        let shown = try object(answer(UsersCommand.Show.self, "mina"))
        #expect(shown["primary_role"] as? String == "TEACHER")
        #expect(shown["must_change_password"] as? Bool == true)
        #expect(throws: Refusal.self) {
            _ = try answer(
                UsersCommand.Create.self, "eve", "--name", "Eve", "--role", "TEACHER",
                "--database", school.path("school.db"), by: "nadia")
        }
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

    @Test("Sessions are listed, one is ended, and then all of one's own")
    func sessions() throws {
        let mine = try rows(answer(SessionsCommand.List.self))
        let id = try #require(mine.first?["id"] as? Int)
        let all = try rows(answer(SessionsCommand.List.self, "--all", by: "owner"))
        #expect(all.count > mine.count)
        let other = try #require(
            all.first { $0["username"] as? String == "tariq" }?["id"] as? Int)
        _ = try answer(SessionsCommand.Revoke.self, String(other), by: "owner")
        #expect(throws: (any Error).self) { _ = try answer(WhoAmICommand.self, by: "tariq") }
        #expect(try object(answer(SessionCommand.Show.self))["username"] as? String == "office")
        #expect(mine.contains { $0["id"] as? Int == id })
        _ = try answer(SessionCommand.Check.self)
        _ = try answer(LogoutCommand.self, "--all")
        #expect(throws: (any Error).self) { _ = try answer(WhoAmICommand.self) }
    }
}
