/* A ledger from opening to applying, its problems, its plan and its report. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "whole"
#define REPORT FOLDER ".report.csv"
#include "ledgers.h"

#define HEAD "姓名,身份证号,村,电话\n"
#define BAD HEAD "张三," CARD_1 ",前江,\n李四,790101195203045670,前江,\n王五,,无名村,\n合计,,,\n"

/* --------------------------------------------------------------------- all or nothing */

static void with_a_rejected_row_nothing_is_written(void **state)
{
    swst_ledger *ledger;
    int64_t number = -1;

    given_ground(*state);
    ledger = ledger_read(*state, BAD);
    assert_ledger(ledger, 1, 0, 2, 1);
    assert_status(SWST_EINVALID, swst_ledger_apply(ledger, &number));
    assert_error("id_number_check_digit", "client.id_number");
    assert_int_equal(swst_error_row(), 3);
    assert_int_equal(swst_error_column(), 2);
    assert_string_equal(swst_error_path(), FOLDER ".csv");
    assert_int_equal(number, -1);
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "client"), 0);
}

static void the_other_rows_are_written_when_bad_ones_are_to_be_skipped(void **state)
{
    swst_ledger *ledger;
    int64_t number = -1;

    given_ground(*state);
    ledger = ledger_of(*state, BAD);
    assert_ok(swst_ledger_set_skip_bad(ledger, true));
    read_ledger(ledger);
    assert_ok(swst_ledger_apply(ledger, &number));
    assert_int_equal(number, 1);
    assert_status(SWST_EMISUSE, swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "client"), 1);
}

static void what_is_not_applied_is_forgotten(void **state)
{
    swst_ledger *ledger;
    int64_t number;

    given_ground(*state);
    ledger = ledger_of(*state, HEAD "张三," CARD_1 ",前江,\n");
    assert_status(SWST_EMISUSE, swst_ledger_apply(ledger, &number));
    assert_error("more_to_read", NULL);
    read_ledger(ledger);
    assert_ok(swst_ledger_step(ledger));
    swst_ledger_free(ledger);
    assert_int_equal(count_of(*state, "client"), 0);
    assert_ok(refused(*state, "setting", "key", "a", "value", "1", NULL));
}

/* ---------------------------------------------------------------------- before reading */

static void a_ledger_says_how_it_is_written_and_what_its_columns_are(void **state)
{
    swst_ledger *ledger;
    swst_table *mapping;

    given_ground(*state);
    ledger = ledger_of(*state, "前江台账\n" "姓名,村,猫\n张三,前江,有\n");
    assert_string_equal(swst_ledger_encoding(ledger), "UTF-8");
    assert_int_equal(swst_ledger_header_row(ledger, 0), 2);
    assert_int_equal(swst_ledger_header_row(ledger, 1), 0);
    assert_ok(swst_ledger_mapping(ledger, &mapping));
    assert_int_equal(swst_table_rows(mapping), 3);
    assert_cell(mapping, 1, "column", "2");
    assert_cell(mapping, 1, "heading", "村");
    assert_cell(mapping, 1, "field", "area_id");
    assert_cell(mapping, 2, "heading", "猫");
    assert_empty(mapping, 2, "field");
    swst_table_free(mapping);
    assert_ok(swst_ledger_map(ledger, "猫", "note"));
    assert_status(SWST_ENOTFOUND, swst_ledger_map(ledger, "狗", "note"));
    read_ledger(ledger);
    assert_status(SWST_EMISUSE, swst_ledger_map(ledger, "猫", ""));
    assert_error("ledger_begun", NULL);
    assert_status(SWST_EMISUSE, swst_ledger_set_as_of(ledger, DAY));
    swst_ledger_free(ledger);
}

static void the_day_must_be_said_before_the_first_step(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    put_text(FOLDER ".csv", HEAD "张三,,前江,\n");
    assert_ok(swst_ledger_open(*state, FOLDER ".csv", &ledger));
    assert_status(SWST_EMISUSE, swst_ledger_step(ledger));
    assert_error("ledger_no_as_of", NULL);
    assert_status(SWST_EINVALID, swst_ledger_set_as_of(ledger, "2022-02-30"));
    assert_ok(swst_ledger_set_as_of(ledger, DAY));
    read_ledger(ledger);
    assert_ledger(ledger, 1, 0, 0, 0);
    swst_ledger_free(ledger);
}

