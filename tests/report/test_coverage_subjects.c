/* Coverage of households, and of categories: who counts where, and once. */
#include "../support/station.h"

static swst_table *cover(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_coverage(store, "2022-03-01", "2022-03-31", "2022-04-10", NULL,
                                   &table));
    return table;
}

/* Of the total in March 2022. */
static const char *of_all(swst_store *store, const char *category, const char *column)
{
    static char text[4][40];
    static int next;
    swst_table *table = cover(store);

    next = (next + 1) % 4;
    strcpy(text[next], swst_table_text(table, row_of(table, "area_code", "", "category",
                                                     category), column));
    swst_table_free(table);
    return text[next];
}

#define assert_all(category, column, text) \
    assert_string_equal(of_all(*state, category, column), text)

struct family {
    int64_t household, member;
};

static struct family given_family(swst_store *store)
{
    int64_t area = given_area(store);
    struct family family = { given_household(store, area), given_client(store, area) };

    given_member(store, family.household, family.member, "2020-01-01", NULL);
    return family;
}

static void visit_home(swst_store *store, int64_t client, int64_t household, const char *day)
{
    given(store, "visit", "client_id", client ? ID(client) : NULL, "household_id",
          household ? ID(household) : NULL, "visited_on", day, "channel", "home", "result",
          "done", NULL);
}

/* ------------------------------------------------------------- in scope or not */

static void a_household_counts_while_one_of_its_members_does(void **state)
{
    struct family family = given_family(*state);
    int64_t second = given_client(*state, given_area(*state));

    given_household(*state, given_area(*state));            /* of nobody */
    given_member(*state, family.household, second, "2020-01-01", NULL);
    assert_all("households", "in_scope", "1");
    given(*state, "residence", "client_id", ID(family.member), "status", "moved_out",
          "starts_on", "2022-03-01", NULL);
    assert_all("households", "in_scope", "1");
    assert_ok(change(*state, "client", second, "exited_on", "2022-03-31"));
    assert_all("households", "in_scope", "0");
}

static void only_members_of_that_day_bring_a_household_into_scope(void **state)
{
    int64_t area = given_area(*state), household = given_household(*state, area);
    int64_t member = given_member(*state, household, given_client(*state, area), "2020-01-01",
                                  "2022-03-30");

    assert_all("households", "in_scope", "0");
    assert_ok(change(*state, "household_member", member, "ends_on", "2022-03-31"));
    assert_all("households", "in_scope", "1");
    assert_ok(void_it(*state, "household_member", member, "the wrong household"));
    assert_all("households", "in_scope", "0");
}

static void a_households_own_area_places_it_and_need_not_be_open(void **state)
{
    int64_t closed = given(*state, "area", "code", "441882107210", "name", "东塘", "level",
                           "village", "served_from", "2022-07-01", NULL);
    int64_t area = given_village(*state, "441882107201"), household;
    swst_table *table;

    household = given_household(*state, closed);
    given_member(*state, household, given_client(*state, area), "2020-01-01", NULL);
    table = cover(*state);
    assert_cell(table, row_of(table, "area_code", "441882107210", "category", "households"),
                "in_scope", "1");
    assert_cell(table, row_of(table, "area_code", "441882107201", "category", "persons"),
                "in_scope", "1");
    swst_table_free(table);
}

/* -------------------------------------------------------------------- visited */

static void a_visit_that_names_the_household_visits_it_and_none_of_its_members(void **state)
{
    struct family family = given_family(*state);

    visit_home(*state, 0, family.household, "2022-03-10");
    assert_all("households", "visited", "1");
    assert_all("persons", "visited", "0");
}

static void a_visit_that_names_a_member_visits_the_household(void **state)
{
    struct family family = given_family(*state);

    visit_home(*state, family.member, 0, "2022-03-10");
    assert_all("households", "visited", "1");
    assert_all("persons", "visited", "1");
}

