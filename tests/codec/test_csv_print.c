/* Writing CSV: quoted where it must be, and read back as it was. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "codec/csv_parse.h"
#include "codec/csv_print.h"

static void assert_cell(enum swst__csv_mode mode, const char *cell, const char *printed)
{
    struct swst__text out = { 0 };
    char *text;

    swst__csv_put_cell(&out, 0, cell, mode);
    text = swst__text_take(&out);
    assert_string_equal(text, printed);
    swst_free(text);
}

static void a_cell_is_quoted_only_where_it_must_be(void **state)
{
    static const char *const cells[][2] = {
        { "", "" }, { "张某", "张某" }, { "a b", "a b" }, { "-5", "-5" }, { "=1+1", "=1+1" },
        { "790101194203051234", "790101194203051234" }, { "a;b", "a;b" }, { "it's", "it's" },
        { "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" }, { "\"", "\"\"\"\"" },
        { "a\nb", "\"a\nb\"" }, { "a\rb", "\"a\rb\"" }, { " a", "\" a\"" }, { "a ", "\"a \"" },
        { "\ta", "\"\ta\"" }, { "a\t", "\"a\t\"" }, { " ", "\" \"" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_cell(SWST__CSV_EXACT, cells[i][0], cells[i][1]);
    assert_cell(SWST__CSV_EXACT, NULL, "");
}

static void excel_runs_no_formula_and_rounds_no_number(void **state)
{
    static const char *const cells[][2] = {
        { "", "" }, { "张某", "张某" }, { "a=b", "a=b" }, { "0", "0" }, { "12.5", "12.5" },
        { "=1+1", "'=1+1" }, { "+8613800001234", "'+8613800001234" }, { "-5", "'-5" },
        { "@SUM(A1)", "'@SUM(A1)" }, { "=a,b", "\"'=a,b\"" }, { "\t=1", "\"'\t=1\"" },
        { "\r=1", "\"'\r=1\"" }, { "\n=1", "\"'\n=1\"" }, { "＝1", "'＝1" }, { "－", "'－" },
        { "=\"a\"", "\"'=\"\"a\"\"\"" },
        { "13800001234", "13800001234" }, { "138000012345", "\"\t138000012345\"" },
        { "790101194203051234", "\"\t790101194203051234\"" }, { "007", "\"\t007\"" },
        { "79010119420305123X", "79010119420305123X" },
        { "790***********1234", "790***********1234" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_cell(SWST__CSV_EXCEL, cells[i][0], cells[i][1]);
    assert_cell(SWST__CSV_EXCEL, NULL, "");
}

static void a_table_is_rows_behind_a_mark(void **state)
{
    static const char *const heading[] = { "姓名", "村" }, *const empty[] = { "", NULL };
    struct swst__text out = { 0 };
    char *text;

    (void)state;
    swst__csv_put_mark(&out);
    swst__csv_put_row(&out, heading, 2, SWST__CSV_EXACT);
    swst__csv_put_row(&out, empty, 2, SWST__CSV_EXACT);
    swst__csv_put_row(&out, empty, 1, SWST__CSV_EXACT);
    swst__csv_put_row(&out, empty + 1, 1, SWST__CSV_EXACT);
    text = swst__text_take(&out);
    assert_string_equal(text, "\xEF\xBB\xBF姓名,村\r\n,\r\n\"\"\r\n\"\"\r\n");
    swst_free(text);
}

/* Noise from the bytes that matter; the seed is fixed. */
static void what_is_written_is_read_back_the_same(void **state)
{
    static const char *const parts[] = { "", ",", "\"", "\r", "\n", " ", "\t", "a", "张", "=", "'" };
    uint32_t seed = 20220701;

    (void)state;
    for (int round = 0; round < 5000; round++) {
        char cells[3][16] = { "", "", "" };
        const char *row[] = { cells[0], cells[1], cells[2] };
        size_t count = 1 + (size_t)round % 3;
        struct swst__text out = { 0 };
        struct swst__csv *csv = swst__csv_new(',');

        for (size_t i = 0; i < 4 * count; i++) {
            seed = seed * 1664525 + 1013904223;
            strcat(cells[i % count], parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
        }
        swst__csv_put_mark(&out);
        swst__csv_put_row(&out, row, count, SWST__CSV_EXACT);
        assert_int_equal(swst__csv_feed(csv, out.bytes, out.length, true), SWST_OK);
        assert_int_equal(swst__csv_next(csv), SWST_ROW);
        assert_int_equal(swst__csv_cells(csv), count);
        for (size_t i = 0; i < count; i++)
            assert_string_equal(swst__csv_cell(csv, i), cells[i]);
        assert_int_equal(swst__csv_next(csv), SWST_OK);
        swst__csv_free(csv);
        swst_free(swst__text_take(&out));
    }
}

static void *no_memory(size_t size)
{
    (void)size;
    return NULL;
}

static void *no_more_memory(void *memory, size_t size)
{
    (void)memory;
    (void)size;
    return NULL;
}

static void without_memory_no_half_text_is_given(void **state)
{
    static const char *const row[] = { "a", "b" };
    struct swst__text out = { 0 };

    (void)state;
    swst_set_allocator(no_memory, no_more_memory, free);
    swst__csv_put_row(&out, row, 2, SWST__CSV_EXACT);
    swst_set_allocator(malloc, realloc, free);
    swst__csv_put_row(&out, row, 2, SWST__CSV_EXACT);
    assert_null(swst__text_take(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_quoted_only_where_it_must_be),
        cmocka_unit_test(excel_runs_no_formula_and_rounds_no_number),
        cmocka_unit_test(a_table_is_rows_behind_a_mark),
        cmocka_unit_test(what_is_written_is_read_back_the_same),
        cmocka_unit_test(without_memory_no_half_text_is_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
