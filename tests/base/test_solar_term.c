/* Two solar terms, held to almanacs and to the length of the year. */
#include "../support/station.h"

#include "base/calendar.h"
#include "base/solar_term.h"

static void assert_term(enum swst__solar_term term, int64_t year, const char *expected)
{
    char text[SWST__DAY_SIZE];
    int64_t day = 0;

    assert_true(swst__solar_term(term, year, &day));
    swst__day_print(day, text);
    assert_string_equal(text, expected);
}

static void qingming_falls_on_the_4th_to_6th_of_april(void **state)
{
    (void)state;
    assert_term(SWST__QINGMING, 1943, "1943-04-06");
    assert_term(SWST__QINGMING, 2022, "2022-04-05");
    assert_term(SWST__QINGMING, 2024, "2024-04-04");
    assert_term(SWST__QINGMING, 2025, "2025-04-04");
    assert_term(SWST__QINGMING, 2026, "2026-04-05");
    assert_term(SWST__QINGMING, 2100, "2100-04-05");
}

static void winter_solstice_falls_on_the_21st_to_23rd_of_december(void **state)
{
    (void)state;
    assert_term(SWST__WINTER_SOLSTICE, 1900, "1900-12-22");
    assert_term(SWST__WINTER_SOLSTICE, 1951, "1951-12-23");
    assert_term(SWST__WINTER_SOLSTICE, 2021, "2021-12-21");
    assert_term(SWST__WINTER_SOLSTICE, 2022, "2022-12-22");
    assert_term(SWST__WINTER_SOLSTICE, 2026, "2026-12-22");
    assert_term(SWST__WINTER_SOLSTICE, 2100, "2100-12-22");
}

/* The sun takes 365.2422 days; both terms drift by less than an hour in 200 years. */
static void terms_keep_up_with_the_sun(void **state)
{
    (void)state;
    for (int term = SWST__QINGMING; term <= SWST__WINTER_SOLSTICE; term++) {
        int64_t first = 0, day = 0;

        assert_true(swst__solar_term((enum swst__solar_term)term, 1900, &first));
        for (int year = 1900; year <= 2100; year++) {
            double off;

            assert_true(swst__solar_term((enum swst__solar_term)term, year, &day));
            off = (double)(day - first) - (year - 1900) * 365.2422;
            assert_true(off > -1.05 && off < 1.05);
        }
    }
}

static void terms_are_known_from_1900_to_2100(void **state)
{
    int64_t day = 77;

    (void)state;
    assert_false(swst__solar_term(SWST__QINGMING, 1899, &day));
    assert_false(swst__solar_term(SWST__WINTER_SOLSTICE, 2101, &day));
    assert_int_equal(day, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(qingming_falls_on_the_4th_to_6th_of_april),
        cmocka_unit_test(winter_solstice_falls_on_the_21st_to_23rd_of_december),
        cmocka_unit_test(terms_keep_up_with_the_sun),
        cmocka_unit_test(terms_are_known_from_1900_to_2100),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
