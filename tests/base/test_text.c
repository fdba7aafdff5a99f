/* Texts that grow, and UTF-8. */
#include "../support/station.h"

#include "base/text.h"

#include <stdlib.h>

static void a_text_grows_as_it_is_written(void **state)
{
    struct swst__text text = { 0 };
    char *taken;

    (void)state;
    for (int i = 0; i < 10000; i++)
        swst__text_add(&text, "%d,", i % 10);
    swst__text_add(&text, "%s", "end");
    taken = swst__text_take(&text);
    assert_int_equal(strlen(taken), 20003);
    assert_memory_equal(taken, "0,1,2,3,4,5,6,7,8,9,0,", 22);
    assert_string_equal(taken + 20000, "end");
    assert_null(text.bytes);
    swst_free(taken);
}

static void bytes_are_put_as_they_are(void **state)
{
    struct swst__text text = { 0 };
    char large[5000];
    char *taken;

    (void)state;
    memset(large, 'x', sizeof large);
    swst__text_put(&text, "100%s", 5);
    swst__text_put(&text, NULL, 0);
    swst__text_put(&text, large, sizeof large);
    taken = swst__text_take(&text);
    assert_int_equal(strlen(taken), 5005);
    assert_memory_equal(taken, "100%sxxx", 8);
    swst_free(taken);
}

static void a_cleared_text_is_filled_anew(void **state)
{
    struct swst__text text = { 0 };

    (void)state;
    swst__text_clear(&text);
    swst__text_add(&text, "one");
    swst__text_clear(&text);
    assert_string_equal(text.bytes, "");
    swst__text_add(&text, "two");
    assert_string_equal(text.bytes, "two");
    swst_free(text.bytes);
}

static void *none(size_t size)
{
    (void)size;
    return NULL;
}

static void *none_again(void *memory, size_t size)
{
    (void)memory, (void)size;
    return NULL;
}

static void once_an_append_has_failed_the_rest_do_nothing(void **state)
{
    struct swst__text text = { 0 };

    (void)state;
    swst__text_add(&text, "kept");
    swst_set_allocator(none, none_again, free);
    swst__text_add(&text, "%200d", 5);
    swst_set_allocator(malloc, realloc, free);
    assert_true(text.failed);
    assert_string_equal(text.bytes, "kept");
    swst__text_add(&text, "x");
    swst__text_put(&text, "x", 1);
    assert_int_equal(text.length, 4);
    assert_null(swst__text_take(&text));
}

static void characters_are_counted_and_bad_bytes_noticed(void **state)
{
    static const char *const bad[] = {
        "\xFF", "\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xE6\x9E", "a\xC3"
    };

    (void)state;
    assert_int_equal(swst__utf8_length(""), 0);
    assert_int_equal(swst__utf8_length("aé林𠮷"), 4);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(swst__utf8_length(bad[i]), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_grows_as_it_is_written),
        cmocka_unit_test(bytes_are_put_as_they_are),
        cmocka_unit_test(a_cleared_text_is_filled_anew),
        cmocka_unit_test(once_an_append_has_failed_the_rest_do_nothing),
        cmocka_unit_test(characters_are_counted_and_bad_bytes_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
