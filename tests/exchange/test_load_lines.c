/* Rows from JSON lines. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load-lines"
#include "folder.h"

#define FILE_NAME "station.jsonl"
#define AREA(id) \
    "{\"record\":\"area\",\"id\":" #id ",\"code\":\"79010100100" #id "\",\"name\":\"前江\"," \
    "\"level\":\"village\"}"
#define CLIENT \
    "{\"record\":\"client\",\"name\":\"张某\",\"area_id\":1,\"registered_on\":\"2022-07-01\"}"

static swst_load *read_bytes(swst_store *store, const char *bytes, size_t size)
{
    swst_load *load;

    new_folder(FOLDER);
    write_file(IN(FILE_NAME), bytes, size);
    load = read_from(store, IN(FILE_NAME));
    clear_path(FOLDER);
    return load;
}

static swst_load *read_lines(swst_store *store, const char *text)
{
    return read_bytes(store, text, strlen(text));
}

static void assert_only(swst_store *store, const char *text, int row, int column,
                        const char *field, const char *code)
{
    swst_load *load = read_lines(store, text);

    assert_int_equal(swst_load_rejected(load), 1);
    assert_problem(load, 0, FILE_NAME, row, column, field, code);
    swst_load_free(load);
}

static void lines_come_in_any_order_of_kinds(void **state)
{
    swst_load *load = read_lines(*state, CLIENT "\n" AREA(1) "\n" AREA(2) "\n");

    assert_counts(load, 3, 0, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    assert_value(*state, "area", 2, "name", "前江");
    assert_int_equal(count_of(*state, "client"), 1);
}

static void ends_of_lines_and_a_byte_order_mark_do_not_matter(void **state)
{
    swst_load *load = read_lines(*state, "\xEF\xBB\xBF" AREA(1) "\r\n\r\n\n" AREA(2));

    assert_counts(load, 2, 0, 0);
    swst_load_free(load);
    load = read_lines(*state, "");
    assert_counts(load, 0, 0, 0);
    swst_load_free(load);
}

static void what_is_no_json_is_told_by_line_and_character(void **state)
{
    assert_only(*state, AREA(1) "\n" "{\"record\":\"area\"\n" AREA(2) "\n", 2, 17, NULL,
                "json_syntax");
    assert_only(*state, AREA(1) " x\n", 1, 82, NULL, "json_trailing");
    assert_only(*state, "{\"record\":\"area\",\"record\":\"area\"}\n", 1, 18, NULL,
                "json_repeated_key");
    assert_only(*state, "[]\n", 1, 1, NULL, "not_json");
    assert_only(*state, "{\"record\":\"\xFF\"}\n", 1, 12, NULL, "json_not_utf8");
}

static void a_nul_byte_is_told_where_it_stands(void **state)
{
    static const char bytes[] = "{\"record\":\"area\"\0}\n";
    swst_load *load = read_bytes(*state, bytes, sizeof bytes - 1);

    assert_counts(load, 0, 0, 1);
    assert_problem(load, 0, FILE_NAME, 1, 17, NULL, "json_nul");
    swst_load_free(load);
}

static void a_record_that_is_wrong_does_not_end_the_file(void **state)
{
    swst_load *load = read_lines(*state,
        "{\"record\":\"area\",\"code\":\"1\",\"level\":\"hamlet\"}\n"
        "{\"record\":\"ghost\"}\n" "{\"name\":\"张某\"}\n" "{\"record\":\"area\",\"x\":1}\n"
        "{\"record\":\"area\",\"id\":\"1\"}\n" AREA(1) "\n" "{\"masked\":true}\n");

    assert_counts(load, 1, 0, 6);
    assert_problem(load, 0, FILE_NAME, 1, 0, "level", "bad_choice");
    assert_problem(load, 1, FILE_NAME, 2, 0, NULL, "no_such_kind");
    assert_problem(load, 2, FILE_NAME, 3, 0, NULL, "no_such_kind");
    assert_problem(load, 3, FILE_NAME, 4, 18, NULL, "no_such_field");
    assert_problem(load, 4, FILE_NAME, 5, 0, "id", "bad_id");
    assert_problem(load, 5, FILE_NAME, 7, 0, NULL, "masked_dump");
    swst_load_free(load);
}

static void null_unsets_and_what_a_line_does_not_name_stays(void **state)
{
    swst_load *load = read_lines(*state,
        "{\"record\":\"area\",\"id\":7,\"code\":\"790101001001\",\"name\":\"前江\","
        "\"level\":\"village\",\"urban_rural\":\"220\"}\n");

    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    load = read_lines(*state, "{\"record\":\"area\",\"id\":7,\"urban_rural\":null,"
                              "\"name\":\"前江村\"}\n");
    assert_counts(load, 0, 1, 0);
    assert_ok(swst_load_apply(load));
    swst_load_free(load);
    assert_value(*state, "area", 7, "name", "前江村");
    assert_value(*state, "area", 7, "code", "790101001001");
    assert_value(*state, "area", 7, "urban_rural", NULL);
}

/* A line of `length` bytes that ends in a long note. */
static char *long_line(size_t length)
{
    static const char start[] = "{\"record\":\"area\",\"note\":\"";
    char *text = malloc(length + 1);

    memset(text, 'x', length);
    memcpy(text, start, sizeof start - 1);
    memcpy(text + length - 3, "\"}\n", 4);
    return text;
}

static void a_line_has_16_mb_at_most(void **state)
{
    size_t most = (size_t)16 << 20;
    char *text = long_line(most + 1), *longer = long_line(most + 200000);

    assert_only(*state, text, 1, 18, NULL, "no_such_field");
    assert_only(*state, longer, 1, 0, NULL, "json_too_large");
    longer[most + 200000 - 1] = ' ';                /* a line that never ends */
    assert_only(*state, longer, 1, 0, NULL, "json_too_large");
    free(text);
    free(longer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(lines_come_in_any_order_of_kinds),
        station_test(ends_of_lines_and_a_byte_order_mark_do_not_matter),
        station_test(what_is_no_json_is_told_by_line_and_character),
        station_test(a_nul_byte_is_told_where_it_stands),
        station_test(a_record_that_is_wrong_does_not_end_the_file),
        station_test(null_unsets_and_what_a_line_does_not_name_stays),
        station_test(a_line_has_16_mb_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
