#include "domain/plans.h"

#include "base/calendar.h"
#include "model/indicator.h"
#include "model/structs.h"
#include "store/db.h"

#include <string.h>

enum { SHARE_OF_ALL = 1000 };           /* 100 % in tenths of a percent */

/* Which indicators are counted household by household. */
#define INDICATOR(family, name, unit, form, nature, dimensions, types, households, walk, ...) \
    [swst__indicator_##family##_##name] = OF_##walk,
#define LATER(family, name, ...) [swst__indicator_##family##_##name] = OF_ALONE,
enum { OF_ALONE, OF_PEOPLE, OF_HOUSEHOLDS };
static const char walks[] = {
#include "model/indicators.def"
};

/* Of two numbers that were found, an id refuses: the record to change first. */
static swst_status complain(swst_status status, enum swst__message message,
                            const struct swst_field *field, int64_t found)
{
    if (status || !found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, message, found);
    swst__error_field("goal", field->name);
    return status;
}

/* ------------------------------------------------------------ what narrows */

static swst_status check_level(swst_store *store, const struct swst_goal *goal)
{
    struct swst__statement *statement;
    swst_status status;

    if (!goal->level)
        return SWST_OK;
    status = swst__db_take(store, "SELECT 1 FROM contact_rule WHERE level = ?1"
                                  " AND voided_at IS NULL LIMIT 1", &statement);
    if (status)
        return status;
    swst__db_bind_text(statement, 1, goal->level);
    status = swst__db_step(statement);
    swst__db_give_back(statement);
    if (status == SWST_ROW)
        return SWST_OK;
    return status ? status
        : swst__reject(goal->record.kind, SWST__FIELD(goal, level), SWST__NO_SUCH_LEVEL);
}

/* Of households an indicator of people means those in them; the other way round
 * there is no meaning. */
static bool fits(const char *code, int64_t unit)
{
    const struct swst_indicator *indicator = swst_indicator_find(code);

    return !indicator || unit != swst__category_unit_PERSON
        || walks[indicator - swst__indicators] != OF_HOUSEHOLDS;
}

/* Whether a target in this unit (0: unsaid) is one of what is counted then. */
static bool counts_in(const char *code, int64_t category_unit, int64_t target_unit)
{
    const struct swst_indicator *indicator = swst_indicator_find(code);

    if (indicator && category_unit == swst__category_unit_HOUSEHOLD
        && indicator->of_households != swst__indicator_NONE)
        indicator = &swst__indicators[indicator->of_households];
    return !target_unit || !indicator
        || target_unit == swst__target_unit(indicator->form, indicator->unit);
}

static swst_status check_category(swst_store *store, const struct swst_goal *goal)
{
    const swst_kind *kind = goal->record.kind;
    int64_t unit = 0;
    swst_status status = goal->category_id
        ? swst__db_ask(store, "SELECT unit FROM category WHERE id = ?1", goal->category_id, 0, 0,
                       &unit) : SWST_OK;

    if (status)
        return status;
    if (!fits(goal->indicator, unit))
        return swst__reject(kind, SWST__FIELD(goal, category_id), SWST__CATEGORY_OF_PEOPLE);
    return counts_in(goal->indicator, unit, goal->target_unit) ? SWST_OK
        : swst__reject(kind, SWST__FIELD(goal, target_unit), SWST__TARGET_OF_OTHER_UNIT);
}

swst_status swst__plans_check_category(swst_store *store, const swst_record *record)
{
    const struct swst_category *category = (const struct swst_category *)record;
    struct swst__statement *goals;
    swst_status status = swst__db_take(store, "SELECT indicator, coalesce(target_unit, 0)"
        " FROM goal WHERE category_id = ?1 AND voided_at IS NULL", &goals);
    bool fit = true;

    if (status)
        return status;
    swst__db_bind_int(goals, 1, record->header.id);
    while (fit && (status = swst__db_step(goals)) == SWST_ROW)
        fit = fits(swst__db_text(goals, 0), category->unit)
            && counts_in(swst__db_text(goals, 0), category->unit, swst__db_int(goals, 1));
    swst__db_give_back(goals);
    if (status < 0)
        return status;
    return fit ? SWST_OK : swst__reject_as(SWST_ECONFLICT, record->kind,
                                           SWST__FIELD(category, unit), SWST__UNIT_MISMATCH);
}

/* -------------------------------------------------------------------- tree */

static swst_status find_parent(swst_store *store, int64_t id, int64_t *plan, int64_t *parent)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT plan_id, coalesce(parent_id, 0) FROM goal"
                                              " WHERE id = ?1", &statement);

    *plan = *parent = 0;
    if (status)
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        *plan = swst__db_int(statement, 0);
        *parent = swst__db_int(statement, 1);
    }
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

