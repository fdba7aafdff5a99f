/* Reading CSV: what rows come out, and where exactly a file is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/csv_parse.h"

/* Rows as "line:cell|cell;" and a refusal as "!code line,cell". */
static char told[4096];

static void tell(const char *format, ...)
{
    size_t length = strlen(told);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(told + length, sizeof told - length, format, arguments);
    va_end(arguments);
}

static void tell_row(const struct swst__csv *csv)
{
    tell("%d:", (int)swst__csv_line(csv));
    for (size_t i = 0; i < swst__csv_cells(csv); i++)
        tell("%s%s", i ? "|" : "", swst__csv_cell(csv, i));
    tell(";");
}

static void tell_failure(void)
{
    tell("!%s %d,%d", swst_error_code(), (int)swst_error_row(), (int)swst_error_column());
}

static swst_status tell_rows(struct swst__csv *csv)
{
    swst_status status;

    while ((status = swst__csv_next(csv)) == SWST_ROW)
        tell_row(csv);
    if (status)
        tell_failure();
    return status;
}

static const char *read_in_pieces(const char *text, size_t length, size_t piece, char separator)
{
    struct swst__csv *csv = swst__csv_new(separator);
    swst_status status = SWST_OK;

    told[0] = '\0';
    for (size_t at = 0; !status && at <= length; at += piece) {
        size_t size = length - at < piece ? length - at : piece;

        assert_int_equal(swst__csv_feed(csv, text + at, size, at + piece > length), SWST_OK);
        status = tell_rows(csv);
    }
    swst__csv_free(csv);
    return told;
}

struct example {
    const char *text, *rows;
};

/* However the bytes arrive, the rows are the same. */
static void assert_rows(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(examples[i].text);

        for (size_t piece = 1; piece <= length + 1; piece++)
            assert_string_equal(read_in_pieces(examples[i].text, length, piece, ','),
                                examples[i].rows);
    }
}

#define ASSERT_ROWS(examples) assert_rows(examples, sizeof(examples) / sizeof *(examples))

static void a_ledger_becomes_rows_with_their_lines(void **state)
{
    static const struct example examples[] = {
        { "", "" },
        { "a", "1:a;" },
        { "a,b\nc,d\n", "1:a|b;2:c|d;" },
        { "a,b\r\nc,d\r\n", "1:a|b;2:c|d;" },
        { "姓名,村\r\n王某,前江", "1:姓名|村;2:王某|前江;" },
        { ",\n,", "1:|;2:|;" },
        { "a,", "1:a|;" },
        { " a , b ", "1: a | b ;" },
        { "\xEF\xBB\xBF" "a,b", "1:a|b;" },
        { "\xEF\xBB\xBF", "" },
        { "a\n\xEF\xBB\xBF" "b", "1:a;2:\xEF\xBB\xBF" "b;" },
    };

    (void)state;
    ASSERT_ROWS(examples);
}

static void quoted_cells_hold_commas_quotes_and_lines(void **state)
{
    static const struct example examples[] = {
        { "\"a\"", "1:a;" },
        { "\"\"\n", "1:;" },
        { "\"a,b\",c", "1:a,b|c;" },
        { "\"say \"\"hello\"\" twice\",x", "1:say \"hello\" twice|x;" },
        { "\"\"\"\"", "1:\";" },
        { "\"\"\"\"\"\",b", "1:\"\"|b;" },
        { "\"one\ntwo\r\nthree\",x\r\ny,z", "1:one\ntwo\r\nthree|x;4:y|z;" },
        { "\"\xEF\xBB\xBF\",\"张\"", "1:\xEF\xBB\xBF|张;" },
        { "\"a\rb\"", "1:a\rb;" },
    };

    (void)state;
    ASSERT_ROWS(examples);
}

