#include "fuzz.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_expect(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s (%s)\n", what, swst_error_message("en"));
    abort();
}

/* ---------------------------------------------------------------- a station */

int64_t fuzz_save(swst_store *store, const char *kind, ...)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    const char *field;
    va_list values;
    int64_t id;

    va_start(values, kind);
    while ((field = va_arg(values, const char *)))
        EXPECT(!swst_record_set(record, field, va_arg(values, const char *)));
    va_end(values);
    EXPECT(!swst_record_save(store, record));
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

static void add_people(swst_store *store, const char *area)
{
    static const char *const names[] = { "林小雨", "王建国", "李阿妹" };
    char household[24], client[24];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(household, sizeof household, "%" PRId64,
                 fuzz_save(store, "household", "area_id", area, NULL));
        snprintf(client, sizeof client, "%" PRId64,
                 fuzz_save(store, "client", "name", names[i], "area_id", area, "birth_date",
                           "1950-05-01", "phone", "13800000000", "registered_on", "2022-01-01",
                           NULL));
        fuzz_save(store, "household_member", "household_id", household, "client_id", client,
                  "starts_on", "2022-01-01", NULL);
        fuzz_save(store, "tier", "client_id", client, "level", i ? "green" : "red", "starts_on",
                  "2022-01-01", NULL);
        fuzz_save(store, "visit", "client_id", client, "visited_on", "2022-03-01", "channel",
                  "home", "result", "done", NULL);
    }
}

swst_store *fuzz_station(const char *path)
{
    static const char *const villages[][2] = {
        { "790101001201", "上村" }, { "790101001202", "下村" }
    };
    swst_store *store = swst_store_new();
    char id[24];

    swst_store_set_now(store, 1700000000000);
    EXPECT(!swst_store_create(store, path));
    EXPECT(!swst_station_found(store, "示范镇社工站", "790101001", "示范镇"));
    EXPECT(!swst_store_begin(store));
    for (size_t i = 0; i < sizeof villages / sizeof *villages; i++) {
        snprintf(id, sizeof id, "%" PRId64,
                 fuzz_save(store, "area", "code", villages[i][0], "name", villages[i][1],
                           "level", "village", NULL));
        add_people(store, id);
    }
    fuzz_save(store, "worker", "name", "陈社工", NULL);
    EXPECT(!swst_store_commit(store));
    return store;
}

void fuzz_write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    EXPECT(file != NULL);
    EXPECT(fwrite(bytes, 1, size, file) == size);
    EXPECT(fclose(file) == 0);
}

void fuzz_remove_store(const char *path)
{
    static const char *const endings[] = { "", "-journal", "-wal", "-shm", "-lock", ".manifest" };
    char name[200];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        remove(name);
    }
}

/* ------------------------------------------------------------------- reading */

static void read_kind(swst_store *store, const swst_kind *kind)
{
    swst_query *query = swst_query_new(kind);
    swst_cursor *cursor = NULL;

    if (!swst_query_run(store, query, &cursor))
        while (swst_cursor_next(cursor) == SWST_ROW) {
            char *json = NULL;

            if (!swst_record_to_json(swst_cursor_record(cursor), 0, &json))
                EXPECT(json != NULL);
            swst_free(json);
        }
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void read_table(swst_table *table)
{
    for (size_t row = 0; row < swst_table_rows(table); row++)
        for (size_t column = 0; column < swst_table_columns(table); column++)
            swst_table_text(table, row, swst_field_name(swst_table_column(table, column)));
    swst_table_free(table);
}

void fuzz_read_all(swst_store *store)
{
    swst_table *table;

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        read_kind(store, kind);
    table = NULL;
    if (!swst_station_check(store, &table))
        read_table(table);
    table = NULL;
    if (!swst_report_due(store, "2022-06-30", NULL, &table))
        read_table(table);
    table = NULL;
    if (!swst_report_desk(store, "2022-06-30", NULL, &table))
        read_table(table);
}

/* --------------------------------------------------------------------- input */

unsigned fuzz_byte(struct fuzz_input *input)
{
    if (!input->size)
        return 0;
    input->size--;
    return *input->bytes++;
}

void fuzz_text(struct fuzz_input *input, char text[256])
{
    size_t length = fuzz_byte(input);

    length = length < input->size ? length : input->size;
    if (length)
        memcpy(text, input->bytes, length);
    text[length] = '\0';
    input->bytes += length;
    input->size -= length;
}
