/* Duties: what is required, what counts, and what was kept. */
#include "lived.h"

static int64_t required(const struct swst__contact_rule *rule, const char *from, const char *to,
                        const char *window_from, const char *window_to)
{
    struct lived lived;
    struct swst__kept kept;

    live(&lived, rule, from, to, NULL, day_of(window_to));
    swst__duty_kept(&lived.duty, (struct swst__span){ day_of(window_from), day_of(window_to) },
                    &kept);
    return kept.required;
}

/* ------------------------------------------------------------- required */

static void a_month_of_30_days_asks_for_30_red_contacts(void **state)
{
    (void)state;
    assert_int_equal(required(&red, "2026-01-01", NULL, "2026-06-01", "2026-06-30"), 30);
}

static void a_month_of_30_days_with_4_full_weeks_asks_for_8_yellow_visits(void **state)
{
    (void)state;
    assert_int_equal(required(&yellow, "2026-06-01", "2026-06-30", "2026-06-01", "2026-06-30"), 8);
}

static void yellow_from_monday_to_wednesday_asks_for_nothing(void **state)
{
    (void)state;
    assert_int_equal(required(&yellow, "2026-03-02", "2026-03-04", "2026-03-01", "2026-03-08"), 0);
}

static void a_share_of_a_bucket_asks_for_its_share_rounded_down(void **state)
{
    (void)state;
    assert_int_equal(required(&yellow, "2026-03-02", "2026-03-05", "2026-03-02", "2026-03-08"), 1);
    assert_int_equal(required(&yellow, "2026-03-02", "2026-03-07", "2026-03-02", "2026-03-08"), 1);
    assert_int_equal(required(&yellow, "2026-03-02", "2026-03-08", "2026-03-02", "2026-03-08"), 2);
    assert_int_equal(required(&green, "2026-03-01", "2026-03-30", "2026-03-01", "2026-03-31"), 0);
    assert_int_equal(required(&green, "2026-03-01", "2026-03-31", "2026-03-01", "2026-03-31"), 1);
}

static void a_quarterly_duty_is_asked_for_four_times_a_year(void **state)
{
    struct swst__contact_rule quarterly = green;

    (void)state;
    quarterly.per = SWST__PER_QUARTER;
    assert_int_equal(required(&quarterly, "2025-01-01", NULL, "2026-01-01", "2026-12-31"), 4);
}

/* ---------------------------------------------------------- what counts */

static size_t counting(const struct swst__contact_rule *rule, struct swst__span eligible,
                       const struct swst__contact *contacts, size_t count, int64_t as_of)
{
    struct swst__spans spans = { &eligible, 1, 1 };
    int64_t days[MOST];

    return swst__duty_days(rule, &spans, contacts, count, as_of, days);
}

static void only_the_channels_of_the_rule_count(void **state)
{
    const struct swst__contact contacts[] = { { 1, HOME, 0 }, { 2, PHONE, 0 }, { 3, VIDEO, 0 },
                                              { 4, 4, 0 }, { 5, 5, 0 }, { 6, 6, 0 } };

    (void)state;
    assert_int_equal(counting(&red, (struct swst__span){ 0, 9 }, contacts, 6, 9), 3);
    assert_int_equal(counting(&yellow, (struct swst__span){ 0, 9 }, contacts, 6, 9), 1);
}

static void only_the_purpose_of_the_rule_counts_if_it_has_one(void **state)
{
    const struct swst__contact contacts[] = { { 1, HOME, ANY_PURPOSE }, { 2, HOME, REVIEW },
                                              { 3, HOME, 8 } };
    struct swst__contact_rule reviewed = red;

    (void)state;
    assert_int_equal(counting(&reviewed, (struct swst__span){ 0, 9 }, contacts, 3, 9), 3);
    reviewed.purpose = REVIEW;
    assert_int_equal(counting(&reviewed, (struct swst__span){ 0, 9 }, contacts, 3, 9), 1);
}

static void two_contacts_on_a_day_count_once(void **state)
{
    const struct swst__contact contacts[] = { { 1, HOME, 0 }, { 1, PHONE, 0 }, { 2, HOME, 0 } };

    (void)state;
    assert_int_equal(counting(&red, (struct swst__span){ 0, 9 }, contacts, 3, 9), 2);
}

