/* What a week asks of each worker, and what is possible. */
#include "../support/station.h"

#include <stdlib.h>

static swst_table *capacity(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_capacity(store, as_of, filter, &table));
    return table;
}

static void assign(swst_store *store, int64_t worker, int64_t client)
{
    given(store, "assignment", "worker_id", ID(worker), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
}

static size_t row_for(const swst_table *table, int64_t worker)
{
    return row_of(table, "worker_id", ID(worker), NULL, NULL);
}

/* --------------------------------------------------------------------- rows */

static void a_worker_fills_the_row(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t worker = given(*state, "worker", "name", "甲", "week_contacts", "5", NULL), n, d;
    swst_table *table;

    assign(*state, worker, client);
    given_rule(*state, "red", "1", "day", "phone,home");
    given_tier(*state, client, "red", "2022-01-01", NULL);
    given_visit(*state, client, "2022-06-05", "home");      /* the week before */
    given_visit(*state, client, "2022-06-06", "home");
    given_visit(*state, client, "2022-06-07", "video");     /* not by this channel */
    given_visit(*state, client, "2022-06-08", "phone");
    given_visit(*state, client, "2022-06-09", "phone");     /* later than we look from */
    table = capacity(*state, "2022-06-08", NULL);
    assert_string_equal(swst_table_name(table), "capacity");
    assert_int_equal(swst_table_columns(table), 9);
    assert_int_equal(swst_table_rows(table), 2);
    assert_empty(table, 0, "worker_id");
    assert_cell(table, 0, "clients", "1");
    assert_cell(table, 0, "capacity", "5");
    assert_cell(table, 1, "worker_id", ID(worker));
    assert_cell(table, 1, "name", "甲");
    assert_cell(table, 1, "clients", "1");
    assert_cell(table, 1, "shared", "false");
    assert_cell(table, 1, "required", "7");
    assert_cell(table, 1, "done", "2");
    assert_cell(table, 1, "rate", "28.6%");
    assert_true(swst_table_rate(table, 1, "rate", &n, &d));
    assert_int_equal(n, 2);
    assert_int_equal(d, 7);
    assert_cell(table, 1, "capacity", "5");
    assert_cell(table, 1, "over", "2");
    assert_string_equal(swst_table_from(table), "2022-06-06");
    assert_string_equal(swst_table_to(table), "2022-06-12");
    assert_true(swst_table_provisional(table));
    assert_int_equal(note_of(table, "in_scope"), 1);
    swst_table_free(table);
}

static void a_station_without_workers_has_the_row_of_all(void **state)
{
    swst_table *table;

    given_client(*state, given_area(*state));
    table = capacity(*state, "2022-06-08", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "clients", "1");
    assert_cell(table, 0, "rate", "-");
    assert_empty(table, 0, "capacity");
    assert_empty(table, 0, "over");
    swst_table_free(table);
}

static void a_shared_client_counts_for_each_and_once_in_all(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_table *table;

    assign(*state, a, client);
    assign(*state, b, client);
    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, client, "yellow", "2022-01-01", NULL);
    table = capacity(*state, "2022-06-08", NULL);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "required", "2");
    assert_cell(table, row_for(table, a), "required", "2");
    assert_cell(table, row_for(table, a), "shared", "true");
    assert_cell(table, row_for(table, b), "shared", "true");
    assert_empty(table, 0, "capacity");             /* nobody said */
    swst_table_free(table);
}

static void a_backup_bears_the_load_of_who_is_absent(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_table *table;

    assign(*state, a, client);
    given(*state, "post", "worker_id", ID(a), "role", "social_worker", "backup_id", ID(b),
          "starts_on", "2022-01-01", NULL);
    given(*state, "absence", "worker_id", ID(a), "starts_on", "2022-06-08", NULL);
    table = capacity(*state, "2022-06-07", NULL);
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    table = capacity(*state, "2022-06-08", NULL);
    assert_cell(table, row_for(table, b), "clients", "1");
    assert_cell(table, row_for(table, a), "clients", "1");
    swst_table_free(table);
}

static void who_has_left_and_has_nobody_is_not_counted(void **state)
{
    int64_t here = given(*state, "worker", "name", "甲", "week_contacts", "10", NULL);
    swst_table *table;

    given(*state, "worker", "name", "乙", "week_contacts", "20", "left_on", "2022-05-31", NULL);
    table = capacity(*state, "2022-06-08", NULL);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "worker_id", ID(here));
    assert_cell(table, 0, "capacity", "10");
    swst_table_free(table);
}

