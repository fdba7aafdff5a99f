/* Ledgers that people did not write for a program: headings of their own, totals anywhere. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "clumsy"
#include "ledgers.h"

#include "../support/scarce.h"

/* ---------------------------------------------------------------- headings of their own */

static void a_header_that_only_the_mapping_tells_is_found(void **state)
{
    swst_ledger *ledger;
    swst_table *mapping;
    int64_t number;

    given_ground(*state);
    ledger = ledger_of(*state, "前江台账,,\n走访对象,所在地方,牛\n张三,前江,2\n李四,香花,\n");
    assert_int_equal(swst_ledger_header_row(ledger, 0), 0);
    assert_ok(swst_ledger_mapping(ledger, &mapping));
    assert_int_equal(swst_table_rows(mapping), 0);
    swst_table_free(mapping);
    assert_status(SWST_EINVALID, swst_ledger_step(ledger));
    assert_error("ledger_no_header", NULL);
    assert_string_equal(swst_error_path(), FOLDER ".csv");
    assert_status(SWST_EINVALID, swst_ledger_map(ledger, "走访对象", "nmae"));
    assert_error("ledger_no_field", NULL);
    assert_ok(swst_ledger_map(ledger, "牛", ""));
    assert_int_equal(swst_ledger_header_row(ledger, 0), 0);
    assert_ok(swst_ledger_map(ledger, "走访对象", "name"));
    assert_int_equal(swst_ledger_header_row(ledger, 0), 2);
    assert_ok(swst_ledger_map(ledger, "所在地方", "area_id"));
    assert_status(SWST_ENOTFOUND, swst_ledger_map(ledger, "猫", "note"));
    assert_ok(swst_ledger_mapping(ledger, &mapping));
    assert_cell(mapping, 0, "field", "name");
    assert_cell(mapping, 1, "field", "area_id");
    assert_empty(mapping, 2, "field");
    swst_table_free(mapping);
    read_ledger(ledger);
    assert_ledger(ledger, 2, 0, 0, 0);
    assert_reason(ledger, 1, "created", NULL);
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    assert_true(client_of(*state, "李四") > 0);
}

static void of_two_headings_that_are_alike_the_one_said_is_meant(void **state)
{
    swst_ledger *ledger;
    swst_table *mapping;

    given_ground(*state);
    ledger = ledger_of(*state, "户主,,村里人,\n谁(1),谁(2),甲,乙\n张三,李四,,\n");
    assert_ok(swst_ledger_map(ledger, "谁(2)", "name"));
    assert_int_equal(swst_ledger_header_row(ledger, 0), 2);
    assert_ok(swst_ledger_mapping(ledger, &mapping));
    assert_empty(mapping, 0, "field");
    assert_cell(mapping, 1, "field", "name");
    swst_table_free(mapping);
    swst_ledger_free(ledger);
    ledger = ledger_of(*state, "a,b\n1,2\n");
    assert_ok(swst_ledger_map(ledger, "c", "name"));
    assert_status(SWST_ENOTFOUND, swst_ledger_map(ledger, "a", "name"));
    assert_error("ledger_no_heading", NULL);
    swst_ledger_free(ledger);
    unlink(FOLDER ".csv");
}

static void a_heading_of_another_row_makes_that_the_header(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_of(*state, "户主,,走访对象,地方\n姓名,电话,,\n李四,13800000001,王甲,前江\n");
    assert_int_equal(swst_ledger_header_row(ledger, 0), 2);
    assert_ok(swst_ledger_map(ledger, "走访对象", "name"));
    assert_int_equal(swst_ledger_header_row(ledger, 0), 1);
    assert_int_equal(swst_ledger_header_row(ledger, 1), 2);
    assert_ok(swst_ledger_map(ledger, "地方", "area_id"));
    assert_status(SWST_ENOTFOUND, swst_ledger_map(ledger, "猫", "note"));
    assert_error("ledger_no_heading", NULL);
    read_ledger(ledger);
    assert_ledger(ledger, 1, 0, 0, 0);
    swst_ledger_free(ledger);
}

static void memory_that_runs_out_while_headings_are_said_is_given_back(void **state)
{
    given_ground(*state);
    for (long passing = 0, failed = 1; failed; passing++) {
        swst_ledger *ledger = NULL;
        swst_status status;

        put_text(FOLDER ".csv", "台账,\n走访对象,地方\n张三,前江\n");
        scarce_begin(SCARCE_OURS, passing, false);
        status = swst_ledger_open(*state, FOLDER ".csv", &ledger);
        if (!status)
            status = swst_ledger_map(ledger, "走访对象", "name");
        if (!status)
            status = swst_ledger_map(ledger, "地方", "area_id");
        failed = scarce_over();
        assert_string_equal(swst_status_name(status), failed ? "SWST_ENOMEM" : "SWST_OK");
        swst_ledger_free(ledger);
        assert_true(passing < 20000);
    }
    unlink(FOLDER ".csv");
}

/* ------------------------------------------------------------------------------- totals */

