// Who is to be reminded, read from the balances and the log; and the messages and the log in the
// file.

import GRDB

extension ReminderPlan {
    /// Accounts with a charge that is open and was due before today. What is paid, waived or
    /// cancelled is not open, and an account with as much in advance as it owes is not behind.
    static func made(today: Day, in db: Database) throws -> ReminderPlan {
        let interval = try Setting.reminderDays.value(in: db)
        var accounts: [Reminder] = []
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT student.id, student.admissionNumber, student.listName, student.latinName,
                    student.name, section.name, guardian.name, guardian.latinName, guardian.phone,
                    guardian.email, chargeBalance.charge, chargeBalance.open, chargeBalance.dueOn,
                    EXISTS (SELECT 1 FROM reminderLog
                        WHERE reminderLog.charge = chargeBalance.charge
                            AND reminderLog.remindedOn > \(today - interval))
                FROM studentBalance
                    JOIN chargeBalance ON chargeBalance.student = studentBalance.student
                        AND chargeBalance.open > 0 AND chargeBalance.dueOn < \(today)
                    JOIN student ON student.id = studentBalance.student
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                WHERE studentBalance.oldestDueOn < \(today)
                    AND studentBalance.owed > studentBalance.advance
                ORDER BY studentBalance.oldestDueOn, studentBalance.student, chargeBalance.dueOn,
                    chargeBalance.charge
                """, cached: true
        ).fetchCursor(db)
        while let row = try rows.next() {
            if accounts.last?.student != row[0] { accounts.append(Reminder(row)) }
            guard !(row[13] as Bool) else { continue }
            accounts[accounts.count - 1].dues.append(
                Reminder.Due(charge: row[10], open: row[11], dueOn: row[12]))
        }
        let waiting = accounts.filter { !$0.dues.isEmpty }
        let school = try SchoolProfile.stored(in: db)
        return ReminderPlan(
            reminders: waiting.filter(\.hasAddress), unreachable: waiting.filter { !$0.hasAddress },
            lately: accounts.count - waiting.count, interval: interval,
            template: try ReminderTemplate.stored(in: db), schoolName: school.name,
            currency: school.money)
    }

    /// Writes the messages, and for each charge that it was reminded of today. The trail's line is
    /// the one that the verb writes next.
    func queue(on today: Day, by user: UserID, at now: Timestamp, in db: Database) throws {
        let line = try AuditLine.Head.current(in: db).seq + 1
        let log = try db.cachedStatement(
            sql: "INSERT INTO reminderLog (charge, remindedOn, sms, email) VALUES (?, ?, ?, ?)")
        for reminder in reminders {
            var written: [OutboxMessage.Channel: MessageID] = [:]
            for message in messages(of: reminder) {
                written[message.channel] = try message.insert(
                    by: user, at: now, line: line, in: db)
            }
            for due in reminder.dues {
                try log.execute(arguments: [due.charge, today, written[.sms], written[.email]])
            }
        }
    }
}

extension Reminder {
    /// The account of a row, without its charges. A number behind an exchange takes no messages.
    fileprivate init(_ row: Row) {
        let phone = PhoneNumber(stored: row[8] ?? "")
        self.init(
            student: row[0], admissionNumber: row[1], name: row[2], latinName: row[3],
            writtenName: row[4], sectionName: row[5] ?? "", guardianName: row[6] ?? "",
            guardianLatinName: row[7] ?? "",
            mobile: phone.flatMap { $0.innerLine == nil ? "+\($0.digits)" : nil } ?? "",
            email: row[9] ?? "", dues: [])
    }
}

extension ReminderTemplate {
    static func stored(in db: Database) throws -> ReminderTemplate {
        ReminderTemplate(
            sms: try TextSetting.reminderSMS.value(in: db),
            subject: try TextSetting.reminderSubject.value(in: db),
            body: try TextSetting.reminderBody.value(in: db))
    }
}

extension OutboxMessage.New {
    func insert(
        by user: UserID, at now: Timestamp, line: Int64, in db: Database
    ) throws -> MessageID {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO outbox (channel, recipient, subject, body, template, student, status,
                    createdAt, createdBy, auditLine)
                VALUES (?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?)
                """)
        try statement.execute(arguments: [
            channel.rawValue, recipient, subject, body, template, student, now, user, line,
        ])
        return MessageID(db.lastInsertedRowID)
    }
}
