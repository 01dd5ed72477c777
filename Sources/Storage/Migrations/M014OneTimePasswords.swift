// One-time passwords that wait are counted from an index of them alone: an account without any
// password, as every member of staff has who does not sign in, is none of them.

enum M014OneTimePasswords {
    static let sql = """
        DROP INDEX userOneTime;
        CREATE INDEX userOneTime ON user (status, lastSignedInAt)
            WHERE mustChangePassword = 1 AND passwordHash IS NOT NULL;
        """
}
