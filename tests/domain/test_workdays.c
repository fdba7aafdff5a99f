/* Working days, beside a plain model that reads the station's list day by day. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t given_holiday(swst_store *store, const char *day, const char *change)
{
    return given(store, "holiday", "happened_on", day, "change", change, "name", "节", NULL);
}

static bool is_worked(swst_store *store, const char *day)
{
    bool is = false;

    assert_ok(swst_workday_is(store, day, &is));
    return is;
}

static int64_t between(swst_store *store, const char *from, const char *to)
{
    int64_t days = -1;

    assert_ok(swst_workdays_between(store, from, to, &days));
    return days;
}

static void assert_after(swst_store *store, const char *day, int64_t days, const char *expected)
{
    char after[11] = "";

    assert_ok(swst_workday_after(store, day, days, after));
    assert_string_equal(after, expected);
}

/* ------------------------------------------------------------ years decreed */

static void a_new_station_knows_the_holidays_of_2022_to_2026(void **state)
{
    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_int_equal(count_of(*state, "holiday"), 180);
    assert_false(is_worked(*state, "2026-02-23"));      /* the last Monday of 春节 */
    assert_true(is_worked(*state, "2026-02-24"));
    assert_true(is_worked(*state, "2026-02-28"));       /* a Saturday worked instead */
    assert_false(is_worked(*state, "2026-03-01"));
    assert_false(is_worked(*state, "2022-06-03"));
    assert_true(is_worked(*state, "2023-09-28"));
    assert_false(is_worked(*state, "2023-09-29"));
    /* Days that are no weekend less those off, more those worked: 248 to 251 a year. */
    assert_int_equal(between(*state, "2022-01-01", "2022-12-31"), 249);
    assert_int_equal(between(*state, "2023-01-01", "2023-12-31"), 249);
    assert_int_equal(between(*state, "2024-01-01", "2024-12-31"), 251);
    assert_int_equal(between(*state, "2025-01-01", "2025-12-31"), 248);
    assert_int_equal(between(*state, "2026-01-01", "2026-12-31"), 248);
}

static void working_days_are_counted_over_a_holiday(void **state)
{
    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_int_equal(between(*state, "2026-09-28", "2026-10-10"), 6);
    assert_after(*state, "2026-09-30", 1, "2026-10-08");
    assert_after(*state, "2026-09-30", 3, "2026-10-10");
    assert_after(*state, "2026-10-03", 1, "2026-10-08");
}

static void a_holiday_that_was_voided_counts_no_more(void **state)
{
    int64_t id = given_holiday(*state, "2026-03-09", "off");

    assert_false(is_worked(*state, "2026-03-09"));
    assert_ok(void_it(*state, "holiday", id, "another year"));
    assert_true(is_worked(*state, "2026-03-09"));
}

static void a_day_is_decreed_once(void **state)
{
    given_holiday(*state, "2026-03-09", "off");
    assert_status(SWST_ECONFLICT, refused(*state, "holiday", "happened_on", "2026-03-09", "change",
                                          "work", NULL));
}

/* -------------------------------------------------------- years without any */

static void a_year_without_decree_has_the_statutory_days_off(void **state)
{
    static const char *const off[] = { "2029-01-01", "2029-02-12", "2029-02-13", "2029-02-14",
        "2029-02-15", "2029-04-04", "2029-05-01", "2029-05-02", "2029-10-01", "2029-10-02",
        "2029-10-03" };

    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        assert_false(is_worked(*state, off[i]));
    /* 261 days from Monday to Friday; 端午 2029-06-16 and 中秋 2029-09-22 are Saturdays. */
    assert_int_equal(between(*state, "2029-01-01", "2029-12-31"), 250);
    assert_false(is_worked(*state, "2029-02-10"));      /* no Saturday is worked instead */
}

/* The decree for 2028 gives the last Friday of 2027: 2027 still has its own days. */
static void new_years_holiday_alone_decrees_no_year(void **state)
{
    given_holiday(*state, "2027-12-31", "off");
    assert_false(is_worked(*state, "2027-12-31"));
    assert_false(is_worked(*state, "2027-10-01"));
    given_holiday(*state, "2027-11-30", "off");
    assert_true(is_worked(*state, "2027-10-01"));
}