static void without_a_ledger_there_is_nothing_to_do(void **state)
{
    swst_ledger *ledger = NULL;
    swst_table *table;
    int64_t number;

    assert_status(SWST_EMISUSE, swst_ledger_open(NULL, "a", &ledger));
    assert_status(SWST_EMISUSE, swst_ledger_open(*state, NULL, &ledger));
    assert_status(SWST_ENOTFOUND, swst_ledger_open(*state, FOLDER ".none", &ledger));
    assert_null(ledger);
    assert_status(SWST_EMISUSE, swst_ledger_map(NULL, "a", "b"));
    assert_status(SWST_EMISUSE, swst_ledger_set_kind(NULL, "client"));
    assert_status(SWST_EMISUSE, swst_ledger_set_as_of(NULL, DAY));
    assert_status(SWST_EMISUSE, swst_ledger_set_area(NULL, 1));
    assert_status(SWST_EMISUSE, swst_ledger_set_skip_bad(NULL, true));
    assert_status(SWST_EMISUSE, swst_ledger_set_report(NULL, "a"));
    assert_status(SWST_EMISUSE, swst_ledger_step(NULL));
    assert_status(SWST_EMISUSE, swst_ledger_apply(NULL, &number));
    assert_status(SWST_EMISUSE, swst_ledger_plan(NULL, 0, 1, &table));
    assert_status(SWST_EMISUSE, swst_ledger_mapping(NULL, &table));
    assert_null(swst_ledger_encoding(NULL));
    assert_null(swst_ledger_problems(NULL));
    assert_int_equal(swst_ledger_header_row(NULL, 0), 0);
    assert_int_equal(swst_ledger_bytes(NULL) + swst_ledger_total(NULL), 0);
    assert_int_equal(swst_ledger_accepted(NULL) + swst_ledger_rejected(NULL), 0);
    assert_int_equal(swst_ledger_skipped(NULL) + swst_ledger_created(NULL), 0);
    assert_int_equal(swst_ledger_updated(NULL), 0);
    swst_ledger_free(NULL);
}

/* ------------------------------------------------------------------ problems and plan */

static void problems_name_row_column_heading_and_field(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_read(*state, BAD);
    assert_int_equal(swst_table_rows(swst_ledger_problems(ledger)), 2);
    assert_bad(ledger, 0, 3, 2, "身份证号", "id_number", "id_number_check_digit");
    assert_bad(ledger, 1, 4, 3, "村", "area_id", "ledger_place_unknown");
    swst_ledger_free(ledger);
}

static void the_first_thousand_problems_are_listed_and_all_are_counted(void **state)
{
    FILE *out = fopen(FOLDER ".csv", "w");
    swst_ledger *ledger;
    swst_status status;

    given_ground(*state);
    fputs(HEAD, out);
    for (int i = 0; i < 1200; i++)
        fputs("张三,,无名村,\n", out);
    fclose(out);
    assert_ok(swst_ledger_open(*state, FOLDER ".csv", &ledger));
    assert_ok(swst_ledger_set_as_of(ledger, DAY));
    while ((status = swst_ledger_step(ledger)) == SWST_ROW)
        continue;
    assert_ok(status);
    assert_ledger(ledger, 0, 0, 1200, 0);
    assert_int_equal(swst_table_rows(swst_ledger_problems(ledger)), 1000);
    assert_reason(ledger, 999, "rejected", "no area of the station");
    assert_reason(ledger, 1000, "rejected", "the report file");
    swst_ledger_free(ledger);
    unlink(FOLDER ".csv");
}

static void the_plan_tells_of_every_row_a_page_at_a_time(void **state)
{
    swst_ledger *ledger;
    swst_table *plan;

    given_ground(*state);
    import_text(*state, HEAD "王五,,香花,\n", 1, 0);
    ledger = ledger_read(*state, HEAD "张三," CARD_1 ",前江,\n李四,,无名村,\n王五,,香花,13500000000\n"
                                      "合计,,,\n");
    assert_ok(swst_ledger_plan(ledger, 0, 100, &plan));
    assert_int_equal(swst_table_rows(plan), 4);
    assert_cell(plan, 0, "row", "2");
    assert_cell(plan, 0, "status", "created");
    assert_non_null(swst_table_text(plan, 0, "client_id"));
    assert_empty(plan, 0, "reason");
    assert_cell(plan, 1, "status", "rejected");
    assert_empty(plan, 1, "client_id");
    assert_cell(plan, 2, "status", "updated");
    assert_int_equal(swst_table_int(plan, 2, "client_id"), client_of(*state, "王五"));
    assert_cell(plan, 3, "status", "skipped");
    assert_cell(plan, 3, "reason_zh", "合计行");
    swst_table_free(plan);
    assert_ok(swst_ledger_plan(ledger, 2, 1, &plan));
    assert_int_equal(swst_table_rows(plan), 1);
    assert_cell(plan, 0, "row", "4");
    swst_table_free(plan);
    assert_ok(swst_ledger_plan(ledger, 9, 1, &plan));
    assert_int_equal(swst_table_rows(plan), 0);
    swst_table_free(plan);
    assert_status(SWST_EMISUSE, swst_ledger_plan(ledger, -1, 1, &plan));
    swst_ledger_free(ledger);
}

