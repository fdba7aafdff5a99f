/* How a station begins: its area, itself, and what ships with the library. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "test_found.swst"

static void assert_found_in_file(const char *sql, const char *expected)
{
    swst_store *store = given_file(FILE_NAME);

    assert_ok(swst_station_found(store, "东陂镇社工站", "441882107", NULL));
    assert_there(&store, FILE_NAME, sql, expected);
    swst_store_free(store);
}

static void an_area_is_named_as_the_station_is_without_its_ending(void **state)
{
    (void)state;
    assert_found_in_file("SELECT area.name, code, level, station.name, site, station.area_id ="
                         " area.id FROM area, station",
                         "东陂镇|441882107|4|东陂镇社工站|1|1\n");
}

static const char *area_name(const char *station, const char *named)
{
    static char text[200];
    swst_store *store = given_file(FILE_NAME);
    char *read;

    assert_ok(swst_station_found(store, station, "441882107", named));
    swst_store_free(store);
    read = read_there(FILE_NAME, "SELECT name FROM area");
    snprintf(text, sizeof text, "%s", read);
    free(read);
    return text;
}

static void an_area_may_be_named_otherwise(void **state)
{
    (void)state;
    assert_string_equal(area_name("东陂镇社工站", "东陂"), "东陂\n");
    assert_string_equal(area_name("Dongpi", NULL), "Dongpi\n");
    assert_string_equal(area_name("社工站", NULL), "社工站\n");
    assert_string_equal(area_name("东陂社工站一部", NULL), "东陂社工站一部\n");
}

static void the_length_of_a_code_says_its_level(void **state)
{
    static const struct { const char *code, *level; } codes[] = {
        { "44", "1\n" }, { "4418", "2\n" }, { "441882", "3\n" }, { "441882107", "4\n" },
        { "441882107201", "5\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        swst_store *store = given_file(FILE_NAME);

        assert_ok(swst_station_found(store, "东陂镇社工站", codes[i].code, NULL));
        assert_there(&store, FILE_NAME, "SELECT level FROM area", codes[i].level);
        swst_store_free(store);
    }
}

static void the_rules_of_three_levels_ship(void **state)
{
    (void)state;    /* per: 1 day 2 week 3 month; channels: 1 home 2 phone 4 video 8 station */
    assert_found_in_file("SELECT level, times, per, channels, purpose, starts_on, ends_on"
                         " FROM contact_rule ORDER BY id",
                         "red|1|1|7|-|-|-\n"
                         "red|1|2|15|2|-|-\n"
                         "yellow|2|2|1|-|-|-\n"
                         "green|1|3|1|-|-|-\n");
}

static void the_categories_of_the_field_ship_with_their_units(void **state)
{
    (void)state;
    assert_found_in_file("SELECT code FROM category WHERE unit = 2 ORDER BY code",
                         "dibao\ndibao_edge\nlow_income_watch\nrigid_spending\n");
    assert_found_in_file("SELECT code FROM category WHERE unit = 1 ORDER BY code",
        "child_in_need\nde_facto_orphan\ndisabled\nelderly\nempty_nest\n"
        "family_planning_special\nhomeless\nincapacitated\nleft_behind_child\n"
        "left_behind_elder\nleft_behind_woman\nliving_alone\norphan\nseverely_disabled\n"
        "single_parent\ntekun\ntemporary_relief\nwidowed_childless\n");
}

static void categories_know_their_ages_and_both_names(void **state)
{
    (void)state;
    assert_found_in_file("SELECT code, name, name_zh, min_age, max_age FROM category"
        " WHERE min_age IS NOT NULL OR max_age IS NOT NULL ORDER BY code",
        "child_in_need|Child in need|困境儿童|-|17\n"
        "de_facto_orphan|De facto orphan|事实无人抚养儿童|-|17\n"
        "elderly|Of great age|高龄|80|-\n"
        "left_behind_child|Child left behind|留守儿童|-|15\n"
        "left_behind_elder|Elder left behind|留守老人|60|-\n"
        "orphan|Orphan|孤儿|-|17\n");
    assert_found_in_file("SELECT count(*) FROM category WHERE name_zh = '低保' OR name_zh = '特困'",
                         "2\n");
}

