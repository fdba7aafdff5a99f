/* BLIND: why nobody was in contact, as the blind-spot report tells it (B4, C8). */
#include "base/memory.h"
#include "model/structs.h"
#include "report/indicators/blind.h"
#include "report/unserved_rows.h"

struct reasons {
    struct swst__said_reasons said;
    int64_t of, reason;                 /* of the client stood on */
    int64_t counts[swst__unserved_reason_end];
};

static void forget(void *at)
{
    struct reasons *reasons = at;

    swst__said_reasons_close(&reasons->said);
    swst_free(reasons);
}

static swst_status open_reasons(struct swst__lens *lens)
{
    struct swst__kept_count *kept = &lens->kept[SWST__KEPT_REASONS];
    struct reasons *made;

    if (kept->at)
        return SWST_OK;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    *kept = (struct swst__kept_count){ made, forget };
    return swst__said_reasons_open(&made->said, lens->answer.store, swst__lens_day(lens));
}

/* Of who is blind, once. */
static swst_status find_reason(const struct swst__measure *measure, struct reasons *reasons)
{
    const struct swst__person *person = measure->facts->person;
    struct swst__lens *lens = measure->lens;
    struct swst__ground *ground = &lens->answer.ground;
    swst_status status = swst__said_reasons_take(&reasons->said, person->id, &reasons->reason);

    if (!status && !reasons->reason
        && !(status = swst__staff_of(&ground->staff, &ground->areas, person->id, lens->area,
                                     &ground->workers)))
        reasons->reason = swst__unserved_derived(person, &ground->workers,
                                                 &measure->facts->contacts,
                                                 swst__lens_window(lens));
    reasons->of = person->id;
    if (reasons->reason > 0 && reasons->reason < (int64_t)swst__unserved_reason_end)
        reasons->counts[reasons->reason]++;             /* others are in a damaged file */
    return status;
}

swst_status swst__count_BLIND_BY_REASON(struct swst__measure *measure)
{
    int64_t id = measure->facts->person->id, type = swst__measure_type(measure);
    struct reasons *reasons;
    swst_status status;

    if (!swst__measure_in_scope(measure) || !swst__blind_is(measure))
        return SWST_OK;
    if ((status = open_reasons(measure->lens)))
        return status;
    reasons = measure->lens->kept[SWST__KEPT_REASONS].at;
    if (reasons->of != id)
        status = find_reason(measure, reasons);
    return status || (type && type != reasons->reason) ? status
        : swst__measure_add(measure, swst__kind_client, id, 1, 0);
}

const int64_t *swst__blind_reasons(const struct swst__lens *lens)
{
    const struct reasons *reasons = lens->kept[SWST__KEPT_REASONS].at;

    return reasons ? reasons->counts : NULL;
}
