/* Lenses: a filter on the last day of a window, beside a plain model of it. */
#include "../../support/plain_people.h"

#include "base/calendar.h"
#include "report/indicators/measure.h"

static int64_t left_out(const swst_table *table, const char *reason)
{
    const swst_table *rows = swst_table_inner(table, 0, "exclusions");

    for (size_t i = 0; i < swst_table_rows(rows); i++)
        if (strcmp(swst_table_text(rows, i, "reason"), reason) == 0)
            return swst_table_int(rows, i, "count");
    return 0;
}

static swst_table *ask(swst_store *store, const char *code, const struct plain_asked *asked)
{
    swst_filter *filter = plain_filter(asked);
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, plain_day(asked->from), plain_day(asked->to),
                                    plain_day(asked->as_of), filter, false, &table));
    swst_filter_free(filter);
    return table;
}

static void check_left_out(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t counts[5] = { 0 };
    swst_table *table = ask(store, "VISIT.CLIENTS", &asked);

    for (int i = 0; i < P_CLIENTS; i++)
        if (plain_admits(&asked, i))
            counts[plain_standing(i, asked.last)]++;
    assert_int_equal(left_out(table, "not_yet"), counts[P_NOT_YET]);
    assert_int_equal(left_out(table, "exited"), counts[P_EXITED]);
    assert_int_equal(left_out(table, "away"), counts[P_AWAY]);
    assert_int_equal(left_out(table, "not_open"), counts[P_NOT_OPEN]);
    swst_table_free(table);
}

static void whoever_is_left_out_is_counted_by_standing(void **state)
{
    for_plain_stations(state, check_left_out);
}

static void check_homes_left_out(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    swst_table *table = ask(store, "POP.HOUSEHOLDS", &asked);
    int64_t without = 0;

    for (int i = 0; i < P_HOMES; i++)
        without += plain_home_admits(&asked, i) && !plain_home_counts(&asked, i);
    assert_int_equal(left_out(table, "nobody_in_scope"), without);
    swst_table_free(table);
}

static void households_of_nobody_in_scope_are_left_out(void **state)
{
    for_plain_stations(state, check_homes_left_out);
}

/* ------------------------------------------------------------- many in one walk */

enum { LENSES = 6 };
static const char *const codes[] = {
    "POP.IN_SCOPE", "POP.MEMBERSHIPS", "FILE.RATE", "FILE.NEW", "VISIT.HOME_RATE", "VISIT.TIMES",
    "VISIT.MINUTES", "BLIND.RATE", "SERVED.RATE", "SERVED.TIMES", "ACT.COVERAGE",
    "POP.HOUSEHOLDS", "VISIT.HOUSEHOLD_RATE", "SERVED.HOUSEHOLD_RATE", "ACT.HOUSEHOLD_COVERAGE",
    "FILE.COMPLETE",
};
enum { CODES = sizeof codes / sizeof *codes };

static struct swst__question question_of(const struct plain_asked *asked)
{
    struct swst__question question;

    assert_int_equal(SWST_OK, swst__question_read(plain_day(asked->from), plain_day(asked->to),
                                                  plain_day(asked->as_of), &question));
    return question;
}

/* Alone, in a walk of its own. */
static struct swst__figure alone(swst_store *store, const char *code,
                                 const struct swst__question *question, const swst_filter *filter)
{
    struct swst__measures measures = { .store = store, .counts_anew = true };
    struct swst__figure figure;

    assert_ok(swst__measures_ask(&measures, swst_indicator_find(code), question, filter));
    assert_ok(swst__measures_run(&measures));
    figure = measures.at[0].figure;
    swst__measures_free(&measures);
    return figure;
}

static void compare_all(swst_store *store, struct swst__measures *measures,
                        const struct swst__question *questions, swst_filter *const *filters)
{
    for (size_t i = 0; i < measures->count; i++) {
        size_t lens = i / CODES;
        struct swst__figure figure = alone(store, codes[i % CODES], &questions[lens],
                                           filters[lens]);

        assert_int_equal(measures->at[i].figure.n, figure.n);
        assert_int_equal(measures->at[i].figure.d, figure.d);
    }
}

static void check_together(swst_store *store)
{
    struct swst__measures measures = { .store = store, .counts_anew = true };
    struct swst__question questions[LENSES];
    swst_filter *filters[LENSES];
    bool in_worker = plain_draw(2);         /* then a few are looked at, not everybody */

    for (int i = 0; i < LENSES; i++) {
        struct plain_asked asked = plain_ask(true);

        if (in_worker)
            asked.worker = plain_draw(P_WORKERS);
        asked.category = P_NONE;
        questions[i] = question_of(&asked);
        filters[i] = plain_filter(&asked);
        for (int code = 0; code < CODES; code++)
            assert_ok(swst__measures_ask(&measures, swst_indicator_find(codes[code]),
                                         &questions[i], filters[i]));
    }
    assert_int_equal(measures.lens_count, LENSES);
    assert_ok(swst__measures_run(&measures));
    compare_all(store, &measures, questions, filters);
    swst__measures_free(&measures);
    for (int i = 0; i < LENSES; i++)
        swst_filter_free(filters[i]);
}

/* A walk of many is slow: a few of the stations will do. */
static void check_together_at_times(swst_store *store)
{
    if (!plain_draw(10))
        check_together(store);
}

static void many_lenses_in_one_walk_see_what_each_sees_alone(void **state)
{
    for_plain_stations(state, check_together_at_times);
}

/* People alone: then only whom some lens can admit are looked at. */
static void check_candidates(swst_store *store)
{
    struct swst__measures measures = { .store = store, .counts_anew = true };
    struct plain_asked asked[2] = { plain_ask(false), plain_ask(false) };
    swst_filter *filters[2];

    for (int i = 0; i < 2; i++) {
        struct swst__question question;

        asked[i].worker = i;
        asked[i].category = P_NONE;
        question = question_of(&asked[i]);
        filters[i] = plain_filter(&asked[i]);
        assert_ok(swst__measures_ask(&measures, swst_indicator_find("VISIT.TIMES"), &question,
                                     filters[i]));
        assert_ok(swst__measures_ask(&measures, swst_indicator_find("SERVED.TIMES"), &question,
                                     filters[i]));
    }
    assert_ok(swst__measures_run(&measures));
    for (int i = 0; i < 2; i++) {
        int64_t times = 0;

        for (int j = 0; j < P_VISITS; j++)
            times += plain.visits[j].client >= 0 && plain.visits[j].done
                && plain_admits(&asked[i], plain.visits[j].client)
                && plain_has_window(&asked[i], plain.visits[j].on);
        assert_int_equal(measures.at[2 * i].figure.n, times);
        swst_filter_free(filters[i]);
    }
    swst__measures_free(&measures);
}

static void workers_see_their_own_in_one_walk(void **state)
{
    for_plain_stations(state, check_candidates);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(whoever_is_left_out_is_counted_by_standing),
        station_test(households_of_nobody_in_scope_are_left_out),
        station_test(many_lenses_in_one_walk_see_what_each_sees_alone),
        station_test(workers_see_their_own_in_one_walk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
