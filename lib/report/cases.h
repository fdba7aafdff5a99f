/* Cases of a period, one client after another: what both reports on cases walk
 * through, and what the goals of a case have reached. */
#ifndef SWST_REPORT_CASES_H
#define SWST_REPORT_CASES_H

#include "domain/cases.h"
#include "report/answer.h"

/* A goal with its scale read before and after. */
struct swst__case_goal {
    int64_t id, case_id, direction, step;       /* direction: 0 when unset */
    bool is_main;
    int64_t target, before, after;              /* SWST__NULL: none */
    int64_t scores, months_scored;              /* within the window */
};

struct swst__case_walk {
    struct swst__answer *answer;
    struct swst__people people;
    struct swst__cases cases;                   /* of the person stood on */
    struct swst__span window;
    bool in_area, admitted;                     /* the person, by the filter */
    struct swst__feed scales, values, scores;
    struct swst__case_goal *goals;              /* of the person's cases, by case and id */
    size_t goal_count, goal_room;
};

/* Starts as { 0 }; closed even when opening failed. Closing puts the counts of
 * who is in scope into the footing. */
swst_status swst__case_walk_open(struct swst__case_walk *walk, struct swst__answer *answer);
/* The next person, with cases and goals: SWST_ROW, SWST_OK at the end. */
swst_status swst__case_walk_next(struct swst__case_walk *walk);
void swst__case_walk_close(struct swst__case_walk *walk);

/* Whether the filter lets the case pass: by its client, or by its worker. */
swst_status swst__case_walk_admits(struct swst__case_walk *walk, const struct swst__case *it,
                                   bool *admitted);

/* The goals of one of the cases; the first may be NULL when there are none. */
const struct swst__case_goal *swst__case_walk_goals(const struct swst__case_walk *walk,
                                                    int64_t case_id, size_t *count);

/* Moved in the wanted direction by at least the step. */
bool swst__case_goal_improved(const struct swst__case_goal *goal);

/* The goal marked as main, else the first with a direction; or NULL. */
const struct swst__case_goal *swst__case_goal_main(const struct swst__case_goal *goals,
                                                   size_t count);

#endif
