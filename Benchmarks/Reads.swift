// What is read: lists, searches, cards, registers and figures, beside the plainest statement that
// gives the same rows.

import SchoolCore

/// The reading verbs beside bare SQLite.
struct Reads {
    let ground: Ground
    let measure: Measure
    private let bare: BareReads

    init(ground: Ground, measure: Measure) throws {
        self.ground = ground
        self.measure = measure
        bare = try BareReads(ground.reads)
    }

    func run() throws {
        try lists()
        try searches()
        try cards()
        try registers()
        try figures()
    }

    private func lists() throws {
        let page = try ground.reads.prepare(
            """
            SELECT student.id, admissionNumber, listName, latinName, section.name, rollNumber
            FROM student LEFT JOIN enrolment ON enrolment.student = student.id AND toOn IS NULL
                LEFT JOIN section ON section.id = enrolment.section
            ORDER BY sortKey, student.id LIMIT 20
            """)
        try measure.compare(
            "pupils, first page of 20", .under(1), limit: { _ in try page.run() },
            ours: { _ in _ = try ground.office.students(StudentList.Wish()) })
        var last = StudentList.Wish()
        last.offset = try ground.office.students(last).total - 20
        try measure.compare(
            "pupils, last page of 20", .under(2),
            limit: { _ in try bare.run(.lastPage, .number(Int64(last.offset))) },
            ours: { _ in _ = try ground.office.students(last) })
        try measure.compare(
            "pupils of a teacher, first page", .under(1),
            limit: { _ in try bare.run(.ownPupils, .number(ground.section.rawValue)) },
            ours: { _ in _ = try ground.teacher.students(StudentList.Wish()) })
    }

    private func searches() throws {
        let find = try ground.reads.prepare(
            """
            SELECT student.id, admissionNumber, listName, latinName FROM studentWord
                JOIN student ON student.id = studentWord.student
            WHERE word >= ? AND word < ? LIMIT 20
            """)
        let typed = [
            "m", "mu", "muhammad", "rahm", "a", "ra a", "\u{09AE}\u{09CB}", "\u{645}\u{62D}",
        ]
        for words in typed {
            var wish = StudentList.Wish(search: words)
            let hits = try ground.office.students(wish).total
            wish.countsAll = false
            let first = SearchKey.prefixes(typed: words).first ?? ""
            try measure.compare(
                "find \"\(words)\", \(hits) hits", .under(1),
                limit: { _ in try find.run(.words(first), .words(first + "\u{10FFFF}")) },
                ours: { _ in _ = try ground.office.students(wish) })
        }
    }

    private func cards() throws {
        let student = try ground.reads.prepare("SELECT * FROM student WHERE id = ?")
        let guardians = try ground.reads.prepare(
            """
            SELECT guardian.* FROM studentGuardian
                JOIN guardian ON guardian.id = studentGuardian.guardian WHERE student = ?
            """)
        let spells = try ground.reads.prepare("SELECT * FROM enrolment WHERE student = ?")
        try measure.compare(
            "one pupil's card", .under(1),
            limit: { turn in
                let key = BareValue.number(Int64(turn * 37 % 9000 + 1))
                for statement in [student, guardians, spells] { try statement.run(key) }
            },
            ours: { turn in _ = try ground.office.card(of: StudentID(Int64(turn * 37 % 9000 + 1))) }
        )
        let marks = try ground.reads.prepare(
            "SELECT code, count(*) FROM attendance WHERE student = ? GROUP BY code")
        try measure.compare(
            "one pupil's whole attendance, by code", .ratio(1.5),
            limit: { turn in try marks.run(.number(Int64(turn * 37 % 9000 + 1))) },
            ours: { turn in
                _ = try ground.office.attendanceSummary(of: StudentID(Int64(turn * 37 % 9000 + 1)))
            })
    }

