/* An indicator of groups, activities and programmes, held against the rows behind it. */
#ifndef SWST_TESTS_GATHERED_H
#define SWST_TESTS_GATHERED_H

#include "../../support/station.h"

struct asked {
    int64_t n, d;                           /* of a count: d is 0 */
    char text[32];                          /* as people read it */
    char reason[16];                        /* why there is none, or "" */
};

/* Every row is there once, and the figure is their sum. */
static void sum_rows(const swst_table *rows, swst_figure_form form, int64_t *n, int64_t *d)
{
    bool is_count = form == SWST_FIGURE_COUNT;

    *n = *d = 0;
    for (size_t i = 0; i < swst_table_rows(rows); i++) {
        int64_t part = swst_table_int(rows, i, "n");
        int64_t whole = is_count ? 0 : swst_table_int(rows, i, "d");

        if (i)
            assert_false(swst_table_int(rows, i, "id") == swst_table_int(rows, i - 1, "id")
                         && strcmp(swst_table_text(rows, i, "record"),
                                   swst_table_text(rows, i - 1, "record")) == 0);
        assert_true(part >= 0 && (form != SWST_FIGURE_RATE || part <= whole));
        *n += part;
        *d += whole;
    }
}

static struct asked asked(swst_store *store, const char *code, const char *from, const char *to,
                          const char *as_of, const swst_filter *filter)
{
    struct asked it = { 0 };
    swst_table *table;
    int64_t n, d;
    swst_figure_form form;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, true, &table));
    assert_int_equal(swst_table_rows(table), 1);
    form = swst_table_form(table, 0, "value");
    sum_rows(swst_table_inner(table, 0, "rows"), form, &n, &d);
    if (form == SWST_FIGURE_COUNT)
        it.n = swst_table_int(table, 0, "value");
    else
        swst_table_rate(table, 0, "value", &it.n, &it.d);
    assert_int_equal(it.n, n);
    assert_int_equal(it.d, d);
    strncpy(it.text, swst_table_text(table, 0, "value"), sizeof it.text - 1);
    if (swst_table_text(table, 0, "reason"))
        strncpy(it.reason, swst_table_text(table, 0, "reason"), sizeof it.reason - 1);
    swst_table_free(table);
    return it;
}

/* Who was left out for a reason; 0 when nobody was. */
static inline int64_t left_out(swst_store *store, const char *code, const char *from,
                               const char *to, const char *as_of, const char *reason)
{
    swst_table *table;
    int64_t count = 0;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, NULL, false, &table));
    for (size_t i = 0; i < swst_table_rows(swst_table_inner(table, 0, "exclusions")); i++)
        if (strcmp(swst_table_text(swst_table_inner(table, 0, "exclusions"), i, "reason"),
                   reason) == 0)
            count = swst_table_int(swst_table_inner(table, 0, "exclusions"), i, "count");
    swst_table_free(table);
    return count;
}

/* The same generator on every machine. */
static inline int draw(unsigned *seed, int below)
{
    *seed = *seed * 1103515245 + 12345;
    return (int)((*seed >> 16) % (unsigned)below);
}

#endif
