// The interactive deeds alone, for schools of several sizes: only what is shown may grow with a
// school. scripts/bench runs it on 1,000, 10,000 and 100,000 pupils and works out the exponent.

import SchoolCore

/// One school of the table of growth.
struct Growth {
    let ground: Ground
    let measure: Measure

    func run() throws {
        let (office, section, day) = (ground.office, ground.section, ground.day)
        let students = ground.students
        func line(_ name: String, _ work: (Int) throws -> Void) throws {
            try measure.compare("growth: " + name, .none, times: 60, ours: work)
        }
        try line("mark one pupil") { turn in
            let code: AttendanceCode = turn / students.count % 2 == 0 ? .absent : .present
            try ground.teacher.mark(
                MarkOrder(students[turn % students.count], code), in: section, on: day)
        }
        try line("open a register") { _ in _ = try office.register(of: section, on: day) }
        try line("class x month") { _ in _ = try office.month(of: section, containing: day - 3) }
        try line("pupils, first page") { _ in _ = try office.students(StudentList.Wish()) }
        for words in ["mu", "rahm"] {
            try line("find \(words)") { _ in
                var wish = StudentList.Wish(search: words)
                wish.countsAll = false
                _ = try office.students(wish)
            }
        }
        try line("one pupil's card") { turn in _ = try office.card(of: students[turn % 20]) }
        try line("open an account") { turn in _ = try office.feeAccount(of: students[turn % 20]) }
        try line("take a payment") { turn in
            let share = Payment.Share(student: students[turn % 20], amount: Money(minor: 100))
            _ = try office.receive(Payment(shares: [share]), key: SubmissionKey())
        }
        try line("defaulters, first page") { _ in _ = try office.defaulters(DefaulterList.Wish()) }
        try line("dashboard: attendance") { _ in _ = try office.attendanceOverview() }
        try line("dashboard: fees") { _ in _ = try office.feeOverview() }
        try line("registers of a day") { _ in _ = try office.registers(on: ground.markedDay) }
    }
}
