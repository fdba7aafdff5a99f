/* How records are written: by the names of their fields, until the first failure. */
#include "dongpi.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static swst_status set(swst_record *record, const struct value *value)
{
    char text[32];

    if (value->text)
        return swst_record_set(record, value->field, value->text);
    if (value->day)
        return swst_record_set(record, value->field, written(value->day));
    if (!value->number)
        return SWST_OK;
    snprintf(text, sizeof text, "%" PRId64, value->number);
    return swst_record_set(record, value->field, text);
}

void write_down_on(struct maker *maker, int64_t on)
{
    const int64_t end = day(2022, 12, 31), ms_a_day = 86400000, morning = 3600000;

    swst_store_set_now(maker->store, (on < end ? on : end) * ms_a_day + morning);
}

/* What happened is written down within three days. */
static void write_down(struct maker *maker, const struct value *values)
{
    static const char *const days[] = {
        "visited_on", "happened_on", "held_on", "planned_on", "assessed_on", "checked_on",
        "registered_on", "joined_on", "done_on", "opened_on", "made_on", "found_on", "starts_on"
    };
    const int64_t year = day(2022, 1, 1);

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        for (const struct value *value = values; value->field; value++)
            if (value->day >= year && strcmp(value->field, days[i]) == 0) {
                write_down_on(maker, value->day + value->day % 4 % 3);
                return;
            }
}

int64_t add(struct maker *maker, const char *kind, const struct value *values)
{
    swst_record *record;
    int64_t id;

    if (maker->status)
        return 0;
    write_down(maker, values);
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
