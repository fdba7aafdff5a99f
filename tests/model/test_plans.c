/* Rules of single records of plans: what a goal may bind, and how months are written. */
#include "../support/station.h"

#include <swstation/goal.h>

static swst_goal *goal_of(const char *indicator, swst_goal_operator comparison, int64_t target)
{
    swst_goal *goal = swst_goal_new();

    assert_non_null(goal);
    assert_ok(swst_goal_set_plan_id(goal, 1));
    assert_ok(swst_goal_set_title(goal, "承诺"));
    assert_ok(swst_goal_set_indicator(goal, indicator));
    assert_ok(swst_goal_set_operator(goal, comparison));
    assert_ok(swst_goal_set_target(goal, target));
    assert_ok(swst_goal_set_starts_on(goal, "2022-01-01"));
    assert_ok(swst_goal_set_due_on(goal, "2022-12-31"));
    return goal;
}

static swst_goal *people(void)
{
    return goal_of("POP.IN_SCOPE", SWST_GOAL_OPERATOR_AT_LEAST, 200);
}

/* What saving says of the record alone; the plan that it names is not there. */
static void assert_refused(swst_store *store, swst_goal *goal, const char *code,
                           const char *field)
{
    assert_status(SWST_EINVALID, swst_goal_save(store, goal));
    assert_error(code, field);
    swst_goal_free(goal);
}

static void an_indicator_is_one_of_the_catalogue(void **state)
{
    assert_refused(*state, goal_of("POP.GHOSTS", SWST_GOAL_OPERATOR_EQUAL, 1),
                   "no_such_indicator", "goal.indicator");
}

static void a_target_is_in_the_unit_of_the_indicator(void **state)
{
    swst_goal *goal = people();

    assert_ok(swst_goal_set_target_unit(goal, SWST_FIGURE_UNIT_HOUSEHOLD));
    assert_refused(*state, goal, "target_of_other_unit", "goal.target_unit");
    goal = people();
    assert_ok(swst_goal_set_target_unit(goal, SWST_FIGURE_UNIT_PERCENT));
    assert_refused(*state, goal, "target_of_other_unit", "goal.target_unit");
    goal = people();
    assert_ok(swst_goal_set_target_unit(goal, SWST_FIGURE_UNIT_PERSON));
    assert_status(SWST_ENOTFOUND, swst_goal_save(*state, goal));    /* of the plan */
    assert_error("reference_missing", "goal.plan_id");
    swst_goal_free(goal);
}

/* The first share of the catalogue. */
static const char *a_share(void)
{
    for (size_t i = 0; i < swst_indicator_count(); i++)
        if (swst_indicator_form(swst_indicator_at(i)) == SWST_FIGURE_RATE)
            return swst_indicator_code(swst_indicator_at(i));
    fail_msg("the catalogue has no share");
    return NULL;
}

static void a_share_is_at_most_all(void **state)
{
    swst_goal *goal = goal_of(a_share(), SWST_GOAL_OPERATOR_AT_LEAST, 1000);

    assert_status(SWST_ENOTFOUND, swst_goal_save(*state, goal));
    assert_error("reference_missing", "goal.plan_id");
    swst_goal_free(goal);
    assert_refused(*state, goal_of(a_share(), SWST_GOAL_OPERATOR_AT_LEAST, 1001),
                   "target_above_all", "goal.target");
}

static void a_goal_is_narrowed_by_what_its_indicator_has(void **state)
{
    swst_goal *goal = people();

    assert_ok(swst_goal_set_programme_id(goal, 1));
    assert_refused(*state, goal, "not_narrowed_so", "goal.programme_id");
    goal = people();
    assert_ok(swst_goal_set_type(goal, "rights"));
    assert_refused(*state, goal, "not_narrowed_so", "goal.type");
    goal = goal_of("POP.HOUSEHOLDS", SWST_GOAL_OPERATOR_AT_LEAST, 1);
    assert_ok(swst_goal_set_level(goal, "red"));
    assert_refused(*state, goal, "not_narrowed_so", "goal.level");
    goal = goal_of("POP.HOUSEHOLDS", SWST_GOAL_OPERATOR_AT_LEAST, 1);
    assert_ok(swst_goal_set_least_age(goal, 60));
    assert_refused(*state, goal, "not_narrowed_so", "goal.least_age");
}

static void ages_and_days_are_in_their_order(void **state)
{
    swst_goal *goal = people();

    assert_ok(swst_goal_set_least_age(goal, 60));
    assert_ok(swst_goal_set_most_age(goal, 59));
    assert_refused(*state, goal, "ages_reversed", "goal.most_age");
    goal = people();
    assert_ok(swst_goal_set_due_on(goal, "2021-12-31"));
    assert_status(SWST_EINVALID, swst_goal_save(*state, goal));
    assert_field("goal.due_on");
    swst_goal_free(goal);
}

static void months_are_written_with_their_year(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "text_slot", "month", "2022-13", "chapter",
                                         "overview", NULL));
    assert_error("bad_month", "text_slot.month");
    assert_status(SWST_EINVALID, refused(*state, "month_close", "month", "2022-6", "revision",
                                         "1", "closed_at", "2022-07-01T00:00:00.000Z", "figures",
                                         "{}", NULL));
    assert_error("bad_month", "month_close.month");
    given(*state, "text_slot", "month", "2022-06", "chapter", "overview", "text", "本月……", NULL);
    assert_status(SWST_ECONFLICT, refused(*state, "text_slot", "month", "2022-06", "chapter",
                                          "overview", NULL));
    given(*state, "text_slot", "month", "2022-06", "chapter", "problems", NULL);
}

static void an_improvement_is_held_to_its_indicator(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "improvement", "problem", "漏访", "indicator",
                                         "POP.GHOSTS", "found_on", "2022-06-01", NULL));
    assert_error("no_such_indicator", "improvement.indicator");
    assert_status(SWST_EINVALID, refused(*state, "improvement", "problem", "漏访", "indicator",
                                         a_share(), "target", "1001", "found_on", "2022-06-01",
                                         NULL));
    assert_error("target_above_all", "improvement.target");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_indicator_is_one_of_the_catalogue),
        station_test(a_target_is_in_the_unit_of_the_indicator),
        station_test(a_share_is_at_most_all),
        station_test(a_goal_is_narrowed_by_what_its_indicator_has),
        station_test(ages_and_days_are_in_their_order),
        station_test(months_are_written_with_their_year),
        station_test(an_improvement_is_held_to_its_indicator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
