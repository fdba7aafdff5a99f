/* Rows from CSV files. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load-csv"
#include "folder.h"

#define AREAS "id,code,name,level\n"
#define AREA "500000000000001,790101001001,前江,village\n"

static swst_load *read_areas(swst_store *store, const char *csv)
{
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("area.csv"), csv);
    load = read_from(store, FOLDER);
    clear_path(FOLDER);
    return load;
}

/* The only problem of a file of areas. */
static void assert_only(swst_store *store, const char *csv, int row, int column,
                        const char *field, const char *code)
{
    swst_load *load = read_areas(store, csv);

    assert_int_equal(swst_load_rejected(load), 1);
    assert_problem(load, 0, "area.csv", row, column, field, code);
    swst_load_free(load);
}

static void a_file_of_rows_becomes_records(void **state)
{
    swst_load *load = read_areas(*state, "\xEF\xBB\xBF" AREAS AREA "\n"
                                 "500000000000002,790101001002,\"塘联\n新村\",village\r\n");

    assert_counts(load, 2, 0, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    assert_value(*state, "area", 500000000000001, "name", "前江");
    assert_value(*state, "area", 500000000000002, "name", "塘联\n新村");
    assert_value(*state, "area", 500000000000002, "parent_id", NULL);
}

static void the_header_must_name_fields_each_once(void **state)
{
    swst_load *load;

    assert_only(*state, "", 1, 0, NULL, "header_missing");
    assert_only(*state, "\xEF\xBB\xBF", 1, 0, NULL, "header_missing");
    assert_only(*state, "\n" AREAS AREA, 1, 0, NULL, "header_missing");
    assert_only(*state, "id,code,name,level,colour\n" AREA, 1, 5, NULL, "unknown_column");
    assert_only(*state, "id;code;name;level\n" AREA, 1, 1, NULL, "unknown_column");
    assert_only(*state, "ID,code,name,level\n" AREA, 1, 1, NULL, "unknown_column");
    assert_only(*state, "id,code,name,name\n" AREA, 1, 4, "name", "header_repeated");
    assert_only(*state, "id,code,name,id\n" AREA, 1, 4, "id", "header_repeated");
    load = read_areas(*state, "code,x,y,name,level\n1,2,3,4,5\n");
    assert_counts(load, 0, 0, 1);
    assert_int_equal(swst_table_rows(swst_load_problems(load)), 2);
    assert_problem(load, 1, "area.csv", 1, 3, NULL, "unknown_column");
    swst_load_free(load);
}

static void where_the_header_is_missing_no_value_is_told(void **state)
{
    swst_load *load = read_areas(*state, "790101194203051234,张某\n");

    for (size_t i = 0; i < swst_table_columns(swst_load_problems(load)); i++) {
        const char *name = swst_field_name(swst_table_column(swst_load_problems(load), i));
        const char *text = swst_table_text(swst_load_problems(load), 0, name);

        assert_true(!text || (!strstr(text, "790101") && !strstr(text, "张某")));
    }
    assert_null(strstr(swst_error_message("zh"), "790101"));
    swst_load_free(load);
}

static void a_bad_cell_is_named_by_line_and_column(void **state)
{
    assert_only(*state, AREAS AREA "500000000000002,790101001002,塘联,hamlet\n", 3, 4, "level",
                "bad_choice");
    assert_only(*state, "level,id,name,code\nvillage,x,a,790101001001\n", 2, 2, "id", "bad_id");
    assert_only(*state, AREAS "1,79,\x07,village\n", 2, 3, "name", "control_character");
    assert_only(*state, AREAS "1,790101001001,前江,\n", 2, 4, "level", "required");
    assert_only(*state, AREAS "1,7901,\"a\n\nb\",village\n2,x,a,village\n", 5, 2, "code",
                "area_code");
    assert_only(*state, "id,code,level\n1,790101001001,village\n", 2, 0, "name", "required");
}

static void every_bad_cell_of_a_row_is_told_and_the_row_counts_once(void **state)
{
    swst_load *load = read_areas(*state, "code,name,level,longitude_e7,served_from\n"
                                 "790101001001,前江,hamlet,9999999999,2026-02-30\n");

    assert_counts(load, 0, 0, 1);
    assert_int_equal(swst_table_rows(swst_load_problems(load)), 3);
    assert_problem(load, 0, "area.csv", 2, 3, "level", "bad_choice");
    assert_problem(load, 1, "area.csv", 2, 4, "longitude_e7", "out_of_range");
    assert_problem(load, 2, "area.csv", 2, 5, "served_from", "bad_day");
    swst_load_free(load);
}

static void a_ragged_row_is_rejected_alone(void **state)
{
    swst_load *load = read_areas(*state, AREAS "1,2\n" AREA "1,2,3,4,5\n");

    assert_counts(load, 1, 0, 2);
    assert_problem(load, 0, "area.csv", 2, 3, NULL, "csv_ragged");
    assert_problem(load, 1, "area.csv", 4, 5, NULL, "csv_ragged");
    swst_load_free(load);
}

static void what_is_no_csv_ends_its_file(void **state)
{
    swst_load *load;

    assert_only(*state, AREAS AREA "2,\"790101\n", 3, 2, NULL, "csv_unclosed_quote");
    assert_only(*state, AREAS AREA "2,\"79\"0101\n", 3, 2, NULL, "csv_text_after_quote");
    assert_only(*state, AREAS AREA "2,79\"0101\n", 3, 2, NULL, "csv_stray_quote");
    assert_only(*state, AREAS "2,790101\xFF,a,village\n" AREA, 2, 2, NULL, "csv_not_utf8");
    new_folder(FOLDER);
    write_file(IN("area.csv"), AREAS "1,\0", strlen(AREAS) + 3);
    load = read_from(*state, FOLDER);
    assert_problem(load, 0, "area.csv", 2, 2, NULL, "csv_nul");
    swst_load_free(load);
    clear_path(FOLDER);
}

/* A row whose name is so long. */
static void assert_long_name(swst_store *store, size_t length, const char *field,
                             const char *code)
{
    static const char start[] = "code,level,name\n790101001001,village,";
    char *text = malloc(sizeof start + length + 1);

    memcpy(text, start, sizeof start - 1);
    memset(text + sizeof start - 1, 'x', length);
    strcpy(text + sizeof start - 1 + length, "\n");
    assert_only(store, text, 2, 3, field, code);
    free(text);
}

static void a_cell_is_as_long_as_its_field_allows(void **state)
{
    assert_long_name(*state, 65, "name", "too_long");
    assert_long_name(*state, 65536, "name", "too_long");
    assert_long_name(*state, 65537, NULL, "csv_cell_too_long");
}

static void a_header_without_rows_is_nothing_to_do(void **state)
{
    swst_load *load = read_areas(*state, AREAS);

    assert_counts(load, 0, 0, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_file_of_rows_becomes_records),
        station_test(the_header_must_name_fields_each_once),
        station_test(where_the_header_is_missing_no_value_is_told),
        station_test(a_bad_cell_is_named_by_line_and_column),
        station_test(every_bad_cell_of_a_row_is_told_and_the_row_counts_once),
        station_test(a_ragged_row_is_rejected_alone),
        station_test(what_is_no_csv_ends_its_file),
        station_test(a_cell_is_as_long_as_its_field_allows),
        station_test(a_header_without_rows_is_nothing_to_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
