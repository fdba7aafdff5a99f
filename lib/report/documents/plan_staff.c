/* The growth of social workers, and the station's own duties that recur. */
#include "report/documents/plan.h"

#include "domain/tasks.h"
#include "model/structs.h"
#include "report/documents/marks.h"

#include <string.h>

/* An examination that was sat by the day, and passed by then: when a failure became known
 * is on no record. */
static void write_certificate(struct swst__plan_page *page,
                              const struct swst__statement *statement)
{
    bool has_passed = !swst__db_is_null(statement, 2);
    int column = has_passed ? 2 : 3;
    char day[SWST__DAY_SIZE];

    swst__document_cell(page->document);
    swst__document_name(page->document, swst__db_text(statement, 0));
    swst__plan_cell(page, swst__certificate_level_choices
                              .labels[swst__db_int(statement, 1)].text[page->language]);
    swst__document_cell(page->document);
    if (swst__db_is_null(statement, column)) {
        swst__document_nothing(page->document);
        return;
    }
    swst__day_print(swst__db_int(statement, column), day);
    swst__document_text(page->document, swst__plan_say(page, has_passed ? SWST__PLAN_PASSED
                                                                        : SWST__PLAN_SAT), day);
}

static swst_status write_certificates(struct swst__plan_page *page)
{
    const enum swst__plan_word heads[] = { SWST__PLAN_WORKER, SWST__PLAN_LEVEL,
                                           SWST__PLAN_RESULT };
    struct swst__statement *statement;
    bool any = false;
    swst_status status = swst__db_take(page->store, "SELECT worker.name, certificate.level,"
        " CASE WHEN passed_on <= ?1 THEN passed_on ELSE NULL END, sat_on"
        " FROM certificate JOIN worker ON worker.id = certificate.worker_id"
        " WHERE certificate.voided_at IS NULL AND worker.voided_at IS NULL"
        " AND coalesce(sat_on, passed_on, registered_on, ?1) <= ?1"
        " ORDER BY worker.id, certificate.level, certificate.id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->day);
    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s%s", swst__plan_say(page, SWST__PLAN_CERTIFICATES),
                        swst__plan_say(page, SWST__PLAN_COLON));
    for (; (status = swst__db_step(statement)) == SWST_ROW; any = true) {
        if (!any)
            swst__plan_heads(page, heads, 3);
        write_certificate(page, statement);
    }
    if (!any && !status)
        swst__document_nothing(page->document);
    swst__db_give_back(statement);
    return status;
}

/* ----------------------------------------------------------------------- tasks */

/* How often it was done when it was due, and how often late: figures of tasks of that title. */
static swst_status write_counts(struct swst__plan_page *page, const char *title)
{
    static const char *const codes[] = { "TASK.DONE", "TASK.LATE" };
    const struct swst__span days = { page->period.first, page->day };
    const struct swst__question question = { page->period, days, page->as_of };
    const struct swst__narrowed by = { .type = title };
    struct swst__marks marks = { .store = page->store, .measures.store = page->store };
    const struct swst__scope *scope;
    swst_status status = swst__marks_scope(&marks, NULL, &by, &scope);

    for (size_t i = 0; i < 2 && !status; i++)
        status = swst__marks_ask(&marks, codes[i], &question, scope);
    if (!status)
        status = swst__marks_run(&marks);
    for (size_t i = 0; i < 2 && !status; i++) {
        struct swst__mark mark;

        swst__document_cell(page->document);
        if (swst__marks_find(&marks, codes[i], &question, scope, &mark))
            swst__document_figure(page->document, &mark);
    }
    swst__marks_free(&marks);
    return status;
}

static swst_status write_task(struct swst__plan_page *page, const struct swst__tasks *tasks)
{
    swst_status status;

    swst__plan_cell(page, tasks->task.title);
    swst__plan_recurrence(page, tasks->task.recurrence);
    status = swst__plan_owner(page, tasks->task.owner_id);
    return status ? status : write_counts(page, tasks->task.title);
}

/* Those that recur: what is done once stands on the desk. */
static swst_status write_all(struct swst__plan_page *page, struct swst__tasks *tasks)
{
    const enum swst__plan_word heads[] = { SWST__PLAN_TASK, SWST__PLAN_RECURRENCE,
                                           SWST__PLAN_OWNER, SWST__PLAN_DONE_SO_FAR,
                                           SWST__PLAN_DONE_LATE };
    bool any = false;
    swst_status status;

    while ((status = swst__tasks_next(tasks)) == SWST_ROW) {
        if (!tasks->task.recurrence)
            continue;
        if (!any)
            swst__plan_heads(page, heads, 5);
        any = true;
        if ((status = write_task(page, tasks)))
            return status;
    }
    if (!any && !status)
        swst__document_nothing(page->document);
    return status;
}

static swst_status write_tasks(struct swst__plan_page *page)
{
    struct swst__tasks tasks = { 0 };
    swst_status status = swst__tasks_open(&tasks, page->store, page->as_of);

    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s%s", swst__plan_say(page, SWST__PLAN_TASKS),
                        swst__plan_say(page, SWST__PLAN_COLON));
    if (!status)
        status = write_all(page, &tasks);
    swst__tasks_close(&tasks);
    return status;
}

swst_status swst__plan_staff(struct swst__plan_page *page)
{
    swst_status status;

    swst__document_section(page->document, swst__plan_say(page, SWST__PLAN_WORK_STAFF));
    status = swst__plan_slot(page, "work_staff");
    if (!status)
        status = write_certificates(page);
    return status ? status : write_tasks(page);
}
