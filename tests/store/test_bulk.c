/* Ids, the audit and what is known, while many records are written. */
#include "../support/station.h"

#include "domain/batch.h"
#include "store/rows.h"

#include <stdio.h>

enum { PER_FILE = 100000000 };

static int64_t number(swst_store *store, const char *sql)
{
    int64_t found = -1;

    assert_ok(swst__db_number(store, sql, &found));
    return found;
}

static struct swst__batch *begun(swst_store *store)
{
    struct swst__batch *batch = NULL;

    assert_ok(swst__batch_begin(store, 0, &batch));
    return batch;
}

/* A village of this id, or of a new one. */
static int64_t put_area(struct swst__batch *batch, int64_t id, int code)
{
    swst_record *record = swst_record_new(swst_kind_find("area"));
    char text[24];

    snprintf(text, sizeof text, "7901010%05d", code);
    assert_ok(swst_record_set(record, "code", text));
    assert_ok(swst_record_set(record, "name", "前江"));
    assert_ok(swst_record_set(record, "level", "village"));
    record->header.id = id;
    assert_ok(swst__batch_check(batch, record, NULL));
    assert_ok(swst__batch_put(batch, record, NULL));
    id = record->header.id;
    swst_record_free(record);
    return id;
}

static void commit(struct swst__batch *batch)
{
    assert_ok(swst__batch_commit(batch));
    swst__batch_free(batch);
}

/* ---------------------------------------------------------------------- ids */

static void the_ids_of_a_batch_follow_each_other_and_go_on_behind_it(void **state)
{
    struct swst__batch *batch = begun(*state);
    int64_t one = put_area(batch, 0, 1), other = put_area(batch, 0, 2), first, last;

    swst__batch_ids(batch, &first, &last);
    assert_true(first == one && last == other && other == one + 1);
    commit(batch);
    assert_int_equal(given_village(*state, "790101100001"), other + 1);
}

static void no_id_of_a_batch_was_taken_before(void **state)
{
    int64_t base = number(*state, "SELECT replica FROM header") * PER_FILE, first, last;
    struct swst__batch *batch = begun(*state);

    put_area(batch, base + 3, 1);               /* brought from elsewhere, as if counted here */
    commit(batch);
    batch = begun(*state);
    for (int i = 2; i < 9; i++)
        put_area(batch, 0, i);
    swst__batch_ids(batch, &first, &last);
    assert_true(first > base + 3 && last == first + 6);
    commit(batch);
    assert_int_equal(count_of(*state, "area"), 8);
}

static void an_id_brought_into_the_range_of_a_batch_is_passed_over(void **state)
{
    struct swst__batch *batch = begun(*state);
    int64_t one = put_area(batch, 0, 1);

    put_area(batch, one + 2, 2);
    assert_int_equal(put_area(batch, 0, 3) == one + 2, 0);
    assert_int_equal(put_area(batch, 0, 4) == one + 2, 0);
    put_area(batch, 0, 5);
    commit(batch);
    assert_int_equal(count_of(*state, "area"), 5);
}

static void the_last_id_of_a_file_spends_none_of_the_others(void **state)
{
    int64_t base = number(*state, "SELECT replica FROM header") * PER_FILE;
    struct swst__batch *batch = begun(*state);

    put_area(batch, base + PER_FILE - 1, 1);
    assert_int_equal(put_area(batch, 0, 2), base + 1);
    commit(batch);
}

/* --------------------------------------------------------------------- audit */

static void a_row_in_between_ends_a_run(void **state)
{
    struct swst__batch *batch = begun(*state);

    put_area(batch, 20, 1);
    commit(batch);
    batch = begun(*state);
    put_area(batch, 10, 2);
    put_area(batch, 15, 3);
    put_area(batch, 25, 4);                     /* 20 was not written now */
    put_area(batch, 5, 5);                      /* they do not ascend */
    commit(batch);
    assert_int_equal(number(*state, "SELECT count(*) FROM audit"), 4);
    assert_int_equal(number(*state, "SELECT rows FROM audit WHERE record_id = 10"), 2);
    assert_int_equal(number(*state, "SELECT last_id FROM audit WHERE record_id = 10"), 15);
    assert_int_equal(number(*state, "SELECT count(*) FROM audit WHERE last_id IS NULL"
                                    " AND rows IS NULL"), 3);
}

static void what_is_told_of_a_record_later_stands_behind_its_run(void **state)
{
    struct swst__batch *batch = begun(*state);
    int64_t id = put_area(batch, 0, 1);
    swst_record *record = NULL, *before = NULL;

    put_area(batch, 0, 2);
    assert_ok(swst_record_load(*state, swst_kind_find("area"), id, &before));
    assert_ok(swst_record_load(*state, swst_kind_find("area"), id, &record));
    assert_ok(swst_record_set(record, "name", "江夏"));
    assert_ok(swst__batch_put(batch, record, before));
    put_area(batch, 0, 3);
    commit(batch);
    swst_record_free(record);
    swst_record_free(before);
    assert_int_equal(number(*state, "SELECT rows FROM audit WHERE sequence = 1"), 2);
    assert_int_equal(number(*state, "SELECT record_id FROM audit WHERE sequence = 2"
                                    " AND action = 'update'"), id);
    assert_int_equal(number(*state, "SELECT count(*) FROM audit"), 3);
}

/* ------------------------------------------------------------------- what is known */

static void a_voided_row_is_known_to_count_no_more(void **state)
{
    struct swst__batch *batch = begun(*state);
    int64_t id = put_area(batch, 0, 1);
    const swst_kind *area = swst_kind_find("area");
    swst_record *record = NULL, *before = NULL, *client;

    assert_ok(swst_record_load(*state, area, id, &before));
    assert_ok(swst_record_load(*state, area, id, &record));
    record->header.voided = true;
    record->header.voided_at = 1773045000000;
    assert_ok(swst__record_set_reason(record, "误录"));
    assert_ok(swst__batch_put(batch, record, before));
    client = swst_record_new(swst_kind_find("client"));
    assert_ok(swst_record_set(client, "name", "林一"));
    assert_ok(swst_record_set(client, "area_id", ID(id)));
    assert_ok(swst_record_set(client, "registered_on", "2026-01-01"));
    assert_status(SWST_ENOTFOUND, swst__batch_check(batch, client, NULL));
    assert_ok(swst__batch_undo(batch));
    assert_int_equal(number(*state, "SELECT count(*) FROM area"), 0);
    swst_record_free(client);
    swst_record_free(record);
    swst_record_free(before);
    swst__batch_free(batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_ids_of_a_batch_follow_each_other_and_go_on_behind_it),
        station_test(no_id_of_a_batch_was_taken_before),
        station_test(an_id_brought_into_the_range_of_a_batch_is_passed_over),
        station_test(the_last_id_of_a_file_spends_none_of_the_others),
        station_test(a_row_in_between_ends_a_run),
        station_test(what_is_told_of_a_record_later_stands_behind_its_run),
        station_test(a_voided_row_is_known_to_count_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
