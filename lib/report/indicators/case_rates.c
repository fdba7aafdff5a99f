/* CASE: shares and averages, of the cases that case.c counts. */
#include "report/indicators/case_counts.h"

#include "base/memory.h"
#include "model/structs.h"

/* Of those closed. */
static struct swst__case_part of_closed(const struct swst__measure *measure,
                                        const struct swst__case *it, enum swst__case_count part)
{
    struct swst__span window = swst__lens_window(measure->lens);

    return (struct swst__case_part){ swst__case_counts(it, part, window),
                                     swst__case_counts(it, SWST__CASES_CLOSED, window) };
}

static struct swst__case_part successful(const struct swst__measure *measure,
                                         const struct swst__case *it)
{
    return of_closed(measure, it, SWST__CASES_SUCCESSFUL);
}

static struct swst__case_part improved_outcome(const struct swst__measure *measure,
                                               const struct swst__case *it)
{
    return of_closed(measure, it, SWST__CASES_OUTCOME_IMPROVED);
}

static struct swst__case_part days_open(const struct swst__measure *measure,
                                        const struct swst__case *it)
{
    struct swst__case_part closed = of_closed(measure, it, SWST__CASES_CLOSED);

    return (struct swst__case_part){ closed.d ? it->closed_on - it->opened_on : 0, closed.d };
}

static struct swst__case_part improved(const struct swst__measure *measure,
                                       const struct swst__case *it)
{
    bool is_scored, is_improved;

    swst__case_improvement(measure->facts->goals, it, swst__lens_window(measure->lens), &is_scored,
                           &is_improved);
    return (struct swst__case_part){ is_improved, is_scored };
}

swst_status swst__count_CASE_SUCCESS(struct swst__measure *measure)
{
    return swst__case_add_each(measure, successful);
}

swst_status swst__count_CASE_OUTCOME(struct swst__measure *measure)
{
    return swst__case_add_each(measure, improved_outcome);
}

swst_status swst__count_CASE_DAYS(struct swst__measure *measure)
{
    return swst__case_add_each(measure, days_open);
}

swst_status swst__count_CASE_IMPROVE(struct swst__measure *measure)
{
    swst_status status;

    if (!measure->facts->cases.count)
        return SWST_OK;
    status = swst__case_goals_read(measure->facts->goals, swst__lens_window(measure->lens));
    return status ? status : swst__case_add_each(measure, improved);
}

/* -------------------------------------------------------------------- needs */

static swst_status add_need(void *keeper, int64_t need_id, bool answered)
{
    return swst__measure_share(keeper, swst__kind_need, need_id, answered);
}

/* Needs of people are looked at through a lens of their own: the measure's has met
 * everybody before. */
struct asked {
    struct swst__measure *measure;
    struct swst__lens lens;
    struct swst__facts facts;
    struct swst__people people;
    struct swst__feed needs;
    struct swst__ids clients;
};

static swst_status find_clients(struct asked *asked)
{
    struct swst__span window = swst__lens_window(asked->measure->lens);
    struct swst__statement *row;
    swst_status status = swst__db_take(asked->measure->lens->answer.store,
        "SELECT client_id FROM need WHERE client_id IS NOT NULL AND category = 'case'"
        " AND opened_on >= ?1 AND opened_on <= ?2 AND voided_at IS NULL", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    status = swst__ids_read(&asked->clients, row);
    swst__ids_order(&asked->clients);
    return status;
}

static swst_status open_asked(struct asked *asked)
{
    const struct swst__answer *answer = &asked->measure->lens->answer;
    swst_status status = swst__lens_open(&asked->lens, asked->measure->lens->asked_filter);

    asked->facts.needs = SWST__NEED_MEMBERSHIPS | SWST__NEED_TIERS;
    if (!status)
        status = find_clients(asked);
    if (!status)
        status = swst__people_open(&asked->people, answer->store, &asked->lens.answer.ground.areas,
                                   &asked->clients);
    if (!status)
        status = swst__facts_open(&asked->facts, answer->store, answer->question.window);
    return status ? status : swst__case_needs_open(&asked->needs, answer->store,
                                                   answer->question.window);
}

static swst_status add_needs_of_clients(struct asked *asked)
{
    const struct swst__areas *areas = &asked->lens.answer.ground.areas;
    swst_status status = SWST_OK;

    while (!status && (status = swst__people_next(&asked->people)) == SWST_ROW) {
        status = swst__facts_take(&asked->facts, &asked->people.person, areas);
        if (!status)
            status = swst__lens_meet(&asked->lens, &asked->facts);
        if (!status)
            status = swst__feed_take(&asked->needs, asked->people.person.id);
        if (asked->lens.standing == SWST__LEFT_OUT)
            continue;
        for (size_t i = 0; i < asked->needs.count && !status; i++)
            status = add_need(asked->measure, asked->needs.rows[i][SWST__NEED_ID],
                              asked->needs.rows[i][SWST__NEED_IS_ANSWERED]);
    }
    return status;
}

swst_status swst__count_CASE_NEED_RATE(struct swst__measure *measure)
{
    struct asked asked = { .measure = measure, .lens = { .answer = {
        .store = measure->lens->answer.store, .question = measure->lens->answer.question } } };
    swst_status status = open_asked(&asked);

    if (!status)
        status = add_needs_of_clients(&asked);
    if (!status)
        status = swst__case_needs_elsewhere(asked.lens.answer.store, &asked.lens.answer.ground,
                                            swst__lens_window(&asked.lens), add_need, measure);
    swst__feed_close(&asked.needs);
    swst__facts_close(&asked.facts);
    swst__people_close(&asked.people);
    swst__ids_free(&asked.clients);
    swst__lens_close(&asked.lens);
    return status;
}
