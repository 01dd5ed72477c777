// Who is behind with fees, and since when.

import GRDB

/// Pupils with something overdue, the longest first.
package struct DefaulterList: Equatable, Sendable {
    package let rows: [FeeAccount.Payer]
    package let total: Int
    package let owed: Money
    package let byAge: [Age]

    /// How much is overdue for how long.
    package struct Age: Equatable, Sendable {
        /// `1 to 30`, `31 to 60`, `61 to 90`, `over 90`.
        package let days: ClosedRange<Int>
        package let pupils: Int
        package let owed: Money
    }

    /// What is wanted.
    package struct Wish: Hashable, Sendable {
        package var section: SectionID?
        package var offset = 0
        package var limit = 20
        /// How the rows stand: the longest overdue first, the largest sum first, or by name.
        package var order = Order.age
        /// Only pupils who stand after this one, whether or not he is a defaulter still.
        package var after: StudentID?

        package init() {}

        package enum Order: String, CaseIterable, Sendable {
            case age, amount, name
        }
    }

    static let ages = [1...30, 31...60, 61...90, 91...99_999]

    static func find(_ wish: Wish, today: Day, in db: Database) throws -> DefaulterList {
        let within: SQL =
            wish.section.map { section in
                """
                studentBalance.student IN (SELECT student FROM enrolment
                    WHERE section = \(section) AND toOn IS NULL)
                """
            } ?? "1"
        let order: SQL =
            switch wish.order {
            case .age: "studentBalance.oldestDueOn, studentBalance.student"
            case .amount: "studentBalance.owed DESC, studentBalance.student"
            case .name:
                """
                (SELECT sortKey FROM student WHERE id = studentBalance.student),
                    studentBalance.student
                """
            }
        let page: SQL = """
            SELECT student, owed, oldestDueOn, lastPaidOn FROM studentBalance
            WHERE studentBalance.oldestDueOn < \(today) AND \(within)
                AND \(wish.isAfter)
            ORDER BY \(order) LIMIT \(wish.limit) OFFSET \(wish.offset)
            """
        let byAge = try ages.map { try age($0, within, today: today, in: db) }
        let total = byAge.map(\.pupils).reduce(0, +)
        return DefaulterList(
            rows: try FeeAccount.Payer.find(page, expecting: min(wish.limit, total), in: db),
            total: total, owed: byAge.map(\.owed).total, byAge: byAge)
    }

    private static func age(
        _ days: ClosedRange<Int>, _ within: SQL, today: Day, in db: Database
    ) throws -> Age {
        let (first, last) = (today - days.upperBound, today - days.lowerBound)
        let row = try SQLRequest<Row>(
            literal: """
                SELECT count(*), coalesce(sum(studentBalance.owed), 0) FROM studentBalance
                WHERE studentBalance.oldestDueOn BETWEEN \(first) AND \(last) AND \(within)
                """, cached: true
        ).fetchOne(db)
        return Age(days: days, pupils: row?[0] ?? 0, owed: row?[1] ?? .zero)
    }
}

extension DefaulterList.Wish {
    /// The condition that a balance stands after the pupil that was seen last.
    fileprivate var isAfter: SQL {
        guard let after else { return "1" }
        return switch order {
        case .age:
            """
            (studentBalance.oldestDueOn, studentBalance.student) >
                (SELECT seen.oldestDueOn, seen.student FROM studentBalance AS seen
                WHERE seen.student = \(after))
            """
        case .amount:
            """
            (-studentBalance.owed, studentBalance.student) >
                (SELECT -seen.owed, seen.student FROM studentBalance AS seen
                WHERE seen.student = \(after))
            """
        case .name:
            """
            ((SELECT sortKey FROM student WHERE id = studentBalance.student),
                studentBalance.student) >
                (SELECT seen.sortKey, seen.id FROM student AS seen WHERE seen.id = \(after))
            """
        }
    }
}

/// Which defaulters somebody asks for; who is behind is a matter of the day.
private struct DefaulterQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance]
    let wish: DefaulterList.Wish
    let today: Day
}

extension Session {
    /// Who is behind with fees.
    package func defaulters(_ wish: DefaulterList.Wish) throws -> DefaulterList {
        try look(needs: .seeFees, about: .school) { db in
            let question = DefaulterQuestion(wish: wish, today: today)
            return try school.remembering(question, rows: wish.limit, in: db) {
                try DefaulterList.find(wish, today: question.today, in: db)
            }
        }
    }
}
