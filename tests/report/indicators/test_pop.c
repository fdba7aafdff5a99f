/* POP: who there is, held against plain counting. */
#include "../../support/plain_people.h"

static void hold(swst_store *store, const char *code, bool (*counts)(const struct plain_asked *,
                                                                     int client))
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0;

    if (asked.category == DIBAO && strcmp(code, "POP.IN_SCOPE") == 0 && asked.level < 0
        && asked.sex < 0 && !asked.least && asked.most < 0)
        return;                             /* that is households */
    for (int i = 0; i < P_CLIENTS; i++)
        n += counts(&asked, i);
    assert_plain(store, code, &asked, n, 0);
}

static bool is_away(const struct plain_asked *asked, int client)
{
    return plain_admits(asked, client) && plain_standing(client, asked->last) == P_AWAY;
}

static bool is_registered(const struct plain_asked *asked, int client)
{
    return plain_admits(asked, client) && plain_has_window(asked, plain.clients[client].from);
}

static bool is_exited(const struct plain_asked *asked, int client)
{
    return plain_admits(asked, client) && plain_has_window(asked, plain.clients[client].exited);
}

static void check_memberships(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0;

    for (int i = 0; i < P_CLIENTS; i++)
        for (int category = ELDER; category <= DISABLED; category++)
            n += plain_counts(&asked, i) && (asked.category < 0 || asked.category == category)
                && plain_is_in(i, category, asked.last);
    assert_plain(store, "POP.MEMBERSHIPS", &asked, n, 0);
}

static void check(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    int64_t n = 0;

    hold(store, "POP.IN_SCOPE", plain_counts);
    hold(store, "POP.AWAY", is_away);
    hold(store, "POP.REGISTERED", is_registered);
    hold(store, "POP.EXITED", is_exited);
    check_memberships(store);
    for (int i = 0; i < P_HOMES; i++)
        n += plain_home_counts(&asked, i);
    assert_plain(store, "POP.HOUSEHOLDS", &asked, n, 0);
    if (asked.category == DIBAO)
        assert_plain(store, "POP.IN_SCOPE", &asked, n, 0);
}

static void everybody_is_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

/* ------------------------------------------------------------------- by hand */

static swst_table *ask(swst_store *store, const char *code, const char *category,
                       const char *sex)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    if (category)
        assert_ok(swst_filter_add_category(filter, category));
    assert_ok(swst_filter_set_sex(filter, sex));
    assert_ok(swst_report_indicator(store, code, "2022-06-01", "2022-06-30", "2022-06-30", filter,
                                    true, &table));
    swst_filter_free(filter);
    return table;
}

static void a_person_in_three_categories_is_one_person_and_three_records(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    for (int i = 0; i < 3; i++) {
        static const char *const codes[] = { "elder", "disabled", "tekun" };

        given(*state, "membership", "category_id", ID(given_category(*state, codes[i], "person")),
              "client_id", ID(client), "starts_on", "2022-01-01", NULL);
    }
    table = ask(*state, "POP.IN_SCOPE", NULL, NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_cell(table, 0, "unit", "person");
    swst_table_free(table);
    table = ask(*state, "POP.MEMBERSHIPS", NULL, NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 3);
    assert_cell(table, 0, "unit", "record");
    swst_table_free(table);
    table = ask(*state, "pop.memberships", "elder", NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_cell(swst_table_inner(table, 0, "rows"), 0, "record", "membership");
    swst_table_free(table);
}

static void a_category_entered_twice_is_one_record_the_first_to_begin(void **state)
{
    static const char *const starts[] = { "2022-02-01", "2022-01-01", "2022-01-01" };
    int64_t client = given_client(*state, given_area(*state)), ids[3];
    int64_t elder = given_category(*state, "elder", "person");
    swst_table *table;

    for (int i = 0; i < 3; i++)
        ids[i] = given(*state, "membership", "category_id", ID(elder), "client_id", ID(client),
                       "starts_on", starts[i], NULL);
    table = ask(*state, "POP.MEMBERSHIPS", NULL, NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_int_equal(swst_table_int(swst_table_inner(table, 0, "rows"), 0, "id"),
                     ids[1] < ids[2] ? ids[1] : ids[2]);
    swst_table_free(table);
}

/* Who has left is not in scope, and is what is counted here: nobody is left out. */
static void whoever_counts_in_scope_or_not_is_not_said_to_be_left_out(void **state)
{
    swst_table *table;

    given(*state, "client", "name", "林小雨", "area_id", ID(given_area(*state)), "registered_on",
          "2020-01-01", "exited_on", "2022-06-15", "exit_reason", "moved", NULL);
    table = ask(*state, "POP.EXITED", NULL, NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_int_equal(swst_table_rows(swst_table_inner(table, 0, "exclusions")), 0);
    swst_table_free(table);
    table = ask(*state, "POP.IN_SCOPE", NULL, NULL);
    assert_int_equal(swst_table_int(table, 0, "value"), 0);
    assert_cell(swst_table_inner(table, 0, "exclusions"), 0, "reason", "exited");
    swst_table_free(table);
}

static void a_household_category_counts_households_unless_sex_is_asked_for(void **state)
{
    int64_t area = given_area(*state), home = given_household(*state, area);
    int64_t woman = given(*state, "client", "name", "林小雨", "area_id", ID(area),
                          "registered_on", "2020-01-01", "sex", "female", NULL);
    int64_t other = given_client(*state, area);
    swst_table *table;

    given_member(*state, home, woman, "2022-01-01", NULL);
    given_member(*state, home, other, "2022-01-01", NULL);
    given(*state, "membership", "category_id", ID(given_category(*state, "dibao", "household")),
          "household_id", ID(home), "starts_on", "2022-01-01", NULL);
    table = ask(*state, "POP.IN_SCOPE", "dibao", NULL);
    assert_cell(table, 0, "code", "POP.HOUSEHOLDS");
    assert_cell(table, 0, "unit", "household");
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    swst_table_free(table);
    table = ask(*state, "POP.IN_SCOPE", "dibao", "female");
    assert_cell(table, 0, "unit", "person");
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_int_equal(swst_table_int(swst_table_inner(table, 0, "rows"), 0, "id"), woman);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(everybody_is_counted_as_a_plain_model_counts),
        station_test(a_person_in_three_categories_is_one_person_and_three_records),
        station_test(a_category_entered_twice_is_one_record_the_first_to_begin),
        station_test(whoever_counts_in_scope_or_not_is_not_said_to_be_left_out),
        station_test(a_household_category_counts_households_unless_sex_is_asked_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