/* With an area for rows that name none, a total must not become a person. */
static void no_total_becomes_a_person(void **state)
{
    static const char *const rows[] = {
        "合计,5人,,,\n", "合计：,共5人,,,\n", "合计,共 5 户 12 人,,,\n", "小计,,,,5人\n", "总计：,,12,,\n",
        "合计,,,5人,共3户\n", ",共5人,,,\n", "7,前江村小计,,,\n", "8,,合计,5,\n", "合计,１，２３４人,,,\n",
        "共5户12人,,,,\n", ",合计人数：5,,,\n", "合计,男3人、女2人,,,\n"
    };
    struct ground ground = given_ground(*state);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300];
        swst_ledger *ledger;

        snprintf(text, sizeof text, "序号,姓名,类型,电话,身份证号\n%s", rows[i]);
        ledger = ledger_of(*state, text);
        assert_ok(swst_ledger_set_area(ledger, ground.qianjiang));
        read_ledger(ledger);
        assert_ledger(ledger, 0, 0, 0, 1);
        assert_reason(ledger, 0, "skipped", "a total");
        swst_ledger_free(ledger);
    }
}

static void who_is_merely_called_like_a_total_is_a_person(void **state)
{
    static const char *const rows[] = { "1,合计,," CARD_1 "\n", "2,小计,," CARD_1 "\n",
                                        "共5人,张三,,\n", "合计,张三,," CARD_1 "\n",
                                        "3,前江合计,," CARD_1 "\n" };
    struct ground ground = given_ground(*state);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300];
        swst_ledger *ledger;

        snprintf(text, sizeof text, "序号,姓名,电话,身份证号\n%s", rows[i]);
        ledger = ledger_of(*state, text);
        assert_ok(swst_ledger_set_area(ledger, ground.qianjiang));
        read_ledger(ledger);
        assert_ledger(ledger, 1, 0, 0, 0);
        swst_ledger_free(ledger);
    }
}

/* ------------------------------------------------------------------- more than one table */

static void of_another_table_below_nothing_is_taken(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_read(*state, "姓名,电话,村\n张三,13800000001,前江\n,,\n香花村台账,,\n村,姓名,电话\n"
                                 "香花,李四,13800000002\n,,\n姓名,电话,村\n王五,13800000003,香花\n");
    assert_ledger(ledger, 2, 0, 2, 4);
    assert_bad(ledger, 0, 5, 0, NULL, NULL, "ledger_other_table");
    assert_bad(ledger, 1, 6, 0, NULL, NULL, "ledger_other_table");
    assert_reason(ledger, 2, "skipped", "a note");
    assert_reason(ledger, 6, "skipped", "the header again");
    swst_ledger_free(ledger);
}

static void the_header_again_in_other_words_is_the_header_again(void **state)
{
    swst_ledger *ledger;

    given_ground(*state);
    ledger = ledger_read(*state, "序号,姓名,电话,村\n1,张三,,前江\n编号,对象姓名,联系电话,村委会\n"
                                 "2,李四,,香花\n");
    assert_ledger(ledger, 2, 0, 0, 1);
    assert_reason(ledger, 1, "skipped", "the header again");
    swst_ledger_free(ledger);
}

static void a_title_between_rows_becomes_no_person(void **state)
{
    struct ground ground = given_ground(*state);
    swst_ledger *ledger = ledger_of(*state, "姓名,关系,类别\n香花村低保户名单,,\n张三,户主,低保\n");

    assert_ok(swst_ledger_set_area(ledger, ground.xianghua));
    read_ledger(ledger);
    assert_ledger(ledger, 1, 0, 0, 1);
    swst_ledger_free(ledger);
}

/* ------------------------------------------------------------------------ numbers as text */

static void numbers_that_a_formula_keeps_as_text_are_read(void **state)
{
    swst_record *client = NULL;

    given_ground(*state);
    import_text(*state, "姓名,身份证号,村,电话\n张三,=\"" CARD_1 "\",=\"前江\",=\"13800000001\"\n"
                        "李四,\"=\"\"" CARD_2 "\"\"\",前江,'13800000002\n", 2, 0);
    assert_ok(swst_record_load(*state, swst_kind_find("client"), client_of(*state, "张三"),
                               &client));
    assert_reads(client, "id_number", CARD_1);
    assert_reads(client, "phone", "13800000001");
    swst_record_free(client);
    assert_ok(swst_record_load(*state, swst_kind_find("client"), client_of(*state, "李四"),
                               &client));
    assert_reads(client, "id_number", CARD_2);
    assert_reads(client, "phone", "13800000002");
    swst_record_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_header_that_only_the_mapping_tells_is_found),
        station_test(of_two_headings_that_are_alike_the_one_said_is_meant),
        station_test(a_heading_of_another_row_makes_that_the_header),
        station_test(memory_that_runs_out_while_headings_are_said_is_given_back),
        station_test(no_total_becomes_a_person),
        station_test(who_is_merely_called_like_a_total_is_a_person),
        station_test(of_another_table_below_nothing_is_taken),
        station_test(the_header_again_in_other_words_is_the_header_again),
        station_test(a_title_between_rows_becomes_no_person),
        station_test(numbers_that_a_formula_keeps_as_text_are_read),
    };

    scarce_install();
    return cmocka_run_group_tests_name("ledger_clumsy", tests, NULL, NULL);
}
