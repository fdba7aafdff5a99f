/* Enrolments begin and end. */
#include "domain/act.h"
#include "model/structs.h"
#include "store/rows.h"

#include <swstation/programmes.h>

static swst_status make_enrolment(int64_t programme_id, int64_t client_id, int64_t day,
                                  swst_record **made)
{
    swst_record *record = swst_record_new(&swst__kinds[swst__kind_enrolment]);
    swst_status status = record ? SWST_OK : SWST_ENOMEM;

    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(enrolment, programme_id), programme_id);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(enrolment, client_id), client_id);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(enrolment, starts_on), day);
    *made = record;
    return status;
}

swst_status swst_programme_enrol(swst_store *store, int64_t programme_id, int64_t client_id,
                                 const char *on, int64_t *enrolment)
{
    struct swst__act act;
    swst_record *record = NULL;
    int64_t day;
    swst_status status;

    if (!store || !enrolment)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(on, &day))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_enrolment],
                                             SWST__FIELD(enrolment, programme_id), programme_id)))
        return status;
    if (!act.served)
        status = make_enrolment(programme_id, client_id, day, &record);
    return swst__act_save(store, &act, status, record, enrolment);
}

/* Who has left already does not leave later: that is a new enrolment. */
static swst_status end_enrolment(swst_record *record, int64_t day, const char *outcome)
{
    const struct swst_enrolment *enrolment = (const struct swst_enrolment *)record;
    swst_status status;

    if (swst__record_has(record, SWST__FIELD(enrolment, ends_on))
        && enrolment->ends_on.number < day)
        return swst__reject_as(SWST_ECONFLICT, record->kind, SWST__FIELD(enrolment, ends_on),
                               SWST__ENROLMENT_ENDED);
    status = swst__record_set_int(record, SWST__FIELD(enrolment, ends_on), day);
    if (!status && outcome)
        status = swst__record_set_text(record, SWST__FIELD(enrolment, outcome), outcome);
    if (!status && outcome)
        status = swst__record_set_int(record, SWST__FIELD(enrolment, outcome_on), day);
    return status;
}

swst_status swst_programme_leave(swst_store *store, int64_t enrolment_id, const char *last_day,
                                 const char *outcome)
{
    struct swst__act act;
    swst_record *record;
    int64_t day;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(last_day, &day))
        || (status = swst__act_begin_on(store, &act, &swst__kinds[swst__kind_enrolment],
                                        enrolment_id, &record)))
        return status;
    if (record)
        status = end_enrolment(record, day, outcome);
    return swst__act_save(store, &act, status, record, NULL);
}
