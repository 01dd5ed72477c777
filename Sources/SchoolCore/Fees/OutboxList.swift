// The outbox as it is read, newest first.

import GRDB

/// A window onto the outbox.
package struct OutboxList: Equatable, Sendable {
    package let rows: [OutboxMessage]
    package let total: Int

    /// What is wanted; no state is any.
    package struct Wish: Equatable, Sendable {
        package var status: OutboxMessage.Status?
        package var offset = 0
        package var limit = 20
        /// Only messages older than this one, by its number.
        package var after: Int64?

        package init() {}
    }

    static func find(_ wish: Wish, in db: Database) throws -> OutboxList {
        let condition: SQL = wish.status.map { "outbox.status = \($0.rawValue)" } ?? "1"
        let total = try SQLRequest<Int>(
            literal: "SELECT count(*) FROM outbox WHERE \(condition)", cached: true
        )
        .fetchOne(db)
        let older: SQL = wish.after.map { "outbox.id < \($0)" } ?? "1"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT outbox.id, outbox.channel, outbox.recipient, outbox.subject, outbox.body,
                    outbox.template, outbox.student, student.admissionNumber, student.listName,
                    student.latinName, outbox.status, outbox.createdAt, user.name
                FROM outbox JOIN student ON student.id = outbox.student
                    JOIN user ON user.id = outbox.createdBy
                WHERE \(condition) AND \(older) ORDER BY outbox.id DESC
                LIMIT \(wish.limit) OFFSET \(wish.offset)
                """, cached: true
        ).fetchAll(db)
        return OutboxList(rows: rows.map(OutboxMessage.init), total: total ?? 0)
    }
}

extension OutboxMessage {
    fileprivate init(_ row: Row) {
        self.init(
            id: row[0], channel: Channel(rawValue: row[1]) ?? .sms, recipient: row[2],
            subject: row[3], body: row[4], template: row[5], student: row[6],
            admissionNumber: row[7], studentName: row[8], studentLatinName: row[9],
            status: Status(rawValue: row[10]) ?? .queued, createdAt: row[11], createdBy: row[12])
    }
}

extension Session {
    /// Messages to guardians that wait or went out, newest first.
    package func outbox(_ wish: OutboxList.Wish) throws -> OutboxList {
        try look(needs: .seeFees, about: .school) { try OutboxList.find(wish, in: $0) }
    }
}
