/* The handle: requests, transactions, who writes and when, and what it is not. */
#include "../support/station.h"

#include <stdio.h>

#define FILE_NAME "store.swst"

static int64_t served(swst_store *store, const char *request)
{
    int64_t id = -1;

    assert_ok(swst_store_find_request(store, request, &id));
    return id;
}

/* ---------------------------------------------------------------- requests */

static void a_request_leads_to_the_record_it_wrote(void **state)
{
    int64_t id, other;

    assert_int_equal(served(*state, "r-1"), 0);
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_int_equal(served(*state, "r-1"), 0);
    id = given_worker(*state, "Wu");
    other = given_worker(*state, "Zhao");                    /* serves no request */
    assert_int_equal(served(*state, "r-1"), id);
    assert_int_equal(served(*state, "R-1"), 0);
    assert_int_not_equal(id, other);
    assert_int_equal(count_of(*state, "worker"), 2);
}

static void who_asks_again_gets_the_first_record(void **state)
{
    swst_record *worker = swst_record_new(swst_kind_find("worker"));
    int64_t id;

    swst_store_set_now(*state, 1000);
    assert_ok(swst_store_set_request(*state, "r-1"));
    id = given_worker(*state, "Wu");
    swst_store_set_now(*state, 2000);
    assert_ok(swst_record_set(worker, "name", "Wu"));
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_ok(swst_record_save(*state, worker));
    assert_int_equal(swst_record_id(worker), id);
    assert_int_equal(swst_record_recorded_at(worker), 1000);
    assert_int_equal(count_of(*state, "worker"), 1);

    assert_ok(swst_record_set(worker, "name", "Zhao"));      /* the next save is one of its own */
    assert_ok(swst_record_save(*state, worker));
    assert_int_equal(count_of(*state, "worker"), 1);
    swst_record_free(worker);
}

static void a_request_is_known_to_who_opens_the_file_later(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t id;

    (void)state;
    assert_ok(swst_store_set_request(store, "r-1"));
    id = given_worker(store, "Wu");
    swst_store_free(store);
    store = opened(FILE_NAME);
    assert_int_equal(served(store, "r-1"), id);
    assert_ok(swst_store_set_request(store, "r-1"));
    assert_int_equal(given_worker(store, "Wu"), id);
    assert_int_equal(count_of(store, "worker"), 1);
    swst_store_free(store);
}

static void a_request_is_rolled_back_with_its_transaction(void **state)
{
    assert_ok(swst_store_begin(*state));
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_int_equal(served(*state, "r-1"), 0);
    assert_int_not_equal(given_worker(*state, "Wu"), 0);
    assert_int_not_equal(served(*state, "r-1"), 0);
    swst_store_rollback(*state);
    assert_int_equal(served(*state, "r-1"), 0);

    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_int_equal(served(*state, "r-1"), 0);
    given_worker(*state, "Wu");
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_int_not_equal(served(*state, "r-1"), 0);
}

static void a_request_of_one_kind_is_not_served_with_another(void **state)
{
    assert_ok(swst_store_set_request(*state, "r-1"));
    given_worker(*state, "Wu");
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, refused(*state, "setting", "key", "a", "value", "1", NULL));
    assert_error("request_reused", NULL);
    assert_int_equal(count_of(*state, "setting"), 0);
}

static void a_request_of_one_record_is_not_served_with_another(void **state)
{
    int64_t other = given_worker(*state, "Zhao"), id;

    assert_ok(swst_store_set_request(*state, "r-1"));
    id = given_worker(*state, "Wu");
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, change(*state, "worker", other, "name", "Li"));
    assert_error("request_reused", NULL);
    assert_ok(change(*state, "worker", id, "name", "Wu"));      /* once more what was written */
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(change(*state, "worker", other, "name", "Li"));
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_status(SWST_ECONFLICT, refused(*state, "worker", "name", "Li", NULL));
    assert_int_equal(count_of(*state, "worker"), 2);
    assert_ok(swst_store_set_request(*state, NULL));
}

