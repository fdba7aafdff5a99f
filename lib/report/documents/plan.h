/* The plan of a year as a document: what its chapters share. */
#ifndef SWST_REPORT_DOCUMENTS_PLAN_H
#define SWST_REPORT_DOCUMENTS_PLAN_H

#include "base/calendar.h"
#include "model/document.h"
#include "store/db.h"

#include <swstation/plan.h>

/* What a plan says, by number: swst__plan_say(page, SWST__PLAN_TITLE). */
enum swst__plan_word {
#define SAY(NAME, en, zh) SWST__PLAN_##NAME,
#include "report/documents/plan_words.def"
#undef SAY
    SWST__PLAN_WORDS
};

struct swst__plan_page {
    swst_store *store;
    swst_document *document;
    enum swst__language language;
    int64_t id, year;                   /* of the plan */
    struct swst__span period;
    int64_t as_of, day;                 /* the earlier of as_of and the last of the year */
    struct swst__plan_goals *goals;
};

const char *swst__plan_say(const struct swst__plan_page *page, enum swst__plan_word word);

/* A free text of the station's; 无记录 when it wrote none. */
swst_status swst__plan_slot(struct swst__plan_page *page, const char *chapter);

/* The names that a statement gives, one column with two days or ids as its parameters,
 * joined into the piece that was begun; 无记录 when there are none. */
swst_status swst__plan_names(struct swst__plan_page *page, const char *sql, int64_t first,
                             int64_t second);

/* A cell with this text; 无记录 for NULL and "". */
void swst__plan_cell(struct swst__plan_page *page, const char *text);
void swst__plan_heads(struct swst__plan_page *page, const enum swst__plan_word *words,
                      size_t count);

/* A cell with who is in charge. */
swst_status swst__plan_owner(struct swst__plan_page *page, int64_t worker_id);

/* A cell that says how often a rule comes; "": 无记录. */
void swst__plan_recurrence(struct swst__plan_page *page, const char *rule);

/* The chapters. */
swst_status swst__plan_aims(struct swst__plan_page *page);      /* and the annex: plan_goals.c */
swst_status swst__plan_work(struct swst__plan_page *page);
swst_status swst__plan_areas(struct swst__plan_page *page);     /* a part of the work */
swst_status swst__plan_community(struct swst__plan_page *page);
swst_status swst__plan_staff(struct swst__plan_page *page);
swst_status swst__plan_annex(struct swst__plan_page *page);

/* The goals of the year and how they stand: read once for all chapters. */
swst_status swst__plan_goals_open(struct swst__plan_page *page);
void swst__plan_goals_close(struct swst__plan_page *page);      /* also if it was not opened */

#endif