/* Up to a goal that is part of none. What a damaged file has in a ring ends, too: no way
 * up is longer than there are goals. */
static swst_status check_parent(swst_store *store, const struct swst_goal *goal)
{
    const struct swst_field *field = SWST__FIELD(goal, parent_id);
    int64_t at = goal->parent_id, plan, count = 0;
    swst_status status = at ? swst__db_number(store, "SELECT count(*) FROM goal", &count)
                            : SWST_OK;

    for (bool first = true; at && !status; first = false) {
        if (at == goal->record.header.id || count-- < 0)
            return swst__reject_as(SWST_ECONFLICT, goal->record.kind, field, SWST__GOAL_CYCLE);
        status = find_parent(store, at, &plan, &at);
        if (!status && first && plan != goal->plan_id)
            return swst__reject(goal->record.kind, field, SWST__GOAL_OF_OTHER_PLAN);
    }
    return status;
}

static swst_status check_parts(swst_store *store, const struct swst_goal *goal)
{
    int64_t found = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM goal WHERE parent_id = ?1"
        " AND plan_id <> ?2 AND voided_at IS NULL ORDER BY id LIMIT 1", goal->record.header.id,
        goal->plan_id, 0, &found);

    return complain(status, SWST__GOAL_HAS_PARTS, SWST__FIELD(goal, plan_id), found);
}

/* -------------------------------------------------------------- milestones */

static swst_status check_milestones(swst_store *store, const struct swst_goal *goal)
{
    const struct swst_indicator *indicator = swst_indicator_find(goal->indicator);
    int64_t id = goal->record.header.id, found = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM milestone WHERE goal_id = ?1"
        " AND due_on < ?2 AND voided_at IS NULL ORDER BY due_on LIMIT 1", id,
        goal->starts_on.number, 0, &found);

    status = complain(status, SWST__MILESTONE_BEYOND, SWST__FIELD(goal, starts_on), found);
    if (!status)
        status = swst__db_ask(store, "SELECT id FROM milestone WHERE goal_id = ?1"
            " AND due_on > ?2 AND voided_at IS NULL ORDER BY due_on LIMIT 1", id,
            goal->due_on.number, 0, &found);
    status = complain(status, SWST__MILESTONE_BEYOND, SWST__FIELD(goal, due_on), found);
    if (status || !indicator || indicator->form != SWST_FIGURE_RATE)
        return status;
    status = swst__db_ask(store, "SELECT id FROM milestone WHERE goal_id = ?1 AND target > ?2"
        " AND voided_at IS NULL ORDER BY due_on LIMIT 1", id, SHARE_OF_ALL, 0, &found);
    return complain(status, SWST__MILESTONE_ABOVE_ALL, SWST__FIELD(goal, indicator), found);
}

swst_status swst__plans_check_goal(swst_store *store, const swst_record *record, bool is_new)
{
    const struct swst_goal *goal = (const struct swst_goal *)record;
    swst_status status = check_level(store, goal);

    if (!status)
        status = check_category(store, goal);
    if (!status)
        status = check_parent(store, goal);
    if (!status && !is_new)
        status = check_parts(store, goal);
    return status || is_new ? status : check_milestones(store, goal);
}

