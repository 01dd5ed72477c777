// Accounts, roles and sessions.

extension Invariant {
    static let people = [
        Invariant(
            "U01", "A stored password is a bcrypt hash of cost 12 or more.",
            """
            SELECT id AS user FROM user WHERE passwordHash IS NOT NULL
                AND (length(passwordHash) <> 60 OR substr(passwordHash, 1, 4) <> '$2b$'
                    OR CAST(substr(passwordHash, 5, 2) AS INTEGER) < 12
                    OR substr(passwordHash, 8) GLOB '*[^./A-Za-z0-9]*')
            """),
        Invariant(
            "U02", "No two accounts share a hash.",
            """
            SELECT min(id) AS user, max(id) AS other FROM user WHERE passwordHash IS NOT NULL
            GROUP BY passwordHash HAVING count(*) > 1
            """),
        Invariant(
            "U03", "Somebody active runs the school.",
            """
            SELECT 'none' AS account WHERE NOT EXISTS (
                SELECT 1 FROM user JOIN userRole ON userRole.user = user.id
                WHERE user.status = 'ACTIVE' AND user.passwordHash IS NOT NULL
                    AND userRole.role IN ('SUPER_ADMIN', 'SCHOOL_ADMIN', 'PRINCIPAL'))
            """),
        Invariant(
            "U04", "Nobody granted a role to himself.",
            "SELECT user, role FROM userRole WHERE user = grantedBy"),
        Invariant(
            "U05", "Accounts that are not active have no open session.",
            """
            SELECT session.id AS session FROM session JOIN user ON user.id = session.user
            WHERE session.endedAt IS NULL AND user.status <> 'ACTIVE'
            """),
        Invariant(
            "U06", "A change of password, role or status ended the sessions before it.",
            """
            SELECT session.id AS session FROM session JOIN user ON user.id = session.user
            WHERE session.endedAt IS NULL AND session.authEpoch <> user.authEpoch
                AND session.expiresAt > (SELECT at FROM auditHead)
            """),
        Invariant(
            "U08", "Sign-in names are canonical.",
            """
            SELECT id AS user FROM user WHERE username <> lower(username)
                OR username GLOB '*[^a-z0-9._-]*' OR length(username) NOT BETWEEN 3 AND 32
            """),
        Invariant(
            "U10", "An account has one main role.",
            """
            SELECT user.id AS user FROM user WHERE 1 <> (
                SELECT count(*) FROM userRole WHERE userRole.user = user.id AND isPrimary = 1)
            """),
        Invariant(
            "U11", "An open session works in a role that its person holds.",
            """
            SELECT session.id AS session FROM session
            WHERE endedAt IS NULL AND NOT EXISTS (SELECT 1 FROM userRole
                WHERE userRole.user = session.user AND userRole.role = session.role)
            """),
        Invariant(
            "U12", "A session that has ended says how.",
            "SELECT id AS session FROM session WHERE (endedAt IS NULL) <> (ending IS NULL)"),
    ]
}
