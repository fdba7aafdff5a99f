/* What is done with an activity: held, called off, put off, planned anew, and
 * who was there. Which moves are allowed says its state machine, which the one
 * write path asks. */
#include "domain/activities.h"

#include "base/text.h"
#include "domain/act.h"
#include "domain/feed.h"
#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"
#include "store/sight.h"

#include <swstation/activities.h>

/* A number or text that was not said stays as it is. */
static swst_status set_number(swst_record *record, const struct swst_field *field, int64_t number)
{
    return number < 0 ? SWST_OK : swst__record_set_int(record, field, number);
}

static swst_status set_text(swst_record *record, const struct swst_field *field, const char *text)
{
    return text ? swst__record_set_text(record, field, text) : SWST_OK;
}

/* What one act says; days as they were read, SWST__NULL when it names none. */
struct act {
    int64_t state, planned_on, held_on, minutes, headcount;
    const char *outcome;
};
#define NOTHING_ELSE \
    .planned_on = SWST__NULL, .held_on = SWST__NULL, .minutes = -1, .headcount = -1

static swst_status set_day(swst_record *record, const struct swst_field *field, int64_t day)
{
    return day == SWST__NULL ? SWST_OK : swst__record_set_int(record, field, day);
}

static swst_status fill(swst_record *record, const struct act *act)
{
    swst_status status = swst__record_set_int(record, SWST__FIELD(activity, state), act->state);

    if (!status)
        status = set_day(record, SWST__FIELD(activity, planned_on), act->planned_on);
    if (!status)
        status = set_day(record, SWST__FIELD(activity, held_on), act->held_on);
    if (!status)
        status = set_number(record, SWST__FIELD(activity, minutes), act->minutes);
    if (!status)
        status = set_number(record, SWST__FIELD(activity, headcount), act->headcount);
    return status ? status : set_text(record, SWST__FIELD(activity, outcome), act->outcome);
}

static swst_status act_on(swst_store *store, int64_t activity_id, const struct act *act)
{
    struct swst__act whole;
    swst_record *record;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__act_begin_on(store, &whole, &swst__kinds[swst__kind_activity],
                                     activity_id, &record)))
        return status;
    return swst__act_save(store, &whole, record ? fill(record, act) : SWST_OK, record, NULL);
}

/* ------------------------------------------------------------------- states */

swst_status swst_activity_hold(swst_store *store, int64_t activity_id, const char *on,
                               int64_t minutes, int64_t headcount, const char *outcome)
{
    struct act act = { SWST_ACTIVITY_STATE_HELD, SWST__NULL, SWST__NULL, minutes, headcount,
                       outcome };
    swst_status status = swst__day_argument(on, &act.held_on);

    return status ? status : act_on(store, activity_id, &act);
}

swst_status swst_activity_cancel(swst_store *store, int64_t activity_id, const char *reason)
{
    struct act act = { SWST_ACTIVITY_STATE_CANCELLED, NOTHING_ELSE, .outcome = reason };
    int64_t length = reason ? swst__utf8_length(reason) : 0;

    if (length < 1 || length > SWST__LONGEST_REASON)
        return swst__fail(SWST_EINVALID, SWST__NO_REASON);
    return act_on(store, activity_id, &act);
}

swst_status swst_activity_postpone(swst_store *store, int64_t activity_id)
{
    return act_on(store, activity_id, &(struct act){ SWST_ACTIVITY_STATE_POSTPONED,
                                                     NOTHING_ELSE });
}

swst_status swst_activity_replan(swst_store *store, int64_t activity_id, const char *on)
{
    struct act act = { SWST_ACTIVITY_STATE_PLANNED, NOTHING_ELSE };
    swst_status status = swst__day_argument(on, &act.planned_on);

    return status ? status : act_on(store, activity_id, &act);
}

/* --------------------------------------------------------------- attendance */

static const struct sort {
    unsigned field;
    const char *find;
} sorts[] = {
#define SORT(who)                                                                         \
    { swst__attendance_##who##_id, "SELECT id FROM attendance WHERE activity_id = ?1"     \
      " AND " #who "_id = ?2 AND voided_at IS NULL ORDER BY id LIMIT 1" }
    [SWST_ATTENDEE_CLIENT] = SORT(client),
    [SWST_ATTENDEE_VOLUNTEER] = SORT(volunteer),
    [SWST_ATTENDEE_WORKER] = SORT(worker),
#undef SORT
};

/* The row of that person, or a new one. */
static swst_status find_row(swst_store *store, int64_t activity_id, const struct sort *sort,
                            int64_t id, swst_record **record)
{
    const swst_kind *kind = &swst__kinds[swst__kind_attendance];
    int64_t found = 0;
    swst_status status = swst__db_ask(store, sort->find, activity_id, id, 0, &found);

    if (status || found)
        return status ? status : swst__row_load(store, kind, found, record);
    if (!(*record = swst_record_new(kind)))
        return SWST_ENOMEM;
    status = swst__record_set_int(*record, SWST__FIELD(attendance, activity_id), activity_id);
    return status ? status : swst__record_set_int(*record, &kind->fields[sort->field], id);
}

swst_status swst_activity_attend(swst_store *store, int64_t activity_id, swst_attendee_sort sort,
                                 int64_t id, swst_attendance_presence presence, int64_t minutes)
{
    swst_record *record = NULL;
    struct swst__act whole;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (sort < SWST_ATTENDEE_CLIENT || sort > SWST_ATTENDEE_WORKER)
        return swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT);
    if ((status = swst__act_begin_writing(store, &whole, &swst__kinds[swst__kind_attendance],
                                          SWST__FIELD(attendance, activity_id), activity_id)))
        return status;
    if (!whole.served)
        status = find_row(store, activity_id, &sorts[sort], id, &record);
    if (!status && record)
        status = swst__record_set_int(record, SWST__FIELD(attendance, presence), presence);
    if (!status && record)
        status = set_number(record, SWST__FIELD(attendance, minutes), minutes);
    return swst__act_save(store, &whole, status, record, NULL);
}

/* ----------------------------------------------------------------- warnings */

/* A ledger of the past may lack the day. */
swst_status swst__activities_warn_day(swst_store *store, const swst_record *record)
{
    const struct swst_activity *activity = (const struct swst_activity *)record;

    (void)store;
    return activity->state != SWST_ACTIVITY_STATE_HELD
        || swst__record_has(record, SWST__FIELD(activity, held_on)) ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(activity, held_on), SWST__HELD_WITHOUT_DAY);
}

/* Nothing takes longer than the days it lasts. */
swst_status swst__activities_warn_days(swst_store *store, const swst_record *record)
{
    enum { MINUTES_OF_A_DAY = 1440 };
    const struct swst_activity *activity = (const struct swst_activity *)record;
    int64_t days = swst__record_has(record, SWST__FIELD(activity, days)) ? activity->days : 1;

    (void)store;
    return !swst__record_has(record, SWST__FIELD(activity, minutes))
        || activity->minutes <= days * MINUTES_OF_A_DAY ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(activity, minutes), SWST__LONGER_THAN_ITS_DAYS);
}

/* A dispute that is over has an agreement, or should say why not. */
swst_status swst__incidents_warn_agreement(swst_store *store, const swst_record *record)
{
    const struct swst_incident *incident = (const struct swst_incident *)record;

    (void)store;
    return incident->type != swst__incident_type_DISPUTE || incident->agreement
        || !swst__record_has(record, SWST__FIELD(incident, closed_on)) ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(incident, agreement), SWST__NO_AGREEMENT);
}
