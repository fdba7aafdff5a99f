/* Clients in scope with whom nobody has been in contact in the month that runs:
 * the rows of the report, up to the day looked from. */
#include "model/structs.h"
#include "report/desk.h"
#include "report/unserved_rows.h"

static swst_status keep(void *keeper, const struct swst__unserved_row *row)
{
    struct swst__desk *desk = keeper;
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_client, .about_id = row->person->id,
        .client_id = row->person->id, .name = row->person->name,
        .reason = swst__unserved_reason_choices.words[row->reason],
    };

    if (row->is_served)
        return SWST_OK;
    matter.area = row->area;
    matter.since_on = row->last_contact_on;
    matter.due_on = swst__bucket_of(SWST__PER_MONTH, desk->as_of).last;
    return swst__desk_put(desk, &matter);
}

swst_status swst__desk_unserved(struct swst__desk *desk)
{
    struct swst__unserved_walk walk = { .keep = keep, .keeper = desk };
    swst_status status;

    walk.window.first = swst__bucket_of(SWST__PER_MONTH, desk->as_of).first;
    walk.window.last = desk->as_of;
    status = swst__unserved_walk(&walk, desk->store, &desk->ground);
    swst__unserved_walk_close(&walk);
    return status;
}
