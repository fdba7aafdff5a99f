#include "store/store.h"

#include "base/calendar.h"
#include "base/memory.h"
#include "store/bulk.h"
#include "store/sealed.h"

#include <string.h>

struct swst__statement {
    struct swst__statement *next;
    swst_store *store;
    sqlite3_stmt *sqlite;
    char *sql;
    uint64_t reads;                 /* kinds, a bit each */
    bool taken;
    bool looked;                    /* that the file is still sealed as it was */
    int bind_code;                  /* the first bind that failed */
};

static bool lacks_room_beside_wal(const swst_store *store, int code)
{
    return (code & 0xff) == SQLITE_IOERR
        && sqlite3_extended_errcode(store->db) == SQLITE_IOERR_SHMSIZE;
}

/* What SQLite reports names tables and columns, never values. */
swst_status swst__db_fail(swst_store *store, int code)
{
    swst_status status;

    swst__lock_settle(store);                           /* it may have undone all */
    if (swst__sealed_broke(store, &status))
        return status;
    if (lacks_room_beside_wal(store, code))
        code = SQLITE_FULL;
    switch (code & 0xff) {
    case SQLITE_NOMEM: return swst__fail_memory();
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return swst__fail(SWST_EBUSY, SWST__BUSY);
    case SQLITE_NOTADB:                                 /* file.c has seen that it is ours */
    case SQLITE_CORRUPT: return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    case SQLITE_READONLY: return swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    case SQLITE_FULL: return swst__fail(SWST_ENOSPACE, SWST__NO_SPACE);
    case SQLITE_PERM: return swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION);
    case SQLITE_CONSTRAINT:
        return swst__fail_text(SWST_EINVALID, SWST__DATABASE, sqlite3_errmsg(store->db));
    default:
        return swst__fail_text(SWST_EIO, SWST__DATABASE, sqlite3_errmsg(store->db));
    }
}

swst_status swst__db_can_ask(swst_store *store)
{
    if (!store || !store->db)
        return swst__fail(SWST_EMISUSE, SWST__NOT_OPEN);
    if (!swst__bulk_works(store) && swst__store_is_forked(store))
        return swst__fail(SWST_EFORKED, SWST__FORKED);
    swst__db_unstick(store);
    return store->is_stuck ? swst__fail_memory() : SWST_OK;
}

swst_status swst__db_exec(swst_store *store, const char *sql)
{
    swst_status status = swst__db_can_ask(store);
    int code;

    if (status)
        return status;
    code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);
}

/* ------------------------------------------------------------- the cache */

/* The one found moves to the front: a work asks for the same few in turn. */
static struct swst__statement *find_idle(swst_store *store, const char *sql)
{
    for (struct swst__statement **at = &store->statements, *it; (it = *at); at = &it->next)
        if (!it->taken && strcmp(it->sql, sql) == 0) {
            *at = it->next;
            it->next = store->statements;
            return store->statements = it;
        }
    return NULL;
}

static swst_status prepare(swst_store *store, const char *sql, struct swst__statement **statement)
{
    struct swst__statement *made = swst__calloc(sizeof *made);
    int code;

    if (!made || !(made->sql = swst__strdup(sql))) {
        swst_free(made);
        return swst__fail_memory();
    }
    store->sight.reading = 0;
    code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &made->sqlite, NULL);
    made->reads = store->sight.reading;
    if (code != SQLITE_OK) {
        swst_free(made->sql);
        swst_free(made);
        return swst__db_fail(store, code);
    }
    made->store = store;
    made->next = store->statements;
    *statement = store->statements = made;
    return SWST_OK;
}

swst_status swst__db_take(swst_store *store, const char *sql, struct swst__statement **statement)
{
    swst_status status;

    *statement = NULL;
    if ((status = swst__db_can_ask(store)) || (status = swst__sealed_needs_views(store))
        || (status = swst__sight_look(store)))
        return status;
    if (!sql)
        return swst__fail_memory();
    if (!(*statement = find_idle(store, sql)) && (status = prepare(store, sql, statement)))
        return status;
    if ((status = swst__sight_allows(store, (*statement)->reads))) {
        *statement = NULL;
        return status;
    }
    (*statement)->taken = true;
    return SWST_OK;
}

void swst__db_give_back(struct swst__statement *statement)
{
    if (!statement)
        return;
    if (swst__bulk_works(statement->store))
        swst__bulk_note_scan(statement->store, statement->sql, sqlite3_stmt_status(
                                 statement->sqlite, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1));
    sqlite3_reset(statement->sqlite);
    sqlite3_clear_bindings(statement->sqlite);
    statement->bind_code = SQLITE_OK;
    statement->taken = statement->looked = false;
}

bool swst__db_is_asking(const swst_store *store)
{
    const struct swst__statement *it = store->statements;

    while (it && !it->taken)
        it = it->next;
    return it;
}

