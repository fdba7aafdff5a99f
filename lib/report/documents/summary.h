/* The summary of a month as a document: what its chapters share. */
#ifndef SWST_REPORT_DOCUMENTS_SUMMARY_H
#define SWST_REPORT_DOCUMENTS_SUMMARY_H

#include "report/documents/marks.h"
#include "report/goals/read.h"

/* What a summary says, by number. */
enum swst__summary_word {
#define SAY(NAME, en, zh) SWST__SUMMARY_##NAME,
#include "report/documents/summary_words.def"
#undef SAY
    SWST__SUMMARY_WORDS
};

/* Lists of figures, as summary_figures.def has them. */
enum swst__summary_list {
    SWST__LIST_FACTS, SWST__LIST_RESULTS, SWST__LIST_CASES, SWST__LIST_GROUPS,
    SWST__LIST_ACTIVITIES, SWST__LIST_RESOURCES, SWST__LIST_FILES, SWST__LIST_OUTCOMES,
    SWST__LIST_BLIND, SWST__LIST_DUTIES
};

/* One of what a table is by: an area, a category, a level. */
struct swst__summary_row {
    char *code, *name;
    const struct swst__scope *scope;
};
struct swst__summary_rows {
    struct swst__summary_row *at;
    size_t count, room;
};

enum { SWST__WEEKS_OF_MONTH = 6, SWST__MOST_SLOTS = 8 };

struct swst__summary {
    swst_store *store;
    swst_document *document;
    enum swst__language language;
    const char *month;                      /* "2022-06" */
    const swst_filter *filter;              /* by area and worker, or NULL */
    struct swst__question now, before;
    struct swst__question year;             /* from its first day to the end of the month */
    struct swst__span next;                 /* the month that follows */
    struct swst__question duties;           /* of it, as the records stand */
    struct swst__marks marks;
    const struct swst__scope *whole;
    struct swst__areas areas;
    struct swst__summary_rows by_area, by_category, by_level;
    struct swst__question weeks[SWST__WEEKS_OF_MONTH];
    size_t week_count;
    const char *unwritten[SWST__MOST_SLOTS];    /* slots without a text: static names */
    size_t unwritten_count;
    struct swst__goals goals;
    const struct swst__lens *blind;         /* through which BLIND.BY_REASON was counted */
    size_t *goal_order;
    int64_t *goal_measures;                 /* beside goals.at */
};

/* Whether the month has not ended on the day asked. */
static inline bool swst__summary_is_running(const struct swst__summary *summary)
{
    return summary->now.period.last > summary->now.as_of;
}

/* Ask for everything that the chapters say; see summary_ask.c. */
swst_status swst__summary_ask(struct swst__summary *summary);

const char *swst__summary_say(const struct swst__summary *summary, enum swst__summary_word word);
void swst__summary_section(struct swst__summary *summary, enum swst__summary_word word);
void swst__summary_heading(struct swst__summary *summary, enum swst__summary_word word);

/* A free text of the station's; when it wrote none, the annex says how to write one. */
swst_status swst__summary_slot(struct swst__summary *summary, const char *chapter);

/* The figures of a list side by side in one paragraph, each with the change since the month
 * before; or as a table, with the year so far besides. What has no record is named last. */
swst_status swst__summary_sentence(struct swst__summary *summary, enum swst__summary_list list);
swst_status swst__summary_table(struct swst__summary *summary, enum swst__summary_list list);

/* "By area: A 3, B 5": a figure of each row that has one; without any, nothing. */
void swst__summary_by_row(struct swst__summary *summary, enum swst__summary_word word,
                          const char *code, const struct swst__summary_rows *rows);

/* One figure of this month, or 无记录 when nothing of its kind is on record. */
swst_status swst__summary_figure(struct swst__summary *summary, const struct swst__mark *mark);

/* Whether there is anything on record that a count of 0 can be told of. */
swst_status swst__summary_is_recorded(const struct swst__summary *summary,
                                      const struct swst__mark *mark, bool *recorded);

/* "（较上月：+3）", of what can be compared: whole months, of which there are records; where both
 * are nothing, nothing. */
swst_status swst__summary_change(struct swst__summary *summary, const char *code);

/* Cells of a table: a text, a figure of a row, its change since the month before. */
void swst__summary_heads(struct swst__summary *summary, const enum swst__summary_word *words,
                         size_t count);
void swst__summary_cell(struct swst__summary *summary, const char *text);
void swst__summary_day_cell(struct swst__summary *summary, int64_t day);
swst_status swst__summary_figure_cell(struct swst__summary *summary, const char *code,
                                      const struct swst__scope *scope);
swst_status swst__summary_change_cell(struct swst__summary *summary, const char *code,
                                      const struct swst__scope *scope);

/* How a goal stands at the end of the month, as a mark with its period and filter; `text` is to
 * be freed and holds the filter. False: nothing to ask. */
struct swst__goal_view {
    const struct swst__goal *goal;
    struct swst__promise promise;
    struct swst__mark mark;
    bool has_mark;
    char *filter;
    enum swst_goal_status status;
};
swst_status swst__summary_goal(struct swst__summary *summary, size_t number,
                               struct swst__goal_view *view);

/* The goals that run in the month: named by how they stand; or as a table, of those behind or
 * at risk, or of all. */
enum swst__goals_shown { SWST__GOALS_BEHIND, SWST__GOALS_ALL };
swst_status swst__summary_goals_named(struct swst__summary *summary);
swst_status swst__summary_goals(struct swst__summary *summary, enum swst__goals_shown shown);
swst_status swst__summary_goals_chart(struct swst__summary *summary);

/* The chapters. */
swst_status swst__summary_overview(struct swst__summary *summary);
swst_status swst__summary_work(struct swst__summary *summary);
swst_status swst__summary_effects(struct swst__summary *summary);
swst_status swst__summary_problems(struct swst__summary *summary);
swst_status swst__summary_next(struct swst__summary *summary);
swst_status swst__summary_annex(struct swst__summary *summary);

#endif
