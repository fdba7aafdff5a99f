/* Who is still to be screened. */
#include "model/structs.h"
#include "report/screening.h"

#include <swstation/files.h>

enum { CLIENT_ID, NAME, AGE, AREA_CODE };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象", .unit = "",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [AGE] = COLUMN("age", INTEGER, "Age", "年龄", .unit = "years"),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    { .name = NULL }
};

static swst_status show(void *walker, const struct swst__screened *met)
{
    struct swst__answer *answer = walker;
    swst_table *table = answer->table;
    swst_status status;

    if (met->screened || swst__answer_is_full(answer))
        return SWST_OK;
    if ((status = swst__table_add_row(table)))
        return status;
    swst__table_set_int(table, CLIENT_ID, met->person->id);
    swst__table_set_int(table, AGE, met->age);
    status = swst__table_set_text(table, NAME, met->person->name);
    return status ? status
        : swst__table_set_text(table, AREA_CODE, answer->ground.areas.at[met->area].code);
}

static swst_status fill(struct swst__answer *answer)
{
    return swst__screening_walk(answer, show, answer);
}

swst_status swst_report_unscreened(swst_store *store, const char *tool, int64_t least_age,
                                   int64_t most_age, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    const struct swst__screening_asked asked = { tool, least_age, most_age, false };

    return swst__screening_answer(store, &asked, (const char *const[]){ from, to, as_of },
                                  filter, "unscreened", columns, fill, table);
}
