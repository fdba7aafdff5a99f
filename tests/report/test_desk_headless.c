/* The headless list: who stands on it, since when, and why. */
#include "../domain/homes.h"

static swst_table *list(swst_store *store, const char *as_of, swst_filter *filter)
{
    swst_table *table = NULL;

    swst_filter_add_list(filter, SWST_DESK_LIST_HEADLESS);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static void a_household_whose_head_died_stands_there_from_that_day(void **state)
{
    struct home home = given_family(*state);
    swst_table *table;

    died(*state, home.people[0], "2022-03-10");
    assert_string_equal(headless(*state, home.id, "2022-03-09"), "none");
    assert_string_equal(headless(*state, home.id, "2022-03-10"), "2022-03-10 died");

    table = list(*state, "2022-04-01", swst_filter_new());
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "list", "headless");
    assert_cell(table, 0, "about", "household");
    assert_int_equal(swst_table_int(table, 0, "about_id"), home.id);
    assert_empty(table, 0, "client_id");
    assert_cell(table, 0, "title", "户七");
    assert_empty(table, 0, "name");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "since_on", "2022-03-10");
    assert_empty(table, 0, "due_on");
    assert_cell(table, 0, "reason", "died");
    swst_table_free(table);
}

static void a_household_whose_head_left_stands_there_from_the_day_after(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, home.people, 1, home.people[0], "2022-03-10",
                                   SWST_MEMBER_REASON_MOVE_OUT, &made));
    assert_string_equal(headless(*state, home.id, "2022-03-09"), "none");
    assert_string_equal(headless(*state, home.id, "2022-03-10"), "2022-03-10 left");
}

static void a_household_that_never_had_a_head_stands_there_from_its_first_member(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area);

    given_member(*state, other, home.people[3], "2022-03-10", "2022-03-20");
    given_member(*state, other, home.people[4], "2022-03-15", "2022-04-20");
    assert_string_equal(headless(*state, other, "2022-03-09"), "none");
    assert_string_equal(headless(*state, other, "2022-03-10"), "2022-03-10 never");
    assert_string_equal(headless(*state, other, "2022-04-20"), "2022-03-10 never");
    assert_string_equal(headless(*state, other, "2022-04-21"), "none");
}

static void a_household_of_the_dead_waits_for_nobody(void **state)
{
    struct home home = given_family(*state);

    for (int i = 0; i < 3; i++)
        died(*state, home.people[i], "2022-03-10");
    assert_string_equal(headless(*state, home.id, "2022-03-10"), "none");
}

static void a_succession_takes_it_off_the_list(void **state)
{
    struct home home = given_family(*state);

    died(*state, home.people[0], "2022-03-10");
    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2022-03-20",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(headless(*state, home.id, "2022-03-19"), "2022-03-10 died");
    assert_string_equal(headless(*state, home.id, "2022-03-20"), "none");
}

static void a_relation_alone_makes_no_head(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area);

    given(*state, "household_member", "household_id", ID(other), "client_id", ID(home.people[3]),
          "relation", "本人", "starts_on", "2022-03-10", NULL);
    assert_string_equal(headless(*state, other, "2022-03-10"), "2022-03-10 never");
}

static void a_voided_household_waits_for_nobody(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area), member;

    member = given_member(*state, other, home.people[3], "2022-03-10", NULL);
    assert_ok(void_it(*state, "household_member", member, "wrong"));
    assert_string_equal(headless(*state, other, "2022-03-10"), "none");
    assert_ok(void_it(*state, "household", other, "wrong"));
    assert_string_equal(headless(*state, other, "2022-03-10"), "none");
}

static void the_list_is_narrowed_by_area_and_worker(void **state)
{
    struct home home = given_family(*state);
    int64_t away = given_village(*state, "441882107202"), worker = given_worker(*state, "Chen");
    int64_t other = given_household(*state, away);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    died(*state, home.people[0], "2022-03-10");
    given_member(*state, other, home.people[3], "2022-03-01", NULL);
    given(*state, "assignment", "worker_id", ID(worker), "area_id", ID(away), "share", "shared",
          "starts_on", "2020-01-01", NULL);
    swst_filter_set_area(filter, away);
    table = list(*state, "2022-04-01", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(swst_table_int(table, 0, "about_id"), other);
    assert_cell(table, 0, "worker_ids", ID(worker));
    swst_table_free(table);

    filter = swst_filter_new();
    swst_filter_set_worker(filter, worker);
    table = list(*state, "2022-04-01", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(swst_table_int(table, 0, "about_id"), other);
    swst_table_free(table);
    table = list(*state, "2022-04-01", swst_filter_new());
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_household_whose_head_died_stands_there_from_that_day),
        station_test(a_household_whose_head_left_stands_there_from_the_day_after),
        station_test(a_household_that_never_had_a_head_stands_there_from_its_first_member),
        station_test(a_household_of_the_dead_waits_for_nobody),
        station_test(a_succession_takes_it_off_the_list),
        station_test(a_relation_alone_makes_no_head),
        station_test(a_voided_household_waits_for_nobody),
        station_test(the_list_is_narrowed_by_area_and_worker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
