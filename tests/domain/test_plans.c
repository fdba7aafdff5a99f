/* Rules of plans across records, asked from every side. */
#include "../support/station.h"

static int64_t given_plan(swst_store *store, const char *year)
{
    int64_t station = given(store, "station", "name", "东陂镇社工站", "area_id",
                            ID(given_area(store)), NULL);

    return given(store, "plan", "station_id", ID(station), "year", year, NULL);
}

#define GOAL(plan) "plan_id", ID(plan), "title", "建档", "indicator", "POP.IN_SCOPE", "operator", \
    "at_least", "target", "100", "starts_on", "2022-01-01", "due_on", "2022-12-31"

static int64_t given_goal(swst_store *store, int64_t plan)
{
    return given(store, "goal", GOAL(plan), NULL);
}

static int64_t given_milestone(swst_store *store, int64_t goal, const char *due_on)
{
    return given(store, "milestone", "goal_id", ID(goal), "due_on", due_on, "target", "40", NULL);
}

/* -------------------------------------------------------------- milestones */

static void a_milestone_lies_within_its_goals_period(void **state)
{
    int64_t goal = given_goal(*state, given_plan(*state, "2022")), milestone;

    assert_status(SWST_EINVALID, refused(*state, "milestone", "goal_id", ID(goal), "due_on",
                                         "2021-12-31", "target", "1", NULL));
    assert_error("milestone_outside", "milestone.due_on");
    assert_status(SWST_EINVALID, refused(*state, "milestone", "goal_id", ID(goal), "due_on",
                                         "2023-01-01", "target", "1", NULL));
    given_milestone(*state, goal, "2022-01-01");
    milestone = given_milestone(*state, goal, "2022-12-31");
    assert_status(SWST_EINVALID, change(*state, "milestone", milestone, "due_on", "2023-01-01"));
    assert_error("milestone_outside", "milestone.due_on");
}

static void a_goal_that_changes_is_held_to_its_milestones(void **state)
{
    int64_t goal = given_goal(*state, given_plan(*state, "2022"));
    int64_t milestone = given_milestone(*state, goal, "2022-06-30");

    assert_status(SWST_ECONFLICT, change(*state, "goal", goal, "due_on", "2022-06-29"));
    assert_error("milestone_beyond", "goal.due_on");
    assert_status(SWST_ECONFLICT, change(*state, "goal", goal, "starts_on", "2022-07-01"));
    assert_error("milestone_beyond", "goal.starts_on");
    assert_ok(change(*state, "goal", goal, "due_on", "2022-06-30"));
    assert_ok(void_it(*state, "milestone", milestone, "重复"));
    assert_ok(change(*state, "goal", goal, "due_on", "2022-03-31"));
}

/* ------------------------------------------------------------------- trees */

static void a_part_is_of_the_same_plan(void **state)
{
    int64_t plan = given_plan(*state, "2022"), other = given_plan(*state, "2022");
    int64_t goal = given_goal(*state, plan), part;

    assert_status(SWST_EINVALID, refused(*state, "goal", GOAL(other), "parent_id", ID(goal),
                                         NULL));
    assert_error("goal_of_other_plan", "goal.parent_id");
    part = given(*state, "goal", GOAL(plan), "parent_id", ID(goal), NULL);
    assert_status(SWST_ECONFLICT, change(*state, "goal", goal, "plan_id", ID(other)));
    assert_error("goal_has_parts", "goal.plan_id");
    assert_ok(void_it(*state, "goal", part, "重复"));
    assert_ok(change(*state, "goal", goal, "plan_id", ID(other)));
}

static void no_goal_is_a_part_of_itself(void **state)
{
    int64_t plan = given_plan(*state, "2022"), top = given_goal(*state, plan);
    int64_t middle = given(*state, "goal", GOAL(plan), "parent_id", ID(top), NULL);
    int64_t low = given(*state, "goal", GOAL(plan), "parent_id", ID(middle), NULL);

    assert_status(SWST_ECONFLICT, change(*state, "goal", top, "parent_id", ID(low)));
    assert_error("goal_cycle", "goal.parent_id");
    assert_status(SWST_ECONFLICT, change(*state, "goal", top, "parent_id", ID(top)));
    assert_error("goal_cycle", "goal.parent_id");
    assert_ok(change(*state, "goal", low, "parent_id", ID(top)));
}

/* ----------------------------------------------------------- what narrows it */

