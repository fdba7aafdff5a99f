#include "report/programmes_count.h"

#include "base/memory.h"
#include "domain/groups.h"
#include "domain/noted.h"
#include "domain/series.h"
#include "model/structs.h"
#include "store/db.h"

#include <swstation/activity.h>
#include <swstation/attendance.h>
#include <swstation/group.h>

#include <string.h>

static bool holds(struct swst__span span, int64_t day)
{
    return span.first <= day && day <= span.last;
}

/* ------------------------------------------------------------------ tallies */

static void free_tally(struct swst__tally *tally)
{
    swst__ids_free(&tally->people);
    swst__ids_free(&tally->months_held);
}

static void forget_sites(struct swst__programme_count *count)
{
    free_tally(&count->whole);
    for (size_t i = 0; i < count->site_count; i++)
        free_tally(&count->of_sites[i]);
    count->whole = (struct swst__tally){ 0 };
    count->site_count = 0;
    count->runs = 0;
    count->ended.count = count->held_count = count->presence_count = count->enrolled_count = 0;
}

void swst__programme_count_free(struct swst__programme_count *count)
{
    forget_sites(count);
    swst_free(count->of_sites);
    swst_free(count->held);
    swst_free(count->presences);
    swst__feed_close(&count->came);
    swst_free(count->enrolled);
    swst__ids_free(&count->ended);
    swst__sites_free(&count->sites);
    count->of_sites = NULL;
}

/* Of the site in an area, or NULL. */
static struct swst__tally *tally_of(struct swst__programme_count *count, int64_t area_id)
{
    for (size_t i = 0; i < count->site_count; i++)
        if (count->of_sites[i].area_id == area_id)
            return &count->of_sites[i];
    return NULL;
}

static swst_status make_tallies(struct swst__programme_count *count)
{
    swst_status status = swst__sites_read(&count->sites, count->store, count->id, count->area_id);

    for (size_t i = 0; i < count->sites.count && !count->sites.are_own && !status; i++) {
        const struct swst__site *site = &count->sites.at[i];
        struct swst__tally *at;

        if (!swst__span_days(swst__span_meet(site->days, count->question.period))
            || tally_of(count, site->area_id))
            continue;
        if (!(at = swst__grow(count->of_sites, &count->site_room, count->site_count, sizeof *at)))
            return SWST_ENOMEM;
        count->of_sites = at;
        at[count->site_count++] = (struct swst__tally){ .area_id = site->area_id };
    }
    return status;
}

/* ----------------------------------------------------------------- expected */

static swst_status count_expected(struct swst__programme_count *count, const char *recurrence)
{
    struct swst__series series;
    int64_t day;
    swst_status status;

    if (!recurrence || count->days.first == SWST__FIRST_DAY)      /* no day to begin on */
        return SWST_OK;
    status = swst__series_begin(&series, recurrence, count->days.first,
                                swst__span_meet(count->days, count->question.window));
    while (!status && swst__series_next(&series, &day))
        for (size_t i = 0; i < count->sites.count; i++) {
            struct swst__tally *site = tally_of(count, count->sites.at[i].area_id);

            if (!swst__sites_hold(&count->sites, i, day))
                continue;
            count->whole.expected++;
            if (site)
                site->expected++;
        }
    return status;
}

/* --------------------------------------------------------------- activities */

enum { STATE, AREA_ID, DAY, SERIES_ON, MINUTES, STAGE, ACTIVITY_ID };

/* A session belongs to the programme of its group, too. */
#define OF_PROGRAMME \
    " FROM activity WHERE voided_at IS NULL AND (programme_id = ?1 OR (programme_id IS NULL" \
    " AND group_id IN (SELECT id FROM \"group\" WHERE programme_id = ?1 AND voided_at IS NULL)))"

/* As swst_report_activities() counts them: what was held, up to as_of; plans in
 * the whole period; and what is overdue, from before it, too. */
static void add_activity(struct swst__tally *tally, const struct swst__statement *row,
                         const struct swst__question *question)
{
    int64_t state = swst__db_int(row, STATE), day = swst__db_int(row, DAY);
    bool is_held = state == SWST_ACTIVITY_STATE_HELD;

    if (state == SWST_ACTIVITY_STATE_PLANNED && !swst__group_is_over(swst__db_int(row, STAGE)))
        tally->overdue += day <= question->period.last && day < question->as_of;
    if (!holds(is_held ? question->window : question->period, day))
        return;
    tally->minutes += is_held ? swst__db_int(row, MINUTES) : 0;
    switch ((swst_activity_state)state) {
    case SWST_ACTIVITY_STATE_HELD: tally->held++; break;
    case SWST_ACTIVITY_STATE_CANCELLED: tally->cancelled++; break;
    case SWST_ACTIVITY_STATE_POSTPONED: tally->postponed++; break;
    default: tally->planned++;
    }
}

