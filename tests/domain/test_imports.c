/* Imports are taken back: as if they had never been. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "undone"
#include "../exchange/ledgers.h"
#include "dumped.h"
#include "store/audit.h"

#define HEAD "姓名,身份证号,户主,与户主关系,村,类别,服务等级,探访日期,电话\n"
#define FIRST HEAD "张三," CARD_1 ",张三,户主,前江,低保、残疾,红,2022-06-03,13800000001\n" \
                   "李四,,张三,配偶,前江,低保,,2022-06-04,\n王五,,,,香花,残疾,黄,,\n"

static void taking_an_import_back_restores_the_dump(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t known = given(*state, "client", "name", "王五", "area_id", ID(ground.xianghua),
                          "registered_on", "2020-01-01", "phone", "13700000000", NULL);
    char *before = dumped(*state, FOLDER), *after;

    import_text(*state, FIRST "王五,,,,香花,,,,13500000000\n", 2, 2);
    after = dumped(*state, FOLDER);
    assert_string_not_equal(before, after);
    free(after);
    assert_ok(swst_import_undo(*state, 1, NULL));
    after = dumped(*state, FOLDER);
    assert_same_dump(before, after);
    assert_value(*state, "client", known, "phone", "13700000000");
    free(before);
    free(after);
}

static void importing_again_writes_nothing_and_has_no_number(void **state)
{
    char *before, *after;

    given_ground(*state);
    assert_int_equal(import_text(*state, FIRST, 3, 0), 1);
    before = dumped(*state, FOLDER);
    assert_int_equal(import_text(*state, FIRST, 0, 3), 0);
    after = dumped(*state, FOLDER);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void what_is_voided_says_which_import_and_why(void **state)
{
    swst_record *record;
    int64_t id;

    given_ground(*state);
    import_text(*state, FIRST, 3, 0);
    id = client_of(*state, "李四");
    assert_ok(swst_import_undo(*state, 1, "表格弄错了"));
    assert_ok(swst_record_load(*state, swst_kind_find("client"), id, &record));
    assert_true(swst_record_is_voided(record));
    assert_non_null(strstr(swst_record_void_reason(record), "import 1"));
    assert_non_null(strstr(swst_record_void_reason(record), "表格弄错了"));
    swst_record_free(record);
    assert_int_equal(count_of(*state, "client"), 0);
    assert_int_equal(count_of(*state, "household"), 0);
    assert_int_equal(count_of(*state, "household_member"), 0);
    assert_int_equal(count_of(*state, "membership"), 0);
    assert_int_equal(count_of(*state, "tier"), 0);
    assert_int_equal(count_of(*state, "visit"), 0);
}

static void an_import_is_taken_back_once(void **state)
{
    char reason[201];

    memset(reason, 'x', sizeof reason - 1);
    reason[sizeof reason - 1] = '\0';
    given_ground(*state);
    assert_status(SWST_ENOTFOUND, swst_import_undo(*state, 1, NULL));
    assert_error("no_such_import", NULL);
    import_text(*state, FIRST, 3, 0);
    assert_status(SWST_EINVALID, swst_import_undo(*state, 1, ""));
    assert_status(SWST_EINVALID, swst_import_undo(*state, 1, reason));
    assert_ok(swst_import_undo(*state, 1, NULL));
    assert_status(SWST_ECONFLICT, swst_import_undo(*state, 1, NULL));
    assert_error("import_undone", NULL);
    assert_status(SWST_EMISUSE, swst_import_undo(NULL, 1, NULL));
}

static void who_asks_twice_is_served_once(void **state)
{
    given_ground(*state);
    import_text(*state, FIRST, 3, 0);
    assert_ok(swst_store_set_request(*state, "once"));
    assert_ok(swst_import_undo(*state, 1, NULL));
    assert_ok(swst_store_set_request(*state, "once"));
    assert_ok(swst_import_undo(*state, 1, NULL));
}

static void what_was_changed_since_stays(void **state)
{
    int64_t id;
    char *before, *after;

    given_ground(*state);
    import_text(*state, FIRST, 3, 0);
    id = client_of(*state, "李四");
    assert_ok(change(*state, "client", id, "phone", "13600000000"));
    before = dumped(*state, FOLDER);
    assert_status(SWST_ECONFLICT, swst_import_undo(*state, 1, NULL));
    assert_error("import_changed", NULL);
    assert_non_null(strstr(swst_error_message("en"), ID(id)));
    after = dumped(*state, FOLDER);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void what_is_referred_to_since_stays(void **state)
{
    int64_t visit;

    given_ground(*state);
    import_text(*state, FIRST, 3, 0);
    visit = given_visit(*state, client_of(*state, "王五"), "2022-06-20", "phone");
    assert_status(SWST_ECONFLICT, swst_import_undo(*state, 1, NULL));
    assert_non_null(strstr(swst_error_message("en"), ID(visit)));
    assert_ok(void_it(*state, "visit", visit, "试"));
    assert_ok(swst_import_undo(*state, 1, NULL));
}

/* Reading stands in the audit, too, and changes nothing. */
static void what_was_read_since_is_no_reason_against_it(void **state)
{
    struct swst__noted_act act = { .action = SWST__ACT_READ, .rows = 1, .fields = "phone,health",
                                   .kind = swst_kind_find("client") };

    given_ground(*state);
    import_text(*state, FIRST, 3, 0);
    assert_ok(swst__db_number(*state, "SELECT max(id) FROM client", &act.first_id));
    assert_ok(swst__audit_note(*state, &act));
    assert_ok(swst_import_undo(*state, 1, NULL));
}

