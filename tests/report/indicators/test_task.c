/* Figures of tasks, organizations and sessions are those of their reports. */
#include "matter_figures.h"

#include <swstation/activities.h>

enum { DAYS = 90 };

/* The sum of a column over all rows. */
static int64_t summed(const swst_table *table, const char *column)
{
    int64_t sum = 0;

    for (size_t i = 0; i < swst_table_rows(table); i++)
        sum += swst_table_int(table, i, column);
    return sum;
}

static void draw(swst_store *store, unsigned *seed)
{
    static const char *const rules[] = { NULL, "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2",
                                         "FREQ=MONTHLY" };
    static const char *const types[] = { "elder_association", "self_help", "patrol" };
    static const char *const held[] = { "training", "supervision", "exchange", "community" };
    int64_t area = given_area(store);

    for (int i = 0; i < 4; i++) {
        int64_t task = given(store, "task", "title", i % 2 ? "例会" : "月报", "due_on",
            drawn_day(drawn(seed, DAYS)), "recurrence", rules[drawn(seed, 4)], NULL);

        for (int done = drawn(seed, 6); done > 0; done--)
            if (swst_task_do(store, task, NULL, drawn_day(drawn(seed, 2 * DAYS))))
                break;                          /* nothing is left to do */
        given(store, "organization", "name", "会", "type", types[drawn(seed, 3)], "area_id",
              drawn(seed, 2) ? ID(area) : NULL, "founded_on",
              drawn(seed, 3) ? drawn_day(drawn(seed, DAYS)) : NULL, "members",
              drawn(seed, 2) ? "7" : NULL, NULL);
        given(store, "activity", "title", "会", "type", held[drawn(seed, 4)], "state",
              drawn(seed, 4) ? "held" : "cancelled", "held_on", drawn_day(drawn(seed, DAYS)),
              "planned_on", "2022-01-01", NULL);
    }
}

static void assert_tasks(swst_store *store, const char *const days[3], const swst_filter *filter)
{
    swst_table *table;
    struct numbers done;

    assert_ok(swst_report_tasks(store, days[0], days[1], days[2], filter, &table));
    done = figure_of(store, "TASK.DONE", days[0], days[1], days[2], filter);
    assert_int_equal(done.n, summed(table, "done"));
    assert_int_equal(done.d, summed(table, "due"));
    assert_int_equal(figure_of(store, "TASK.ON_TIME", days[0], days[1], days[2], filter).n,
                     summed(table, "on_time"));
    assert_int_equal(figure_of(store, "TASK.LATE", days[0], days[1], days[2], filter).n,
                     summed(table, "late"));
    assert_int_equal(figure_of(store, "TASK.OPEN", days[0], days[1], days[2], filter).n,
                     summed(table, "open"));
    swst_table_free(table);
}

static void assert_organizations(swst_store *store, const char *const days[3],
                                 const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_organizations(store, days[0], days[1], days[2], filter, &table));
    assert_int_equal(figure_of(store, "ORG.ACTIVE", days[0], days[1], days[2], filter).n,
                     swst_table_rows(table));
    assert_int_equal(figure_of(store, "ORG.NEW", days[0], days[1], days[2], filter).n,
                     summed(table, "founded_in_window"));
    assert_int_equal(figure_of(store, "ORG.MEMBERS", days[0], days[1], days[2], filter).n,
                     summed(table, "members"));
    swst_table_free(table);
}

static void assert_sessions(swst_store *store, const char *const days[3],
                            const swst_filter *filter)
{
    static const struct { const char *code, *type; } sorts[] = {
        { "STAFF.TRAININGS", "training" }, { "STAFF.SUPERVISIONS", "supervision" },
        { "STAFF.EXCHANGES", "exchange" },
    };
    swst_table *table;

    assert_ok(swst_report_activities(store, days[0], days[1], days[2], filter, &table));
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        int64_t held = 0;

        for (size_t row = 0; row < swst_table_rows(table); row++)
            if (strcmp(swst_table_text(table, row, "by"), "type") == 0
                && strcmp(swst_table_text(table, row, "key"), sorts[i].type) == 0)
                held = swst_table_int(table, row, "held");
        assert_int_equal(figure_of(store, sorts[i].code, days[0], days[1], days[2], filter).n,
                         held);
    }
    swst_table_free(table);
}

static void figures_are_those_of_the_reports(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= (unsigned)stations_to_draw(); seed++) {
        unsigned chance = seed;
        void *store = NULL;

        open_station(&store);
        draw(store, &chance);
        for (int turn = 0; turn < 6; turn++) {
            swst_filter *filter = turn % 2 ? swst_filter_new() : NULL;
            int from = drawn(&chance, DAYS);
            char days[3][16];

            snprintf(days[0], 16, "%s", drawn_day(from));
            snprintf(days[1], 16, "%s", drawn_day(from + drawn(&chance, DAYS)));
            snprintf(days[2], 16, "%s", drawn_day(drawn(&chance, 2 * DAYS)));
            swst_filter_set_area(filter, given_area(store));
            assert_tasks(store, (const char *const[]){ days[0], days[1], days[2] }, filter);
            assert_organizations(store, (const char *const[]){ days[0], days[1], days[2] },
                                 filter);
            assert_sessions(store, (const char *const[]){ days[0], days[1], days[2] }, filter);
            swst_filter_free(filter);
        }
        close_station(&store);
    }
}

static void a_type_is_the_title_of_a_task(void **state)
{
    swst_filter *filter = swst_filter_new();

    given(*state, "task", "title", "例会", "due_on", "2022-01-03", NULL);
    given(*state, "task", "title", "月报", "due_on", "2022-01-03", NULL);
    assert_ok(swst_filter_set_type(filter, "月报"));
    assert_int_equal(figure_of(*state, "TASK.OPEN", "2022-01-01", "2022-12-31", "2022-12-31",
                               filter).n, 1);
    assert_int_equal(figure_of(*state, "TASK.OPEN", "2022-01-01", "2022-12-31", "2022-12-31",
                               NULL).n, 2);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_reports),
        station_test(a_type_is_the_title_of_a_task),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
