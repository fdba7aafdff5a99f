/* The Chinese calendar, held to what is known of it, and to itself day by day. */
#include "../support/station.h"

#include "base/lunar.h"

#include <stdio.h>

static void assert_lunar(const char *day, int year, int month, bool is_leap, int of_month)
{
    int64_t found_year, found_month, found_day;
    bool found_leap;

    assert_ok(swst_lunar_of(day, &found_year, &found_month, &found_leap, &found_day));
    assert_int_equal(found_year, year);
    assert_int_equal(found_month, month);
    assert_int_equal(found_leap, is_leap);
    assert_int_equal(found_day, of_month);
}

static void double_ninth_of_2026_is_the_18th_of_october(void **state)
{
    (void)state;
    assert_lunar("2026-10-18", 2026, 9, false, 9);
    assert_lunar("2026-09-09", 2026, 7, false, 28);
}

static void the_year_of_the_calendar_begins_with_spring_festival(void **state)
{
    (void)state;
    assert_lunar("1900-01-31", 1900, 1, false, 1);
    assert_lunar("1949-10-01", 1949, 8, false, 10);
    assert_lunar("2022-01-31", 2021, 12, false, 29);
    assert_lunar("2022-02-01", 2022, 1, false, 1);
    assert_lunar("2026-02-17", 2026, 1, false, 1);
    assert_lunar("2027-02-05", 2026, 12, false, 29);
    assert_lunar("2100-02-09", 2100, 1, false, 1);
}

static void a_leap_month_repeats_the_number_before_it(void **state)
{
    (void)state;
    assert_lunar("2020-05-22", 2020, 4, false, 30);
    assert_lunar("2020-05-23", 2020, 4, true, 1);
    assert_lunar("2020-06-21", 2020, 5, false, 1);
    assert_lunar("2025-07-25", 2025, 6, true, 1);
    /* 2033, where tables used to err: month 11 is repeated, none of 2034 is. */
    assert_lunar("2033-12-22", 2033, 11, true, 1);
    assert_lunar("2034-02-19", 2034, 1, false, 1);
}

/* Where the new moon is near midnight; see lunar.def. */
static void months_begin_where_the_data_say_they_do(void **state)
{
    (void)state;
    assert_lunar("1914-11-17", 1914, 10, false, 1);
    assert_lunar("1916-02-03", 1916, 1, false, 1);
    assert_lunar("1920-11-10", 1920, 10, false, 1);
    assert_lunar("1933-07-22", 1933, 5, true, 30);
    assert_lunar("1933-07-23", 1933, 6, false, 1);
    assert_lunar("1954-11-25", 1954, 11, false, 1);
    assert_lunar("1956-12-02", 1956, 11, false, 1);
    assert_lunar("1978-09-03", 1978, 8, false, 1);
    assert_lunar("2057-09-28", 2057, 8, false, 30);
    assert_lunar("2057-09-29", 2057, 9, false, 1);
    assert_lunar("2097-08-07", 2097, 7, false, 1);
}

static void the_calendar_is_known_from_1900_to_the_end_of_its_year_2100(void **state)
{
    int64_t year = -7, month = -7, of_month = -7;
    bool is_leap = true;

    (void)state;
    assert_lunar("1900-01-01", 1899, 12, false, 1);
    assert_lunar("2101-01-28", 2100, 12, false, 29);
    assert_status(SWST_EINVALID, swst_lunar_of("1899-12-31", &year, &month, &is_leap, &of_month));
    assert_error("lunar_range", NULL);
    assert_status(SWST_EINVALID, swst_lunar_of("2101-01-29", &year, &month, &is_leap, &of_month));
    assert_error("lunar_range", NULL);
    assert_status(SWST_EINVALID, swst_lunar_of("2026-02-29", &year, &month, &is_leap, &of_month));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_lunar_of(NULL, &year, &month, &is_leap, &of_month));
    assert_int_equal(year + month + of_month, -21);
}

