/* Records put through a batch in any sequence against the same saved one by one; and a
 * batch that goes back against one that never went there. */
#include "../support/station.h"

#include "domain/batch.h"
#include "domain/write.h"
#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST = 60 };

static uint64_t state_of_chance;

static unsigned chance(unsigned below)
{
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 7;
    state_of_chance ^= state_of_chance << 17;
    return (unsigned)(state_of_chance >> 11) % below;
}

/* Ids of what was written so far, in one store. */
struct town {
    swst_store *store;
    int64_t clients[MOST], visits[MOST], areas[MOST], members[MOST], households[MOST];
    unsigned client_count, visit_count, area_count, member_count, household_count;
};

static void set(swst_record *record, const char *field, const char *value)
{
    assert_ok(swst_record_set(record, field, value));
}

static int64_t one_of(const int64_t *ids, unsigned count)
{
    return count ? ids[chance(count)] : 77;
}

static const char *a_day(void)
{
    static char text[16];

    snprintf(text, sizeof text, "%u-%02u-%02u", 1940 + chance(90), 1 + chance(12), 1 + chance(28));
    return text;
}

static swst_record *loaded(const struct town *town, const char *kind, int64_t id)
{
    swst_record *record = NULL;
    swst_status status = swst_record_load(town->store, swst_kind_find(kind), id, &record);

    if (!status && swst_record_is_voided(record)) {
        swst_record_free(record);
        record = NULL;
    }
    return status ? NULL : record;
}

/* Something to write, the same for the same chance and ids; NULL: nothing this time. */
static swst_record *something(const struct town *town)
{
    char code[16];
    swst_record *record;

    switch (chance(7)) {
    case 0:
        record = swst_record_new(swst_kind_find("area"));
        snprintf(code, sizeof code, "7901010010%02u", 1 + chance(20));
        set(record, "code", code), set(record, "name", "前江"), set(record, "level", "village");
        return record;
    case 1:
        record = swst_record_new(swst_kind_find("client"));
        set(record, "name", chance(2) ? "林一" : "陈二三");
        set(record, "area_id", ID(one_of(town->areas, town->area_count)));
        set(record, "registered_on", a_day());
        if (chance(2))
            set(record, "birth_date", a_day());
        if (chance(2))
            set(record, "phone", "13800000000");
        return record;
    case 2:
        if ((record = loaded(town, "client", one_of(town->clients, town->client_count)))) {
            set(record, "name", chance(2) ? "林四" : "周五");
            set(record, "birth_date", chance(2) ? a_day() : NULL);
        }
        return record;
    case 3:
        record = swst_record_new(swst_kind_find("household"));
        set(record, "area_id", ID(one_of(town->areas, town->area_count)));
        set(record, "number", "790101-1");
        return record;
    case 4:
        record = swst_record_new(swst_kind_find("household_member"));
        set(record, "household_id", ID(one_of(town->households, town->household_count)));
        set(record, "client_id", ID(one_of(town->clients, town->client_count)));
        set(record, "is_head", chance(2) ? "true" : "false");
        set(record, "starts_on", a_day());
        return record;
    default:
        record = swst_record_new(swst_kind_find("visit"));
        set(record, "client_id", ID(one_of(town->clients, town->client_count)));
        set(record, "visited_on", a_day());
        set(record, "channel", "home"), set(record, "result", "done");
        return record;
    }
}

static void note(struct town *town, const swst_record *record)
{
    const char *kind = swst_kind_name(swst_record_kind(record));
    int64_t id = swst_record_id(record);

    if (strcmp(kind, "client") == 0)
        town->clients[town->client_count++] = id;
    else if (strcmp(kind, "area") == 0)
        town->areas[town->area_count++] = id;
    else if (strcmp(kind, "household") == 0)
        town->households[town->household_count++] = id;
}

/* All that stands in a store, but for its own numbers: ids are counted from the first. */
static char *dumped(swst_store *store, const char *path)
{
    swst_dump *dump = NULL;
    char *bytes;
    size_t size;

    unlink(path);
    assert_ok(swst_dump_begin(store, path, 0, &dump));
    while (swst_dump_step(dump) == SWST_ROW)
        continue;
    swst_dump_free(dump);
    bytes = file_bytes(path, &size);
    unlink(path);
    return bytes;
}

/* Ids of two stores differ by their replica: what follows of each id is held together. */
static void erase_replica(char *text, int64_t replica)
{
    char digits[16];

    snprintf(digits, sizeof digits, "%lld", (long long)replica);
    for (char *at = text; (at = strstr(at, digits)); at += 7)
        memset(at, '#', 7);
}

static int64_t replica_of(swst_store *store)
{
    int64_t replica = 0;

    assert_ok(swst__db_number(store, "SELECT replica FROM header", &replica));
    return replica;
}

static void assert_same_stores(swst_store *left, swst_store *right)
{
    char *one = dumped(left, "batch-one.jsonl"), *other = dumped(right, "batch-other.jsonl");

    erase_replica(one, replica_of(left));
    erase_replica(other, replica_of(right));
    assert_string_equal(one, other);
    free(one);
    free(other);
}

