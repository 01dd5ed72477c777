/* Stops a checkpoint inside the window of the WAL-reset defect (SQLite 3.7.0 to 3.51.2).
 *
 * A checkpoint reads the header of the log, and only then how much of the log is already copied.
 * A commit between the two starts the log anew; the checkpoint then believes that the new log,
 * too, is copied as far as the old one was, and whatever is committed next is never copied at all.
 * Between the two SQLite calls one method of the file, xUnfetch: there the racer commits. */

#include <sqlite3.h>
#include <string.h>

static const char suffix[] = "walreset.db";
static sqlite3_vfs shim, *real;
static sqlite3_io_methods methods;
static int (*realUnfetch)(sqlite3_file *, sqlite3_int64, void *);
static sqlite3 *racer;
static char racing[1000];
static int result = -1;

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page) {
    if (!page && racing[0]) {
        char sql[sizeof racing];
        strcpy(sql, racing);
        racing[0] = 0;
        result = sqlite3_exec(racer, sql, 0, 0, 0);
    }
    return realUnfetch(file, offset, page);
}

static int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    int code = real->xOpen(real, name, file, flags, out);
    size_t length = name ? strlen(name) : 0;
    (void)vfs;
    if (code || !(flags & SQLITE_OPEN_MAIN_DB) || length < sizeof suffix - 1) return code;
    if (strcmp(name + length - (sizeof suffix - 1), suffix)) return code;
    methods = *file->pMethods;
    realUnfetch = methods.xUnfetch;
    methods.xUnfetch = unfetch;
    file->pMethods = &methods;
    return code;
}

/* Makes the shim the default; it concerns only files whose name ends in walreset.db. */
int walreset_register(void) {
    if (real) return SQLITE_OK;
    real = sqlite3_vfs_find(0);
    shim = *real;
    shim.zName = "walreset";
    shim.xOpen = openFile;
    return sqlite3_vfs_register(&shim, 1);
}

/* The next checkpoint that reaches the window runs this SQL on this connection. */
void walreset_arm(void *connection, const char *sql) {
    racer = connection;
    result = -1;
    strncpy(racing, sql, sizeof racing - 1);
}

/* What the SQL came to; -1 when no checkpoint reached the window. */
int walreset_result(void) {
    racing[0] = 0;
    return result;
}
