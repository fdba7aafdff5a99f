/* The one write path. Every change of every kind, typed or not, passes here:
 * check, hand the row to the store, derive, leave a line in the audit; all of
 * it or nothing. */
#include "domain/write.h"

#include "base/memory.h"
#include "base/text.h"
#include "domain/plans.h"
#include "domain/privacy/stays.h"
#include "domain/rights/permit.h"
#include "model/machine.h"
#include "model/structs.h"
#include "store/client_keys.h"
#include "store/rows.h"
#include "store/session.h"
#include "store/sight.h"

#include <string.h>

static int64_t now(const swst_store *store)
{
    return swst__store_moment(store);
}

int64_t swst__write_now(const swst_store *store)
{
    return now(store);
}

/* ---------------------------------------------------------------- changes */

static swst_status insert(swst_store *store, swst_record *record, int64_t instant)
{
    struct swst__header *header = &record->header;
    swst_status status = header->id ? SWST_OK
                                    : swst__row_new_id(store, record->kind, &header->id);

    if (!header->recorded_at) {
        header->recorded_at = instant;
        header->recorded_by = swst__store_actor(store);
    }
    return status ? status : swst__row_insert(store, record);
}

/* The names of the fields in which the two differ, joined by commas. */
static char *changed_fields(const swst_record *record, const swst_record *before)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", "");
    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (!swst__record_same(record, before, &record->kind->fields[i]))
            swst__text_add(&text, "%s%s", text.length ? "," : "", record->kind->fields[i].name);
    return swst__text_take(&text);
}

static swst_status update(swst_store *store, swst_record *record, const swst_record *before,
                          int64_t instant)
{
    char *fields = changed_fields(record, before);
    swst_status status = fields ? swst__row_update(store, record) : swst__fail_memory();

    if (!status)
        status = swst__audit_add(store, instant, "update", record, fields);
    swst_free(fields);
    return status;
}

/* A record that says what it said, and counts no more. */
static bool is_voided_alone(const swst_record *record, const swst_record *before)
{
    bool alone = record->header.voided;

    for (unsigned i = 0; i < record->kind->field_count && alone; i++)
        alone = swst__record_same(record, before, &record->kind->fields[i]);
    return alone;
}

static swst_status write_row(swst_store *store, swst_record *record, const swst_record *before)
{
    int64_t instant = now(store);
    swst_status status;

    swst__plans_spell(record);
    if (!before) {
        status = insert(store, record, instant);
        return status ? status : swst__audit_add(store, instant, "insert", record, NULL);
    }
    status = swst__machine_check(record, before);
    if (!status)
        status = swst__plans_check_change(record, before);
    if (!status && !is_voided_alone(record, before))
        status = update(store, record, before, instant);
    if (status || record->header.voided == before->header.voided)
        return status;
    status = swst__row_void(store, record);
    return status ? status : swst__audit_add(store, instant, "void", record, NULL);
}

/* What rights depend on is noted for other sessions; of many rows, once. */
static swst_status note_rights(swst_store *store, const swst_record *record)
{
    return swst__sight_depends_on(record->kind) ? swst__sight_note(store) : SWST_OK;
}

swst_status swst__write_row(swst_store *store, swst_record *record, const swst_record *before)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = write_row(store, record, before);

    if (!status)
        status = note_rights(store, record);
    swst__sight_set(store, sight);
    return status;
}

swst_status swst__write_put(swst_store *store, swst_record *record, const swst_record *before)
{
    swst_status status = swst__write_row(store, record, before);
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);

    if (!status)
        status = swst__client_keys_write(store, before, record);
    swst__sight_set(store, sight);
    return status;
}

/* A request is of one line in the audit: of the first. */
static swst_status add_audit(swst_store *store, int64_t instant, const swst_record *record,
                             const char *fields)
{
    swst_status status = swst__audit_add(store, instant, "update", record, fields);

    if (!status)
        swst__store_request_served(store);
    return status;
}

swst_status swst__write_point(swst_store *store, swst_record *record,
                              const struct swst_field *field, int64_t id)
{
    swst_record *before = swst_record_copy(record);
    swst_status status = before ? swst__record_set_int(record, field, id) : SWST_ENOMEM;

    if (!status && !record->header.voided)
        status = swst__write_check_unique(store, record);
    if (!status)
        status = swst__row_point(store, record, field);
    if (!status)
        status = swst__client_keys_write(store, before, record);
    swst_record_free(before);
    return status ? status : add_audit(store, now(store), record, field->name);
}

swst_status swst__write_unvoid(swst_store *store, swst_record *record)
{
    swst_status status = swst__record_set_reason(record, NULL);

    record->header.voided = false;
    record->header.voided_at = record->header.voided_by = 0;
    if (!status)
        status = swst__row_unvoid(store, record);
    if (!status)
        status = swst__client_keys_write(store, NULL, record);
    return status ? status
        : add_audit(store, now(store), record, "voided_at,voided_by,void_reason");
}

/* ------------------------------------------------------------ save and void */

