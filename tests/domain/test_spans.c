/* Days as lists of spans, and which of several dated records holds. */
#include "../support/station.h"
#include "domain/spans.h"

static struct swst__spans given_spans(const int64_t (*days)[2], size_t count)
{
    struct swst__spans spans = { 0 };

    for (size_t i = 0; i < count; i++)
        assert_ok(swst__spans_add(&spans, (struct swst__span){ days[i][0], days[i][1] }));
    return spans;
}

#define SPANS(...) given_spans((const int64_t[][2]){ __VA_ARGS__ },                           \
                               sizeof (const int64_t[][2]){ __VA_ARGS__ } / sizeof(int64_t[2]))

static void assert_spans(const struct swst__spans *spans, const int64_t (*days)[2], size_t count)
{
    assert_int_equal(spans->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(spans->at[i].first, days[i][0]);
        assert_int_equal(spans->at[i].last, days[i][1]);
    }
}

#define assert_are(spans, ...)                                                                \
    assert_spans(spans, (const int64_t[][2]){ __VA_ARGS__ },                                  \
                 sizeof (const int64_t[][2]){ __VA_ARGS__ } / sizeof(int64_t[2]))

static void days_that_touch_become_one_span(void **state)
{
    struct swst__spans spans = SPANS({ 1, 3 }, { 4, 6 }, { 8, 9 }, { 9, 9 });

    (void)state;
    assert_are(&spans, { 1, 6 }, { 8, 9 });
    swst__spans_free(&spans);
}

static void a_shorter_span_within_the_last_changes_nothing(void **state)
{
    struct swst__spans spans = SPANS({ 1, 9 }, { 3, 4 });

    (void)state;
    assert_are(&spans, { 1, 9 });
    swst__spans_free(&spans);
}

static void an_empty_span_adds_no_day(void **state)
{
    struct swst__spans spans = SPANS({ 5, 4 });

    (void)state;
    assert_int_equal(spans.count, 0);
    swst__spans_free(&spans);
}

static void there_is_room_for_many_spans(void **state)
{
    struct swst__spans spans = { 0 };

    (void)state;
    for (int64_t day = 0; day < 2000; day += 2)
        assert_ok(swst__spans_add(&spans, (struct swst__span){ day, day }));
    assert_int_equal(spans.count, 1000);
    assert_int_equal(swst__spans_days_in(&spans, (struct swst__span){ 1, 10 }), 5);
    swst__spans_clear(&spans);
    assert_int_equal(spans.count, 0);
    swst__spans_free(&spans);
}

static void spans_meet_on_the_days_of_both(void **state)
{
    struct swst__spans left = SPANS({ 1, 5 }, { 8, 12 }, { 20, 30 });
    struct swst__spans right = SPANS({ 5, 9 }, { 11, 11 }, { 13, 19 }, { 25, 40 });
    struct swst__spans both = { 0 };

    (void)state;
    assert_ok(swst__spans_meet(&left, &right, &both));
    assert_are(&both, { 5, 5 }, { 8, 9 }, { 11, 11 }, { 25, 30 });
    assert_ok(swst__spans_meet(&right, &left, &both));
    assert_are(&both, { 5, 5 }, { 8, 9 }, { 11, 11 }, { 25, 30 });
    swst__spans_free(&left);
    swst__spans_free(&right);
    swst__spans_free(&both);
}

static void spans_of_no_common_day_meet_nowhere(void **state)
{
    struct swst__spans left = SPANS({ 1, 5 }), none = { 0 }, right = SPANS({ 6, 9 });
    struct swst__spans both = SPANS({ 1, 1 });

    (void)state;
    assert_ok(swst__spans_meet(&left, &right, &both));
    assert_int_equal(both.count, 0);
    assert_ok(swst__spans_meet(&left, &none, &both));
    assert_int_equal(both.count, 0);
    swst__spans_free(&left);
    swst__spans_free(&right);
    swst__spans_free(&both);
}

static void first_and_last_days_are_counted(void **state)
{
    struct swst__spans spans = SPANS({ 1, 5 }, { 8, 8 });

    (void)state;
    assert_int_equal(swst__spans_days_in(&spans, (struct swst__span){ 5, 8 }), 2);
    assert_int_equal(swst__spans_days_in(&spans, (struct swst__span){ 0, 100 }), 6);
    assert_int_equal(swst__spans_days_in(&spans, (struct swst__span){ 6, 7 }), 0);
    assert_int_equal(swst__spans_days_in(&spans, (struct swst__span){ 8, 5 }), 0);
    assert_true(swst__spans_hold(&spans, 5));
    assert_false(swst__spans_hold(&spans, 6));
    assert_true(swst__spans_hold(&spans, 8));
    swst__spans_free(&spans);
}

/* ----------------------------------------------------------------- records */

