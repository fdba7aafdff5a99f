/* What a session has read, told to the audit. */
#include "base/memory.h"
#include "base/text.h"
#include "model/table.h"
#include "store/audit.h"
#include "store/bulk.h"
#include "store/store.h"

static bool is_told(const swst_store *store, const swst_kind *kind)
{
    switch (swst__kind_circle(kind)) {
    case swst__circle_PEOPLE: case swst__circle_HEALTH: case swst__circle_CASEWORK:
    case swst__circle_INCIDENT: case swst__circle_PRIVACY:
        return true;
    default:
        return store->session.reveals;
    }
}

swst_status swst__sight_tell(swst_store *store, const struct swst__sight_reading *reading)
{
    struct swst__noted_act act = { .action = SWST__ACT_READ, .kind = reading->kind,
        .first_id = reading->first_id, .last_id = reading->last_id, .rows = reading->rows,
        .fields = reading->fields, .outcome = SWST__OUTCOME_DONE };
    enum swst__sight sight;
    swst_status status;

    if (store->sight.now != SWST__RECORDS || store->looks || !reading->rows
        || swst__bulk_works(store) || !is_told(store, reading->kind))
        return SWST_OK;
    sight = swst__sight_set(store, SWST__FULL);
    status = swst__audit_note(store, &act);
    swst__sight_set(store, sight);
    return status;
}

/* The sensitive fields that the session was shown; NULL: out of memory. */
static char *fields_shown(const swst_record *record)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", "");
    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (record->kind->fields[i].flags & SWST_SENSITIVE
            && swst__record_has(record, &record->kind->fields[i]))
            swst__text_add(&text, "%s%s", text.length ? "," : "", record->kind->fields[i].name);
    return swst__text_take(&text);
}

swst_status swst__sight_tell_record(swst_store *store, const swst_record *record)
{
    swst_status status;
    char *fields;

    if (store->sight.now != SWST__RECORDS)
        return SWST_OK;
    if (!(fields = fields_shown(record)))
        return swst__fail_memory();
    status = swst__sight_tell(store, &(struct swst__sight_reading){
        .kind = record->kind, .first_id = record->header.id, .rows = 1,
        .fields = *fields ? fields : NULL });
    swst_free(fields);
    return status;
}

bool swst__sight_masks(const swst_store *store)
{
    return store->sight.now != SWST__FULL && !store->session.reveals;
}

/* A table that lists people goes by its name. */
swst_status swst__sight_tell_table(swst_store *store, swst_table *table)
{
    if (swst__sight_masks(store))
        swst__table_set_masked(table);
    return swst__sight_tell(store, &(struct swst__sight_reading){
        .kind = &swst__kinds[swst__kind_client], .fields = swst_table_name(table),
        .rows = (int64_t)swst_table_rows(table) });
}
