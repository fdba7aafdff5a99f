/* The work planned: the window, the areas, and what was reached so far. */
#include "report/documents/plan.h"

#include "domain/in_force.h"
#include "model/structs.h"
#include "report/indicators/measure.h"

#include <string.h>

/* ------------------------------------------------------------------- the window */

/* The names that a statement gives for one worker, joined; how many. */
static swst_status join(struct swst__plan_page *page, const char *sql, int64_t worker_id,
                        const char *between, struct swst__text *text)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(page->store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->day);
    swst__db_bind_int(statement, 2, worker_id);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        swst__text_add(text, "%s%s", text->length ? between : "", swst__db_text(statement, 0));
    swst__db_give_back(statement);
    return status;
}

#define ASSIGNED(of)                                                                        \
    "SELECT " of ".name FROM assignment JOIN " of " ON " of ".id = assignment." of "_id"    \
    " WHERE assignment.worker_id = ?2 AND" SWST__IN_FORCE("assignment", "?1")               \
    " GROUP BY " of ".id, " of ".name ORDER BY " of ".id"

/* What a worker answers for at the window, and besides for which areas (A5). */
static swst_status write_worker(struct swst__plan_page *page, int64_t id, const char *name)
{
    struct swst__text duties = { 0 }, areas = { 0 };
    const char *comma = swst__plan_say(page, SWST__PLAN_COMMA);
    swst_status status;
    char *duty, *area;

    swst__document_item(page->document);
    swst__document_name(page->document, name);
    status = join(page, ASSIGNED("programme"), id, comma, &duties);
    if (!status)
        status = join(page, ASSIGNED("area"), id, comma, &areas);
    duty = swst__text_take(&duties);
    area = areas.length ? swst__text_take(&areas) : NULL;
    if (!status && (!duty || areas.failed))
        status = swst__fail_memory();
    if (!status)
        swst__document_text(page->document, "%s%s", swst__plan_say(page, SWST__PLAN_COLON), duty);
    if (!status && area)
        swst__document_text(page->document, swst__plan_say(page, SWST__PLAN_ALSO), area);
    swst_free(duty);
    swst_free(area);
    return status;
}

static swst_status write_window(struct swst__plan_page *page)
{
    struct swst__statement *statement;
    bool any = false;
    swst_status status = swst__db_take(page->store, "SELECT id, name FROM worker"
        " WHERE voided_at IS NULL AND EXISTS (SELECT 1 FROM assignment WHERE worker_id = worker.id"
        " AND programme_id IS NOT NULL AND" SWST__IN_FORCE("assignment", "?1") ") ORDER BY id",
        &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, page->day);
    swst__document_paragraph(page->document);
    swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_WINDOW));
    for (; (status = swst__db_step(statement)) == SWST_ROW; any = true)
        if ((status = write_worker(page, swst__db_int(statement, 0),
                                   swst__db_text(statement, 1))))
            break;
    swst__db_give_back(statement);
    if (!any && !status) {
        swst__document_item(page->document);
        swst__document_nothing(page->document);
    }
    return status;
}

/* ---------------------------------------------------------------------- so far */

/* A figure and the words before it, and what narrows it. */
struct so_far {
    enum swst__plan_word word;
    const char *code, *filter;
    const swst_filter *narrowed;
};

static void write_figures(struct swst__plan_page *page, const struct so_far *figures,
                          const struct swst__question *question,
                          const struct swst__measures *measures)
{
    swst__document_paragraph(page->document);
    for (size_t i = 0; i < measures->count; i++) {
        const struct swst__mark mark = {
            .indicator = measures->at[i].indicator, .figure = measures->at[i].figure,
            .period = question->period, .as_of = page->as_of, .filter = figures[i].filter
        };

        swst__document_text(page->document, "%s", swst__plan_say(page, figures[i].word));
        swst__document_figure(page->document, &mark);
    }
    swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_FULL_STOP));
}

/* How many households are on file, those of 低保 among them, and how many cases are open
 * (A4): of all, so that nobody takes the one for a share of the other. */
static swst_status count_so_far(struct swst__plan_page *page, const swst_filter *dibao)
{
    const struct swst__span days = { page->period.first, page->day };
    const struct swst__question question = { days, days, page->day };
    const struct so_far figures[] = {
        { SWST__PLAN_SO_FAR, "FILE.HOUSEHOLD_RATE", "", NULL },
        { SWST__PLAN_CASES_NOW, "CASE.OPEN", "", NULL },
        { SWST__PLAN_OF_HOUSEHOLDS_LOW, "FILE.HOUSEHOLD_RATE", "--category dibao", dibao },
    };
    struct swst__measures measures = { .store = page->store };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < (dibao ? 3 : 2) && !status; i++)
        status = swst__measures_ask(&measures, swst_indicator_find(figures[i].code), &question,
                                    figures[i].narrowed);
    if (!status)
        status = swst__measures_run(&measures);
    if (!status)
        write_figures(page, figures, &question, &measures);
    swst__measures_free(&measures);
    return status;
}

static swst_status write_so_far(struct swst__plan_page *page)
{
    swst_filter *dibao;
    int64_t id = 0;
    swst_status status = swst__db_ask(page->store, "SELECT id FROM category WHERE code = 'dibao'"
                                      " AND voided_at IS NULL", 0, 0, 0, &id);

    if (status || page->day < page->period.first)
        return status;
    if (!id)
        return count_so_far(page, NULL);
    if (!(dibao = swst_filter_new()))
        return SWST_ENOMEM;
    status = swst_filter_add_category(dibao, "dibao");
    if (!status)
        status = count_so_far(page, dibao);
    swst_filter_free(dibao);
    return status;
}

/* ---------------------------------------------------------------------- the chapter */

swst_status swst__plan_work(struct swst__plan_page *page)
{
    swst_status status;

    swst__document_chapter(page->document, "work", swst__plan_say(page, SWST__PLAN_WORK));
    swst__document_section(page->document, swst__plan_say(page, SWST__PLAN_WORK_CLIENTS));
    status = swst__plan_slot(page, "work_clients");
    if (!status)
        status = write_window(page);
    if (!status)
        status = swst__plan_areas(page);
    if (!status)
        status = write_so_far(page);
    if (!status)
        status = swst__plan_community(page);
    return status ? status : swst__plan_staff(page);
}
