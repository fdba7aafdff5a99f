/* A ledger's rows, whatever encoding Excel and WPS saved it in; and what is no ledger. */
#define _POSIX_C_SOURCE 200809L

#include "ledger_files.h"

#include "../support/scarce.h"

#include "exchange/ledger_decode.h"

#include <sys/resource.h>
#include <sys/stat.h>

#define FILE_NAME "ledger_text.csv"

/* Rows as "line:cell|cell;" and a refusal as "!code row,column". */
static char told[4096];

static void tell_rows(struct swst__ledger_text *text)
{
    size_t length = 0;
    swst_status status;

    told[0] = '\0';
    while ((status = swst__ledger_text_next(text)) == SWST_ROW) {
        length += (size_t)snprintf(told + length, sizeof told - length, "%d:",
                                   (int)swst__ledger_text_line(text));
        for (size_t i = 0; i < swst__ledger_text_cells(text); i++)
            length += (size_t)snprintf(told + length, sizeof told - length, "%s%s",
                                       i ? "|" : "", swst__ledger_text_cell(text, i));
        length += (size_t)snprintf(told + length, sizeof told - length, ";");
        assert_true(length < sizeof told);
    }
    if (status)
        snprintf(told + length, sizeof told - length, "!%s %d,%d", swst_error_code(),
                 (int)swst_error_row(), (int)swst_error_column());
}

static void assert_rows(char separator, const char *encoding, const char *rows)
{
    struct swst__ledger_text *text = open_ledger(FILE_NAME);

    assert_string_equal(swst__ledger_text_encoding(text), encoding);
    assert_ok(swst__ledger_text_rewind(text, separator));
    tell_rows(text);
    assert_string_equal(told, rows);
    assert_ok(swst__ledger_text_rewind(text, separator));
    tell_rows(text);
    assert_string_equal(told, rows);
    swst__ledger_text_free(text);
}

static void put_bytes(const char *bytes, size_t size)
{
    write_file(FILE_NAME, bytes, size);
}

#define PUT(literal) put_bytes(literal, sizeof(literal) - 1)

static void assert_refused(const char *code)
{
    struct swst__ledger_text *text;

    assert_status(SWST_EINVALID, swst__ledger_text_open(FILE_NAME, &text));
    assert_null(text);
    assert_string_equal(swst_error_code(), code);
    assert_string_equal(swst_error_path(), FILE_NAME);
}

/* ------------------------------------------------------------------- encodings */

