/* A quick look at the file as a whole. */
#include "store/whole.h"

#include "store/erase.h"
#include "store/store.h"

#include <string.h>

/* Each gives 1 when all is well. */
static const char *const questions[SWST__WHOLES] = {
    [SWST__WHOLE_COUNTERS] =
        "SELECT (SELECT count(*) FROM header) = 1"
        " AND (SELECT count(*) FROM header WHERE replica BETWEEN 1000000 AND 9999999"
        " AND sequence BETWEEN 0 AND 99999999) = 1"
        " AND (SELECT count(*) = coalesce(max(\"sequence\"), 0) FROM \"merge\")"
        " AND (SELECT count(*) = coalesce(max(\"number\"), 0) FROM \"import\")",
    [SWST__WHOLE_AUDIT] =
        "SELECT count(*) + (SELECT audit_trimmed FROM header) = coalesce(max(sequence), 0)"
        " FROM audit",
    [SWST__WHOLE_KEYS] =
        "SELECT holders <= living AND (holders > 0 OR living = 0) FROM"
        " (SELECT count(DISTINCT client_id) AS holders FROM client_key),"
        " (SELECT count(*) AS living FROM client WHERE voided_at IS NULL"
        " AND name <> '" SWST__ERASED_WORD "')",
};

/* The database's own quick look; it stops at the first fault. */
static swst_status look_at_pages(swst_store *store, bool *right)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "PRAGMA quick_check(1)", &statement);
    const char *found;

    *right = false;
    if (status)
        return status == SWST_EDAMAGED ? SWST_OK : status;
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        found = swst__db_text(statement, 0);
        *right = found && strcmp(found, "ok") == 0;
        status = found && !*found ? swst__fail_memory() : SWST_OK;
    }
    swst__db_give_back(statement);
    return status == SWST_EDAMAGED ? SWST_OK : status;
}

/* To SQLite a page for which there was no memory looks damaged: it is asked twice. */
static swst_status check_pages(swst_store *store, bool *right)
{
    swst_status status = look_at_pages(store, right);

    return status || *right ? status : look_at_pages(store, right);
}

/* A file that another program is changing is told by its bytes, too. */
static swst_status check_schema(swst_store *store, bool *right)
{
    int64_t format = 0;
    swst_status status = store->path ? swst__file_check(store, store->path, &format) : SWST_OK;

    if (!status)
        status = swst__schema_check(store);
    *right = !status;
    return status == SWST_EDAMAGED || status == SWST_EFOREIGN || status == SWST_EVERSION
        ? SWST_OK : status;
}

swst_status swst__whole_check(swst_store *store, enum swst__whole whole, bool *right)
{
    int64_t answer = 0;
    swst_status status;

    if (whole == SWST__WHOLE_PAGES)
        return check_pages(store, right);
    if (whole == SWST__WHOLE_SCHEMA)
        return check_schema(store, right);
    status = swst__db_number(store, questions[whole], &answer);
    *right = answer == 1;
    return status;
}
