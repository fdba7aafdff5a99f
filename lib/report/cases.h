/* Cases of a period, one client after another: what the reports on cases and the
 * indicators decide alike, and what the goals of a case have reached. */
#ifndef SWST_REPORT_CASES_H
#define SWST_REPORT_CASES_H

#include "domain/cases.h"
#include "domain/posts.h"
#include "report/answer.h"

/* ----------------------------------------------------------------- counting */

/* What a case can count as in a window; a declined one counts as nothing. */
enum swst__case_count {
    SWST__CASES_OPEN_AT_START, SWST__CASES_OPENED, SWST__CASES_ACTIVE, SWST__CASES_FOLLOWED_UP,
    SWST__CASES_HANDLED, SWST__CASES_CLOSED, SWST__CASES_SUCCESSFUL, SWST__CASES_OUTCOME_IMPROVED,
    SWST__CASES_SUSPENDED, SWST__CASES_OPEN_AT_END,
    SWST__CASES_COUNTS
};
bool swst__case_counts(const struct swst__case *it, enum swst__case_count what,
                       struct swst__span window);

/* Closed, or with a review that is not said to be not done, up to a day. */
bool swst__case_is_reviewed(const struct swst__case *it, int64_t until);

/* Whether the filter lets the case of a client pass: its worker is one of the
 * client's or of the case. `fits` is whether the client is all else that is asked
 * for, `met` whether the client passes with worker and all. */
swst_status swst__case_admits(struct swst__ground *ground, const struct swst__case *it, bool fits,
                              bool met, bool *admitted);

/* How idleness is judged on a day; starts as { 0 }, freed even when reading failed. */
struct swst__idleness {
    struct swst__posts posts;
    int64_t days;                               /* that are not yet too many */
};
swst_status swst__idleness_read(swst_store *store, int64_t day, struct swst__idleness *idleness);
void swst__idleness_free(struct swst__idleness *idleness);

/* Whether the case is idle on the ground's day, and for the filter's worker: the
 * desk decides, which shows a case also to who is alerted of it. */
swst_status swst__case_is_idle(struct swst__ground *ground, const struct swst__idleness *idleness,
                               const struct swst__person *person, const struct swst__case *it,
                               bool *idle);

/* Needs of category "case" that arose in a window, and whether a case answers them:
 * those of clients as a feed, of households and areas by where they are, and none of
 * these when the filter asks for what only people have. */
enum { SWST__NEED_ID, SWST__NEED_IS_ANSWERED };
swst_status swst__case_needs_open(struct swst__feed *needs, swst_store *store,
                                  struct swst__span window);
swst_status swst__case_needs_elsewhere(swst_store *store, struct swst__ground *ground,
                                       struct swst__span window,
                                       swst_status (*keep)(void *keeper, int64_t need_id,
                                                           bool answered), void *keeper);

/* -------------------------------------------------------------------- goals */

/* A goal with its scale read before and after. */
struct swst__case_goal {
    int64_t id, case_id, direction, step;       /* direction: 0 when unset */
    bool is_main;
    int64_t target, before, after;              /* SWST__NULL: none */
    int64_t scores, months_scored;              /* within the window */
};

struct swst__case_goals {
    struct swst__feed scales, values, scores;
    struct swst__case_goal *at;                 /* of one client's cases, by case and id */
    size_t count, room;
};

/* Scores up to `last`. Starts as { 0 }; closed even when opening failed. */
swst_status swst__case_goals_open(struct swst__case_goals *goals, swst_store *store, int64_t last);
swst_status swst__case_goals_take(struct swst__case_goals *goals, int64_t client_id);
/* Make the goals of the client taken, as they stand at the end of a window. */
swst_status swst__case_goals_read(struct swst__case_goals *goals, struct swst__span window);
void swst__case_goals_close(struct swst__case_goals *goals);

/* The goals of one of the cases; the first may be NULL when there are none. */
const struct swst__case_goal *swst__case_goals_of(const struct swst__case_goals *goals,
                                                  int64_t case_id, size_t *count);

/* Moved in the wanted direction by at least the step. */
bool swst__case_goal_improved(const struct swst__case_goal *goal);

/* The goal marked as main, else the first with a direction; or NULL. */
const struct swst__case_goal *swst__case_goal_main(const struct swst__case_goal *goals,
                                                   size_t count);

/* Whether the case, active in the window, has a first and a later score on its main
 * scale, and whether it improved: it is closed or reviewed, and the scale moved. */
void swst__case_improvement(const struct swst__case_goals *goals, const struct swst__case *it,
                            struct swst__span window, bool *scored, bool *improved);

/* ------------------------------------------------------------------ walking */

struct swst__case_walk {
    struct swst__answer *answer;
    struct swst__people people;
    struct swst__cases cases;                   /* of the person stood on */
    struct swst__span window;
    bool fits, admitted;                        /* the person, by the filter */
    struct swst__case_goals goals;              /* of the person's cases */
};

/* Starts as { 0 }; closed even when opening failed. Closing puts the counts of
 * who is in scope into the footing. */
swst_status swst__case_walk_open(struct swst__case_walk *walk, struct swst__answer *answer);
/* The next person, with cases and goals: SWST_ROW, SWST_OK at the end. */
swst_status swst__case_walk_next(struct swst__case_walk *walk);
void swst__case_walk_close(struct swst__case_walk *walk);

/* Whether the filter lets the case pass. */
swst_status swst__case_walk_admits(struct swst__case_walk *walk, const struct swst__case *it,
                                   bool *admitted);

#endif
