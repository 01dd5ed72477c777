#include "CSQLiteHarden.h"
#include <sqlite3.h>

static int set(sqlite3 *db, int option, int wanted) {
    int now = -1;
    int code = sqlite3_db_config(db, option, wanted, &now);
    if (code != SQLITE_OK) return code;
    return now == wanted ? SQLITE_OK : SQLITE_ERROR;
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
