/* ACT and FEST: activities as swst_report_activities() counts them. */
#include "report/indicators/act.h"

#include "base/festival.h"
#include "base/memory.h"
#include "model/structs.h"

#include <swstation/activities.h>

#include <string.h>

static void forget(void *at)
{
    swst__gatherings_close(at);
    swst_free(at);
}

swst_status swst__act_of(struct swst__measure *measure, const struct swst__gatherings **gatherings)
{
    struct swst__kept_count *kept = &measure->lens->kept[SWST__KEPT_ACTIVITIES];
    struct swst__gatherings *made = kept->at;

    *gatherings = made;
    if (made)
        return SWST_OK;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    *kept = (struct swst__kept_count){ made, forget };
    *gatherings = made;
    made->answer = &measure->lens->answer;
    made->keeps = true;
    made->type = swst__measure_type(measure);
    return swst__gatherings_count(made);
}

/* ------------------------------------------------------------------- sessions */

static bool is_held(const struct swst__counted *activity)
{
    return activity->is_held;
}

static bool is_planned(const struct swst__counted *activity)
{
    return activity->is_planned;
}

static bool is_cancelled(const struct swst__counted *activity)
{
    return activity->is_cancelled;
}

static bool is_postponed(const struct swst__counted *activity)
{
    return activity->is_postponed;
}

static bool is_overdue(const struct swst__counted *activity)
{
    return activity->is_overdue;
}

static bool is_festive(const struct swst__counted *activity)
{
    return activity->is_held && activity->is_festive;
}

/* What counts of one activity. */
static int64_t one(const struct swst__counted *activity)
{
    (void)activity;
    return 1;
}

static int64_t headcount_of(const struct swst__counted *activity)
{
    return activity->headcount;
}

static int64_t minutes_of(const struct swst__counted *activity)
{
    return activity->minutes;
}

static int64_t nights_of(const struct swst__counted *activity)
{
    return activity->nights;
}

static swst_status count_activities(struct swst__measure *measure,
                                    bool (*counts)(const struct swst__counted *activity),
                                    int64_t (*what)(const struct swst__counted *activity))
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->counted_count; i++) {
        const struct swst__counted *activity = &gatherings->counted[i];

        if (counts(activity) && what(activity))
            status = swst__measure_add(measure, swst__kind_activity, activity->id, what(activity),
                                       0);
    }
    return status;
}

swst_status swst__count_ACT_HELD(struct swst__measure *measure)
{
    return count_activities(measure, is_held, one);
}

swst_status swst__count_ACT_PLANNED(struct swst__measure *measure)
{
    return count_activities(measure, is_planned, one);
}

swst_status swst__count_ACT_CANCELLED(struct swst__measure *measure)
{
    return count_activities(measure, is_cancelled, one);
}

swst_status swst__count_ACT_POSTPONED(struct swst__measure *measure)
{
    return count_activities(measure, is_postponed, one);
}

swst_status swst__count_ACT_OVERDUE(struct swst__measure *measure)
{
    return count_activities(measure, is_overdue, one);
}

swst_status swst__count_ACT_HEADCOUNT(struct swst__measure *measure)
{
    return count_activities(measure, is_held, headcount_of);
}

swst_status swst__count_ACT_MINUTES(struct swst__measure *measure)
{
    return count_activities(measure, is_held, minutes_of);
}

swst_status swst__count_ACT_NIGHTS(struct swst__measure *measure)
{
    return count_activities(measure, is_held, nights_of);
}

/* ------------------------------------------------------------ each that was held */

static bool is_safe(const struct swst__counted *activity)
{
    return activity->is_safe;
}

static bool is_staffed(const struct swst__counted *activity)
{
    return activity->came[SWST__WHO_WORKER] >= 2;
}

static swst_status share_of_held(struct swst__measure *measure,
                                 bool (*is_part)(const struct swst__counted *activity))
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->counted_count; i++)
        if (gatherings->counted[i].is_held)
            status = swst__measure_share(measure, swst__kind_activity, gatherings->counted[i].id,
                                         is_part(&gatherings->counted[i]));
    return status;
}

swst_status swst__count_ACT_SAFETY_PLAN(struct swst__measure *measure)
{
    return share_of_held(measure, is_safe);
}

swst_status swst__count_ACT_STAFFED(struct swst__measure *measure)
{
    return share_of_held(measure, is_staffed);
}

