/* Levels: who has one, how they change, and how their duties are kept. */
#include "drawn_town.h"

#include <swstation/report.h>

/* ------------------------------------------------------------- a plain model */

static bool moved(const struct town_client *client, int day)
{
    const struct town_tier *before = town_tier(client, day - 1), *now = town_tier(client, day);

    return before && now && strcmp(before->level, now->level) != 0;
}

static bool is_new(const struct town_client *client, int first, int last)
{
    int earliest = MODEL_NEVER;

    for (int i = 0; i < client->tier_count; i++)
        if (client->tiers[i].first < earliest)
            earliest = client->tiers[i].first;
    return first <= earliest && earliest <= last;
}

static void assert_levels_agree(swst_store *store, struct town *town, int first, int last)
{
    struct town_wish wish = town_wish(town);
    swst_filter *filter = town_filter(town, &wish);
    int moves = 0, new = 0, with = 0, in_scope = 0;

    for (int i = 0; i < TOWN_CLIENTS; i++) {
        const struct town_client *client = &town->clients[i];

        if (!town_admits(client, &wish, last))
            continue;
        for (int day = first; day <= last; day++)
            moves += moved(client, day);
        new += is_new(client, first, last);
        with += town_in_scope(client, last) && town_tier(client, last);
        in_scope += town_in_scope(client, last);
    }
    assert_int_equal(ask_of(store, "TIER.MOVES", first, last, filter).n, moves);
    assert_int_equal(ask_of(store, "TIER.NEW", first, last, filter).n, new);
    assert_int_equal(ask_of(store, "TIER.CLIENTS", first, last, filter).n, with);
    if (!wish.level) {
        struct figure_asked rate = ask_of(store, "TIER.RATE", first, last, filter);

        assert_int_equal(rate.n, with);
        assert_int_equal(rate.d, in_scope);
    }
    swst_filter_free(filter);
}

static void levels_of_random_towns_are_what_a_plain_model_says(void **state)
{
    (void)state;
    for (unsigned seed = 201; seed < 201 + model_runs(); seed++) {
        struct town town;
        void *store;

        open_station(&store);
        town_make(store, &town, seed);
        for (int i = 0; i < 25; i++) {
            int first = town_draw(&town, TOWN_DAYS);

            assert_levels_agree(store, &town, first, first + town_draw(&town, 45));
        }
        close_station(&store);
    }
}

/* ------------------------------------------------------- the report's figures */

/* The row of a scope; without one the report has none of it. */
static void assert_kept(swst_store *store, const swst_table *table, const char *scope, int first,
                        int last, const swst_filter *filter)
{
    struct figure_asked kept = ask_of(store, "TIER.COMPLIANCE", first, last, filter);
    struct figure_asked clients = ask_of(store, "TIER.COMPLIANT_CLIENTS", first, last, filter);
    size_t row = row_of(table, "scope", scope, NULL, NULL);

    assert_int_equal(kept.n, swst_table_int(table, row, "done"));
    assert_int_equal(kept.d, swst_table_int(table, row, "required"));
    assert_int_equal(clients.n, swst_table_int(table, row, "clients_met"));
    assert_int_equal(clients.d, swst_table_int(table, row, "clients"));
    assert_int_equal(kept.rows, clients.rows);
    assert_int_equal(ask_of(store, "TIER.REQUIRED", first, last, filter).n, kept.d);
}

/* Every row of the report on compliance, under one filter of area, worker or age. */
static void assert_compliance_agrees(swst_store *store, struct town *town, int first, int last)
{
    static const char *const levels[] = { "red", "yellow", "green" };
    int way = town_draw(town, 4);
    swst_filter *filter = filter_of(way == 1 ? town->areas[town_draw(town, TOWN_AREAS)] : 0,
                                    way == 2 ? town->workers[town_draw(town, TOWN_AREAS)] : 0,
                                    NULL, NULL);
    swst_table *table;

    if (way == 3)
        swst_filter_set_ages(filter, 60, -1);
    assert_ok(swst_report_compliance(store, model_text(first), model_text(last), model_text(last),
                                     filter, &table));
    assert_kept(store, table, "all", first, last, filter);
    for (int i = 0; i < 3; i++) {
        assert_ok(swst_filter_set_level(filter, levels[i]));
        assert_kept(store, table, levels[i], first, last, filter);
    }
    assert_ok(swst_filter_set_level(filter, NULL));
    swst_filter_set_programme(filter, town->programme);
    assert_kept(store, table, "三个一", first, last, filter);
    swst_filter_free(filter);
    swst_table_free(table);
}

static void duties_are_kept_as_the_report_on_compliance_says(void **state)
{
    (void)state;
    for (unsigned seed = 301; seed < 301 + model_runs(); seed++) {
        struct town town;
        void *store;

        open_station(&store);
        town_make(store, &town, seed);
        for (int i = 0; i < 6; i++) {
            int first = town_draw(&town, TOWN_DAYS);

            assert_compliance_agrees(store, &town, first, first + town_draw(&town, 60));
        }
        close_station(&store);
    }
}

