/* Enrolments whose programme waits for a contact: the rows of the due list
 * that are overdue, or due in the days that run now. */
#include "model/structs.h"
#include "report/desk.h"
#include "report/due_rows.h"
#include "store/db.h"

static swst_status put(struct swst__desk *desk, const struct swst__due_row *row,
                       const char *programme)
{
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_enrolment, .about_id = row->enrolment_id,
        .client_id = row->client_id, .name = row->name, .reason = programme,
    };

    matter.area = row->area;
    matter.due_on = row->due.due_on;
    matter.days_overdue = row->due.days_overdue;
    matter.required = row->due.required;
    matter.done = row->due.done;
    return swst__desk_put(desk, &matter);
}

static swst_status keep(void *keeper, const struct swst__due_row *row)
{
    struct swst__desk *desk = keeper;
    struct swst__statement *statement;
    swst_status status;

    if (!row->enrolment_id || row->due.state == swst__due_state_MET)
        return SWST_OK;
    status = swst__db_take(desk->store, "SELECT name FROM programme WHERE id = ?", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, row->rule->programme_id);
    status = swst__db_step(statement);
    if (status == SWST_ROW || !status)
        status = put(desk, row, status ? swst__db_text(statement, 0) : NULL);
    swst__db_give_back(statement);
    return status;
}

swst_status swst__desk_enrolments(struct swst__desk *desk)
{
    struct swst__due_walk walk = { 0 };
    swst_status status = swst__due_walk(&walk, desk->store, &desk->ground, keep, desk);

    swst__due_walk_close(&walk);
    return status;
}
