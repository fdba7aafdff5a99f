/* Which activities of a period count, as what, and who came to them. */
#include "report/activities.h"

#include "base/memory.h"
#include "domain/activities.h"
#include "domain/groups.h"
#include "domain/noted.h"

#include <swstation/activity.h>

#include <stdlib.h>
#include <string.h>

enum { ID, TYPE, THEME, FESTIVAL, PROGRAMME, AREA, LEAD, STATE, PLANNED_ON, HELD_ON, MINUTES,
       HEADCOUNT, DAYS, STAGE, SAFETY_PLAN };

static const char activities[] =
    "SELECT activity.id, activity.type, activity.theme, festival,"
    " coalesce(activity.programme_id, \"group\".programme_id), " SWST__ACTIVITY_AREA ","
    " " SWST__ACTIVITY_WORKER ", activity.state, planned_on, held_on, activity.minutes,"
    " headcount, activity.days, coalesce(\"group\".stage, 0), safety_plan FROM" SWST__ACTIVITIES
    " WHERE activity.voided_at IS NULL ORDER BY activity.id";

static const char attendances[] =
    "SELECT activity_id, client_id, volunteer_id, worker_id, minutes, attendance_id FROM"
    SWST__NOTED("?1", "?2") " noted WHERE best = 3 ORDER BY activity_id";

/* The row stood on. */
struct found {
    const struct swst__statement *row;
    int64_t state, area, village, planned_on, held_on;    /* what is held in a part of a village
                                                              is held in it */
    bool is_overdue;
};

static int64_t number(const struct swst__statement *row, int column, int64_t none)
{
    return swst__db_is_null(row, column) ? none : swst__db_int(row, column);
}

void swst__gatherings_close(struct swst__gatherings *gatherings)
{
    for (size_t i = 0; i < gatherings->count; i++) {
        struct swst__gathering *it = &gatherings->at[i];

        swst_free(it->name);
        for (int who = 0; who < SWST__WHO; who++)
            swst__ids_free(&it->people[who]);
        swst__ids_free(&it->areas);
    }
    swst_free(gatherings->at);
    swst_free(gatherings->open);
    swst_free(gatherings->counted);
    swst_free(gatherings->presences);
    swst__feed_close(&gatherings->attendances);
}

/* ---------------------------------------------------------------- gatherings */

static bool is_called(const struct swst__gathering *it, int64_t by, int64_t type,
                      const char *name)
{
    return it->by == by && it->type == type && (!name || strcmp(it->name, name) == 0);
}

/* The gathering, made if there is none; it lives until the next is made. */
static struct swst__gathering *find(struct swst__gatherings *gatherings, int64_t by,
                                    int64_t type, const char *name)
{
    struct swst__gathering *at;

    for (size_t i = 0; i < gatherings->count; i++)
        if (is_called(&gatherings->at[i], by, type, name))
            return &gatherings->at[i];
    if (!(at = swst__grow(gatherings->at, &gatherings->room, gatherings->count, sizeof *at)))
        return NULL;
    gatherings->at = at;
    at += gatherings->count;
    *at = (struct swst__gathering){ .by = by, .type = type };
    if (name && !(at->name = swst__strdup(name))) {
        swst__fail_memory();
        return NULL;
    }
    gatherings->count++;
    return at;
}

static int compare_gatherings(const void *left, const void *right)
{
    const struct swst__gathering *a = left, *b = right;

    if (a->by != b->by)
        return a->by < b->by ? -1 : 1;
    return a->name ? strcmp(a->name, b->name) : (a->type > b->type) - (a->type < b->type);
}

/* ------------------------------------------------------------------ counting */

static swst_status add_attendances(struct swst__gathering *it, const struct swst__feed *feed)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < feed->count; i++) {
        const int64_t *row = feed->rows[i];

        for (int who = 0; who < SWST__WHO && !status; who++)
            if (row[who] != SWST__NULL) {
                it->times[who]++;
                status = swst__ids_append(&it->people[who], row[who]);
            }
        if (row[SWST__WHO] != SWST__NULL)
            it->attendee_minutes += row[SWST__WHO];
    }
    return status;
}

static swst_status add_held(const struct swst__gatherings *gatherings, const struct found *found,
                            struct swst__gathering *it)
{
    swst_status status = add_attendances(it, &gatherings->attendances);

