// What is stored: one mark, a whole class, a signature, a new register, a sign-in.

import Foundation
import SchoolCore

/// The writing verbs beside bare SQLite.
struct Writes {
    let ground: Ground
    let measure: Measure

    func run(folder: String) throws {
        try sync(folder)
        try marks()
        try registers()
        try signIn()
    }

    /// The floor of every commit.
    private func sync(_ folder: String) throws {
        let descriptor = open(folder + "/sync", O_RDWR | O_CREAT, 0o600)
        defer { close(descriptor) }
        let page = [UInt8](repeating: 1, count: 4096)
        try measure.compare("one fdatasync of 4 KiB", .none) { turn in
            guard pwrite(descriptor, page, 4096, off_t(turn) * 4096) == 4096,
                fdatasync(descriptor) == 0
            else { throw BareFailure(message: "cannot sync") }
        }
    }

    private func marks() throws {
        let students = ground.students
        let (section, day) = (ground.section.rawValue, Int64(ground.day.number))
        try measure.compare(
            "mark one pupil", .ratio(1.5), times: 600,
            limit: { turn in
                let student = students[turn % students.count].rawValue
                let isAbsent = turn / students.count % 2 == 0
                try ground.twin.mark(
                    isAbsent ? "A" : "P", student, in: ground.register, of: section, on: day,
                    at: ground.now)
            },
            ours: { turn in
                let student = students[turn % students.count]
                let isAbsent = turn / students.count % 2 == 0
                try ground.teacher.mark(
                    MarkOrder(student, isAbsent ? .absent : .present), in: ground.section,
                    on: ground.day)
            })
    }

    /// A class that nobody has opened yet is opened, filled and signed, once each.
    private func registers() throws {
        let day = Int64(ground.day.number)
        var registers: [Int64] = []
        var students: [[Int64]] = []
        let pupils = try ground.reads.prepare(
            "SELECT student FROM enrolment WHERE section = ? AND toOn IS NULL ORDER BY rollNumber")
        for section in ground.sections {
            students.append(try pupils.numbers(.number(section.rawValue)))
        }
        try measure.compare(
            "open a new register", .none, times: 200,
            limit: { turn in
                registers.append(
                    try ground.twin.open(
                        ground.sections[turn].rawValue, on: day, at: ground.now))
            },
            ours: { turn in
                _ = try ground.office.openRegister(of: ground.sections[turn], on: ground.day)
            })
        guard !registers.isEmpty else { return }
        try measure.compare(
            "fill a class of 35, all present", .ratio(1.5), times: 200,
            limit: { turn in
                try ground.twin.fill(
                    students[turn], in: registers[turn], of: ground.sections[turn].rawValue,
                    on: day, at: ground.now)
            },
            ours: { turn in
                _ = try ground.office.fillRegister(of: ground.sections[turn], on: ground.day)
            })
        try measure.compare(
            "sign a register", .under(2), times: 200,
            limit: { turn in
                try ground.twin.sign(
                    registers[turn], of: ground.sections[turn].rawValue, at: ground.now)
            },
            ours: { turn in
                _ = try ground.office.signRegister(of: ground.sections[turn], on: ground.day)
            })
    }

    /// One hash of cost 12, and at most 20 ms more.
    private func signIn() throws {
        try measure.compare(
            "sign in and out (limit: one hash)", .above(20), times: 30,
            limit: { _ in
                _ = try PasswordHash.of(
                    NewPassword("Demo1234", username: "nobody"), slots: ground.slots)
            },
            ours: { _ in
                let form = SignInForm("principal", "Demo1234", kind: .command)
                try ground.school.signIn(form, slots: ground.slots).session.signOut()
            })
    }
}
