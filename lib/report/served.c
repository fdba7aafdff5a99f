/* Who was served in a period, by category and area, and in which ways. */
#include "model/structs.h"
#include "report/coverage.h"

#include <swstation/activities.h>

enum {
    IN_SCOPE = SWST__COVERED_COUNTED, SERVED, SERVED_RATE, BY_NONE, CONTACTED, UNCONTACTED, IN_CASE,
    IN_GROUP, IN_ACTIVITY, TIMES, SHARED
};

#define COLUMN(name_, type_, en, zh, unit_, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_, __VA_ARGS__ }

#define COLUMNS(code_flags_, flags_)                                                          \
    [SWST__COVERED_CODE] = COLUMN("area_code", TEXT, "Code", "代码", "",   \
                                 .flags = code_flags_),        \
    [SWST__COVERED_NAME] = COLUMN("area_name", TEXT, "Area", "区域", "", .flags = flags_),    \
    [SWST__COVERED_CATEGORY] = COLUMN("category", TEXT, "Category", "类别", "", .flags = 0),  \
    [SWST__COVERED_UNIT] = COLUMN("unit", CHOICE, "Unit", "单位", "",                         \
                                  .choices = &swst__category_unit_choices),                   \
    [IN_SCOPE] = COLUMN("in_scope", INTEGER, "In scope", "在服务范围", "", .flags = 0),       \
    [SERVED] = COLUMN("served", INTEGER, "Served", "已服务", "", .flags = 0),                 \
    [SERVED_RATE] = COLUMN("served_rate", RATE, "Share served", "服务覆盖率", "", .flags = 0), \
    [BY_NONE] = COLUMN("by_none", INTEGER, "In no way", "未获服务", "", .flags = 0),          \
    [CONTACTED] = COLUMN("contacted", INTEGER, "By a contact", "已联系", "", .flags = 0),     \
    [UNCONTACTED] = COLUMN("uncontacted", INTEGER, "By no contact", "未联系", "", .flags = 0), \
    [IN_CASE] = COLUMN("in_case", INTEGER, "In a case", "个案跟进", "", .flags = 0),          \
    [IN_GROUP] = COLUMN("in_group", INTEGER, "In a group", "小组", "", .flags = 0),           \
    [IN_ACTIVITY] = COLUMN("in_activity", INTEGER, "At an activity", "活动", "", .flags = 0), \
    [TIMES] = COLUMN("person_times", INTEGER, "Person-times", "服务人次",                     \
                     "person-times", .flags = 0)

static const struct swst_field by_area[] = { COLUMNS(0, 0), { .name = NULL } };

static const struct swst_field by_worker[] = {
    COLUMNS(SWST__SORT_PERSON, SWST_PERSONAL | SWST__SORT_NAME),
    [SHARED] = COLUMN("shared", FLAG, "Shared", "共同负责", "", .max = 1),
    { .name = NULL }
};

static void set_numbers(const struct swst__coverage *coverage,
                        const struct swst__covered *covered, int64_t unit, swst_table *table)
{
    swst__table_set_int(table, IN_SCOPE, covered->in_scope);
    swst__table_set_int(table, SERVED, covered->served);
    swst__table_set_rate(table, SERVED_RATE, covered->served, covered->in_scope,
                         swst__category_unit_choices.words[unit]);
    swst__table_set_int(table, BY_NONE, covered->in_scope - covered->served);
    swst__table_set_int(table, CONTACTED, covered->contacted);
    swst__table_set_int(table, UNCONTACTED, covered->in_scope - covered->contacted);
    swst__table_set_int(table, IN_CASE, covered->in_case);
    swst__table_set_int(table, IN_GROUP, covered->in_group);
    swst__table_set_int(table, IN_ACTIVITY, covered->reached);
    swst__table_set_int(table, TIMES, covered->times);
    if (coverage->answer->ground.filter->grouping == SWST_BY_WORKER)
        swst__table_set_int(table, SHARED, covered->shared);
}

swst_status swst_report_served(swst_store *store, const char *from, const char *to,
                               const char *as_of, const swst_filter *filter, swst_table **table)
{
    static const struct swst__coverage_form form = { "served", by_area, by_worker, true,
                                                     set_numbers };

    return swst__coverage_report(store, (const char *const []){ from, to, as_of }, filter, &form,
                                 table);
}
