/* Of whom a session is, and what it may do apart from records, as a table. */
#include "base/memory.h"
#include "domain/ids.h"
#include "domain/rights/who.h"
#include "model/structs.h"
#include "model/table.h"
#include "store/session.h"

#include <swstation/session.h>

enum { PERSON_ID, ROLE, PURPOSE, AREA_IDS, CATEGORY_IDS, CHILDREN, POWERS, REVEALS };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }
#define WORD_OF(name_, type_, set, en, zh) \
    COLUMN(name_, type_, en, zh, .max = swst__##set##_end - 1, .choices = &swst__##set##_choices)
#define IDS_OF(name_, target_, en, zh) \
    COLUMN(name_, REFERENCES, en, zh, .target = &swst__kinds[swst__kind_##target_])

static const struct swst_field columns[] = {
    [PERSON_ID] = COLUMN("person_id", INTEGER, "Worker or volunteer", "社工或志愿者", .max = INT64_MAX),
    [ROLE] = WORD_OF("role", CHOICE, account_role, "Role", "角色"),
    [PURPOSE] = WORD_OF("purpose", CHOICE, purpose, "Purpose", "目的"),
    [AREA_IDS] = IDS_OF("area_ids", area, "Areas", "所限区域"),
    [CATEGORY_IDS] = IDS_OF("category_ids", category, "Categories", "所限类别"),
    [CHILDREN] = WORD_OF("children", CHOICE, reach, "Files of children under 14",
                         "不满十四周岁儿童档案"),
    [POWERS] = WORD_OF("powers", SET, power, "Powers apart from records", "记录以外的权限"),
    [REVEALS] = COLUMN("reveals", FLAG, "Personal values in full", "完整显示个人信息", .max = 1),
    { .name = NULL }
};

static swst_status set_ids(swst_table *table, size_t column, const struct swst__ids *ids)
{
    char *text = swst__ids_join(ids);
    swst_status status = text ? SWST_OK : swst__fail_memory();

    if (!status && ids->count)
        status = swst__table_set_text(table, column, text);
    swst_free(text);
    return status;
}

static swst_status fill(const struct swst__session *session, swst_table *table)
{
    const struct swst__who *who = session->who;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, PERSON_ID, session->person);
    swst__table_set_int(table, ROLE, who->role);
    if (session->purpose)
        swst__table_set_int(table, PURPOSE,
                            swst__choice_find(&swst__purpose_choices, session->purpose));
    if (who->reach.children)
        swst__table_set_int(table, CHILDREN, who->reach.children);
    if (session->powers)
        swst__table_set_int(table, POWERS, session->powers);
    swst__table_set_int(table, REVEALS, session->reveals);
    status = set_ids(table, AREA_IDS, &who->areas);
    return status ? status : set_ids(table, CATEGORY_IDS, &who->categories);
}

swst_status swst_session_about(swst_store *store, swst_table **table)
{
    swst_table *made;
    swst_status status = SWST_OK;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("session_about", columns)))
        return SWST_ENOMEM;
    if (swst__store_session(store)->is_open)
        status = fill(swst__store_session(store), made);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
