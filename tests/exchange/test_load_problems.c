/* What is told of the rows that were rejected. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load-problems"
#include "folder.h"

static void a_problem_is_told_in_both_languages_without_the_value(void **state)
{
    const swst_table *problems;
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("client.csv"), "name,id_number,area_id,registered_on\n"
                               "张某,790101194203051235,1,2022-07-01\n");
    load = read_from(*state, FOLDER);
    problems = swst_load_problems(load);
    assert_problem(load, 0, "client.csv", 2, 2, "id_number", "id_number_check_digit");
    assert_non_null(strstr(swst_table_text(problems, 0, "message"), "check digit"));
    assert_non_null(strstr(swst_table_text(problems, 0, "message_zh"), "校验码"));
    assert_null(strstr(swst_table_text(problems, 0, "message"), "7901"));
    swst_load_free(load);
    clear_path(FOLDER);
}

static void a_thousand_problems_are_listed_and_all_are_counted(void **state)
{
    FILE *out;
    swst_load *load;

    new_folder(FOLDER);
    out = fopen(IN("area.csv"), "w");
    fputs("code,name,level\n", out);
    for (int i = 0; i < 2500; i++)
        fprintf(out, "%012d,村,hamlet\n", i);
    fclose(out);
    load = read_from(*state, FOLDER);
    assert_counts(load, 0, 0, 2500);
    assert_int_equal(swst_table_rows(swst_load_problems(load)), 1000);
    assert_problem(load, 999, "area.csv", 1001, 3, "level", "bad_choice");
    swst_load_free(load);
    clear_path(FOLDER);
}

static void what_applying_says_is_the_first_problem(void **state)
{
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("area.csv"), "code,name,level\n790101001001,前江,village\n1,a,town\n");
    put_text(IN("worker.csv"), "name\n\x07\n");
    load = read_from(*state, FOLDER);
    assert_counts(load, 1, 0, 2);
    assert_status(SWST_EMISUSE, swst_store_begin(*state));
    assert_status(SWST_EINVALID, swst_load_apply(load));
    assert_error("area_code", "area.code");
    assert_string_equal(swst_error_path(), IN("area.csv"));
    assert_int_equal(swst_error_row(), 3);
    assert_int_equal(swst_error_column(), 1);
    assert_non_null(strstr(swst_error_message("zh"), "区划代码"));
    assert_ok(swst_store_begin(*state));
    swst_store_rollback(*state);
    assert_status(SWST_EINVALID, swst_load_apply(load));
    swst_load_free(load);
    assert_int_equal(count_of(*state, "area"), 0);
    clear_path(FOLDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_problem_is_told_in_both_languages_without_the_value),
        station_test(a_thousand_problems_are_listed_and_all_are_counted),
        station_test(what_applying_says_is_the_first_problem),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
