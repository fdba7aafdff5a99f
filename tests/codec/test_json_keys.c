/* Which key of which object is seen twice. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "codec/json_keys.h"

/* Adds every string of the text, which has nothing but strings and spaces. */
static void add_all(struct swst__json_keys *keys, const char *text)
{
    for (size_t start = 0, end; text[start]; start = end + (text[end] == ' ')) {
        for (end = start + 1; text[end] != '"'; end++)
            end += text[end] == '\\';
        end++;
        assert_true(swst__json_keys_add(keys, text, start, end,
                                        memchr(text + start, '\\', end - start) != NULL));
    }
}

static void an_inner_object_closes_before_the_outer_one(void **state)
{
    static const char text[] = "\"a\" \"b\" \"a\" \"c\" \"b\"";
    struct swst__json_keys keys = { 0 };
    size_t repeated = 99;

    (void)state;
    add_all(&keys, text);
    assert_int_equal(keys.count, 5);
    assert_false(swst__json_keys_close(&keys, text, 2, &repeated));
    assert_int_equal(repeated, 99);
    assert_int_equal(keys.count, 2);
    assert_false(swst__json_keys_close(&keys, text, 0, &repeated));
    assert_false(swst__json_keys_close(&keys, text, 0, &repeated));
    add_all(&keys, text);
    assert_true(swst__json_keys_close(&keys, text, 0, &repeated));
    assert_int_equal(repeated, 8);
    swst__json_keys_free(&keys);
}

static void every_escape_reads_as_its_character(void **state)
{
    static const char *const pairs[] = {
        "\"\\u0041\" \"A\"", "\"\\u00FF\" \"\xC3\xBF\"", "\"\\u0800\" \"\xE0\xA0\x80\"",
        "\"\\uFFFF\" \"\xEF\xBF\xBF\"", "\"\\uD800\\uDC00\" \"\xF0\x90\x80\x80\"",
        "\"\\uDBFF\\uDFFF\" \"\xF4\x8F\xBF\xBF\"", "\"\\u07ff\" \"\xDF\xBF\"",
        "\"\\\"\" \"\\u0022\"", "\"\\\\\" \"\\u005c\"", "\"\\/\" \"/\"", "\"\\b\" \"\\u0008\"",
        "\"\\f\" \"\\u000C\"", "\"\\n\" \"\\u000a\"", "\"\\r\" \"\\u000D\"", "\"\\t\" \"\\u0009\"",
        "\"x\\u0079z\" \"xyz\"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct swst__json_keys keys = { 0 };
        size_t repeated;

        add_all(&keys, pairs[i]);
        assert_true(swst__json_keys_close(&keys, pairs[i], 0, &repeated));
        assert_int_equal(repeated, strchr(pairs[i], ' ') + 1 - pairs[i]);
        swst__json_keys_free(&keys);
    }
}

static void a_part_of_a_key_is_another_key(void **state)
{
    static const char text[] = "\"a\" \"ab\" \"\" \"b\" \"\\n\" \"n\" \"\\\\n\" \"A\"";
    struct swst__json_keys keys = { 0 };
    size_t repeated;

    (void)state;
    add_all(&keys, text);
    assert_int_equal(keys.count, 8);
    assert_false(swst__json_keys_close(&keys, text, 0, &repeated));
    swst__json_keys_free(&keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inner_object_closes_before_the_outer_one),
        cmocka_unit_test(every_escape_reads_as_its_character),
        cmocka_unit_test(a_part_of_a_key_is_another_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