static void empty_lines_count_between_rows_and_not_at_the_end(void **state)
{
    static const struct example examples[] = {
        { "\n", "" },
        { "a\n\n\r\n\n", "1:a;" },
        { "\n\na,b", "1:;2:;3:a|b;" },
        { "a\r\n\r\n\nb\n", "1:a;2:;3:;4:b;" },
        { "a\n\n\"x\ny\"\n\nb", "1:a;2:;3:x\ny;5:;6:b;" },
        { "a\n\"\"\n", "1:a;2:;" },
    };

    (void)state;
    ASSERT_ROWS(examples);
}

static void a_broken_file_is_refused_with_line_and_cell(void **state)
{
    static const struct example examples[] = {
        { "a,b\nc,\"d\ne\n", "1:a|b;!csv_unclosed_quote 2,2" },
        { "\"", "!csv_unclosed_quote 1,1" },
        { "\"a\"\"", "!csv_unclosed_quote 1,1" },
        { "a\n\"b\nc\" d\n", "1:a;!csv_text_after_quote 3,1" },
        { "a,\"b\" ,c", "!csv_text_after_quote 1,2" },
        { "a,b\"c\"", "!csv_stray_quote 1,2" },
        { "a\n b, \"c\"", "1:a;!csv_stray_quote 2,2" },
        { "a\rb\r", "!csv_lone_cr 1,2" },
        { "a\nb\r", "1:a;!csv_lone_cr 2,2" },
        { "a,\xC5\xE5,b", "!csv_not_utf8 1,2" },
        { "a\n\"x\ny\",\"\n\xFF\"", "1:a;!csv_not_utf8 3,2" },
        { "张,\xE5\xBC", "!csv_not_utf8 1,2" },
        { "\xED\xA0\x80", "!csv_not_utf8 1,1" },
        { "\xC0\xAF", "!csv_not_utf8 1,1" },
        { "\xEF\xBB", "!csv_not_utf8 1,1" },
    };

    (void)state;
    ASSERT_ROWS(examples);
}

