/* FNV-1a against the published examples (draft-eastlake-fnv, 64 bits). */
#include "../support/station.h"

#include "base/fnv.h"

static void the_published_examples_come_out(void **state)
{
    static const struct { const char *text; uint64_t hash; } examples[] = {
        { "", UINT64_C(0xcbf29ce484222325) },
        { "a", UINT64_C(0xaf63dc4c8601ec8c) },
        { "foobar", UINT64_C(0x85944171f73967e8) },
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_true(swst__fnv(SWST__FNV_START, examples[i].text, strlen(examples[i].text))
                    == examples[i].hash);
}

static void a_number_is_its_bytes_from_the_lowest(void **state)
{
    static const unsigned char bytes[] = { 0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x81 };
    int64_t number = (int64_t)UINT64_C(0x8102030405060708);

    (void)state;
    assert_true(swst__fnv_number(SWST__FNV_START, number)
                == swst__fnv(SWST__FNV_START, bytes, sizeof bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_come_out),
        cmocka_unit_test(a_number_is_its_bytes_from_the_lowest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
