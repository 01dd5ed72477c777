// The ledger: balanced entries that are only ever added to. A verb opens a journal, posts what it
// must, and tells the audit trail the sum of it; the trail's hash covers every line, so that a
// ledger edited behind the program's back no longer agrees with its trail.

import Crypto
import GRDB

/// The ledger as one verb writes into it.
struct Journal {
    let db: Database
    let day: Day
    let at: Timestamp
    let currency: Currency
    private var user: UserID?
    private let session: SessionID?
    private let auditLine: Int64
    private var hash = SHA256()
    private var entries: [JournalEntryID] = []
    /// Of what was charged; nil while nothing was.
    private var terms: SHA256?

    /// Opens the ledger for a person. Refuses when the clock was set back: money keeps its order.
    init(by session: Session, in db: Database) throws {
        let head = try AuditLine.Head.current(in: db)
        let now = session.now
        guard now.milliseconds >= head.at.milliseconds - 120_000 else {
            throw Refusal.fees(.clockSetBack)
        }
        let today = session.clock.day(of: max(now, head.at))
        if let last = try Journal.lastDay(in: db), last > today {
            throw Refusal.fees(.clockSetBack)
        }
        if let closed = try CashDay.lastClosed(in: db), closed >= today {
            throw Refusal.fees(.dayClosed(closed))
        }
        self.init(
            in: db, on: today, at: now, session.school.profile.money, user: session.user,
            session: session.id, auditLine: head.seq + 1)
    }

    /// Opens the ledger of a school that is being made.
    init(founding db: Database, on day: Day, at now: Timestamp, user: UserID?) throws {
        self.init(
            in: db, on: day, at: now, try SchoolProfile.stored(in: db).money, user: user,
            session: nil,
            auditLine: try AuditLine.Head.current(in: db).seq + 1)
    }

    private init(
        in db: Database, on day: Day, at now: Timestamp, _ currency: Currency, user: UserID?,
        session: SessionID?, auditLine: Int64
    ) {
        self.db = db
        self.day = day
        at = now
        self.currency = currency
        self.user = user
        self.session = session
        self.auditLine = auditLine
    }

    /// Posts an entry and brings everything that is kept beside the ledger up to date.
    @discardableResult
    mutating func post(
        _ kind: EntryKind, reverses: JournalEntryID? = nil, reason: String = "",
        _ lines: [JournalLine]
    ) throws -> JournalEntryID {
        precondition(lines.map(\.amount).total == .zero, "an entry balances")
        precondition(Set(lines.map(\.account)).count >= 2, "an entry has two sides")
        let entry = try insert(kind, reverses: reverses, reason: reason)
        try insert(lines, of: entry)
        try Balances.add(lines, paidOn: kind == .payment ? day : nil, in: db)
        hash.update(data: JournalBytes.entry(entry, kind.rawValue, day, reverses, lines))
        entries.append(entry)
        if kind == .charge { try sealTerms(of: entry) }
        return entry
    }

    /// Takes an entry back, line for line.
    @discardableResult
    mutating func reverse(_ entry: JournalEntryID, reason: String) throws -> JournalEntryID {
        try post(
            .reversal, reverses: entry, reason: reason,
            Journal.lines(of: entry, in: db).map(\.mirrored))
    }

    /// True while nothing was posted.
    var isEmpty: Bool { entries.isEmpty }

    /// Goes on in another's name, where a whole past is brought in.
    mutating func become(_ other: UserID) { user = other }

    /// Makes the audit line answer for a receipt too.
    mutating func seal(_ receipt: ReceiptSeal) {
        hash.update(data: JournalBytes.receipt(receipt))
    }

    /// What the trail is told: the verb's own facts, how many entries, and the hash of them all.
    func told(_ verb: AuditVerb, _ facts: KeyValuePairs<String, AuditFact>) -> AuditEntry {
        let own = facts.map { AuditEntry.Named(name: $0.key, fact: $0.value) }
        let sealing: [AuditEntry.Named] = [
            AuditEntry.Named(name: "entry", fact: entries.first.map(AuditFact.id) ?? .nothing),
            AuditEntry.Named(name: "entries", fact: .count(entries.count)),
            AuditEntry.Named(name: "digest", fact: .word(JournalBytes.hexadecimal(hash))),
        ]
        let charged = terms.map {
            AuditEntry.Named(name: "terms", fact: .word(JournalBytes.hexadecimal($0)))
        }
        return AuditEntry(verb: verb, facts: own + sealing + (charged.map { [$0] } ?? []))
    }

    /// Makes the audit line answer for what was charged, which no sum knows.
    private mutating func sealTerms(of entry: JournalEntryID) throws {
        var hash = terms ?? SHA256()
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, head, structure, period, name, dueOn FROM charge
                WHERE entry = ? ORDER BY id
                """)
        let charges = try Row.fetchCursor(statement, arguments: [entry])
        while let row = try charges.next() {
            hash.update(data: JournalBytes.terms(ChargeTerms(row)))
        }
        terms = hash
    }

    static let entryInserted = """
        INSERT INTO journalEntry (kind, day, at, user, session, reverses, reason, auditLine)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let lineInserted = """
        INSERT INTO journalLine (entry, place, account, student, charge, amount)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    private func insert(
        _ kind: EntryKind, reverses: JournalEntryID?, reason: String
    ) throws -> JournalEntryID {
        let statement = try db.cachedStatement(sql: Self.entryInserted)
        try statement.execute(arguments: [
            kind.rawValue, day, at, user, session, reverses, reason, auditLine,
        ])
        return JournalEntryID(db.lastInsertedRowID)
    }

    private func insert(_ lines: [JournalLine], of entry: JournalEntryID) throws {
        let statement = try db.cachedStatement(sql: Self.lineInserted)
        for (place, line) in lines.enumerated() {
            try statement.execute(arguments: [
                entry, place + 1, line.account, line.student, line.charge, line.amount,
            ])
        }
    }
}

extension Journal {
    /// The day of the newest entry; nil in an empty ledger.
    static func lastDay(in db: Database) throws -> Day? {
        let statement = try db.cachedStatement(
            sql: "SELECT day FROM journalEntry ORDER BY id DESC LIMIT 1")
        return try Day.fetchOne(statement)
    }

    static func lines(of entry: JournalEntryID, in db: Database) throws -> [JournalLine] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT account, student, charge, amount FROM journalLine
                WHERE entry = ? ORDER BY place
                """)
        return try Row.fetchAll(statement, arguments: [entry]).map {
            JournalLine($0[0], student: $0[1], charge: $0[2], $0[3])
        }
    }

    static func isReversed(_ entry: JournalEntryID, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM journalEntry WHERE reverses = ?)")
        return try Bool.fetchOne(statement, arguments: [entry]) ?? false
    }
}

extension Account {
    /// The income account of a new head.
    static func insert(income name: String, in db: Database) throws -> AccountID {
        let next =
            try Int64.fetchOne(
                db.cachedStatement(
                    sql: "SELECT max(101, max(id) + 1) FROM account")) ?? 101
        try db.cachedStatement(
            sql: "INSERT INTO account (id, code, name, kind) VALUES (?, ?, ?, 'INCOME')"
        ).execute(arguments: [next, "income:head-\(next)", name])
        return AccountID(next)
    }
}
