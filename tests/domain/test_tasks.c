/* Tasks of the station: the days on which they are due, and what was done. */
#include "../support/station.h"

#include "domain/tasks.h"

#include <stdlib.h>

static int64_t given_task(swst_store *store, const char *due_on, const char *recurrence)
{
    return given(store, "task", "title", "满意度调查", "due_on", due_on, "recurrence", recurrence,
                 NULL);
}

static int64_t given_once(swst_store *store, const char *due_on)
{
    return given(store, "task", "title", "年度总结", "due_on", due_on, NULL);
}

/* Of the only task. */
static struct swst__task_count counted(swst_store *store, const char *from, const char *to,
                                       const char *as_of)
{
    struct swst__tasks tasks = { 0 };
    struct swst__task_count count;

    assert_ok(swst__tasks_open(&tasks, store, day_of(as_of)));
    assert_status(SWST_ROW, swst__tasks_next(&tasks));
    assert_ok(swst__tasks_count(&tasks, (struct swst__span){ day_of(from), day_of(to) }, &count));
    assert_status(SWST_OK, swst__tasks_next(&tasks));
    swst__tasks_close(&tasks);
    return count;
}

/* -------------------------------------------------------------------- counted */

static void a_task_that_recurs_is_due_on_every_day_of_its_rule(void **state)
{
    struct swst__task_count count;

    given_task(*state, "2026-01-05", "FREQ=WEEKLY;INTERVAL=2");
    count = counted(*state, "2026-01-01", "2026-02-02", "2026-02-02");
    assert_int_equal(count.due, 3);
    assert_int_equal(count.done, 0);
    assert_int_equal(count.open_on, day_of("2026-01-05"));
}

static void the_earliest_open_day_follows_those_that_were_done(void **state)
{
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY");
    struct swst__task_count count;

    assert_ok(swst_task_do(*state, task, "2026-01-05", "2026-01-06"));
    assert_ok(swst_task_do(*state, task, "2026-01-19", "2026-01-19"));
    count = counted(*state, "2026-01-01", "2026-01-31", "2026-01-31");
    assert_int_equal(count.due, 4);
    assert_int_equal(count.done, 2);
    assert_int_equal(count.late, 1);
    assert_int_equal(count.open_on, day_of("2026-01-12"));
}

static void what_is_done_later_is_open_today(void **state)
{
    int64_t task = given_once(*state, "2026-03-31");
    struct swst__task_count count;

    assert_ok(swst_task_do(*state, task, NULL, "2026-04-02"));
    count = counted(*state, "2026-01-01", "2026-12-31", "2026-04-01");
    assert_int_equal(count.done, 0);
    assert_int_equal(count.open_on, day_of("2026-03-31"));
    count = counted(*state, "2026-01-01", "2026-12-31", "2026-04-02");
    assert_int_equal(count.done, 1);
    assert_int_equal(count.late, 1);
    assert_int_equal(count.open_on, SWST__NULL);
}

static void a_task_without_a_day_is_never_due(void **state)
{
    given(*state, "task", "title", "整理资料室", NULL);
    assert_int_equal(counted(*state, "2026-01-01", "2026-12-31", "2026-12-31").due, 0);
}

static void a_day_that_the_rule_no_longer_names_counts_nowhere(void **state)
{
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY;BYDAY=MO");
    struct swst__task_count count;

    assert_ok(swst_task_do(*state, task, NULL, "2026-01-05"));
    assert_ok(change(*state, "task", task, "recurrence", "FREQ=WEEKLY;BYDAY=TU"));
    count = counted(*state, "2026-01-01", "2026-01-18", "2026-01-18");
    assert_int_equal(count.due, 2);
    assert_int_equal(count.done, 0);
}

static void voided_tasks_and_voided_doings_count_nowhere(void **state)
{
    int64_t task = given_once(*state, "2026-03-31"), doing;

    doing = given(*state, "task_done", "task_id", ID(task), "due_on", "2026-03-31", "done_on",
                  "2026-03-31", NULL);
    assert_int_equal(counted(*state, "2026-01-01", "2026-12-31", "2026-12-31").done, 1);
    assert_ok(void_it(*state, "task_done", doing, "another task"));
    assert_int_equal(counted(*state, "2026-01-01", "2026-12-31", "2026-12-31").done, 0);
    given_once(*state, "2026-04-30");
    assert_ok(void_it(*state, "task", task, "not ours"));
    assert_int_equal(counted(*state, "2026-01-01", "2026-12-31", "2026-12-31").open_on,
                     day_of("2026-04-30"));
}

