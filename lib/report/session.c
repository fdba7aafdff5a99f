/* What a session may do, as a table. */
#include "domain/rights/who.h"
#include "model/table.h"
#include "store/session.h"
#include "store/sight.h"

#include <swstation/session.h>

enum { CIRCLE };

#define COLUMN(column, set, en, zh)                                                        \
    { .name = #column, .unit = "", .label = { { en, zh } }, .type = SWST_CHOICE,           \
      .max = swst__##set##_end - 1, .choices = &swst__##set##_choices }
static const struct swst_field columns[] = {
    COLUMN(circle, circle, "Circle of records", "记录类别"),
    COLUMN(counts, reach, "Count in figures", "计入统计"),
    COLUMN(reads, reach, "Read", "查看"),
    COLUMN(writes, reach, "Write", "录入和修改"),
    COLUMN(voids, reach, "Void", "作废"),
    COLUMN(sensitive, reach, "Read what is sensitive", "查看敏感内容"),
    { .name = NULL }
};
#undef COLUMN

static swst_status fill(const struct swst__who *who, swst_table *table)
{
    for (int32_t circle = 1; circle < swst__circle_end; circle++) {
        swst_status status = swst__table_add_row(table);

        if (status)
            return status;
        swst__table_set_int(table, CIRCLE, circle);
        for (unsigned deed = 0; deed < SWST__DEEDS; deed++)
            if (who->reach.of[circle][deed])
                swst__table_set_int(table, CIRCLE + 1 + deed, who->reach.of[circle][deed]);
    }
    return SWST_OK;
}

swst_status swst_session_show(swst_store *store, swst_table **table)
{
    swst_table *made;
    swst_status status = SWST_OK;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__sight_look(store)))         /* as of now */
        return status;
    if (!(made = swst__table_new("session", columns)))
        return SWST_ENOMEM;
    if (swst__store_session(store)->is_open)
        status = fill(swst__store_session(store)->who, made);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
