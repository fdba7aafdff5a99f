/* A station's file with some bytes changed: it is opened or refused, and whatever is
 * opened is read to its end. The input is a row of changes: where (three bytes), how
 * many bytes, and those. The first hundred bytes of the file, which say that it is one,
 * stay, so that most inputs come further. */
#include "fuzz.h"

#include "../support/disk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATION "fuzz_image.swst"

enum { HEADER = 100, PAGE = 4096 };

static uint8_t *whole, *image;
static size_t whole_size;

/* The id of the first record of a kind, as text. */
static const char *first_of(swst_store *store, const char *kind, char text[24])
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor = NULL;

    EXPECT(!swst_query_run(store, query, &cursor));
    EXPECT(swst_cursor_next(cursor) == SWST_ROW);
    snprintf(text, 24, "%" PRId64, swst_record_id(swst_cursor_record(cursor)));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return text;
}

static const char *saved(int64_t id, char text[24])
{
    snprintf(text, 24, "%" PRId64, id);
    return text;
}

static void add_goals(swst_store *store)
{
    char plan[24], parent[24] = "";

    saved(fuzz_save(store, "plan", "station_id", first_of(store, "station", plan), "year", "2022",
                    NULL), plan);
    for (int i = 0; i < 3; i++)
        saved(fuzz_save(store, "goal", "plan_id", plan, "title", "走访", "indicator",
                        "VISIT.TIMES", "operator", "at_least", "target", "4", "starts_on",
                        "2022-01-01", "due_on", "2022-12-31", "parent_id", parent, NULL), parent);
}

static void add_services(swst_store *store)
{
    char client[24], worker[24], programme[24];

    first_of(store, "client", client);
    first_of(store, "worker", worker);
    saved(fuzz_save(store, "programme", "name", "四点半课堂", "starts_on", "2022-01-01",
                    "recurrence", "FREQ=WEEKLY;BYDAY=SA", NULL), programme);
    fuzz_save(store, "enrolment", "programme_id", programme, "client_id", client, "starts_on",
              "2022-02-01", NULL);
    fuzz_save(store, "case", "client_id", client, "worker_id", worker, "opened_on", "2022-03-01",
              "stage", "intervention", "state", "open", NULL);
    fuzz_save(store, "group", "name", "阳光少年", "type", "growth", "stage", "forming",
              "programme_id", programme, NULL);
    fuzz_save(store, "task", "title", "例会", "due_on", "2022-01-03", "recurrence",
              "FREQ=WEEKLY", NULL);
    fuzz_save(store, "residence", "client_id", client, "status", "hospital", "starts_on",
              "2022-04-01", "ends_on", "2022-04-20", NULL);
}

static void fill(swst_store *store)
{
    EXPECT(!swst_store_begin(store));
    add_goals(store);
    add_services(store);
    EXPECT(!swst_store_commit(store));
    swst_store_free(store);
}

static void make_whole(void)
{
    FILE *file;
    long size = 0;

    disk_install();
    fuzz_remove_store(STATION);
    fill(fuzz_station(STATION));
    file = fopen(STATION, "rb");
    EXPECT(file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > HEADER);
    rewind(file);
    whole_size = (size_t)size;
    whole = malloc(whole_size);
    image = malloc(whole_size);
    EXPECT(fread(whole, 1, whole_size, file) == whole_size);
    fclose(file);
}

/* Now and then whole pages change places, or zeros come in the place of them. */
static void change_page(struct fuzz_input *input, size_t at)
{
    size_t from = (fuzz_byte(input) << 8 | fuzz_byte(input)) * PAGE % whole_size;

    at = at / PAGE * PAGE;
    if (at && at + PAGE <= whole_size && from + PAGE <= whole_size)
        memmove(image + at, image + from, PAGE);
}

static void change(struct fuzz_input *input)
{
    size_t at = fuzz_byte(input) << 16, count;

    at = (at | fuzz_byte(input) << 8 | fuzz_byte(input)) % whole_size;
    count = fuzz_byte(input);
    if (count == 255) {
        change_page(input, at);
        return;
    }
    for (size_t i = 0; i < count && at + i < whole_size; i++) {
        uint8_t byte = (uint8_t)fuzz_byte(input);

        if (at + i >= HEADER)
            image[at + i] = byte;
    }
}

static void report(swst_store *store)
{
    static swst_status (*const reports[])(swst_store *store, const char *from, const char *to,
                                          const char *as_of, const swst_filter *filter,
                                          swst_table **table) = {
        swst_report_cases, swst_report_compliance, swst_report_groups, swst_report_indicators,
        swst_report_programmes, swst_report_tasks,
    };
    swst_table *table = NULL;

    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        if (!reports[i](store, "2022-01-01", "2022-06-30", "2022-06-30", NULL, &table))
            EXPECT(table != NULL);
        swst_table_free(table);
        table = NULL;
    }
    if (!swst_report_goals(store, "2022-06-30", 0, NULL, &table))
        EXPECT(table != NULL);
    swst_table_free(table);
}

static void search(swst_store *store, const char *text)
{
    swst_table *table = NULL;

    if (!swst_client_search(store, text, 0, 0, &table))
        EXPECT(table != NULL);
    swst_table_free(table);
}

static void work_on(swst_store *store)
{
    swst_record *need = swst_record_new(swst_kind_find("need"));
    swst_status status;

    fuzz_read_all(store);
    report(store);
    search(store, "林小");
    search(store, "13800000000");
    EXPECT(!swst_record_set(need, "category", "food"));
    EXPECT(!swst_record_set(need, "opened_on", "2022-01-01"));
    EXPECT(!swst_record_set(need, "state", "open"));
    if ((status = swst_record_save(store, need)))
        EXPECT(swst_error_code() != NULL);
    swst_record_free(need);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };
    swst_store *store;
    size_t left;

    if (!whole)
        make_whole();
    memcpy(image, whole, whole_size);
    left = whole_size - fuzz_byte(&input) % 32 / 31 * (whole_size / 3);     /* a part is missing */
    while (input.size)
        change(&input);
    fuzz_remove_store(STATION);
    fuzz_write_file(STATION, image, left);
    store = swst_store_new();
    if (!swst_store_open(store, STATION))
        work_on(store);
    swst_store_free(store);
    return 0;
}