/* A weekly task, some of whose days were done, some late, some after as_of: day by day. */
static void counts_are_those_of_a_plain_loop(void **state)
{
    int64_t first = day_of("2026-01-05"), done_on[60] = { 0 };
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY");

    srand(11);
    for (int week = 0; week < 60; week++) {
        char due[SWST__DAY_SIZE], on[SWST__DAY_SIZE];

        if (rand() % 3 == 0)
            continue;
        done_on[week] = first + 7 * week + rand() % 30 - 8;
        swst__day_print(first + 7 * week, due);
        swst__day_print(done_on[week], on);
        assert_ok(swst_task_do(*state, task, due, on));
    }
    for (int round = 0; round < (getenv("SWST_LONG") ? 5000 : 200); round++) {
        struct swst__span window = { first + rand() % 300, first + rand() % 400 };
        int64_t as_of = first + rand() % 420;
        struct swst__task_count plain = { .open_on = SWST__NULL }, count;
        char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], day[SWST__DAY_SIZE];

        for (int week = 0; week < 60; week++) {
            int64_t due = first + 7 * week;

            if (due < window.first || due > window.last)
                continue;
            plain.due++;
            if (done_on[week] && done_on[week] <= as_of) {
                plain.done++;
                plain.late += done_on[week] > due;
            } else if (plain.open_on == SWST__NULL) {
                plain.open_on = due;
            }
        }
        swst__day_print(window.first, from);
        swst__day_print(window.last, to);
        swst__day_print(as_of, day);
        count = counted(*state, from, to, day);
        assert_int_equal(count.due, plain.due);
        assert_int_equal(count.done, plain.done);
        assert_int_equal(count.late, plain.late);
        assert_int_equal(count.open_on, plain.open_on);
    }
}

/* ----------------------------------------------------------------------- done */

static void what_is_done_is_done_for_the_earliest_open_day(void **state)
{
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY;COUNT=2");

    assert_ok(swst_task_do(*state, task, NULL, "2026-01-05"));
    assert_int_equal(counted(*state, "2026-01-05", "2026-01-05", "2026-01-05").done, 1);
    assert_ok(swst_task_do(*state, task, NULL, "2026-01-05"));          /* ahead of its day */
    assert_int_equal(counted(*state, "2026-01-12", "2026-01-12", "2026-01-05").done, 1);
    assert_status(SWST_ECONFLICT, swst_task_do(*state, task, NULL, "2026-01-19"));
    assert_error("task_done", NULL);
}

static void a_task_is_done_once_for_a_day_on_which_it_is_due(void **state)
{
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY");

    assert_status(SWST_EINVALID, swst_task_do(*state, task, "2026-01-06", "2026-01-06"));
    assert_error("task_not_due", NULL);
    assert_ok(swst_task_do(*state, task, "2026-01-12", "2026-01-12"));
    assert_status(SWST_ECONFLICT, swst_task_do(*state, task, "2026-01-12", "2026-01-13"));
    assert_error("task_done", NULL);
    assert_int_equal(count_of(*state, "task_done"), 1);
}

static void a_task_without_a_day_is_due_when_it_is_done(void **state)
{
    int64_t task = given(*state, "task", "title", "整理资料室", NULL);

    assert_ok(swst_task_do(*state, task, NULL, "2026-03-03"));
    assert_int_equal(count_of(*state, "task_done"), 1);
}

static void who_writes_is_who_did_it(void **state)
{
    int64_t task = given_once(*state, "2026-03-31"), worker = given_worker(*state, "Chen");
    swst_query *query = swst_query_new(swst_kind_find("task_done"));
    int64_t found = 0;

    swst_store_set_actor(*state, worker);
    assert_ok(swst_task_do(*state, task, NULL, "2026-03-31"));
    assert_ok(swst_query_where(query, "worker_id", "=", ID(worker)));
    assert_ok(swst_query_count(*state, query, &found));
    swst_query_free(query);
    assert_int_equal(found, 1);
}

static void a_request_does_a_task_once(void **state)
{
    int64_t task = given_task(*state, "2026-01-05", "FREQ=WEEKLY");

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "survey"));
        assert_ok(swst_task_do(*state, task, NULL, "2026-01-05"));
    }
    assert_int_equal(count_of(*state, "task_done"), 1);
}

static void tasks_are_done_on_days_and_exist(void **state)
{
    int64_t task = given_once(*state, "2026-03-31");

    assert_status(SWST_ENOTFOUND, swst_task_do(*state, 1, NULL, "2026-03-31"));
    assert_status(SWST_EINVALID, swst_task_do(*state, task, "2026-02-30", "2026-03-31"));
    assert_status(SWST_EINVALID, swst_task_do(*state, task, NULL, "today"));
    assert_status(SWST_EMISUSE, swst_task_do(*state, task, NULL, NULL));
    assert_status(SWST_EMISUSE, swst_task_do(NULL, task, NULL, "2026-03-31"));
    assert_ok(void_it(*state, "task", task, "not ours"));
    assert_status(SWST_ECONFLICT, swst_task_do(*state, task, NULL, "2026-03-31"));
    assert_error("voided_already", NULL);
}

static void what_recurs_begins_on_a_day(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "task", "title", "周例会", "recurrence",
                                         "FREQ=WEEKLY", NULL));
    assert_error("no_first_day", "task.due_on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_task_that_recurs_is_due_on_every_day_of_its_rule),
        station_test(the_earliest_open_day_follows_those_that_were_done),
        station_test(what_is_done_later_is_open_today),
        station_test(a_task_without_a_day_is_never_due),
        station_test(a_day_that_the_rule_no_longer_names_counts_nowhere),
        station_test(voided_tasks_and_voided_doings_count_nowhere),
        station_test(counts_are_those_of_a_plain_loop),
        station_test(what_is_done_is_done_for_the_earliest_open_day),
        station_test(a_task_is_done_once_for_a_day_on_which_it_is_due),
        station_test(a_task_without_a_day_is_due_when_it_is_done),
        station_test(who_writes_is_who_did_it),
        station_test(a_request_does_a_task_once),
        station_test(tasks_are_done_on_days_and_exist),
        station_test(what_recurs_begins_on_a_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
