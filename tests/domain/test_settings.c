/* Settings: thresholds by name, and the defaults that ship. */
#include "../support/station.h"

static const struct { const char *key; int64_t value; } shipped[] = {
    { "case_idle_days", 7 }, { "elderly_from_age", 80 }, { "head_least_age", 16 },
    { "satisfied_from_score", 4 }, { "survey_least_valid", 5 }, { "certified_counts_head", 0 },
    { "certified_counts_supervisor", 0 }, { "severe_includes_grade_3", 0 },
    { "booking_days_ahead", 1 },
    { "record_lag_days", 2 },
    { "reverify_days", 365 },
    { "membership_reverify_days", 365 },
    { "low_income_limit_fen", 1200000 },
    { "dibao_line_fen", 0 },
};

static int64_t setting(swst_store *store, const char *key)
{
    int64_t value = -1;

    assert_ok(swst_station_setting(store, key, &value));
    return value;
}

static void an_empty_store_has_the_defaults_that_ship(void **state)
{
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        assert_int_equal(setting(*state, shipped[i].key), shipped[i].value);
}

static void a_founded_station_says_the_same(void **state)
{
    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_int_equal(count_of(*state, "setting"), sizeof shipped / sizeof *shipped);
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        assert_int_equal(setting(*state, shipped[i].key), shipped[i].value);
}

static void a_record_replaces_the_default_until_it_is_voided(void **state)
{
    int64_t id = given(*state, "setting", "key", "case_idle_days", "value", "14", NULL);

    assert_int_equal(setting(*state, "case_idle_days"), 14);
    assert_int_equal(setting(*state, "head_least_age"), 16);
    assert_ok(void_it(*state, "setting", id, "back to the default"));
    assert_int_equal(setting(*state, "case_idle_days"), 7);
}

static void there_is_no_setting_of_another_name(void **state)
{
    int64_t value = -1;

    given(*state, "setting", "key", "idle", "value", "14", NULL);
    assert_status(SWST_ENOTFOUND, swst_station_setting(*state, "idle", &value));
    assert_error("no_such_record", NULL);
    assert_int_equal(value, -1);
}

static void a_setting_that_is_no_whole_number_is_told_and_not_guessed(void **state)
{
    static const char *const values[] = { "seven", "7.5", "7 days", "99999999999999999999" };
    int64_t id = given(*state, "setting", "key", "case_idle_days", "value", "14", NULL);

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_status(SWST_EINVALID, change(*state, "setting", id, "value", values[i]));
        assert_error("bad_number", "setting.value");
    }
    assert_int_equal(setting(*state, "case_idle_days"), 14);
}

static void a_setting_is_never_so_large_that_sums_with_it_overflow(void **state)
{
    static const char *const values[] = { "1000000000000", "-9223372036854775808" };
    int64_t id = given(*state, "setting", "key", "dibao_line_fen", "value", "999999999999", NULL);

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_status(SWST_EINVALID, change(*state, "setting", id, "value", values[i]));
        assert_error("out_of_range", "setting.value");
    }
    assert_int_equal(setting(*state, "dibao_line_fen"), INT64_C(999999999999));
}

static void a_key_is_set_once(void **state)
{
    given(*state, "setting", "key", "case_idle_days", "value", "14", NULL);
    assert_status(SWST_ECONFLICT, refused(*state, "setting", "key", "case_idle_days", "value",
                                          "21", NULL));
    assert_error("duplicate", "setting.key");
}

static void a_setting_is_asked_for_with_all_it_takes(void **state)
{
    int64_t value;

    assert_status(SWST_EMISUSE, swst_station_setting(NULL, "case_idle_days", &value));
    assert_status(SWST_EMISUSE, swst_station_setting(*state, NULL, &value));
    assert_status(SWST_EMISUSE, swst_station_setting(*state, "case_idle_days", NULL));
    assert_error("null_argument", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_empty_store_has_the_defaults_that_ship),
        station_test(a_founded_station_says_the_same),
        station_test(a_record_replaces_the_default_until_it_is_voided),
        station_test(there_is_no_setting_of_another_name),
        station_test(a_setting_that_is_no_whole_number_is_told_and_not_guessed),
        station_test(a_setting_is_never_so_large_that_sums_with_it_overflow),
        station_test(a_key_is_set_once),
        station_test(a_setting_is_asked_for_with_all_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
