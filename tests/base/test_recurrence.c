/* Recurrences: the days of single rules, and what is no rule. */
#include "../support/station.h"

#include <stdio.h>

/* The days of a rule, joined by spaces: at most `most` of them. */
static const char *days_of(const char *rule, const char *starts_on, int most)
{
    static char text[12 * 40];
    char day[11];
    const char *after = NULL;
    size_t length = 0;

    text[0] = '\0';
    for (int i = 0; i < most; i++) {
        swst_status status = swst_recurrence_next(rule, starts_on, after, day);

        if (status == SWST_OK)
            break;
        assert_status(SWST_ROW, status);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? " " : "", day);
        after = day;
    }
    return text;
}

#define assert_days(rule, starts_on, most, expected) \
    assert_string_equal(days_of(rule, starts_on, most), expected)

static int64_t count_between(const char *rule, const char *starts_on, const char *from,
                             const char *to)
{
    int64_t count = -1;

    assert_ok(swst_recurrence_count(rule, starts_on, from, to, &count));
    return count;
}

/* ------------------------------------------------------------- single rules */

static void a_class_on_saturdays_begins_on_the_first_saturday(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;BYDAY=SA", "2026-04-01", 3, "2026-04-04 2026-04-11 2026-04-18");
}

static void a_rule_without_days_takes_that_of_its_first_day(void **state)
{
    (void)state;
    assert_days("FREQ=DAILY;INTERVAL=3", "2026-02-27", 3, "2026-02-27 2026-03-02 2026-03-05");
    assert_days("FREQ=WEEKLY", "2026-03-04", 3, "2026-03-04 2026-03-11 2026-03-18");
    assert_days("FREQ=MONTHLY", "2026-03-15", 3, "2026-03-15 2026-04-15 2026-05-15");
    assert_days("FREQ=YEARLY", "2026-03-15", 3, "2026-03-15 2027-03-15 2028-03-15");
}

static void months_without_a_31st_and_years_without_29_february_are_left_out(void **state)
{
    (void)state;
    assert_days("FREQ=MONTHLY", "2026-01-31", 4, "2026-01-31 2026-03-31 2026-05-31 2026-07-31");
    assert_days("FREQ=YEARLY", "2096-02-29", 3, "2096-02-29 2104-02-29 2108-02-29");
    assert_days("FREQ=MONTHLY;BYMONTHDAY=-31", "2026-02-01", 2, "2026-03-01 2026-05-01");
}

static void policy_days_are_the_15th_and_the_25th(void **state)
{
    (void)state;
    assert_days("FREQ=MONTHLY;BYMONTHDAY=15,25", "2026-01-20", 3,
                "2026-01-25 2026-02-15 2026-02-25");
    assert_days("FREQ=MONTHLY;BYMONTHDAY=-1", "2024-01-01", 3, "2024-01-31 2024-02-29 2024-03-31");
    assert_days("FREQ=YEARLY;BYMONTHDAY=31", "2026-01-01", 3, "2026-01-31 2026-03-31 2026-05-31");
}

static void weekdays_are_numbered_within_the_month_or_the_year(void **state)
{
    (void)state;
    assert_days("FREQ=MONTHLY;BYDAY=1SA,-1FR", "2026-05-01", 4,
                "2026-05-02 2026-05-29 2026-06-06 2026-06-26");
    assert_days("FREQ=MONTHLY;BYDAY=5MO", "2026-01-01", 2, "2026-03-30 2026-06-29");
    assert_days("FREQ=YEARLY;BYDAY=1MO,-1SU", "2026-01-01", 4,
                "2026-01-05 2026-12-27 2027-01-04 2027-12-26");
    assert_days("FREQ=YEARLY;BYDAY=53TH", "2025-01-01", 2, "2026-12-31 2032-12-30");
}

static void a_day_and_a_weekday_together_must_both_hold(void **state)
{
    (void)state;
    assert_days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-01-01", 3,
                "2026-02-13 2026-03-13 2026-11-13");
    assert_days("FREQ=DAILY;BYDAY=SA,SU", "2026-05-01", 3, "2026-05-02 2026-05-03 2026-05-09");
}

static void every_other_week_counts_weeks_from_monday(void **state)
{
    (void)state;
    /* RFC 5545, 3.3.10, with WKST=MO: a Tuesday, and the Sunday of its week. */
    assert_days("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU", "1997-08-05", 9,
                "1997-08-05 1997-08-10 1997-08-19 1997-08-24");
}

