/* The figures of groups over a period, counted before any row is shown, since
 * the total comes first. */
#ifndef SWST_REPORT_GROUPS_H
#define SWST_REPORT_GROUPS_H

#include "domain/groups.h"
#include "report/answer.h"

/* Of one group, or of all: the row without an id. What is not known, or is not
 * told of all, is SWST__NULL. */
struct swst__group_figures {
    int64_t id, type, stage, programme_id, groups;
    char *name;
    int64_t members_before, members_now, persons, households;
    int64_t planned_sessions, least, most;
    int64_t planned, held, cancelled, overdue;
    struct swst__turnout of_persons, of_households;
    int64_t guests;
};

/* A group that the filter lets pass, there in the period or not; its days are
 * none while nobody knows when it begins. */
struct swst__met_group {
    int64_t id, stage, ends_on;             /* SWST__NULL: not known */
    struct swst__span days;
};

/* A session that was held or is overdue, and who of the persons enrolled came. */
struct swst__met_session {
    int64_t id;
    bool is_held;
    struct swst__turnout of_persons;
    int64_t guests;
};

struct swst__group_rows {
    int64_t type;                           /* only of this; 0: of all */
    struct swst__group_figures *at;         /* the first: all */
    size_t count, room;
    struct swst__ids persons, households;   /* of all groups, each once */
    struct swst__met_group *groups;
    size_t group_count, group_room;
    struct swst__met_session *sessions;
    size_t session_count, session_room;
};

/* Starts as { 0 } or { type }; freed even when counting failed. */
swst_status swst__group_rows_count(struct swst__answer *answer, struct swst__group_rows *rows);
void swst__group_rows_free(struct swst__group_rows *rows);

#endif