static void the_holidays_of_five_years_ship_with_the_days_worked_instead(void **state)
{
    (void)state;    /* change: 1 off 2 work; decrees of 2022 to 2026 */
    assert_found_in_file("SELECT change, count(*) FROM holiday GROUP BY change ORDER BY change",
                         "1|147\n2|33\n");
}

static void the_requirements_of_files_ship_with_their_stages(void **state)
{
    (void)state;    /* file: 1 client 2 household 3 case 4 group 5 activity 6 health 7 network */
    assert_found_in_file("SELECT file, count(*), count(stage), count(type), count(category_id)"
                         " FROM file_requirement GROUP BY file ORDER BY file",
                         "1|5|0|0|0\n2|2|0|0|0\n3|6|6|0|0\n4|3|3|0|0\n5|5|5|3|0\n"
                         "6|3|0|0|3\n7|3|0|0|3\n");
    assert_found_in_file("SELECT needs, at_least, type FROM file_requirement"
                         " WHERE at_least IS NOT NULL",
                         "attendance.worker_id|2|group_session\n");
    assert_found_in_file("SELECT DISTINCT code FROM file_requirement JOIN category"
                         " ON category.id = category_id", "left_behind_elder\n");
}

static void everything_that_is_founded_stands_in_the_audit(void **state)
{
    (void)state;
    assert_found_in_file("SELECT kind, count(*) FROM audit WHERE action = 'insert' GROUP BY kind"
                         " ORDER BY kind",
                         "area|1\ncategory|22\ncontact_rule|4\nfile_requirement|27\nholiday|180\n"
                         "retention_term|5\nsetting|14\nstation|1\n");
}

static void a_founded_station_has_nothing_wrong_with_it(void **state)
{
    swst_table *findings;

    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

static void a_station_is_founded_whole_or_not_at_all(void **state)
{
    char name[65 * 3 + 1] = "";

    for (int i = 0; i < 65; i++)
        strcat(name, "站");
    assert_status(SWST_EINVALID, swst_station_found(*state, name, "441882107", "东陂镇"));
    assert_error("too_long", "station.name");
    assert_int_equal(count_of(*state, "area"), 0);
    assert_status(SWST_EINVALID, swst_station_found(*state, "东陂镇社工站", "44188210", NULL));
    assert_error("area_code", "area.code");
    assert_status(SWST_EINVALID, swst_station_found(*state, "", "441882107", "东陂镇"));
    assert_error("required", "station.name");
    assert_int_equal(count_of(*state, "area") + count_of(*state, "station")
                     + count_of(*state, "category") + count_of(*state, "setting"), 0);
}

static void a_station_is_founded_once(void **state)
{
    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_status(SWST_ECONFLICT, swst_station_found(*state, "丰阳镇社工站", "441882106", NULL));
    assert_int_equal(count_of(*state, "station"), 1);
    assert_int_equal(count_of(*state, "area"), 1);
    assert_int_equal(count_of(*state, "category"), 22);
}

static void a_station_is_founded_with_all_it_takes(void **state)
{
    assert_status(SWST_EMISUSE, swst_station_found(NULL, "东陂镇社工站", "441882107", NULL));
    assert_status(SWST_EMISUSE, swst_station_found(*state, NULL, "441882107", NULL));
    assert_status(SWST_EMISUSE, swst_station_found(*state, "东陂镇社工站", NULL, NULL));
    assert_error("null_argument", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_is_named_as_the_station_is_without_its_ending),
        cmocka_unit_test(an_area_may_be_named_otherwise),
        cmocka_unit_test(the_length_of_a_code_says_its_level),
        cmocka_unit_test(the_rules_of_three_levels_ship),
        cmocka_unit_test(the_categories_of_the_field_ship_with_their_units),
        cmocka_unit_test(categories_know_their_ages_and_both_names),
        cmocka_unit_test(the_holidays_of_five_years_ship_with_the_days_worked_instead),
        cmocka_unit_test(the_requirements_of_files_ship_with_their_stages),
        cmocka_unit_test(everything_that_is_founded_stands_in_the_audit),
        station_test(a_founded_station_has_nothing_wrong_with_it),
        station_test(a_station_is_founded_whole_or_not_at_all),
        station_test(a_station_is_founded_once),
        station_test(a_station_is_founded_with_all_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
