// What a person prefers of the screens, a row for each that was chosen.

enum M008Preferences {
    static let sql = """
        CREATE TABLE preference (
            user INTEGER NOT NULL REFERENCES user (id),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
            value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 400),
            PRIMARY KEY (user, name)
        ) STRICT, WITHOUT ROWID;
        """
}
