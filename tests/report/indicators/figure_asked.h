/* An indicator asked for, with its rows added up: a figure is the sum of them. */
#ifndef SWST_TESTS_FIGURE_ASKED_H
#define SWST_TESTS_FIGURE_ASKED_H

#include "../../domain/modelled_cases.h"

struct figure_asked {
    int64_t n, d;
    size_t rows;
};

static inline void add_rows(const swst_table *rows, swst_figure_form form, struct figure_asked *sum)
{
    for (size_t i = 0; i < swst_table_rows(rows); i++) {
        int64_t n = swst_table_int(rows, i, "n"), d = swst_table_int(rows, i, "d");

        if (form == SWST_FIGURE_RATE)
            assert_true(0 <= n && n <= d);
        sum->n += n;
        sum->d += d;
    }
    sum->rows = swst_table_rows(rows);
}

/* The figure, which must be that of its rows; a share of nothing has none. */
static inline struct figure_asked ask(swst_store *store, const char *code, const char *from,
                               const char *to, const char *as_of, const swst_filter *filter)
{
    struct figure_asked sum = { 0, 0, 0 };
    swst_figure_form form = swst_indicator_form(swst_indicator_find(code));
    int64_t n = 0, d = 0;
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, true, &table));
    add_rows(swst_table_inner(table, 0, "rows"), form, &sum);
    if (form == SWST_FIGURE_COUNT) {
        assert_int_equal(swst_table_int(table, 0, "value"), sum.n);
        assert_null(swst_table_text(table, 0, "reason"));
    } else if (!sum.d) {
        assert_false(swst_table_rate(table, 0, "value", &n, &d));
        assert_cell(table, 0, "reason", "empty");
    } else {
        assert_true(swst_table_rate(table, 0, "value", &n, &d));
        assert_int_equal(n, sum.n);
        assert_int_equal(d, sum.d);
    }
    swst_table_free(table);
    return sum;
}

/* The same over days of the model. */
static inline struct figure_asked ask_of(swst_store *store, const char *code, int first, int last,
                                  const swst_filter *filter)
{
    return ask(store, code, model_text(first), model_text(last), model_text(last), filter);
}

/* Filters that narrow by one thing each, or by nothing. */
static inline swst_filter *filter_of(int64_t area, int64_t worker, const char *level,
                                     const char *sex)
{
    swst_filter *filter = swst_filter_new();

    assert_non_null(filter);
    swst_filter_set_area(filter, area);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_filter_set_level(filter, level));
    assert_ok(swst_filter_set_sex(filter, sex));
    return filter;
}

#endif
