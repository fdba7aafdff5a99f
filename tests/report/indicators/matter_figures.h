/* One figure over a period, as tests of matters ask for it. */
#ifndef SWST_TESTS_MATTER_FIGURES_H
#define SWST_TESTS_MATTER_FIGURES_H

#include "../../support/station.h"

#include <stdio.h>
#include <stdlib.h>

struct numbers {
    int64_t n, d;                       /* d of a count: 0 */
};

/* The value, which is the sum of its rows. */
static inline struct numbers figure_of(swst_store *store, const char *code, const char *from,
                                       const char *to, const char *as_of,
                                       const swst_filter *filter)
{
    struct numbers value = { 0, 0 }, sum = { 0, 0 };
    const swst_table *rows;
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, true, &table));
    if (swst_table_form(table, 0, "value") == SWST_FIGURE_COUNT)
        value.n = swst_table_int(table, 0, "value");
    else
        (void)swst_table_rate(table, 0, "value", &value.n, &value.d);
    rows = swst_table_inner(table, 0, "rows");
    for (size_t i = 0; i < swst_table_rows(rows); i++) {
        sum.n += swst_table_int(rows, i, "n");
        sum.d += swst_table_text(rows, i, "d") ? swst_table_int(rows, i, "d") : 0;
    }
    assert_int_equal(sum.n, value.n);
    assert_int_equal(sum.d, value.d);
    swst_table_free(table);
    return value;
}

/* Chance, the same every time. */
static inline int drawn(unsigned *seed, int below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (int)((*seed >> 16) % (unsigned)below);
}

static inline int stations_to_draw(void)
{
    return getenv("SWST_LONG") ? 400 : 25;
}

/* Day `number` from 2022-01-01; one of several buffers. */
static inline const char *drawn_day(int number)
{
    static char days[8][40];
    static int next;
    char *text = days[next = (next + 1) % 8];
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int month = 0;

    while (number >= lengths[month])
        number -= lengths[month++];
    snprintf(text, 40, "2022-%02d-%02d", month + 1, number + 1);
    return text;
}

#endif