    it->first_held = it->held++ ? it->first_held : swst__db_int(found->row, ID);
    it->minutes += number(found->row, MINUTES, 0);
    it->headcount += number(found->row, HEADCOUNT, 0);
    it->nights += number(found->row, DAYS, 1) - 1;
    if (!status && found->village != SWST__NOWHERE && gatherings->open[found->village])
        status = swst__ids_append(&it->areas, found->village);
    return status;
}

static swst_status add_to(struct swst__gatherings *gatherings, const struct found *found,
                          int64_t by, int64_t type, const char *name)
{
    struct swst__span period = gatherings->answer->question.period;
    struct swst__gathering *it = find(gatherings, by, type, name);
    bool is_within = found->planned_on >= period.first;

    if (!it)
        return SWST_ENOMEM;
    switch ((swst_activity_state)found->state) {
    case SWST_ACTIVITY_STATE_HELD: return add_held(gatherings, found, it);
    case SWST_ACTIVITY_STATE_CANCELLED: it->cancelled++; break;
    case SWST_ACTIVITY_STATE_POSTPONED: it->postponed++; break;
    default:
        it->planned += is_within;
        it->overdue += found->is_overdue;
    }
    return SWST_OK;
}

static swst_status add(struct swst__gatherings *gatherings, const struct found *found)
{
    const struct swst__statement *row = found->row;
    swst_status status = add_to(gatherings, found, swst__activities_by_ALL, 0, NULL);

    if (!status)
        status = add_to(gatherings, found, swst__activities_by_TYPE, swst__db_int(row, TYPE),
                        NULL);
    if (!status && !swst__db_is_null(row, THEME))
        status = add_to(gatherings, found, swst__activities_by_THEME, 0,
                        swst__db_text(row, THEME));
    if (!status && !swst__db_is_null(row, FESTIVAL))
        status = add_to(gatherings, found, swst__activities_by_FESTIVAL, 0,
                        swst__db_text(row, FESTIVAL));
    return status;
}

static swst_status keep_presences(struct swst__gatherings *gatherings,
                                  struct swst__counted *activity)
{
    for (size_t i = 0; i < gatherings->attendances.count; i++) {
        const int64_t *row = gatherings->attendances.rows[i];
        struct swst__presence *at = swst__grow(gatherings->presences, &gatherings->presence_room,
                                               gatherings->presence_count, sizeof *at);
        int who = SWST__WHO_CLIENT;

        if (!at)
            return SWST_ENOMEM;
        while (row[who] == SWST__NULL && who < SWST__WHO_WORKER)
            who++;
        gatherings->presences = at;
        activity->came[who]++;
        at[gatherings->presence_count++] = (struct swst__presence){ row[SWST__WHO + 1],
                                                                    row[SWST__WHO], who };
    }
    return SWST_OK;
}

static swst_status keep(struct swst__gatherings *gatherings, const struct found *found)
{
    struct swst__counted *at = swst__grow(gatherings->counted, &gatherings->counted_room,
                                          gatherings->counted_count, sizeof *at);
    const struct swst__statement *row = found->row;
    bool is_held = found->state == SWST_ACTIVITY_STATE_HELD;

    if (!at)
        return SWST_ENOMEM;
    gatherings->counted = at;
    at[gatherings->counted_count++] = (struct swst__counted){ .id = swst__db_int(row, ID),
        .minutes = number(row, MINUTES, 0), .headcount = number(row, HEADCOUNT, 0),
        .nights = number(row, DAYS, 1) - 1, .is_held = is_held,
        .is_planned = found->state == SWST_ACTIVITY_STATE_PLANNED
                      && found->planned_on >= gatherings->answer->question.period.first,
        .is_cancelled = found->state == SWST_ACTIVITY_STATE_CANCELLED,
        .is_postponed = found->state == SWST_ACTIVITY_STATE_POSTPONED,
        .is_overdue = found->is_overdue, .is_festive = !swst__db_is_null(row, FESTIVAL),
        .is_safe = !swst__db_is_null(row, SAFETY_PLAN) };
    return is_held ? keep_presences(gatherings, &at[gatherings->counted_count - 1]) : SWST_OK;
}

