// Charges and payments as lists, within reach of whoever asks.

import GRDB

/// Which charges are wanted; nil is any.
package struct ChargeWish: Equatable, Sendable {
    package var student: StudentID?
    package var section: SectionID?
    package var category: FeeHead.Category?
    package var head: FeeHeadID?
    package var status: Charge.Status?
    package var dueOn: ClosedRange<Day>?
    package var includesCancelled = false
    package var offset = 0
    package var limit = 20
    package var order = Order.due
    /// Only charges that stand after this one in the order.
    package var after: ChargeID?
    /// How many they are, where that was counted already: a turned page counts nothing again.
    package var known: Int?

    package init() {}

    /// How the rows stand: the oldest due first, the newest due first, the largest open sum first,
    /// or by the pupils' names.
    package enum Order: String, CaseIterable, Sendable {
        case due, newest, open, name

        /// As the end of a statement on `charge`.
        var sql: SQL {
            switch self {
            case .due: "charge.dueOn, charge.id"
            case .newest: "charge.dueOn DESC, charge.id DESC"
            case .open:
                "(SELECT open FROM chargeBalance WHERE charge = charge.id) DESC, charge.id"
            case .name:
                "(SELECT sortKey FROM student WHERE id = charge.student), charge.dueOn, charge.id"
            }
        }
    }
}

extension ChargeWish {
    /// The condition that a charge stands after the one that was seen last.
    fileprivate var isAfter: SQL {
        guard let after else { return "1" }
        let seen: SQL = "FROM charge AS seen WHERE seen.id = \(after)"
        return switch order {
        case .due: "(charge.dueOn, charge.id) > (SELECT seen.dueOn, seen.id \(seen))"
        case .newest: "(charge.dueOn, charge.id) < (SELECT seen.dueOn, seen.id \(seen))"
        case .open:
            """
            ((SELECT -open FROM chargeBalance WHERE charge = charge.id), charge.id) >
                (SELECT -open, charge FROM chargeBalance WHERE charge = \(after))
            """
        case .name:
            """
            ((SELECT sortKey FROM student WHERE id = charge.student), charge.dueOn, charge.id) >
                (SELECT (SELECT sortKey FROM student WHERE id = seen.student), seen.dueOn,
                    seen.id \(seen))
            """
        }
    }

    func condition(_ reach: Reach, today: Day) -> SQL {
        var condition: SQL = "\(reach.students("charge.student"))"
        if !includesCancelled { condition += " AND charge.cancelledBy IS NULL" }
        if let student { condition += " AND charge.student = \(student)" }
        if let section {
            condition += """
                 AND charge.student IN (SELECT student FROM enrolment
                    WHERE section = \(section) AND toOn IS NULL)
                """
        }
        if let category {
            condition += """
                 AND charge.head IN (SELECT id FROM feeHead WHERE category = \(category.rawValue))
                """
        }
        if let head { condition += " AND charge.head = \(head)" }
        if let dueOn {
            condition += " AND charge.dueOn BETWEEN \(dueOn.lowerBound) AND \(dueOn.upperBound)"
        }
        if let status { condition += " AND \(ChargeWish.condition(of: status, today: today))" }
        return condition
    }

    /// The status of rules.md section 5, as a condition on the charge and what is open of it.
    private static func condition(of status: Charge.Status, today: Day) -> SQL {
        let open: SQL = "(SELECT open FROM chargeBalance WHERE charge = charge.id)"
        let waived: SQL = sum(of: "'WAIVER'")
        let paid: SQL = sum(of: "'PAYMENT', 'ADVANCE', 'REFUND'")
        return switch status {
        case .waived: "\(open) <= 0 AND \(waived) > 0"
        case .paid: "\(open) <= 0 AND \(waived) = 0"
        case .overdue: "\(open) > 0 AND charge.dueOn < \(today)"
        case .partial: "\(open) > 0 AND charge.dueOn >= \(today) AND \(paid) > 0"
        case .due: "\(open) > 0 AND charge.dueOn >= \(today) AND \(paid) <= 0"
        }
    }

    private static func sum(of kinds: SQL) -> SQL {
        """
        (SELECT -coalesce(sum(journalLine.amount), 0) FROM journalLine
            JOIN journalEntry ON journalEntry.id = journalLine.entry
            LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
        WHERE journalLine.charge = charge.id
            AND coalesce(undone.kind, journalEntry.kind) IN (\(kinds)))
        """
    }
}

/// A window onto charges.
package struct ChargeList: Equatable, Sendable {
    package let rows: [Charge]
    package let total: Int
}

extension Session {
    /// A window onto the charges this person may see.
    package func charges(_ wish: ChargeWish) throws -> ChargeList {
        try look(needs: .seeFees) { db, reach in
            let condition = wish.condition(reach, today: today)
            let total =
                try wish.known
                ?? SQLRequest<Int>(
                    literal: "SELECT count(*) FROM charge WHERE \(condition)", cached: true
                ).fetchOne(db)
            return ChargeList(
                rows: try Charge.select(
                    "\(condition) AND \(wish.isAfter)", by: wish.order, limit: wish.limit,
                    offset: wish.offset, in: db),
                total: total ?? 0)
        }
    }

    /// One charge.
    package func charge(_ id: ChargeID) throws -> Charge {
        try look(needs: .seeFees) { db, reach in
            let found = try Charge.select(
                "charge.id = \(id) AND \(reach.students("charge.student"))", in: db)
            guard let charge = found.first else { throw Refusal.notFound(.charge(id)) }
            return charge
        }
    }

    /// Whose charges these are, as far as this person may see.
    package func payers(of charges: [Charge]) throws -> [StudentID: FeeAccount.Payer] {
        try look(needs: .seeFees) { db, reach in
            let within = try SQLRequest<StudentID>(
                literal: """
                    SELECT id FROM student
                    WHERE id IN \(Set(charges.map(\.student))) AND \(reach.students("id"))
                    """, cached: true
            ).fetchAll(db)
            let payers = try FeeAccount.Payer.find(within, in: db)
            return Dictionary(uniqueKeysWithValues: payers.map { ($0.student, $0) })
        }
    }
}