static void a_rule_ends_by_its_count_or_its_last_day(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;COUNT=3;BYDAY=SA", "2026-04-01", 9,
                "2026-04-04 2026-04-11 2026-04-18");
    assert_days("FREQ=WEEKLY;UNTIL=20260418;BYDAY=SA", "2026-04-01", 9,
                "2026-04-04 2026-04-11 2026-04-18");
    assert_days("FREQ=WEEKLY;UNTIL=2026-04-17;BYDAY=SA", "2026-04-01", 9, "2026-04-04 2026-04-11");
    assert_days("FREQ=DAILY;UNTIL=20260331", "2026-04-01", 9, "");
}

/* A count runs from the first day, not from where somebody begins to look. */
static void a_count_runs_from_the_first_day(void **state)
{
    (void)state;
    assert_int_equal(count_between("FREQ=DAILY;COUNT=10", "2026-01-01", "2026-01-08",
                                   "2026-12-31"), 3);
    assert_int_equal(count_between("FREQ=DAILY;COUNT=10", "2026-01-01", "2025-01-01",
                                   "2025-12-31"), 0);
}

static void what_can_never_come_ends(void **state)
{
    (void)state;
    assert_days("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-04-07", 1, "");
    assert_days("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2026-02-01", 1, "");
    assert_days("FREQ=YEARLY", "9999-12-31", 9, "9999-12-31");
    assert_days("FREQ=WEEKLY;BYDAY=SA", "9999-12-26", 9, "");
    assert_days("FREQ=DAILY;INTERVAL=9999;BYMONTHDAY=31", "9999-01-01", 9, "");
}

static void capitals_and_order_do_not_matter(void **state)
{
    (void)state;
    assert_days("rrule:byday=sa;interval=2;freq=weekly", "2026-04-01", 2, "2026-04-04 2026-04-18");
    assert_days("RRULE:FREQ=MONTHLY;BYDAY=+1SA;BYMONTHDAY=+1,2,3", "2026-04-01", 1, "2026-05-02");
}

/* ------------------------------------------------------------- what is refused */

static void assert_wrong(const char *rule, const char *code)
{
    char day[11];

    if (swst_recurrence_next(rule, "2026-01-01", NULL, day) != SWST_EINVALID)
        fail_msg("%s was read", rule);
    assert_error(code, NULL);
}

