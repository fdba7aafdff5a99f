#include "domain/programmes.h"

#include "base/memory.h"
#include "domain/act.h"
#include "domain/series.h"
#include "model/structs.h"
#include "store/rows.h"
#include "store/sight.h"

#include <swstation/activity.h>
#include <swstation/programmes.h>

#include <string.h>

/* -------------------------------------------------------------------- sites */

static swst_status add_site(struct swst__sites *sites, int64_t area_id, struct swst__span days)
{
    struct swst__site *at = swst__grow(sites->at, &sites->room, sites->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    sites->at = at;
    at[sites->count++] = (struct swst__site){ area_id, days };
    return SWST_OK;
}

swst_status swst__sites_read(struct swst__sites *sites, swst_store *store, int64_t programme_id,
                             int64_t own_area_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT area_id, coalesce(starts_on, ?2),"
        " coalesce(ends_on, ?3) FROM programme_site WHERE programme_id = ?1"
        " AND voided_at IS NULL ORDER BY area_id, id", &statement);

    sites->count = 0;
    if (status)
        return status;
    swst__db_bind_int(statement, 1, programme_id);
    swst__db_bind_int(statement, 2, SWST__FIRST_DAY);
    swst__db_bind_int(statement, 3, SWST__LAST_DAY);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        struct swst__span days = { swst__db_int(statement, 1), swst__db_int(statement, 2) };

        if ((status = add_site(sites, swst__db_int(statement, 0), days)))
            break;
    }
    swst__db_give_back(statement);
    sites->are_own = !sites->count;
    if (!status && sites->are_own)
        status = add_site(sites, own_area_id,
                          (struct swst__span){ SWST__FIRST_DAY, SWST__LAST_DAY });
    return status;
}

void swst__sites_free(struct swst__sites *sites)
{
    swst_free(sites->at);
    memset(sites, 0, sizeof *sites);
}

static bool covers(const struct swst__site *site, int64_t day)
{
    return site->days.first <= day && day <= site->days.last;
}

bool swst__sites_hold(const struct swst__sites *sites, size_t i, int64_t day)
{
    const struct swst__site *site = &sites->at[i];

    while (i && sites->at[i - 1].area_id == site->area_id)
        if (covers(&sites->at[--i], day))
            return false;
    return covers(site, day);
}

/* --------------------------------------------------------------------- plan */

enum { MOST_DAYS_PLANNED = 3660 };

struct plan {
    swst_store *store;
    const struct swst_programme *programme;
    struct swst__sites sites;
    struct swst__series series;
    int64_t made;
};

static int64_t type_of(const struct swst_programme *programme)
{
    int64_t type = programme->type
        ? swst__choice_find(&swst__activity_type_choices, programme->type) : 0;

    return type > 0 ? type : SWST_ACTIVITY_TYPE_CLASS;
}

/* The share of one session, when all can have the same whole minutes. */
static int64_t minutes_of(const struct swst_programme *programme)
{
    int64_t minutes = programme->planned_minutes, sessions = programme->planned_sessions;

    if (minutes <= 0 || sessions <= 0 || minutes % sessions
        || minutes / sessions > SWST__FIELD(activity, minutes)->max)
        return 0;
    return minutes / sessions;
}

static swst_status fill_activity(swst_record *record, const struct swst_programme *programme,
                                 int64_t area_id, int64_t day)
{
    const struct { const struct swst_field *field; int64_t value; } values[] = {
        { SWST__FIELD(activity, type), type_of(programme) },
        { SWST__FIELD(activity, programme_id), programme->record.header.id },
        { SWST__FIELD(activity, area_id), area_id },
        { SWST__FIELD(activity, lead_id), programme->owner_id },
        { SWST__FIELD(activity, minutes), minutes_of(programme) },
        { SWST__FIELD(activity, state), SWST_ACTIVITY_STATE_PLANNED },
        { SWST__FIELD(activity, planned_on), day }, { SWST__FIELD(activity, series_on), day },
    };
    swst_status status = swst__record_set_text(record, SWST__FIELD(activity, title),
                                               programme->name);

    for (size_t i = 0; i < sizeof values / sizeof *values && !status; i++)
        if (values[i].value || values[i].field->type == SWST_DAY)
            status = swst__record_set_int(record, values[i].field, values[i].value);
    return status;
}

