/* How a month's summary speaks: words, figures with their change, cells. */
#include "model/structs.h"
#include "report/documents/summary.h"
#include "report/documents/summary_figures.h"
#include "report/documents/summary_parts.h"
#include "store/db.h"

#include <string.h>

const struct swst__summary_figure swst__summary_figures[] = {
#define FIGURE(list, code) { SWST__LIST_##list, code },
#include "report/documents/summary_figures.def"
#undef FIGURE
};
const size_t swst__summary_figure_count = sizeof swst__summary_figures
                                          / sizeof *swst__summary_figures;

const char *swst__summary_say(const struct swst__summary *summary, enum swst__summary_word word)
{
    static const struct swst__words words[] = {
#define SAY(NAME, en, zh) [SWST__SUMMARY_##NAME] = { { en, zh } },
#include "report/documents/summary_words.def"
#undef SAY
    };

    return words[word].text[summary->language];
}

void swst__summary_section(struct swst__summary *summary, enum swst__summary_word word)
{
    swst__document_section(summary->document, swst__summary_say(summary, word));
}

void swst__summary_heading(struct swst__summary *summary, enum swst__summary_word word)
{
    swst__document_paragraph(summary->document);
    swst__document_text(summary->document, "%s", swst__summary_say(summary, word));
}

void swst__summary_none(struct swst__summary *summary)
{
    swst__document_paragraph(summary->document);
    swst__document_nothing(summary->document);
}

/* --------------------------------------------------------------------- slots */

swst_status swst__summary_slot(struct swst__summary *summary, const char *chapter)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(summary->store, "SELECT text FROM text_slot"
        " WHERE voided_at IS NULL AND month = ?1 AND chapter = ?2 AND text IS NOT NULL"
        " ORDER BY id", &row);

    if (status)
        return status;
    swst__db_bind_text(row, 1, summary->month);
    swst__db_bind_text(row, 2, chapter);
    if ((status = swst__db_step(row)) == SWST_ROW) {
        swst__document_slot(summary->document, chapter, swst__db_text(row, 0));
        status = SWST_OK;
    } else if (!status) {
        swst__document_slot(summary->document, chapter, NULL);
        if (summary->unwritten_count < SWST__MOST_SLOTS)
            summary->unwritten[summary->unwritten_count++] = chapter;
    }
    swst__db_give_back(row);
    return status;
}

/* ------------------------------------------------------------ nothing on record */

/* Of each family the records that it counts, in the month or, of what goes on, by its end. */
static const struct { const char *family, *sql; } kept[] = {
#define IN_MONTH(kind, day) \
    "SELECT count(*) FROM (SELECT 1 FROM \"" kind "\" WHERE voided_at IS NULL AND " day \
    " BETWEEN ?1 AND ?2 LIMIT 1) AS found"
#define BY_THEN(kind, day) \
    "SELECT count(*) FROM (SELECT 1 FROM \"" kind "\" WHERE voided_at IS NULL AND coalesce(" day \
    ", ?1) <= ?2 LIMIT 1) AS found"
    { "POP.", BY_THEN("client", "registered_on") }, { "FILE.", BY_THEN("client", "registered_on") },
    { "BLIND.", BY_THEN("client", "registered_on") },
    { "SERVED.", BY_THEN("client", "registered_on") },
    { "VISIT.", IN_MONTH("visit", "visited_on") },
    { "TIER.", BY_THEN("tier", "starts_on") }, { "OVERDUE.", BY_THEN("client", "registered_on") },
    { "CASE.", BY_THEN("case", "opened_on") }, { "GROUP.", BY_THEN("group", "starts_on") },
    { "ACT.", IN_MONTH("activity", "coalesce(held_on, planned_on)") },
    { "FEST.", IN_MONTH("activity", "coalesce(held_on, planned_on)") },
    { "STAFF.", BY_THEN("worker", "hired_on") }, { "TASK.", BY_THEN("task", "due_on") },
    { "PROGRAMME.", BY_THEN("programme", "starts_on") },
    { "VOLUNTEER.", BY_THEN("volunteer", "joined_on") },
    { "ORG.", BY_THEN("organization", "founded_on") }, { "NEED.", BY_THEN("need", "opened_on") },
    { "OUTPUT.", IN_MONTH("output", "made_on") }, { "MAP.", IN_MONTH("output", "made_on") },
};

