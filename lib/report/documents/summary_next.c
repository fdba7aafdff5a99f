/* Chapter five: what is still to be reached, and what the next month holds already. */
#include "domain/tasks.h"
#include "report/documents/summary_parts.h"
#include "store/db.h"

/* What was left out of the filter is not this station part's duty. */
static swst_status admits(struct swst__ground *ground, const struct swst__task *task,
                          bool *admitted)
{
    return swst__ground_admits_named(ground, &task->owner_id, 1,
               swst__areas_find(&ground->areas, task->area_id), admitted);
}

static swst_status write_tasks(struct swst__summary *summary, struct swst__ground *ground,
                               struct swst__tasks *tasks, bool *any)
{
    const enum swst__summary_word heads[] = { SWST__SUMMARY_HEAD_TASK, SWST__SUMMARY_HEAD_FIRST };
    swst_status status;

    while ((status = swst__tasks_next(tasks)) == SWST_ROW) {
        struct swst__task_count count;
        bool admitted = false;

        status = swst__tasks_count(tasks, summary->next, &count);
        if (!status && count.due && count.open_on != SWST__NULL)
            status = admits(ground, &tasks->task, &admitted);
        if (status)
            break;
        if (!admitted)
            continue;
        if (!*any)
            swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
        *any = true;
        swst__summary_cell(summary, tasks->task.title);
        swst__summary_day_cell(summary, count.open_on);
    }
    return status;
}

static swst_status write_due(struct swst__summary *summary)
{
    struct swst__ground ground = { 0 };
    struct swst__tasks tasks = { 0 };
    bool any = false;
    swst_status status = swst__ground_open(&ground, summary->store, summary->filter,
                                           summary->now.window.last);

    if (!status)
        status = swst__tasks_open(&tasks, summary->store, summary->now.window.last);
    if (!status)
        status = write_tasks(summary, &ground, &tasks, &any);
    swst__tasks_close(&tasks);
    swst__ground_close(&ground);
    if (!any && !status)
        swst__summary_none(summary);
    return status;
}

/* ------------------------------------------------------------------- contacts */

/* How many contacts the duties ask for, as the records stand: nobody knows them yet. */
static bool find_duties(const struct swst__summary *summary, const struct swst__scope *scope,
                        struct swst__mark *mark)
{
    if (!swst__marks_find(&summary->marks, "TIER.REQUIRED", &summary->duties, scope, mark)
        || !swst__goal_has_value(&mark->figure) || !mark->figure.n)
        return false;
    mark->is_provisional = summary->next.last > summary->now.as_of;
    return true;
}

static void write_duties(struct swst__summary *summary)
{
    swst_document *document = summary->document;
    char day[SWST__DAY_SIZE], from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];
    struct swst__mark mark;
    bool any = false;

    if (!find_duties(summary, summary->whole, &mark)) {
        swst__summary_none(summary);
        return;
    }
    swst__day_print(summary->now.as_of, day);
    swst__day_print(summary->next.first, from);
    swst__day_print(summary->next.last, to);
    swst__document_paragraph(document);
    swst__document_text(document, swst__summary_say(summary, SWST__SUMMARY_AS_THEY_STAND), day,
                        from, to);
    swst__document_text(document, "%s%s", mark.indicator->title.text[summary->language],
                        swst__summary_say(summary, SWST__SUMMARY_SPACE));
    swst__document_figure(document, &mark);
    for (size_t i = 0; i < summary->by_level.count; i++) {
        if (!find_duties(summary, summary->by_level.at[i].scope, &mark))
            continue;
        swst__document_text(document, "%s%s%s", swst__summary_say(summary, any
                            ? SWST__SUMMARY_COMMA : SWST__SUMMARY_OF_THESE),
                            summary->by_level.at[i].name,
                            swst__summary_say(summary, SWST__SUMMARY_SPACE));
        swst__document_figure(document, &mark);
        any = true;
    }
    swst__document_text(document, "%s", swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
}

swst_status swst__summary_next(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "next",
                           swst__summary_say(summary, SWST__SUMMARY_NEXT));
    swst__summary_section(summary, SWST__SUMMARY_OPEN_GOALS);
    if ((status = swst__summary_goals(summary, SWST__GOALS_BEHIND)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_REQUIRED);
    write_duties(summary);
    swst__summary_section(summary, SWST__SUMMARY_PLANNED);
    if ((status = swst__summary_activities(summary, false, summary->next)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_DUE);
    if ((status = write_due(summary)))
        return status;
    return swst__summary_slot(summary, "next");
}
