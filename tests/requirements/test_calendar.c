/* Festivals, series and working days as the seeds tell of them: F2, F3, F9, C9. */
#include "../support/station.h"

#include <stdio.h>

static void assert_festival(const char *code, int64_t year, const char *expected)
{
    char day[11] = "";

    assert_ok(swst_festival_on(code, year, day));
    assert_string_equal(day, expected);
}

static void f2_festivals_of_2022_fall_on_their_lunar_days(void **state)
{
    (void)state;
    assert_festival("春节", 2022, "2022-02-01");
    assert_festival("元宵", 2022, "2022-02-15");
    assert_festival("端午", 2022, "2022-06-03");
    assert_festival("重阳", 2022, "2022-10-04");
    assert_festival("劳动节", 2022, "2022-05-01");
}

static void f2_an_activity_carries_the_code_of_its_festival(void **state)
{
    int64_t id = given(*state, "activity", "title", "端午慰问", "type", "condolence", "state",
                       "held", "festival", "dragon_boat", "held_on", "2022-06-02", NULL);
    swst_activity *activity = NULL;

    assert_ok(swst_activity_load(*state, id, &activity));
    assert_festival(swst_activity_get_festival(activity), 2022, "2022-06-03");
    assert_string_equal(swst_festival_label(swst_activity_get_festival(activity), "zh"), "端午节");
    swst_activity_free(activity);
}

static void f3_festivals_of_2026_fall_on_their_lunar_days(void **state)
{
    (void)state;
    assert_festival("spring_festival", 2026, "2026-02-17");
    assert_festival("lantern", 2026, "2026-03-03");
    assert_festival("dragon_boat", 2026, "2026-06-19");
    assert_festival("mid_autumn", 2026, "2026-09-25");
    assert_festival("double_ninth", 2026, "2026-10-18");
}

static void f3_laba_of_a_lunar_year_is_not_that_within_the_year(void **state)
{
    char day[11];

    (void)state;
    assert_festival("laba", 2026, "2027-01-15");
    assert_status(SWST_ROW, swst_festival_within("laba", 2026, 0, day));
    assert_string_equal(day, "2026-01-26");
    assert_ok(swst_festival_within("laba", 2026, 1, day));
}

static void f3_a_double_ninth_planned_for_september_is_warned_of_with_the_right_day(void **state)
{
    int64_t id = given(*state, "activity", "title", "重阳敬老", "type", "community", "state",
                       "planned", "festival", "重阳节", "planned_on", "2026-09-09", NULL);
    swst_table *findings = NULL;

    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 1);
    assert_cell(findings, 0, "severity", "warning");
    assert_cell(findings, 0, "record_id", ID(id));
    assert_non_null(strstr(swst_table_text(findings, 0, "message"), "2026-10-18"));
    assert_non_null(strstr(swst_table_text(findings, 0, "message_zh"), "2026-10-18"));
    swst_table_free(findings);

    assert_ok(change(*state, "activity", id, "planned_on", "2026-10-18"));
    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

/* The days of a record's recurrence within a period. */
static int64_t days_of(swst_store *store, const char *kind, int64_t id, const char *starts_on,
                       const char *from, const char *to)
{
    swst_record *record = NULL;
    char *rule = NULL;
    int64_t count = -1;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_ok(swst_record_get(record, "recurrence", &rule));
    assert_ok(swst_recurrence_count(rule, starts_on, from, to, &count));
    swst_free(rule);
    swst_record_free(record);
    return count;
}

static void f9_saturdays_from_april_to_december_2026_are_39(void **state)
{
    int64_t id = given(*state, "programme", "name", "周六课堂", "starts_on", "2026-04-01",
                       "ends_on", "2026-12-31", "recurrence", "FREQ=WEEKLY;BYDAY=SA", NULL);
    char day[11];

    assert_int_equal(days_of(*state, "programme", id, "2026-04-01", "2026-04-01", "2026-12-31"),
                     39);
    assert_status(SWST_ROW, swst_recurrence_next("FREQ=WEEKLY;BYDAY=SA", "2026-04-01", NULL, day));
    assert_string_equal(day, "2026-04-04");
}

static void f9_a_rule_that_cannot_be_read_is_not_kept(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "programme", "name", "周六课堂", "recurrence",
                                         "每周六", NULL));
    assert_error("recurrence_part", "programme.recurrence");
    assert_status(SWST_EINVALID, refused(*state, "task", "title", "周会", "recurrence",
                                         "FREQ=WEEKLY;BYDAY=1MO", NULL));
    assert_error("recurrence_ordinal", "task.recurrence");
    assert_int_equal(count_of(*state, "programme") + count_of(*state, "task"), 0);
}

static void c9_a_survey_every_other_week_comes_26_times_a_year(void **state)
{
    int64_t survey = given(*state, "task", "title", "满意度调查", "due_on", "2026-01-02",
                           "recurrence", "FREQ=WEEKLY;INTERVAL=2", NULL);
    int64_t meeting = given(*state, "task", "title", "周会", "due_on", "2026-01-05",
                            "recurrence", "FREQ=WEEKLY", NULL);
    int64_t policy = given(*state, "task", "title", "政策宣传日", "due_on", "2026-01-01",
                           "recurrence", "FREQ=MONTHLY;BYMONTHDAY=15,25", NULL);

    assert_int_equal(days_of(*state, "task", survey, "2026-01-02", "2026-01-01", "2026-12-31"), 26);
    assert_int_equal(days_of(*state, "task", meeting, "2026-01-05", "2026-01-01", "2026-12-31"),
                     52);
    assert_int_equal(days_of(*state, "task", policy, "2026-01-01", "2026-01-01", "2026-12-31"), 24);
    for (int year = 2026; year <= 2099; year++) {
        char from[16], to[16];
        int64_t surveys;

        snprintf(from, sizeof from, "%d-01-01", year);
        snprintf(to, sizeof to, "%d-12-31", year);
        surveys = days_of(*state, "task", survey, "2026-01-02", from, to);
        assert_true(surveys >= 24 && surveys <= 27);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(f2_festivals_of_2022_fall_on_their_lunar_days),
        station_test(f2_an_activity_carries_the_code_of_its_festival),
        cmocka_unit_test(f3_festivals_of_2026_fall_on_their_lunar_days),
        cmocka_unit_test(f3_laba_of_a_lunar_year_is_not_that_within_the_year),
        station_test(f3_a_double_ninth_planned_for_september_is_warned_of_with_the_right_day),
        station_test(f9_saturdays_from_april_to_december_2026_are_39),
        station_test(f9_a_rule_that_cannot_be_read_is_not_kept),
        station_test(c9_a_survey_every_other_week_comes_26_times_a_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
