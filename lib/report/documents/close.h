/* Closings: a month's figures as they are known, kept as revisions. */
#ifndef SWST_REPORT_DOCUMENTS_CLOSE_H
#define SWST_REPORT_DOCUMENTS_CLOSE_H

#include "codec/month_figures.h"
#include "domain/areas.h"

/* "2022-06" as callers give it: its days; the failure is noted. */
swst_status swst__month_argument(const char *month, struct swst__span *days);

/* The areas that stand for themselves in a month's tables: service areas with an open
 * village, and open villages without one, in the order of their codes. `top`: within this
 * one. `numbers` has room for as many as there are areas. */
size_t swst__areas_shown(const struct swst__areas *areas, int64_t day, int64_t top,
                         size_t *numbers);

/* All figures of the month as of its last day, as the records tell them now. Starts as { 0 };
 * freed even when it failed. */
swst_status swst__month_count(swst_store *store, struct swst__span days,
                              struct swst__month_figures *figures);

/* A revision (asked for as 0: the latest), which is 0 when there is none. */
struct swst__closing {
    int64_t revision, id, closed_at;
};

/* As it was kept, with its figures unless `figures` is NULL. */
swst_status swst__month_read_closing(swst_store *store, const char *month,
                                     struct swst__closing *closing,
                                     struct swst__month_figures *figures);

bool swst__figures_differ(const struct swst__figure *left, const struct swst__figure *right);

#endif