swst_status swst__count_ACT_AVERAGE(struct swst__measure *measure)
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->counted_count; i++)
        if (gatherings->counted[i].is_held)
            status = swst__measure_add(measure, swst__kind_activity, gatherings->counted[i].id,
                                       gatherings->counted[i].came[SWST__WHO_CLIENT], 1);
    return status;
}

/* --------------------------------------------------------------------- people */

/* Presences of one sort, or of all (SWST__WHO); their minutes, or each as one. */
static swst_status count_presences(struct swst__measure *measure, int who, bool in_minutes)
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->presence_count; i++) {
        const struct swst__presence *presence = &gatherings->presences[i];

        if ((who == SWST__WHO || presence->who == who)
            && (!in_minutes || presence->minutes > 0))
            status = swst__measure_add(measure, swst__kind_attendance, presence->id,
                                       in_minutes ? presence->minutes : 1, 0);
    }
    return status;
}

swst_status swst__count_ACT_PERSON_TIMES(struct swst__measure *measure)
{
    return count_presences(measure, SWST__WHO_CLIENT, false);
}

swst_status swst__count_ACT_VOLUNTEER_TIMES(struct swst__measure *measure)
{
    return count_presences(measure, SWST__WHO_VOLUNTEER, false);
}

swst_status swst__count_ACT_WORKER_TIMES(struct swst__measure *measure)
{
    return count_presences(measure, SWST__WHO_WORKER, false);
}

swst_status swst__count_ACT_ATTENDEE_MINUTES(struct swst__measure *measure)
{
    return count_presences(measure, SWST__WHO, true);
}

/* The first gathering is of all activities. */
static swst_status count_people(struct swst__measure *measure, int who, int kind)
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->at[0].people[who].count; i++)
        status = swst__measure_add(measure, kind, gatherings->at[0].people[who].at[i], 1, 0);
    return status;
}

swst_status swst__count_ACT_PEOPLE(struct swst__measure *measure)
{
    return count_people(measure, SWST__WHO_CLIENT, swst__kind_client);
}

swst_status swst__count_ACT_VOLUNTEERS(struct swst__measure *measure)
{
    return count_people(measure, SWST__WHO_VOLUNTEER, swst__kind_volunteer);
}

swst_status swst__count_ACT_WORKERS(struct swst__measure *measure)
{
    return count_people(measure, SWST__WHO_WORKER, swst__kind_worker);
}

/* ---------------------------------------------------------------------- areas */

swst_status swst__count_ACT_AREAS(struct swst__measure *measure)
{
    const struct swst__areas *areas = &measure->lens->answer.ground.areas;
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < areas->count; i++)
        if (gatherings->open[i])
            status = swst__measure_share(measure, swst__kind_area, areas->at[i].id,
                                         swst__ids_hold(&gatherings->at[0].areas, (int64_t)i));
    return status;
}

/* ------------------------------------------------------------------ festivals */

swst_status swst__count_FEST_HELD(struct swst__measure *measure)
{
    return count_activities(measure, is_festive, one);
}

/* Whether both are of one festival, which may be called by code or by name. */
static bool same_festival(const struct swst__gathering *left, const struct swst__gathering *right)
{
    int festival = swst__festival_find(left->name);

    return festival < 0 ? strcmp(left->name, right->name) == 0
                        : festival == swst__festival_find(right->name);
}

static bool names_festival(const struct swst__gathering *it)
{
    return it->by == swst__activities_by_FESTIVAL && it->held;
}

/* The first activity of a festival, whatever it was called; 0 when that is another's. */
static int64_t first_of(const struct swst__gatherings *gatherings, size_t number)
{
    int64_t first = gatherings->at[number].first_held;

    for (size_t i = 0; i < gatherings->count; i++)
        if (names_festival(&gatherings->at[i]) && gatherings->at[i].first_held < first
            && same_festival(&gatherings->at[number], &gatherings->at[i]))
            return 0;
    return first;
}

swst_status swst__count_FEST_FESTIVALS(struct swst__measure *measure)
{
    const struct swst__gatherings *gatherings;
    swst_status status = swst__act_of(measure, &gatherings);

    for (size_t i = 0; !status && i < gatherings->count; i++) {
        int64_t first = names_festival(&gatherings->at[i]) ? first_of(gatherings, i) : 0;

        if (first)
            status = swst__measure_add(measure, swst__kind_activity, first, 1, 0);
    }
    return status;
}
