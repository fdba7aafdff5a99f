/* What the records on a desk are called that are no people. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/desk.h"
#include "store/db.h"

static const char *const titles[] = {
    [swst__kind_activity] = "SELECT title FROM activity WHERE id = ?",
    [swst__kind_case] = "SELECT number FROM \"case\" WHERE id = ?",
    [swst__kind_case_task] = "SELECT number FROM \"case\" WHERE id ="
        " (SELECT case_id FROM case_task WHERE id = ?)",
    [swst__kind_enrolment] = "SELECT name FROM programme WHERE id ="
        " (SELECT programme_id FROM enrolment WHERE id = ?)",
    [swst__kind_group] = "SELECT name FROM \"group\" WHERE id = ?",
    [swst__kind_household] = "SELECT number FROM household WHERE id = ?",
    [swst__kind_membership] = "SELECT number FROM household WHERE id ="
        " (SELECT household_id FROM membership WHERE id = ?)",
    [swst__kind_task] = "SELECT title FROM task WHERE id = ?",
};

swst_status swst__desk_title(swst_store *store, int64_t about, int64_t about_id, char **title)
{
    struct swst__statement *row;
    swst_status status;

    *title = NULL;
    if ((size_t)about >= sizeof titles / sizeof *titles || !titles[about])
        return SWST_OK;
    if ((status = swst__db_take(store, titles[about], &row)))
        return status;
    swst__db_bind_int(row, 1, about_id);
    status = swst__db_step(row);
    if (status == SWST_ROW) {
        status = SWST_OK;
        if (!swst__db_is_null(row, 0) && !(*title = swst__strdup(swst__db_text(row, 0))))
            status = swst__fail_memory();
    }
    swst__db_give_back(row);
    return status;
}
