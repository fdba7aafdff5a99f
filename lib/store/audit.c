/* The audit: one line for every write, never changed afterwards. It names the
 * fields that changed, never their values.
 *
 * Of what a batch writes, one line tells of a run of new records of a kind: action
 * insert, record_id the first, last_id the last, rows how many. They were written in
 * ascending order of their ids, and no other row of the kind lay between the first and
 * the last then. So the line that tells of a new record is the latest insert line of its
 * kind from whose record_id to last_id its id lies; a line of one record has neither
 * last_id nor rows. Whatever is told of a record later stands behind that line. */
#include "store/audit_inside.h"

#include "base/memory.h"
#include "store/bulk_inside.h"
#include "store/rows.h"

#include <string.h>

/* -------------------------------------------------------------------- head */

/* No line: what was trimmed off is the head. */
static void read_head(const struct swst__statement *row, struct swst__audit_head *head)
{
    bool has_lines = !swst__db_is_null(row, 4);

    memset(head, 0, sizeof *head);
    head->trimmed = swst__db_int(row, 0);
    head->keyed_from = swst__db_int(row, 2);
    head->is_broken = (head->trimmed && !swst__audit_read_hash(row, 1, head->trimmed_hash))
                   || (head->keyed_from && !swst__audit_read_hash(row, 3, head->key_check))
                   || (has_lines && !swst__audit_read_hash(row, 6, head->hash));
    head->sequence = has_lines ? swst__db_int(row, 4) : head->trimmed;
    head->instant = has_lines ? swst__db_int(row, 5) : INT64_MIN;
    if (!has_lines)
        memcpy(head->hash, head->trimmed_hash, sizeof head->hash);
}

swst_status swst__audit_head(swst_store *store, struct swst__audit_head *head)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT h.audit_trimmed, h.audit_trimmed_hash, h.audit_keyed_from, h.audit_key_check,"
        " a.sequence, a.instant, a.hash FROM header h"
        " LEFT JOIN audit a ON a.sequence = (SELECT max(sequence) FROM audit)", &statement);

    if (status)
        return status;
    if ((status = swst__db_step(statement)) == SWST_ROW)
        read_head(statement, head);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK
         : status ? status : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}

/* ------------------------------------------------------------------ adding */

static void bind_hash(struct swst__statement *statement, int at,
                      const unsigned char hash[SWST__AUDIT_HASH])
{
    swst__db_bind_bytes(statement, at, hash, SWST__AUDIT_HASH);
}

static void bind(struct swst__statement *statement, const struct swst__audit_row *row)
{
    for (int i = 0; i < SWST__AUDIT_COLUMNS; i++)
        if (row->values[i].type == 'i')
            swst__db_bind_int(statement, i + 1, row->values[i].number);
        else
            swst__db_bind_text(statement, i + 1, row->values[i].text);
}

static swst_status insert(swst_store *store, const struct swst__audit_row *row,
                          const unsigned char previous[SWST__AUDIT_HASH],
                          const unsigned char hash[SWST__AUDIT_HASH])
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "INSERT INTO audit (" SWST__AUDIT_NAMES
        ", previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &statement);

    if (status)
        return status;
    bind(statement, row);
    bind_hash(statement, SWST__AUDIT_COLUMNS + 1, previous);
    bind_hash(statement, SWST__AUDIT_COLUMNS + 2, hash);
    return swst__db_finish(statement);
}

swst_status swst__audit_put(swst_store *store, struct swst__audit_head *head,
                            struct swst__audit_row *row)
{
    int64_t sequence = head->sequence + 1;
    int64_t instant = row->values[SWST__AUDIT_INSTANT].number;
    bool is_keyed = head->keyed_from && sequence >= head->keyed_from;
    unsigned char hash[SWST__AUDIT_HASH];
    swst_status status;

