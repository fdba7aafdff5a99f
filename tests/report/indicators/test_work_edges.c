/* Edges of the station's own work that a plain model found: periods that have not begun,
 * parts of villages, the last week of who left, one person entered as two. */
#include "matter_figures.h"

static void what_is_under_way_today_counts_though_the_period_has_not_begun(void **state)
{
    int64_t programme = given(*state, "programme", "name", "课堂", "ends_on", "2022-06-30", NULL);
    int64_t client = given_client(*state, given_village(*state, "441882107201"));

    given(*state, "group", "name", "夕阳红", "type", "support", "stage", "mature", "starts_on",
          "2022-01-01", NULL);
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client), "starts_on",
          "2022-01-01", "ends_on", "2022-06-15", NULL);
    assert_int_equal(figure_of(*state, "GROUP.ACTIVE", "2022-07-01", "2022-07-31", "2022-06-01",
                               NULL).n, 1);
    assert_int_equal(figure_of(*state, "PROGRAMME.ENROLLED", "2022-07-01", "2022-07-31",
                               "2022-06-01", NULL).n, 1);
    assert_int_equal(figure_of(*state, "PROGRAMME.PEOPLE", "2022-07-01", "2022-07-31",
                               "2022-06-01", NULL).n, 0);
    assert_int_equal(figure_of(*state, "PROGRAMME.OUTCOME", "2022-07-01", "2022-07-31",
                               "2022-06-01", NULL).d, 0);
    assert_int_equal(figure_of(*state, "PROGRAMME.ENROLLED", "2022-07-01", "2022-07-31",
                               "2022-06-16", NULL).n, 0);
}

static void what_is_held_in_a_part_of_a_village_is_held_in_it(void **state)
{
    int64_t village = given_village(*state, "441882107201");
    int64_t part = given(*state, "area", "code", "Q1", "name", "一组", "level", "service",
                         "parent_id", ID(village), NULL);
    struct numbers areas;

    given_village(*state, "441882107202");
    given(*state, "activity", "title", "健康讲座", "type", "lecture", "state", "held", "held_on",
          "2022-03-01", "area_id", ID(part), NULL);
    areas = figure_of(*state, "ACT.AREAS", "2022-03-01", "2022-03-31", "2022-03-31", NULL);
    assert_int_equal(areas.n, 1);
    assert_int_equal(areas.d, 2);
}

/* Enrolled up to Wednesday, 31 December 2025: what the week to 4 January asks of three days
 * is promised in January, as a week counts in the month in which it ends. */
static void the_last_week_of_who_left_counts_in_the_month_in_which_it_ends(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t client = given_client(*state, given_village(*state, "441882107201"));
    struct numbers promises;

    given(*state, "contact_rule", "programme_id", ID(programme), "times", "7", "per", "week",
          "channels", "home", NULL);
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", NULL);
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client), "starts_on",
          "2025-12-01", "ends_on", "2025-12-31", NULL);
    promises = figure_of(*state, "PROGRAMME.FULFILLED", "2026-01-01", "2026-02-28", "2026-03-31",
                         NULL);
    assert_int_equal(promises.d, 1);
    for (int day = 29; day <= 31; day++) {
        char text[16];

        snprintf(text, sizeof text, "2025-12-%d", day);
        given_visit(*state, client, text, "home");
    }
    promises = figure_of(*state, "PROGRAMME.FULFILLED", "2026-01-01", "2026-02-28", "2026-03-31",
                         NULL);
    assert_int_equal(promises.n, 1);
    assert_int_equal(promises.d, 1);
}

static void a_volunteer_who_is_a_client_is_one_member(void **state)
{
    int64_t client = given_client(*state, given_village(*state, "441882107201"));
    int64_t volunteer = given(*state, "volunteer", "name", "王志愿", "client_id", ID(client),
                              "joined_on", "2022-01-01", NULL);
    int64_t other = given(*state, "volunteer", "name", "李志愿", "joined_on", "2022-01-01", NULL);
    int64_t organization = given(*state, "organization", "name", "老年协会", "type",
                                 "elder_association", NULL);

    given(*state, "organization_member", "organization_id", ID(organization), "client_id",
          ID(client), "joined_on", "2022-01-01", NULL);
    given(*state, "organization_member", "organization_id", ID(organization), "volunteer_id",
          ID(volunteer), "joined_on", "2022-02-01", NULL);
    given(*state, "organization_member", "organization_id", ID(organization), "volunteer_id",
          ID(other), "joined_on", "2022-02-01", NULL);
    assert_int_equal(figure_of(*state, "ORG.MEMBERS", "2022-01-01", "2022-12-31", "2022-12-31",
                               NULL).n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_is_under_way_today_counts_though_the_period_has_not_begun),
        station_test(what_is_held_in_a_part_of_a_village_is_held_in_it),
        station_test(the_last_week_of_who_left_counts_in_the_month_in_which_it_ends),
        station_test(a_volunteer_who_is_a_client_is_one_member),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
