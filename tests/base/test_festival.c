/* Festivals: their days, their names, and the years that can be asked for. */
#include "../support/station.h"

#include "base/calendar.h"
#include "base/festival.h"

#include <stdio.h>

static void assert_on(const char *code, int64_t year, const char *expected)
{
    char day[11] = "";

    assert_ok(swst_festival_on(code, year, day));
    assert_string_equal(day, expected);
}

static void every_festival_of_2026_falls_on_its_day(void **state)
{
    static const char *const expected[][2] = {
        { "new_year", "2026-01-01" }, { "laba", "2027-01-15" }, { "new_years_eve", "2027-02-05" },
        { "spring_festival", "2026-02-17" }, { "lantern", "2026-03-03" },
        { "qingming", "2026-04-05" }, { "labour_day", "2026-05-01" },
        { "childrens_day", "2026-06-01" }, { "dragon_boat", "2026-06-19" },
        { "qixi", "2026-08-19" }, { "zhongyuan", "2026-08-27" }, { "mid_autumn", "2026-09-25" },
        { "national_day", "2026-10-01" }, { "double_ninth", "2026-10-18" },
        { "disability_day", "2026-12-03" }, { "volunteer_day", "2026-12-05" },
        { "winter_solstice", "2026-12-22" },
    };

    (void)state;
    assert_int_equal(swst_festival_count(), sizeof expected / sizeof *expected);
    for (size_t i = 0; i < swst_festival_count(); i++) {
        assert_string_equal(swst_festival_code(i), expected[i][0]);
        assert_on(expected[i][0], 2026, expected[i][1]);
    }
    assert_null(swst_festival_code(swst_festival_count()));
}

static void chinese_names_are_understood_with_and_without_their_last_character(void **state)
{
    (void)state;
    assert_on("重阳", 2026, "2026-10-18");
    assert_on("重阳节", 2026, "2026-10-18");
    assert_on("春节", 2026, "2026-02-17");
    assert_on("冬至", 2026, "2026-12-22");
    assert_on("国际志愿者日", 2026, "2026-12-05");
    assert_string_equal(swst_festival_label("端午", "zh"), "端午节");
    assert_string_equal(swst_festival_label("dragon_boat", "en"), "Dragon Boat Festival");
    assert_null(swst_festival_label("端", "zh"));
    assert_null(swst_festival_label("春", "zh"));
    assert_null(swst_festival_label("节", "zh"));
    assert_null(swst_festival_label("", "zh"));
    assert_null(swst_festival_label(NULL, "zh"));
    for (size_t i = 0; i < swst_festival_count(); i++)
        assert_string_equal(swst_festival_label(swst_festival_label(swst_festival_code(i), "zh"),
                                                "en"),
                            swst_festival_label(swst_festival_code(i), "en"));
}

static void leap_months_repeat_no_festival(void **state)
{
    (void)state;
    assert_on("dragon_boat", 2009, "2009-05-28");       /* before its leap month 5 */
    assert_on("mid_autumn", 1995, "1995-09-09");        /* before its leap month 8 */
    assert_on("qixi", 2006, "2006-07-31");              /* before its leap month 7 */
}

/* All days of a festival within a calendar year. */
static int count_within(const char *code, int64_t year, char day[11])
{
    int count = 0;
    swst_status status;

    while ((status = swst_festival_within(code, year, count, day)) == SWST_ROW) {
        char text[8];

        snprintf(text, sizeof text, "%04d-", (int)year);
        assert_memory_equal(day, text, 5);
        count++;
    }
    assert_ok(status);
    return count;
}

static void the_eighth_of_the_last_month_may_fall_twice_in_a_year_or_never(void **state)
{
    char day[11];

    (void)state;
    assert_int_equal(count_within("laba", 2026, day), 1);
    assert_string_equal(day, "2026-01-26");
    assert_int_equal(count_within("laba", 2025, day), 1);
    assert_string_equal(day, "2025-01-07");
    assert_int_equal(count_within("laba", 2022, day), 2);       /* 01-10 and 12-30 */
    assert_string_equal(day, "2022-12-30");
    assert_int_equal(count_within("laba", 2023, day), 0);
    assert_int_equal(count_within("laba", 1900, day), 1);
    assert_string_equal(day, "1900-01-08");
    assert_int_equal(count_within("除夕", 2026, day), 1);
    assert_string_equal(day, "2026-02-16");
}