    private func registers() throws {
        let rows = try ground.reads.prepare(
            """
            SELECT student.id, rollNumber, listName, latinName, code, remark, minute
            FROM enrolment JOIN student ON student.id = enrolment.student
                LEFT JOIN register ON register.section = enrolment.section AND register.day = ?2
                LEFT JOIN attendance ON attendance.register = register.id
                    AND attendance.student = student.id
            WHERE enrolment.section = ?1 AND toOn IS NULL ORDER BY rollNumber
            """)
        let day = BareValue.number(Int64(ground.markedDay.number))
        try measure.compare(
            "a register, with five days before it", .under(1),
            limit: { turn in try rows.run(.number(ground.sections[turn % 200].rawValue), day) },
            ours: { turn in
                _ = try ground.office.register(
                    of: ground.sections[turn % 200], on: ground.markedDay)
            })
        try months()
    }

    private func months() throws {
        let month = try ground.reads.prepare(
            """
            SELECT attendance.student, register.day, code
            FROM register JOIN attendance ON attendance.register = register.id
            WHERE section = ? AND register.day BETWEEN ? AND ?
            """)
        let range = ground.markedDay.monthRange
        try measure.compare(
            "class x month", .ratio(1.5),
            limit: { turn in
                try month.run(
                    .number(ground.sections[turn % 200].rawValue),
                    .number(Int64(range.lowerBound.number)),
                    .number(Int64(range.upperBound.number - 1)))
            },
            ours: { turn in
                _ = try ground.office.month(
                    of: ground.sections[turn % 200], containing: ground.markedDay)
            })
        let pupil = ground.students[0]
        try measure.compare(
            "who marked a pupil in a month, and when", .under(1),
            limit: { _ in
                try bare.run(
                    .authors, .number(pupil.rawValue), .number(Int64(range.lowerBound.number)),
                    .number(Int64(range.upperBound.number - 1)))
            },
            ours: { _ in
                _ = try ground.office.markAuthors(
                    of: [pupil], in: ground.section, containing: ground.markedDay)
            })
    }

    private func figures() throws {
        let byClass = try ground.reads.prepare(
            """
            SELECT section, code, count(*) FROM register
                JOIN attendance ON attendance.register = register.id
            WHERE register.day = ? GROUP BY section, code
            """)
        let byCode = try ground.reads.prepare(
            """
            SELECT code, count(*) FROM register
                JOIN attendance ON attendance.register = register.id
            WHERE register.day = ? GROUP BY code
            """)
        let day = BareValue.number(Int64(ground.markedDay.number))
        try measure.compare(
            "school, one day by class (limit: marks)", .ratio(1.2), times: 30,
            limit: { _ in try byClass.run(day) },
            ours: { _ in _ = try ground.office.registers(on: ground.markedDay) })
        try measure.compare(
            "school, one day by code (limit: marks)", .ratio(1.2), times: 30,
            limit: { _ in try byCode.run(day) },
            ours: { _ in _ = try ground.office.attendanceStatistics(on: ground.markedDay) })
        try dashboards()
    }

    private func dashboards() throws {
        let days = try ground.reads.prepare(
            """
            SELECT day, sum(present), sum(absent), sum(late) FROM registerSummary
            WHERE day > ? GROUP BY day
            """)
        let back = BareValue.number(Int64(ground.markedDay.number - 28))
        try measure.compare(
            "dashboard: attendance (limit: 20 days)", .under(2),
            limit: { _ in try days.run(back) },
            ours: { _ in _ = try ground.office.attendanceOverview() })
        let today = BareValue.number(Int64(ground.day.number))
        try measure.compare(
            "dashboard: fees", .under(2), limit: { _ in try bare.run(.fees, today) },
            ours: { _ in _ = try ground.office.feeOverview() })
        try measure.compare(
            "dashboard: all figures of the office", .under(2),
            limit: { _ in try bare.run(.office, today) },
            ours: { _ in
                _ = try ground.office.attendanceOverview()
                _ = try ground.office.feeOverview()
                _ = try ground.office.accountsWaiting()
                _ = try ground.office.latest(limit: 16)
            })
        try measure.compare(
            "dashboard: a teacher's", .under(2),
            limit: { _ in try bare.run(.teacher, .number(ground.section.rawValue), today) },
            ours: { _ in
                _ = try ground.teacher.attendanceOverview()
                _ = try ground.teacher.absences(.now, limit: 30)
            })
    }
}