/* In the period, or a plan from before it that still waits. */
static int place(const struct swst__question *question, struct found *found)
{
    bool is_held = found->state == SWST_ACTIVITY_STATE_HELD;
    struct swst__span days = is_held ? question->window : question->period;
    int64_t day = is_held ? found->held_on : found->planned_on;

    found->is_overdue = found->state == SWST_ACTIVITY_STATE_PLANNED && day != SWST__NULL
                        && !swst__group_is_over(swst__db_int(found->row, STAGE))
                        && day <= days.last && day < question->as_of;
    if (day == SWST__NULL)
        return SWST__FOUND_NO_DAY;
    return found->is_overdue || (days.first <= day && day <= days.last)
        ? SWST__FOUND_COUNTED : SWST__FOUND_OTHER_DAYS;
}

static swst_status admits(struct swst__gatherings *gatherings, const struct found *found,
                          bool *admitted)
{
    struct swst__ground *ground = &gatherings->answer->ground;
    int64_t lead = number(found->row, LEAD, 0), wanted = ground->filter->programme_id;
    swst_status status = swst__ground_admits_named(ground, &lead, 1, found->area, admitted);

    *admitted = *admitted && (!wanted || number(found->row, PROGRAMME, 0) == wanted)
        && (!gatherings->type || swst__db_int(found->row, TYPE) == gatherings->type);
    return status;
}

static swst_status take(struct swst__gatherings *gatherings, const struct swst__statement *row)
{
    const struct swst__areas *areas = &gatherings->answer->ground.areas;
    struct found found = { .row = row, .state = swst__db_int(row, STATE),
        .area = swst__db_is_null(row, AREA) ? SWST__NOWHERE
                                            : swst__areas_find(areas, swst__db_int(row, AREA)),
        .planned_on = number(row, PLANNED_ON, SWST__NULL),
        .held_on = number(row, HELD_ON, SWST__NULL) };
    bool admitted;
    int where;
    swst_status status = admits(gatherings, &found, &admitted);

    if (status || !admitted)
        return status;
    found.village = swst__areas_above(areas, found.area, swst__area_level_VILLAGE);
    where = place(&gatherings->answer->question, &found);
    gatherings->found[where]++;
    gatherings->found[SWST__FOUND_ALL]++;
    if (where != SWST__FOUND_COUNTED)
        return SWST_OK;
    status = swst__feed_take(&gatherings->attendances, swst__db_int(row, ID));
    if (!status)
        status = add(gatherings, &found);
    return status || !gatherings->keeps ? status : keep(gatherings, &found);
}

/* ----------------------------------------------------------------------- all */

/* The villages that are open on the ground's day and that the filter lets pass. */
static swst_status find_open(struct swst__gatherings *gatherings)
{
    struct swst__ground *ground = &gatherings->answer->ground;
    swst_status status = SWST_OK;

    if (!(gatherings->open = swst__calloc((ground->areas.count + 1) * sizeof(bool))))
        return swst__fail_memory();
    for (size_t i = 0; i < ground->areas.count && !status; i++) {
        status = swst__ground_has_village(ground, (int64_t)i, &gatherings->open[i]);
        gatherings->open_count += gatherings->open[i];
    }
    return status;
}

static swst_status take_all(struct swst__gatherings *gatherings)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(gatherings->answer->store, activities, &statement);

    while (!status && (status = swst__db_step(statement)) == SWST_ROW)
        status = take(gatherings, statement);
    swst__db_give_back(statement);
    return status;
}

swst_status swst__gatherings_count(struct swst__gatherings *gatherings)
{
    struct swst__span window = gatherings->answer->question.window;
    swst_status status = find_open(gatherings);

    if (!status)
        status = swst__feed_open(&gatherings->attendances, gatherings->answer->store,
                                 attendances, SWST__WHO + 2, window.first, window.last);
    if (!status && !find(gatherings, swst__activities_by_ALL, 0, NULL))
        status = SWST_ENOMEM;
    if (!status)
        status = take_all(gatherings);
    for (size_t i = 0; i < gatherings->count; i++) {
        for (int who = 0; who < SWST__WHO; who++)
            swst__ids_order(&gatherings->at[i].people[who]);
        swst__ids_order(&gatherings->at[i].areas);
    }
    if (gatherings->count)
        qsort(gatherings->at, gatherings->count, sizeof *gatherings->at, compare_gatherings);
    return status;
}
