/* The calendar beside a plain one that walks from day to day. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/calendar.h"

/* A walk by the rules of school; 1600-01-01 was a Saturday, in week 52 of 1599. */
struct walk {
    int64_t number, year, month, of_month, weekday, week, week_year;
};

static const struct walk START = { -135140, 1600, 1, 1, 6, 52, 1599 };

static int is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t month_length(int64_t year, int64_t month)
{
    static const int64_t lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/* Week 1 is the one that holds 4 January. */
static void begin_week(struct walk *day)
{
    day->week++;
    if ((day->month == 12 && day->of_month >= 29) || (day->month == 1 && day->of_month <= 4)) {
        day->week = 1;
        day->week_year = day->month == 12 ? day->year + 1 : day->year;
    }
}

static void step(struct walk *day)
{
    day->number++;
    if (++day->of_month > month_length(day->year, day->month)) {
        day->of_month = 1;
        if (++day->month > 12) {
            day->month = 1;
            day->year++;
        }
    }
    day->weekday = day->weekday % 7 + 1;
    if (day->weekday == 1)
        begin_week(day);
}

static int begins(enum swst__per per, const struct walk *day)
{
    if (per <= SWST__PER_WEEK)
        return per == SWST__PER_DAY || day->weekday == 1;
    if (day->of_month != 1)
        return 0;
    return per == SWST__PER_MONTH
           || (per == SWST__PER_QUARTER && day->month % 3 == 1)
           || (per == SWST__PER_HALF && day->month % 6 == 1)
           || (per == SWST__PER_YEAR && day->month == 1);
}

static int64_t day(const char *text)
{
    int64_t value = INT64_MIN;

    assert_true(swst__day_read(text, &value));
    return value;
}

static void every_day_has_its_number_its_text_and_its_parts(void **state)
{
    (void)state;
    for (struct walk at = START; at.year <= 2400; step(&at)) {
        char expected[32], text[SWST__DAY_SIZE];
        int64_t year, month, of_month;

        snprintf(expected, sizeof expected, "%04d-%02d-%02d", (int)at.year, (int)at.month,
                 (int)at.of_month);
        swst__day_print(at.number, text);
        assert_string_equal(text, expected);
        assert_int_equal(day(expected), at.number);
        assert_int_equal(swst__day_make(at.year, at.month, at.of_month), at.number);
        swst__day_split(at.number, &year, &month, &of_month);
        assert_int_equal(year, at.year);
        assert_int_equal(month, at.month);
        assert_int_equal(of_month, at.of_month);
    }
}

static void a_day_that_does_not_exist_is_not_read(void **state)
{
    (void)state;
    for (int year = 1600; year <= 2400; year++)
        for (int month = 0; month <= 13; month++)
            for (int of_month = 0; of_month <= 32; of_month++) {
                int exists = month >= 1 && month <= 12 && of_month >= 1
                             && of_month <= month_length(year, month);
                char text[40];
                int64_t value = INT64_MIN;

                snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, of_month);
                assert_int_equal(swst__day_read(text, &value), exists);
                assert_int_equal(value != INT64_MIN, exists);
            }
}

static void a_day_is_written_in_one_way_only(void **state)
{
    static const char *const wrong[] = { "", "2026", "2026-3-09", "2026-03-9", "2026/03/09",
        "20260309", " 2026-03-09", "2026-03-09 ", "2026-03-09T", "+026-03-09", "-026-03-09",
        "2026-0a-09", "12026-03-09", "0000-01-01", "0000-12-31", "0000-00-00", "9999-99-99" };
    int64_t value = 77;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(swst__day_read(wrong[i], &value));
    assert_int_equal(value, 77);
}

static void the_first_and_the_last_day_are_those_of_four_digit_years(void **state)
{
    char text[SWST__DAY_SIZE];

    (void)state;
    assert_int_equal(day("0001-01-01"), SWST__FIRST_DAY);
    assert_int_equal(day("9999-12-31"), SWST__LAST_DAY);
    assert_int_equal(day("1970-01-01"), 0);
    swst__day_print(SWST__FIRST_DAY, text);
    assert_string_equal(text, "0001-01-01");
    swst__day_print(SWST__LAST_DAY, text);
    assert_string_equal(text, "9999-12-31");
}

static void months_and_days_may_run_over(void **state)
{
    (void)state;
    assert_int_equal(swst__day_make(2026, 13, 1), day("2027-01-01"));
    assert_int_equal(swst__day_make(2026, 14, 28), day("2027-02-28"));
    assert_int_equal(swst__day_make(2026, 15, 1), day("2027-03-01"));
    assert_int_equal(swst__day_make(2026, 24, 31), day("2027-12-31"));
    assert_int_equal(swst__day_make(2026, 25, 1), day("2028-01-01"));
    assert_int_equal(swst__day_make(2024, 3, 0), day("2024-02-29"));
    assert_int_equal(swst__day_make(2026, 1, 0), day("2025-12-31"));
    assert_int_equal(swst__day_make(2026, 12, 32), day("2027-01-01"));
}

