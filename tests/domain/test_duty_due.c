/* Where a duty stands on a day: due, overdue, missed, met. */
#include "lived.h"

#include "model/structs.h"

static const char *text_of(int64_t day)
{
    static char text[SWST__DAY_SIZE];

    swst__day_print(day, text);
    return text;
}

static struct swst__due due_on(const struct swst__contact_rule *rule, const char *from,
                               const char *to, const char *const *visits, const char *as_of)
{
    struct lived lived;
    struct swst__due due;

    live(&lived, rule, from, to, visits, day_of(as_of));
    swst__duty_due(&lived.duty, day_of(as_of), &due);
    return due;
}

#define assert_due(due, day, in_state, days, buckets_missed)                  \
    (assert_true((due).has_due_on),                                           \
     assert_string_equal(text_of((due).due_on), day),                         \
     assert_int_equal((due).state, swst__due_state_##in_state),               \
     assert_int_equal((due).days_overdue, days),                              \
     assert_int_equal((due).missed, buckets_missed))

#define assert_numbers(due, required_, done_, remaining_)                     \
    (assert_int_equal((due).required, required_),                             \
     assert_int_equal((due).done, done_), assert_int_equal((due).remaining, remaining_))

static void who_was_never_visited_is_due_at_the_end_of_the_first_bucket(void **state)
{
    struct swst__due due = due_on(&green, "2026-01-01", NULL, NULL, "2026-03-10");

    (void)state;
    assert_due(due, "2026-01-31", OVERDUE, 38, 2);
    assert_numbers(due, 1, 0, 1);
    assert_string_equal(text_of(due.bucket.first), "2026-03-01");
    assert_string_equal(text_of(due.bucket.last), "2026-03-31");
}

static void the_day_on_which_it_is_due_is_not_late(void **state)
{
    struct swst__due last = due_on(&green, "2026-01-01", NULL, NULL, "2026-01-31");
    struct swst__due next = due_on(&green, "2026-01-01", NULL, NULL, "2026-02-01");

    (void)state;
    assert_due(last, "2026-01-31", DUE, 0, 0);
    assert_due(next, "2026-01-31", OVERDUE, 1, 1);
}

static void the_bucket_that_runs_is_due(void **state)
{
    struct swst__due due = due_on(&green, "2026-01-01", NULL, VISITS("2026-01-20"), "2026-02-01");

    (void)state;
    assert_due(due, "2026-02-28", DUE, 0, 0);
    assert_numbers(due, 1, 0, 1);
}

static void a_met_duty_keeps_the_day_of_a_later_bucket(void **state)
{
    struct swst__due due = due_on(&green, "2026-01-01", NULL, VISITS("2026-01-20", "2026-02-05"),
                                  "2026-02-10");

    (void)state;
    assert_due(due, "2026-03-31", MET, 0, 0);
    assert_numbers(due, 1, 1, 0);
}

static void a_missed_duty_stays_overdue_until_the_next_visit(void **state)
{
    struct swst__due before = due_on(&green, "2026-01-01", NULL, VISITS("2026-01-05"),
                                     "2026-04-10");
    struct swst__due after = due_on(&green, "2026-01-01", NULL, VISITS("2026-01-05",
                                    "2026-04-10"), "2026-04-10");

    (void)state;
    assert_due(before, "2026-02-28", OVERDUE, 41, 2);
    assert_due(after, "2026-05-31", MET, 0, 0);
}

static void half_a_week_done_is_a_week_missed(void **state)
{
    struct swst__due due = due_on(&yellow, "2026-03-02", NULL, VISITS("2026-03-03"), "2026-03-11");

    (void)state;
    assert_due(due, "2026-03-08", OVERDUE, 3, 1);
    assert_numbers(due, 2, 0, 2);
}

static void a_visit_this_week_leaves_last_week_behind(void **state)
{
    struct swst__due due = due_on(&yellow, "2026-03-02", NULL, VISITS("2026-03-03", "2026-03-09"),
                                  "2026-03-11");

    (void)state;
    assert_due(due, "2026-03-15", DUE, 0, 0);
    assert_numbers(due, 2, 1, 1);
}

static void more_visits_than_required_leave_nothing_to_do(void **state)
{
    struct swst__due due = due_on(&yellow, "2026-03-02", NULL,
                                  VISITS("2026-03-09", "2026-03-10", "2026-03-11"), "2026-03-11");

    (void)state;
    assert_due(due, "2026-03-22", MET, 0, 0);
    assert_numbers(due, 2, 3, 0);
}

static void a_visit_later_than_the_day_of_asking_is_not_known_yet(void **state)
{
    struct swst__due due = due_on(&green, "2026-01-01", NULL, VISITS("2026-02-05"), "2026-02-04");

    (void)state;
    assert_due(due, "2026-01-31", OVERDUE, 4, 1);
}

static void a_red_client_is_due_every_day(void **state)
{
    struct swst__due today = due_on(&red, "2026-03-02", NULL, VISITS("2026-03-09"), "2026-03-10");
    struct swst__due late = due_on(&red, "2026-03-02", NULL, VISITS("2026-03-07"), "2026-03-10");

    (void)state;
    assert_due(today, "2026-03-10", DUE, 0, 0);
    assert_due(late, "2026-03-08", OVERDUE, 2, 2);
}

static void a_duty_of_three_days_of_a_week_is_met_and_has_no_day(void **state)
{
    struct swst__due due = due_on(&yellow, "2026-03-02", "2026-03-04", NULL, "2026-03-04");

    (void)state;
    assert_false(due.has_due_on);
    assert_int_equal(due.state, swst__due_state_MET);
    assert_numbers(due, 0, 0, 0);
}

/* A tier that ends leaves no bucket to be due in. */
static void a_duty_that_ends_soon_may_have_no_day(void **state)
{
    struct swst__due due = due_on(&green, "2026-01-01", "2026-03-20", VISITS("2026-02-05"),
                                  "2026-03-10");

    (void)state;
    assert_false(due.has_due_on);
    assert_int_equal(due.state, swst__due_state_MET);
    assert_numbers(due, 0, 0, 0);
}

static struct swst__due due_again_after(int64_t days)
{
    struct lived lived;
    struct swst__due due;
    int64_t as_of = day_of("2026-06-15");

    live(&lived, &red, "2026-06-15", "2026-06-15", VISITS("2026-06-15"), as_of);
    lived.spans[1] = (struct swst__span){ as_of + days, as_of + days + 9 };
    lived.eligible.count = 2;
    swst__duty_due(&lived.duty, as_of, &due);
    return due;
}

static void a_bucket_is_sought_for_800_days(void **state)
{
    struct swst__due due = due_again_after(800);

    (void)state;
    assert_due(due, "2028-08-23", MET, 0, 0);
    assert_false(due_again_after(801).has_due_on);
}

static void a_bucket_that_begins_within_800_days_may_end_later(void **state)
{
    struct lived lived;
    struct swst__due due;
    int64_t as_of = day_of("2026-06-15");

    (void)state;
    live(&lived, &green, "2026-06-15", "2026-06-15", NULL, as_of);
    lived.spans[1] = (struct swst__span){ day_of("2028-08-01"), day_of("2028-12-31") };
    lived.eligible.count = 2;
    swst__duty_due(&lived.duty, as_of, &due);
    assert_due(due, "2028-08-31", MET, 0, 0);
    lived.spans[1].first = day_of("2028-08-02");
    swst__duty_due(&lived.duty, as_of, &due);
    assert_false(due.has_due_on);               /* September begins too late */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_duty_of_three_days_of_a_week_is_met_and_has_no_day),
        cmocka_unit_test(who_was_never_visited_is_due_at_the_end_of_the_first_bucket),
        cmocka_unit_test(the_day_on_which_it_is_due_is_not_late),
        cmocka_unit_test(the_bucket_that_runs_is_due),
        cmocka_unit_test(a_met_duty_keeps_the_day_of_a_later_bucket),
        cmocka_unit_test(a_missed_duty_stays_overdue_until_the_next_visit),
        cmocka_unit_test(half_a_week_done_is_a_week_missed),
        cmocka_unit_test(a_visit_this_week_leaves_last_week_behind),
        cmocka_unit_test(more_visits_than_required_leave_nothing_to_do),
        cmocka_unit_test(a_visit_later_than_the_day_of_asking_is_not_known_yet),
        cmocka_unit_test(a_red_client_is_due_every_day),
        cmocka_unit_test(a_duty_that_ends_soon_may_have_no_day),
        cmocka_unit_test(a_bucket_is_sought_for_800_days),
        cmocka_unit_test(a_bucket_that_begins_within_800_days_may_end_later),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
