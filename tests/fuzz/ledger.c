/* A ledger from bytes: whatever encoding, header and cells it has, every row is accounted
 * for, a dry run leaves nothing behind, and what was imported is taken back. */
#include "fuzz.h"

#define LEDGER "fuzz_ledger.csv"

static int64_t living_clients(swst_store *store)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    int64_t count = -1;

    EXPECT(!swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

static void look(swst_ledger *ledger)
{
    int64_t rows = swst_ledger_accepted(ledger) + swst_ledger_rejected(ledger)
                   + swst_ledger_skipped(ledger);
    swst_table *plan = NULL, *mapping = NULL;

    EXPECT(!swst_ledger_mapping(ledger, &mapping));
    EXPECT(!swst_ledger_plan(ledger, 0, 100000, &plan));
    EXPECT((int64_t)swst_table_rows(plan) == rows);
    EXPECT((swst_ledger_rejected(ledger) > 0)
           == (swst_table_rows(swst_ledger_problems(ledger)) > 0));
    EXPECT(swst_ledger_created(ledger) + swst_ledger_updated(ledger)
           == swst_ledger_accepted(ledger));
    swst_table_free(plan);
    swst_table_free(mapping);
}

static void apply(swst_store *store, swst_ledger *ledger, int64_t before)
{
    int64_t number = 0;

    if (swst_ledger_apply(ledger, &number)) {
        EXPECT(swst_error_code() && living_clients(store) >= before);
        return;
    }
    if (number)
        EXPECT(!swst_import_undo(store, number, NULL));
}

static void take(swst_store *store, unsigned choices)
{
    int64_t before = living_clients(store);
    swst_ledger *ledger = NULL;
    swst_status status;

    if (swst_ledger_open(store, LEDGER, &ledger)) {
        EXPECT(!ledger && swst_error_code() && swst_error_message("zh"));
        return;
    }
    EXPECT(!swst_ledger_set_as_of(ledger, "2022-07-01"));
    EXPECT(!swst_ledger_set_kind(ledger, choices & 1 ? "visit" : "client"));
    EXPECT(!swst_ledger_set_skip_bad(ledger, choices & 2));
    while ((status = swst_ledger_step(ledger)) == SWST_ROW)
        continue;
    if (!status)
        look(ledger);
    if (!status && choices & 4)
        apply(store, ledger, before);
    swst_ledger_free(ledger);
    EXPECT(living_clients(store) == before);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };
    unsigned choices = fuzz_byte(&input);
    static swst_store *store;
    static int runs;

    if (store && ++runs % 1000 == 0) {      /* voided rows add up */
        swst_store_free(store);
        store = NULL;
    }
    if (!store)
        store = fuzz_station(":memory:");
    fuzz_write_file(LEDGER, input.bytes, input.size);
    take(store, choices);
    return 0;
}
