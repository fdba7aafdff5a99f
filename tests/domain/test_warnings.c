/* Warnings: what may be right and is worth a look, and never refused. */
#include "../support/station.h"

#include <swstation/station.h>

/* Of the station's one warning: code, and field or NULL. */
static void assert_warned(swst_store *store, const char *kind, int64_t id, const char *code,
                          const char *field)
{
    swst_table *findings;

    assert_ok(swst_station_check(store, &findings));
    assert_int_equal(swst_table_rows(findings), 1);
    assert_cell(findings, 0, "severity", "warning");
    assert_cell(findings, 0, "kind", kind);
    assert_cell(findings, 0, "record_id", ID(id));
    assert_cell(findings, 0, "code", code);
    if (field)
        assert_cell(findings, 0, "field", field);
    else
        assert_empty(findings, 0, "field");
    assert_string_not_equal(swst_table_text(findings, 0, "message"),
                            swst_table_text(findings, 0, "message_zh"));
    swst_table_free(findings);
}

static void assert_quiet(swst_store *store)
{
    swst_table *findings;

    assert_ok(swst_station_check(store, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

static int64_t given_numbered(swst_store *store, const char *number)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                 "registered_on", "2020-01-01", "id_number", number, NULL);
}

/* ------------------------------------------------------- identity numbers */

static void a_number_of_the_sample_area_is_quiet(void **state)
{
    given_numbered(*state, "790101201202290021");
    assert_quiet(*state);
}

static void a_number_of_an_unknown_area_is_worth_a_look(void **state)
{
    int64_t client = given_numbered(*state, "660101201202290022");

    assert_warned(*state, "client", client, "id_number_area", "client.id_number");
}

static void another_day_of_birth_than_the_numbers_is_worth_a_look(void **state)
{
    int64_t client = given_numbered(*state, "790101201202290021");

    assert_ok(change(*state, "client", client, "birth_date", "2012-02-28"));
    assert_warned(*state, "client", client, "id_number_birth", "client.birth_date");
    assert_ok(change(*state, "client", client, "birth_precision", "day"));
    assert_warned(*state, "client", client, "id_number_birth", "client.birth_date");
    assert_ok(change(*state, "client", client, "birth_precision", "month"));
    assert_quiet(*state);
    assert_ok(change(*state, "client", client, "birth_precision", NULL));
    assert_ok(change(*state, "client", client, "birth_date", "2012-02-29"));
    assert_quiet(*state);
}

static void another_sex_than_the_numbers_is_worth_a_look(void **state)
{
    int64_t client = given_numbered(*state, "790101201202290021");      /* sequence 002 */

    assert_ok(change(*state, "client", client, "sex", "male"));
    assert_warned(*state, "client", client, "id_number_sex", "client.sex");
    assert_ok(change(*state, "client", client, "sex", "female"));
    assert_quiet(*state);
    assert_ok(change(*state, "client", client, "sex", "unstated"));
    assert_quiet(*state);
}

static void two_people_with_one_number_are_worth_a_look(void **state)
{
    int64_t first = given_numbered(*state, "790101201202290021");
    int64_t second = given_numbered(*state, "'７９０１０１ 20120229 0021");
    swst_table *findings;

    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 2);
    assert_cell(findings, 0, "code", "id_number_twice");
    assert_cell(findings, 0, "record_id", ID(first));
    assert_non_null(strstr(swst_table_text(findings, 0, "message"), ID(second)));
    assert_non_null(strstr(swst_table_text(findings, 0, "message_zh"), ID(second)));
    assert_cell(findings, 1, "record_id", ID(second));
    swst_table_free(findings);

    assert_ok(void_it(*state, "client", first, "entered twice"));
    assert_quiet(*state);
}

/* ---------------------------------------------------------- other records */

static void a_division_code_outside_the_usual_ranges_is_worth_a_look(void **state)
{
    int64_t area = given(*state, "area", "code", "441882107999", "name", "前江", "level",
                         "village", NULL);

    assert_warned(*state, "area", area, "division_unusual", "area.code");
}

static void the_code_of_a_service_area_is_the_stations_own(void **state)
{
    given(*state, "area", "code", "西-1", "name", "西片", "level", "service", NULL);
    assert_quiet(*state);
}

static void villages_grouped_by_a_town_are_worth_a_look(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    int64_t part = given(*state, "area_part", "service_id", ID(town), "village_id",
                         ID(given_village(*state, "441882107201")), "starts_on", "2022-01-01",
                         NULL);

    assert_warned(*state, "area_part", part, "not_a_service_area", "area_part.service_id");
    assert_ok(change(*state, "area", town, "level", "service"));
    assert_quiet(*state);
}

static void a_head_under_sixteen_is_worth_a_look(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t member = given(*state, "household_member", "household_id",
                           ID(given_household(*state, area)), "client_id", ID(client),
                           "is_head", "true", "starts_on", "2022-03-10", NULL);

    assert_quiet(*state);
    assert_ok(change(*state, "client", client, "birth_date", "2006-03-11"));
    assert_warned(*state, "household_member", member, "young_head", "household_member.is_head");
    assert_ok(change(*state, "client", client, "birth_date", "2006-03-10"));
    assert_quiet(*state);
    given(*state, "setting", "key", "head_least_age", "value", "18", NULL);
    assert_warned(*state, "household_member", member, "young_head", "household_member.is_head");
    assert_ok(change(*state, "household_member", member, "is_head", "false"));
    assert_quiet(*state);
}