static void the_latest_start_holds_and_an_earlier_one_resumes(void **state)
{
    const struct swst__dated records[] = { { { 1, 20 }, 7 }, { { 5, 9 }, 3 } };
    struct swst__spans spans = { 0 };

    (void)state;
    assert_int_equal(swst__dated_on(records, 2, 0), -1);
    assert_int_equal(swst__dated_on(records, 2, 4), 0);
    assert_int_equal(swst__dated_on(records, 2, 5), 1);
    assert_int_equal(swst__dated_on(records, 2, 9), 1);
    assert_int_equal(swst__dated_on(records, 2, 10), 0);
    assert_int_equal(swst__dated_on(records, 2, 21), -1);
    assert_ok(swst__dated_spans(records, 2, 0, &spans));
    assert_are(&spans, { 1, 4 }, { 10, 20 });
    assert_ok(swst__dated_spans(records, 2, 1, &spans));
    assert_are(&spans, { 5, 9 });
    swst__spans_free(&spans);
}

static void of_equal_starts_the_larger_id_holds(void **state)
{
    const struct swst__dated records[] = { { { 5, 9 }, 8 }, { { 5, 20 }, 7 } };
    struct swst__spans spans = { 0 };

    (void)state;
    assert_int_equal(swst__dated_on(records, 2, 5), 0);
    assert_int_equal(swst__dated_on(records, 2, 10), 1);
    assert_ok(swst__dated_spans(records, 2, 1, &spans));
    assert_are(&spans, { 10, 20 });
    swst__spans_free(&spans);
}

static void a_record_that_another_covers_never_holds(void **state)
{
    const struct swst__dated records[] = { { { 5, 9 }, 7 }, { { 5, 20 }, 8 } };
    struct swst__spans spans = { 0 };

    (void)state;
    assert_ok(swst__dated_spans(records, 2, 0, &spans));
    assert_int_equal(spans.count, 0);
    swst__spans_free(&spans);
}

static void an_answer_holds_until_a_record_begins_or_ends(void **state)
{
    const struct swst__dated records[] = { { { 1, 20 }, 7 }, { { 5, 9 }, 3 } };

    (void)state;
    assert_int_equal(swst__dated_until(records, 2, -5), 0);
    assert_int_equal(swst__dated_until(records, 2, 1), 4);
    assert_int_equal(swst__dated_until(records, 2, 5), 9);
    assert_int_equal(swst__dated_until(records, 2, 10), 20);
    assert_int_equal(swst__dated_until(records, 2, 21), SWST__LAST_DAY);
    assert_int_equal(swst__dated_until(NULL, 0, 1), SWST__LAST_DAY);
}

/* Every day belongs to the one record that swst__dated_on() names, or to none. */
static void spans_of_records_say_the_same_as_each_day_alone(void **state)
{
    struct swst__dated records[6];
    struct swst__spans spans = { 0 };
    uint32_t draw = 20220301;

    (void)state;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < 6; i++) {
            draw = draw * 1664525 + 1013904223;
            records[i].days.first = draw >> 16 & 31;
            records[i].days.last = records[i].days.first + (draw >> 24 & 15);
            records[i].id = (int64_t)(draw >> 8 & 0xff) * 8 + (int64_t)i;
        }
        for (size_t i = 0; i < 6; i++) {
            assert_ok(swst__dated_spans(records, 6, i, &spans));
            for (int64_t day = -1; day < 50; day++)
                assert_int_equal(swst__spans_hold(&spans, day),
                                 swst__dated_on(records, 6, day) == (int64_t)i);
        }
    }
    swst__spans_free(&spans);
}

/* Days that only a damaged file has: the calendar's last is the last of all. */
static void days_behind_the_calendar_come_to_an_end(void **state)
{
    const struct swst__dated records[] = {
        { { 1, INT64_MAX }, 1 }, { { SWST__LAST_DAY + 2, INT64_MAX }, 2 }
    };
    struct swst__spans spans = { 0 };

    (void)state;
    assert_ok(swst__dated_spans(records, 2, 0, &spans));
    assert_int_equal(spans.count, 1);
    assert_int_equal(spans.at[0].first, 1);
    assert_int_equal(spans.at[0].last, SWST__LAST_DAY);
    assert_ok(swst__dated_spans(records, 2, 1, &spans));
    assert_int_equal(spans.count, 0);
    swst__spans_free(&spans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_touch_become_one_span),
        cmocka_unit_test(a_shorter_span_within_the_last_changes_nothing),
        cmocka_unit_test(an_empty_span_adds_no_day),
        cmocka_unit_test(there_is_room_for_many_spans),
        cmocka_unit_test(spans_meet_on_the_days_of_both),
        cmocka_unit_test(spans_of_no_common_day_meet_nowhere),
        cmocka_unit_test(first_and_last_days_are_counted),
        cmocka_unit_test(the_latest_start_holds_and_an_earlier_one_resumes),
        cmocka_unit_test(of_equal_starts_the_larger_id_holds),
        cmocka_unit_test(a_record_that_another_covers_never_holds),
        cmocka_unit_test(an_answer_holds_until_a_record_begins_or_ends),
        cmocka_unit_test(days_behind_the_calendar_come_to_an_end),
        cmocka_unit_test(spans_of_records_say_the_same_as_each_day_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