static bool was_called_off(const struct swst__programme_count *count,
                           const struct swst__statement *row)
{
    return swst__db_int(row, STATE) == SWST_ACTIVITY_STATE_CANCELLED
        && !swst__db_is_null(row, SERIES_ON)
        && holds(count->question.window, swst__db_int(row, SERIES_ON));
}

static swst_status add_month(struct swst__tally *tally, const struct swst__statement *row)
{
    int64_t day = swst__db_int(row, DAY);

    return swst__db_int(row, STATE) != SWST_ACTIVITY_STATE_HELD ? SWST_OK
        : swst__ids_insert(&tally->months_held, swst__bucket_of(SWST__PER_MONTH, day).first);
}

static swst_status add_row(struct swst__programme_count *count, struct swst__tally *tally,
                           const struct swst__statement *row)
{
    if (!tally)
        return SWST_OK;
    tally->expected -= was_called_off(count, row);
    if (swst__db_is_null(row, DAY))
        return SWST_OK;
    add_activity(tally, row, &count->question);
    return add_month(tally, row);
}

static swst_status keep(struct swst__timed **timed, size_t *count, size_t *room, int64_t id,
                        int64_t minutes)
{
    struct swst__timed *at = swst__grow(*timed, room, *count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    *timed = at;
    at[(*count)++] = (struct swst__timed){ id, minutes };
    return SWST_OK;
}

static swst_status keep_held(struct swst__programme_count *count,
                             const struct swst__statement *row)
{
    if (swst__db_int(row, STATE) != SWST_ACTIVITY_STATE_HELD || swst__db_is_null(row, DAY)
        || !holds(count->question.window, swst__db_int(row, DAY)))
        return SWST_OK;
    return keep(&count->held, &count->held_count, &count->held_room,
                swst__db_int(row, ACTIVITY_ID), swst__db_int(row, MINUTES));
}

static swst_status count_activities(struct swst__programme_count *count)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(count->store,
        "SELECT state, coalesce(area_id, 0), CASE state WHEN 2 THEN held_on"
        " ELSE planned_on END, series_on, coalesce(minutes, 0), coalesce((SELECT stage"
        " FROM \"group\" WHERE \"group\".id = activity.group_id), 0), id" OF_PROGRAMME, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, count->id);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        status = add_row(count, &count->whole, statement);
        if (!status)
            status = add_row(count, tally_of(count, swst__db_int(statement, AREA_ID)), statement);
        if (!status)
            status = keep_held(count, statement);
        if (status)
            break;
    }
    swst__db_give_back(statement);
    return status;
}

/* ------------------------------------------------------------------- people */

_Static_assert(SWST_ACTIVITY_STATE_HELD == 2 && SWST_GROUP_STAGE_PREPARING == 1
               && SWST_GROUP_STAGE_ENDED == 6 && SWST_GROUP_STAGE_CANCELLED == 7,
               "the statements of this file name these by number");

static swst_status add_presence(struct swst__tally *tally, int64_t client_id, int64_t minutes)
{
    if (!tally)
        return SWST_OK;
    tally->person_times++;
    tally->attendee_minutes += minutes;
    return swst__ids_insert(&tally->people, client_id);
}

/* Clients present or late at activities of programmes, programme by programme. */
enum { CAME_AREA, CAME_CLIENT, CAME_MINUTES, CAME_ID, CAME };
static const char came[] =
    "SELECT session.programme_id, session.area_id, client_id, coalesce(minutes, 0), attendance_id"
    " FROM" SWST__NOTED("?1", "?2") " noted JOIN (SELECT activity.id AS id,"
    " coalesce(activity.area_id, 0) AS area_id,"
    " coalesce(activity.programme_id, \"group\".programme_id) AS programme_id"
    " FROM activity LEFT JOIN \"group\" ON \"group\".id = activity.group_id"
    " AND \"group\".voided_at IS NULL) session ON session.id = activity_id"
    " WHERE client_id IS NOT NULL AND best = 3 AND session.programme_id IS NOT NULL"
    " ORDER BY session.programme_id";

/* How long they stayed counts as far as that was noted. */
static swst_status count_presences(struct swst__programme_count *count)
{
    struct swst__span window = count->question.window;
    swst_status status = count->came.statement ? SWST_OK
        : swst__feed_open(&count->came, count->store, came, CAME, window.first, window.last);

    if (!status)
        status = swst__feed_take(&count->came, count->id);
    for (size_t i = 0; i < count->came.count && !status; i++) {
        const int64_t *row = count->came.rows[i];
        int64_t client = row[CAME_CLIENT], minutes = row[CAME_MINUTES];

        status = add_presence(&count->whole, client, minutes);
        if (!status)
            status = add_presence(tally_of(count, row[CAME_AREA]), client, minutes);
        if (!status)
            status = keep(&count->presences, &count->presence_count, &count->presence_room,
                          row[CAME_ID], minutes);
    }
    return status;
}