/* A day of the series that has an activity keeps it, in whatever state: what
 * was called off or put off does not come back. */
static swst_status plan_one(struct plan *plan, int64_t area_id, int64_t day)
{
    swst_record *record;
    int64_t found = 0;
    swst_status status = swst__db_ask(plan->store,
        "SELECT id FROM activity WHERE programme_id = ?1 AND series_on = ?2"
        " AND coalesce(area_id, 0) = ?3 AND voided_at IS NULL LIMIT 1",
        plan->programme->record.header.id, day, area_id, &found);

    if (status || found)
        return status;
    if (!(record = swst_record_new(&swst__kinds[swst__kind_activity])))
        return SWST_ENOMEM;
    status = fill_activity(record, plan->programme, area_id, day);
    if (!status)
        status = swst_record_save(plan->store, record);
    swst_record_free(record);
    plan->made += !status;
    return status;
}

static swst_status plan_all(struct plan *plan)
{
    int64_t day;
    swst_status status = SWST_OK;

    while (!status && swst__series_next(&plan->series, &day))
        for (size_t i = 0; i < plan->sites.count && !status; i++)
            if (swst__sites_hold(&plan->sites, i, day))
                status = plan_one(plan, plan->sites.at[i].area_id, day);
    return status;
}

static const struct swst_field *missing_field(const swst_record *programme)
{
    const struct swst_field *const needed[] = { SWST__FIELD(programme, recurrence),
                                                SWST__FIELD(programme, starts_on) };

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!swst__record_has(programme, needed[i]))
            return needed[i];
    return NULL;
}

static swst_status plan_programme(struct plan *plan, const swst_record *record,
                                  struct swst__span window)
{
    const struct swst_programme *programme = (const struct swst_programme *)record;
    const struct swst_field *missing = missing_field(record);
    swst_status status;

    if (record->header.voided)
        return swst__fail_about(SWST_ECONFLICT, SWST__VOIDED_ALREADY, &record->kind->label);
    if (missing)
        return swst__reject(record->kind, missing, SWST__REQUIRED);
    if (swst__record_has(record, SWST__FIELD(programme, ends_on)))
        window = swst__span_meet(window, (struct swst__span){ programme->starts_on.number,
                                                              programme->ends_on.number });
    plan->programme = programme;
    status = swst__sites_read(&plan->sites, plan->store, record->header.id, programme->area_id);
    if (!status)
        status = swst__series_begin(&plan->series, programme->recurrence,
                                    programme->starts_on.number, window);
    if (!status)
        status = plan_all(plan);
    swst__sites_free(&plan->sites);
    return status;
}

static swst_status read_window(const char *from, const char *to, struct swst__span *window)
{
    swst_status status = swst__day_argument(from, &window->first);

    if (!status)
        status = swst__day_argument(to, &window->last);
    if (status)
        return status;
    if (window->first > window->last)
        return swst__fail(SWST_EINVALID, SWST__PERIOD_REVERSED);
    return swst__span_days(*window) <= MOST_DAYS_PLANNED ? SWST_OK
        : swst__fail(SWST_EINVALID, SWST__PLAN_TOO_LONG);
}

swst_status swst_programme_plan(swst_store *store, int64_t programme_id, const char *from,
                                const char *to, int64_t *made)
{
    struct plan plan = { .store = store };
    struct swst__span window;
    struct swst__act act;
    swst_record *record = NULL;
    swst_status status;

    if (!store || !from || !to || !made)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read_window(from, to, &window))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_activity],
                                             SWST__FIELD(activity, programme_id), programme_id)))
        return status;
    if (!act.served
        && !(status = swst__row_load(store, &swst__kinds[swst__kind_programme], programme_id,
                                     &record)))
        status = plan_programme(&plan, record, window);
    swst_record_free(record);
    if (!(status = swst__act_end(store, &act, status)))
        *made = plan.made;
    return status;
}
