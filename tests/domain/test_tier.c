/* Which tier holds for a client on a day? */
#include "../support/station.h"

static const char *level_on(swst_store *store, int64_t client, const char *day)
{
    static char level[40];
    swst_tier *tier;

    assert_ok(swst_tier_current(store, client, day, &tier));
    strcpy(level, swst_tier_get_level(tier));
    swst_tier_free(tier);
    return level;
}

static void the_latest_tier_that_covers_the_day_holds(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_tier(*state, client, "green", "2022-01-01", NULL);
    given_tier(*state, client, "red", "2022-03-01", NULL);
    assert_string_equal(level_on(*state, client, "2022-02-28"), "green");
    assert_string_equal(level_on(*state, client, "2022-03-01"), "red");
}

static void an_earlier_tier_resumes_when_the_later_one_ends(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_tier(*state, client, "green", "2022-01-01", NULL);
    given_tier(*state, client, "red", "2022-03-01", "2022-03-31");
    assert_string_equal(level_on(*state, client, "2022-03-31"), "red");
    assert_string_equal(level_on(*state, client, "2022-04-01"), "green");
}

static void of_two_tiers_from_one_day_the_larger_id_holds(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_tier(*state, client, "red", "2022-03-01", NULL);
    given_tier(*state, client, "yellow", "2022-03-01", NULL);
    assert_string_equal(level_on(*state, client, "2022-03-01"), "yellow");
}

static void a_tier_entered_late_for_an_earlier_day_does_not_replace_a_later_one(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_tier(*state, client, "red", "2022-03-01", NULL);
    given_tier(*state, client, "green", "2022-01-01", NULL);
    assert_string_equal(level_on(*state, client, "2022-03-01"), "red");
}

static void a_voided_tier_holds_no_more(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t red;

    given_tier(*state, client, "green", "2022-01-01", NULL);
    red = given_tier(*state, client, "red", "2022-03-01", NULL);
    assert_ok(void_it(*state, "tier", red, "the wrong client"));
    assert_string_equal(level_on(*state, client, "2022-03-01"), "green");
}

static void the_tiers_of_others_do_not_hold(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);

    given_tier(*state, client, "green", "2022-01-01", NULL);
    given_tier(*state, given_client(*state, area), "red", "2022-02-01", NULL);
    assert_string_equal(level_on(*state, client, "2022-03-01"), "green");
}

static void on_days_without_a_tier_none_is_found(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_tier *tier = NULL;

    given_tier(*state, client, "green", "2022-03-01", "2022-03-31");
    assert_status(SWST_ENOTFOUND, swst_tier_current(*state, client, "2022-02-28", &tier));
    assert_error("no_tier", NULL);
    assert_status(SWST_ENOTFOUND, swst_tier_current(*state, client, "2022-04-01", &tier));
    assert_null(tier);
}

static void the_day_asked_for_must_exist(void **state)
{
    swst_tier *tier = NULL;

    assert_status(SWST_EINVALID, swst_tier_current(*state, 1, "2022-02-30", &tier));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_tier_current(*state, 1, NULL, &tier));
    assert_status(SWST_EMISUSE, swst_tier_current(*state, 1, "2022-02-28", NULL));
    assert_status(SWST_EMISUSE, swst_tier_current(NULL, 1, "2022-02-28", &tier));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_latest_tier_that_covers_the_day_holds),
        station_test(an_earlier_tier_resumes_when_the_later_one_ends),
        station_test(of_two_tiers_from_one_day_the_larger_id_holds),
        station_test(a_tier_entered_late_for_an_earlier_day_does_not_replace_a_later_one),
        station_test(a_voided_tier_holds_no_more),
        station_test(the_tiers_of_others_do_not_hold),
        station_test(on_days_without_a_tier_none_is_found),
        station_test(the_day_asked_for_must_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
