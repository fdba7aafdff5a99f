/* Documents: what changed since the month before. */
#include "../page/sample.h"
#include "../support/station.h"

#include "model/document_parts.h"

#include <stdlib.h>

static swst_document *new_document(enum swst__language language)
{
    return swst__document_new("summary", language, "总结",
                              &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                              SAMPLE_JUNE_END);
}

static struct swst__mark mark_of(const struct swst_indicator *indicator, int64_t n, int64_t d)
{
    return sample_mark(indicator, n, d, "");
}

/* ------------------------------------------------------------------ changes */

static void assert_change(enum swst__language language, const struct swst__mark *now,
                          const struct swst__mark *before, const char *expected)
{
    swst_document *document = new_document(language);
    const struct swst__piece *piece;

    swst__document_change(document, now, before);
    assert_ok(swst__document_finish(&document));
    piece = &document->chapters.at[0].blocks.at[0].pieces.at[0];
    assert_int_equal(piece->kind, SWST__PIECE_CHANGE);
    assert_string_equal(piece->text, expected);
    assert_int_equal(piece->mark, 0);
    assert_int_equal(piece->before, 1);
    swst_document_free(document);
}

static void assert_points(int64_t n, int64_t d, int64_t n0, int64_t d0, const char *expected)
{
    struct swst__mark now = mark_of(&sample_files, n, d);
    struct swst__mark before = sample_before(&sample_files, n0, d0);

    assert_change(SWST__ZH, &now, &before, expected);
}

static void rates_change_by_percentage_points_of_the_exact_fractions(void **state)
{
    (void)state;
    assert_points(27, 32, 25, 32, "+6.3 个百分点");        /* 6.25, half away from zero */
    assert_points(25, 32, 27, 32, "-6.3 个百分点");
    assert_points(1, 3, 1, 3, "持平");
    assert_points(2, 6, 1, 3, "持平");
    assert_points(1, 2000, 0, 1, "+0.1 个百分点");         /* 0.05 */
    assert_points(0, 1, 1, 2000, "-0.1 个百分点");
    assert_points(1, 2001, 0, 1, "持平");
    assert_points(0, 7, 7, 7, "-100.0 个百分点");
    /* 66.7 % less 33.3 % would be 33.4: the fractions themselves give 33.3. */
    assert_points(2, 3, 1, 3, "+33.3 个百分点");
    assert_points(999999999999999, 999999999999999, 499999999999999, 999999999999999,
                  "+50.0 个百分点");
}

static void changes_are_told_in_both_languages(void **state)
{
    struct swst__mark now = mark_of(&sample_files, 27, 32);
    struct swst__mark before = sample_before(&sample_files, 25, 32);

    (void)state;
    assert_change(SWST__EN, &now, &before, "+6.3 percentage points");
    before.figure.n = 27;
    assert_change(SWST__EN, &now, &before, "unchanged");
    before.figure.d = 0;
    assert_change(SWST__EN, &now, &before, "no data to compare");
    assert_change(SWST__ZH, &now, &before, "无可比数据");
}

static void counts_change_by_so_many_and_money_by_yuan(void **state)
{
    struct swst__mark now = mark_of(&sample_people, 12, 0);
    struct swst__mark before = sample_before(&sample_people, 15, 0);
    struct swst__mark money = mark_of(&sample_money, 500005, 0);
    struct swst__mark less = sample_before(&sample_money, 400000, 0);
    struct swst__mark days = mark_of(&sample_days, 108, 10);
    struct swst__mark more_days = sample_before(&sample_days, 35, 3);

    (void)state;
    assert_change(SWST__ZH, &now, &before, "-3");
    now.figure.n = 18;
    assert_change(SWST__ZH, &now, &before, "+3");
    now.figure.n = 15;
    assert_change(SWST__ZH, &now, &before, "持平");
    assert_change(SWST__ZH, &money, &less, "+1000.05元");
    assert_change(SWST__ZH, &days, &more_days, "-0.9");     /* 10.8 - 11.666… */
}

static void what_is_unknown_or_of_another_unit_has_no_change(void **state)
{
    struct swst__mark now = mark_of(&sample_people, 12, 0);
    struct swst__mark before = sample_before(&sample_people, 0, SWST__UNKNOWN);

    (void)state;
    assert_change(SWST__ZH, &now, &before, "无可比数据");
    before.figure.d = 0;
    before.figure.unit = SWST_UNIT_HOUSEHOLD;
    assert_change(SWST__ZH, &now, &before, "无可比数据");
}

/* Against fractions over a common denominator, for all that fit into 64 bits so. */
static void every_change_is_that_of_plain_arithmetic(void **state)
{
    uint64_t seed = 20220630;
    long runs = getenv("SWST_LONG") ? 200000 : 4000;

    (void)state;
    for (long i = 0; i < runs; i++) {
        int64_t v[4], top, tenths, size;
        char expected[64];

        for (int j = 0; j < 4; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            v[j] = (int64_t)(seed >> 33) % (i % 2 ? 40 : 20000);
        }
        v[1] = v[1] + 1;
        v[3] = v[3] + 1;
        v[0] %= v[1] + 1;
        v[2] %= v[3] + 1;
        top = 1000 * (v[0] * v[3] - v[2] * v[1]);
        size = ((top < 0 ? -top : top) * 2 + v[1] * v[3]) / (2 * v[1] * v[3]);
        tenths = top < 0 ? -size : size;
        snprintf(expected, sizeof expected, "%c%lld.%lld 个百分点", tenths < 0 ? '-' : '+',
                 (long long)size / 10, (long long)size % 10);
        assert_points(v[0], v[1], v[2], v[3], tenths ? expected : "持平");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_change_by_percentage_points_of_the_exact_fractions),
        cmocka_unit_test(changes_are_told_in_both_languages),
        cmocka_unit_test(counts_change_by_so_many_and_money_by_yuan),
        cmocka_unit_test(what_is_unknown_or_of_another_unit_has_no_change),
        cmocka_unit_test(every_change_is_that_of_plain_arithmetic),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
