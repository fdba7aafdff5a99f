/* What a case counts as, and for whom: asked by the report on cases and by the
 * indicators alike. */
#include "model/structs.h"
#include "report/cases.h"
#include "report/desk.h"

#include <swstation/casework.h>
#include <swstation/station.h>

/* ----------------------------------------------------------------- counting */

static bool lies_in(int64_t day, struct swst__span days)
{
    return days.first <= day && day <= days.last;
}

/* The day before the window; of a window that has not begun, its last. */
static int64_t day_before(struct swst__span window)
{
    return window.first - 1 < window.last ? window.first - 1 : window.last;
}

bool swst__case_counts(const struct swst__case *it, enum swst__case_count what,
                       struct swst__span window)
{
    if (swst__case_is_declined(it))
        return false;
    switch (what) {
    case SWST__CASES_OPEN_AT_START: return swst__case_open_on(it, day_before(window));
    case SWST__CASES_OPENED: return lies_in(it->opened_on, window);
    case SWST__CASES_ACTIVE: return swst__case_open_in(it, window);
    case SWST__CASES_FOLLOWED_UP: return swst__case_followed_up(it, window);
    case SWST__CASES_HANDLED:
        return lies_in(it->opened_on, window)
            || (swst__case_open_on(it, day_before(window)) && swst__case_acted_on(it, window));
    case SWST__CASES_CLOSED: return swst__case_closed_in(it, window);
    case SWST__CASES_SUCCESSFUL:
        return swst__case_closed_in(it, window)
            && it->close_reason == SWST_CASE_CLOSE_REASON_GOALS_MET;
    case SWST__CASES_OUTCOME_IMPROVED:
        return swst__case_closed_in(it, window) && it->outcome == SWST_CASE_OUTCOME_IMPROVED;
    case SWST__CASES_SUSPENDED:
        return swst__case_open_on(it, window.last) && swst__case_suspended_on(it, window.last);
    case SWST__CASES_OPEN_AT_END: return swst__case_open_on(it, window.last);
    case SWST__CASES_COUNTS: break;
    }
    return false;
}

bool swst__case_is_reviewed(const struct swst__case *it, int64_t until)
{
    if (swst__case_is_closed(it) && it->closed_on != SWST__NULL && it->closed_on <= until)
        return true;
    for (size_t i = 0; i < it->event_count && it->events[i][SWST__CASE_DAY] <= until; i++)
        if (it->events[i][SWST__CASE_EVENT] == swst__case_event_event_REVIEW
            && it->events[i][SWST__CASE_RESULT] != swst__case_event_result_NOT_DONE)
            return true;
    return false;
}

/* ---------------------------------------------------------------- for whom */

swst_status swst__case_admits(struct swst__ground *ground, const struct swst__case *it, bool fits,
                              bool met, bool *admitted)
{
    swst_status status;

    *admitted = met;
    if (met || !fits)
        return SWST_OK;
    status = swst__staff_named(&ground->staff, &it->worker_id, 1, &ground->workers);
    *admitted = !status && swst__ids_hold(&ground->workers, ground->filter->worker_id);
    return status;
}

swst_status swst__idleness_read(swst_store *store, int64_t day, struct swst__idleness *idleness)
{
    swst_status status = swst_station_setting(store, "case_idle_days", &idleness->days);

    return status ? status : swst__posts_read(store, day, &idleness->posts);
}

void swst__idleness_free(struct swst__idleness *idleness)
{
    swst__posts_free(&idleness->posts);
}

swst_status swst__case_is_idle(struct swst__ground *ground, const struct swst__idleness *idleness,
                               const struct swst__person *person, const struct swst__case *it,
                               bool *idle)
{
    struct swst__matter matter;

    *idle = false;
    if (!swst__case_idle_on(it, ground->day, idleness->days))
        return SWST_OK;
    matter = swst__desk_idle_case(&idleness->posts, person, it, ground->day);
    return swst__desk_admits(ground, &matter, idle);
}