static void a_visit_that_names_both_visits_both_once(void **state)
{
    struct family family = given_family(*state);

    visit_home(*state, family.member, family.household, "2022-03-10");
    visit_home(*state, family.member, family.household, "2022-03-11");
    assert_all("households", "visited", "1");
    assert_all("households", "in_scope", "1");
    assert_all("persons", "visited", "1");
}

static void a_visit_to_a_member_out_of_scope_visits_the_household(void **state)
{
    struct family family = given_family(*state);
    int64_t other = given_client(*state, given_area(*state));

    given_member(*state, family.household, other, "2020-01-01", "2022-03-20");
    given(*state, "residence", "client_id", ID(other), "status", "register_only", "starts_on",
          "2020-01-01", NULL);
    visit_home(*state, other, 0, "2022-03-20");
    assert_all("households", "visited", "1");
    assert_all("persons", "visited", "0");
}

static void a_visit_to_somebody_who_was_no_member_that_day_does_not(void **state)
{
    struct family family = given_family(*state);
    int64_t other = given_client(*state, given_area(*state));

    given_member(*state, family.household, other, "2022-03-11", NULL);
    visit_home(*state, other, 0, "2022-03-10");
    assert_all("households", "visited", "0");
    visit_home(*state, other, 0, "2022-03-11");
    assert_all("households", "visited", "1");
}

static void a_call_or_an_attempt_visits_no_household(void **state)
{
    struct family family = given_family(*state);

    given(*state, "visit", "household_id", ID(family.household), "visited_on", "2022-03-10",
          "channel", "phone", "result", "done", NULL);
    given(*state, "visit", "household_id", ID(family.household), "visited_on", "2022-03-10",
          "channel", "home", "result", "not_home", NULL);
    assert_all("households", "visited", "0");
}

/* -------------------------------------------------------------------- reached */

static void a_household_is_reached_through_who_was_its_member_that_day(void **state)
{
    struct family family = given_family(*state);
    int64_t area = given_area(*state), other = given_client(*state, area);
    int64_t activity = given(*state, "activity", "title", "重阳敬老", "type", "community",
                             "state", "held", "held_on", "2022-03-10", NULL);
    int64_t member = given_member(*state, family.household, other, "2022-03-11", NULL);

    assert_ok(change(*state, "client", other, "exited_on", "2022-03-15"));
    given(*state, "attendance", "activity_id", ID(activity), "client_id", ID(other), "presence",
          "late", NULL);
    assert_all("households", "reached", "0");
    assert_ok(change(*state, "household_member", member, "starts_on", "2022-03-10"));
    assert_all("households", "reached", "1");
    assert_all("persons", "reached", "0");
}

static void a_household_is_on_file_from_its_own_filing(void **state)
{
    struct family family = given_family(*state);

    assert_ok(change(*state, "client", family.member, "filed_on", "2022-01-01"));
    assert_all("households", "filed", "0");
    assert_ok(change(*state, "household", family.household, "filed_on", "2022-03-31"));
    assert_all("households", "filed", "1");
    assert_all("households", "filing_rate", "100.0%");
}

/* ----------------------------------------------------------------- categories */

static int64_t join(swst_store *store, int64_t category, const char *field, int64_t id,
                    const char *starts_on, const char *ends_on)
{
    return given(store, "membership", "category_id", ID(category), field, ID(id), "starts_on",
                 starts_on, "ends_on", ends_on, NULL);
}

static void who_is_in_three_categories_counts_once_in_each_and_once_in_all(void **state)
{
    static const char *const codes[] = { "disabled", "elderly", "tekun" };
    int64_t client = given_client(*state, given_area(*state));

    given_client(*state, given_area(*state));
    for (size_t i = 0; i < 3; i++)
        join(*state, given_category(*state, codes[i], "person"), "client_id", client,
             "2022-01-01", NULL);
    for (size_t i = 0; i < 3; i++)
        assert_all(codes[i], "in_scope", "1");
    assert_all("persons", "in_scope", "2");
}

