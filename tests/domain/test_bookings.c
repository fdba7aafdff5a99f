/* Bookings and incidents: one venue for one at a time, in good time; and what
 * comes before what. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

static swst_status book(swst_store *store, const char *venue, const char *starts_at,
                        const char *ends_at, const char *booked_on)
{
    return refused(store, "booking", "venue", venue, "starts_at", starts_at, "ends_at", ends_at,
                   "booked_on", booked_on, NULL);
}

/* 9 to 11 o'clock at the station. */
static int64_t given_booking(swst_store *store)
{
    return given(store, "booking", "venue", "活动室A", "starts_at", "2022-06-03T01:00:00.000Z",
                 "ends_at", "2022-06-03T03:00:00.000Z", NULL);
}

static void what_ends_has_begun_before(void **state)
{
    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-03T03:00:00.000Z",
                                      "2022-06-03T03:00:00.000Z", NULL));
    assert_error("not_after_start", "booking.ends_at");
    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-03T03:00:00.000Z",
                                      "2022-06-03T02:00:00.000Z", NULL));
    assert_ok(book(*state, "礼堂", "2022-06-03T03:00:00.000Z", "2022-06-03T03:00:00.001Z", NULL));
}

static void a_venue_serves_one_at_a_time(void **state)
{
    static const struct { const char *starts_at, *ends_at; bool free; } asked[] = {
        { "2022-06-03T00:00:00.000Z", "2022-06-03T01:00:00.000Z", true },
        { "2022-06-03T03:00:00.000Z", "2022-06-03T04:00:00.000Z", true },
        { "2022-06-03T00:00:00.000Z", "2022-06-03T01:00:00.001Z", false },
        { "2022-06-03T02:59:59.999Z", "2022-06-03T04:00:00.000Z", false },
        { "2022-06-03T01:30:00.000Z", "2022-06-03T02:00:00.000Z", false },
        { "2022-06-02T00:00:00.000Z", "2022-06-04T00:00:00.000Z", false },
    };
    int64_t first = given_booking(*state);

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        swst_status status = book(*state, "活动室A", asked[i].starts_at, asked[i].ends_at, NULL);

        if (asked[i].free) {
            assert_ok(status);
            continue;
        }
        assert_status(SWST_ECONFLICT, status);
        assert_error("venue_taken", "booking.starts_at");
        assert_non_null(strstr(swst_error_message("en"), ID(first)));
    }
}

static void a_venue_is_the_same_however_it_is_typed(void **state)
{
    static const char *const same[] = { "活动室a", "活动室Ａ", " 活动 室A", "活动　室ａ",
                                        "活动\xC2\xA0室A" };
    static const char *const others[] = { "活动室B", "活动室", "活动室A2", "二楼活动室A", "A" };

    given_booking(*state);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_status(SWST_ECONFLICT, book(*state, same[i], "2022-06-03T01:00:00.000Z",
                                           "2022-06-03T03:00:00.000Z", NULL));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_ok(book(*state, others[i], "2022-06-03T01:00:00.000Z",
                       "2022-06-03T03:00:00.000Z", NULL));
}

static void a_booking_does_not_stand_in_its_own_way(void **state)
{
    int64_t id = given_booking(*state);

    assert_ok(change(*state, "booking", id, "ends_at", "2022-06-03T04:00:00.000Z"));
    assert_ok(void_it(*state, "booking", id, "another room"));
    given_booking(*state);
}

static void a_venue_is_booked_on_an_earlier_day_of_the_station(void **state)
{
    /* 00:30 of 3 June at the station is still 2 June in UTC. */
    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-02T16:30:00.000Z",
                                      "2022-06-02T17:00:00.000Z", "2022-06-03"));
    assert_error("booked_too_late", "booking.booked_on");
    assert_ok(book(*state, "礼堂", "2022-06-02T16:30:00.000Z", "2022-06-02T17:00:00.000Z",
                   "2022-06-02"));
    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-02T15:59:59.999Z",
                                      "2022-06-02T16:00:00.000Z", "2022-06-02"));
    assert_ok(book(*state, "礼堂", "2022-06-04T01:00:00.000Z", "2022-06-04T02:00:00.000Z", NULL));
}