/* From day to day: the day of the month grows, or a month of 29 or 30 ends. */
static void every_day_follows_the_one_before(void **state)
{
    struct swst__lunar before, at;

    (void)state;
    assert_true(swst__lunar_of(day_of("1900-01-01"), &before));
    for (int64_t day = day_of("1900-01-02"); day <= day_of("2101-01-28"); day++, before = at) {
        int64_t again = 0;

        assert_true(swst__lunar_of(day, &at));
        assert_true(swst__lunar_day(&at, &again));
        assert_int_equal(again, day);
        if (at.day == before.day + 1) {
            assert_true(at.year == before.year && at.month == before.month
                        && at.is_leap == before.is_leap);
            continue;
        }
        assert_int_equal(at.day, 1);
        assert_in_range(before.day, 29, 30);
        if (at.is_leap)
            assert_true(at.month == before.month && !before.is_leap && at.year == before.year);
        else if (at.month == 1)
            assert_true(before.month == 12 && at.year == before.year + 1);
        else
            assert_true(at.month == before.month + 1 && at.year == before.year);
    }
}

/* A mean month is 29.530589 days: no month is a day away from its mean place. */
static void months_keep_up_with_the_moon(void **state)
{
    double moon = (double)day_of("1900-01-31");

    (void)state;
    for (int64_t day = day_of("1900-01-31"); day <= day_of("2101-01-28"); day++) {
        struct swst__lunar at;

        assert_true(swst__lunar_of(day, &at));
        if (at.day != 1)
            continue;
        assert_true((double)day - moon < 1.5 && moon - (double)day < 1.5);
        moon += 29.530588;
    }
}

static void a_lunar_day_that_does_not_exist_is_not_found(void **state)
{
    static const struct swst__lunar wrong[] = {
        { 2026, 13, 1, false }, { 2026, 0, 1, false }, { 2026, 6, 1, true },
        { 2026, 1, 31, false }, { 2026, 12, 30, false },
        { 2026, 1, 0, false }, { 2101, 1, 1, false }, { 1898, 1, 1, false },
    };
    struct swst__span days;
    int64_t day = 77;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(swst__lunar_day(&wrong[i], &day));
    assert_int_equal(day, 77);
    assert_false(swst__lunar_year(2101, &days));
    assert_true(swst__lunar_year(2026, &days));
    assert_int_equal(days.first, day_of("2026-02-17"));
    assert_int_equal(days.last, day_of("2027-02-05"));
}

static void assert_said(const char *day, const char *language, const char *expected)
{
    char *text = NULL;

    assert_ok(swst_lunar_text(day, language, &text));
    assert_string_equal(text, expected);
    swst_free(text);
}

static void a_day_is_said_as_people_say_it(void **state)
{
    char *text = NULL;

    (void)state;
    assert_said("2026-10-18", "zh", "丙午年九月初九");
    assert_said("2026-10-18", "en", "month 9 day 9 of lunar 2026");
    assert_said("2026-02-17", "zh", "丙午年正月初一");
    assert_said("2027-01-15", "zh", "丙午年腊月初八");
    assert_said("2025-07-25", "zh-CN", "乙巳年闰六月初一");
    assert_said("2025-07-25", NULL, "leap month 6 day 1 of lunar 2025");
    assert_said("2022-01-22", "zh", "辛丑年腊月二十");
    assert_said("2022-01-12", "zh", "辛丑年腊月初十");
    assert_said("2022-01-13", "zh", "辛丑年腊月十一");
    assert_said("2022-01-31", "zh", "辛丑年腊月廿九");
    assert_said("2020-05-22", "zh", "庚子年四月三十");
    assert_said("1924-02-05", "zh", "甲子年正月初一");
    assert_said("1900-01-01", "zh", "己亥年腊月初一");
    assert_status(SWST_EINVALID, swst_lunar_text("2101-01-29", "zh", &text));
    assert_status(SWST_EMISUSE, swst_lunar_text(NULL, "zh", &text));
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(double_ninth_of_2026_is_the_18th_of_october),
        cmocka_unit_test(the_year_of_the_calendar_begins_with_spring_festival),
        cmocka_unit_test(a_leap_month_repeats_the_number_before_it),
        cmocka_unit_test(months_begin_where_the_data_say_they_do),
        cmocka_unit_test(the_calendar_is_known_from_1900_to_the_end_of_its_year_2100),
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(months_keep_up_with_the_moon),
        cmocka_unit_test(a_lunar_day_that_does_not_exist_is_not_found),
        cmocka_unit_test(a_day_is_said_as_people_say_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