static void a_contact_counts_on_an_eligible_day_up_to_the_day_of_asking(void **state)
{
    const struct swst__contact contacts[] = { { 1, HOME, 0 }, { 2, HOME, 0 }, { 5, HOME, 0 },
                                              { 6, HOME, 0 } };

    (void)state;
    assert_int_equal(counting(&red, (struct swst__span){ 2, 5 }, contacts, 4, 9), 2);
    assert_int_equal(counting(&red, (struct swst__span){ 2, 9 }, contacts, 4, 5), 2);
}

/* ------------------------------------------------------------------ kept */

static struct swst__kept kept_in(const struct swst__contact_rule *rule, const char *from,
                                 const char *const *visits, const char *window_from,
                                 const char *window_to)
{
    struct lived lived;
    struct swst__kept kept;

    live(&lived, rule, from, NULL, visits, day_of(window_to));
    swst__duty_kept(&lived.duty, (struct swst__span){ day_of(window_from), day_of(window_to) },
                    &kept);
    return kept;
}

#define assert_kept(kept, required_, done_, all_met_)                         \
    (assert_int_equal((kept).required, required_), assert_int_equal((kept).done, done_), \
     assert_int_equal((kept).all_met, all_met_))

static void buckets_that_ended_within_the_window_are_summed(void **state)
{
    struct swst__kept kept = kept_in(&green, "2025-01-01", VISITS("2026-01-10", "2026-03-10"),
                                     "2026-01-31", "2026-04-29");

    (void)state;
    assert_kept(kept, 3, 2, false);             /* January ends within, April does not */
}

static void a_visit_before_the_window_counts_in_a_bucket_that_ends_within(void **state)
{
    struct swst__kept kept = kept_in(&green, "2025-01-01", VISITS("2026-01-10"), "2026-01-31",
                                     "2026-02-01");

    (void)state;
    assert_kept(kept, 1, 1, true);
}

static void what_is_done_beyond_the_duty_makes_up_for_nothing(void **state)
{
    struct swst__kept kept = kept_in(&yellow, "2026-03-02",
        VISITS("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"), "2026-03-02",
        "2026-03-15");

    (void)state;
    assert_kept(kept, 4, 2, false);
}

static void nothing_is_kept_or_missed_without_an_eligible_day(void **state)
{
    struct swst__spans none = { 0 };
    struct swst__duty duty = { &green, &none, NULL, 0 };
    struct swst__kept kept;

    (void)state;
    swst__duty_kept(&duty, (struct swst__span){ day_of("2026-01-01"), day_of("2026-12-31") },
                    &kept);
    assert_kept(kept, 0, 0, true);
    kept = kept_in(&green, "2026-01-01", NULL, "2026-03-01", "2026-02-01");
    assert_kept(kept, 0, 0, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_month_of_30_days_asks_for_30_red_contacts),
        cmocka_unit_test(a_month_of_30_days_with_4_full_weeks_asks_for_8_yellow_visits),
        cmocka_unit_test(yellow_from_monday_to_wednesday_asks_for_nothing),
        cmocka_unit_test(a_share_of_a_bucket_asks_for_its_share_rounded_down),
        cmocka_unit_test(a_quarterly_duty_is_asked_for_four_times_a_year),
        cmocka_unit_test(only_the_channels_of_the_rule_count),
        cmocka_unit_test(only_the_purpose_of_the_rule_counts_if_it_has_one),
        cmocka_unit_test(two_contacts_on_a_day_count_once),
        cmocka_unit_test(a_contact_counts_on_an_eligible_day_up_to_the_day_of_asking),
        cmocka_unit_test(buckets_that_ended_within_the_window_are_summed),
        cmocka_unit_test(a_visit_before_the_window_counts_in_a_bucket_that_ends_within),
        cmocka_unit_test(what_is_done_beyond_the_duty_makes_up_for_nothing),
        cmocka_unit_test(nothing_is_kept_or_missed_without_an_eligible_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