static void of_a_record_that_was_updated_other_fields_may_change(void **state)
{
    struct ground ground = given_ground(*state);
    int64_t known = given(*state, "client", "name", "王五", "area_id", ID(ground.xianghua),
                          "registered_on", "2020-01-01", NULL);

    import_text(*state, HEAD "王五,,,,香花,,,,13500000000\n", 0, 1);
    assert_ok(change(*state, "client", known, "note", "后来写的"));
    assert_ok(swst_import_undo(*state, 1, NULL));
    assert_value(*state, "client", known, "phone", NULL);
    assert_value(*state, "client", known, "note", "后来写的");
    import_text(*state, HEAD "王五,,,,香花,,,,13500000000\n", 0, 1);
    assert_ok(change(*state, "client", known, "phone", "13500000001"));
    assert_status(SWST_ECONFLICT, swst_import_undo(*state, 2, NULL));
    assert_non_null(strstr(swst_error_message("en"), ID(known)));
}

static void a_later_import_goes_first(void **state)
{
    char *before, *after;

    given_ground(*state);
    before = dumped(*state, FOLDER);
    import_text(*state, FIRST, 3, 0);
    import_text(*state, HEAD "王五,,,,香花,,红,,13500000000\n赵六,,张三,子,前江,,,,\n", 1, 1);
    assert_status(SWST_ECONFLICT, swst_import_undo(*state, 1, NULL));
    assert_ok(swst_import_undo(*state, 2, NULL));
    assert_ok(swst_import_undo(*state, 1, NULL));
    after = dumped(*state, FOLDER);
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void imports_are_listed_with_the_names_of_their_files(void **state)
{
    swst_table *table;

    given_ground(*state);
    assert_ok(swst_import_list(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    import_text(*state, FIRST, 3, 0);
    assert_ok(swst_import_undo(*state, 1, NULL));
    import_text(*state, FIRST, 3, 0);
    assert_ok(swst_import_list(*state, &table));
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "number", "1");
    assert_cell(table, 0, "created", "3");
    assert_cell(table, 0, "updated", "0");
    assert_cell(table, 0, "file", FOLDER ".csv");
    assert_non_null(swst_table_text(table, 0, "undone_at"));
    assert_empty(table, 1, "undone_at");
    swst_table_free(table);
    assert_status(SWST_EMISUSE, swst_import_list(*state, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(taking_an_import_back_restores_the_dump),
        station_test(importing_again_writes_nothing_and_has_no_number),
        station_test(what_is_voided_says_which_import_and_why),
        station_test(an_import_is_taken_back_once),
        station_test(who_asks_twice_is_served_once),
        station_test(what_was_changed_since_stays),
        station_test(what_is_referred_to_since_stays),
        station_test(what_was_read_since_is_no_reason_against_it),
        station_test(of_a_record_that_was_updated_other_fields_may_change),
        station_test(a_later_import_goes_first),
        station_test(imports_are_listed_with_the_names_of_their_files),
    };

    return cmocka_run_group_tests_name("imports", tests, NULL, NULL);
}