static void who_is_in_a_category_twice_counts_once(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t tekun = given_category(*state, "tekun", "person");

    join(*state, tekun, "client_id", client, "2021-01-01", NULL);
    join(*state, tekun, "client_id", client, "2022-01-01", NULL);
    assert_all("tekun", "in_scope", "1");
}

static void a_category_of_households_counts_households(void **state)
{
    struct family family = given_family(*state);
    int64_t dibao = given_category(*state, "dibao", "household");

    given_member(*state, family.household, given_client(*state, given_area(*state)),
                 "2020-01-01", NULL);
    join(*state, dibao, "household_id", family.household, "2022-01-01", NULL);
    assert_all("dibao", "in_scope", "1");
    assert_all("dibao", "unit", "household");
    assert_all("persons", "in_scope", "2");
}

static void a_membership_counts_on_its_first_and_last_day(void **state)
{
    int64_t area = given_area(*state), tekun = given_category(*state, "tekun", "person");

    join(*state, tekun, "client_id", given_client(*state, area), "2022-03-31", NULL);
    join(*state, tekun, "client_id", given_client(*state, area), "2022-01-01", "2022-03-31");
    join(*state, tekun, "client_id", given_client(*state, area), "2022-01-01", "2022-03-30");
    join(*state, tekun, "client_id", given_client(*state, area), "2022-04-01", NULL);
    assert_ok(void_it(*state, "membership", join(*state, tekun, "client_id",
                      given_client(*state, area), "2022-01-01", NULL), "the wrong client"));
    assert_all("tekun", "in_scope", "2");
}

static void a_membership_of_a_household_counts_on_its_first_and_last_day(void **state)
{
    int64_t dibao = given_category(*state, "dibao", "household");

    join(*state, dibao, "household_id", given_family(*state).household, "2022-03-31", NULL);
    join(*state, dibao, "household_id", given_family(*state).household, "2022-01-01",
         "2022-03-31");
    join(*state, dibao, "household_id", given_family(*state).household, "2022-01-01",
         "2022-03-30");
    join(*state, dibao, "household_id", given_family(*state).household, "2022-04-01", NULL);
    assert_ok(void_it(*state, "membership", join(*state, dibao, "household_id",
                      given_family(*state).household, "2022-01-01", NULL), "the wrong one"));
    assert_all("dibao", "in_scope", "2");
}

static void the_dates_of_a_category_do_not_bound_its_memberships(void **state)
{
    int64_t tekun = given_category(*state, "tekun", "person");

    assert_ok(change(*state, "category", tekun, "valid_until", "2021-12-31"));
    join(*state, tekun, "client_id", given_client(*state, given_area(*state)), "2020-01-01",
         NULL);
    assert_all("tekun", "in_scope", "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_household_counts_while_one_of_its_members_does),
        station_test(only_members_of_that_day_bring_a_household_into_scope),
        station_test(a_households_own_area_places_it_and_need_not_be_open),
        station_test(a_visit_that_names_the_household_visits_it_and_none_of_its_members),
        station_test(a_visit_that_names_a_member_visits_the_household),
        station_test(a_visit_that_names_both_visits_both_once),
        station_test(a_visit_to_a_member_out_of_scope_visits_the_household),
        station_test(a_visit_to_somebody_who_was_no_member_that_day_does_not),
        station_test(a_call_or_an_attempt_visits_no_household),
        station_test(a_household_is_reached_through_who_was_its_member_that_day),
        station_test(a_household_is_on_file_from_its_own_filing),
        station_test(who_is_in_three_categories_counts_once_in_each_and_once_in_all),
        station_test(who_is_in_a_category_twice_counts_once),
        station_test(a_category_of_households_counts_households),
        station_test(a_membership_counts_on_its_first_and_last_day),
        station_test(a_membership_of_a_household_counts_on_its_first_and_last_day),
        station_test(the_dates_of_a_category_do_not_bound_its_memberships),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
