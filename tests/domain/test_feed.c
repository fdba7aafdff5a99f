/* Feeds: what is dated about many clients, read once and in step with them. */
#include "../support/station.h"
#include "domain/feed.h"

static struct swst__feed open_visits(swst_store *store, int64_t first, int64_t second)
{
    struct swst__feed feed = { 0 };

    assert_ok(swst__feed_open(&feed, store,
        "SELECT client_id, visited_on, minutes FROM visit WHERE client_id IS NOT NULL"
        " AND visited_on BETWEEN ?1 AND ?2 ORDER BY client_id, visited_on", 2, first, second));
    return feed;
}

static void everybody_gets_their_own_rows_in_order(void **state)
{
    int64_t area = given_area(*state), first = given_client(*state, area);
    int64_t none = given_client(*state, area), last = given_client(*state, area);
    struct swst__feed feed;

    given_visit(*state, last, "1970-01-03", "home");
    given_visit(*state, first, "1970-01-09", "home");
    given_visit(*state, first, "1970-01-02", "home");
    feed = open_visits(*state, 0, 100);
    assert_ok(swst__feed_take(&feed, first));
    assert_int_equal(feed.count, 2);
    assert_int_equal(feed.rows[0][0], 1);
    assert_int_equal(feed.rows[1][0], 8);
    assert_ok(swst__feed_take(&feed, none));
    assert_int_equal(feed.count, 0);
    assert_ok(swst__feed_take(&feed, last));
    assert_int_equal(feed.count, 1);
    assert_int_equal(feed.rows[0][0], 2);
    swst__feed_close(&feed);
}

static void the_rows_of_somebody_left_out_are_passed_over(void **state)
{
    int64_t area = given_area(*state), first = given_client(*state, area);
    int64_t last = given_client(*state, area);
    struct swst__feed feed;

    given_visit(*state, first, "1970-01-02", "home");
    given_visit(*state, last, "1970-01-03", "home");
    feed = open_visits(*state, 0, 100);
    assert_ok(swst__feed_take(&feed, last));
    assert_int_equal(feed.count, 1);
    assert_ok(swst__feed_take(&feed, last + 1));
    assert_int_equal(feed.count, 0);
    swst__feed_close(&feed);
}

static void what_is_unset_is_told_from_zero(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), visit;
    struct swst__feed feed;

    visit = given_visit(*state, client, "1970-01-02", "home");
    assert_ok(change(*state, "visit", visit, "minutes", "0"));
    given_visit(*state, client, "1970-01-03", "home");
    feed = open_visits(*state, 0, 100);
    assert_ok(swst__feed_take(&feed, client));
    assert_int_equal(feed.rows[0][1], 0);
    assert_true(feed.rows[1][1] == SWST__NULL);
    swst__feed_close(&feed);
}

static void both_days_narrow_what_is_read(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct swst__feed feed;

    given_visit(*state, client, "1970-01-02", "home");
    given_visit(*state, client, "1970-01-03", "home");
    given_visit(*state, client, "1970-01-04", "home");
    feed = open_visits(*state, 2, 2);
    assert_ok(swst__feed_take(&feed, client));
    assert_int_equal(feed.count, 1);
    assert_int_equal(feed.rows[0][0], 2);
    swst__feed_close(&feed);
}

static void there_is_room_for_many_rows(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct swst__feed feed;

    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < 100; i++)
        given_visit(*state, client, "1970-01-02", "home");
    assert_ok(swst_store_commit(*state));
    feed = open_visits(*state, 0, 100);
    assert_ok(swst__feed_take(&feed, client));
    assert_int_equal(feed.count, 100);
    swst__feed_close(&feed);
}

static void a_feed_that_was_never_opened_may_be_closed(void **state)
{
    struct swst__feed feed = { 0 };

    (void)state;
    swst__feed_close(&feed);
    assert_null(feed.rows);
}

/* ------------------------------------------------------------------- leaps */

enum { MANY = 60 };

static const char leaping[] = "SELECT client_id, visited_on FROM visit WHERE client_id >= ?3"
    " AND visited_on >= ?1 AND visited_on <= ?2 AND voided_at IS NULL"
    " ORDER BY client_id, visited_on";
static const char walking[] = "SELECT client_id, visited_on FROM visit WHERE visited_on >= ?1"
    " AND visited_on <= ?2 AND voided_at IS NULL AND client_id IS NOT NULL"
    " ORDER BY client_id, visited_on";

/* Clients, of whom number i has i % 4 visits in 1970. */
static void given_visits(swst_store *store, int64_t clients[MANY])
{
    int64_t area = given_village(store, "441882107206");

    for (int i = 0; i < MANY; i++) {
        clients[i] = given(store, "client", "name", "林小雨", "area_id", ID(area),
                           "registered_on", "1970-01-01", NULL);
        for (int j = 0; j < i % 4; j++)
            given_visit(store, clients[i], j == 0 ? "1970-01-02" : "1970-01-03", "home");
    }
}

static void assert_taken(swst_store *store, const char *sql, int every)
{
    int64_t clients[MANY];
    struct swst__feed feed = { 0 };

    given_visits(store, clients);
    assert_ok(swst__feed_open(&feed, store, sql, 1, 0, 365));
    for (int i = 0; i < MANY; i += every) {
        assert_ok(swst__feed_take(&feed, clients[i]));
        assert_int_equal(feed.count, i % 4);
        for (size_t row = 0; row < feed.count; row++)
            assert_int_equal(feed.rows[row][0], row == 0 ? 1 : 2);
    }
    assert_ok(swst__feed_take(&feed, clients[MANY - 1] + 1));
    assert_int_equal(feed.count, 0);
    swst__feed_close(&feed);
}

static void clients_that_nobody_asks_for_are_passed_by(void **state)
{
    assert_taken(*state, walking, 7);
}

static void rows_far_ahead_are_found_by_a_leap(void **state)
{
    assert_taken(*state, leaping, 13);
}

static void a_feed_that_can_leap_misses_no_neighbour(void **state)
{
    assert_taken(*state, leaping, 1);
}

static void days_bound_what_is_fed_after_a_leap_too(void **state)
{
    int64_t clients[MANY];
    struct swst__feed feed = { 0 };

    given_visits(*state, clients);
    assert_ok(swst__feed_open(&feed, *state, leaping, 1, 0, 1));
    assert_ok(swst__feed_take(&feed, clients[MANY - 1]));
    assert_int_equal(feed.count, 1);
    swst__feed_close(&feed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(everybody_gets_their_own_rows_in_order),
        station_test(the_rows_of_somebody_left_out_are_passed_over),
        station_test(what_is_unset_is_told_from_zero),
        station_test(both_days_narrow_what_is_read),
        station_test(there_is_room_for_many_rows),
        station_test(clients_that_nobody_asks_for_are_passed_by),
        station_test(rows_far_ahead_are_found_by_a_leap),
        station_test(a_feed_that_can_leap_misses_no_neighbour),
        station_test(days_bound_what_is_fed_after_a_leap_too),
        cmocka_unit_test(a_feed_that_was_never_opened_may_be_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