/* The row that an update replaces; voiding is final. */
static swst_status find_before(swst_store *store, const swst_record *record, swst_record **before)
{
    swst_status status = swst__row_load(store, record->kind, record->header.id, before);

    if (!status && (*before)->header.voided)
        status = swst__fail_about(SWST_ENOTFOUND, SWST__VOIDED_ALREADY, &record->kind->label);
    return status;
}

/* The row as it is, of a record that the session may write: to others it is not there. */
static swst_status find_whole(swst_store *store, const swst_record *record, enum swst__sight as,
                              swst_record **before)
{
    enum swst__sight sight = swst__sight_set(store, as);
    swst_status status = find_before(store, record, before);

    if (!status && swst__store_session(store)->is_open) {
        swst_record_free(*before);
        *before = NULL;
        swst__sight_set(store, SWST__FULL);
        status = find_before(store, record, before);
    }
    swst__sight_set(store, sight);
    return status;
}

static swst_status save(swst_store *store, swst_record *record)
{
    bool is_new = !record->header.id;
    swst_record *before = NULL;
    swst_status status = swst__permit_kind(store, record->kind, SWST__DEED_WRITE);

    if (!status && !is_new)
        status = find_whole(store, record, SWST__WRITING, &before);
    if (!status && !is_new)
        status = swst__permit_merge(store, record, before);
    if (!status)
        status = swst__stays_check(store, record, before);
    if (!status)
        status = swst__record_check(record);
    if (!status)
        status = swst__write_check(store, record, is_new);
    if (!status)
        status = swst__write_put(store, record, before);
    if (!status)
        status = swst__permit_row(store, record, before);
    swst_record_free(before);
    return status;
}

/* The row and what follows from it, seen whole. */
static swst_status put_void(swst_store *store, swst_record *record, const swst_record *before)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = swst__row_void(store, record);

    if (!status)
        status = swst__client_keys_write(store, before, record);
    if (!status)
        status = note_rights(store, record);
    if (!status)
        status = swst__permit_list(store, record, before);
    if (!status)
        status = swst__audit_add(store, record->header.voided_at, "void", record, NULL);
    swst__sight_set(store, sight);
    return status;
}

static swst_status void_row(swst_store *store, swst_record *record)
{
    swst_record *before = NULL;
    swst_status status = swst__permit_kind(store, record->kind, SWST__DEED_VOID);

    if (!status)
        status = find_whole(store, record, SWST__VOIDING, &before);
    record->header.voided = true;
    record->header.voided_at = now(store);
    record->header.voided_by = swst__store_actor(store);
    if (!status)
        status = swst__stays_check(store, before, before);
    if (!status)
        status = swst__plans_check_change(record, before);
    if (!status)
        status = swst__write_check(store, record, false);
    if (!status)
        status = put_void(store, record, before);
    swst_record_free(before);
    return status;
}

/* Whether the request wrote then what is to be written now: a new record may
 * come again with the id that it was given. */
static bool is_same_write(const struct swst__served *then, const swst_record *record, bool voids)
{
    int64_t id = record->header.id;

    return then->kind == record->kind && then->is_void == voids
        && (id ? id == then->id : then->is_new);
}

/* A request that was served is not served twice: the record becomes the row
 * that it wrote then. */
static swst_status find_served(swst_store *store, swst_record *record, bool voids, bool *served)
{
    const char *request = swst__store_request(store);
    struct swst__served then = { 0 };
    swst_record *row = NULL;
    swst_status status = request ? swst__audit_find(store, request, &then) : SWST_OK;

    *served = false;
    if (status || !then.id)
        return status;
    if (!is_same_write(&then, record, voids))
        return swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED);
    status = swst__row_load(store, record->kind, then.id, &row);
    if (!status) {
        record->header = row->header;
        *served = true;
    }
    swst_record_free(row);
    return status;
}

/* Change the store within a transaction; a failure changes nothing, not even
 * the record's header. */
static swst_status write(swst_store *store, swst_record *record,
                         swst_status (*change)(swst_store *, swst_record *))
{
    struct swst__header before = record->header;
    bool inner, served = false;
    swst_status status = swst__db_enter(store, &inner);

    if (status)
        return status;
    if (!(status = swst__write_check_actor(store)))
        status = find_served(store, record, change == void_row, &served);
    if (!status && !served)
        status = change(store, record);
    status = swst__db_leave(store, inner, status);
    if (status)
        record->header = before;
    else
        swst__store_request_served(store);
    return status == SWST_EDENIED ? swst__permit_refused(store, record) : status;
}

swst_status swst_record_save(swst_store *store, swst_record *record)
{
    if (!store || !record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return write(store, record, save);
}

swst_status swst_record_void(swst_store *store, swst_record *record, const char *reason)
{
    int64_t length = reason ? swst__utf8_length(reason) : 0;
    swst_status status;
    char *before;

    if (!store || !record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (length < 1 || length > SWST__LONGEST_REASON)
        return swst__fail(SWST_EINVALID, SWST__NO_REASON);
    before = record->void_reason;
    if (!(record->void_reason = swst__strdup(reason))) {
        record->void_reason = before;
        return swst__fail_memory();
    }
    status = write(store, record, void_row);
    swst_free(status ? record->void_reason : before);
    if (status)
        record->void_reason = before;
    return status;
}