/* Those of the lunar years and those of the calendar years are the same days. */
static void no_festival_is_lost_between_the_two_ways_to_count_years(void **state)
{
    char day[11];

    (void)state;
    for (size_t i = 0; i < swst_festival_count(); i++) {
        const char *code = swst_festival_code(i);
        int count = 0, beyond = 0;

        for (int64_t year = 1900; year <= 2100; year++) {
            count += count_within(code, year, day);
            assert_ok(swst_festival_on(code, year, day));
            beyond += strncmp(day, "2101", 4) == 0;
        }
        /* What 1899 gives to 1900, 2100 gives to 2101. */
        assert_int_equal(count, 201);
        assert_int_equal(beyond, strcmp(code, "laba") == 0 || strcmp(code, "new_years_eve") == 0);
    }
}

static void other_festivals_and_other_years_are_refused(void **state)
{
    char day[11] = "kept";

    (void)state;
    assert_status(SWST_ENOTFOUND, swst_festival_on("easter", 2026, day));
    assert_error("no_such_festival", NULL);
    assert_status(SWST_ENOTFOUND, swst_festival_within("", 2026, 0, day));
    assert_status(SWST_EINVALID, swst_festival_on("laba", 1899, day));
    assert_error("lunar_range", NULL);
    assert_status(SWST_EINVALID, swst_festival_on("new_year", 2101, day));
    assert_status(SWST_EINVALID, swst_festival_within("laba", INT64_MAX, 0, day));
    assert_status(SWST_EINVALID, swst_festival_within("laba", INT64_MIN, 0, day));
    assert_status(SWST_OK, swst_festival_within("laba", 2026, -1, day));
    assert_status(SWST_OK, swst_festival_within("laba", 2026, INT64_MAX, day));
    assert_status(SWST_EMISUSE, swst_festival_on(NULL, 2026, day));
    assert_status(SWST_EMISUSE, swst_festival_within("laba", 2026, 0, NULL));
    assert_string_equal(day, "kept");
}

static int64_t distance(int64_t a, int64_t b)
{
    return a < b ? b - a : a - b;
}

static void the_nearest_festival_is_the_nearest_of_all(void **state)
{
    (void)state;
    for (int festival = 0; festival < (int)swst_festival_count(); festival++) {
        int64_t all[201], first = 0, last = 0, nearest = 0;

        for (int64_t year = 1900; year <= 2100; year++)
            assert_true(swst__festival_of(festival, year, &all[year - 1900]));
        assert_true(swst__day_read("1902-01-01", &first) && swst__day_read("2099-12-31", &last));
        for (int64_t day = first; day <= last; day += 5) {
            int64_t expected = all[0];

            for (int i = 1; i < 201; i++)
                if (distance(all[i], day) < distance(expected, day))
                    expected = all[i];
            assert_true(swst__festival_nearest(festival, day, &nearest));
            assert_int_equal(nearest, expected);
        }
    }
}

static void beyond_2100_no_nearest_is_known(void **state)
{
    int64_t day = 0, nearest = 77;

    (void)state;
    assert_true(swst__day_read("2101-01-01", &day));
    assert_false(swst__festival_nearest(swst__festival_find("laba"), day, &nearest));
    assert_int_equal(nearest, 77);
    assert_true(swst__festival_nearest(swst__festival_find("new_year"), day - 1, &nearest));
    assert_int_equal(nearest, day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_festival_of_2026_falls_on_its_day),
        cmocka_unit_test(chinese_names_are_understood_with_and_without_their_last_character),
        cmocka_unit_test(leap_months_repeat_no_festival),
        cmocka_unit_test(the_eighth_of_the_last_month_may_fall_twice_in_a_year_or_never),
        cmocka_unit_test(no_festival_is_lost_between_the_two_ways_to_count_years),
        cmocka_unit_test(other_festivals_and_other_years_are_refused),
        cmocka_unit_test(the_nearest_festival_is_the_nearest_of_all),
        cmocka_unit_test(beyond_2100_no_nearest_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