static swst_status hold_to_goal(const struct swst_milestone *milestone,
                                const struct swst__statement *goal)
{
    const struct swst_indicator *indicator = swst_indicator_find(swst__db_text(goal, 2));
    const swst_kind *kind = milestone->record.kind;

    if (milestone->due_on.number < swst__db_int(goal, 0)
        || milestone->due_on.number > swst__db_int(goal, 1))
        return swst__reject(kind, SWST__FIELD(milestone, due_on), SWST__MILESTONE_OUTSIDE);
    return !indicator ? SWST_OK
        : swst__indicator_check_target(kind, SWST__FIELD(milestone, target), indicator,
                                       milestone->target);
}

swst_status swst__plans_check_milestone(swst_store *store, const swst_record *record)
{
    const struct swst_milestone *milestone = (const struct swst_milestone *)record;
    struct swst__statement *goal;
    swst_status status = swst__db_take(store, "SELECT starts_on, due_on, indicator FROM goal"
                                              " WHERE id = ?1", &goal);

    if (status)
        return status;
    swst__db_bind_int(goal, 1, milestone->goal_id);
    if ((status = swst__db_step(goal)) == SWST_ROW)
        status = hold_to_goal(milestone, goal);
    swst__db_give_back(goal);
    return status;
}

/* ----------------------------------------------------------------- closing */

swst_status swst__plans_check_close(swst_store *store, const swst_record *record)
{
    const struct swst_month_close *close = (const struct swst_month_close *)record;
    struct swst__statement *before;
    swst_status status;

    if (close->revision == 1)
        return SWST_OK;
    status = swst__db_take(store, "SELECT 1 FROM month_close WHERE month = ?1 AND revision = ?2"
                                  " AND voided_at IS NULL", &before);
    if (status)
        return status;
    swst__db_bind_text(before, 1, close->month);
    swst__db_bind_int(before, 2, close->revision - 1);
    status = swst__db_step(before);
    swst__db_give_back(before);
    if (status == SWST_ROW)
        return SWST_OK;
    return status ? status : swst__reject(record->kind, SWST__FIELD(month_close, revision),
                                          SWST__REVISION_SKIPPED);
}

swst_status swst__plans_check_change(const swst_record *record, const swst_record *before)
{
    bool same = record->header.voided == before->header.voided;

    if (record->kind != &swst__kinds[swst__kind_month_close])
        return SWST_OK;
    for (unsigned i = 0; i < record->kind->field_count && same; i++)
        same = swst__record_same(record, before, &record->kind->fields[i]);
    return same ? SWST_OK : swst__fail(SWST_ECONFLICT, SWST__CLOSED_STAYS);
}

/* ---------------------------------------------------------------- spelling */

void swst__plans_spell(swst_record *record)
{
    char *written = NULL;
    const struct swst_indicator *indicator;

    if (record->kind == &swst__kinds[swst__kind_goal])
        written = ((struct swst_goal *)record)->indicator;
    else if (record->kind == &swst__kinds[swst__kind_improvement])
        written = ((struct swst_improvement *)record)->indicator;
    indicator = swst_indicator_find(written);
    if (indicator)                                  /* of one length, but for capitals */
        memcpy(written, indicator->code, strlen(indicator->code));
}

/* ---------------------------------------------------------------- warnings */

swst_status swst__plans_warn_year(swst_store *store, const swst_record *record)
{
    const struct swst_goal *goal = (const struct swst_goal *)record;
    int64_t year = 0;
    swst_status status = swst__db_ask(store, "SELECT year FROM plan WHERE id = ?1", goal->plan_id,
                                      0, 0, &year);

    if (status || !year || (goal->starts_on.number <= swst__day_make(year, 12, 31)
                            && goal->due_on.number >= swst__day_make(year, 1, 1)))
        return status;
    return swst__reject(record->kind, SWST__FIELD(goal, due_on), SWST__GOAL_OUTSIDE_YEAR);
}
