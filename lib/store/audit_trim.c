/* Lines older than the audit must be kept: taken off the beginning, and told of. */
#include "store/audit_inside.h"

#include "base/calendar.h"
#include "store/rows.h"

#include <string.h>

enum { THREE_YEARS = 1096 };            /* in days */

/* The last of the lines before the instant: up to the first that is not. */
static swst_status find_last(swst_store *store, int64_t before,
                             const struct swst__audit_head *head, int64_t *last)
{
    swst_status status;

    *last = head->sequence + 1;
    status = swst__db_ask(store, "SELECT coalesce(min(sequence), ?2) FROM audit"
                                 " WHERE instant >= ?1", before, *last, 0, last);
    --*last;
    return status;
}

static swst_status keep_hash(swst_store *store, int64_t last)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "UPDATE header SET audit_trimmed = ?1,"
        " audit_trimmed_hash = (SELECT hash FROM audit WHERE sequence = ?1)", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, last);
    return swst__db_finish(statement);
}

static swst_status take_off(swst_store *store, int64_t last)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "DELETE FROM audit WHERE sequence <= ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, last);
    return swst__db_finish(statement);
}

/* The line is told first: a keyed chain without its key stays whole. */
static swst_status trim(swst_store *store, int64_t before, int64_t *trimmed)
{
    struct swst__audit_head head;
    struct swst__noted_act act = { .action = SWST__ACT_TRIM };
    int64_t last;
    swst_status status = swst__audit_head(store, &head);

    if (!status)
        status = find_last(store, before, &head, &last);
    if (status || last <= head.trimmed)
        return status;
    act.first_id = head.trimmed + 1;
    act.last_id = last;
    act.rows = last - head.trimmed;
    if (!(status = swst__audit_note(store, &act)) && !(status = keep_hash(store, last)))
        status = take_off(store, last);
    *trimmed = act.rows;
    return status;
}

swst_status swst__audit_trim(swst_store *store, int64_t day, int64_t *trimmed)
{
    int64_t count = 0;
    swst_status status;
    bool inner;

    if (day > swst__instant_day(swst__store_moment(store)) - THREE_YEARS)
        return swst__fail(SWST_EINVALID, SWST__AUDIT_TOO_YOUNG);
    if ((status = swst__db_enter(store, &inner)))
        return status;
    if (!(status = swst__db_leave(store, inner, trim(store, swst__day_start(day), &count))))
        *trimmed = count;
    return status;
}
