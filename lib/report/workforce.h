/* The workers of a day, one after another, by id, and what each counts as
 * (A1, A6, A7): the report of staff and every figure of it ask here. */
#ifndef SWST_REPORT_WORKFORCE_H
#define SWST_REPORT_WORKFORCE_H

#include "base/calendar.h"
#include "domain/posts.h"
#include "store/db.h"

struct swst__on_staff {
    int64_t id, employment;             /* employment: 0 when it is not known */
    int64_t hired_on, left_on;          /* SWST__NULL: not known */
    bool is_employed;                   /* on the day; of who is not the rest is false */
    bool is_intern;                     /* by employment or by post */
    bool has_clients;                   /* may be in charge of some: is not only head or supervisor */
    bool is_front_line;                 /* the same, and no intern */
    bool is_posted, is_backed;          /* in another post than an intern's; with a backup */
};

struct swst__workforce {
    struct swst__posts posts;
    struct swst__statement *statement;
    struct swst__on_staff at;           /* the one stood on */
};

/* Starts as { 0 }; closed even when opening failed. */
swst_status swst__workforce_open(struct swst__workforce *workforce, swst_store *store,
                                 int64_t day);
swst_status swst__workforce_next(struct swst__workforce *workforce);  /* SWST_ROW, or at the end
                                                                         SWST_OK */
void swst__workforce_close(struct swst__workforce *workforce);

/* Whether a day, which may not be known, lies within some. */
static inline bool swst__is_within(int64_t day, struct swst__span days)
{
    return day >= days.first && day <= days.last;
}

#endif