static void a_save_and_a_void_are_not_one_request(void **state)
{
    int64_t id;

    assert_ok(swst_store_set_request(*state, "r-1"));
    id = given_worker(*state, "Wu");
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, void_it(*state, "worker", id, "twice"));
    assert_error("request_reused", NULL);
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(void_it(*state, "worker", id, "twice"));
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(void_it(*state, "worker", id, "twice"));
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_status(SWST_ECONFLICT, refused(*state, "worker", "name", "Wu", NULL));
    assert_ok(swst_store_set_request(*state, NULL));
}

static void a_request_may_be_taken_back(void **state)
{
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_ok(swst_store_set_request(*state, NULL));
    given_worker(*state, "Wu");
    assert_int_equal(served(*state, "r-1"), 0);
}

static void a_request_that_is_no_name_is_refused(void **state)
{
    char longest[65 * 4 + 1] = "";

    for (int i = 0; i < 64; i++)
        strcat(longest, "\xf0\xa0\x80\x80");                 /* four bytes a character */
    assert_ok(swst_store_set_request(*state, longest));
    strcat(longest, "x");
    assert_status(SWST_EINVALID, swst_store_set_request(*state, longest));
    assert_error("bad_request", NULL);
    assert_status(SWST_EINVALID, swst_store_set_request(*state, ""));
    assert_status(SWST_EINVALID, swst_store_set_request(*state, "\xff"));

    longest[64 * 4] = '\0';                                  /* the first still stands */
    assert_int_not_equal(given_worker(*state, "Wu"), 0);
    assert_int_not_equal(served(*state, longest), 0);
}

/* ------------------------------------------------------------ transactions */

static void what_is_committed_is_kept_and_the_rest_forgotten(void **state)
{
    swst_store *store = given_file(FILE_NAME), *other = opened(FILE_NAME);

    (void)state;
    assert_ok(swst_store_begin(store));
    given_worker(store, "Wu");
    given_worker(store, "Zhao");
    assert_int_equal(count_of(store, "worker"), 2);
    assert_int_equal(count_of(other, "worker"), 0);
    assert_ok(swst_store_commit(store));
    assert_int_equal(count_of(other, "worker"), 2);

    assert_ok(swst_store_begin(store));
    given_worker(store, "Li");
    swst_store_rollback(store);
    assert_int_equal(count_of(store, "worker"), 2);
    assert_ok(swst_store_begin(store));
    given_worker(store, "Li");
    swst_store_free(store);                                  /* forgets, too */
    assert_int_equal(count_of(other, "worker"), 2);
    given_worker(other, "Li");
    swst_store_free(other);
}

static void transactions_do_not_nest(void **state)
{
    assert_ok(swst_store_begin(*state));
    given_worker(*state, "Wu");
    assert_status(SWST_EMISUSE, swst_store_begin(*state));
    assert_error("in_transaction", NULL);
    given_worker(*state, "Zhao");                            /* the first goes on */
    assert_ok(swst_store_commit(*state));
    assert_int_equal(count_of(*state, "worker"), 2);
}

static void nothing_is_committed_that_was_not_begun(void **state)
{
    assert_status(SWST_EMISUSE, swst_store_commit(*state));
    assert_error("no_transaction", NULL);
    swst_store_rollback(*state);
    assert_ok(swst_store_begin(*state));
    assert_ok(swst_store_commit(*state));
    assert_status(SWST_EMISUSE, swst_store_commit(*state));
    assert_ok(swst_store_begin(*state));
    swst_store_rollback(*state);
    assert_status(SWST_EMISUSE, swst_store_commit(*state));
    assert_error("no_transaction", NULL);
    given_worker(*state, "Wu");
    assert_int_equal(count_of(*state, "worker"), 1);
}

