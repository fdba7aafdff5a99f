/* JSON from bytes: a record that takes it says it again, and JSON lines are loaded or
 * rejected row by row; what is not applied is forgotten. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define LINES "fuzz_json.jsonl"

static const swst_kind *kind_at(unsigned number)
{
    const swst_kind *kind = NULL;

    for (unsigned i = 0; i <= number; i++)
        if (!(kind = swst_kind_next(kind)))
            kind = swst_kind_next(NULL);
    return kind;
}

/* To JSON and back, and to JSON again. */
static void say_again(const swst_record *record, const swst_kind *kind)
{
    swst_record *again = swst_record_new(kind);
    char *first = NULL, *second = NULL;

    EXPECT(!swst_record_to_json(record, 0, &first));
    EXPECT(!swst_record_from_json(again, first));
    EXPECT(!swst_record_to_json(again, 0, &second));
    EXPECT(strcmp(first, second) == 0);
    swst_free(first);
    swst_free(second);
    swst_record_free(again);
}

static void read_record(struct fuzz_input *input)
{
    const swst_kind *kind = kind_at(fuzz_byte(input));
    swst_record *record = swst_record_new(kind);
    char *text = malloc(input->size + 1), *before = NULL, *after = NULL;

    if (input->size)
        memcpy(text, input->bytes, input->size);
    text[input->size] = '\0';
    EXPECT(!swst_record_to_json(record, 0, &before));
    if (!swst_record_from_json(record, text)) {
        say_again(record, kind);
    } else {
        EXPECT(swst_error_code() && !swst_record_to_json(record, 0, &after));
        EXPECT(strcmp(before, after) == 0);         /* unchanged */
        swst_free(after);
    }
    swst_free(before);
    swst_record_free(record);
    free(text);
}

static void load_lines(const struct fuzz_input *input)
{
    static swst_store *store;
    swst_load *load = NULL;
    swst_status status;
    swst_query *query;
    int64_t clients = -1;

    if (!store)
        store = fuzz_station(":memory:");
    fuzz_write_file(LINES, input->bytes, input->size);
    if (!swst_load_begin(store, LINES, &load)) {
        while ((status = swst_load_step(load)) == SWST_ROW)
            continue;
        if (!status && swst_load_rejected(load))
            EXPECT(swst_load_apply(load) == SWST_EINVALID);
    }
    swst_load_free(load);
    query = swst_query_new(swst_kind_find("client"));
    EXPECT(!swst_query_count(store, query, &clients) && clients == 6);
    swst_query_free(query);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };

    if (fuzz_byte(&input) % 2)
        load_lines(&input);
    else
        read_record(&input);
    return 0;
}
