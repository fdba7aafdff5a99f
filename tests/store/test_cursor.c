/* Answers, page by page. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static swst_cursor *find(swst_store *store, const char *kind, const char *order, int64_t limit)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor;

    if (order)
        assert_ok(swst_query_order_by(query, order));
    swst_query_set_limit(query, limit);
    assert_ok(swst_query_run(store, query, &cursor));
    swst_query_free(query);
    return cursor;
}

static int left(swst_cursor *cursor)
{
    int count = 0;

    while (swst_cursor_next(cursor) == SWST_ROW)
        count++;
    assert_ok(swst_cursor_next(cursor));
    return count;
}

static void a_query_filters_and_orders(void **state)
{
    int64_t id = given_client(*state, given_area(*state));
    swst_query *query = swst_query_new(swst_kind_find("visit"));
    swst_cursor *cursor;

    given_visit(*state, id, "2026-03-01", "home");
    given_visit(*state, id, "2026-03-09", "home");
    given_visit(*state, id, "2026-03-05", "home");
    assert_ok(swst_query_where(query, "visited_on", ">", "2026-03-01"));
    assert_ok(swst_query_order_by(query, "-visited_on"));
    assert_ok(swst_query_run(*state, query, &cursor));
    swst_query_free(query);

    assert_null(swst_cursor_record(cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    assert_string_equal(swst_visit_get_visited_on(swst_visit_from(swst_cursor_record(cursor))),
                        "2026-03-09");
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    assert_ok(swst_cursor_next(cursor));
    assert_null(swst_cursor_record(cursor));
    assert_ok(swst_cursor_next(cursor));
    swst_cursor_free(cursor);
}

/* ------------------------------------------------------------------- pages */

/* Names 0, 1, 2 in turn, the first of them without a phone and without a day. */
static void given_workers(swst_store *store, int count)
{
    char name[16], day[16];

    assert_ok(swst_store_begin(store));
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "%d", i % 3);
        snprintf(day, sizeof day, "1969-12-3%d", i % 3 - 1);
        given(store, "worker", "name", name, "phone", i % 3 ? name : "",
              "hired_on", i % 3 ? day : "", NULL);
    }
    assert_ok(swst_store_commit(store));
}

/* Every record once, in the order asked for, whatever the page. */
static void assert_complete(swst_store *store, const char *order, int expected, int values)
{
    swst_cursor *cursor = find(store, "worker", order, 0);
    bool descending = *order == '-';
    char last[16] = "";
    int64_t last_id = 0;
    int count = 0, changes = 1;

    for (; swst_cursor_next(cursor) == SWST_ROW; count++) {
        swst_record *worker = swst_cursor_record(cursor);
        char *value;

        assert_ok(swst_record_get(worker, order + descending, &value));
        if (count && strcmp(value ? value : "", last) != 0) {
            assert_true((strcmp(value ? value : "", last) < 0) == descending);
            changes++;
        } else {
            assert_true(swst_record_id(worker) > last_id);
        }
        snprintf(last, sizeof last, "%s", value ? value : "");
        last_id = swst_record_id(worker);
        swst_free(value);
    }
    assert_int_equal(count, expected);
    assert_int_equal(changes, values);
    swst_cursor_free(cursor);
}

static void pages_meet_without_gap_or_repetition(void **state)
{
    static const char *const orders[] = { "name", "-name", "phone", "-phone", "hired_on",
                                          "-hired_on", "left_on", "-left_on" };

    given_workers(*state, 512);
    for (size_t i = 0; i < 6; i++)
        assert_complete(*state, orders[i], 512, 3);
    given_workers(*state, 590);
    for (size_t i = 0; i < 8; i++)
        assert_complete(*state, orders[i], 1102, i < 6 ? 3 : 1);
}

static void without_an_order_the_oldest_comes_first(void **state)
{
    static const char *const orders[] = { NULL, "id", "-id" };

    given_workers(*state, 700);
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        swst_cursor *cursor = find(*state, "worker", orders[i], 0);
        int64_t last = 0;
        int count = 0;

        for (; swst_cursor_next(cursor) == SWST_ROW; count++) {
            int64_t id = swst_record_id(swst_cursor_record(cursor));

            if (count)
                assert_int_equal(id - last, i < 2 ? 1 : -1);
            last = id;
        }
        assert_int_equal(count, 700);
        swst_cursor_free(cursor);
    }
}

