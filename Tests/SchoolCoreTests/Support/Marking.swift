// Short ways to say what a teacher does with a register.

import GRDB
import Storage

@testable import SchoolCore

extension TestSchool {
    var today: Day { TestSchool.today }

    /// The class teacher opens a register of 7-A.
    @discardableResult
    func open(_ day: Day = TestSchool.today) throws -> Register {
        try classTeacher.openRegister(of: classA, on: day)
    }

    /// The class teacher, or somebody else, types one mark.
    func mark(
        _ student: StudentID, _ code: AttendanceCode?, on day: Day = TestSchool.today,
        by session: Session? = nil
    ) throws {
        try (session ?? classTeacher).mark(MarkOrder(student, code), in: classA, on: day)
    }

    /// The marks of 7-A by roll number, `.` where there is none: `PAL.`.
    func marks(on day: Day = TestSchool.today) throws -> String {
        try office.register(of: classA, on: day).rows
            .map { $0.mark?.code.rawValue ?? "." }.joined()
    }

    /// The class teacher takes the whole register of 7-A and signs it.
    func signed(_ marks: [Int: AttendanceCode] = [:], on day: Day = TestSchool.today) throws {
        var order = RegisterOrder()
        order.marks = marks
        order.signs = true
        _ = try classTeacher.takeRegister(of: classA, on: day, order)
    }

    /// The kept summaries that differ from the marks they sum up; none, ever.
    func wrongSummaries() throws -> [Row] {
        try school.file.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT registerSummary.*, register.signedBy
                    FROM registerSummary JOIN register ON register.id = registerSummary.register
                        LEFT JOIN attendance ON attendance.register = register.id
                    GROUP BY register.id
                    HAVING present <> count(CASE WHEN code = 'P' THEN 1 END)
                        OR absent <> count(CASE WHEN code = 'A' THEN 1 END)
                        OR late <> count(CASE WHEN code = 'L' THEN 1 END)
                        OR halfDay <> count(CASE WHEN code = 'H' THEN 1 END)
                        OR excused <> count(CASE WHEN code = 'E' THEN 1 END)
                        OR isSigned <> (signedBy IS NOT NULL)
                    """)
        }
    }
}
