// What Swift cannot say to SQLite (sqlite3_db_config is variadic), and the connections that live
// for a moment: dropping a GRDB queue starts libdispatch's threads, and from then on its timer
// wakes the idle program every second.
#ifndef CSQLITEHARDEN_H
#define CSQLITEHARDEN_H

// Defensive mode on, trusted schema off, extensions off, limits lowered. Takes a `sqlite3 *`.
// `attached` is how many databases may be attached: 0, or 1 for a maintenance connection (VACUUM
// INTO). Returns an SQLite result code; each setting is read back.
int school_harden(void *connection, int attached);

// True while a connection has written something that is not yet committed. Takes a `sqlite3 *`.
int school_has_written(void *connection);

// The version of the library in this process, as SQLITE_VERSION_NUMBER counts (3040001).
int school_sqlite_version(void);

// Opens the file for reading only and reads its two numbers. Returns an SQLite result code.
int school_probe(const char *path, int patience_ms, int *application, int *version);

// Takes the write lock of the file at once or not at all; `guard` is ended by school_guard_end.
// Returns an SQLite result code; without SQLITE_OK there is no guard.
int school_guard_begin(const char *path, void **guard);

// Gives the write lock back; nothing was written under it.
void school_guard_end(void *guard);

// From now on statements of this connection are interrupted once so many milliseconds have passed,
// until school_limit_end. Takes a `sqlite3 *`.
void school_limit_begin(void *connection, long milliseconds);

// Statements may take their time again.
void school_limit_end(void *connection);

#endif
