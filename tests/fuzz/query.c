/* Questions from bytes: conditions, order, filters and searches. As many records are
 * counted as are found; whatever is asked, a sentence comes back and no crash. */
#include "fuzz.h"

static const swst_kind *pick_kind(struct fuzz_input *input)
{
    static const char *const names[] = {
        "client", "visit", "area", "household", "category", "contact_rule", "holiday", "tier"
    };

    return swst_kind_find(names[fuzz_byte(input) % (sizeof names / sizeof *names)]);
}

/* One of the kind's, mostly; or any text. */
static const char *pick_field(struct fuzz_input *input, const swst_kind *kind, char text[256])
{
    const swst_field *field = NULL;
    unsigned number = fuzz_byte(input);

    if (number >= 240) {
        fuzz_text(input, text);
        return text;
    }
    for (unsigned i = 0; i <= number % 40; i++)
        if (!(field = swst_field_next(kind, field)))
            return "id";
    return swst_field_name(field);
}

static void add_condition(struct fuzz_input *input, swst_query *query, const swst_kind *kind)
{
    static const char *const comparisons[] = {
        "=", "!=", "<", "<=", ">", ">=", "contains", "in", "like"
    };
    unsigned comparison = fuzz_byte(input) % (sizeof comparisons / sizeof *comparisons);
    char field[256], value[256];
    const char *name = pick_field(input, kind, field);

    fuzz_text(input, value);
    if (swst_query_where(query, name, comparisons[comparison], value))
        EXPECT(swst_error_code() != NULL);
}

static void add_order(struct fuzz_input *input, swst_query *query, const swst_kind *kind)
{
    char text[256];

    if (swst_query_order_by(query, pick_field(input, kind, text)))
        EXPECT(swst_error_code() != NULL);
}

static void ask(swst_store *store, swst_query *query, bool limited)
{
    int64_t count = -1, found = 0;
    swst_cursor *cursor = NULL;
    swst_status status;

    EXPECT(!swst_query_count(store, query, &count));
    EXPECT(!swst_query_run(store, query, &cursor));
    while ((status = swst_cursor_next(cursor)) == SWST_ROW)
        found++;
    EXPECT(!status && (limited || found == count));
    swst_cursor_free(cursor);
}

static void ask_records(struct fuzz_input *input, swst_store *store)
{
    const swst_kind *kind = pick_kind(input);
    swst_query *query = swst_query_new(kind);
    bool limited = false;

    while (input->size) {
        unsigned way = fuzz_byte(input);

        if (way % 8 == 0)
            add_order(input, query, kind);
        else if (way % 8 == 1)
            swst_query_set_voided(query, way & 8);
        else if (way % 8 == 2)
            swst_query_set_limit(query, fuzz_byte(input)), limited = true;
        else
            add_condition(input, query, kind);
    }
    ask(store, query, limited);
    swst_query_free(query);
}

static void ask_report(struct fuzz_input *input, swst_store *store)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;
    char day[256], code[256];
    swst_status status;

    fuzz_text(input, day);
    fuzz_text(input, code);
    if (*code && swst_filter_add_category(filter, code))
        EXPECT(swst_error_code() != NULL);
    swst_filter_set_ages(filter, (int64_t)fuzz_byte(input) - 1, (int64_t)fuzz_byte(input) - 1);
    swst_filter_set_area(filter, fuzz_byte(input) % 8);
    swst_filter_set_limit(filter, (int64_t)fuzz_byte(input) - 8);
    switch (fuzz_byte(input) % 3) {
    case 0: status = swst_report_due(store, day, filter, &table); break;
    case 1: status = swst_report_desk(store, day, filter, &table); break;
    default: status = swst_report_week(store, day, filter, &table); break;
    }
    EXPECT(!status == (table != NULL));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void search(struct fuzz_input *input, swst_store *store)
{
    swst_table *table = NULL;
    swst_status status;
    char text[256];

    fuzz_text(input, text);
    status = swst_client_search(store, text, 0, (int64_t)fuzz_byte(input) - 8, &table);
    EXPECT(!status == (table != NULL));
    swst_table_free(table);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };
    static swst_store *store;

    if (!store)
        store = fuzz_station(":memory:");
    switch (fuzz_byte(&input) % 4) {
    case 0: search(&input, store); break;
    case 1: ask_report(&input, store); break;
    default: ask_records(&input, store); break;
    }
    return 0;
}
