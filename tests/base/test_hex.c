/* Bytes as digits and back. */
#include "../support/station.h"

#include "base/hex.h"

static void every_byte_is_read_back_as_it_was_printed(void **state)
{
    unsigned char bytes[256], read[256] = { 0 };
    char text[513];

    (void)state;
    for (int i = 0; i < 256; i++)
        bytes[i] = (unsigned char)i;
    swst__hex_print(bytes, sizeof bytes, text);
    assert_int_equal(strlen(text), 512);
    assert_memory_equal(text, "000102", 6);
    assert_string_equal(text + 506, "fdfeff");
    assert_true(swst__hex_read(text, read, sizeof read));
    assert_memory_equal(read, bytes, sizeof bytes);
}

static void other_signs_are_no_digits(void **state)
{
    static const char *const wrong[] = { "0g", "0F", "A0", "0 ", "", "0", "/0", ":0", "`a" };
    unsigned char byte;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(swst__hex_read(wrong[i], &byte, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_read_back_as_it_was_printed),
        cmocka_unit_test(other_signs_are_no_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