static void every_encoding_and_separator_gives_the_same_rows(void **state)
{
    static const struct { const char *iconv, *mark, *name; } encodings[] = {
        { "UTF-8", "", "UTF-8" }, { "UTF-8", "\xEF\xBB\xBF", "UTF-8" },
        { "GB18030", "", "GB18030" }, { "UTF-16LE", "\xFF\xFE", "UTF-16LE" },
        { "UTF-16BE", "\xFE\xFF", "UTF-16BE" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        for (const char *separator = ",\t;"; *separator; separator++) {
            char text[200];

            snprintf(text, sizeof text, "姓名%c村\r\n\"张\n三\"%c石马村\r\n𠮷某%ca\r\n", *separator,
                     *separator, *separator);
            put_ledger(FILE_NAME, text, encodings[i].iconv, encodings[i].mark);
            assert_rows(*separator, encodings[i].name, "1:姓名|村;2:张\n三|石马村;4:𠮷某|a;");
        }
}

static void the_bytes_that_wps_writes_are_chinese(void **state)
{
    (void)state;
    PUT("\xD0\xD5\xC3\xFB,\xB4\xE5\r\n");
    assert_rows(',', "GB18030", "1:姓名|村;");
}

static void lines_may_end_in_any_way_that_spreadsheets_know(void **state)
{
    (void)state;
    PUT("name,a\nLin,b\n");
    assert_rows(',', "UTF-8", "1:name|a;2:Lin|b;");
    PUT("name,a\rLin,b\r");
    assert_rows(',', "UTF-8", "1:name|a;2:Lin|b;");
    PUT("\xFF\xFEn\0,\0a\0\r\0L\0,\0b\0");
    assert_rows(',', "UTF-16LE", "1:n|a;2:L|b;");
    PUT("\xFE\xFF\0n\0,\0a\0\r\0L\0,\0b");
    assert_rows(',', "UTF-16BE", "1:n|a;2:L|b;");
    /* U+0D0A and U+0A0D are letters of other scripts, not ends of lines. */
    PUT("\xFF\xFE\x0A\x0D,\0a\0\r\0L\0,\0b\0");
    assert_rows(',', "UTF-16LE", "1:\xE0\xB4\x8A|a;2:L|b;");
    PUT("name,a\r\nLin\rb\n");
    assert_rows(',', "UTF-8", "1:name|a;!csv_lone_cr 2,2");
}

static void rows_may_be_of_any_length(void **state)
{
    (void)state;
    PUT("title\na,b,c\n\n1,2\n,,,\n");
    assert_rows(',', "UTF-8", "1:title;2:a|b|c;3:;4:1|2;5:|||;");
}

/* However a character is cut by the pieces that are read at once. */
static void pieces_that_cut_characters_do_not_change_them(void **state)
{
    static const struct { const char *iconv, *mark, *name; } encodings[] = {
        { "UTF-8", "", "UTF-8" }, { "GB18030", "", "GB18030" },
        { "UTF-16LE", "\xFF\xFE", "UTF-16LE" },
    };
    enum { BEFORE = SWST__DECODE_PIECE - 12, CHARACTERS = 8 };

    (void)state;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        for (size_t shift = 0; shift < 14; shift++) {
            size_t before = (BEFORE + shift) / (encodings[i].mark[0] ? 2 : 1);
            char *bytes = malloc(before + 100);
            struct swst__ledger_text *text;

            memset(bytes, 'a', before);
            bytes[before / 2] = '\n';
            strcpy(bytes + before, ",张𠮷é张𠮷é张\n");
            put_ledger(FILE_NAME, bytes, encodings[i].iconv, encodings[i].mark);
            text = open_ledger(FILE_NAME);
            assert_string_equal(swst__ledger_text_encoding(text), encodings[i].name);
            assert_status(SWST_ROW, swst__ledger_text_next(text));
            assert_status(SWST_ROW, swst__ledger_text_next(text));
            assert_string_equal(swst__ledger_text_cell(text, 1), "张𠮷é张𠮷é张");
            assert_ok(swst__ledger_text_next(text));
            assert_int_equal(swst__ledger_text_bytes(text), swst__ledger_text_total(text));
            swst__ledger_text_free(text);
            free(bytes);
        }
}

/* -------------------------------------------------------------- broken characters */

static void what_gb18030_does_not_know_is_refused_with_its_place(void **state)
{
    (void)state;
    PUT("\xD0\xD5\xC3\xFB,a\r\nb,\xFF\xFFx,c\r\n");
    assert_rows(',', "GB18030", "1:姓名|a;!ledger_bad_character 2,2");
    PUT("\xD0\xD5\xC3\xFB,a\r\n\"b\xFF\",c\r\n");
    assert_rows(',', "GB18030", "1:姓名|a;!ledger_bad_character 2,1");
    PUT("\xD0\xD5\xC3\xFB,a\r\n\"b\"\xFF,c\r\n");
    assert_rows(',', "GB18030", "1:姓名|a;!ledger_bad_character 2,1");
}

static void a_character_cut_at_the_end_is_refused_with_its_place(void **state)
{
    (void)state;
    PUT("\xD0\xD5\xC3\xFB,a\r\nb,\xD0");
    assert_rows(',', "GB18030", "1:姓名|a;!ledger_bad_character 2,2");
    PUT("\xD0\xD5\xC3\xFB,a\r\nb,c\r\n\x81\x30\x81");
    assert_rows(',', "GB18030", "1:姓名|a;2:b|c;!ledger_bad_character 3,1");
    PUT("\xFF\xFE" "a\0,\0b");
    assert_rows(',', "UTF-16LE", "!ledger_bad_character 1,2");
}

static void half_a_character_of_utf_16_is_refused_with_its_place(void **state)
{
    (void)state;
    PUT("\xFF\xFE" "a\0\n\0b\0,\0\x00\xD8" "c\0");
    assert_rows(',', "UTF-16LE", "1:a;!ledger_bad_character 2,2");
    PUT("\xFE\xFF\0a\0,\xDC\x00\0c");
    assert_rows(',', "UTF-16BE", "!ledger_bad_character 1,2");
    PUT("\xFF\xFE" "a\0,\0\x00\xD8");
    assert_rows(',', "UTF-16LE", "!ledger_bad_character 1,2");
}

/* Read as GB18030 it would be other characters, and nobody would see it. */
static void damaged_utf_8_is_not_taken_for_gb18030(void **state)
{
    (void)state;
    PUT("姓名,身份证号,村\n张三,,石\xE9\xA9\n");
    assert_rows(',', "UTF-8", "1:姓名|身份证号|村;!csv_not_utf8 2,3");
    PUT("姓名,身份证号,村\n张三,,石\xE9\xA9");
    assert_rows(',', "UTF-8", "1:姓名|身份证号|村;!csv_not_utf8 2,3");
    PUT("\xEF\xBB\xBFname,a\n\xD0\xD5,b\n");
    assert_rows(',', "UTF-8", "1:name|a;!csv_not_utf8 2,1");
}

static void a_character_nul_is_refused(void **state)
{
    (void)state;
    PUT("\xFF\xFE" "a\0,\0\0\0b\0");
    assert_rows(',', "UTF-16LE", "!csv_nul 1,2");
    PUT("name,a\nLi\0n,b\n");
    assert_refused("ledger_not_csv");
}

static void a_failure_is_told_again_and_ends_the_reading(void **state)
{
    struct swst__ledger_text *text;

    (void)state;
    PUT("a,b\nc,\"d\n");
    text = open_ledger(FILE_NAME);
    assert_status(SWST_ROW, swst__ledger_text_next(text));
    for (int i = 0; i < 3; i++) {
        assert_status(SWST_EINVALID, swst__ledger_text_next(text));
        assert_string_equal(swst_error_code(), "csv_unclosed_quote");
        assert_string_equal(swst_error_path(), FILE_NAME);
        assert_int_equal(swst_error_row(), 2);
        assert_int_equal(swst_error_column(), 2);
    }
    assert_ok(swst__ledger_text_rewind(text, ','));
    assert_status(SWST_ROW, swst__ledger_text_next(text));
    swst__ledger_text_free(text);
}

/* ------------------------------------------------------------------ what is no CSV */

static void what_is_no_csv_is_answered_with_how_to_save_it(void **state)
{
    static const struct { const char *bytes; size_t size; } others[] = {
#define OTHER(literal) { literal, sizeof(literal) - 1 }
        OTHER("PK\3\4\x14\0\6\0\x08\0\0\0!\0"), OTHER("PK\5\6\0\0"),
        OTHER("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), OTHER("%PDF-1.7\n"),
        OTHER("<html xmlns:o=\"urn\">\n<table>"), OTHER("\xEF\xBB\xBF\r\n <!DOCTYPE html>"),
        OTHER("<?xml version=\"1.0\"?><Workbook>"), OTHER("{\\rtf1\\ansi"),
        OTHER("MIME-Version: 1.0\n"), OTHER("\x1F\x8B\x08"), OTHER("7z\xBC\xAF\x27\x1C"),
        OTHER("Rar!\x1A\7"), OTHER("\x89PNG\r\n"), OTHER("\xFF\xD8\xFF\xE0"),
        OTHER("SQLite format 3\0"), OTHER("n\0a\0m\0e\0,\0"),
#undef OTHER
    };

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        put_bytes(others[i].bytes, others[i].size);
        assert_refused("ledger_not_csv");
        assert_non_null(strstr(swst_error_message("zh"), "文件→另存为→CSV UTF-8（逗号分隔）"));
        assert_non_null(strstr(swst_error_message("en"), "Save As > CSV UTF-8"));
    }
    PUT("PK,name\n1,Lin\n");
    assert_rows(',', "UTF-8", "1:PK|name;2:1|Lin;");
}

static void an_empty_file_has_a_sentence_of_its_own(void **state)
{
    (void)state;
    PUT("");
    assert_refused("ledger_empty");
    PUT("\xEF\xBB\xBF");
    assert_refused("ledger_empty");
    PUT("\xFF\xFE");
    assert_refused("ledger_empty");
    PUT("\n\n");
    assert_rows(',', "UTF-8", "");
}

static void only_a_regular_file_is_a_ledger(void **state)
{
    struct swst__ledger_text *text;

    (void)state;
    assert_status(SWST_ENOTFOUND, swst__ledger_text_open("ledger_nowhere.csv", &text));
    assert_status(SWST_EIO, swst__ledger_text_open(".", &text));
    assert_int_equal(mkfifo("ledger_pipe", 0600), 0);
    assert_status(SWST_EIO, swst__ledger_text_open("ledger_pipe", &text));
    remove("ledger_pipe");
}

static void a_missing_converter_is_named_with_its_package(void **state)
{
    struct swst__decoder *decoder = calloc(1, sizeof *decoder);

    (void)state;
    assert_status(SWST_EIO, swst__decoder_open(decoder, SWST__GB18030, "no-such-encoding"));
    assert_string_equal(swst_error_code(), "ledger_no_converter");
    assert_non_null(strstr(swst_error_message("en"), "GB18030"));
    assert_non_null(strstr(swst_error_message("zh"), "glibc-gconv-extra"));
    swst__decoder_close(decoder);
    free(decoder);
}

/* ---------------------------------------------------------------------- too large */

static void put_many(const char *start, const char *again, size_t times, const char *end)
{
    FILE *file = fopen(FILE_NAME, "wb");

    assert_non_null(file);
    fputs(start, file);
    while (times--)
        fputs(again, file);
    fputs(end, file);
    assert_int_equal(fclose(file), 0);
}

static void a_cell_of_a_megabyte_is_refused_with_its_place(void **state)
{
    (void)state;
    put_many("name,note\nLin,\"", "aaaaaaaaaaaaaaaa", 65536, "\"\n");
    assert_rows(',', "UTF-8", "1:name|note;!csv_cell_too_long 2,2");
    put_many("\xD0\xD5\nLin,", "\xD0\xD5", 524288, "\n");
    assert_rows(',', "GB18030", "1:姓;!csv_cell_too_long 2,2");
}

static void too_many_columns_are_refused(void **state)
{
    (void)state;
    put_many("a", ",a", 20000, "\n");
    assert_rows(',', "UTF-8", "!csv_too_many_columns 1,1025");
}

static void a_row_of_many_megabytes_is_refused(void **state)
{
    char cell[32770];

    (void)state;
    memset(cell, 'a', sizeof cell - 2);
    strcpy(cell + sizeof cell - 2, ",");
    put_many("name\n", cell, 200, "\n");
    assert_rows(',', "UTF-8", "1:name;!ledger_row_too_long 2,0");
}

static long peak(void)
{
    struct rusage usage;

    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

/* Of KB. A sanitizer needs some itself, but not as much as the file. */
static void memory_does_not_grow_with_the_file(void **state)
{
    bool at_length = getenv("SWST_LONG") != NULL;
    size_t times = at_length ? 6250000 : 1000000;           /* of 33 bytes: 206 MB, or 33 */
    struct swst__ledger_text *text;
    swst_status status;
    long before;
    int64_t rows = 0;

    (void)state;
    put_many("name,id_number,note\n", "Lin,79010119500101001X,aaaa,bbbb\n", times, "");
    before = peak();
    text = open_ledger(FILE_NAME);
    while ((status = swst__ledger_text_next(text)) == SWST_ROW)
        rows++;
    assert_ok(status);
    assert_int_equal(rows, times + 1);
    swst__ledger_text_free(text);
    put_many("", "aaaaaaaaaaaaaaaa", at_length ? 13107200 : 1048576, "");      /* one line */
    text = open_ledger(FILE_NAME);
    assert_status(SWST_EINVALID, swst__ledger_text_next(text));
    assert_string_equal(swst_error_code(), "csv_cell_too_long");
    swst__ledger_text_free(text);
    assert_in_range(peak() - before, 0, 8192);
}

/* --------------------------------------------------------------------- no memory */

static swst_status read_all(void)
{
    struct swst__ledger_text *text;
    swst_status status = swst__ledger_text_open(FILE_NAME, &text);

    if (status)
        return status;
    status = swst__ledger_text_rewind(text, ';');
    while (!status && (status = swst__ledger_text_next(text)) == SWST_ROW)
        status = SWST_OK;
    swst__ledger_text_free(text);
    return status;
}

static void memory_that_runs_out_is_told_and_given_back(void **state)
{
    (void)state;
    PUT("\xD0\xD5\xC3\xFB;\xB4\xE5\r\n\xD0\xD5\xC3\xFB;\xB4\xE5\r\n");
    for (long passing = 0, failed = 1; failed; passing++) {
        swst_status status;

        scarce_begin(SCARCE_OURS, passing, false);
        status = read_all();
        failed = scarce_over();
        assert_string_equal(swst_status_name(status), failed ? "SWST_ENOMEM" : "SWST_OK");
        assert_int_equal(scarce_living(SCARCE_OURS), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_encoding_and_separator_gives_the_same_rows),
        cmocka_unit_test(the_bytes_that_wps_writes_are_chinese),
        cmocka_unit_test(lines_may_end_in_any_way_that_spreadsheets_know),
        cmocka_unit_test(rows_may_be_of_any_length),
        cmocka_unit_test(pieces_that_cut_characters_do_not_change_them),
        cmocka_unit_test(what_gb18030_does_not_know_is_refused_with_its_place),
        cmocka_unit_test(a_character_cut_at_the_end_is_refused_with_its_place),
        cmocka_unit_test(half_a_character_of_utf_16_is_refused_with_its_place),
        cmocka_unit_test(damaged_utf_8_is_not_taken_for_gb18030),
        cmocka_unit_test(a_character_nul_is_refused),
        cmocka_unit_test(a_failure_is_told_again_and_ends_the_reading),
        cmocka_unit_test(what_is_no_csv_is_answered_with_how_to_save_it),
        cmocka_unit_test(an_empty_file_has_a_sentence_of_its_own),
        cmocka_unit_test(only_a_regular_file_is_a_ledger),
        cmocka_unit_test(a_missing_converter_is_named_with_its_package),
        cmocka_unit_test(a_cell_of_a_megabyte_is_refused_with_its_place),
        cmocka_unit_test(too_many_columns_are_refused),
        cmocka_unit_test(a_row_of_many_megabytes_is_refused),
        cmocka_unit_test(memory_does_not_grow_with_the_file),
        cmocka_unit_test(memory_that_runs_out_is_told_and_given_back),
    };
    int failed;

    scarce_install();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove(FILE_NAME);
    return failed;
}