static swst_store *new_store(void)
{
    swst_store *store = swst_store_new();

    assert_ok(swst_store_create(store, ":memory:"));
    swst_store_set_now(store, 1773045000000);
    given_village(store, "790101001001");
    return store;
}

/* ----------------------------------------------------------- one by one and in one */

/* One record into the batch: kept, or what it did undone; as saving would. */
static swst_status put(struct swst__batch *batch, swst_store *store, swst_record *record)
{
    swst_record *before = NULL;
    swst_status status = swst__record_check(record);

    if (!status && swst_record_id(record))
        status = swst_record_load(store, record->kind, swst_record_id(record), &before);
    if (!status)
        status = swst__batch_check(batch, record, before);
    if (!status)
        status = swst__batch_put(batch, record, before);
    swst_record_free(before);
    return status;
}

/* The id that another store gave: the same number of another replica. */
static void move(swst_record *record, int64_t from, int64_t to)
{
    const int64_t count = 100000000;

    if (record->header.id / count == from)
        record->header.id = record->header.id % count + to * count;
}

static void compare_once(uint64_t seed)
{
    struct town plain = { .store = new_store() }, bulk = { .store = new_store() };
    struct swst__batch *batch = NULL;
    int64_t first, last;

    assert_ok(swst__batch_begin(bulk.store, 0, &batch));
    state_of_chance = seed * 2 + 1;
    for (int i = 0; i < MOST; i++) {
        uint64_t here = state_of_chance;
        swst_record *one = something(&plain), *other;
        swst_status expected, status;

        state_of_chance = here;
        other = something(&bulk);
        assert_int_equal(!one, !other);
        if (!one)
            continue;
        expected = swst_record_save(plain.store, one);
        status = put(batch, bulk.store, other);
        assert_string_equal(swst_status_name(expected), swst_status_name(status));
        if (!status) {
            note(&plain, one);
            note(&bulk, other);
        }
        move(other, replica_of(bulk.store), replica_of(plain.store));
        if (!status)
            assert_int_equal(swst_record_id(one), swst_record_id(other));
        swst_record_free(one);
        swst_record_free(other);
        assert_ok(swst__batch_keep(batch));
    }
    swst__batch_ids(batch, &first, &last);
    assert_true(first <= last);
    assert_ok(swst__batch_commit(batch));
    swst__batch_free(batch);
    assert_same_stores(plain.store, bulk.store);
    swst_store_free(plain.store);
    swst_store_free(bulk.store);
}

static void a_batch_leaves_the_rows_that_saving_one_by_one_leaves(void **state)
{
    int rounds = getenv("SWST_LONG") ? 500 : 25;

    (void)state;
    for (int i = 1; i <= rounds; i++)
        compare_once((uint64_t)i * 7919);
}

/* ------------------------------------------------------------------ going back */

static void assert_whole_chain(swst_store *store)
{
    swst_table *verdict;

    assert_ok(swst_audit_verify(store, NULL, &verdict));
    assert_cell(verdict, 0, "state", "sound");
    swst_table_free(verdict);
}

/* Of groups of records some are undone: the other store never hears of them. */
static void go_back_once(uint64_t seed)
{
    struct town town = { .store = new_store() }, never = { .store = new_store() };
    struct swst__batch *batch = NULL, *second = NULL;

    assert_ok(swst__batch_begin(town.store, 0, &batch));
    assert_ok(swst__batch_begin(never.store, 0, &second));
    state_of_chance = seed * 2 + 1;
    for (int i = 0; i < MOST / 3; i++) {
        bool undone = chance(2);
        struct town before = town;

        for (int j = 0; j < 3; j++) {
            uint64_t here = state_of_chance;
            swst_record *record = something(&town), *other;

            state_of_chance = here;
            other = undone ? NULL : something(&never);
            if (record && !put(batch, town.store, record))
                note(&town, record);
            if (other && !put(second, never.store, other))
                note(&never, other);
            swst_record_free(record);
            swst_record_free(other);
        }
        assert_ok(undone ? swst__batch_undo(batch) : swst__batch_keep(batch));
        if (undone)
            town = before;
        else
            assert_ok(swst__batch_keep(second));
    }
    assert_ok(swst__batch_commit(batch));
    assert_ok(swst__batch_commit(second));
    swst__batch_free(batch);
    swst__batch_free(second);
    assert_same_stores(town.store, never.store);
    for (int i = 0; i < 3; i++) {
        static const char *const sql[] = {
            "SELECT sum(coalesce(rows, 1)) FROM audit", "SELECT count(*) FROM audit",
            "SELECT count(*) FROM client_key"
        };
        int64_t one = 0, other = 0;

        assert_ok(swst__db_number(town.store, sql[i], &one));
        assert_ok(swst__db_number(never.store, sql[i], &other));
        assert_int_equal(one, other);
    }
    assert_whole_chain(town.store);
    assert_whole_chain(never.store);
    swst_store_free(town.store);
    swst_store_free(never.store);
}

static void what_is_undone_was_never_there(void **state)
{
    int rounds = getenv("SWST_LONG") ? 500 : 25;

    (void)state;
    for (int i = 1; i <= rounds; i++)
        go_back_once((uint64_t)i * 104729);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_batch_leaves_the_rows_that_saving_one_by_one_leaves),
        cmocka_unit_test(what_is_undone_was_never_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
