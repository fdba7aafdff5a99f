/* Cases on a day: which are open, which pause, which are idle (semantics 4.6).
 * Read client by client, in step with people.h, so that every list, count and
 * alert asks the same and many cases are read once. */
#ifndef SWST_DOMAIN_CASES_H
#define SWST_DOMAIN_CASES_H

#include "base/calendar.h"
#include "domain/feed.h"

/* What happened on a day: see the columns below. */
typedef const int64_t swst__case_row[SWST__FEED_COLUMNS];
enum { SWST__CASE_OF, SWST__CASE_DAY, SWST__CASE_EVENT, SWST__CASE_RESULT };

struct swst__case {
    int64_t id, client_id, worker_id;
    int64_t supervisor_id;                          /* or 0 */
    int64_t type, stage, state, close_reason, outcome;      /* 0: unset */
    int64_t opened_on, closed_on;                   /* closed_on: SWST__NULL when unset */
    struct swst__span open;                         /* first and last day open; may be empty */
    swst__case_row *events;                         /* all of them, by day, then as entered */
    size_t event_count;
};

struct swst__cases {
    struct swst__feed days, words, events;          /* by client, then case */
    struct swst__case *at;                          /* of the client taken last, by id */
    size_t count, room;
};

/* Starts as { 0 }; closed even when opening failed. */
swst_status swst__cases_open(struct swst__cases *cases, swst_store *store);

/* Take the cases of a client; clients are asked for in ascending order. */
swst_status swst__cases_take(struct swst__cases *cases, int64_t client_id);
void swst__cases_close(struct swst__cases *cases);

/* What ended: on any day, whatever else the record says. */
bool swst__case_is_closed(const struct swst__case *it);
bool swst__case_is_declined(const struct swst__case *it);

/* Open from the first day to the day before that of closing; a declined case
 * never, and a closed one without a day of closing neither. */
bool swst__case_open_on(const struct swst__case *it, int64_t day);
/* The same of a row `it` of "case", for statements that count by themselves. */
#define SWST__CASE_OPEN_ON(it, day)                                                         \
    " (" it ".opened_on <= " day " AND coalesce(" it ".state, 1) <> 4"                      \
    "  AND (" it ".closed_on > " day                                                        \
    "       OR (coalesce(" it ".state, 1) <> 3 AND coalesce(" it ".stage, 1) <> 6)))"
bool swst__case_open_in(const struct swst__case *it, struct swst__span days);

/* Suspended: by the last suspend or resume up to the day; by its state when the
 * case has no such event at all. Whether it is open is another question. */
bool swst__case_suspended_on(const struct swst__case *it, int64_t day);

/* The last done follow-up up to the day, else the day of opening. */
int64_t swst__case_since(const struct swst__case *it, int64_t day);

/* Open, not suspended, and more than `days` days since then. */
bool swst__case_idle_on(const struct swst__case *it, int64_t day, int64_t days);

/* How often it was followed up, and whether at all. */
int64_t swst__case_follow_ups(const struct swst__case *it, struct swst__span days);
bool swst__case_followed_up(const struct swst__case *it, struct swst__span days);

/* Acted on: a done event. Stages, reviews, referrals and closings are done
 * unless they say that they were not; pauses are no work. */
bool swst__case_acted_on(const struct swst__case *it, struct swst__span days);

/* Closed within the days, on the day it says. */
bool swst__case_closed_in(const struct swst__case *it, struct swst__span days);

#endif