/* ------------------------------------------------------------ what is refused */

static void days_outside_of_the_calendar_are_refused(void **state)
{
    char after[11] = "kept";
    int64_t days = -7;
    bool is = true;

    assert_status(SWST_EINVALID, swst_workday_is(*state, "1899-12-31", &is));
    assert_error("lunar_range", NULL);
    assert_status(SWST_EINVALID, swst_workday_is(*state, "2101-01-01", &is));
    assert_status(SWST_EINVALID, swst_workday_is(*state, "2026-02-30", &is));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, swst_workdays_between(*state, "2026-02-03", "2026-02-02", &days));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_workdays_between(*state, "2026-02-03", "2101-02-02", &days));
    assert_status(SWST_EINVALID, swst_workdays_between(*state, "soon", "2026-02-02", &days));
    assert_status(SWST_EINVALID, swst_workday_after(*state, "2026-02-03", 0, after));
    assert_error("bad_argument", NULL);
    assert_status(SWST_EINVALID, swst_workday_after(*state, "2100-12-31", 1, after));
    assert_error("lunar_range", NULL);
    assert_status(SWST_EINVALID, swst_workday_after(*state, "2026-01-01", INT64_MAX, after));
    assert_status(SWST_EMISUSE, swst_workday_is(NULL, "2026-01-01", &is));
    assert_status(SWST_EMISUSE, swst_workdays_between(*state, NULL, "2026-01-01", &days));
    assert_status(SWST_EMISUSE, swst_workday_after(*state, "2026-01-01", 1, NULL));
    assert_true(is);
    assert_int_equal(days, -7);
    assert_string_equal(after, "kept");
}

/* ---------------------------------------------------------- the plain model */

static int roll(int sides)
{
    static uint32_t seed = 20260217;

    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)sides);
}

enum { DAYS = 731 };                            /* 2024 and 2025, both decreed */

static void every_period_has_the_days_of_the_plain_model(void **state)
{
    int rounds = getenv("SWST_LONG") ? 20000 : 2000;
    int64_t first = day_of("2024-01-01");
    bool worked[DAYS], decreed[DAYS] = { false };

    given_holiday(*state, "2024-03-02", "off");         /* a Saturday, and a Sunday */
    given_holiday(*state, "2025-03-02", "off");
    for (int i = 0; i < DAYS; i++)                      /* 2024-01-01 was a Monday */
        worked[i] = i % 7 < 5;
    for (int i = 0; i < 60; i++) {
        int at = roll(DAYS);
        bool works = roll(2);
        char text[11];

        swst__day_print(first + at, text);
        if (strcmp(text + 5, "03-02") == 0 || decreed[at])
            continue;
        given_holiday(*state, text, works ? "work" : "off");
        decreed[at] = true;
        worked[at] = works;
    }
    for (int i = 0; i < rounds; i++) {
        int from = roll(DAYS - 1), to = from + roll(DAYS - from), count = 0, at = from;
        char from_text[11], to_text[11];

        swst__day_print(first + from, from_text);
        swst__day_print(first + to, to_text);
        for (int day = from; day <= to; day++)
            count += worked[day];
        assert_int_equal(between(*state, from_text, to_text), count);
        assert_int_equal(is_worked(*state, to_text), worked[to]);
        count = 1 + roll(40);
        for (int left = count; left > 0 && at < DAYS; )
            left -= ++at < DAYS && worked[at];
        if (at < DAYS) {
            swst__day_print(first + at, to_text);
            assert_after(*state, from_text, count, to_text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_new_station_knows_the_holidays_of_2022_to_2026),
        station_test(working_days_are_counted_over_a_holiday),
        station_test(a_holiday_that_was_voided_counts_no_more),
        station_test(a_day_is_decreed_once),
        station_test(a_year_without_decree_has_the_statutory_days_off),
        station_test(new_years_holiday_alone_decrees_no_year),
        station_test(days_outside_of_the_calendar_are_refused),
        station_test(every_period_has_the_days_of_the_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
