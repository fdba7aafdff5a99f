/* Clients to be contacted: the rows of the due list that a tier asks for and
 * that are overdue, or due in the days that run now. */
#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "report/desk.h"
#include "report/due_rows.h"

/* "red", or "red,review" when the rule asks for a purpose. */
static char *reason_of(const struct swst__contact_rule *rule)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", rule->level_name);
    if (rule->purpose)
        swst__text_add(&text, ",%s", swst__visit_purpose_choices.words[rule->purpose]);
    return swst__text_take(&text);
}

static swst_status keep(void *keeper, const struct swst__due_row *row)
{
    struct swst__desk *desk = keeper;
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_client, .about_id = row->client_id,
        .client_id = row->client_id, .name = row->name,
    };
    swst_status status;
    char *reason;

    if (row->enrolment_id || row->due.state == swst__due_state_MET)
        return SWST_OK;
    if (!(reason = reason_of(row->rule)))
        return swst__fail_memory();
    matter.area = row->area;
    matter.due_on = row->due.due_on;
    matter.days_overdue = row->due.days_overdue;
    matter.required = row->due.required;
    matter.done = row->due.done;
    matter.reason = reason;
    status = swst__desk_put(desk, &matter);
    swst_free(reason);
    return status;
}

swst_status swst__desk_contacts(struct swst__desk *desk)
{
    struct swst__due_walk walk = { 0 };
    swst_status status = swst__due_walk(&walk, desk->store, &desk->ground, keep, desk);

    swst__due_walk_close(&walk);
    return status;
}
