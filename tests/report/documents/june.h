/* What tests of a month's summary share: June 2022 of a small station. */
#ifndef SWST_TESTS_JUNE_H
#define SWST_TESTS_JUNE_H

#include "../../support/station.h"

#include <stdlib.h>

static inline swst_document *summary(swst_store *store, const char *month, const char *as_of,
                              const swst_filter *filter, const char *language)
{
    swst_document *document;

    assert_ok(swst_report_summary(store, month, as_of, filter, language, &document));
    return document;
}

static inline swst_document *june(swst_store *store)
{
    return summary(store, "2022-06", "2022-07-01", NULL, "zh");
}

static inline char *text_of(swst_document *document, const char *format)
{
    char *text;

    assert_ok(swst_document_text(document, format, 0, &text));
    return text;
}

static inline void assert_says(swst_document *document, const char *words, bool says)
{
    char *text = text_of(document, "md");

    if ((strstr(text, words) != NULL) != says)
        fail_msg("%s '%s' in:\n%s", says ? "no" : "a", words, text);
    swst_free(text);
}

static inline swst_table *figures_of(swst_document *document)
{
    swst_table *table;

    assert_ok(swst_document_figures(document, &table));
    return table;
}

/* What a figure without a filter reads, of the month. */
static inline void assert_figure(swst_document *document, const char *code, const char *from,
                          const char *filter, const char *value)
{
    swst_table *table = figures_of(document);

    for (size_t row = 0; row < swst_table_rows(table); row++)
        if (strcmp(swst_table_text(table, row, "code"), code) == 0
            && strcmp(swst_table_text(table, row, "from"), from) == 0
            && strcmp(swst_table_text(table, row, "filter"), filter) == 0) {
            assert_cell(table, row, "value", value);
            swst_table_free(table);
            return;
        }
    fail_msg("%s %s %s is not there", code, from, filter);
}

/* ------------------------------------------------------------------ a station */

struct june {
    int64_t village, other, worker, clients[4], visits[3], activity;
};
extern struct june it;

/* Two villages, three and one clients; visits in May and June; a case, a group, an activity. */
static inline void given_work(swst_store *store)
{
    it.village = given_village(store, "441882107206");
    it.other = given_village(store, "441882107207");
    it.worker = given_worker(store, "林望");
    for (int i = 0; i < 4; i++)
        it.clients[i] = given_client(store, i < 3 ? it.village : it.other);
    it.visits[0] = given_visit(store, it.clients[0], "2022-05-10", "home");
    it.visits[1] = given_visit(store, it.clients[0], "2022-06-10", "home");
    it.visits[2] = given_visit(store, it.clients[1], "2022-06-20", "home");
    given(store, "case", "client_id", ID(it.clients[0]), "worker_id", ID(it.worker), "opened_on",
          "2022-06-02", "stage", "intervention", "state", "open", NULL);
    given_mature_group(store, "2022-06-01", NULL);
    it.activity = given(store, "activity", "title", "义诊", "type", "community", "state", "held",
                        "held_on", "2022-06-15", "area_id", ID(it.village), NULL);
}

static inline void given_goal(swst_store *store, const char *title, const char *indicator,
                       const char *target)
{
    static int64_t plan;

    if (!plan || !count_of(store, "plan"))
        plan = given(store, "plan", "station_id",
                     ID(given(store, "station", "name", "前江站", "area_id", ID(it.village), NULL)),
                     "year", "2022", NULL);
    given(store, "goal", "plan_id", ID(plan), "title", title, "indicator", indicator, "operator",
          "at_least", "target", target, "starts_on", "2022-01-01", "due_on", "2022-12-31", NULL);
}

/* ---------------------------------------------------------------------- marks */

static inline void a_filter(const swst_table *table, size_t row, swst_store *store,
                            swst_filter *filter)
{
    char *text = strdup(swst_table_text(table, row, "filter")), *word = strtok(text, " ");

    (void)store;
    for (; word; word = strtok(NULL, " ")) {
        char *value = strtok(NULL, " ");

        if (strcmp(word, "--area") == 0)
            swst_filter_set_area(filter, strcmp(value, "441882107206") == 0 ? it.village
                                                                            : it.other);
        else if (strcmp(word, "--worker") == 0)
            swst_filter_set_worker(filter, strtoll(value, NULL, 10));
        else if (strcmp(word, "--level") == 0)
            assert_ok(swst_filter_set_level(filter, value));
        else if (strcmp(word, "--category") == 0)
            assert_ok(swst_filter_add_category(filter, value));
        else if (strcmp(word, "--type") == 0)
            assert_ok(swst_filter_set_type(filter, value));
        else
            fail_msg("%s is not known", word);
    }
    free(text);
}

/* As its mark says: the same code, days and filter. */
static inline void assert_marks_hold(swst_store *store, swst_document *document)
{
    swst_table *table = figures_of(document);

    assert_true(swst_table_rows(table) > 30);
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        swst_filter *filter = swst_filter_new();
        swst_table *figure;

        a_filter(table, row, store, filter);
        assert_ok(swst_report_indicator(store, swst_table_text(table, row, "code"),
                                        swst_table_text(table, row, "from"),
                                        swst_table_text(table, row, "to"),
                                        swst_table_text(table, row, "as_of"), filter, false,
                                        &figure));
        assert_cell(table, row, "value", swst_table_text(figure, 0, "value"));
        assert_int_equal(swst_table_form(table, row, "value"),
                         swst_table_form(figure, 0, "value"));
        swst_table_free(figure);
        swst_filter_free(filter);
    }
    swst_table_free(table);
}

#endif
