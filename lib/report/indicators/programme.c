/* PROGRAMME: programmes against their plans, and who takes part. */
#include "report/indicators/programme.h"

#include "model/structs.h"

/* ------------------------------------------------------------------ programmes */

/* `whole` of one programme, of which `part` was done; what has none is left out. */
static swst_status add_share(struct swst__measure *measure,
                             const struct swst__counted_programme *programme, int64_t part,
                             int64_t whole, const char *reason)
{
    if (whole == SWST__UNKNOWN)
        swst__measure_leave_out(measure, reason, 1);
    return whole <= 0 ? SWST_OK
        : swst__measure_add(measure, swst__kind_programme, programme->id, part, whole);
}

swst_status swst__count_PROGRAMME_SESSIONS(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    for (size_t i = 0; !status && i < programmes->count; i++) {
        const struct swst__counted_programme *at = &programmes->at[i];

        status = add_share(measure, at, at->held_of_plan, at->planned, "no_plan");
    }
    return status;
}

swst_status swst__count_PROGRAMME_RECURRENCE(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    for (size_t i = 0; !status && i < programmes->count; i++) {
        const struct swst__counted_programme *at = &programmes->at[i];

        status = add_share(measure, at, at->held_of_expected, at->expected, "no_recurrence");
    }
    return status;
}

swst_status swst__count_PROGRAMME_SITE_MONTHS(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    for (size_t i = 0; !status && i < programmes->count; i++) {
        const struct swst__counted_programme *at = &programmes->at[i];

        status = add_share(measure, at, at->months_met, at->months, "");
    }
    return status;
}

/* -------------------------------------------------------------------- sessions */

static swst_status count_timed(struct swst__measure *measure, const struct swst__timed *timed,
                               size_t count, int kind, bool in_minutes)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; !status && i < count; i++)
        if (!in_minutes || timed[i].minutes)
            status = swst__measure_add(measure, kind, timed[i].id,
                                       in_minutes ? timed[i].minutes : 1, 0);
    return status;
}

static swst_status count_held(struct swst__measure *measure, bool in_minutes)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    return status ? status : count_timed(measure, programmes->held, programmes->held_count,
                                         swst__kind_activity, in_minutes);
}

static swst_status count_presences(struct swst__measure *measure, bool in_minutes)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    return status ? status
        : count_timed(measure, programmes->presences, programmes->presence_count,
                      swst__kind_attendance, in_minutes);
}

swst_status swst__count_PROGRAMME_HELD(struct swst__measure *measure)
{
    return count_held(measure, false);
}

swst_status swst__count_PROGRAMME_MINUTES(struct swst__measure *measure)
{
    return count_held(measure, true);
}

swst_status swst__count_PROGRAMME_PERSON_TIMES(struct swst__measure *measure)
{
    return count_presences(measure, false);
}

swst_status swst__count_PROGRAMME_ATTENDEE_MINUTES(struct swst__measure *measure)
{
    return count_presences(measure, true);
}

/* ---------------------------------------------------------------------- people */

static swst_status count_ids(struct swst__measure *measure, const struct swst__ids *ids, int kind)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; !status && i < ids->count; i++)
        status = swst__measure_add(measure, kind, ids->at[i], 1, 0);
    return status;
}

swst_status swst__count_PROGRAMME_PEOPLE(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    return status ? status : count_ids(measure, &programmes->people, swst__kind_client);
}

swst_status swst__count_PROGRAMME_RUNS(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    return status ? status : count_ids(measure, &programmes->ended, swst__kind_group);
}

swst_status swst__count_PROGRAMME_ENROLLED(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    for (size_t i = 0; !status && i < programmes->enrolled_count; i++)
        if (programmes->enrolled[i].is_now)
            status = swst__measure_add(measure, swst__kind_client,
                                       programmes->enrolled[i].client_id, 1, 0);
    return status;
}

swst_status swst__count_PROGRAMME_OUTCOME(struct swst__measure *measure)
{
    const struct swst__counted_programmes *programmes;
    swst_status status = swst__programmes_of(measure, &programmes);

    for (size_t i = 0; !status && i < programmes->enrolled_count; i++)
        if (programmes->enrolled[i].is_within)
            status = swst__measure_share(measure, swst__kind_client,
                                         programmes->enrolled[i].client_id,
                                         programmes->enrolled[i].is_verified);
    return status;
}