swst_status swst__summary_is_recorded(const struct swst__summary *summary,
                                      const struct swst__mark *mark, bool *recorded)
{
    int64_t found = 1;
    swst_status status = SWST_OK;

    *recorded = true;
    if (mark->figure.form != SWST_FIGURE_COUNT || mark->figure.n
        || mark->figure.d == SWST__UNKNOWN)
        return SWST_OK;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (strncmp(mark->indicator->code, kept[i].family, strlen(kept[i].family)) == 0) {
            status = swst__db_ask(summary->store, kept[i].sql, mark->period.first,
                                  mark->period.last, 0, &found);
            break;
        }
    *recorded = found != 0;
    return status;
}

swst_status swst__summary_figure(struct swst__summary *summary, const struct swst__mark *mark)
{
    bool recorded;
    swst_status status = swst__summary_is_recorded(summary, mark, &recorded);

    if (status)
        return status;
    if (recorded)
        swst__document_figure(summary->document, mark);
    else
        swst__document_nothing(summary->document);
    return SWST_OK;
}

/* -------------------------------------------------------------------- changes */

/* Both figures, if they can be compared: of whole months, and of what was recorded then. */
static swst_status find_both(const struct swst__summary *summary, const char *code,
                             const struct swst__scope *scope, struct swst__mark *now,
                             struct swst__mark *before, bool *found)
{
    *found = !swst__summary_is_running(summary)
        && swst__marks_find(&summary->marks, code, &summary->now, scope, now)
        && swst__marks_find(&summary->marks, code, &summary->before, scope, before)
        && swst__goal_has_value(&now->figure) && swst__goal_has_value(&before->figure);
    return *found ? swst__summary_is_recorded(summary, before, found) : SWST_OK;
}

swst_status swst__summary_change(struct swst__summary *summary, const char *code)
{
    struct swst__mark now, before;
    bool found;
    swst_status status = find_both(summary, code, summary->whole, &now, &before, &found);

    if (status || !found || (!now.figure.n && !before.figure.n))
        return status;
    swst__document_text(summary->document, "%s", swst__summary_say(summary, SWST__SUMMARY_SINCE));
    swst__document_change(summary->document, &now, &before);
    swst__document_text(summary->document, "%s",
                        swst__summary_say(summary, SWST__SUMMARY_SINCE_END));
    return SWST_OK;
}

/* --------------------------------------------------------------------- cells */

void swst__summary_heads(struct swst__summary *summary, const enum swst__summary_word *words,
                         size_t count)
{
    enum { MOST = 8 };
    const char *heads[MOST];

    for (size_t i = 0; i < count && i < MOST; i++)
        heads[i] = swst__summary_say(summary, words[i]);
    swst__document_table(summary->document, heads, count);
}

void swst__summary_cell(struct swst__summary *summary, const char *text)
{
    swst__document_cell(summary->document);
    if (text && *text)
        swst__document_text(summary->document, "%s", text);
    else
        swst__document_nothing(summary->document);
}

void swst__summary_day_cell(struct swst__summary *summary, int64_t day)
{
    char text[SWST__DAY_SIZE];

    swst__day_print(day, text);
    swst__summary_cell(summary, text);
}

swst_status swst__summary_figure_cell(struct swst__summary *summary, const char *code,
                                      const struct swst__scope *scope)
{
    struct swst__mark mark;

    swst__document_cell(summary->document);
    if (swst__marks_find(&summary->marks, code, &summary->now, scope, &mark))
        return swst__summary_figure(summary, &mark);
    swst__document_text(summary->document, "–");
    return SWST_OK;
}

swst_status swst__summary_change_cell(struct swst__summary *summary, const char *code,
                                      const struct swst__scope *scope)
{
    struct swst__mark now, before;
    bool found;
    swst_status status = find_both(summary, code, scope, &now, &before, &found);

    swst__document_cell(summary->document);
    if (found)
        swst__document_change(summary->document, &now, &before);
    else
        swst__document_text(summary->document, "–");
    return status;
}