static void a_nul_byte_is_refused_wherever_it_stands(void **state)
{
    static const struct { const char *text; size_t length; const char *rows; } examples[] = {
        { "\0", 1, "!csv_nul 1,1" },
        { "a\0", 2, "!csv_nul 1,1" },
        { "a,b\nc,\"d\n\0\"", 11, "1:a|b;!csv_nul 3,2" },
        { "a,\"b\"\0", 6, "!csv_nul 1,2" },
        { "a\r\0", 3, "!csv_nul 1,2" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        for (size_t piece = 1; piece < 12; piece++)
            assert_string_equal(read_in_pieces(examples[i].text, examples[i].length, piece, ','),
                                examples[i].rows);
}

static void other_separators_leave_the_comma_alone(void **state)
{
    (void)state;
    assert_string_equal(read_in_pieces("a,b\t\"c\td\"", 9, 2, '\t'), "1:a,b|c\td;");
    assert_string_equal(read_in_pieces("a;\"b;c\";d,e", 11, 3, ';'), "1:a|b;c|d,e;");
}

static void a_failure_stays_a_failure(void **state)
{
    struct swst__csv *csv = swst__csv_new(',');

    (void)state;
    assert_int_equal(swst__csv_feed(csv, "a\nb\"\nc\n", 7, true), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_ROW);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(swst__csv_next(csv), SWST_EINVALID);
        assert_string_equal(swst_error_code(), "csv_stray_quote");
        assert_int_equal(swst_error_row(), 2);
        assert_int_equal(swst_error_column(), 1);
        assert_int_equal(swst__csv_cells(csv), 0);
    }
    swst__csv_free(csv);
}

static void a_ragged_row_is_named_and_the_next_is_read(void **state)
{
    static const char text[] = "a,b\n1\n2,2\n\n3,3,3\n4,4";
    struct swst__csv *csv = swst__csv_new(',');

    (void)state;
    told[0] = '\0';
    assert_int_equal(swst__csv_feed(csv, text, sizeof text - 1, true), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_ROW);
    swst__csv_expect(csv, swst__csv_cells(csv));
    assert_int_equal(tell_rows(csv), SWST_EINVALID);
    assert_string_equal(swst__csv_cell(csv, 0), "1");
    assert_int_equal(tell_rows(csv), SWST_EINVALID);
    assert_int_equal(swst__csv_cells(csv), 3);
    assert_int_equal(tell_rows(csv), SWST_OK);
    assert_string_equal(told, "!csv_ragged 2,2" "3:2|2;4:;!csv_ragged 5,3" "6:4|4;");
    swst__csv_free(csv);
}

/* Quoted or not, in small pieces or at once. */
static void assert_cell_of(size_t length, bool quoted, const char *answer)
{
    char *text = malloc(length + 3);

    memset(text, 'x', length + 3);
    if (quoted)
        text[0] = text[length + 1] = '"';
    text[length + 2] = '\n';
    for (size_t piece = 1000; piece <= 100000; piece *= 10) {
        struct swst__csv *csv = swst__csv_new(',');
        size_t size = quoted ? length + 3 : length;
        swst_status status = SWST_OK;

        for (size_t at = 0; at < size && !status; at += piece) {
            assert_int_equal(swst__csv_feed(csv, text + at, size - at < piece ? size - at : piece,
                                            size - at <= piece), SWST_OK);
            status = swst__csv_next(csv);
        }
        assert_string_equal(status == SWST_ROW ? "row" : swst_error_code(), answer);
        if (status == SWST_ROW)
            assert_int_equal(strlen(swst__csv_cell(csv, 0)), length);
        swst__csv_free(csv);
    }
    free(text);
}

static void a_cell_has_64_kib_at_most(void **state)
{
    (void)state;
    assert_cell_of(65536, false, "row");
    assert_cell_of(65537, false, "csv_cell_too_long");
    assert_cell_of(65536, true, "row");
    assert_cell_of(65537, true, "csv_cell_too_long");
}

static void a_row_has_1024_columns_at_most(void **state)
{
    char commas[1024];
    struct swst__csv *csv = swst__csv_new(',');

    (void)state;
    memset(commas, ',', sizeof commas);
    assert_int_equal(swst__csv_feed(csv, commas, 1023, false), SWST_OK);
    assert_int_equal(swst__csv_feed(csv, "z\n\nb", 4, false), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_ROW);
    assert_int_equal(swst__csv_cells(csv), 1024);
    assert_string_equal(swst__csv_cell(csv, 1022), "");
    assert_string_equal(swst__csv_cell(csv, 1023), "z");
    assert_string_equal(swst__csv_cell(csv, 1024), "");
    assert_int_equal(swst__csv_next(csv), SWST_OK);
    assert_int_equal(swst__csv_feed(csv, commas, 1024, true), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_EINVALID);
    assert_string_equal(swst_error_code(), "csv_too_many_columns");
    assert_int_equal(swst_error_row(), 3);
    assert_int_equal(swst_error_column(), 1025);
    swst__csv_free(csv);
}

static void a_formula_of_a_text_is_the_text_when_it_is_to_be_so(void **state)
{
    static const char bytes[] = "=\"1\",\"=\"\"2\"\"\",=\"a,\"\"b\",=3,\"=\"\"\",=\"\"\n";
    static const char *const cells[] = { "1", "2", "a,\"b", "=3", "=\"", "" };

    (void)state;
    for (size_t cut = 0; cut < sizeof bytes - 1; cut++) {
        struct swst__csv *csv = swst__csv_new(',');

        swst__csv_unwrap(csv);
        assert_int_equal(swst__csv_feed(csv, bytes, cut, false), SWST_OK);
        assert_int_equal(swst__csv_next(csv), SWST_OK);
        assert_int_equal(swst__csv_feed(csv, bytes + cut, sizeof bytes - 1 - cut, true), SWST_OK);
        assert_int_equal(swst__csv_next(csv), SWST_ROW);
        for (size_t i = 0; i < 6; i++)
            assert_string_equal(swst__csv_cell(csv, i), cells[i]);
        swst__csv_free(csv);
    }
}

static void nothing_is_fed_after_the_last(void **state)
{
    struct swst__csv *csv = swst__csv_new(',');

    (void)state;
    assert_int_equal(swst__csv_feed(csv, NULL, 0, true), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_OK);
    assert_int_equal(swst__csv_cells(csv), 0);
    assert_string_equal(swst__csv_cell(csv, 0), "");
    assert_int_equal(swst__csv_feed(csv, "a", 1, true), SWST_EMISUSE);
    assert_int_equal(swst__csv_next(csv), SWST_OK);
    swst__csv_free(csv);
    swst__csv_free(NULL);
}

/* ------------------------------------------------------------------- memory */

static int allocations_left;

static void *spare(size_t size)
{
    return allocations_left-- > 0 ? malloc(size) : NULL;
}

static void *spare_again(void *memory, size_t size)
{
    return allocations_left-- > 0 ? realloc(memory, size) : NULL;
}

static void without_memory_the_rows_wait_for_it(void **state)
{
    struct swst__csv *csv;

    (void)state;
    swst_set_allocator(spare, spare_again, free);
    for (int spared = 0; spared < 2; spared++) {
        allocations_left = spared;
        assert_null(swst__csv_new(','));
        assert_string_equal(swst_error_code(), "out_of_memory");
    }
    allocations_left = 3;
    csv = swst__csv_new(',');
    assert_int_equal(swst__csv_feed(csv, "a,", 2, false), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_OK);
    allocations_left = 0;
    assert_int_equal(swst__csv_feed(csv, "bcdefgh\n", 8, true), SWST_ENOMEM);
    swst_set_allocator(malloc, realloc, free);
    assert_int_equal(swst__csv_feed(csv, "b\n", 2, true), SWST_OK);
    assert_int_equal(swst__csv_next(csv), SWST_ROW);
    assert_string_equal(swst__csv_cell(csv, 1), "b");
    swst__csv_free(csv);
}

/* Noise from the bytes that matter; the seed is fixed. */
static void noise_gives_the_same_answer_in_any_pieces(void **state)
{
    static const char bytes[] = ",,\"\"\"\n\n\r\nab\xE5\xBC\xA0\xEF\xBB\xBF";
    uint32_t seed = 20220701;
    char text[24], whole[sizeof told];

    (void)state;
    for (int round = 0; round < 30000; round++) {
        size_t length = 0;

        for (uint32_t more = 1; more && length < sizeof text; length++) {
            seed = seed * 1664525 + 1013904223;
            more = seed >> 24 & 15;
            text[length] = bytes[(seed >> 8) % sizeof bytes];
        }
        strcpy(whole, read_in_pieces(text, length, length + 1, ','));
        assert_string_equal(read_in_pieces(text, length, 1, ','), whole);
        assert_string_equal(read_in_pieces(text, length, 3, ','), whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ledger_becomes_rows_with_their_lines),
        cmocka_unit_test(quoted_cells_hold_commas_quotes_and_lines),
        cmocka_unit_test(empty_lines_count_between_rows_and_not_at_the_end),
        cmocka_unit_test(a_broken_file_is_refused_with_line_and_cell),
        cmocka_unit_test(a_nul_byte_is_refused_wherever_it_stands),
        cmocka_unit_test(other_separators_leave_the_comma_alone),
        cmocka_unit_test(a_failure_stays_a_failure),
        cmocka_unit_test(a_ragged_row_is_named_and_the_next_is_read),
        cmocka_unit_test(a_cell_has_64_kib_at_most),
        cmocka_unit_test(a_row_has_1024_columns_at_most),
        cmocka_unit_test(a_formula_of_a_text_is_the_text_when_it_is_to_be_so),
        cmocka_unit_test(nothing_is_fed_after_the_last),
        cmocka_unit_test(without_memory_the_rows_wait_for_it),
        cmocka_unit_test(noise_gives_the_same_answer_in_any_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