static void an_instant_is_milliseconds_of_utc(void **state)
{
    int64_t instant;

    (void)state;
    assert_true(swst__instant_read("1970-01-01T00:00:00.000Z", &instant));
    assert_int_equal(instant, 0);
    assert_true(swst__instant_read("1969-12-31T23:59:59.999Z", &instant));
    assert_int_equal(instant, -1);
    assert_true(swst__instant_read("2026-03-09T08:30:15.042Z", &instant));
    assert_int_equal(instant, day("2026-03-09") * 86400000 + 30615042);
    assert_true(swst__instant_read("0001-01-01T00:00:00.000Z", &instant));
    assert_int_equal(instant, SWST__FIRST_INSTANT);
    assert_true(swst__instant_read("9999-12-31T23:59:59.999Z", &instant));
    assert_int_equal(instant, SWST__LAST_INSTANT);
}

static void an_instant_reads_as_it_prints(void **state)
{
    (void)state;
    for (int64_t instant = SWST__FIRST_INSTANT; instant <= SWST__LAST_INSTANT;
         instant += INT64_C(7654321987)) {
        char text[SWST__INSTANT_SIZE];
        int64_t again = 77;

        swst__instant_print(instant, text);
        assert_true(swst__instant_read(text, &again));
        assert_int_equal(again, instant);
    }
}

static void an_instant_that_does_not_exist_is_not_read(void **state)
{
    static const char *const wrong[] = { "", "2026-03-09", "2026-03-09T08:30:00Z",
        "2026-03-09T08:30:00.000", "2026-03-09 08:30:00.000Z", "2026-03-09T24:00:00.000Z",
        "2026-03-09T08:60:00.000Z", "2026-03-09T23:59:60.000Z", "2026-02-29T00:00:00.000Z",
        "2026-03-09T08:30:00.000ZZ", "2026-03-09T08:30:00.00aZ" };
    int64_t instant = 77;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(swst__instant_read(wrong[i], &instant));
    assert_int_equal(instant, 77);
}

/* Checks each day's bucket as it begins, holds and ends; returns the shortest. */
static int64_t walk_buckets(enum swst__per per)
{
    int64_t first = INT64_MIN, last = 0, shortest = INT64_MAX;

    for (struct walk at = START; at.year <= 2400; step(&at)) {
        struct swst__span bucket = swst__bucket_of(per, at.number);

        if (begins(per, &at)) {
            if (first != INT64_MIN) {
                assert_int_equal(last, at.number - 1);
                shortest = at.number - first < shortest ? at.number - first : shortest;
            }
            first = at.number;
            last = bucket.last;
        }
        if (first == INT64_MIN) {       /* the week that had begun before the walk */
            first = day("1599-12-27");
            last = day("1600-01-02");
        }
        assert_int_equal(bucket.first, first);
        assert_int_equal(bucket.last, last);
        assert_in_range(at.number - first, 0, (uintmax_t)(last - first));
    }
    return shortest;
}

static void every_day_lies_in_the_bucket_that_began_last(void **state)
{
    (void)state;
    for (int per = SWST__PER_DAY; per <= SWST__PER_YEAR; per++)
        walk_buckets((enum swst__per)per);
}

static void a_rule_may_ask_as_many_days_as_its_shortest_bucket_has(void **state)
{
    static const int64_t lengths[] = { 1, 7, 28, 90, 181, 365 };

    (void)state;
    for (int per = SWST__PER_DAY; per <= SWST__PER_YEAR; per++) {
        assert_int_equal(swst__bucket_least_length((enum swst__per)per),
                         lengths[per - SWST__PER_DAY]);
        assert_int_equal(walk_buckets((enum swst__per)per), lengths[per - SWST__PER_DAY]);
    }
}

static void assert_bucket(enum swst__per per, const char *of, const char *first, const char *last)
{
    struct swst__span bucket = swst__bucket_of(per, day(of));

    assert_int_equal(bucket.first, day(first));
    assert_int_equal(bucket.last, day(last));
}

static void buckets_are_those_of_the_calendar(void **state)
{
    (void)state;
    assert_bucket(SWST__PER_DAY, "2024-02-29", "2024-02-29", "2024-02-29");
    assert_bucket(SWST__PER_WEEK, "2027-01-01", "2026-12-28", "2027-01-03");
    assert_bucket(SWST__PER_MONTH, "2024-02-10", "2024-02-01", "2024-02-29");
    assert_bucket(SWST__PER_MONTH, "2026-12-31", "2026-12-01", "2026-12-31");
    assert_bucket(SWST__PER_QUARTER, "2026-11-22", "2026-10-01", "2026-12-31");
    assert_bucket(SWST__PER_HALF, "2026-06-30", "2026-01-01", "2026-06-30");
    assert_bucket(SWST__PER_HALF, "2026-07-01", "2026-07-01", "2026-12-31");
    assert_bucket(SWST__PER_YEAR, "2024-07-01", "2024-01-01", "2024-12-31");
    assert_bucket(SWST__PER_WEEK, "0001-01-01", "0001-01-01", "0001-01-07");
    assert_bucket(SWST__PER_YEAR, "9999-12-31", "9999-01-01", "9999-12-31");
}