/* ----------------------------------------------------------------- one by one */

static void a_level_that_interrupts_another_moves_a_client_there_and_back(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), red, yellow;
    swst_table *rows;

    red = given_tier(*state, client, "red", "2026-06-01", NULL);
    yellow = given_tier(*state, client, "yellow", "2026-06-10", "2026-06-12");
    assert_int_equal(ask(*state, "TIER.MOVES", "2026-06-01", "2026-06-30", "2026-06-30", NULL).n,
                     2);
    assert_int_equal(ask(*state, "TIER.MOVES", "2026-06-01", "2026-06-12", "2026-06-30", NULL).n,
                     1);
    assert_int_equal(ask(*state, "TIER.MOVES", "2026-06-13", "2026-06-13", "2026-06-30", NULL).n,
                     1);
    assert_ok(swst_report_indicator_rows(*state, "TIER.MOVES", "2026-06-01", "2026-06-30",
                                         "2026-06-30", NULL, &rows));
    assert_cell(rows, 0, "record", "tier");
    assert_int_equal(swst_table_int(rows, 0, "id"), red);
    assert_int_equal(swst_table_int(rows, 1, "id"), yellow);
    swst_table_free(rows);
}

/* One record, one row: it says how often. */
static void a_level_that_comes_back_twice_is_one_row_of_two(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t red = given_tier(*state, client, "red", "2026-05-01", NULL);
    swst_table *rows;

    given_tier(*state, client, "yellow", "2026-06-10", "2026-06-12");
    given_tier(*state, client, "yellow", "2026-06-20", "2026-06-22");
    assert_ok(swst_report_indicator_rows(*state, "TIER.MOVES", "2026-06-01", "2026-06-30",
                                         "2026-06-30", NULL, &rows));
    assert_int_equal(swst_table_rows(rows), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(swst_table_int(rows, i, "n"),
                         swst_table_int(rows, i, "id") == red ? 2 : 1);
    swst_table_free(rows);
}

static void the_same_level_again_is_no_move(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_tier(*state, client, "orange", "2026-06-01", "2026-06-10");
    given_tier(*state, client, "orange", "2026-06-11", "2026-06-20");
    given_tier(*state, client, "red", "2026-06-22", NULL);       /* none on the 21st */
    assert_int_equal(ask(*state, "TIER.MOVES", "2026-06-01", "2026-06-30", "2026-06-30", NULL).n,
                     0);
    assert_int_equal(ask(*state, "TIER.NEW", "2026-06-01", "2026-06-30", "2026-06-30", NULL).n, 1);
}

static void reviews_are_the_duties_whose_purpose_is_review(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct figure_asked reviews;

    given_rule(*state, "red", "1", "day", "home,phone");
    given(*state, "contact_rule", "level", "red", "times", "1", "per", "week", "channels", "home",
          "purpose", "review", NULL);
    given_tier(*state, client, "red", "2026-06-01", "2026-06-14");     /* two whole weeks */
    given_visit(*state, client, "2026-06-02", "home");
    given(*state, "visit", "client_id", ID(client), "visited_on", "2026-06-09", "channel", "home",
          "result", "done", "purpose", "review", NULL);
    reviews = ask(*state, "TIER.REVIEWS", "2026-06-01", "2026-06-30", "2026-06-30", NULL);
    assert_int_equal(reviews.n, 1);
    assert_int_equal(reviews.d, 2);
    assert_int_equal(ask(*state, "TIER.REVIEWS", "2026-07-01", "2026-07-31", "2026-06-30",
                         NULL).d, 0);
}

static void a_level_asked_for_is_that_of_the_duty_and_not_of_the_last_day(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_filter *filter = filter_of(0, 0, "red", NULL);
    struct figure_asked kept;

    given_rule(*state, "red", "1", "day", "phone");
    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "red", "2026-06-01", "2026-06-07");
    given_tier(*state, client, "green", "2026-06-08", NULL);
    given_visit(*state, client, "2026-06-01", "phone");
    kept = ask(*state, "TIER.COMPLIANCE", "2026-06-01", "2026-06-30", "2026-06-30", filter);
    assert_int_equal(kept.n, 1);
    assert_int_equal(kept.d, 7);
    assert_int_equal(ask(*state, "TIER.CLIENTS", "2026-06-01", "2026-06-30", "2026-06-30",
                         filter).n, 0);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_of_random_towns_are_what_a_plain_model_says),
        cmocka_unit_test(duties_are_kept_as_the_report_on_compliance_says),
        station_test(a_level_that_interrupts_another_moves_a_client_there_and_back),
        station_test(a_level_that_comes_back_twice_is_one_row_of_two),
        station_test(the_same_level_again_is_no_move),
        station_test(reviews_are_the_duties_whose_purpose_is_review),
        station_test(a_level_asked_for_is_that_of_the_duty_and_not_of_the_last_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
