/* CASE: cases as swst_report_cases() counts them. */
#include "report/indicators/case_counts.h"

#include "model/structs.h"
#include "report/indicators/casework.h"

bool swst__case_is_of_type(const struct swst__measure *measure, const struct swst__case *it)
{
    int64_t type = swst__measure_type(measure);

    return !type || it->type == type;
}

swst_status swst__case_add_each(struct swst__measure *measure,
                                struct swst__case_part (*part)(const struct swst__measure *measure,
                                                               const struct swst__case *it))
{
    const struct swst__facts *facts = measure->facts;
    struct swst__ground *ground = &measure->lens->answer.ground;
    bool fits = facts->cases.count && swst__lens_fits(measure->lens, facts);
    swst_status status = SWST_OK;

    for (size_t i = 0; i < facts->cases.count && fits && !status; i++) {
        const struct swst__case *it = &facts->cases.at[i];
        struct swst__case_part of_case = part(measure, it);
        bool admitted = false;

        if ((!of_case.n && !of_case.d) || !swst__case_is_of_type(measure, it))
            continue;
        status = swst__case_admits(ground, it, fits, swst__measure_admits(measure), &admitted);
        if (!status && admitted)
            status = swst__measure_add(measure, swst__kind_case, it->id, of_case.n, of_case.d);
    }
    return status;
}

/* ----------------------------------------------------------------- counting */

#define COUNTS(name, what)                                                                      \
    static struct swst__case_part part_of_##name(const struct swst__measure *measure,           \
                                                 const struct swst__case *it)                   \
    {                                                                                           \
        return (struct swst__case_part){                                                        \
            swst__case_counts(it, SWST__CASES_##what, swst__lens_window(measure->lens)), 0 };   \
    }                                                                                           \
                                                                                                \
    swst_status swst__count_CASE_##name(struct swst__measure *measure)                          \
    {                                                                                           \
        return swst__case_add_each(measure, part_of_##name);                                    \
    }

COUNTS(OPEN, OPEN_AT_END)
COUNTS(OPEN_AT_START, OPEN_AT_START)
COUNTS(NEW, OPENED)
COUNTS(ACTIVE, ACTIVE)
COUNTS(FOLLOWED_UP, FOLLOWED_UP)
COUNTS(HANDLED, HANDLED)
COUNTS(CLOSED, CLOSED)
COUNTS(SUCCESSFUL, SUCCESSFUL)
COUNTS(SUSPENDED, SUSPENDED)

static struct swst__case_part follow_ups(const struct swst__measure *measure,
                                         const struct swst__case *it)
{
    return (struct swst__case_part){ swst__case_is_declined(it) ? 0
        : swst__case_follow_ups(it, swst__lens_window(measure->lens)), 0 };
}

swst_status swst__count_CASE_FOLLOW_UPS(struct swst__measure *measure)
{
    return swst__case_add_each(measure, follow_ups);
}

/* --------------------------------------------------------------------- idle */

static swst_status find_idleness(struct swst__measure *measure, struct swst__casework **casework)
{
    swst_status status = swst__casework_of(measure, casework);

    if (status || (*casework)->judges_idleness)
        return status;
    (*casework)->judges_idleness = true;
    return swst__idleness_read(measure->lens->answer.store, swst__lens_day(measure->lens),
                               &(*casework)->idleness);
}

/* The desk shows a case also to who is alerted of it. */
swst_status swst__count_CASE_IDLE(struct swst__measure *measure)
{
    const struct swst__facts *facts = measure->facts;
    struct swst__lens *lens = measure->lens;
    bool fits = facts->cases.count && swst__lens_fits(lens, facts);
    struct swst__casework *casework;
    swst_status status = find_idleness(measure, &casework);

    for (size_t i = 0; i < facts->cases.count && fits && !status; i++) {
        const struct swst__case *it = &facts->cases.at[i];
        bool idle = false;

        if (swst__case_is_of_type(measure, it))
            status = swst__case_is_idle(&lens->answer.ground, &casework->idleness, facts->person,
                                        it, &idle);
        if (idle && !status)
            status = swst__measure_add(measure, swst__kind_case, it->id, 1, 0);
    }
    return status;
}
