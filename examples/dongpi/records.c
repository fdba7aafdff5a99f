/* How records are written: by the names of their fields, until the first failure. */
#include "dongpi.h"

#include <inttypes.h>
#include <stdio.h>

static swst_status set(swst_record *record, const struct value *value)
{
    char text[32];
    int year, month, dom;

    if (value->text)
        return swst_record_set(record, value->field, value->text);
    if (value->day) {
        day_parts(value->day, &year, &month, &dom);
        snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, dom);
        return swst_record_set(record, value->field, text);
    }
    if (!value->number)
        return SWST_OK;
    snprintf(text, sizeof text, "%" PRId64, value->number);
    return swst_record_set(record, value->field, text);
}

int64_t add(struct maker *maker, const char *kind, const struct value *values)
{
    swst_record *record;
    int64_t id;

    if (maker->status)
        return 0;
    record = swst_record_new(swst_kind_find(kind));
    for (; values->field && !maker->status; values++)
        maker->status = set(record, values);
    if (!maker->status)
        maker->status = swst_record_save(maker->store, record);
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

int64_t find(struct maker *maker, const char *kind, const char *field, const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor = NULL;
    int64_t id = 0;

    if (!maker->status)
        maker->status = swst_query_where(query, field, "=", value);
    if (!maker->status)
        maker->status = swst_query_run(maker->store, query, &cursor);
    if (!maker->status) {
        swst_status found = swst_cursor_next(cursor);

        if (found == SWST_ROW)
            id = swst_record_id(swst_cursor_record(cursor));
        else
            maker->status = found ? found : SWST_ENOTFOUND;
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

void take_back(struct maker *maker, const char *kind, int64_t id)
{
    swst_record *record = NULL;

    if (!maker->status)
        maker->status = swst_record_load(maker->store, swst_kind_find(kind), id, &record);
    if (!maker->status)
        maker->status = swst_record_void(maker->store, record, "重复录入");
    swst_record_free(record);
}
