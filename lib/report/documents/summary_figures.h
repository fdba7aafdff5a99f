/* The lists of figures of a month's summary. */
#ifndef SWST_REPORT_DOCUMENTS_SUMMARY_FIGURES_H
#define SWST_REPORT_DOCUMENTS_SUMMARY_FIGURES_H

#include "report/documents/summary.h"

struct swst__summary_figure {
    enum swst__summary_list list;
    const char *code;
};
extern const struct swst__summary_figure swst__summary_figures[];
extern const size_t swst__summary_figure_count;

/* Whether a goal runs in the month, and has a figure to be asked for. */
bool swst__summary_runs(const struct swst__summary *summary, const struct swst__goal *goal);

#endif
