/* Series: the days of a recurrence within a span. */
#include "../support/station.h"

#include "domain/series.h"

static void assert_days(const char *rule, const char *first, const char *from, const char *to,
                        const char *const *expected)
{
    struct swst__series series;
    int64_t day;

    assert_ok(swst__series_begin(&series, rule, day_of(first),
                                 (struct swst__span){ day_of(from), day_of(to) }));
    for (; *expected; expected++) {
        assert_true(swst__series_next(&series, &day));
        assert_int_equal(day, day_of(*expected));
    }
    assert_false(swst__series_next(&series, &day));
}

#define DAYS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define NO_DAYS (const char *const[]){ NULL }

static void without_a_rule_there_is_one_day(void **state)
{
    (void)state;
    assert_days(NULL, "2026-03-09", "2026-03-01", "2026-03-31", DAYS("2026-03-09"));
    assert_days(NULL, "2026-03-09", "2026-03-09", "2026-03-09", DAYS("2026-03-09"));
    assert_days(NULL, "2026-03-09", "2026-03-10", "2026-03-31", NO_DAYS);
    assert_days(NULL, "2026-03-09", "2026-03-01", "2026-03-08", NO_DAYS);
}

static void both_ends_of_the_span_belong_to_it(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;BYDAY=SA", "2026-01-01", "2026-03-07", "2026-03-21",
                DAYS("2026-03-07", "2026-03-14", "2026-03-21"));
    assert_days("FREQ=WEEKLY;BYDAY=SA", "2026-01-01", "2026-03-08", "2026-03-13", NO_DAYS);
    assert_days("FREQ=WEEKLY;BYDAY=SA", "2026-01-01", "2026-03-13", "2026-03-01", NO_DAYS);
}

static void the_first_day_sets_the_beat_of_every_second_week(void **state)
{
    (void)state;
    assert_days("FREQ=WEEKLY;INTERVAL=2", "2026-01-05", "2026-02-01", "2026-02-28",
                DAYS("2026-02-02", "2026-02-16"));
    assert_days("FREQ=WEEKLY;INTERVAL=2", "2026-01-12", "2026-02-01", "2026-02-28",
                DAYS("2026-02-09", "2026-02-23"));
}

static void a_count_is_that_of_all_days_not_of_those_in_the_span(void **state)
{
    (void)state;
    assert_days("FREQ=DAILY;COUNT=5", "2026-01-01", "2026-01-04", "2026-01-31",
                DAYS("2026-01-04", "2026-01-05"));
}

static void a_rule_that_is_none_is_said_to_be_none(void **state)
{
    struct swst__series series;

    (void)state;
    assert_status(SWST_EINVALID, swst__series_begin(&series, "EVERY SATURDAY", 0,
                                                    (struct swst__span){ 0, 10 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_rule_there_is_one_day),
        cmocka_unit_test(both_ends_of_the_span_belong_to_it),
        cmocka_unit_test(the_first_day_sets_the_beat_of_every_second_week),
        cmocka_unit_test(a_count_is_that_of_all_days_not_of_those_in_the_span),
        cmocka_unit_test(a_rule_that_is_none_is_said_to_be_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
