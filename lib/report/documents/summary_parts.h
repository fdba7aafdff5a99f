/* Parts that several chapters of a month's summary are made of. */
#ifndef SWST_REPORT_DOCUMENTS_SUMMARY_PARTS_H
#define SWST_REPORT_DOCUMENTS_SUMMARY_PARTS_H

#include "report/documents/summary.h"

/* The activities held, or still planned, within the days. */
swst_status swst__summary_activities(struct swst__summary *summary, bool held,
                                     struct swst__span days);

/* Who was not reached, and why; and which files lack what. */
swst_status swst__summary_blind(struct swst__summary *summary);
swst_status swst__summary_files(struct swst__summary *summary);

/* A figure that was counted by the document's own walk, narrowed to a type or not (NULL). */
swst_status swst__summary_counted(struct swst__summary *summary, const char *code,
                                  const char *type, int64_t count);

/* A paragraph that says that there is nothing. */
void swst__summary_none(struct swst__summary *summary);

#endif
