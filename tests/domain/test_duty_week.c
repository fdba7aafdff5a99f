/* What one ISO week asks for under a rule, held against counting by days. */
#include "../support/station.h"
#include "domain/duty.h"

#include <stdlib.h>

/* Of the week that holds `on`: eligible from first to last, done on `days`. */
static struct swst__kept week_of(int64_t times, enum swst__per per, const char *on,
                                 const char *first, const char *last, const char *const *done)
{
    struct swst__contact_rule rule = { .times = times, .per = per };
    struct swst__spans eligible = { 0 };
    int64_t days[16];
    struct swst__duty duty = { &rule, &eligible, days, 0 };
    struct swst__kept kept;

    while (done && *done)
        days[duty.day_count++] = day_of(*done++);
    assert_ok(swst__spans_add(&eligible, (struct swst__span){ day_of(first), day_of(last) }));
    swst__duty_week(&duty, swst__bucket_of(SWST__PER_WEEK, day_of(on)), &kept);
    swst__spans_free(&eligible);
    return kept;
}

#define DONE(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define assert_week(required_, done_, ...) \
    do { \
        struct swst__kept kept_ = week_of(__VA_ARGS__); \
        assert_int_equal(kept_.required, required_); \
        assert_int_equal(kept_.done, done_); \
        assert_int_equal(kept_.all_met, kept_.required == kept_.done); \
    } while (0)

static void a_daily_duty_asks_for_every_eligible_day(void **state)
{
    (void)state;
    assert_week(7, 2, 1, SWST__PER_DAY, "2022-06-08", "2022-01-01", "2022-12-31",
                DONE("2022-06-05", "2022-06-06", "2022-06-12", "2022-06-13"));
    assert_week(3, 0, 1, SWST__PER_DAY, "2022-06-08", "2022-06-10", "2022-12-31", NULL);
}

static void more_than_required_counts_no_more(void **state)
{
    (void)state;
    assert_week(2, 2, 2, SWST__PER_WEEK, "2022-06-08", "2022-01-01", "2022-12-31",
                DONE("2022-06-06", "2022-06-07", "2022-06-08"));
    assert_week(2, 1, 2, SWST__PER_WEEK, "2022-06-08", "2022-01-01", "2022-12-31",
                DONE("2022-06-06"));
}

static void a_month_asks_in_the_week_in_which_it_ends(void **state)
{
    (void)state;
    assert_week(0, 0, 1, SWST__PER_MONTH, "2022-06-22", "2022-01-01", "2022-12-31", NULL);
    assert_week(1, 0, 1, SWST__PER_MONTH, "2022-06-29", "2022-01-01", "2022-12-31", NULL);
    assert_week(1, 1, 1, SWST__PER_MONTH, "2022-06-29", "2022-01-01", "2022-12-31",
                DONE("2022-06-28"));
}

static void what_was_done_before_the_week_is_no_longer_asked_for(void **state)
{
    (void)state;
    assert_week(0, 0, 1, SWST__PER_MONTH, "2022-06-29", "2022-01-01", "2022-12-31",
                DONE("2022-06-03", "2022-06-28"));
    assert_week(3, 1, 4, SWST__PER_QUARTER, "2022-06-29", "2022-01-01", "2022-12-31",
                DONE("2022-06-03", "2022-06-28", "2022-07-01"));
}

static void a_contact_in_the_next_month_is_none_for_the_last(void **state)
{
    (void)state;
    assert_week(1, 0, 1, SWST__PER_MONTH, "2022-06-29", "2022-01-01", "2022-12-31",
                DONE("2022-07-01"));
}

/* The same by asking of every day which bucket it lies in. */
static void count_plainly(const struct swst__duty *duty, struct swst__span week,
                          struct swst__kept *kept)
{
    *kept = (struct swst__kept){ .all_met = true };
    for (int64_t end = week.first; end <= week.last; end++) {
        struct swst__span bucket = swst__bucket_of(duty->rule->per, end);
        int64_t eligible = 0, done = 0, before = 0, required;

        if (bucket.last != end)
            continue;
        for (int64_t at = bucket.first; at <= bucket.last; at++) {
            eligible += swst__spans_hold(duty->eligible, at);
            for (size_t i = 0; i < duty->day_count; i++)
                if (duty->days[i] == at) {
                    before += at < week.first;
                    done += at >= week.first;
                }
        }
        required = duty->rule->times * eligible / (bucket.last - bucket.first + 1) - before;
        required = required < 0 ? 0 : required;
        kept->required += required;
        kept->done += done < required ? done : required;
    }
    kept->all_met = kept->done >= kept->required;
}

static void any_duty_in_any_week_is_as_counted_day_by_day(void **state)
{
    int64_t start = day_of("2022-05-01");
    int rounds = getenv("SWST_LONG") ? 200000 : 3000;

    (void)state;
    srand(20220630);
    for (int round = 0; round < rounds; round++) {
        struct swst__contact_rule rule = { .times = 1 + rand() % 4,
                                           .per = (enum swst__per)(1 + rand() % 6) };
        struct swst__spans eligible = { 0 };
        int64_t days[64], at = start;
        struct swst__duty duty = { &rule, &eligible, days, 0 };
        struct swst__span week = swst__bucket_of(SWST__PER_WEEK, start + rand() % 90);
        struct swst__kept kept, plain;

        for (int i = 0; i < 3; i++) {
            int64_t first = at + 2 + rand() % 30, last = first + rand() % 40;

            assert_ok(swst__spans_add(&eligible, (struct swst__span){ first, last }));
            for (int64_t each = first; each <= last && duty.day_count < 64; each++)
                if (rand() % 5 == 0)
                    days[duty.day_count++] = each;
            at = last;
        }
        swst__duty_week(&duty, week, &kept);
        count_plainly(&duty, week, &plain);
        assert_int_equal(kept.required, plain.required);
        assert_int_equal(kept.done, plain.done);
        assert_int_equal(kept.all_met, plain.all_met);
        swst__spans_free(&eligible);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_daily_duty_asks_for_every_eligible_day),
        cmocka_unit_test(more_than_required_counts_no_more),
        cmocka_unit_test(a_month_asks_in_the_week_in_which_it_ends),
        cmocka_unit_test(what_was_done_before_the_week_is_no_longer_asked_for),
        cmocka_unit_test(a_contact_in_the_next_month_is_none_for_the_last),
        cmocka_unit_test(any_duty_in_any_week_is_as_counted_day_by_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