/* ----------------------------------------------------------------------------- report */

static void the_report_is_the_ledger_with_states_and_reasons(void **state)
{
    swst_ledger *ledger;
    struct stat found;
    char *bytes;
    size_t size;

    given_ground(*state);
    unlink(REPORT);
    ledger = ledger_of(*state, "前江台账,,,\n" BAD);
    assert_ok(swst_ledger_set_report(ledger, REPORT));
    read_ledger(ledger);
    swst_ledger_free(ledger);
    bytes = file_bytes(REPORT, &size);
    assert_string_equal(bytes, "\xEF\xBB\xBF前江台账\r\n姓名,身份证号,村,电话,状态,原因\r\n"
        "张三,\"\t" CARD_1 "\",前江,,新增,\r\n"
        "李四,\"\t790101195203045670\",前江,,退回,身份证号：身份证号校验码不符：请与证件核对\r\n"
        "王五,,无名村,,退回,区域：本站没有这个区域：请按区域清单填写名称或代码\r\n"
        "合计,,,,跳过,合计行\r\n");
    free(bytes);
    assert_int_equal(stat(REPORT, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0600);
    unlink(REPORT);
}

static void a_report_that_was_corrected_can_be_imported(void **state)
{
    char *bytes, *wrong;
    swst_ledger *ledger;
    int64_t number;
    size_t size;

    given_ground(*state);
    unlink(REPORT);
    ledger = ledger_of(*state, BAD);
    assert_ok(swst_ledger_set_report(ledger, REPORT));
    read_ledger(ledger);
    swst_ledger_free(ledger);
    bytes = file_bytes(REPORT, &size);
    unlink(REPORT);
    assert_non_null(wrong = strstr(bytes, "790101195203045670"));
    memcpy(wrong, CARD_2, 18);
    assert_non_null(wrong = strstr(bytes, "无名村"));
    memcpy(wrong, "前江", 6);
    memmove(wrong + 6, wrong + 9, strlen(wrong + 9) + 1);
    ledger = ledger_of(*state, bytes);
    assert_ok(swst_ledger_set_report(ledger, REPORT));
    read_ledger(ledger);
    assert_ledger(ledger, 3, 0, 0, 1);
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    free(bytes);
    bytes = file_bytes(REPORT, &size);
    assert_non_null(strstr(bytes, "姓名,身份证号,村,电话,状态,原因\r\n"));
    free(bytes);
    unlink(REPORT);
    assert_value(*state, "client", client_of(*state, "李四"), "id_number", CARD_2);
}

static void a_report_is_never_written_over_another_file(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    put_text(REPORT, "mine");
    ledger = ledger_of(*state, BAD);
    assert_status(SWST_ECONFLICT, swst_ledger_set_report(ledger, REPORT));
    assert_status(SWST_EIO, swst_ledger_set_report(ledger, "no/such/folder/report.csv"));
    assert_status(SWST_EMISUSE, swst_ledger_set_report(ledger, ""));
    read_ledger(ledger);
    swst_ledger_free(ledger);
    unlink(REPORT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(with_a_rejected_row_nothing_is_written),
        station_test(the_other_rows_are_written_when_bad_ones_are_to_be_skipped),
        station_test(what_is_not_applied_is_forgotten),
        station_test(a_ledger_says_how_it_is_written_and_what_its_columns_are),
        station_test(the_day_must_be_said_before_the_first_step),
        station_test(without_a_ledger_there_is_nothing_to_do),
        station_test(problems_name_row_column_heading_and_field),
        station_test(the_first_thousand_problems_are_listed_and_all_are_counted),
        station_test(the_plan_tells_of_every_row_a_page_at_a_time),
        station_test(the_report_is_the_ledger_with_states_and_reasons),
        station_test(a_report_that_was_corrected_can_be_imported),
        station_test(a_report_is_never_written_over_another_file),
    };

    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
