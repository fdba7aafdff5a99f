/* Units: figures of one unit add, others never; and which percentages can be. */
#include "../support/station.h"

static void every_unit_has_a_word_and_a_label_in_both_languages(void **state)
{
    static const char *const zh[] = { "户", "人", "人次", "场", "例", "个", "份", "分钟", "分" };

    (void)state;
    for (int unit = 1; unit <= 9; unit++) {
        assert_true(strlen(swst_unit_word((swst_unit)unit)) > 2);
        assert_string_equal(swst_unit_label((swst_unit)unit, "zh"), zh[unit - 1]);
        assert_string_not_equal(swst_unit_label((swst_unit)unit, "en"), zh[unit - 1]);
    }
    assert_string_equal(swst_unit_word(SWST_UNIT_HOUSEHOLD), "household");
    assert_string_equal(swst_unit_word(SWST_UNIT_PERSON_TIME), "person_time");
    assert_string_equal(swst_unit_word(SWST_UNIT_FEN), "fen");
    assert_string_equal(swst_unit_label(SWST_UNIT_PERSON_TIME, "en"), "person-times");
    assert_null(swst_unit_word(SWST_UNIT_UNSET));
    assert_null(swst_unit_word((swst_unit)99));
    assert_null(swst_unit_label((swst_unit)-1, "zh"));
}

static void figures_of_one_unit_add(void **state)
{
    int64_t sum = -77;

    (void)state;
    for (int unit = 1; unit <= 9; unit++) {
        assert_ok(swst_unit_add((swst_unit)unit, 23, (swst_unit)unit, unit, &sum));
        assert_int_equal(sum, 23 + unit);
    }
    assert_ok(swst_unit_add(SWST_UNIT_FEN, -5, SWST_UNIT_FEN, 3, &sum));
    assert_int_equal(sum, -2);
}

static void figures_of_different_units_never_add(void **state)
{
    int64_t sum = -77;

    (void)state;
    for (int a = 1; a <= 9; a++)
        for (int b = 1; b <= 9; b++)
            if (a != b) {
                assert_status(SWST_EINVALID, swst_unit_add((swst_unit)a, 1, (swst_unit)b, 1,
                                                           &sum));
                assert_error("units_differ", NULL);
                assert_int_equal(sum, -77);
            }
}

static void what_is_no_unit_does_not_add(void **state)
{
    int64_t sum = -77;

    (void)state;
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_UNSET, 1, SWST_UNIT_UNSET, 1, &sum));
    assert_error("no_such_unit", NULL);
    assert_status(SWST_EINVALID, swst_unit_add((swst_unit)99, 1, (swst_unit)99, 1, &sum));
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_FEN, 1, (swst_unit)-1, 1, &sum));
    assert_int_equal(sum, -77);
    assert_status(SWST_EMISUSE, swst_unit_add(SWST_UNIT_FEN, 1, SWST_UNIT_FEN, 1, NULL));
}

static void a_sum_beyond_64_bits_is_refused(void **state)
{
    int64_t sum = -77;

    (void)state;
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_FEN, INT64_MAX, SWST_UNIT_FEN, 1, &sum));
    assert_error("sum_too_large", NULL);
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_FEN, INT64_MIN, SWST_UNIT_FEN, -1,
                                               &sum));
    assert_int_equal(sum, -77);
    assert_ok(swst_unit_add(SWST_UNIT_FEN, INT64_MAX - 1, SWST_UNIT_FEN, 1, &sum));
    assert_true(sum == INT64_MAX);
    assert_ok(swst_unit_add(SWST_UNIT_FEN, INT64_MIN, SWST_UNIT_FEN, 0, &sum));
    assert_true(sum == INT64_MIN);
}

/* ------------------------------------------------------------- reachability */

static void the_percentages_of_the_seeds_can_be_or_cannot(void **state)
{
    static const struct { int64_t permille, whole; bool can_be; int64_t part; } claims[] = {
        { 980, 50, true, 49 }, { 800, 15, true, 12 }, { 750, 12, true, 9 },
        { 920, 23, false, 0 }, { 950, 15, false, 0 }, { 950, 10, false, 0 },
        { 900, 15, false, 0 }, { 0, 7, true, 0 }, { 1000, 7, true, 7 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        int64_t part = -77;

        assert_int_equal(swst_percent_is_reachable(claims[i].permille, claims[i].whole, 0, &part),
                         claims[i].can_be);
        assert_int_equal(part, claims[i].can_be ? claims[i].part : -77);
    }
}

/* Every percentage of every whole up to 230, against trying all parts. */
static void a_percentage_can_be_when_some_part_gives_it(void **state)
{
    (void)state;
    for (int decimals = 0; decimals <= 1; decimals++)
        for (int64_t whole = 1; whole <= 230; whole++)
            for (int64_t permille = 0; permille <= 1000; permille++) {
                int64_t part = -77, least = -77;

                for (int64_t k = whole; k >= 0; k--) {
                    int64_t shown = decimals ? (k * 2000 + whole) / (2 * whole)
                                             : (k * 200 + whole) / (2 * whole) * 10;

                    if (shown == permille)
                        least = k;
                }
                assert_int_equal(swst_percent_is_reachable(permille, whole, decimals, &part),
                                 least >= 0);
                assert_int_equal(part, least);
            }
}

static void what_is_no_percentage_of_a_whole_cannot_be(void **state)
{
    (void)state;
    assert_false(swst_percent_is_reachable(500, 0, 0, NULL));
    assert_false(swst_percent_is_reachable(500, -2, 0, NULL));
    assert_false(swst_percent_is_reachable(-10, 10, 0, NULL));
    assert_false(swst_percent_is_reachable(1010, 10, 0, NULL));
    assert_false(swst_percent_is_reachable(505, 1000, 0, NULL));     /* 50.5 % has a decimal */
    assert_true(swst_percent_is_reachable(505, 1000, 1, NULL));
    assert_false(swst_percent_is_reachable(500, 10, 2, NULL));
    assert_false(swst_percent_is_reachable(500, 10, -1, NULL));
    assert_false(swst_percent_is_reachable(500, INT64_C(1000000000000000), 1, NULL));
}

static void the_largest_wholes_are_reckoned_exactly(void **state)
{
    const int64_t whole = INT64_C(999999999999999);
    int64_t part = 0;

    (void)state;
    assert_true(swst_percent_is_reachable(1000, whole, 1, &part));
    assert_true(part == INT64_C(999500000000000));
    assert_true(swst_percent_is_reachable(1, whole, 1, &part));
    assert_true(part == INT64_C(500000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_has_a_word_and_a_label_in_both_languages),
        cmocka_unit_test(figures_of_one_unit_add),
        cmocka_unit_test(figures_of_different_units_never_add),
        cmocka_unit_test(what_is_no_unit_does_not_add),
        cmocka_unit_test(a_sum_beyond_64_bits_is_refused),
        cmocka_unit_test(the_percentages_of_the_seeds_can_be_or_cannot),
        cmocka_unit_test(a_percentage_can_be_when_some_part_gives_it),
        cmocka_unit_test(what_is_no_percentage_of_a_whole_cannot_be),
        cmocka_unit_test(the_largest_wholes_are_reckoned_exactly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
