/* VISIT: contacts, and whom they reached. */
#include "model/structs.h"
#include "report/indicators/measure.h"

enum what { ALL_DONE, DONE_AT_HOME, NOT_DONE };

static bool is_such(const struct swst__measure *measure, const int64_t *row, enum what what)
{
    bool is_done = row[SWST__CONTACT_RESULT] == swst__visit_result_VISIT_RESULT_DONE;

    return swst__span_holds(swst__lens_window(measure->lens), row[SWST__CONTACT_DAY])
        && is_done == (what != NOT_DONE)
        && (what != DONE_AT_HOME
            || row[SWST__CONTACT_CHANNEL] == swst__visit_channel_VISIT_CHANNEL_HOME);
}

static bool has_such(const struct swst__measure *measure, enum what what)
{
    const struct swst__feed *contacts = &measure->facts->contacts;

    for (size_t i = 0; i < contacts->count; i++)
        if (is_such(measure, contacts->rows[i], what))
            return true;
    return false;
}

/* ------------------------------------------------------------ who was reached */

swst_status swst__count_VISIT_HOME_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                              has_such(measure, DONE_AT_HOME));
}

swst_status swst__count_VISIT_CLIENTS(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) || !has_such(measure, ALL_DONE) ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

static bool is_home_visited(const struct swst__measure *measure)
{
    return swst__feed_has_day(&measure->home->visited, 0, swst__lens_window(measure->lens));
}

swst_status swst__count_VISIT_HOUSEHOLD_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_household, measure->home->id,
                              is_home_visited(measure));
}

swst_status swst__count_VISIT_HOUSEHOLDS(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) || !is_home_visited(measure) ? SWST_OK
        : swst__measure_add(measure, swst__kind_household, measure->home->id, 1, 0);
}

/* --------------------------------------------------------------- how often */

/* Every contact counts once, or its minutes. */
static swst_status add_contacts(struct swst__measure *measure, enum what what, bool minutes)
{
    const struct swst__feed *contacts = &measure->facts->contacts;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < contacts->count && swst__measure_admits(measure) && !status; i++) {
        const int64_t *row = contacts->rows[i];
        int64_t n = minutes ? row[SWST__CONTACT_MINUTES] : 1;

        if (n && is_such(measure, row, what))
            status = swst__measure_add(measure, swst__kind_visit, row[SWST__CONTACT_ID], n, 0);
    }
    return status;
}

swst_status swst__count_VISIT_TIMES(struct swst__measure *measure)
{
    return add_contacts(measure, ALL_DONE, false);
}

swst_status swst__count_VISIT_HOME_TIMES(struct swst__measure *measure)
{
    return add_contacts(measure, DONE_AT_HOME, false);
}

swst_status swst__count_VISIT_ATTEMPTS(struct swst__measure *measure)
{
    return add_contacts(measure, NOT_DONE, false);
}

swst_status swst__count_VISIT_MINUTES(struct swst__measure *measure)
{
    return add_contacts(measure, ALL_DONE, true);
}