static void who_has_no_value_comes_first_or_last(void **state)
{
    swst_cursor *cursor;

    given_workers(*state, 3);
    cursor = find(*state, "worker", "hired_on", 1);
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    assert_false(swst_record_has(swst_cursor_record(cursor), "hired_on"));
    swst_cursor_free(cursor);
    cursor = find(*state, "worker", "-hired_on", 2);
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    assert_true(swst_record_has(swst_cursor_record(cursor), "hired_on"));
    assert_int_equal(left(cursor), 1);
    swst_cursor_free(cursor);
    cursor = find(*state, "worker", "-hired_on", 3);
    while (swst_cursor_next(cursor) == SWST_ROW && swst_record_has(swst_cursor_record(cursor),
                                                                   "hired_on"))
        ;
    assert_non_null(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
}

static void a_limit_holds_across_pages(void **state)
{
    static const int limits[] = { 1, 255, 256, 257, 511, 512, 513, 600, 601, 1000 };

    given_workers(*state, 600);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        swst_cursor *cursor = find(*state, "worker", "phone", limits[i]);

        assert_int_equal(left(cursor), limits[i] < 600 ? limits[i] : 600);
        assert_null(swst_cursor_record(cursor));
        swst_cursor_free(cursor);
    }
}

/* What a cursor lends may be changed and saved: the pages do not care. */
static void who_changes_every_record_meets_each_once(void **state)
{
    swst_cursor *cursor;
    int count = 0;

    given_workers(*state, 600);
    cursor = find(*state, "worker", "name", 0);
    assert_ok(swst_store_begin(*state));
    for (; swst_cursor_next(cursor) == SWST_ROW; count++) {
        swst_record *worker = swst_cursor_record(cursor);

        assert_ok(swst_record_set(worker, "name", "!"));     /* before all others */
        assert_ok(swst_record_save(*state, worker));
    }
    assert_ok(swst_store_commit(*state));
    assert_int_equal(count, 600);
    swst_cursor_free(cursor);
}

static void a_record_of_the_last_page_is_not_left_in_the_next(void **state)
{
    swst_cursor *cursor;
    swst_record *worker;

    given_workers(*state, 256);
    assert_ok(void_it(*state, "worker", given_worker(*state, "Wu"), "entered twice"));
    given_worker(*state, "Zhao");
    cursor = find(*state, "worker", NULL, 0);
    for (int i = 0; i < 257; i++)
        assert_status(SWST_ROW, swst_cursor_next(cursor));
    worker = swst_cursor_record(cursor);
    assert_string_equal(swst_kind_name(swst_record_kind(worker)), "worker");
    assert_false(swst_record_has(worker, "phone"));
    assert_false(swst_record_is_voided(worker));
    assert_null(swst_record_void_reason(worker));
    assert_ok(swst_cursor_next(cursor));
    swst_cursor_free(cursor);
}

/* ------------------------------------------------------------------ others */

static void a_reader_who_dawdles_keeps_no_writer_waiting(void **state)
{
    swst_store *reader = given_file("dawdle.swst"), *writer = swst_store_new();
    swst_cursor *cursor;

    (void)state;
    swst_store_set_busy_timeout(writer, 0);
    assert_ok(swst_store_open(writer, "dawdle.swst"));
    given_workers(reader, 300);

    cursor = find(reader, "worker", NULL, 0);
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    given_worker(writer, "Wu");
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    assert_int_equal(left(cursor), 299);                     /* the new one on the next page */
    swst_cursor_free(cursor);
    swst_store_free(writer);
    swst_store_free(reader);
}

/* All that a page of references leads to becomes the first of them. */
static void lead_back(const char *path, const char *table)
{
    char sql[100];
    size_t size;
    char *bytes = file_bytes(path, &size), *page;
    unsigned cells;

    snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_master WHERE name = '%s'", table);
    page = bytes + (number_in_file(path, sql) - 1) * 4096;
    assert_int_equal(page[0], 5);                            /* it refers to others by id */
    cells = (unsigned char)page[3] * 256u + (unsigned char)page[4];
    for (unsigned i = 0; i <= cells; i++) {
        const unsigned char *at = (const unsigned char *)page + 12 + 2 * i;
        const unsigned char *first = (const unsigned char *)page + 12;

        memmove(i < cells ? page + (at[0] << 8 | at[1]) : page + 8,
                page + (first[0] << 8 | first[1]), 4);
    }
    write_file(path, bytes, size);
    free(bytes);
}