static void one_writes_at_a_time(void **state)
{
    swst_store *store = given_file(FILE_NAME), *other = swst_store_new();

    (void)state;
    swst_store_set_busy_timeout(other, 0);
    assert_ok(swst_store_open(other, FILE_NAME));
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EBUSY, swst_store_begin(other));
    assert_error("busy", NULL);
    assert_status(SWST_EBUSY, refused(other, "worker", "name", "Wu", NULL));
    assert_ok(swst_store_commit(store));
    assert_ok(swst_store_begin(other));
    assert_ok(swst_store_commit(other));
    swst_store_free(other);
    swst_store_free(store);
}

/* --------------------------------------------------------- who, and when */

static void who_writes_is_a_living_worker_or_nobody(void **state)
{
    int64_t area = given_area(*state), head = given_worker(*state, "Wu");
    int64_t gone = given_worker(*state, "Zhao");
    const int64_t others[] = { area, gone, 7, -1 };

    assert_ok(void_it(*state, "worker", gone, "entered twice"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        swst_store_set_actor(*state, others[i]);
        assert_status(SWST_EINVALID, refused(*state, "worker", "name", "Li", NULL));
        assert_error("not_a_worker", NULL);
        assert_status(SWST_EINVALID, void_it(*state, "worker", head, "entered twice"));
        assert_int_equal(count_of(*state, "worker"), 1);     /* who reads need not be one */
    }
    swst_store_set_actor(*state, head);
    given_worker(*state, "Li");
    swst_store_set_actor(*state, 0);
    given_worker(*state, "He");
    assert_int_equal(count_of(*state, "worker"), 3);
}

static void a_row_is_stamped_with_the_time_that_was_set(void **state)
{
    static const int64_t instants[] = { 1772000000000, 1, 0, -1 };

    for (size_t i = 0; i < sizeof instants / sizeof *instants; i++) {
        swst_record *worker;
        int64_t id;

        swst_store_set_now(*state, instants[i]);
        id = given_worker(*state, "Wu");
        assert_ok(void_it(*state, "worker", id, "entered twice"));
        assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
        assert_int_equal(swst_record_recorded_at(worker), instants[i]);
        assert_int_equal(swst_record_voided_at(worker), instants[i]);
        assert_true(swst_record_is_voided(worker));
        swst_record_free(worker);
    }
    assert_int_equal(count_of(*state, "worker"), 0);
}

/* -------------------------------------------------------- no store, no answer */

#define assert_unusable(call) assert_status(SWST_EMISUSE, call)

static void ask_for_records(swst_store *store)
{
    swst_client *client = swst_client_new();
    swst_record *loaded = NULL, *worker = swst_record_new(swst_kind_find("worker"));
    swst_query *query = swst_query_new(swst_kind_find("worker"));
    int64_t number = 7;

    assert_ok(swst_record_set(worker, "name", "Wu"));
    assert_unusable(swst_record_load(store, swst_kind_find("worker"), 1, &loaded));
    assert_unusable(swst_record_save(store, worker));
    assert_unusable(swst_record_void(store, worker, "entered twice"));
    assert_null(swst_record_void_reason(worker));
    assert_unusable(swst_client_save(store, client));
    assert_unusable(swst_client_void(store, client, "entered twice"));
    assert_unusable(swst_query_count(store, query, &number));
    assert_unusable(swst_store_find_request(store, "r-1", &number));
    assert_unusable(swst_store_begin(store));
    assert_unusable(swst_store_commit(store));
    assert_int_equal(number, 7);
    assert_null(loaded);
    swst_store_rollback(store);
    swst_query_free(query);
    swst_record_free(worker);
    swst_client_free(client);
}

static void ask_for_more(swst_store *store)
{
    swst_client *client = NULL;
    swst_table *table = NULL;
    swst_tier *tier = NULL;
    swst_load *load = NULL;
    swst_dump *dump = NULL;
    int64_t value = 7;

    assert_unusable(swst_client_load(store, 1, &client));
    assert_unusable(swst_tier_current(store, 1, "2026-01-01", &tier));
    assert_unusable(swst_report_due(store, "2026-01-01", NULL, &table));
    assert_unusable(swst_report_compliance(store, "2026-01-01", "2026-01-31", "2026-01-31", NULL,
                                           &table));
    assert_unusable(swst_report_coverage(store, "2026-01-01", "2026-01-31", "2026-01-31", NULL,
                                         &table));
    assert_unusable(swst_station_found(store, "Dongpi", "441882107001", "前江"));
    assert_unusable(swst_station_setting(store, "case_idle_days", &value));
    assert_unusable(swst_station_check(store, &table));
    write_file("nothing.jsonl", "", 0);
    assert_unusable(swst_load_begin(store, "nothing.jsonl", &load));
    remove("nothing.jsonl");
    assert_unusable(swst_dump_begin(store, "nothing.jsonl", 0, &dump));
    assert_false(file_exists("nothing.jsonl"));
    assert_true(!client && !tier && !table && !load && !dump && value == 7);
}

static void a_store_that_is_not_open_answers_nothing(void **state)
{
    swst_store *closed = swst_store_new();

    (void)state;
    ask_for_records(closed);
    assert_error("not_open", NULL);
    ask_for_more(closed);
    assert_ok(swst_store_create(closed, ":memory:"));        /* and is none the worse */
    given_worker(closed, "Wu");
    swst_store_free(closed);
}

static void without_a_store_there_is_no_answer(void **state)
{
    (void)state;
    ask_for_records(NULL);
    ask_for_more(NULL);
    assert_unusable(swst_store_create(NULL, ":memory:"));
    assert_unusable(swst_store_open(NULL, FILE_NAME));
    assert_unusable(swst_store_set_request(NULL, "r-1"));
    assert_error("null_argument", NULL);
    swst_store_set_actor(NULL, 1);
    swst_store_set_now(NULL, 1);
    swst_store_set_busy_timeout(NULL, 1);
    swst_store_free(NULL);
}

static void without_an_argument_there_is_no_answer(void **state)
{
    int64_t id = 7;

    assert_unusable(swst_record_load(*state, NULL, 1, &(swst_record *){ NULL }));
    assert_unusable(swst_record_load(*state, swst_kind_find("worker"), 1, NULL));
    assert_unusable(swst_record_save(*state, NULL));
    assert_unusable(swst_record_void(*state, NULL, "entered twice"));
    assert_unusable(swst_store_find_request(*state, NULL, &id));
    assert_unusable(swst_store_find_request(*state, "r-1", NULL));
    assert_error("null_argument", NULL);
    assert_int_equal(id, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_request_leads_to_the_record_it_wrote),
        station_test(who_asks_again_gets_the_first_record),
        cmocka_unit_test(a_request_is_known_to_who_opens_the_file_later),
        station_test(a_request_is_rolled_back_with_its_transaction),
        station_test(a_request_of_one_kind_is_not_served_with_another),
        station_test(a_request_of_one_record_is_not_served_with_another),
        station_test(a_save_and_a_void_are_not_one_request),
        station_test(a_request_may_be_taken_back),
        station_test(a_request_that_is_no_name_is_refused),
        cmocka_unit_test(what_is_committed_is_kept_and_the_rest_forgotten),
        station_test(transactions_do_not_nest),
        station_test(nothing_is_committed_that_was_not_begun),
        cmocka_unit_test(one_writes_at_a_time),
        station_test(who_writes_is_a_living_worker_or_nobody),
        station_test(a_row_is_stamped_with_the_time_that_was_set),
        cmocka_unit_test(a_store_that_is_not_open_answers_nothing),
        cmocka_unit_test(without_a_store_there_is_no_answer),
        station_test(without_an_argument_there_is_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