static swst_status keep_enrolled(struct swst__programme_count *count,
                                 const struct swst__statement *row)
{
    struct swst__enrolled *at = swst__grow(count->enrolled, &count->enrolled_room,
                                           count->enrolled_count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    count->enrolled = at;
    at[count->enrolled_count++] = (struct swst__enrolled){ swst__db_int(row, 0),
        swst__db_int(row, 1) == 1, swst__db_int(row, 2) == 1, swst__db_int(row, 3) == 1 };
    return swst__db_int(row, 2) ? swst__ids_insert(&count->whole.people, swst__db_int(row, 0))
                                : SWST_OK;
}

#define WITHIN "(coalesce(ends_on, ?2) >= ?2 AND ?2 <= ?3)"

static swst_status count_enrolled(struct swst__programme_count *count)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(count->store,
        "SELECT client_id, CASE WHEN coalesce(ends_on, ?3) >= ?3 THEN 1 ELSE 0 END,"
        " CASE WHEN" WITHIN " THEN 1 ELSE 0 END, CASE WHEN" WITHIN " AND outcome IS NOT NULL"
        " AND outcome_on <= ?3 AND verified_by_id IS NOT NULL THEN 1 ELSE 0 END FROM enrolment"
        " WHERE programme_id = ?1 AND starts_on <= ?3"
        " AND (coalesce(ends_on, ?3) >= ?3 OR" WITHIN ") AND voided_at IS NULL", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, count->id);
    swst__db_bind_int(statement, 2, count->question.window.first);
    swst__db_bind_int(statement, 3, count->question.window.last);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = keep_enrolled(count, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

/* A group that prepares still, or was called off, is no run. */
static swst_status count_runs(struct swst__programme_count *count)
{
    const struct swst__span *window = &count->question.window;
    struct swst__statement *statement;
    swst_status status = swst__db_ask(count->store, "SELECT count(*) FROM \"group\""
        " WHERE programme_id = ?1 AND starts_on >= ?2 AND starts_on <= ?3"
        " AND stage NOT IN (1, 7) AND voided_at IS NULL", count->id, window->first, window->last,
        &count->runs);

    if (!status)
        status = swst__db_take(count->store, "SELECT id FROM \"group\" WHERE programme_id = ?1"
            " AND ends_on >= ?2 AND ends_on <= ?3 AND stage = 6 AND voided_at IS NULL"
            " ORDER BY id", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, count->id);
    swst__db_bind_int(statement, 2, window->first);
    swst__db_bind_int(statement, 3, window->last);
    return swst__ids_read(&count->ended, statement);
}

/* ------------------------------------------------------------------- months */

/* Whether the programme runs at a place of this area on every day of the month. */
static bool is_due(const struct swst__programme_count *count, int64_t area_id,
                   struct swst__span month)
{
    if (!holds(count->days, month.first) || !holds(count->days, month.last))
        return false;
    for (int64_t day = month.first; day <= month.last; day++) {
        bool is_held = false;

        for (size_t i = 0; i < count->sites.count && !is_held; i++)
            is_held = count->sites.at[i].area_id == area_id
                && swst__sites_hold(&count->sites, i, day);
        if (!is_held)
            return false;
    }
    return true;
}

static void count_months_of(const struct swst__programme_count *count, struct swst__tally *tally,
                            int64_t area_id)
{
    struct swst__span window = count->question.window;
    struct swst__span month = swst__bucket_of(SWST__PER_MONTH, window.first);

    for (; month.last <= window.last; month = swst__bucket_of(SWST__PER_MONTH, month.last + 1))
        if (is_due(count, area_id, month)) {
            tally->months++;
            tally->months_met += swst__ids_hold(&tally->months_held, month.first);
        }
}

/* Of the sites together, or of the whole when it has none. */
static void count_months(struct swst__programme_count *count)
{
    if (count->sites.are_own)
        count_months_of(count, &count->whole, count->area_id);
    for (size_t i = 0; i < count->site_count; i++) {
        struct swst__tally *site = &count->of_sites[i];

        count_months_of(count, site, site->area_id);
        count->whole.months += site->months;
        count->whole.months_met += site->months_met;
    }
}

swst_status swst__programme_count(struct swst__programme_count *count, const char *recurrence)
{
    swst_status status;

    forget_sites(count);
    status = make_tallies(count);
    if (!status)
        status = count_expected(count, recurrence);
    if (!status)
        status = count_activities(count);
    if (!status)
        status = count_presences(count);
    if (!status)
        status = count_enrolled(count);
    if (!status)
        status = count_runs(count);
    if (!status)
        count_months(count);
    return status;
}