    swst__audit_set_int(row, SWST__AUDIT_SEQUENCE, sequence);
    swst__audit_set_int(row, SWST__AUDIT_CLOCK_BACK, instant < head->instant);
    if (!swst__audit_hash(is_keyed ? store->audit.key : NULL, head->hash, row, hash))
        return swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT);
    if ((status = insert(store, row, head->hash, hash)))
        return status;
    head->sequence = sequence;
    head->instant = instant;
    memcpy(head->hash, hash, sizeof hash);
    return SWST_OK;
}

swst_status swst__audit_tell(swst_store *store, const struct swst__audit_told *told)
{
    bool several = told->run.rows > 1;
    struct swst__audit_head head;
    struct swst__audit_row row;
    char digest[SWST__DIGEST_SIZE];
    swst_status status = swst__audit_head(store, &head);

    if (!status && (head.is_broken || head.sequence == INT64_MAX))
        status = swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    if (!status)
        status = swst__audit_has_key(store, &head);
    if (status)
        return status;
    swst__audit_set_int(&row, SWST__AUDIT_INSTANT, told->instant);
    swst__audit_set_id(&row, SWST__AUDIT_ACTOR, swst__store_actor(store));
    swst__audit_set_text(&row, SWST__AUDIT_ROLE, swst__session_role(store));
    swst__audit_set_text(&row, SWST__AUDIT_PURPOSE, swst__session_purpose(store));
    swst__audit_set_text(&row, SWST__AUDIT_ACTION, told->action);
    swst__audit_set_text(&row, SWST__AUDIT_KIND, told->kind);
    swst__audit_set_id(&row, SWST__AUDIT_RECORD, told->run.first);
    swst__audit_set_id(&row, SWST__AUDIT_LAST, several ? told->run.last : 0);
    swst__audit_set_id(&row, SWST__AUDIT_ROWS, several ? told->run.rows : 0);
    swst__audit_set_text(&row, SWST__AUDIT_FIELDS, told->fields);
    swst__audit_set_text(&row, SWST__AUDIT_OUTCOME, told->outcome);
    swst__audit_set_text(&row, SWST__AUDIT_REQUEST, swst__audit_digest(told->request, digest));
    status = swst__audit_put(store, &head, &row);
    if (!status && store->bulk)
        store->bulk->audited = head.sequence;
    return status;
}

swst_status swst__audit_add(swst_store *store, int64_t instant, const char *action,
                            const swst_record *record, const char *fields)
{
    struct swst__audit_told told = {
        instant, action, "done", record->kind->name, fields, swst__store_request(store),
        { record->header.id, record->header.id, 1 } };
    swst_status status;

    if (!swst__bulk_works(store))
        return swst__audit_tell(store, &told);
    if (!fields && !told.request && strcmp(action, "insert") == 0)
        return swst__bulk_audit(store, record);
    status = swst__bulk_flush(store, record->kind);
    return status ? status : swst__audit_tell(store, &told);
}

/* ------------------------------------------------------------------ asking */

static swst_status read_served(const struct swst__statement *row, struct swst__served *served)
{
    const char *kind = swst__db_text(row, 1), *action = swst__db_text(row, 2);

    if (!kind || !action)                       /* others have written into the file */
        return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    if (!*kind || !*action)
        return swst__fail_memory();
    *served = (struct swst__served){ swst__db_int(row, 0), swst_kind_find(kind),
                                     !strcmp(action, "insert"), !strcmp(action, "void") };
    return SWST_OK;
}

swst_status swst__audit_find(swst_store *store, const char *request, struct swst__served *served)
{
    struct swst__statement *statement;
    char digest[SWST__DIGEST_SIZE];
    swst_status status = swst__db_take(store, "SELECT record_id, kind, action FROM audit"
                                              " WHERE request = ?", &statement);

    *served = (struct swst__served){ 0 };
    if (status)
        return status;
    swst__db_bind_text(statement, 1, swst__audit_digest(request, digest));
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = read_served(statement, served);
    swst__db_give_back(statement);
    return status;
}
