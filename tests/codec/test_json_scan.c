/* The strict scan of JSON: what passes, and where exactly the rest is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/json_scan.h"

/* "ok", or the refusal as "code offset". */
static const char *answer(const char *text, size_t length)
{
    static char told[80];
    char *exact = malloc(length + !length);     /* so that a sanitizer sees one byte too far */
    swst_status status;

    memcpy(exact, text, length);
    status = swst__json_scan(exact, length);
    free(exact);
    if (status == SWST_OK)
        return "ok";
    assert_int_equal(status, SWST_EINVALID);
    snprintf(told, sizeof told, "%s %d", swst_error_code(), (int)swst_error_offset());
    return told;
}

struct example {
    const char *text, *answer;
};

static void assert_answers(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(answer(examples[i].text, strlen(examples[i].text)),
                            examples[i].answer);
}

#define ASSERT_ANSWERS(examples) assert_answers(examples, sizeof(examples) / sizeof *(examples))

static void what_the_standard_allows_passes(void **state)
{
    static const char *const texts[] = {
        "{}", "[]", "null", "true", "false", "0", "-0", "\"\"", " \t\r\n{ } \n", "[ ]", "[[],{}]",
        "{\"\":1}", "{\"record\":\"client\",\"birth_date\":\"1942-03-05\",\"flags\":[true,null]}",
        "{ \"a\" : 1 , \"b\" : [ 1 , 2 ] }", "{\"a\":{\"a\":{\"a\":1}}}", "[{\"a\":1},{\"a\":1}]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\uFFFF\\u4e2d\"", "\"\\uD83D\\uDE00\"", "\"\x7F\"",
        "\"张\xF0\xA0\xAE\xB7\xC3\xA9\"", "{\"a\":1,\"A\":2,\"a \":3,\"\\u00e4\":4}",
        "12.50", "-1e5", "1E+05", "0.0e-7", "1e-400", "0e99999999999999999999",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(answer(texts[i], strlen(texts[i])), "ok");
}

static void bad_syntax_is_named_by_its_byte(void **state)
{
    static const struct example examples[] = {
        { "", "json_syntax 0" }, { "  ", "json_syntax 2" }, { "{", "json_syntax 1" },
        { "[", "json_syntax 1" }, { "[1", "json_syntax 2" }, { "[1,]", "json_syntax 3" },
        { "[,1]", "json_syntax 1" }, { "[1 2]", "json_syntax 3" }, { "]", "json_syntax 0" },
        { "[}", "json_syntax 1" }, { "{]", "json_syntax 1" }, { "{\"a\"}", "json_syntax 4" },
        { "{\"a\":}", "json_syntax 5" }, { "{\"a\":1,}", "json_syntax 7" },
        { "{\"a\":1", "json_syntax 6" }, { "{a:1}", "json_syntax 1" }, { "{1:1}", "json_syntax 1" },
        { "{'a':1}", "json_syntax 1" }, { "{\"a\" 1}", "json_syntax 5" },
        { "tru", "json_syntax 3" }, { "True", "json_syntax 0" }, { "nulL", "json_syntax 3" },
        { "\"", "json_syntax 1" }, { "\"a", "json_syntax 2" }, { "\"a\nb\"", "json_syntax 2" },
        { "\"\t\"", "json_syntax 1" }, { "\"\x1F\"", "json_syntax 1" }, { "\"\\", "json_syntax 2" },
        { "\"\\a\"", "json_syntax 2" }, { "\"\\'\"", "json_syntax 2" },
        { "\"\\u12G4\"", "json_syntax 5" }, { "\"\\u123\"", "json_syntax 6" },
        { "\"\\u", "json_syntax 3" }, { "\"\\U0041\"", "json_syntax 2" },
        { "/**/1", "json_syntax 0" }, { "\xEF\xBB\xBF{}", "json_syntax 0" },
        { "[\xE5\xBC\xA0]", "json_syntax 1" }, { "\x0B" "1", "json_syntax 0" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
}

static void text_behind_the_value_is_refused(void **state)
{
    static const struct example examples[] = {
        { "{} {}", "json_trailing 3" }, { "1 2", "json_trailing 2" }, { "{}x", "json_trailing 2" },
        { "[]]", "json_trailing 2" }, { "nullx", "json_trailing 4" },
        { "\"\"\"", "json_trailing 2" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
}

static void numbers_are_written_as_the_standard_says(void **state)
{
    static const struct example examples[] = {
        { "01", "json_syntax 1" }, { "-01", "json_syntax 2" }, { "00", "json_syntax 1" },
        { "[01]", "json_syntax 2" }, { "+1", "json_syntax 0" }, { "-", "json_syntax 1" },
        { ".5", "json_syntax 0" }, { "1.", "json_syntax 2" }, { "1.e5", "json_syntax 2" },
        { "1e", "json_syntax 2" }, { "1e+", "json_syntax 3" }, { "1e5.5", "json_trailing 3" },
        { "0x10", "json_trailing 1" }, { "NaN", "json_syntax 0" }, { "Infinity", "json_syntax 0" },
        { "-Infinity", "json_syntax 1" }, { "- 1", "json_syntax 1" },
        { "1.2.3", "json_trailing 3" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
}

static void every_number_is_below_ten_to_fifteen(void **state)
{
    static const struct example examples[] = {
        { "999999999999999", "ok" }, { "-999999999999999", "ok" },
        { "999999999999999.5", "ok" }, { "9.99999999999999e14", "ok" }, { "1e14", "ok" },
        { "0.0001e18", "ok" }, { "1000000000000000e-1", "ok" }, { "0e15", "ok" },
        { "0.000e99", "ok" }, { "1000000000000000000000e-20", "ok" },
        { "1000000000000000", "json_big_number 0" }, { "-1000000000000000", "json_big_number 0" },
        { "[1,1e15]", "json_big_number 3" }, { "1E+15", "json_big_number 0" },
        { "-1.0e15", "json_big_number 0" }, { "0.0001e19", "json_big_number 0" },
        { "{\"a\": 790101194203051234}", "json_big_number 6" }, { "1e999", "json_big_number 0" },
        { "10000000000000000e-1", "json_big_number 0" },
        { "1e99999999999999999999", "json_big_number 0" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
}

static void nul_is_refused_raw_and_escaped(void **state)
{
    (void)state;
    assert_string_equal(answer("\0", 1), "json_nul 0");
    assert_string_equal(answer("{}\0", 3), "json_nul 2");
    assert_string_equal(answer("{\"a\0\":1}", 8), "json_nul 3");
    assert_string_equal(answer("\"\\\0\"", 4), "json_nul 2");
    assert_string_equal(answer("[1,\0]", 5), "json_nul 3");
    assert_string_equal(answer("{\"a\":\"b\\u0000\"}", 15), "json_nul 7");
    assert_string_equal(answer("{\"\\u0000\":1}", 12), "json_nul 2");
}

static void only_whole_characters_pass(void **state)
{
    static const struct example examples[] = {
        { "\"\x80\"", "json_not_utf8 1" }, { "\"\xC0\x80\"", "json_not_utf8 1" },
        { "\"\xC1\xBF\"", "json_not_utf8 1" }, { "\"a\xE5\xBC\"", "json_not_utf8 2" },
        { "\"\xE5\xBC", "json_not_utf8 1" }, { "\"\xE0\x9F\xBF\"", "json_not_utf8 1" },
        { "\"\xED\xA0\x80\"", "json_not_utf8 1" }, { "\"\xF0\x8F\xBF\xBF\"", "json_not_utf8 1" },
        { "\"\xF4\x90\x80\x80\"", "json_not_utf8 1" },
        { "\"\xF5\x80\x80\x80\"", "json_not_utf8 1" },
        { "{\"\xFF\":1}", "json_not_utf8 2" }, { "\"\xD5\xC5\xC8\xFD\"", "json_not_utf8 1" },
        { "\"\\uD83D\"", "json_not_utf8 1" }, { "\"\\uDE00\"", "json_not_utf8 1" },
        { "\"a\\uD83D\\n\"", "json_not_utf8 2" }, { "\"\\uD83D\\u0041\"", "json_not_utf8 1" },
        { "\"\\uDE00\\uD83D\"", "json_not_utf8 1" }, { "\"\\uD83D\\uD83D\"", "json_not_utf8 1" },
        { "\"\\uD83D\\u00", "json_syntax 11" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
    assert_int_equal(swst__json_scan("\"\xE5\xBC\xA0\"", 3), SWST_EINVALID);
    assert_string_equal(swst_error_code(), "json_not_utf8");
}

static void a_key_occurs_once_in_an_object(void **state)
{
    static const struct example examples[] = {
        { "{\"a\":1,\"a\":2}", "json_repeated_key 7" },
        { "{\"a\":1,\"b\":2,\"b\":3,\"a\":4}", "json_repeated_key 13" },
        { "{\"\":1,\"\":2}", "json_repeated_key 6" },
        { "{\"a\":1,\"\\u0061\":2}", "json_repeated_key 7" },
        { "{\"\\u5F20\":1,\"张\":2}", "json_repeated_key 12" },
        { "{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":2}", "json_repeated_key 18" },
        { "{\"\\/\\n\\u00e9\":1,\"/\\u000a\xC3\xA9\":2}", "json_repeated_key 16" },
        { "[{\"x\":{\"a\":1,\"b\":{},\"a\":2}}]", "json_repeated_key 20" },
        { "{\"a\":{\"b\":1},\"b\":{\"a\":1},\"a\":1}", "json_repeated_key 25" },
        { "{\"a\":1,\"a\":2", "json_syntax 12" },
    };

    (void)state;
    ASSERT_ANSWERS(examples);
}

/* Keys k0, k1, … and then some that stood there already. */
static char *object_of(int keys, const char *more, size_t *length)
{
    char *text = malloc((size_t)keys * 16 + 100);

    *length = (size_t)sprintf(text, "{");
    for (int i = 0; i < keys; i++)
        *length += (size_t)sprintf(text + *length, "\"k%d\":0,", i);
    *length += (size_t)sprintf(text + *length, "%s}", more);
    return text;
}

static void large_objects_are_held_to_it_too(void **state)
{
    static const int sizes[] = { 14, 15, 16, 17, 100, 900000 };
    char told[80], *text;
    size_t length;

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        text = object_of(sizes[i], "\"k\":0", &length);
        assert_string_equal(answer(text, length), "ok");
        free(text);

        text = object_of(sizes[i], "\"\\u006B7\":0,\"k3\":0,\"k3\":0", &length);
        snprintf(told, sizeof told, "json_repeated_key %d", (int)length - 26);
        assert_string_equal(answer(text, length), told);
        free(text);
    }
}

static char *repeated(const char *part, size_t count, const char *end, size_t *length)
{
    size_t size = strlen(part);
    char *text = malloc(size * count + strlen(end) + 1);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, part, size);
    strcpy(text + size * count, end);
    *length = strlen(text);
    return text;
}

static void assert_repeated(const char *part, size_t count, const char *end, const char *told)
{
    size_t length;
    char *text = repeated(part, count, end, &length);

    assert_string_equal(answer(text, length), told);
    free(text);
}

static void depth_ends_at_64(void **state)
{
    size_t length;
    char closing[66], *beside = repeated(" [],", 100, "[]]", &length);

    (void)state;
    beside[0] = '[';
    assert_string_equal(answer(beside, length), "ok");
    free(beside);
    memset(closing, ']', 64);
    closing[64] = '\0';
    assert_repeated("[", 64, closing, "ok");
    strcpy(closing + 64, "]");
    assert_repeated("[", 65, closing, "json_too_deep 64");
    assert_repeated("{\"a\":", 64, "{}", "json_too_deep 320");
    assert_repeated("[", 16000000, "", "json_too_deep 64");
}

static void size_ends_at_16_mib(void **state)
{
    (void)state;
    assert_repeated(" ", (16 << 20) - 2, "{}", "ok");
    assert_repeated(" ", (16 << 20) - 1, "{}", "json_too_large 16777216");
}

static void values_end_at_a_million(void **state)
{
    size_t length;
    char *text = repeated("0,", 999999, "0]", &length);

    (void)state;
    text[0] = '[';                              /* the array stands for the first 0 */
    text[1] = ' ';
    assert_string_equal(answer(text, length), "ok");
    free(text);
    text = repeated("0,", 1000000, "0]", &length);
    text[0] = '[';
    text[1] = ' ';
    assert_string_equal(answer(text, length), "json_too_many_nodes 2000000");
    free(text);
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

static void each_lack_of_memory_is_told(void **state)
{
    size_t length;
    char *text = object_of(100, "\"\\u0061\":0", &length);
    swst_status status = SWST_ENOMEM;
    int spared = 0;

    (void)state;
    for (; status == SWST_ENOMEM; spared++) {
        swst_set_allocator(spare, spare_again, free);
        allocations_left = spared;
        status = swst__json_scan(text, length);
        swst_set_allocator(malloc, realloc, free);
    }
    assert_int_equal(status, SWST_OK);
    assert_int_equal(spared, 4);                /* two for the keys, one for what they read */
    free(text);
}

/* A valid text with bytes put elsewhere; the seed is fixed. */
static void noise_never_harms(void **state)
{
    static const char good[] = "{\"a\\u00e9\":[1.5e3,\"张\\uD83D\\uDE00\",{\"b\":null}],\"c\":-0}";
    uint32_t seed = 20220701;
    int passed = 0;

    (void)state;
    for (int round = 0; round < 100000; round++) {
        char text[sizeof good];
        size_t length = sizeof good - 1;

        memcpy(text, good, sizeof good);
        for (int i = 0; i <= round % 3; i++) {
            seed = seed * 1664525 + 1013904223;
            text[(seed >> 8) % length] = good[(seed >> 16) % sizeof good];
        }
        if (round % 5 == 0)
            length = (seed >> 20) % sizeof good;
        passed += strcmp(answer(text, length), "ok") == 0;
    }
    assert_in_range(passed, 1000, 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_standard_allows_passes),
        cmocka_unit_test(bad_syntax_is_named_by_its_byte),
        cmocka_unit_test(text_behind_the_value_is_refused),
        cmocka_unit_test(numbers_are_written_as_the_standard_says),
        cmocka_unit_test(every_number_is_below_ten_to_fifteen),
        cmocka_unit_test(nul_is_refused_raw_and_escaped),
        cmocka_unit_test(only_whole_characters_pass),
        cmocka_unit_test(a_key_occurs_once_in_an_object),
        cmocka_unit_test(large_objects_are_held_to_it_too),
        cmocka_unit_test(depth_ends_at_64),
        cmocka_unit_test(size_ends_at_16_mib),
        cmocka_unit_test(values_end_at_a_million),
        cmocka_unit_test(each_lack_of_memory_is_told),
        cmocka_unit_test(noise_never_harms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