static void an_indicator_is_kept_as_the_catalogue_spells_it(void **state)
{
    int64_t plan = given_plan(*state, "2022"), goal, item;

    goal = given(*state, "goal", "plan_id", ID(plan), "title", "在册", "indicator",
                 "pop.in_scope", "operator", "equal", "target", "3", "starts_on", "2022-01-01",
                 "due_on", "2022-12-31", NULL);
    assert_value(*state, "goal", goal, "indicator", "POP.IN_SCOPE");
    assert_ok(change(*state, "goal", goal, "indicator", "Pop.Households"));
    assert_value(*state, "goal", goal, "indicator", "POP.HOUSEHOLDS");
    item = given(*state, "improvement", "problem", "漏访", "indicator", "pop.In_Scope",
                 "found_on", "2022-06-01", NULL);
    assert_value(*state, "improvement", item, "indicator", "POP.IN_SCOPE");
}

static void a_level_is_one_that_a_rule_names(void **state)
{
    int64_t plan = given_plan(*state, "2022");

    assert_status(SWST_EINVALID, refused(*state, "goal", GOAL(plan), "level", "red", NULL));
    assert_error("no_such_level", "goal.level");
    given_rule(*state, "red", "1", "day", "phone");
    given(*state, "goal", GOAL(plan), "level", "red", NULL);
}

static void people_of_a_category_are_not_counted_as_households(void **state)
{
    int64_t plan = given_plan(*state, "2022"), people = given_category(*state, "tekun", "person");
    int64_t homes = given_category(*state, "dibao", "household"), goal;

    goal = given(*state, "goal", GOAL(plan), "category_id", ID(homes), "target_unit", "household",
                 NULL);
    assert_status(SWST_EINVALID, change(*state, "goal", goal, "target_unit", "person"));
    assert_error("target_of_other_unit", "goal.target_unit");
    given(*state, "goal", GOAL(plan), "category_id", ID(people), "target_unit", "person", NULL);
    assert_ok(change(*state, "goal", goal, "indicator", "POP.HOUSEHOLDS"));
    assert_status(SWST_EINVALID, change(*state, "goal", goal, "category_id", ID(people)));
    assert_error("category_of_people", "goal.category_id");
    assert_status(SWST_ECONFLICT, change(*state, "category", homes, "unit", "person"));
    assert_error("unit_mismatch", "category.unit");
    assert_ok(change(*state, "goal", goal, "category_id", NULL));
    assert_ok(change(*state, "category", homes, "unit", "person"));
}

static void a_goal_beside_the_year_of_its_plan_is_worth_a_look(void **state)
{
    int64_t plan = given_plan(*state, "2022");
    int64_t goal = given_goal(*state, plan);
    swst_table *table;

    assert_ok(change(*state, "goal", goal, "starts_on", "2021-07-01"));     /* it touches it */
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_ok(change(*state, "goal", goal, "due_on", "2021-12-31"));
    assert_ok(swst_station_check(*state, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "severity", "warning");
    assert_cell(table, 0, "code", "goal_outside_year");
    swst_table_free(table);
}

/* ----------------------------------------------------------------- closing */

#define CLOSE(month, revision) "month", month, "revision", revision, "closed_at", \
    "2022-07-01T00:00:00.000Z", "figures", "{}"

static void what_was_reported_stays_as_it_was(void **state)
{
    int64_t close = given(*state, "month_close", CLOSE("2022-06", "1"), NULL);

    assert_status(SWST_ECONFLICT, change(*state, "month_close", close, "figures", "{\"a\":1}"));
    assert_error("closed_stays", NULL);
    assert_status(SWST_ECONFLICT, void_it(*state, "month_close", close, "写错了"));
    assert_error("closed_stays", NULL);
    assert_ok(change(*state, "month_close", close, "figures", "{}"));       /* nothing is changed */
    assert_value(*state, "month_close", close, "figures", "{}");
    assert_int_equal(count_of(*state, "month_close"), 1);
}

static void a_revision_comes_after_the_one_before_it(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "month_close", CLOSE("2022-06", "2"), NULL));
    assert_error("revision_skipped", "month_close.revision");
    given(*state, "month_close", CLOSE("2022-06", "1"), NULL);
    assert_status(SWST_EINVALID, refused(*state, "month_close", CLOSE("2022-05", "2"), NULL));
    assert_error("revision_skipped", "month_close.revision");
    given(*state, "month_close", CLOSE("2022-06", "2"), NULL);
    assert_status(SWST_ECONFLICT, refused(*state, "month_close", CLOSE("2022-06", "2"), NULL));
    assert_error("duplicate", "month_close.month");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_milestone_lies_within_its_goals_period),
        station_test(a_goal_that_changes_is_held_to_its_milestones),
        station_test(a_part_is_of_the_same_plan),
        station_test(no_goal_is_a_part_of_itself),
        station_test(an_indicator_is_kept_as_the_catalogue_spells_it),
        station_test(a_level_is_one_that_a_rule_names),
        station_test(people_of_a_category_are_not_counted_as_households),
        station_test(a_goal_beside_the_year_of_its_plan_is_worth_a_look),
        station_test(what_was_reported_stays_as_it_was),
        station_test(a_revision_comes_after_the_one_before_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
