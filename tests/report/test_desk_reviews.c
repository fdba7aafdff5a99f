/* What is to be looked at again, and when it stops to be. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static swst_table *reviews_of(swst_store *store, const char *as_of, int64_t worker)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_add_list(filter, SWST_DESK_LIST_REVIEWS);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static size_t reviews(swst_store *store, const char *as_of)
{
    swst_table *table = reviews_of(store, as_of, 0);
    size_t rows = swst_table_rows(table);

    swst_table_free(table);
    return rows;
}

/* -------------------------------------------------------------------- tiers */

static void a_tier_without_a_day_of_review_is_never_reviewed(void **state)
{
    given_tier(*state, given_client(*state, given_area(*state)), "red", "2021-01-01", NULL);
    assert_int_equal(reviews(*state, "2030-01-01"), 0);
}

static void only_the_tier_that_holds_is_reviewed(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given(*state, "tier", "client_id", ID(client), "level", "red", "starts_on", "2022-01-01",
          "review_on", "2022-02-01", NULL);
    assert_int_equal(reviews(*state, "2022-01-31"), 0);
    assert_int_equal(reviews(*state, "2022-02-01"), 1);
    given(*state, "tier", "client_id", ID(client), "level", "green", "starts_on", "2022-02-10",
          "ends_on", "2022-02-20", NULL);
    assert_int_equal(reviews(*state, "2022-02-10"), 0);
    assert_int_equal(reviews(*state, "2022-02-21"), 1);     /* red holds again */
}

/* ------------------------------------------------------------- verifications */

static void a_file_never_verified_counts_from_its_day(void **state)
{
    int64_t client = given(*state, "client", "name", "林小雨", "area_id",
                           ID(given_area(*state)), "registered_on", "2020-01-01", "filed_on",
                           "2021-03-01", NULL);

    assert_int_equal(reviews(*state, "2022-03-01"), 0);
    assert_int_equal(reviews(*state, "2022-03-02"), 1);
    assert_ok(change(*state, "client", client, "verified_on", "2021-03-02"));
    assert_int_equal(reviews(*state, "2022-03-02"), 0);
    given(*state, "setting", "key", "reverify_days", "value", "30", NULL);
    assert_int_equal(reviews(*state, "2022-03-02"), 1);
}

static void who_has_no_file_or_is_out_of_scope_is_not_verified(void **state)
{
    int64_t client = given(*state, "client", "name", "林小雨", "area_id",
                           ID(given_area(*state)), "registered_on", "2020-01-01", "verified_on",
                           "2020-01-01", NULL);

    assert_int_equal(reviews(*state, "2022-03-02"), 0);
    assert_ok(change(*state, "client", client, "filed_on", "2020-01-01"));
    assert_int_equal(reviews(*state, "2022-03-02"), 1);
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-02"));
    assert_int_equal(reviews(*state, "2022-03-01"), 1);
    assert_int_equal(reviews(*state, "2022-03-02"), 0);
}

static void memberships_are_verified_while_they_last(void **state)
{
    int64_t tekun = given_category(*state, "tekun", "person");
    int64_t dibao = given_category(*state, "dibao", "household");
    int64_t client = given_client(*state, given_area(*state));
    int64_t house = given_household(*state, given_area(*state)), own, theirs;
    swst_table *table;

    assert_ok(change(*state, "household", house, "number", "D-041"));
    given_member(*state, house, client, "2020-01-01", NULL);
    own = given(*state, "membership", "client_id", ID(client), "category_id", ID(tekun),
                "starts_on", "2021-01-01", "ends_on", "2022-06-30", NULL);
    theirs = given(*state, "membership", "household_id", ID(house), "category_id", ID(dibao),
                   "starts_on", "2020-01-01", "verified_on", "2021-06-01", NULL);
    assert_int_equal(reviews(*state, "2022-01-01"), 0);
    assert_int_equal(reviews(*state, "2022-01-02"), 1);
    table = reviews_of(*state, "2022-06-30", 0);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, row_of(table, "about_id", ID(own), NULL, NULL), "client_id", ID(client));
    assert_cell(table, row_of(table, "about_id", ID(theirs), NULL, NULL), "due_on",
                "2022-06-01");
    assert_cell(table, row_of(table, "about_id", ID(theirs), NULL, NULL), "reason", "membership");
    assert_cell(table, row_of(table, "about_id", ID(theirs), NULL, NULL), "title", "D-041");
    assert_empty(table, row_of(table, "about_id", ID(theirs), NULL, NULL), "name");
    assert_empty(table, row_of(table, "about_id", ID(own), NULL, NULL), "title");
    swst_table_free(table);
    assert_int_equal(reviews(*state, "2022-07-01"), 1);
}

/* -------------------------------------------------------------------- cases */

