/* Whose data are kept without a basis on record. */
#include "domain/privacy/basis.h"
#include "model/structs.h"
#include "report/answer.h"

#include <swstation/privacy.h>

enum { CLIENT_ID, NAME, AREA_CODE, IS_CHILD, LACK, WITHDRAWN_ON };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .flags = 0),
    [IS_CHILD] = COLUMN("is_child", FLAG, "Under 14", "不满十四周岁", .max = 1),
    [LACK] = COLUMN("lack", CHOICE, "What is missing", "缺少",
                    .choices = &swst__consent_lack_choices),
    [WITHDRAWN_ON] = COLUMN("withdrawn_on", DAY, "Withdrawn", "撤回日", .flags = 0),
    { .name = NULL }
};

/* A day that is not on record is none. */
static swst_status find_consent(swst_store *store, struct swst__based *whom)
{
    whom->consent_on = INT64_MIN;
    return swst__db_ask(store, "SELECT consent_on FROM client WHERE id = ?1"
                               " AND consent_on IS NOT NULL", whom->client_id, 0, 0,
                        &whom->consent_on);
}

static swst_status write(struct swst__answer *answer, const struct swst__person *person,
                         bool is_child, const struct swst__basis *basis)
{
    const struct swst__areas *areas = &answer->ground.areas;
    int64_t area = swst__person_area(person, answer->question.as_of);
    swst_table *table = answer->table;
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, NAME, person->name);
    if (!status && area != SWST__NOWHERE)
        status = swst__table_set_text(table, AREA_CODE, areas->at[area].code);
    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, person->id);
    swst__table_set_int(table, IS_CHILD, is_child);
    swst__table_set_int(table, LACK, basis->lack);
    if (basis->withdrawn_on != INT64_MIN)
        swst__table_set_int(table, WITHDRAWN_ON, basis->withdrawn_on);
    return SWST_OK;
}

static swst_status meet(struct swst__answer *answer, const struct swst__person *person)
{
    int64_t day = answer->question.as_of;
    struct swst__based whom = { .client_id = person->id,
        .is_child = person->born_on != SWST__NULL && person->born_on <= day
                    && swst__age_on(person->born_on, day) < SWST__CHILD_BELOW };
    bool admitted = false;
    struct swst__basis basis;
    swst_status status;

    if (!swst__span_holds(person->registered, day))
        return SWST_OK;
    status = swst__ground_admits(&answer->ground, person->id, swst__person_area(person, day),
                                 &admitted);
    if (status || !admitted)
        return status;
    if (!(status = find_consent(answer->store, &whom)))
        status = swst__basis_on(answer->store, &whom, day, &basis);
    return status || !basis.lack ? status : write(answer, person, whom.is_child, &basis);
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__people people = { 0 };
    swst_status status = swst__people_open(&people, answer->store, &answer->ground.areas, NULL);

    while (!status && !swst__answer_is_full(answer)
           && (status = swst__people_next(&people)) == SWST_ROW)
        status = meet(answer, &people.person);
    swst__people_close(&people);
    return status;
}

swst_status swst_report_unconsented(swst_store *store, const char *as_of,
                                    const swst_filter *filter, swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "unconsented", columns, fill, NULL, table);
}
