/* What the digits of a division's code say. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/division.h"

static void a_code_has_2_4_6_9_or_12_digits(void **state)
{
    static const char *const right[] = { "44", "4418", "441882", "441882107", "441882107201" };
    static const char *const wrong[] = { "", "4", "441", "44188", "4418821", "44188210",
        "4418821072", "44188210720", "4418821072011", "44188a", "44 882", "-44188", "441882107 ",
        "４４" };

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(swst__division_code_ok(right[i]));
        assert_true(swst__division_is_usual(right[i]));
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(swst__division_code_ok(wrong[i]));
        assert_false(swst__division_is_usual(wrong[i]));
        assert_int_equal(swst__division_town_of(wrong[i]), SWST__DIVISION_TOWN_UNKNOWN);
        assert_int_equal(swst__division_village_of(wrong[i]), SWST__DIVISION_VILLAGE_UNKNOWN);
    }
}

static void both_places_called_dongpi_are_towns(void **state)
{
    (void)state;
    assert_int_equal(swst__division_town_of("441882107"), SWST__DIVISION_TOWN);
    assert_int_equal(swst__division_town_of("361026103"), SWST__DIVISION_TOWN);
}

static void the_nine_villages_of_dongpi_have_village_committees(void **state)
{
    static const char *const villages[] = {
        "441882107201",         /* 东陂 */
        "441882107202",         /* 香花 */
        "441882107203",         /* 西塘 */
        "441882107204",         /* 塘联 */
        "441882107206",         /* 前江 */
        "441882107207",         /* 江夏 */
        "441882107208",         /* 卫民 */
        "441882107209",         /* 大江 */
        "441882107210",         /* 东塘 */
    };

    (void)state;
    for (size_t i = 0; i < sizeof villages / sizeof *villages; i++) {
        assert_true(swst__division_code_ok(villages[i]));
        assert_true(swst__division_is_usual(villages[i]));
        assert_int_equal(swst__division_town_of(villages[i]), SWST__DIVISION_TOWN);
        assert_int_equal(swst__division_village_of(villages[i]), SWST__DIVISION_VILLAGE);
    }
}

static void a_code_says_nothing_of_the_digits_it_lacks(void **state)
{
    (void)state;
    assert_int_equal(swst__division_town_of("44"), SWST__DIVISION_TOWN_UNKNOWN);
    assert_int_equal(swst__division_town_of("441882"), SWST__DIVISION_TOWN_UNKNOWN);
    assert_int_equal(swst__division_village_of("441882107"), SWST__DIVISION_VILLAGE_UNKNOWN);
}

static void digits_7_to_9_tell_streets_from_towns_and_townships(void **state)
{
    (void)state;
    for (int part = 0; part <= 999; part++) {
        enum swst__division_town expected = SWST__DIVISION_TOWN_UNKNOWN;
        char code[24];

        if (part >= 1 && part <= 99)
            expected = SWST__DIVISION_STREET;
        if (part >= 100 && part <= 199)
            expected = SWST__DIVISION_TOWN;
        if (part >= 200 && part <= 399)
            expected = SWST__DIVISION_TOWNSHIP;
        if (part >= 400 && part <= 599)
            expected = SWST__DIVISION_SIMILAR;

        snprintf(code, sizeof code, "441882%03d", part);
        assert_int_equal(swst__division_town_of(code), expected);
        assert_int_equal(swst__division_is_usual(code), expected != SWST__DIVISION_TOWN_UNKNOWN);
        snprintf(code, sizeof code, "441882%03d201", part);
        assert_int_equal(swst__division_town_of(code), expected);
        assert_int_equal(swst__division_is_usual(code), expected != SWST__DIVISION_TOWN_UNKNOWN);
    }
}

static void digits_10_to_12_tell_residents_from_village_committees(void **state)
{
    (void)state;
    for (int part = 0; part <= 999; part++) {
        enum swst__division_village expected = SWST__DIVISION_VILLAGE_UNKNOWN;
        char code[24];

        if (part >= 1 && part <= 199)
            expected = SWST__DIVISION_RESIDENTS;
        if (part >= 200 && part <= 399)
            expected = SWST__DIVISION_VILLAGE;
        if (part >= 400 && part <= 499)
            expected = SWST__DIVISION_LIKE_RESIDENTS;
        if (part >= 500 && part <= 599)
            expected = SWST__DIVISION_LIKE_VILLAGE;

        snprintf(code, sizeof code, "441882107%03d", part);
        assert_int_equal(swst__division_village_of(code), expected);
        assert_int_equal(swst__division_is_usual(code), expected != SWST__DIVISION_VILLAGE_UNKNOWN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_has_2_4_6_9_or_12_digits),
        cmocka_unit_test(both_places_called_dongpi_are_towns),
        cmocka_unit_test(the_nine_villages_of_dongpi_have_village_committees),
        cmocka_unit_test(a_code_says_nothing_of_the_digits_it_lacks),
        cmocka_unit_test(digits_7_to_9_tell_streets_from_towns_and_townships),
        cmocka_unit_test(digits_10_to_12_tell_residents_from_village_committees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
