/* The one write path. Every change of every kind, typed or not, passes here:
 * check, hand the row to the store, derive, leave a line in the audit; all of
 * it or nothing. */
#include "domain/write.h"

#include "base/memory.h"
#include "base/text.h"
#include "domain/plans.h"
#include "domain/rules.h"
#include "model/machine.h"
#include "model/structs.h"
#include "store/client_keys.h"
#include "store/rows.h"

#include <string.h>
#include <time.h>

/* The library's only look at a clock. */
static int64_t now(const swst_store *store)
{
    struct timespec clock;
    int64_t instant;

    if (swst__store_now(store, &instant))
        return instant;
    timespec_get(&clock, TIME_UTC);
    return (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
}

int64_t swst__write_now(const swst_store *store)
{
    return now(store);
}

/* ----------------------------------------------------------------- checks */

static swst_status check_references(swst_store *store, const swst_record *record)
{
    const swst_kind *kind = record->kind;
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < kind->field_count && !status; i++) {
        const struct swst_field *field = &kind->fields[i];
        enum swst__life life = SWST__LIVING;

        if (field->target && swst__record_has(record, field))
            status = swst__row_life(store, field->target, swst__record_int(record, field), &life);
        if (!status && life != SWST__LIVING)
            status = swst__reject_as(SWST_ENOTFOUND, kind, field,
                                     life == SWST__VOIDED ? SWST__REFERENCE_VOIDED
                                                          : SWST__REFERENCE_MISSING);
    }
    return status;
}

/* Asked before the index can refuse, to name the field. */
static swst_status check_unique(swst_store *store, const swst_record *record)
{
    const swst_kind *kind = record->kind;
    swst_status status = SWST_OK;

    for (const struct swst__rule *it = kind->rules; it->type && !status; it++) {
        bool duplicate = false;

        if (it->type == SWST_UNIQUE)
            status = swst__row_is_duplicate(store, record, it, &duplicate);
        if (duplicate && !status)
            status = swst__reject_as(SWST_ECONFLICT, kind, swst__rule_field(kind, it, 0),
                                     SWST__DUPLICATE);
    }
    return status;
}

static swst_status check_referrers(swst_store *store, const swst_record *record)
{
    struct swst__text text = { 0 };
    swst_status status = swst__row_referrers(store, record, &text);
    bool referred = text.length > 0, failed = text.failed;
    char *ids = swst__text_take(&text);

    if (!status && failed)
        status = swst__fail_memory();
    if (!status && referred)
        status = swst__fail_text(SWST_ECONFLICT, SWST__STILL_REFERRED, ids);
    swst_free(ids);
    return status;
}

swst_status swst__write_check(swst_store *store, const swst_record *record, bool is_new)
{
    swst_status status;

    if (record->header.voided)
        return is_new ? SWST_OK : check_referrers(store, record);
    status = check_references(store, record);
    if (!status)
        status = check_unique(store, record);
    return status ? status : swst__rules_check(store, record, is_new);
}

swst_status swst__write_check_actor(swst_store *store)
{
    enum swst__life life = SWST__LIVING;
    int64_t actor = swst__store_actor(store);
    swst_status status = actor
        ? swst__row_life(store, &swst__kinds[swst__kind_worker], actor, &life) : SWST_OK;

    return status || life == SWST__LIVING ? status
        : swst__fail(SWST_EINVALID, SWST__NOT_A_WORKER);
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

swst_status swst__write_row(swst_store *store, swst_record *record, const swst_record *before)
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

swst_status swst__write_put(swst_store *store, swst_record *record, const swst_record *before)
{
    swst_status status = swst__write_row(store, record, before);

    return status ? status : swst__client_keys_write(store, before, record);
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
        status = check_unique(store, record);
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
    swst_status status = swst_record_load(store, record->kind, record->header.id, before);

    if (!status && (*before)->header.voided)
        status = swst__fail_about(SWST_ENOTFOUND, SWST__VOIDED_ALREADY, &record->kind->label);
    return status;
}

static swst_status save(swst_store *store, swst_record *record)
{
    bool is_new = !record->header.id;
    swst_record *before = NULL;
    swst_status status = swst__record_check(record);

    if (!status && !is_new)
        status = find_before(store, record, &before);
    if (!status)
        status = swst__write_check(store, record, is_new);
    if (!status)
        status = swst__write_put(store, record, before);
    swst_record_free(before);
    return status;
}

static swst_status void_row(swst_store *store, swst_record *record)
{
    swst_record *before = NULL;
    swst_status status = find_before(store, record, &before);

    record->header.voided = true;
    record->header.voided_at = now(store);
    record->header.voided_by = swst__store_actor(store);
    if (!status)
        status = swst__plans_check_change(record, before);
    if (!status)
        status = swst__write_check(store, record, false);
    if (!status)
        status = swst__row_void(store, record);
    if (!status)
        status = swst__client_keys_write(store, before, record);
    swst_record_free(before);
    return status ? status
        : swst__audit_add(store, record->header.voided_at, "void", record, NULL);
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
    status = swst_record_load(store, record->kind, then.id, &row);
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
    return status;
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