void swst__db_forget_statements(swst_store *store)
{
    for (struct swst__statement *it = store->statements, *next; it; it = next) {
        next = it->next;
        sqlite3_finalize(it->sqlite);
        swst_free(it->sql);
        swst_free(it);
    }
    store->statements = NULL;
    for (int i = 0; i < SWST__WAYS_OUT; i++) {
        sqlite3_finalize(store->way_out[i]);
        store->way_out[i] = NULL;
    }
}

/* ----------------------------------------------------------- one statement */

static void note_bind(struct swst__statement *statement, int code)
{
    if (statement->bind_code == SQLITE_OK)
        statement->bind_code = code;
}

void swst__db_bind_text(struct swst__statement *statement, int at, const char *text)
{
    note_bind(statement, sqlite3_bind_text(statement->sqlite, at, text, -1, SQLITE_STATIC));
}

void swst__db_bind_bytes(struct swst__statement *statement, int at, const void *bytes,
                         size_t size)
{
    note_bind(statement, sqlite3_bind_blob(statement->sqlite, at, bytes, (int)size,
                                           SQLITE_STATIC));
}

sqlite3_stmt *swst__db_sqlite(const struct swst__statement *statement)
{
    return statement->sqlite;
}

void swst__db_bind_id(struct swst__statement *statement, int at, int64_t id)
{
    if (id)
        swst__db_bind_int(statement, at, id);
    else
        note_bind(statement, sqlite3_bind_null(statement->sqlite, at));
}

void swst__db_bind_int(struct swst__statement *statement, int at, int64_t value)
{
    note_bind(statement, sqlite3_bind_int64(statement->sqlite, at, value));
}

swst_status swst__db_step(struct swst__statement *statement)
{
    int code = statement->bind_code;

    if (code == SQLITE_OK)
        code = sqlite3_step(statement->sqlite);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return swst__db_fail(statement->store, code);
    if (!statement->looked) {
        swst_status status = swst__keys_look(statement->store);

        if (status)
            return status;
        statement->looked = true;
    }
    return code == SQLITE_ROW ? SWST_ROW : SWST_OK;
}

void swst__db_again(struct swst__statement *statement)
{
    sqlite3_reset(statement->sqlite);
    statement->looked = false;
    statement->bind_code = SQLITE_OK;
}

swst_status swst__db_finish(struct swst__statement *statement)
{
    swst_status status = swst__db_step(statement);

    swst__db_give_back(statement);
    return status;
}

const char *swst__db_text(const struct swst__statement *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement->sqlite, column);

    return text || swst__db_is_null(statement, column) ? text : "";
}

const void *swst__db_blob(const struct swst__statement *statement, int column, size_t *size)
{
    const void *blob = sqlite3_column_type(statement->sqlite, column) == SQLITE_BLOB
        ? sqlite3_column_blob(statement->sqlite, column) : NULL;

    *size = blob ? (size_t)sqlite3_column_bytes(statement->sqlite, column) : 0;
    return blob;
}

int64_t swst__db_int(const struct swst__statement *statement, int column)
{
    return sqlite3_column_int64(statement->sqlite, column);
}

int64_t swst__db_day(const struct swst__statement *statement, int column)
{
    int64_t day = swst__db_int(statement, column);

    return day < SWST__FIRST_DAY ? SWST__FIRST_DAY : day > SWST__LAST_DAY ? SWST__LAST_DAY : day;
}

swst_status swst__db_number(swst_store *store, const char *sql, int64_t *number)
{
    return swst__db_ask(store, sql, 0, 0, 0, number);
}

swst_status swst__db_ask(swst_store *store, const char *sql, int64_t first, int64_t second,
                         int64_t third, int64_t *number)
{
    const int64_t parameters[] = { first, second, third };
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);
    int count;

    if (status)
        return status;
    count = sqlite3_bind_parameter_count(statement->sqlite);
    for (int i = 0; i < count && i < 3; i++)
        swst__db_bind_int(statement, i + 1, parameters[i]);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *number = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

bool swst__db_is_null(const struct swst__statement *statement, int column)
{
    return sqlite3_column_type(statement->sqlite, column) == SQLITE_NULL;
}

int64_t swst__db_changes(const swst_store *store)
{
    return sqlite3_changes(store->db);
}

/* What stands in a row against its limits is no damage of the file: whoever
 * looks at rows names it better. */
static bool is_about_a_row(const char *finding)
{
    static const char *const beginnings[] = { "CHECK constraint failed", "NULL value in" };

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncmp(finding, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

swst_status swst__db_integrity(swst_store *store, bool *sound)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "PRAGMA integrity_check(1000000)", &statement);

    *sound = !status;
    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        const char *finding = swst__db_text(statement, 0);

        if (!finding)
            break;
        *sound = *sound && (strcmp(finding, "ok") == 0 || is_about_a_row(finding));
    }
    swst__db_give_back(statement);
    if (status == SWST_ROW)
        return swst__fail_memory();
    *sound = *sound && !status;
    return status == SWST_EDAMAGED ? SWST_OK : status;
}