static void each_wrong_part_of_a_rule_is_named(void **state)
{
    static const char *const wrong[][2] = {
        { "", "recurrence_part" }, { "RRULE:", "recurrence_part" }, { "每周", "recurrence_part" },
        { "FREQ", "recurrence_part" }, { "FREQ=DAILY;", "recurrence_part" },
        { "FREQ=DAILY;;COUNT=2", "recurrence_part" }, { "FREQ=DAILY;WKST=MO", "recurrence_part" },
        { " FREQ=DAILY", "recurrence_part" }, { "FREQ=DAILY;BYSETPOS=1", "recurrence_part" },
        { "FREQ=DAILY;FREQ=DAILY", "recurrence_repeated" },
        { "BYDAY=MO;FREQ=DAILY;BYDAY=TU", "recurrence_repeated" },
        { "BYDAY=SA", "recurrence_freq" }, { "FREQ=", "recurrence_freq" },
        { "FREQ=HOURLY", "recurrence_freq" }, { "FREQ=DAILYS", "recurrence_freq" },
        { "FREQ=DAILY ", "recurrence_freq" }, { "FREQ=DAILY,WEEKLY", "recurrence_freq" },
        { "FREQ=DAILY;INTERVAL=0", "recurrence_interval" },
        { "FREQ=DAILY;INTERVAL=", "recurrence_interval" },
        { "FREQ=DAILY;INTERVAL=-1", "recurrence_interval" },
        { "FREQ=DAILY;INTERVAL=10000", "recurrence_interval" },
        { "FREQ=DAILY;INTERVAL=99999999999999999999999", "recurrence_interval" },
        { "FREQ=DAILY;INTERVAL=1,2", "recurrence_interval" },
        { "FREQ=DAILY;BYDAY=", "recurrence_byday" }, { "FREQ=DAILY;BYDAY=MO,", "recurrence_byday" },
        { "FREQ=DAILY;BYDAY=MON", "recurrence_byday" },
        { "FREQ=DAILY;BYDAY=XX", "recurrence_byday" },
        { "FREQ=MONTHLY;BYDAY=0SA", "recurrence_byday" },
        { "FREQ=YEARLY;BYDAY=54SA", "recurrence_byday" },
        { "FREQ=MONTHLY;BYDAY=+-1SA", "recurrence_byday" },
        { "FREQ=MONTHLY;BYDAY=1", "recurrence_byday" },
        { "FREQ=MONTHLY;BYDAY=+SA", "recurrence_byday" },
        { "FREQ=WEEKLY;BYDAY=1SA", "recurrence_ordinal" },
        { "FREQ=DAILY;BYDAY=-1SA", "recurrence_ordinal" },
        { "FREQ=MONTHLY;BYDAY=6SA", "recurrence_ordinal" },
        { "FREQ=MONTHLY;BYDAY=-6SA", "recurrence_ordinal" },
        { "FREQ=MONTHLY;BYMONTHDAY=0", "recurrence_bymonthday" },
        { "FREQ=MONTHLY;BYMONTHDAY=32", "recurrence_bymonthday" },
        { "FREQ=MONTHLY;BYMONTHDAY=-32", "recurrence_bymonthday" },
        { "FREQ=MONTHLY;BYMONTHDAY=1;2", "recurrence_part" },
        { "FREQ=MONTHLY;BYMONTHDAY=1,,2", "recurrence_bymonthday" },
        { "FREQ=WEEKLY;BYMONTHDAY=1", "recurrence_weekly" },
        { "FREQ=DAILY;UNTIL=", "recurrence_until" },
        { "FREQ=DAILY;UNTIL=2026", "recurrence_until" },
        { "FREQ=DAILY;UNTIL=20260230", "recurrence_until" },
        { "FREQ=DAILY;UNTIL=2026-0230", "recurrence_until" },
        { "FREQ=DAILY;UNTIL=202602-28", "recurrence_until" },
        { "FREQ=DAILY;UNTIL=20260228T000000Z", "recurrence_until" },
        { "FREQ=DAILY;COUNT=0", "recurrence_count" },
        { "FREQ=DAILY;COUNT=100000", "recurrence_count" },
        { "FREQ=DAILY;COUNT=3;UNTIL=20260228", "recurrence_two_ends" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_wrong(wrong[i][0], wrong[i][1]);
}

static void days_that_do_not_exist_and_null_are_refused(void **state)
{
    const char *daily = "FREQ=DAILY";
    char day[11] = "kept";
    int64_t count = -7;

    (void)state;
    assert_status(SWST_EMISUSE, swst_recurrence_next(NULL, "2026-01-01", NULL, day));
    assert_status(SWST_EMISUSE, swst_recurrence_next(daily, NULL, NULL, day));
    assert_status(SWST_EMISUSE, swst_recurrence_next(daily, "2026-01-01", NULL, NULL));
    assert_status(SWST_EINVALID, swst_recurrence_next(daily, "2026-02-30", NULL, day));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, swst_recurrence_next(daily, "2026-01-01", "soon", day));
    assert_error("not_a_day", NULL);
    assert_status(SWST_OK, swst_recurrence_next(daily, "2026-01-01", "9999-12-31", day));
    assert_string_equal(day, "kept");

    assert_status(SWST_EMISUSE, swst_recurrence_count(daily, "2026-01-01", NULL, "2026-01-02",
                                                      &count));
    assert_status(SWST_EINVALID, swst_recurrence_count(daily, "2026-01-01", "2026-01-02", "x",
                                                       &count));
    assert_status(SWST_EINVALID, swst_recurrence_count(daily, "2026-01-01", "2026-01-02",
                                                       "2026-01-01", &count));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_recurrence_count("FREQ", "2026-01-01", "2026-01-02",
                                                       "2026-01-03", &count));
    assert_int_equal(count, -7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_on_saturdays_begins_on_the_first_saturday),
        cmocka_unit_test(a_rule_without_days_takes_that_of_its_first_day),
        cmocka_unit_test(months_without_a_31st_and_years_without_29_february_are_left_out),
        cmocka_unit_test(policy_days_are_the_15th_and_the_25th),
        cmocka_unit_test(weekdays_are_numbered_within_the_month_or_the_year),
        cmocka_unit_test(a_day_and_a_weekday_together_must_both_hold),
        cmocka_unit_test(every_other_week_counts_weeks_from_monday),
        cmocka_unit_test(a_rule_ends_by_its_count_or_its_last_day),
        cmocka_unit_test(a_count_runs_from_the_first_day),
        cmocka_unit_test(what_can_never_come_ends),
        cmocka_unit_test(capitals_and_order_do_not_matter),
        cmocka_unit_test(each_wrong_part_of_a_rule_is_named),
        cmocka_unit_test(days_that_do_not_exist_and_null_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