static void a_promised_follow_up_waits_until_it_is_done(void **state)
{
    int64_t worker = given_worker(*state, "陈文");
    int64_t it = given(*state, "case", "client_id",
                       ID(given_client(*state, given_area(*state))), "worker_id", ID(worker),
                       "opened_on", "2022-01-01", "stage", "planning", "state", "open",
                       "follow_up_on", "2022-02-01", NULL);
    swst_table *table;

    given(*state, "case_event", "case_id", ID(it), "happened_on", "2022-01-31", "event",
          "follow_up", "result", "done", NULL);
    assert_int_equal(reviews(*state, "2022-01-31"), 0);
    table = reviews_of(*state, "2022-02-03", worker);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "reason", "case");
    assert_cell(table, 0, "days_overdue", "2");
    assert_cell(table, 0, "worker_ids", ID(worker));
    swst_table_free(table);
    given(*state, "case_event", "case_id", ID(it), "happened_on", "2022-02-02", "event",
          "follow_up", "result", "not_done", NULL);
    given(*state, "case_event", "case_id", ID(it), "happened_on", "2022-02-04", "event",
          "follow_up", "result", "done", NULL);
    assert_int_equal(reviews(*state, "2022-02-03"), 1);
    assert_int_equal(reviews(*state, "2022-02-04"), 0);
}

static void a_case_that_pauses_waits_for_nothing(void **state)
{
    int64_t it = given(*state, "case", "client_id",
                       ID(given_client(*state, given_area(*state))), "worker_id",
                       ID(given_worker(*state, "陈文")), "opened_on", "2022-01-01", "stage",
                       "planning", "state", "open", "follow_up_on", "2022-02-01", NULL);

    given(*state, "case_event", "case_id", ID(it), "happened_on", "2022-02-05", "event",
          "suspend", NULL);
    assert_int_equal(reviews(*state, "2022-02-04"), 1);
    assert_int_equal(reviews(*state, "2022-02-05"), 0);
}

/* ------------------------------------------------------------------- incomes */

static void a_household_on_the_list_is_checked_in_every_month(void **state)
{
    int64_t watch = given_category(*state, "low_income_watch", "household");
    int64_t house = given_household(*state, given_area(*state));

    given_member(*state, house, given_client(*state, given_area(*state)), "2020-01-01", NULL);
    given(*state, "membership", "household_id", ID(house), "category_id", ID(watch), "starts_on",
          "2022-01-15", "ends_on", "2022-03-31", NULL);
    assert_int_equal(reviews(*state, "2022-01-14"), 0);
    assert_int_equal(reviews(*state, "2022-01-15"), 1);
    given(*state, "income_check", "household_id", ID(house), "checked_on", "2022-01-20",
          "income_fen", "1", NULL);
    assert_int_equal(reviews(*state, "2022-01-19"), 1);
    assert_int_equal(reviews(*state, "2022-01-20"), 0);
    assert_int_equal(reviews(*state, "2022-02-01"), 1);
    assert_int_equal(reviews(*state, "2022-04-01"), 0);
}

/* ------------------------------------------------------------ a plain model */

enum { TIERS = 5, DAYS = 25 };

struct tier {
    int from, to, review;                           /* days of March; to, review 0: none */
};

static const char *march(int day)
{
    static char texts[8][16];
    static int next;
    char *text = texts[next++ % 8];

    snprintf(text, sizeof texts[0], "2022-03-%02d", day);
    return text;
}

static bool is_due(const struct tier *tiers, int day)
{
    const struct tier *held = NULL;

    for (int i = 0; i < TIERS; i++)
        if (tiers[i].from <= day && (!tiers[i].to || tiers[i].to >= day)
            && (!held || tiers[i].from >= held->from))
            held = &tiers[i];
    return held && held->review && held->review <= day;
}

static void reviews_of_tiers_agree_with_a_plain_model(void **state)
{
    int stations = getenv("SWST_LONG") ? 500 : 15;

    (void)state;
    srand(20220310);
    for (int i = 0; i < stations; i++) {
        swst_store *store = swst_store_new();
        struct tier tiers[TIERS];
        int64_t client;

        assert_ok(swst_store_create(store, ":memory:"));
        client = given_client(store, given_area(store));
        for (int j = 0; j < TIERS; j++) {
            int from = 1 + rand() % DAYS;

            tiers[j] = (struct tier){ from, rand() % 3 ? from + rand() % 6 : 0,
                                      rand() % 4 ? 1 + rand() % DAYS : 0 };
            given(store, "tier", "client_id", ID(client), "level", "red", "starts_on",
                  march(from), "ends_on", tiers[j].to ? march(tiers[j].to) : NULL, "review_on",
                  tiers[j].review ? march(tiers[j].review) : NULL, NULL);
        }
        for (int day = 1; day <= DAYS; day++)
            assert_int_equal(reviews(store, march(day)), is_due(tiers, day));
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_tier_without_a_day_of_review_is_never_reviewed),
        station_test(only_the_tier_that_holds_is_reviewed),
        station_test(a_file_never_verified_counts_from_its_day),
        station_test(who_has_no_file_or_is_out_of_scope_is_not_verified),
        station_test(memberships_are_verified_while_they_last),
        station_test(a_promised_follow_up_waits_until_it_is_done),
        station_test(a_case_that_pauses_waits_for_nothing),
        station_test(a_household_on_the_list_is_checked_in_every_month),
        cmocka_unit_test(reviews_of_tiers_agree_with_a_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