/* In whatever order they are asked for, the reading comes to an end. */
static void rows_that_lead_back_to_themselves_are_not_read_for_ever(void **state)
{
    static const char *const orders[] = { NULL, "-id", "name", "-phone" };
    enum { WORKERS = 3000 };
    swst_store *store = given_file("ring.swst");

    (void)state;
    given_workers(store, WORKERS);
    swst_store_free(store);
    lead_back("ring.swst", "worker");
    store = opened("ring.swst");
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        swst_cursor *cursor = find(store, "worker", orders[i], 0);
        swst_status status;
        int count = 0;

        while ((status = swst_cursor_next(cursor)) == SWST_ROW && count < 20 * WORKERS)
            count++;
        assert_int_not_equal(status, SWST_ROW);
        if (!orders[i]) {
            assert_status(SWST_EDAMAGED, status);
            assert_error("damaged", NULL);
            assert_status(SWST_EDAMAGED, swst_cursor_next(cursor));
        }
        swst_cursor_free(cursor);
    }
    swst_store_free(store);
}

static void a_cursor_outlives_the_handle_of_its_store(void **state)
{
    swst_cursor *cursor, *other;

    given_workers(*state, 600);
    cursor = find(*state, "worker", "name", 0);
    other = find(*state, "worker", NULL, 0);
    close_station(state);
    *state = NULL;
    assert_int_equal(left(cursor), 600);
    swst_cursor_free(cursor);
    assert_status(SWST_ROW, swst_cursor_next(other));
    swst_cursor_free(other);
}

static void a_store_that_is_freed_forgets_what_was_begun(void **state)
{
    swst_store *store = given_file("begun.swst");
    swst_cursor *cursor = find(store, "worker", NULL, 0);

    (void)state;
    assert_ok(swst_store_begin(store));
    given_worker(store, "Wu");
    swst_store_free(store);
    assert_int_equal(left(cursor), 0);
    store = opened("begun.swst");
    given_worker(store, "Zhao");                             /* nothing is held any more */
    swst_store_free(store);
    swst_cursor_free(cursor);
}

static void a_query_may_be_asked_again_and_changed_meanwhile(void **state)
{
    swst_query *query = swst_query_new(swst_kind_find("worker"));
    swst_cursor *all, *some;

    given_workers(*state, 300);
    assert_ok(swst_query_run(*state, query, &all));
    assert_ok(swst_query_where(query, "name", "in", "0,1"));
    assert_ok(swst_query_run(*state, query, &some));
    assert_ok(swst_query_order_by(query, "-phone"));
    swst_query_set_limit(query, 1);
    swst_query_free(query);
    assert_int_equal(left(all), 300);
    assert_int_equal(left(some), 200);
    swst_cursor_free(all);
    swst_cursor_free(some);
}

static void cursors_of_one_question_do_not_disturb_each_other(void **state)
{
    swst_cursor *slow, *fast;

    given_workers(*state, 300);
    slow = find(*state, "worker", "name", 0);
    fast = find(*state, "worker", "name", 0);
    assert_status(SWST_ROW, swst_cursor_next(slow));
    assert_int_equal(left(fast), 300);
    assert_int_equal(left(slow), 299);
    swst_cursor_free(fast);
    swst_cursor_free(slow);
}

static void a_cursor_without_an_open_store_keeps_failing(void **state)
{
    swst_store *closed = swst_store_new();
    swst_cursor *cursor = find(closed, "worker", NULL, 0);

    (void)state;
    assert_status(SWST_EMISUSE, swst_cursor_next(cursor));
    assert_error("not_open", NULL);
    assert_null(swst_cursor_record(cursor));
    assert_status(SWST_EMISUSE, swst_cursor_next(cursor));
    swst_cursor_free(cursor);
    swst_store_free(closed);
    assert_status(SWST_EMISUSE, swst_cursor_next(NULL));
    assert_error("null_argument", NULL);
    assert_null(swst_cursor_record(NULL));
    swst_cursor_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_query_filters_and_orders),
        station_test(pages_meet_without_gap_or_repetition),
        station_test(without_an_order_the_oldest_comes_first),
        station_test(who_has_no_value_comes_first_or_last),
        station_test(a_limit_holds_across_pages),
        station_test(who_changes_every_record_meets_each_once),
        station_test(a_record_of_the_last_page_is_not_left_in_the_next),
        cmocka_unit_test(a_reader_who_dawdles_keeps_no_writer_waiting),
        cmocka_unit_test(rows_that_lead_back_to_themselves_are_not_read_for_ever),
        station_test(a_cursor_outlives_the_handle_of_its_store),
        cmocka_unit_test(a_store_that_is_freed_forgets_what_was_begun),
        station_test(a_query_may_be_asked_again_and_changed_meanwhile),
        station_test(cursors_of_one_question_do_not_disturb_each_other),
        cmocka_unit_test(a_cursor_without_an_open_store_keeps_failing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