static void a_filter_by_worker_or_area_narrows_the_clients(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    assign(*state, a, given_client(*state, first));
    assign(*state, b, given_client(*state, second));
    assert_ok(change(*state, "worker", b, "week_contacts", "5"));     /* nobody's here */
    swst_filter_set_area(filter, first);
    table = capacity(*state, "2022-06-08", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "worker_id", ID(a));
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, b);
    table = capacity(*state, "2022-06-08", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "worker_id", ID(b));
    assert_cell(table, 0, "clients", "1");
    swst_table_free(table);
    swst_filter_set_worker(filter, 0);
    swst_filter_set_limit(filter, 1);
    table = capacity(*state, "2022-06-08", filter);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void capacity_is_asked_for_on_a_day_that_exists(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_capacity(*state, "2022-02-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_capacity(*state, NULL, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_capacity(NULL, "2022-06-08", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_capacity(*state, "2022-06-08", NULL, NULL));
    assert_null(table);
}

/* -------------------------------------------------------------- any station */

enum { WORKERS = 4, CLIENTS = 25 };

/* A client: a weekly duty, kept on so many days, of these workers. */
struct known {
    bool in_scope;
    int workers, times, contacts;       /* workers: bits */
};

static void give_client(swst_store *store, const int64_t *workers, struct known *known)
{
    static const char *const levels[] = { NULL, "one", "two", "three" };
    static const char *const days[] = { "2022-06-06", "2022-06-07", "2022-06-08", "2022-06-09",
                                        "2022-06-10" };
    int64_t client = given_client(store, given_area(store));

    *known = (struct known){ rand() % 6 != 0, rand() % (1 << WORKERS), rand() % 4, rand() % 6 };
    if (!known->in_scope)
        assert_ok(change(store, "client", client, "exited_on", "2022-06-10"));
    for (int i = 0; i < WORKERS; i++)
        if (known->workers >> i & 1)
            assign(store, workers[i], client);
    if (known->times)
        given_tier(store, client, levels[known->times], "2022-01-01", NULL);
    for (int i = 0; i < known->contacts; i++)
        given_visit(store, client, days[i], "home");
}

static void the_loads_are_what_a_plain_loop_over_the_clients_sums(void **state)
{
    int64_t workers[WORKERS];
    int rounds = getenv("SWST_LONG") ? 100 : 8;

    srand(815);
    given_rule(*state, "one", "1", "week", "home");
    given_rule(*state, "two", "2", "week", "home");
    given_rule(*state, "three", "3", "week", "home");
    for (int i = 0; i < WORKERS; i++)
        workers[i] = given(*state, "worker", "name", "甲", "week_contacts", "12", NULL);
    for (int round = 0; round < rounds; round++) {
        int64_t clients[WORKERS + 1] = { 0 }, required[WORKERS + 1] = { 0 };
        int64_t done[WORKERS + 1] = { 0 };
        swst_table *table;

        assert_ok(swst_store_begin(*state));
        for (int i = 0; i < CLIENTS; i++) {
            struct known known;

            give_client(*state, workers, &known);
            for (int j = 0; j <= WORKERS; j++) {
                if (!known.in_scope || (j < WORKERS && !(known.workers >> j & 1)))
                    continue;
                clients[j]++;
                required[j] += known.times;
                done[j] += known.contacts < known.times ? known.contacts : known.times;
            }
        }
        table = capacity(*state, "2022-06-10", NULL);
        for (int j = 0; j <= WORKERS; j++) {
            size_t row = j == WORKERS ? 0 : row_for(table, workers[j]);

            assert_int_equal(swst_table_int(table, row, "clients"), clients[j]);
            assert_int_equal(swst_table_int(table, row, "required"), required[j]);
            assert_int_equal(swst_table_int(table, row, "done"), done[j]);
            if (j < WORKERS)
                assert_int_equal(swst_table_int(table, row, "over"),
                                 required[j] > 12 ? required[j] - 12 : 0);
        }
        swst_table_free(table);
        swst_store_rollback(*state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_worker_fills_the_row),
        station_test(a_station_without_workers_has_the_row_of_all),
        station_test(a_shared_client_counts_for_each_and_once_in_all),
        station_test(a_backup_bears_the_load_of_who_is_absent),
        station_test(who_has_left_and_has_nobody_is_not_counted),
        station_test(a_filter_by_worker_or_area_narrows_the_clients),
        station_test(capacity_is_asked_for_on_a_day_that_exists),
        station_test(the_loads_are_what_a_plain_loop_over_the_clients_sums),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
