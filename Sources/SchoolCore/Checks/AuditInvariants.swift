// The audit trail: its numbers, its links, its instants and tellers, and that each hash is right.

extension Invariant {
    static let audit = [
        Invariant(
            "A01", "The lines of the audit trail are numbered from 1 without a gap.",
            """
            SELECT count(*) AS lines, min(seq) AS first, max(seq) AS last FROM auditLine
            HAVING count(*) > 0 AND (min(seq) <> 1 OR max(seq) <> count(*))
            """),
        Invariant(
            "A02", "Each line carries the hash of the line before it.",
            """
            SELECT line.seq AS line FROM auditLine AS line
                LEFT JOIN auditLine AS before ON before.seq = line.seq - 1
            WHERE line.previousHash
                IS NOT CASE WHEN line.seq = 1 THEN zeroblob(32) ELSE before.hash END
            """),
        Invariant(
            "A03", "The head of the trail is its last line.",
            """
            SELECT auditHead.seq AS line FROM auditHead LEFT JOIN (
                SELECT seq, at, hash FROM auditLine ORDER BY seq DESC LIMIT 1) AS last ON 1
            WHERE auditHead.seq <> coalesce(last.seq, 0) OR auditHead.at <> coalesce(last.at, 0)
                OR auditHead.hash IS NOT coalesce(last.hash, zeroblob(32))
            """),
        Invariant(
            "A04", "Time never runs backwards in the trail.",
            """
            SELECT line FROM (SELECT seq AS line, at, lag(at) OVER (ORDER BY seq) AS before
                FROM auditLine)
            WHERE at < before
            """),
        Invariant(
            "A05", "Each line was told by a session of the person it names, or by nobody.",
            """
            SELECT auditLine.seq AS line FROM auditLine LEFT JOIN session
                ON session.id = auditLine.session AND session.user = auditLine.user
            WHERE session.id IS NULL AND NOT (auditLine.user IS NULL
                AND auditLine.session IS NULL AND auditLine.role IS NULL)
            """),
        Invariant(
            "A07", "No line holds a password's hash.",
            "SELECT seq AS line FROM auditLine WHERE instr(body, CAST('$2b$' AS BLOB)) > 0"),
        Invariant("A08", "Every line of the audit trail is as it was written.") {
            try AuditTrail.firstBrokenLine(in: $0).map { ["line \($0)"] } ?? []
        },
    ]
}