static int64_t given_in_category(swst_store *store, const char *code, const char *unit,
                                 int64_t client)
{
    return given(store, "membership", "category_id", ID(given_category(store, code, unit)),
                 "client_id", ID(client), "starts_on", "2022-03-10", NULL);
}

static void a_member_too_old_or_too_young_for_the_category_is_worth_a_look(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t membership = given_in_category(*state, "left_behind_child", "person", client);
    int64_t category = 0;
    swst_query *query = swst_query_new(swst_kind_find("category"));
    swst_cursor *cursor;

    assert_ok(swst_query_run(*state, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    category = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    given(*state, "category", "code", "narrow", "name", "Narrow", "name_zh", "窄", "unit",
          "person", "min_age", "90", "max_age", "91", NULL);
    assert_ok(change(*state, "category", category, "max_age", "15"));
    assert_quiet(*state);                               /* no day of birth is known */
    assert_ok(change(*state, "client", client, "birth_date", "2006-03-10"));
    assert_warned(*state, "membership", membership, "category_age", "membership.starts_on");
    assert_ok(change(*state, "client", client, "birth_date", "2006-03-11"));
    assert_quiet(*state);
    assert_ok(change(*state, "category", category, "min_age", "16"));
    assert_warned(*state, "membership", membership, "category_age", "membership.starts_on");
}

static void a_level_without_rules_is_worth_a_look(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t tier = given_tier(*state, client, "red", "2022-01-01", NULL);
    int64_t rule;

    assert_warned(*state, "tier", tier, "level_without_rule", "tier.level");
    rule = given_rule(*state, "red", "1", "day", "home");
    assert_quiet(*state);
    assert_ok(void_it(*state, "contact_rule", rule, "replaced"));
    assert_warned(*state, "tier", tier, "level_without_rule", "tier.level");
    assert_ok(void_it(*state, "tier", tier, "the wrong client"));
    assert_quiet(*state);
}

static int64_t given_festivity(swst_store *store, const char *festival, const char *field,
                               const char *day)
{
    return given(store, "activity", "title", "敬老", "type", "community", "state", "planned",
                 "festival", festival, field, day, NULL);
}

static void a_festival_planned_more_than_15_days_off_is_worth_a_look(void **state)
{
    int64_t activity;

    given_festivity(*state, "端午", "planned_on", "2026-06-04");        /* 15 days before */
    given_festivity(*state, "端午", "planned_on", "2026-07-04");        /* 15 days after */
    given_festivity(*state, "laba", "planned_on", "2026-01-20");        /* of lunar 2025 */
    given_festivity(*state, "元旦", "planned_on", "2026-12-30");        /* of 2027 */
    given_festivity(*state, "村庙会", "planned_on", "2026-06-04");      /* none that is known */
    given_festivity(*state, "重阳", "planned_on", "2200-01-01");
    given(*state, "activity", "title", "敬老", "type", "community", "state", "planned",
          "festival", "重阳", NULL);
    assert_quiet(*state);
    activity = given_festivity(*state, "端午", "planned_on", "2026-06-03");
    assert_warned(*state, "activity", activity, "festival_elsewhere", "activity.planned_on");
    assert_ok(change(*state, "activity", activity, "planned_on", "2026-07-04"));
    assert_quiet(*state);
    assert_ok(change(*state, "activity", activity, "planned_on", "2026-07-05"));
    assert_warned(*state, "activity", activity, "festival_elsewhere", "activity.planned_on");
    assert_ok(void_it(*state, "activity", activity, "another day"));
    assert_quiet(*state);
}

static void a_festival_held_on_another_day_is_worth_a_look(void **state)
{
    int64_t activity = given(*state, "activity", "title", "敬老", "type", "community", "state",
                             "held", "festival", "double_ninth", "held_on", "2026-09-09", NULL);

    assert_warned(*state, "activity", activity, "festival_elsewhere", "activity.held_on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_number_of_the_sample_area_is_quiet),
        station_test(a_number_of_an_unknown_area_is_worth_a_look),
        station_test(another_day_of_birth_than_the_numbers_is_worth_a_look),
        station_test(another_sex_than_the_numbers_is_worth_a_look),
        station_test(two_people_with_one_number_are_worth_a_look),
        station_test(a_division_code_outside_the_usual_ranges_is_worth_a_look),
        station_test(the_code_of_a_service_area_is_the_stations_own),
        station_test(villages_grouped_by_a_town_are_worth_a_look),
        station_test(a_head_under_sixteen_is_worth_a_look),
        station_test(a_member_too_old_or_too_young_for_the_category_is_worth_a_look),
        station_test(a_level_without_rules_is_worth_a_look),
        station_test(a_festival_planned_more_than_15_days_off_is_worth_a_look),
        station_test(a_festival_held_on_another_day_is_worth_a_look),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
