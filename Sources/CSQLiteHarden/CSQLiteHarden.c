#include "CSQLiteHarden.h"
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

static int set(sqlite3 *db, int option, int wanted) {
    int now = -1;
    int code = sqlite3_db_config(db, option, wanted, &now);
    if (code != SQLITE_OK) return code;
    return now == wanted ? SQLITE_OK : SQLITE_ERROR;
}

// Before SQLite begins: nobody asks how much memory it has, and counting it took a lock twice for
// each piece; and a connection keeps enough small pieces at hand for its two hundred prepared
// statements and the query that runs. Together a tenth of a search.
__attribute__((constructor)) static void school_begin_library(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 200);
}

int school_harden(void *connection, int attached) {
    sqlite3 *db = connection;
    int code;
    if ((code = set(db, SQLITE_DBCONFIG_DEFENSIVE, 1))) return code;
    if ((code = set(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0))) return code;
    if ((code = set(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0))) return code;
    if ((code = set(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0))) return code;
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 256 * 1024);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, attached);
    return SQLITE_OK;
}

int school_sqlite_version(void) { return sqlite3_libversion_number(); }

static int number(sqlite3 *db, const char *sql, int *value) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

int school_probe(const char *path, int patience_ms, int *application, int *version) {
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(db, 1);
        sqlite3_busy_timeout(db, patience_ms);
        code = number(db, "PRAGMA application_id", application);
    }
    if (code == SQLITE_OK) code = number(db, "PRAGMA user_version", version);
    sqlite3_close(db);
    return code;
}

int school_guard_begin(const char *path, void **guard) {
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(db, 1);
        code = sqlite3_exec(db, "PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE", NULL, NULL, NULL);
    }
    if (code != SQLITE_OK) {
        sqlite3_close(db);
        return code;
    }
    *guard = db;
    return SQLITE_OK;
}

void school_guard_end(void *guard) {
    sqlite3_exec(guard, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(guard);
}

int school_has_written(void *connection) {
    return sqlite3_txn_state(connection, "main") == SQLITE_TXN_WRITE;
}

static int64_t uptime(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// The deadline itself is what SQLite hands back: nothing is allocated, nothing to forget.
static int is_late(void *deadline) { return uptime() >= (int64_t)(intptr_t)deadline; }

void school_limit_begin(void *connection, long milliseconds) {
    // Some 20 microseconds of a scan between two looks at the clock.
    sqlite3_progress_handler(connection, 1000, is_late,
                             (void *)(intptr_t)(uptime() + milliseconds));
}

void school_limit_end(void *connection) { sqlite3_progress_handler(connection, 0, NULL, NULL); }