static void a_station_may_ask_for_more_days_or_none(void **state)
{
    int64_t days = given(*state, "setting", "key", "booking_days_ahead", "value", "3", NULL);

    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-10T01:00:00.000Z",
                                      "2022-06-10T02:00:00.000Z", "2022-06-08"));
    assert_ok(book(*state, "礼堂", "2022-06-10T01:00:00.000Z", "2022-06-10T02:00:00.000Z",
                   "2022-06-07"));
    assert_ok(change(*state, "setting", days, "value", "0"));
    assert_ok(book(*state, "礼堂", "2022-06-11T01:00:00.000Z", "2022-06-11T02:00:00.000Z",
                   "2022-06-11"));
    assert_status(SWST_EINVALID, book(*state, "礼堂", "2022-06-11T03:00:00.000Z",
                                      "2022-06-11T04:00:00.000Z", "2022-06-12"));
}

/* Hours of one week in three rooms, against a table of which hours are taken. */
static void bookings_never_overlap_whatever_is_asked(void **state)
{
    bool taken[3][168] = { { false } };
    unsigned seed = 20220603;

    for (int i = 0; i < (getenv("SWST_LONG") ? 20000 : 800); i++) {
        static const char *const rooms[] = { "活动室A", "活动室 Ａ", "活动室B", "礼堂" };
        char starts_at[SWST__INSTANT_SIZE], ends_at[SWST__INSTANT_SIZE];
        unsigned name = (seed = seed * 1103515245 + 12345) >> 16 & 3;
        unsigned from = ((seed = seed * 1103515245 + 12345) >> 16) % 168;
        unsigned hours = 1 + ((seed = seed * 1103515245 + 12345) >> 16) % 5;
        unsigned room = name < 2 ? 0 : name - 1;
        bool free = true;

        if (from + hours > 168)
            continue;
        for (unsigned hour = from; hour < from + hours; hour++)
            free = free && !taken[room][hour];
        swst__instant_print((swst__day_make(2022, 6, 6) * 24 + from) * 3600000, starts_at);
        swst__instant_print((swst__day_make(2022, 6, 6) * 24 + from + hours) * 3600000, ends_at);
        assert_int_equal(book(*state, rooms[name], starts_at, ends_at, NULL),
                         free ? SWST_OK : SWST_ECONFLICT);
        for (unsigned hour = from; free && hour < from + hours; hour++)
            taken[room][hour] = true;
    }
    assert_true(count_of(*state, "booking") > 50);
}

/* ---------------------------------------------------------------- incidents */

static swst_status incident(swst_store *store, const char *field, const char *value)
{
    return refused(store, "incident", "type", "child_protection", "discovered_at",
                   "2022-06-01T15:59:59.000Z", field, value, NULL);
}

static void nothing_answers_an_incident_before_it_is_discovered(void **state)
{
    assert_status(SWST_EINVALID, incident(*state, "police_at", "2022-06-01T15:59:58.999Z"));
    assert_error("before_discovery", "incident.police_at");
    assert_ok(incident(*state, "police_at", "2022-06-01T15:59:59.000Z"));
    assert_status(SWST_EINVALID, incident(*state, "responded_at", "2022-06-01T15:59:58.999Z"));
    assert_error("before_discovery", "incident.responded_at");
    assert_ok(incident(*state, "responded_at", "2022-06-01T15:59:59.000Z"));
    assert_status(SWST_EINVALID, incident(*state, "closed_on", "2022-05-31"));
    assert_error("before_discovery", "incident.closed_on");
    assert_ok(incident(*state, "closed_on", "2022-06-01"));
}

static void an_instant_has_the_day_of_the_station(void **state)
{
    int64_t day = swst__day_make(2022, 6, 1), midnight = (day * 24 - 8) * 3600000;

    (void)state;
    assert_int_equal(swst__instant_day(midnight), day);
    assert_int_equal(swst__instant_day(midnight - 1), day - 1);
    assert_int_equal(swst__instant_day(midnight + 86399999), day);
    assert_int_equal(swst__instant_day(0), 0);
    assert_int_equal(swst__instant_day(-8 * 3600000), 0);
    assert_int_equal(swst__instant_day(-8 * 3600000 - 1), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_ends_has_begun_before),
        station_test(a_venue_serves_one_at_a_time),
        station_test(a_venue_is_the_same_however_it_is_typed),
        station_test(a_booking_does_not_stand_in_its_own_way),
        station_test(a_venue_is_booked_on_an_earlier_day_of_the_station),
        station_test(a_station_may_ask_for_more_days_or_none),
        station_test(bookings_never_overlap_whatever_is_asked),
        station_test(nothing_answers_an_incident_before_it_is_discovered),
        cmocka_unit_test(an_instant_has_the_day_of_the_station),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
