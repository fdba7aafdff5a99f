#include "domain/cases.h"

#include "base/memory.h"
#include "model/structs.h"

#include <swstation/case.h>

#include <string.h>

/* ------------------------------------------------------------------ reading */

enum { ID, WORKER_ID, SUPERVISOR_ID, OPENED_ON, CLOSED_ON };
static const char days_sql[] = "SELECT client_id, id, worker_id, supervisor_id, opened_on,"
    " closed_on"
    " FROM \"case\" WHERE client_id >= ?3 AND opened_on >= ?1 AND voided_at IS NULL"
    " ORDER BY client_id, id";

enum { TYPE, STAGE, STATE, CLOSE_REASON, OUTCOME };
static const char words_sql[] = "SELECT client_id, coalesce(type, 0), coalesce(stage, 0),"
    " coalesce(state, 0), coalesce(close_reason, 0), coalesce(outcome, 0)"
    " FROM \"case\" WHERE client_id >= ?3 AND opened_on >= ?1 AND voided_at IS NULL"
    " ORDER BY client_id, id";

static const char events_sql[] = "SELECT client_id, case_id, happened_on, event,"
    " coalesce(result, 0) FROM \"case\" JOIN case_event ON case_event.case_id = \"case\".id"
    " WHERE client_id >= ?3 AND happened_on >= ?1 AND case_event.voided_at IS NULL"
    " ORDER BY client_id, \"case\".id, happened_on, case_event.id";

swst_status swst__cases_open(struct swst__cases *cases, swst_store *store)
{
    swst_status status = swst__feed_open(&cases->days, store, days_sql, 5, SWST__FIRST_DAY, 0);

    if (!status)
        status = swst__feed_open(&cases->words, store, words_sql, 5, SWST__FIRST_DAY, 0);
    return status ? status
        : swst__feed_open(&cases->events, store, events_sql, 4, SWST__FIRST_DAY, 0);
}

void swst__cases_close(struct swst__cases *cases)
{
    swst__feed_close(&cases->days);
    swst__feed_close(&cases->words);
    swst__feed_close(&cases->events);
    swst_free(cases->at);
    memset(cases, 0, sizeof *cases);
}

static struct swst__span open_days(const struct swst__case *it)
{
    struct swst__span open = { it->opened_on, SWST__LAST_DAY };

    if (swst__case_is_declined(it) || (swst__case_is_closed(it) && it->closed_on == SWST__NULL))
        open.last = open.first - 1;
    else if (swst__case_is_closed(it))
        open.last = it->closed_on - 1;
    return open;
}

static struct swst__case make(int64_t client_id, const int64_t *days, const int64_t *words)
{
    struct swst__case it = {
        .id = days[ID], .client_id = client_id, .worker_id = days[WORKER_ID],
        .supervisor_id = days[SUPERVISOR_ID] == SWST__NULL ? 0 : days[SUPERVISOR_ID],
        .type = words[TYPE] > 0 && words[TYPE] < swst__case_type_end
            ? words[TYPE] : 0,                      /* in a damaged file it may be anything */
        .stage = words[STAGE], .state = words[STATE],
        .close_reason = words[CLOSE_REASON], .outcome = words[OUTCOME],
        .opened_on = days[OPENED_ON], .closed_on = days[CLOSED_ON],
    };

    it.open = open_days(&it);
    return it;
}

static void hand_out_events(struct swst__cases *cases)
{
    swst__case_row *rows = (swst__case_row *)cases->events.rows;
    size_t at = 0;

    for (size_t i = 0; i < cases->count; i++) {
        struct swst__case *it = &cases->at[i];

        while (at < cases->events.count && rows[at][SWST__CASE_OF] < it->id)
            at++;
        it->events = rows ? rows + at : NULL;
        for (; at < cases->events.count && rows[at][SWST__CASE_OF] == it->id; at++)
            it->event_count++;
    }
}

swst_status swst__cases_take(struct swst__cases *cases, int64_t client_id)
{
    swst_status status = swst__feed_take(&cases->days, client_id);

    cases->count = 0;
    if (!status)
        status = swst__feed_take(&cases->words, client_id);
    if (!status)
        status = swst__feed_take(&cases->events, client_id);
    for (size_t i = 0; i < cases->days.count && !status; i++) {
        struct swst__case *at = swst__grow(cases->at, &cases->room, cases->count, sizeof *at);

        if (!at)
            return SWST_ENOMEM;
        cases->at = at;
        at[cases->count++] = make(client_id, cases->days.rows[i], cases->words.rows[i]);
    }
    if (!status)
        hand_out_events(cases);
    return status;
}

