/* Activities of a period, counted: activities_count.c finds what counts and
 * where, activities.c makes the table of it. */
#ifndef SWST_REPORT_ACTIVITIES_H
#define SWST_REPORT_ACTIVITIES_H

#include "report/answer.h"

enum { SWST__WHO_CLIENT, SWST__WHO_VOLUNTEER, SWST__WHO_WORKER, SWST__WHO };

/* Of all activities, or of one type, theme or festival. */
struct swst__gathering {
    int64_t by;                             /* swst__activities_by_… */
    int64_t type;
    char *name;                             /* of a theme or festival; else NULL */
    int64_t planned, held, cancelled, postponed, overdue;
    int64_t times[SWST__WHO], headcount, minutes, attendee_minutes, nights;
    struct swst__ids people[SWST__WHO];     /* in order and each once in the end */
    struct swst__ids areas;                 /* numbers of villages reached; the same */
    int64_t first_held;                     /* the least id of what was held; 0: none was */
};

/* An activity that counts, and as what. */
struct swst__counted {
    int64_t id, minutes, headcount, nights;
    int64_t came[SWST__WHO];                /* of each sort, of what was held */
    bool is_planned, is_held, is_cancelled, is_postponed, is_overdue, is_festive, is_safe;
};

/* Somebody who was at one that was held: the record that says so, and how long
 * that was (SWST__NULL: not noted). */
struct swst__presence {
    int64_t id, minutes;
    int who;                                /* SWST__WHO_… */
};

enum { SWST__FOUND_COUNTED, SWST__FOUND_OTHER_DAYS, SWST__FOUND_NO_DAY, SWST__FOUND_ALL,
       SWST__FOUND };

struct swst__gatherings {
    struct swst__answer *answer;
    int64_t type;                           /* only of this; 0: of all */
    struct swst__feed attendances;
    struct swst__gathering *at;             /* all first */
    size_t count, room;
    bool *open;                             /* by area: a village that is to be reached */
    int64_t open_count;
    int64_t found[SWST__FOUND];
    bool keeps;                             /* whether these are wanted, by id of activities: */
    struct swst__counted *counted;
    size_t counted_count, counted_room;
    struct swst__presence *presences;
    size_t presence_count, presence_room;
};

/* Starts as { answer } and what is wanted; closed even when counting failed. */
swst_status swst__gatherings_count(struct swst__gatherings *gatherings);
void swst__gatherings_close(struct swst__gatherings *gatherings);

#endif
