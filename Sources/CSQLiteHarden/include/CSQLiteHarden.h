// What Swift cannot say to SQLite: sqlite3_db_config is variadic.
#ifndef CSQLITEHARDEN_H
#define CSQLITEHARDEN_H

// Defensive mode on, trusted schema off, extensions off, limits lowered. Takes a `sqlite3 *`.
// `attached` is how many databases may be attached: 0, or 1 for a maintenance connection (VACUUM
// INTO). Returns an SQLite result code; each setting is read back.
int school_harden(void *connection, int attached);

// The version of the library in this process, as SQLITE_VERSION_NUMBER counts (3040001).
int school_sqlite_version(void);

#endif
