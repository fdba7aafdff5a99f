/* Working days: Monday to Friday but for what the holidays on record say. */
#ifndef SWST_DOMAIN_WORKDAYS_H
#define SWST_DOMAIN_WORKDAYS_H

#include "base/calendar.h"

#include <swstation/store.h>

enum { SWST__MOST_STATUTORY = 13 };

struct swst__decreed {
    int64_t day;
    bool is_worked;
};

/* The holidays of a store, and the year asked about last. */
struct swst__workdays {
    struct swst__decreed *decreed;      /* by day */
    size_t count, room;
    int64_t year;
    bool is_decreed;                    /* whether that year has holidays on record */
    int64_t statutory[SWST__MOST_STATUTORY];
    int statutory_count;                /* of a year without */
};

/* Starts as { 0 }; closed even when opening failed. */
swst_status swst__workdays_open(struct swst__workdays *workdays, swst_store *store);
void swst__workdays_close(struct swst__workdays *workdays);

/* Whether a day of 1900 to 2100 is worked. */
bool swst__workdays_has(struct swst__workdays *workdays, int64_t day);

#endif