/* ------------------------------------------------------------------- asking */

_Static_assert(swst__case_state_CASE_STATE_CLOSED == 3
               && swst__case_state_CASE_STATE_DECLINED == 4
               && swst__case_stage_CASE_STAGE_CLOSED == 6,
               "SWST__CASE_OPEN_ON names these by number");

bool swst__case_is_closed(const struct swst__case *it)
{
    return it->state == SWST_CASE_STATE_CLOSED || it->stage == SWST_CASE_STAGE_CLOSED;
}

bool swst__case_is_declined(const struct swst__case *it)
{
    return it->state == SWST_CASE_STATE_DECLINED;
}

bool swst__case_open_on(const struct swst__case *it, int64_t day)
{
    return it->open.first <= day && day <= it->open.last;
}

bool swst__case_open_in(const struct swst__case *it, struct swst__span days)
{
    return swst__span_days(swst__span_meet(it->open, days)) > 0;
}

bool swst__case_suspended_on(const struct swst__case *it, int64_t day)
{
    bool suspended = false, any = false;

    for (size_t i = 0; i < it->event_count; i++) {
        int64_t event = it->events[i][SWST__CASE_EVENT];

        if (event != swst__case_event_event_SUSPEND && event != swst__case_event_event_RESUME)
            continue;
        any = true;
        if (it->events[i][SWST__CASE_DAY] <= day)
            suspended = event == swst__case_event_event_SUSPEND;
    }
    return any ? suspended : it->state == SWST_CASE_STATE_SUSPENDED;
}

static bool is_done_follow_up(swst__case_row event)
{
    return event[SWST__CASE_EVENT] == swst__case_event_event_FOLLOW_UP
        && event[SWST__CASE_RESULT] == swst__case_event_result_DONE;
}

int64_t swst__case_since(const struct swst__case *it, int64_t day)
{
    int64_t since = it->opened_on;

    for (size_t i = 0; i < it->event_count && it->events[i][SWST__CASE_DAY] <= day; i++)
        if (is_done_follow_up(it->events[i]))
            since = it->events[i][SWST__CASE_DAY];
    return since;
}

bool swst__case_idle_on(const struct swst__case *it, int64_t day, int64_t days)
{
    return swst__case_open_on(it, day) && !swst__case_suspended_on(it, day)
        && day - swst__case_since(it, day) > days;
}

static bool within(swst__case_row event, struct swst__span days)
{
    return days.first <= event[SWST__CASE_DAY] && event[SWST__CASE_DAY] <= days.last;
}

int64_t swst__case_follow_ups(const struct swst__case *it, struct swst__span days)
{
    int64_t count = 0;

    for (size_t i = 0; i < it->event_count; i++)
        count += is_done_follow_up(it->events[i]) && within(it->events[i], days);
    return count;
}

bool swst__case_followed_up(const struct swst__case *it, struct swst__span days)
{
    return swst__case_follow_ups(it, days) > 0;
}

static bool is_done(swst__case_row event)
{
    if (event[SWST__CASE_RESULT])
        return event[SWST__CASE_RESULT] == swst__case_event_result_DONE;
    switch (event[SWST__CASE_EVENT]) {
    case swst__case_event_event_STAGE:
    case swst__case_event_event_REVIEW:
    case swst__case_event_event_REFERRAL:
    case swst__case_event_event_CLOSE: return true;
    default: return false;
    }
}

bool swst__case_acted_on(const struct swst__case *it, struct swst__span days)
{
    for (size_t i = 0; i < it->event_count; i++)
        if (is_done(it->events[i]) && within(it->events[i], days))
            return true;
    return false;
}

bool swst__case_closed_in(const struct swst__case *it, struct swst__span days)
{
    return swst__case_is_closed(it) && !swst__case_is_declined(it)
        && it->closed_on != SWST__NULL
        && days.first <= it->closed_on && it->closed_on <= days.last;
}
