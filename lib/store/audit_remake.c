/* The audit of an older file anew: with a chain, computed over the lines as they stand. */
#include "store/audit_inside.h"

#include <string.h>

/* Nobody was asked for a role then. Numbers that are missing stay missing. */
static swst_status take_over(swst_store *store, const struct swst__statement *old,
                             struct swst__audit_head *head)
{
    char digest[SWST__DIGEST_SIZE];
    struct swst__audit_row row;

    head->sequence = swst__db_int(old, 0) - 1;
    swst__audit_set_int(&row, SWST__AUDIT_INSTANT, swst__db_int(old, 1));
    swst__audit_set_id(&row, SWST__AUDIT_ACTOR, swst__db_int(old, 2));
    swst__audit_set_text(&row, SWST__AUDIT_ROLE, "owner");
    swst__audit_set_text(&row, SWST__AUDIT_PURPOSE, NULL);
    swst__audit_set_text(&row, SWST__AUDIT_ACTION, swst__db_text(old, 3));
    swst__audit_set_text(&row, SWST__AUDIT_KIND, swst__db_text(old, 4));
    swst__audit_set_id(&row, SWST__AUDIT_RECORD, swst__db_int(old, 5));
    swst__audit_set_text(&row, SWST__AUDIT_FIELDS, swst__db_text(old, 6));
    swst__audit_set_text(&row, SWST__AUDIT_OUTCOME, "done");
    swst__audit_set_text(&row, SWST__AUDIT_REQUEST,
                         swst__audit_digest(swst__db_text(old, 7), digest));
    swst__audit_set_id(&row, SWST__AUDIT_LAST, swst__db_int(old, 8));
    swst__audit_set_id(&row, SWST__AUDIT_ROWS, swst__db_int(old, 9));
    return swst__audit_put(store, head, &row);
}

static swst_status copy(swst_store *store)
{
    struct swst__audit_head head;
    struct swst__statement *old;
    swst_status status = swst__db_take(store, "SELECT sequence, instant, actor, action, kind,"
        " record_id, fields, request, last_id, \"rows\" FROM audit_before ORDER BY sequence",
        &old);

    if (status)
        return status;
    memset(&head, 0, sizeof head);
    head.instant = INT64_MIN;
    while ((status = swst__db_step(old)) == SWST_ROW)
        if ((status = take_over(store, old, &head)))
            break;
    swst__db_give_back(old);
    return status;
}

static swst_status drop(swst_store *store)
{
    swst_status status;

    store->audit.remakes = true;
    status = swst__db_exec(store, "DROP TABLE \"audit_before\"");
    store->audit.remakes = false;
    return status;
}

swst_status swst__audit_remake(swst_store *store)
{
    swst_status status = swst__db_exec(store, swst__audit_table);

    if (!status)
        status = copy(store);
    if (!status)
        status = drop(store);
    return status ? status : swst__db_exec(store, swst__audit_index);
}