static void every_day_lies_in_its_iso_week(void **state)
{
    (void)state;
    for (struct walk at = START; at.year <= 2400; step(&at)) {
        int64_t year;

        assert_int_equal(swst__iso_week(at.number, &year), at.week);
        assert_int_equal(year, at.week_year);
    }
}

static void the_year_2026_has_a_week_53(void **state)
{
    int64_t year;

    (void)state;
    for (int64_t at = day("2026-12-28"); at <= day("2027-01-03"); at++) {
        assert_int_equal(swst__iso_week(at, &year), 53);
        assert_int_equal(year, 2026);
    }
    assert_int_equal(swst__iso_week(day("2026-12-27"), &year), 52);
    assert_int_equal(swst__iso_week(day("2027-01-04"), &year), 1);
    assert_int_equal(year, 2027);
}

/* Whether somebody born then has a birthday on the day of the walk. */
static int is_birthday(const struct walk *birth, const struct walk *at)
{
    if (birth->month == 2 && birth->of_month == 29 && !is_leap(at->year))
        return at->month == 3 && at->of_month == 1;
    return at->month == birth->month && at->of_month == birth->of_month;
}

static void a_person_grows_a_year_older_on_each_birthday(void **state)
{
    struct walk birth = START;

    (void)state;
    while (birth.year < 1895)
        step(&birth);
    for (; birth.year <= 1904; step(&birth)) {
        struct walk at = birth;
        int64_t age = 0;

        assert_int_equal(swst__age_on(birth.number, birth.number), 0);
        for (step(&at); at.number < birth.number + 3000; step(&at)) {
            age += is_birthday(&birth, &at);
            assert_int_equal(swst__age_on(birth.number, at.number), age);
        }
    }
}

static void who_is_born_on_29_february_is_a_year_older_on_1_march(void **state)
{
    int64_t birth = day("2004-02-29");

    (void)state;
    assert_int_equal(swst__age_on(birth, day("2022-02-28")), 17);
    assert_int_equal(swst__age_on(birth, day("2022-03-01")), 18);
    assert_int_equal(swst__age_on(birth, day("2024-02-28")), 19);
    assert_int_equal(swst__age_on(birth, day("2024-02-29")), 20);
}

static void before_birth_the_age_is_negative(void **state)
{
    (void)state;
    assert_int_equal(swst__age_on(day("2010-05-05"), day("2010-05-04")), -1);
    assert_int_equal(swst__age_on(day("2010-05-05"), day("2009-05-05")), -1);
    assert_int_equal(swst__age_on(day("2010-05-05"), day("2009-05-04")), -2);
}

static void spans_meet_in_the_days_that_both_hold(void **state)
{
    (void)state;
    for (int64_t a = 0; a < 7 * 7; a++)
        for (int64_t b = 0; b < 7 * 7; b++) {
            struct swst__span left = { a / 7 - 3, a % 7 - 3 }, right = { b / 7 - 3, b % 7 - 3 };
            struct swst__span both = swst__span_meet(left, right);
            int64_t days = 0;

            for (int64_t at = -4; at <= 4; at++) {
                int in_both = left.first <= at && at <= left.last
                              && right.first <= at && at <= right.last;

                assert_int_equal(both.first <= at && at <= both.last, in_both);
                days += in_both;
            }
            assert_int_equal(swst__span_days(both), days);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_has_its_number_its_text_and_its_parts),
        cmocka_unit_test(a_day_that_does_not_exist_is_not_read),
        cmocka_unit_test(a_day_is_written_in_one_way_only),
        cmocka_unit_test(the_first_and_the_last_day_are_those_of_four_digit_years),
        cmocka_unit_test(months_and_days_may_run_over),
        cmocka_unit_test(an_instant_is_milliseconds_of_utc),
        cmocka_unit_test(an_instant_reads_as_it_prints),
        cmocka_unit_test(an_instant_that_does_not_exist_is_not_read),
        cmocka_unit_test(every_day_lies_in_the_bucket_that_began_last),
        cmocka_unit_test(a_rule_may_ask_as_many_days_as_its_shortest_bucket_has),
        cmocka_unit_test(buckets_are_those_of_the_calendar),
        cmocka_unit_test(every_day_lies_in_its_iso_week),
        cmocka_unit_test(the_year_2026_has_a_week_53),
        cmocka_unit_test(a_person_grows_a_year_older_on_each_birthday),
        cmocka_unit_test(who_is_born_on_29_february_is_a_year_older_on_1_march),
        cmocka_unit_test(before_birth_the_age_is_negative),
        cmocka_unit_test(spans_meet_in_the_days_that_both_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
